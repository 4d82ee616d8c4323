// What a passage's button offers: a link that stays, a link that follows, and how to cite it.
const { dokument, version, hanvisning } = document.querySelector(".versionshuvud").dataset;

const ny = (tagg, egenskaper, ...barn) => {
  const nod = Object.assign(document.createElement(tagg), egenskaper);
  nod.append(...barn);
  return nod;
};
const besked = ny("p", { className: "besked", role: "status" });
const falt = ny("input", { readOnly: true, hidden: true, ariaLabel: "Text att kopiera" });
const panel = ny("div", { className: "lankpanel", popover: "auto", role: "dialog" });
let stangd;

const kopiera = async (vad, text) => {
  besked.textContent = "";
  falt.hidden = true;
  try {
    await navigator.clipboard.writeText(text);
    besked.textContent = `${vad} är kopierad.`;
  } catch {
    falt.hidden = false;
    falt.value = text;
    falt.select();
    besked.textContent = "Sidan får inte kopiera i den här webbläsaren. Texten är markerad: kopiera den själv.";
  }
};
const val = (ord, vad, text, not) => {
  const knapp = ny("button", { type: "button" }, ord);
  knapp.addEventListener("click", () => kopiera(vad, text));
  return [knapp, ny("p", {}, not)];
};
// The site may live in a folder: its root is found from this file.
const adress = (stig, avsnitt, id) =>
  new URL(`../id/${stig}/${avsnitt}/${id === avsnitt ? "" : `#${id}`}`, import.meta.url).href;

/** Opens the panel of a button, and calls `efter` when it has closed. */
export const oppna = (knapp, efter) => {
  const { nod, del, vad } = knapp;
  const helt = nod.id === del.id;
  const foljer = `Leder till den aktuella versionen${helt ? "" : ", och till hela avsnittet om stället har ändrats"}.`;
  const citat = `${hanvisning}, ${vad}`;
  besked.textContent = "";
  falt.hidden = true;
  panel.ariaLabel = `Länk till ${vad}`;
  panel.replaceChildren(
    ny("p", { className: "lankpanel-plats" }, vad),
    ...val("Kopiera länk som står fast", "Länken", adress(`${dokument}/${version}`, del.id, nod.id), "Leder alltid till den här versionen."),
    ...val("Kopiera länk som följer med", "Länken", adress(dokument, del.id, nod.id), foljer),
    ...val("Kopiera hänvisning", "Hänvisningen", citat, citat),
    falt,
    besked,
  );
  if (helt) panel.append(ny("p", {}, "Med piltangenterna går du från rubrikens knapp till avsnittets stycken."));
  del.rad.after(panel);
  panel.showPopover();
  const ruta = knapp.getBoundingClientRect();
  const hogst = document.documentElement.clientWidth - panel.offsetWidth - 8;
  panel.style.left = `${scrollX + Math.max(8, Math.min(ruta.right - panel.offsetWidth, hogst))}px`;
  panel.style.top = `${scrollY + ruta.bottom + 4}px`;
  knapp.ariaExpanded = "true";
  stangd = () => {
    knapp.ariaExpanded = "false";
    efter();
  };
  panel.querySelector("button").focus();
};
panel.addEventListener("toggle", (e) => {
  if (e.newState === "closed") stangd();
});
