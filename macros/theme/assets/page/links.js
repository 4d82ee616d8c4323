// A button at every passage of the city's text, to copy a link to it; what it offers is in
// link-panel.js. Each section has one tab stop, at its heading; arrow keys walk its passages.
import { create } from "./base.js";

const header = document.querySelector(".versionshuvud");
const article = header.closest("article");
const PASSAGE = ".styrtext :is(h1,h2,h3,h4,h5,h6,p,li)[id]";
const ORDINALS =
  "första andra tredje fjärde femte sjätte sjunde åttonde nionde tionde elfte tolfte trettonde fjortonde femtonde sextonde sjuttonde artonde nittonde tjugonde".split(" ");

const ordinal = (n) => ORDINALS[n - 1] ?? `${n}:${/[12]$/.test(n) ? "a" : "e"}`;

// ---- Names ----

const sections = new Map();
let around; // the section that the boxes after it stand in

/** What a section is called: whole, and before "tredje stycket". */
const sectionName = (heading) => {
  const title = heading.textContent.replace(/\s+/g, " ").trim();
  const number = /^(\d+(?:\.\d+)*)\.* ./.exec(title)?.[1];
  if (number) return { whole: title, short: `${number.includes(".") ? "" : "kapitel "}${number}`, joint: " " };
  let whole = heading.id === "titelblad" ? "titelbladet" : `avsnittet ”${title}”`;
  if (around && heading.closest(".ruta")) whole += ` i ${around.short}`;
  return { whole, short: whole, joint: ", " };
};

const partName = (id) => {
  const [, stycke, punkter, figure] = /-(?:st(\d+)((?:-p\d+)*)|bildtext(\d+))$/.exec(id);
  if (figure) return `${ordinal(figure)} bildtexten`;
  const steps = punkter.split("-p").slice(1);
  return [`${ordinal(stycke)} stycket`, ...steps.map((p, i) => `${ordinal(p)} ${i ? "underp" : "p"}unkten`)].join(" ");
};

/** The section of a passage, and what the passage is called. */
const locate = (passage) => {
  if (!passage.id.startsWith("fn:")) {
    const section = sections.get(passage.id.replace(/-(st|bildtext)\d+(-p\d+)*$/, ""));
    return [section, section && section.short + section.joint + partName(passage.id)];
  }
  const sign = article.querySelector(`a.footnote-ref[href$="#${passage.id}"]`);
  const [section] = sign ? locate(sign.closest(PASSAGE)) : [];
  const number = [...passage.parentNode.children].indexOf(passage) + 1;
  return [section, section && `${section.short}${section.joint}fotnot ${number}`];
};

// ---- Buttons ----

const buttons = new Map();
let shown;
const isOpen = () => shown?.ariaExpanded === "true";

const hide = () => {
  if (!shown || shown === document.activeElement || isOpen()) return;
  shown.classList.remove("visas");
  shown = undefined;
};
const show = (button) => {
  if (shown !== button) {
    shown?.classList.remove("visas");
    shown = button;
    button.classList.add("visas");
  }
  // Beside the column; where there is no room, in the space above the passage.
  const [zero, passage, column] = [button.closest(".lankar"), button.passage, header].map((n) => n.getBoundingClientRect());
  const { offsetWidth: width, offsetHeight: height } = button;
  const room = column.right + width + 2 <= document.documentElement.clientWidth;
  button.style.left = `${column.right - zero.left + (room ? 2 : -width)}px`;
  button.style.top = `${passage.top - zero.top - (room ? 0 : height)}px`;
};

const addButton = (passage, section, called) => {
  const button = create("button", { type: "button", className: "lankknapp", passage, section, called, tabIndex: -1 }, "Länk");
  button.ariaLabel = `Kopiera länk till ${called}`;
  button.ariaExpanded = "false";
  button.ariaHasPopup = "dialog";
  section.bar.append(button);
  buttons.set(passage, button);
  return button;
};

const addBar = (heading) => {
  const section = { id: heading.id, ...sectionName(heading), bar: create("div", { className: "lankrad" }) };
  if (!heading.closest(".ruta")) around = section;
  section.bar.role = "toolbar";
  section.bar.ariaLabel = `Länkar till ${section.whole}`;
  sections.set(heading.id, section);
  const text = heading.closest(".styrtext");
  if (!text.nextElementSibling?.matches(".lankar")) text.after(create("div", { className: "lankar" }));
  text.nextElementSibling.append(section.bar);
  addButton(heading, section, section.whole).tabIndex = 0;

  section.bar.addEventListener("keydown", (e) => {
    const all = [...section.bar.children];
    const i = all.indexOf(e.target);
    const to = { ArrowDown: i + 1, ArrowRight: i + 1, ArrowUp: i - 1, ArrowLeft: i - 1, Home: 0, End: all.length - 1 }[e.key];
    if (to === undefined) return;
    e.preventDefault();
    if (!all[to]) return;
    show(all[to]);
    all[to].focus();
  });
};

for (const passage of "popover" in header ? article.querySelectorAll(PASSAGE) : []) {
  if (passage.tagName[0] === "H") {
    addBar(passage);
  } else {
    const [section, called] = locate(passage);
    if (section) addButton(passage, section, called);
  }
}

// ---- Mouse, touch, keyboard ----

const buttonAt = (e) => buttons.get(e.target.closest(PASSAGE));

article.addEventListener("pointerover", (e) => {
  if (e.pointerType === "mouse" && buttonAt(e) && !isOpen()) show(buttonAt(e));
});
article.addEventListener("pointerleave", (e) => {
  if (e.pointerType === "mouse") hide();
});
article.addEventListener("click", async (e) => {
  const button = e.target.closest(".lankknapp");
  if (button) {
    show(button);
    (await import("./link-panel.js")).openPanel(button, hide);
  } else if (buttonAt(e)) show(buttonAt(e));
  else hide();
});
article.addEventListener("focusin", (e) => {
  if (!e.target.matches(".lankknapp")) return;
  show(e.target);
  e.target.scrollIntoView({ block: "nearest" });
});
article.addEventListener("focusout", (e) => {
  if (e.target.matches(".lankknapp")) setTimeout(hide);
});
addEventListener("resize", () => shown && show(shown));
