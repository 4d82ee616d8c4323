// How far a misprint is from a word.
import { SHORTEST_STEM, SUFFIXES } from "./analysis.js";

/** Returns how many misprints a word of its length may have. */
export const allowance = (word) => (word.length < SHORTEST_STEM ? 0 : word.length < 2 * SHORTEST_STEM ? 1 : 2);

/** Returns the misprints between two words, a swap of neighbours being one; more than the limit count as one more. */
export const distance = (one, other, limit) => {
  if (Math.abs(one.length - other.length) > limit) return limit + 1;
  let before = [];
  let above = Array.from({ length: other.length + 1 }, (_, i) => i);
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= other.length; j++) {
      let cost = Math.min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (one[i - 1] !== other[j - 1]));
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
        cost = Math.min(cost, before[j - 2] + 1);
      }
      row.push(cost);
      if (cost < least) least = cost;
    }
    if (least > limit) return limit + 1;
    [before, above] = [above, row];
  }
  return Math.min(above[other.length], limit + 1);
};

const LONG = SUFFIXES.filter((suffix) => suffix.length > 3);

/** Returns what a word may begin with whose long suffix is misprinted: medarbetrana, stockholmranas. */
export const withoutMisprintedSuffix = (word) => {
  const found = new Set();
  for (let n = 3; n <= 8 && word.length - n > SHORTEST_STEM; n++) {
    const end = word.slice(-n);
    if (LONG.some((suffix) => distance(end, suffix, 1) === 1)) found.add(word.slice(0, -n));
  }
  return found;
};

/** The letters of a word as bits. A misprint changes two of them at most, and this is told faster than a distance. */
export const letterBits = (word) => {
  let bits = 0;
  for (let i = 0; i < word.length; i++) bits |= 1 << (word.charCodeAt(i) - 97);
  return bits;
};

/** Tells whether two words have so different letters that there are more misprints between them. */
export const isFar = (one, other, limit) => {
  let count = 0;
  for (let bits = one ^ other; bits; bits &= bits - 1) count++;
  return count > 2 * limit;
};
