// Shows what was found: addresses, marked words, and the passage that says why.
import { create, SITE } from "../page/base.js";
import { stem, tokenize } from "./analysis.js";

const SHOWN_WORD = /[\p{L}\p{N}]+(?:[-./:][\p{L}\p{N}]+)*/gu;
const LENGTH = 220;

export const INDEX = new URL("sok/index/", SITE);

export const addressOf = (unit) => new URL(unit.url, SITE).href;
export const titleOf = ({ nummer, title, slag }) => (nummer && slag === "avsnitt" ? `${nummer} ${title}` : title);
export const placeOf = ({ status, group, trail }) =>
  [[group, status].filter(Boolean).join(" · "), ...trail.slice(-1)].join(" › ");

/** Appends a text with the words that answer in <mark>; never a word altered. */
export const appendMarked = (node, text, isMarked) => {
  let end = 0;
  for (const found of text.matchAll(SHOWN_WORD)) {
    if (!isMarked(found[0].toLowerCase())) continue;
    node.append(text.slice(end, found.index), create("mark", {}, found[0]));
    end = found.index + found[0].length;
  }
  node.append(text.slice(end));
  return node;
};

/** Returns the part of a passage with the most of what was asked for. */
export const excerpt = (text, isMarked) => {
  if (text.length <= LENGTH * 1.3) return text;
  const places = [...text.matchAll(SHOWN_WORD)].filter((found) => isMarked(found[0].toLowerCase())).map((found) => found.index);
  let [best, most] = [0, 0];
  for (const place of places) {
    const count = places.filter((other) => other >= place && other < place + LENGTH - 40).length;
    if (count > most) [best, most] = [place, count];
  }
  let from = Math.max(0, best - 40);
  let to = Math.min(text.length, from + LENGTH);
  from = from && text.lastIndexOf(" ", from) + 1;
  if (to < text.length) to = text.lastIndexOf(" ", to);
  return `${from ? "… " : ""}${text.slice(from, to)}${to < text.length ? " …" : ""}`;
};

/** Returns how some texts write the word that stands in for a misprinted one. */
export const asWritten = ({ replacement }, texts) => {
  for (const text of texts) {
    const word = tokenize(text).find((one) => stem(one) === replacement);
    if (word) return word;
  }
  return replacement;
};
