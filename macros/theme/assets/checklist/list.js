// A checklist: its tools, how far the reader has come, and its duties. Starts the lists of the page.
import { button, create } from "../page/base.js";
import { prepareItem, showItem } from "./item.js";
import { allTicks, idOf, isStored, readStored, stateOf, whenChanged } from "./ticks.js";
import { plural } from "./words.js";

const lists = new Map(); // each with where it tells how far it has come, and what else it has to say
const itemsOf = (list) => [...list.querySelectorAll("[data-ansvar]")];
const say = (node, text) => {
  if (node.textContent !== text) node.textContent = text;
};

const addTools = (list, place) => {
  const progress = create("p", { className: "framsteg" });
  const message = create("p", { className: "besked" });
  progress.role = message.role = "status";
  const tell = (text) => say(message, text);
  const unreachable = () => tell("Det gick inte att hämta det som behövs. Kontrollera anslutningen och försök igen.");
  const input = create("input", { type: "file", accept: ".json,application/json", hidden: true });
  input.addEventListener("change", () => {
    const [file] = input.files;
    import("./file.js").then(async ({ readTicks }) => tell(await readTicks(file)), unreachable);
    input.value = "";
  });
  const row = create(
    "div",
    { className: "knappar" },
    button("Skriv ut", () => print()),
    button("Spara till fil", () => import("./file.js").then(({ saveTicks }) => tell(saveTicks()), unreachable)),
    button("Läs från fil", () => input.click()),
    button("Kvittens", () => {
      const items = itemsOf(list);
      const done = items.filter((item) => stateOf(item) === "ticked");
      if (done.length) import("./receipt.js").then(({ giveReceipt }) => giveReceipt(list, done, items.length), unreachable);
      else tell("Bocka av minst en uppgift först: kvittensen gäller det du har bockat av.");
    }),
    input,
  );
  place.append(progress, row, message);
  lists.set(list, { progress, message });
};

const showAll = () => {
  for (const [list, { progress, message }] of lists) {
    const items = itemsOf(list);
    items.forEach(showItem);
    const [done, revised] = ["ticked", "revised"].map((state) => items.filter((item) => stateOf(item) === state).length);
    say(
      progress,
      `${done} av ${items.length} avbockade` +
        (revised ? `, ${plural(revised, "ändrad", "ändrade")} sedan du bockade av` : ""),
    );
    if (!isStored()) say(message, "Webbläsaren tillåter inte att något sparas. Bockarna försvinner när du lämnar sidan, om du inte sparar dem till en fil.");
  }
  showOthers();
};

// What was ticked and stands in no list of the page may be gone from the texts.
const gone = create("section", { className: "borttagna" });
const showOthers = () => {
  const here = new Set([...lists.keys()].flatMap(itemsOf).map(idOf));
  if ([...allTicks().keys()].every((id) => here.has(id))) gone.replaceChildren();
  else import("./gone.js").then(({ showGone }) => showGone(gone, here), () => {});
};

/** Gives a list its boxes, notes and tools. */
export const setUp = (list) => {
  itemsOf(list).forEach(prepareItem);
  const place = list.querySelector("[data-verktyg]");
  if (place) addTools(list, place);
  list.after(gone);
  const readable = readStored();
  showAll();
  if (!readable && place) say(lists.get(list).message, "Det som var sparat gick inte att läsa. Det är lagt åt sidan i webbläsaren, och listan börjar om.");
};

whenChanged(showAll);
document.querySelectorAll("[data-checklista]").forEach(setUp);
