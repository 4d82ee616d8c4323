// The colour scheme: as the system has it, or as the reader chose.
const VAL = ["auto", "ljus", "mörk"];
const NYCKEL = "farg";
const rot = document.documentElement;

// Storage may be closed to us; the choice then holds for the page.
const las = () => {
  try {
    return localStorage.getItem(NYCKEL);
  } catch {
    return null;
  }
};
const spara = (val) => {
  try {
    localStorage.setItem(NYCKEL, val);
  } catch {}
};

const satt = (val) => {
  if (val === "auto") delete rot.dataset.farg;
  else rot.dataset.farg = val === "mörk" ? "mork" : "ljus";
};

let valt = VAL.includes(las()) ? las() : "auto";
satt(valt);

const koppla = () => {
  const knapp = document.querySelector("[data-fargknapp]");
  const ord = knapp?.querySelector("[data-fargval]");
  const besked = document.querySelector("[data-fargbesked]");
  if (!knapp) return;
  ord.textContent = valt;
  knapp.addEventListener("click", () => {
    valt = VAL[(VAL.indexOf(valt) + 1) % VAL.length];
    satt(valt);
    spara(valt);
    ord.textContent = valt;
    besked.textContent = {
      auto: "Färgerna följer systemets inställning",
      ljus: "Ljusa färger",
      mörk: "Mörka färger",
    }[valt];
  });
};

// Runs before the body is read: it is fetched with `async` so as to hold up as little as possible.
if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", koppla);
else koppla();
