// What was ticked and is no longer in the texts.
import { button, create } from "../page/base.js";
import { fetchData } from "./api.js";
import { allTicks, removeTick } from "./ticks.js";
import { dayInWords, unseen } from "./words.js";

let known; // the ids of all duties that the texts have

/** Lists in a section the ticks that are neither among some ids nor in any text. */
export const showGone = async (section, here) => {
  // Ticks on other pages are no news: only what no text has is listed.
  known ??= fetchData("ansvar").then((all) => new Set(all.map((ansvar) => ansvar.id)));
  let there;
  try {
    there = await known;
  } catch {
    known = undefined;
    return;
  }
  const rows = [...allTicks()].filter(([id]) => !here.has(id) && !there.has(id)).map(([id, tick]) =>
    create(
      "li",
      {},
      tick.text,
      tick.hash ? ` · avbockad ${dayInWords(tick.datum)}` : "",
      tick.anteckning ? ` · anteckning: ${tick.anteckning}` : "",
      " ",
      button(["Ta bort", unseen(`: ${tick.text}`)], async () => {
        removeTick(id);
        await showGone(section, here);
        (section.querySelector("button") ?? document.querySelector("[data-verktyg] button"))?.focus();
      }),
    ),
  );
  section.replaceChildren();
  if (rows.length) {
    section.append(
      create("h3", {}, "Finns inte längre i texterna"),
      create("p", {}, "Det här har du bockat av eller antecknat om tidigare. Ingen text här har uppgiften kvar."),
      create("ul", {}, ...rows),
    );
  }
};
