// Ticks and notes, kept in this browser alone. A tick is bound to the wording that was ticked: when
// the text of a duty changes, it no longer counts.
import { textOf, today } from "./words.js";

const KEY = "styrdok.ansvar.v1";
const FIELDS = ["hash", "text", "citat", "datum", "anteckning"];

let ticks = new Map(); // by the id of the duty
let stored = true;
let show = () => {};

/** Sets what shows the ticks anew each time that they have changed, here or in another tab. */
export const whenChanged = (run) => {
  show = run;
};

/** Tells whether the browser lets anything be kept. */
export const isStored = () => stored;

export const allTicks = () => ticks;
export const idOf = (item) => item.dataset.ansvar;
export const tickOf = (item) => ticks.get(idOf(item));

export const wordingOf = (item) => ({
  hash: item.dataset.hash,
  text: textOf(item.querySelector(".ansvar-text")),
  citat: textOf(item.querySelector("blockquote")),
});

/** "ticked", "revised" when it was another wording that was ticked, or nothing. */
export const stateOf = (item) => {
  const hash = tickOf(item)?.hash;
  return hash ? (hash === item.dataset.hash ? "ticked" : "revised") : "";
};

/** Returns the ticks that some data holds; throws if it is anything else. */
export const parseTicks = (data) => {
  if (Object.getPrototypeOf(data) !== Object.prototype) throw new TypeError();
  return new Map(
    Object.entries(data).map(([id, given]) => {
      const tick = Object.fromEntries(FIELDS.map((field) => [field, given[field] ?? ""]));
      const wrong = FIELDS.some((field) => typeof tick[field] !== "string" || tick[field].length > 9000);
      if (wrong || !/^[a-z0-9-]{1,100}$/.test(id) || !/^\d{4}-\d\d-\d\d$/.test(tick.datum)) {
        throw new TypeError(id);
      }
      return [id, tick];
    }),
  );
};

/** Reads what other pages and tabs may have written; returns false if it was unreadable. */
export const readStored = () => {
  if (!stored) return true;
  let text = null;
  try {
    text = localStorage.getItem(KEY);
    ticks = text ? parseTicks(JSON.parse(text)) : new Map();
  } catch {
    try {
      // Somebody else wrote here. It is put aside, not overwritten.
      if (text !== null) localStorage.setItem(`${KEY}.olaslig`, text);
      localStorage.removeItem(KEY);
    } catch {
      stored = false;
    }
    return text === null;
  }
  return true;
};
const store = () => {
  try {
    localStorage.setItem(KEY, JSON.stringify(Object.fromEntries(ticks)));
    stored = true;
  } catch {
    stored = false;
  }
};
const change = (run) => {
  readStored();
  run();
  store();
  show();
};

export const tickItem = (item) =>
  change(() => ticks.set(idOf(item), { ...wordingOf(item), datum: today(), anteckning: tickOf(item)?.anteckning ?? "" }));
export const untickItem = (item) =>
  change(() => {
    const tick = tickOf(item);
    if (tick?.anteckning) tick.hash = "";
    else ticks.delete(idOf(item));
  });
export const noteItem = (item, text) =>
  change(() => {
    const tick = tickOf(item) ?? { ...wordingOf(item), hash: "", datum: today() };
    if (text || tick.hash) ticks.set(idOf(item), { ...tick, anteckning: text });
    else ticks.delete(idOf(item));
  });
export const removeTick = (id) => change(() => ticks.delete(id));

/** Takes over the ticks that are newer than those here; returns how many that was. */
export const takeOver = (others) => {
  let newer = 0;
  change(() => {
    for (const [id, other] of others) {
      const own = ticks.get(id);
      if (own && (other.datum < own.datum || (other.datum === own.datum && (own.hash || !other.hash)))) {
        own.anteckning ||= other.anteckning;
        continue;
      }
      ticks.set(id, { ...other, anteckning: other.anteckning || own?.anteckning || "" });
      newer++;
    }
  });
  return newer;
};

addEventListener("storage", (e) => {
  if (e.key !== KEY && e.key !== null) return;
  readStored();
  show();
});
addEventListener("pageshow", (e) => {
  if (!e.persisted) return;
  readStored();
  show();
});
