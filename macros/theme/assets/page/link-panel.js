// What a passage's button offers: a link that stays, a link that follows, and how to cite it.
import { button, create, SITE } from "./base.js";

const { dokument, version, hanvisning } = document.querySelector(".versionshuvud").dataset;

const message = create("p", { className: "besked", role: "status" });
const field = create("input", { readOnly: true, hidden: true, ariaLabel: "Text att kopiera" });
const panel = create("div", { className: "lankpanel", popover: "auto", role: "dialog" });
let closed; // what to do when it closes

const copy = async (what, text) => {
  message.textContent = "";
  field.hidden = true;
  try {
    await navigator.clipboard.writeText(text);
    message.textContent = `${what} är kopierad.`;
  } catch {
    field.hidden = false;
    field.value = text;
    field.select();
    message.textContent = "Sidan får inte kopiera i den här webbläsaren. Texten är markerad: kopiera den själv.";
  }
};
const choice = (label, what, text, hint) => [button(label, () => copy(what, text)), create("p", {}, hint)];
const permalink = (path, avsnitt, id) =>
  new URL(`id/${path}/${avsnitt}/${id === avsnitt ? "" : `#${id}`}`, SITE).href;

/** Opens the panel of a button, and calls `after` when it has closed. */
export const openPanel = (opener, after) => {
  const { passage, section, called } = opener;
  const whole = passage.id === section.id;
  const follows = `Leder till den aktuella versionen${whole ? "" : ", och till hela avsnittet om stället har ändrats"}.`;
  const citation = `${hanvisning}, ${called}`;
  message.textContent = "";
  field.hidden = true;
  panel.ariaLabel = `Länk till ${called}`;
  panel.replaceChildren(
    create("p", { className: "lankpanel-plats" }, called),
    ...choice("Kopiera länk som står fast", "Länken", permalink(`${dokument}/${version}`, section.id, passage.id), "Leder alltid till den här versionen."),
    ...choice("Kopiera länk som följer med", "Länken", permalink(dokument, section.id, passage.id), follows),
    ...choice("Kopiera hänvisning", "Hänvisningen", citation, citation),
    field,
    message,
  );
  if (whole) panel.append(create("p", {}, "Med piltangenterna går du från rubrikens knapp till avsnittets stycken."));
  section.bar.after(panel);
  panel.showPopover();
  const box = opener.getBoundingClientRect();
  const furthest = document.documentElement.clientWidth - panel.offsetWidth - 8;
  panel.style.left = `${scrollX + Math.max(8, Math.min(box.right - panel.offsetWidth, furthest))}px`;
  panel.style.top = `${scrollY + box.bottom + 4}px`;
  opener.ariaExpanded = "true";
  closed = () => {
    opener.ariaExpanded = "false";
    after();
  };
  panel.querySelector("button").focus();
};
panel.addEventListener("toggle", (e) => {
  if (e.newState === "closed") closed();
});
