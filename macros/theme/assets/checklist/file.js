// Files that the reader saves and reads in.
import { create } from "../page/base.js";
import { allTicks, parseTicks, takeOver } from "./ticks.js";
import { plural, today } from "./words.js";

const TYPE = "styrdok-bockar";
const VERSION = 1;

/** Saves a text as a file; returns the name of the file. */
export const download = (name, type, text) => {
  const a = create("a", { download: name, href: URL.createObjectURL(new Blob([text], { type })) });
  a.click();
  setTimeout(() => URL.revokeObjectURL(a.href), 60_000);
  return name;
};

/** Saves the ticks as a file; returns what to say of it. */
export const saveTicks = () => {
  const data = { typ: TYPE, version: VERSION, bockar: Object.fromEntries(allTicks()) };
  return `Sparas som ${download(`checklista-${today()}.json`, "application/json", JSON.stringify(data, null, 1))}.`;
};

const ticksIn = (text) => {
  const data = JSON.parse(text);
  if (data.typ !== TYPE || data.version !== VERSION) throw new TypeError();
  return parseTicks(data.bockar);
};

/** Takes over what a file has that is newer; returns what to say of it. */
export const readTicks = async (file) => {
  try {
    const ticks = ticksIn(await file.text());
    const newer = takeOver(ticks);
    return `${plural(ticks.size, "punkt", "punkter")} i filen, varav ${plural(newer, "ny eller nyare", "nya eller nyare")} än här.`;
  } catch {
    return `Filen ${file.name} är ingen sparad checklista härifrån, eller så är den skadad. Dina bockar är kvar som de var.`;
  }
};
