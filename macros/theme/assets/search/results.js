// The page of the search: the address holds the question and the filters, so that it can be shared.
import { create } from "../page/base.js";
import { coalesced } from "./coalesce.js";
import { fetchSearch } from "./start.js";

const form = document.querySelector("[data-sokform]");
const field = form.querySelector("[name=q]");
const selects = [...form.querySelectorAll("select")];
const message = document.querySelector("[data-sokbesked]");
const meant = document.querySelector("[data-sokmenade]");
const place = document.querySelector("[data-sokresultat]");
const more = document.querySelector("[data-sokfler]");
const otherWays = document.querySelector("[data-sokingangar]");
const PAGE = 10;

let tools; // what shows, ranks and finds, when it has come
const loadTools = () =>
  (tools ??= Promise.all([import("./engine.js"), import("./rank.js"), import("./show.js"), fetchSearch()]).then(
    ([{ Engine }, rank, show]) => ({ ...rank, ...show, engine: new Engine(show.INDEX) }),
  ));

let hits = [];
let shown = 0;
let round = 0; // what an earlier one finds when a later one has begun is not shown
let under; // the group that the latest hit stands under

const filters = () => Object.fromEntries(selects.map((select) => [select.name, select.value]));

const row = (unit, { text, duty, isMarked }, { addressOf, titleOf, appendMarked, excerpt }, slag) => {
  const li = create("li");
  const a = appendMarked(create("a"), titleOf(unit), isMarked);
  a.href = addressOf(unit) + (slag === "ansvar" && duty ? duty[0] : "");
  li.append(create("h3", {}, a));
  const trail = [unit.status, ...unit.trail].filter(Boolean);
  if (trail.length) li.append(create("p", { className: "sokstig" }, trail.join(" › ")));
  if (text) li.append(appendMarked(create("p", { className: "sokutdrag" }), excerpt(text, isMarked), isMarked));
  if (duty) {
    const [, roller, what] = duty;
    const label = create("strong", {}, roller ? `Ansvar, ${roller}: ` : "Ansvar: ");
    li.append(create("p", { className: "sokansvar" }, label, what));
  }
  return li;
};

// Shows the next hits; returns their names and texts.
const showMore = async () => {
  const own = round;
  const loaded = await loadTools();
  const next = await Promise.all(
    hits.slice(shown, shown + PAGE).map(async (hit) => [hit.unit ? hit : await loaded.scoreTitle(hit), await loaded.bestPassage(hit)]),
  );
  if (own !== round) return [];
  for (const [{ unit }, passage] of next) {
    if (under?.group !== unit.group) {
      const list = create("ol");
      place.append(create("section", {}, create("h2", {}, unit.group), list));
      under = { group: unit.group, list };
    }
    under.list.append(row(unit, passage, loaded, filters().slag));
  }
  shown += next.length;
  more.hidden = shown >= hits.length;
  return next.flatMap(([{ unit }, { text }]) => [unit.title, ...unit.names, text]);
};

// Tells how many there are, which words are nowhere, and what was looked for in their stead.
const tell = ({ now, then }, count, texts, { asWritten }) => {
  const isFound = (q) => q.hits.size > 0;
  const nowhere = now.filter((q) => !isFound(q) && !then.some((other) => other.word === q.word && isFound(other)));
  const replaced = new Map([...then, ...now].filter((q) => q.replacement).map((q) => [q.word, q]));
  const missing = nowhere.length ? ` Texterna har inget om ${nowhere.map((q) => `”${q.word}”`).join(" eller ")}.` : "";
  message.textContent = `${count === 0 ? "Inga träffar" : count === 1 ? "1 träff" : `${count} träffar`}.${missing}`;
  meant.hidden = !replaced.size;
  meant.replaceChildren();
  for (const [word, q] of replaced) {
    meant.append("Menade du ", create("strong", {}, asWritten(q, texts)), `? Inget heter ”${word}”. `);
  }
};

const search = async (typing = false) => {
  const own = ++round;
  const text = field.value.trim();
  const chosen = filters();
  const url = new URL(location);
  for (const [name, value] of [["q", text], ...Object.entries(chosen)]) {
    if (value) url.searchParams.set(name, value);
    else url.searchParams.delete(name);
  }
  history.replaceState(null, "", url);
  document.title = document.title.replace(/^(?:.* – )?Sök – /, text ? `${text} – Sök – ` : "Sök – ");
  otherWays.hidden = text !== "";
  if (!text) {
    place.replaceChildren();
    message.textContent = "";
    meant.hidden = more.hidden = true;
    return;
  }
  try {
    const loaded = await loadTools();
    const answer = await loaded.engine.search(text, {
      ...chosen,
      typing,
      older: { alla: true, aktuella: false }[chosen.texter],
    });
    if (own !== round) return;
    hits = answer.hits;
    shown = 0;
    under = undefined;
    place.replaceChildren();
    const texts = await showMore();
    if (own !== round) return;
    tell(answer, hits.length, texts, loaded);
    otherWays.hidden = hits.length > 0;
  } catch {
    message.textContent = "Sökningen går inte att nå just nu. Prova att ladda om sidan.";
    otherWays.hidden = false;
  }
};

field.addEventListener("focus", () => loadTools().catch(() => {}), { once: true });
field.addEventListener("input", coalesced(() => search(!field.value.endsWith(" "))));
form.addEventListener("change", (e) => e.target !== field && search());
form.addEventListener("submit", (e) => {
  e.preventDefault();
  search();
});
more.querySelector("button").addEventListener("click", showMore);

const asked = new URLSearchParams(location.search);
field.value = asked.get("q") ?? "";
for (const select of selects) {
  select.value = asked.get(select.name) ?? "";
  if (select.selectedIndex < 0) select.value = "";
}
form.querySelector("[data-sokfilter]").hidden = false;
if (field.value.trim()) search();
