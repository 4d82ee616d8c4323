// The receipt: what the reader has ticked, with the hash of each text, to print or to save.
import { button, create } from "../page/base.js";
import { fetchData } from "./api.js";
import { download } from "./file.js";
import { idOf, tickOf } from "./ticks.js";
import { dayInWords, plural, textOf, today } from "./words.js";

/** The duties by the version of the text that they stand in: its name, its hash, and a line for each. */
const byVersion = async (items) => {
  const versions = await fetchData("versioner").catch(() => []);
  const found = new Map();
  for (const item of items) {
    const { dokument, version } = item.dataset;
    const key = `${dokument}/${version}`;
    if (!found.has(key)) {
      found.set(key, {
        name: textOf(item.querySelector(".ansvar-dokument")).replace(/,$/, ""),
        sum: versions.find((v) => v.dokument === dokument && v.id === version)?.sha256 ?? "gick inte att hämta",
        lines: [],
      });
    }
    const tick = tickOf(item);
    found.get(key).lines.push(`${tick.text} (${idOf(item)}, lydelse ${tick.hash}, avbockad ${tick.datum})`);
  }
  return found;
};

const textFile = (head, versions, end) => {
  const body = [...versions].flatMap(([key, { name, sum, lines }]) => [
    name,
    `Version: ${key}`,
    `SHA-256: ${sum}`,
    ...lines.map((line) => `- ${line}`),
    "",
  ]);
  return ["Läst och förstått", "", ...head, "", ...body, ...end, ""].join("\r\n");
};

/** Shows the receipt for the duties of a list that are done, of so many. */
export const giveReceipt = async (list, done, total) => {
  const name = list.dataset.namn ?? (list.dataset.roll ? textOf(document.querySelector("h1")) : list.ariaLabel);
  const versions = await byVersion(done);
  const head = [
    `Gäller: ${name}`,
    `Datum: ${dayInWords(today())}`,
    `Sida: ${location.href.split("#")[0]}`,
    `Jag har läst och förstått ${done.length} av ${plural(total, "uppgift", "uppgifter")} i listan:`,
  ];
  const end = ["Namn", "Underskrift"].map((label) => `${label}: ______________________________`);
  const save = () => download(`kvittens-${today()}.txt`, "text/plain;charset=utf-8", textFile(head, versions, end));
  const title = create("h2", { id: "kvittens" }, "Läst och förstått");
  const dialog = create(
    "dialog",
    { className: "kvittens md-typeset" },
    title,
    create(
      "div",
      { className: "knappar" },
      button("Skriv ut", () => print()),
      button("Spara som textfil", save),
      button("Stäng", () => dialog.close()),
    ),
    ...head.map((line) => create("p", {}, line)),
    ...[...versions].flatMap(([key, { name, sum, lines }]) => [
      create("h3", {}, name),
      create("p", {}, `Version: ${key}`),
      create("p", {}, "SHA-256: ", create("code", {}, sum)),
      create("ul", {}, ...lines.map((line) => create("li", {}, line))),
    ]),
    ...end.map((line) => create("p", {}, line)),
  );
  dialog.setAttribute("aria-labelledby", title.id);
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
};
