// A button at every passage of the city's text, to copy a link to it; what it offers is in
// lankval.js. Each section has one tab stop, at its heading; arrow keys walk its passages.
const huvud = document.querySelector(".versionshuvud");
const artikel = huvud.closest("article");
const PASSAGE = ".styrtext :is(h1,h2,h3,h4,h5,h6,p,li)[id]";
const TAL =
  "första andra tredje fjärde femte sjätte sjunde åttonde nionde tionde elfte tolfte trettonde fjortonde femtonde sextonde sjuttonde artonde nittonde tjugonde".split(" ");

const ny = (tagg, egenskaper, ...barn) => {
  const nod = Object.assign(document.createElement(tagg), egenskaper);
  nod.append(...barn);
  return nod;
};
const talet = (n) => TAL[n - 1] ?? `${n}:${/[12]$/.test(n) ? "a" : "e"}`;

// ---- Names ----

const avsnitt = new Map();
let runt;

/** What a section is called: whole, and before "tredje stycket". */
const namn = (rubrik) => {
  const ord = rubrik.textContent.replace(/\s+/g, " ").trim();
  const nummer = /^(\d+(?:\.\d+)*)\.* ./.exec(ord)?.[1];
  if (nummer) return { helt: ord, kort: `${nummer.includes(".") ? "" : "kapitel "}${nummer}`, fore: " " };
  let helt = rubrik.id === "titelblad" ? "titelbladet" : `avsnittet ”${ord}”`;
  if (runt && rubrik.closest(".ruta")) helt += ` i ${runt.kort}`;
  return { helt, kort: helt, fore: ", " };
};

const delens = (id) => {
  const [, st, punkter, bild] = /-(?:st(\d+)((?:-p\d+)*)|bildtext(\d+))$/.exec(id);
  if (bild) return `${talet(bild)} bildtexten`;
  const led = punkter.split("-p").slice(1);
  return [`${talet(st)} stycket`, ...led.map((p, i) => `${talet(p)} ${i ? "underp" : "p"}unkten`)].join(" ");
};

/** The section of a passage, and what the passage is called. */
const plats = (nod) => {
  if (!nod.id.startsWith("fn:")) {
    const del = avsnitt.get(nod.id.replace(/-(st|bildtext)\d+(-p\d+)*$/, ""));
    return [del, del && del.kort + del.fore + delens(nod.id)];
  }
  const tecken = artikel.querySelector(`a.footnote-ref[href$="#${nod.id}"]`);
  const [del] = tecken ? plats(tecken.closest(PASSAGE)) : [];
  return [del, del && `${del.kort}${del.fore}fotnot ${[...nod.parentNode.children].indexOf(nod) + 1}`];
};

// ---- Buttons ----

const knappar = new Map();
let visad;
const oppen = () => visad?.ariaExpanded === "true";

const dolj = () => {
  if (!visad || visad === document.activeElement || oppen()) return;
  visad.classList.remove("visas");
  visad = undefined;
};
const visa = (knapp) => {
  if (visad !== knapp) {
    visad?.classList.remove("visas");
    visad = knapp;
    knapp.classList.add("visas");
  }
  // Beside the column; where there is no room, in the space above the passage.
  const [noll, nod, spalt] = [knapp.closest(".lankar"), knapp.nod, huvud].map((n) => n.getBoundingClientRect());
  const { offsetWidth: bredd, offsetHeight: hojd } = knapp;
  const plats = spalt.right + bredd + 2 <= document.documentElement.clientWidth;
  knapp.style.left = `${spalt.right - noll.left + (plats ? 2 : -bredd)}px`;
  knapp.style.top = `${nod.top - noll.top - (plats ? 0 : hojd)}px`;
};

const gorKnapp = (nod, del, vad) => {
  const knapp = ny("button", { type: "button", className: "lankknapp", nod, del, vad, tabIndex: -1 }, "Länk");
  knapp.ariaLabel = `Kopiera länk till ${vad}`;
  knapp.ariaExpanded = "false";
  knapp.ariaHasPopup = "dialog";
  del.rad.append(knapp);
  knappar.set(nod, knapp);
  return knapp;
};

const gorRad = (rubrik) => {
  const del = { id: rubrik.id, ...namn(rubrik), rad: ny("div", { className: "lankrad" }) };
  if (!rubrik.closest(".ruta")) runt = del;
  del.rad.role = "toolbar";
  del.rad.ariaLabel = `Länkar till ${del.helt}`;
  avsnitt.set(rubrik.id, del);
  const text = rubrik.closest(".styrtext");
  if (!text.nextElementSibling?.matches(".lankar")) text.after(ny("div", { className: "lankar" }));
  text.nextElementSibling.append(del.rad);
  gorKnapp(rubrik, del, del.helt).tabIndex = 0;

  del.rad.addEventListener("keydown", (e) => {
    const alla = [...del.rad.children];
    const i = alla.indexOf(e.target);
    const till = { ArrowDown: i + 1, ArrowRight: i + 1, ArrowUp: i - 1, ArrowLeft: i - 1, Home: 0, End: alla.length - 1 }[e.key];
    if (till === undefined) return;
    e.preventDefault();
    if (!alla[till]) return;
    visa(alla[till]);
    alla[till].focus();
  });
};

for (const nod of "popover" in huvud ? artikel.querySelectorAll(PASSAGE) : []) {
  if (nod.tagName[0] === "H") {
    gorRad(nod);
  } else {
    const [del, vad] = plats(nod);
    if (del) gorKnapp(nod, del, vad);
  }
}

// ---- Mouse, touch, keyboard ----

const knappen = (e) => knappar.get(e.target.closest(PASSAGE));

artikel.addEventListener("pointerover", (e) => {
  if (e.pointerType === "mouse" && knappen(e) && !oppen()) visa(knappen(e));
});
artikel.addEventListener("pointerleave", (e) => {
  if (e.pointerType === "mouse") dolj();
});
artikel.addEventListener("click", async (e) => {
  const knapp = e.target.closest(".lankknapp");
  if (knapp) {
    visa(knapp);
    (await import("./lankval.js")).oppna(knapp, dolj);
  } else if (knappen(e)) visa(knappen(e));
  else dolj();
});
artikel.addEventListener("focusin", (e) => {
  if (!e.target.matches(".lankknapp")) return;
  visa(e.target);
  e.target.scrollIntoView({ block: "nearest" });
});
artikel.addEventListener("focusout", (e) => {
  if (e.target.matches(".lankknapp")) setTimeout(dolj);
});
addEventListener("resize", () => visad && visa(visad));
