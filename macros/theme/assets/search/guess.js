// What a misprinted word may have been.
import { FIRST, folded, isNumber, joined, LAST, SHORTEST_PART, SHORTEST_STEM, stem } from "./analysis.js";
import { allowance, distance, isFar, letterBits, withoutMisprintedSuffix } from "./misprint.js";
import { BEGINNING, BY_PARTS, findByParts, formsOf, termsBeginning, TOGETHER } from "./query.js";
import { flagsOf, hasHits, partsIn, rootTerm } from "./index.js";

const MISPRINTED = 0.6; // what a hit of a guessed word is worth
const LESS_COMMON = 0.5; // a less common word that is as near, against the first
const LONG = 12; // a word of more letters is mostly a compound
const TRIED = 4; // so many ways to take a word apart are looked into
const FAR = 9; // more misprints than any word may have

// The words that are nearest: how far, term, entry. Remembered: they are asked for again for every
// key that is pressed. `close`: only words that begin with the same two letters.
const similar = (index, word, most = 2, close = false) => {
  const key = `${word} ${most} ${close}`;
  if (!index.guesses.has(key)) index.guesses.set(key, findSimilar(index, word, most, close));
  return index.guesses.get(key);
};
const findSimilar = async (index, word, most, close) => {
  const bare = folded(joined(word));
  const bareStem = folded(stem(word));
  const limit = Math.min(most, allowance(bare));
  const stemLimit = Math.min(limit, allowance(bareStem));
  if (!limit || isNumber(word)) return [];
  const beginnings = withoutMisprintedSuffix(bare);
  const [bits, stemBits] = [letterBits(bare), letterBits(bareStem)];
  const compare = (prefixes) => {
    const found = [];
    for (const name of new Set(prefixes.flatMap((prefix) => index.piecesBeginning(prefix)))) {
      for (const [other, term, entry, otherBits] of index.vocabulary(name)) {
        const d1 = isFar(otherBits, bits, limit) ? FAR : distance(bare, other, limit);
        const d2 = !stemLimit || isFar(otherBits, stemBits, stemLimit) ? FAR : distance(bareStem, other, stemLimit);
        const d = Math.min(d1 <= limit ? d1 : FAR, d2 <= stemLimit ? d2 : FAR, beginnings.has(other) ? 1 : FAR);
        if (d < FAR) found.push([d, term, entry]);
      }
    }
    return found;
  };
  const [a, b = "", c = ""] = bare;
  const near = close ? [a + b] : [a + b, b + a, a + c];
  // What begins with the same letters is nearest at hand, and enough if one misprint tells it all. A
  // long word is taken apart rather than compared with all that begin with one of its letters.
  const rounds = [[[a + b + c], 1], [near, limit], ...(close || bare.length > LONG ? [] : [[[a], limit], [[b], limit]])];
  for (const [prefixes, enough] of rounds) {
    const names = new Set(prefixes.flatMap((prefix) => index.piecesBeginning(prefix)));
    await Promise.all([...names].map((name) => index.fetchPiece(name)));
    const found = compare(prefixes);
    const best = Math.min(...found.map(([d]) => d));
    if (best <= enough) {
      return found.filter(([d]) => d === best).sort((x, y) => y[2][2].length - x[2][2].length).slice(0, 3);
    }
  }
  return [];
};

// A number with other signs in it, and shorter and shorter.
const likeNumbers = (number) => {
  const found = ["/", ":", "."].map((sign) => number.replace(/[-./:]/g, sign));
  for (let short = number; (short = short.replace(/[-./:]?[0-9]+$/, "")); ) found.push(short);
  return found;
};

// A part of a compound as it is, or as it was meant: misprints, stem, how it is written.
const partMeant = async (index, written, place) => {
  const s = stem(written);
  await index.load([s]);
  const entry = index.lookup(s);
  if (hasHits(entry) && flagsOf(entry) & place) return [0, s, written];
  const found = written.length < 4 ? [] : await similar(index, written, 2, true);
  const one = found.find(([, , other]) => flagsOf(other) & place);
  const joint = one && place === FIRST && written.endsWith("s") && !one[1].endsWith("s") ? "s" : "";
  return one && [one[0] || 0.1, one[1], one[1] + joint];
};

// Of all ways to take a misprinted compound apart the one with the fewest misprints and the longest
// part without any.
// First parts lie side by side in the index, last ones do not: these are looked up for the best few.
const splitMisprinted = async (index, word) => {
  const whole = joined(word);
  const firsts = [];
  for (let i = whole.length - SHORTEST_PART; i >= SHORTEST_PART; i--) {
    const first = await partMeant(index, whole.slice(0, i), FIRST);
    if (first) firsts.push([first, i]);
  }
  firsts.sort(([[x], i], [[y], j]) => x - y || j - i);
  let best;
  for (const [first, i] of firsts.slice(0, TRIED)) {
    const last = await partMeant(index, whole.slice(i), LAST);
    if (!last || first[0] + last[0] > 2) continue;
    const misprints = first[0] + last[0];
    const intact = Math.max(first[0] ? 0 : i, last[0] ? 0 : whole.length - i);
    if (!best || misprints < best.misprints || (misprints === best.misprints && intact > best.intact)) {
      best = { misprints, intact, parts: [first[1], last[1]], written: first[2] + last[2] };
    }
  }
  return best;
};

