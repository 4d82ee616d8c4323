// The colour scheme: as the system has it, or as the reader chose.
const SCHEMES = ["auto", "ljus", "mörk"];
const KEY = "farg";
const page = document.documentElement;

// Storage may be closed to us; the choice then holds for the page.
const stored = () => {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
};
const store = (scheme) => {
  try {
    localStorage.setItem(KEY, scheme);
  } catch {}
};

const apply = (scheme) => {
  if (scheme === "auto") delete page.dataset.farg;
  else page.dataset.farg = scheme === "mörk" ? "mork" : "ljus";
};

let chosen = SCHEMES.includes(stored()) ? stored() : "auto";
apply(chosen);

const connect = () => {
  const button = document.querySelector("[data-fargknapp]");
  const label = button?.querySelector("[data-fargval]");
  const message = document.querySelector("[data-fargbesked]");
  if (!button) return;
  label.textContent = chosen;
  button.addEventListener("click", () => {
    chosen = SCHEMES[(SCHEMES.indexOf(chosen) + 1) % SCHEMES.length];
    apply(chosen);
    store(chosen);
    label.textContent = chosen;
    message.textContent = {
      auto: "Färgerna följer systemets inställning",
      ljus: "Ljusa färger",
      mörk: "Mörka färger",
    }[chosen];
  });
};

// Runs before the body is read: it is fetched with `async` so as to hold up as little as possible.
if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", connect);
else connect();
