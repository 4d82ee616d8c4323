// A duty in a list: its box, its note, and what it said when it was ticked if that was something else.
import { button, create } from "../page/base.js";
import { noteItem, stateOf, tickItem, tickOf, untickItem, wordingOf } from "./ticks.js";
import { dayInWords, textOf, unseen } from "./words.js";

let count = 0;
const parts = new WeakMap();

/** Gives a duty its box and its note. */
export const prepareItem = (item) => {
  const text = item.querySelector(".ansvar-text");
  const box = create("input", { type: "checkbox", id: `bock-${++count}`, className: "bock" });
  const label = create("label", { htmlFor: box.id });
  text.replaceWith(box, label);
  label.append(text);
  box.addEventListener("change", () => (box.checked ? tickItem : untickItem)(item));

  const field = create("textarea", { id: `anteckning-${count}`, rows: 2, maxLength: 4000, placeholder: " " });
  const row = create(
    "p",
    { className: "anteckning", hidden: true },
    create("label", { htmlFor: field.id }, "Anteckning", unseen(` till: ${textOf(text)}`)),
    field,
  );
  const opener = button(["Anteckning", unseen(` till: ${textOf(text)}`)], () => {
    row.hidden = !row.hidden;
    opener.ariaExpanded = String(!row.hidden);
    if (!row.hidden) field.focus();
  });
  opener.className = "anteckna";
  opener.ariaExpanded = "false";
  field.addEventListener("input", () => noteItem(item, field.value));

  const when = create("span", { className: "nar" });
  item.querySelector(".ansvar-fakta").append(when);
  item.append(opener, row);
  parts.set(item, { box, field, row, opener, when });
};

/** Shows what is kept of a duty. */
export const showItem = (item) => {
  const { box, field, row, opener, when } = parts.get(item);
  const tick = tickOf(item);
  const state = stateOf(item);
  box.checked = state === "ticked";
  when.textContent = state === "ticked" ? ` · avbockad ${dayInWords(tick.datum)}` : "";
  item.querySelector(".andrad")?.remove();
  if (state === "revised") item.querySelector(".ansvar-rad").after(revision(item, tick));
  if (field !== document.activeElement) {
    field.value = tick?.anteckning ?? "";
    if (field.value) {
      row.hidden = false;
      opener.ariaExpanded = "true";
    }
  }
};

// Both wordings stand whole: nobody has to put one together from what was struck and added.
const revision = (item, tick) => {
  const now = wordingOf(item);
  const wordings = [
    ["Förut", tick.text, "Nu", now.text],
    ["Så stod det", tick.citat, "Så står det nu", now.citat],
  ].filter(([, before, , after]) => before !== after);
  const pair = (label, text) => [create("dt", {}, label), create("dd", {}, text)];
  const again = button(["Bocka av den nya lydelsen", unseen(`: ${now.text}`)], () => {
    tickItem(item);
    item.querySelector(".bock").focus();
  });
  return create(
    "div",
    { className: "andrad" },
    create("p", {}, create("strong", {}, "Ändrad sedan du bockade av"), ` ${dayInWords(tick.datum)}`),
    ...wordings.map(([was, before, is, after]) => create("dl", {}, ...pair(was, before), ...pair(is, after))),
    create("p", {}, again),
  );
};