// The words that a word begins and ends with, whatever they may be in a compound: both, or the longest.
const knownEnds = async (index, word) => {
  const isKnown = async (piece) => {
    await index.load([stem(piece)]);
    return piece.length > 3 && hasHits(index.lookup(stem(piece)));
  };
  const places = [];
  for (let i = word.length - SHORTEST_PART; i >= SHORTEST_STEM; i--) if (await isKnown(word.slice(0, i))) places.push(i);
  const found = [];
  for (const i of places.slice(0, TRIED)) {
    const [first, last] = [word.slice(0, i), word.slice(i)];
    const both = await isKnown(last);
    found.push([both ? word.length : i, both ? [first, last] : [first]]);
  }
  for (let i = SHORTEST_PART; !found.length && i < SHORTEST_PART + TRIED && i <= word.length - SHORTEST_STEM; i++) {
    if (await isKnown(word.slice(i))) found.push([0, [word.slice(i)]]);
  }
  return found.sort(([x], [y]) => y - x).map(([, ends]) => ends.map(stem));
};

/** Returns the word that says nothing which a word was, misprinted; undefined if it was none. */
export const fillerMeant = (index, { word, replacement, misprints = FAR }) => {
  if (index.fillerStems.has(replacement)) return replacement;
  const bare = folded(word);
  const limit = word.length < 5 ? 0 : Math.min(allowance(bare), misprints - 1);
  const isLike = (filler) => filler.length > SHORTEST_STEM && distance(bare, folded(filler), limit) <= limit;
  return limit > 0 ? [...index.fillers].find(isLike) : undefined;
};

// For a word that finds nothing: a shorter number, or what was meant by a misprint.
const guessWhole = async (index, queryWord, close = false) => {
  const { word } = queryWord;
  if (isNumber(word)) {
    for (const number of likeNumbers(word)) {
      await index.load([number]);
      queryWord.addTerm(number, index.lookup(number), MISPRINTED);
      if (queryWord.hits.size) return;
    }
    return;
  }
  const found = await similar(index, word, queryWord.isCovered ? 1 : 2, close);
  await index.load(found.map(([, term]) => rootTerm(term)));
  found.forEach(([, term], i) => queryWord.addForms(formsOf(index, term), i ? MISPRINTED * LESS_COMMON : MISPRINTED));
  if (found.length) [[queryWord.misprints, queryWord.replacement]] = found;
};

// For a word that has not been guessed as a whole: by its parts, or by what begins so.
const guessParts = async (index, queryWord) => {
  const { word } = queryWord;
  if (isNumber(word) || queryWord.isCovered) return;
  if (word.length >= 8) {
    const pair = await splitMisprinted(index, word);
    if (pair) {
      await findByParts(index, queryWord, pair.parts, BY_PARTS * MISPRINTED);
      queryWord.replacement = pair.written;
      return;
    }
  }
  if (word.length >= 7) {
    const [best] = await knownEnds(index, joined(word));
    if (best) return findByParts(index, queryWord, best, BY_PARTS * MISPRINTED);
  }
  if (!queryWord.hits.size && word.length > 2) {
    for (const [term, entry] of (await termsBeginning(index, word)).slice(0, 30)) queryWord.addTerm(term, entry, BEGINNING);
  }
};

/** Guesses what a word was meant to be that none of the indexes knows, as the current texts and as
 * the older ones know it: the current texts' word if it is as near, and whole words before what is put
 * together of parts. `unfinished`: the word is being written. */
export const guessWord = async (current, older, now, then, unfinished) => {
  if (then && !now.isCovered) await guessWhole(older, then, true);
  await guessWhole(current, now, now.isCovered);
  if (then?.replacement && !(now.misprints <= then.misprints)) {
    then.isOlder = true;
    const parts = partsIn(older.lookup(then.replacement));
    if (!now.replacement && parts.length) await findByParts(current, now, parts, BY_PARTS * MISPRINTED);
  } else if (!now.replacement && !unfinished) {
    await guessParts(current, now);
    if (then && !now.hits.size) await guessParts(older, then);
  }
};

/** Guesses misprinted words that may have been written apart from their neighbours. */
export const guessNeighbours = async (index, queryWords, unknown) => {
  for (const q of unknown) {
    const i = queryWords.indexOf(q);
    for (const [first, second] of [[i - 1, i], [i, i + 1]]) {
      const pair = [queryWords[first], queryWords[second]];
      if (pair.some((one) => !one || isNumber(one.word) || one.word.includes(":"))) continue;
      const found = await similar(index, pair[0].word + pair[1].word, 2, true);
      if (!found.length || found[0][0] > (q.misprints ?? 2)) continue;
      for (const [, term, entry] of found) for (const one of pair) one.addTerm(term, entry, TOGETHER * MISPRINTED);
      q.replacement ||= found[0][1];
    }
  }
};
