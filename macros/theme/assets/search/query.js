// What a query asks for: its words and phrases, each with what it finds.
import { folded, isNumber, joined, phrase, root, ROOT_SIGN, SHORTEST_STEM, splitCompound, stem, tokenize } from "./analysis.js";
import language from "./language.js";
import { alsoMarked, flagsOf, hasHits, hitsOf, partsIn, rootEntry, rootTerm, weightOf } from "./index.js";

// What a hit is worth against the same word, inflected or not.
export const TOGETHER = 0.7;
export const BY_PARTS = 0.7;
export const BEGINNING = 0.5;
const DERIVED = 0.6;
const BY_PHRASE = 0.8;
const UNKNOWN = 40; // how much a word weighs that the index does not know
const GUESSED = 0.6; // a word that was guessed to be another
const COVERED = 0.85; // so much of a compound is there, or it may be a misprint

// A word of the query: what it finds, how surely, and what to mark in a text.
class QueryWord {
  constructor(word, strength) {
    this.word = word;
    this.strength = strength; // 1; less if it says little of what is looked for
    this.weight = 0; // how rare it is
    this.hits = new Map(); // unit: [score, share of the word that is there]
    this.marks = new Set(); // terms
    this.phraseUnits = new Set(); // units that people look for by words that this is one of
    this.isSaid = false; // whether a text holds it
    this.isUnknown = false; // whether the index has no such word
    this.isCovered = false; // whether some unit answers to all of it, by its parts if need be
    this.replacement = ""; // the stem that it was guessed to be
    this.misprints = undefined; // how far that is from it
    this.isOlder = false; // whether only the older texts have what it was guessed to be
  }

  // Tells the words of a text that are why it was found.
  get isMarked() {
    return (this.marked ??= markedBy(this.marks));
  }

  add(number, score, share) {
    const before = this.hits.get(number);
    if (!before || before[0] < score) this.hits.set(number, [score, Math.max(share, before?.[1] ?? 0)]);
  }

  addTerm(term, entry, worth) {
    if (!hasHits(entry)) return;
    this.weight = Math.max(this.weight, weightOf(entry) * (term.endsWith(ROOT_SIGN) ? this.strength : 1));
    this.marks.add(term);
    for (const other of alsoMarked(entry)) this.marks.add(other);
    for (const [number, score] of hitsOf(entry)) this.add(number, score * worth, 1);
  }

  addForms(forms, worth = 1) {
    for (const [term, entry, against] of forms) this.addTerm(term, entry, against * worth);
  }

  // Words that people look for units by, which their texts do not hold.
  addPhrase(entry) {
    for (const [number, score] of hitsOf(entry)) {
      this.add(number, score * BY_PHRASE, 1);
      this.phraseUnits.add(number);
    }
  }

  // It was a word that says nothing, misprinted.
  forget() {
    this.hits.clear();
    this.weight = this.strength = 0;
    this.replacement = "";
    this.isOlder = false;
  }

  // A compound, found by its parts: all of them, or as many as there are. A part is a list of forms.
  addParts(parts, worth) {
    const sums = new Map();
    const weights = parts.map((part) => Math.max(0, ...part.map(([, entry]) => weightOf(entry))));
    const whole = weights.reduce((sum, weight) => sum + weight, 0);
    parts.forEach((part, i) => {
      const best = new Map();
      for (const [term, entry, against] of part) {
        if (!hasHits(entry)) continue;
        this.marks.add(term);
        for (const [number, score] of hitsOf(entry)) best.set(number, Math.max(best.get(number) ?? 0, score * against));
      }
      for (const [number, score] of best) {
        const [s, w] = sums.get(number) ?? [0, 0];
        sums.set(number, [s + score, w + weights[i]]);
      }
    });
    this.weight = Math.max(this.weight, whole / parts.length);
    for (const [number, [s, w]] of sums) this.add(number, (s / parts.length) * (w / whole) * worth, w / whole);
  }
}

/** How much a word of a query weighs against the others. */
export const queryWeight = (queryWord) =>
  (queryWord.replacement ? GUESSED : 1) * (queryWord.weight || UNKNOWN * queryWord.strength) ** 0.7;
/** How much some words of a query weigh together. */
export const totalWeight = (queryWords, counts = () => true) =>
  queryWords.reduce((sum, q) => sum + (counts(q) ? queryWeight(q) : 0), 0);

// Tells whether a word of a text is one of those to mark.
const markedBy = (marks) => {
  const long = [...marks].filter((m) => m.length > 3 && !m.endsWith(ROOT_SIGN));
  const roots = new Set([...marks].filter((m) => m.endsWith(ROOT_SIGN)).map((m) => m.slice(0, -1)));
  const known = new Map();
  return (word) => {
    let found = known.get(word);
    if (found === undefined) {
      const s = stem(word);
      found = marks.has(s) || roots.has(root(s)) || word.split("-").some((part) => marks.has(stem(part))) ||
        long.some((m) => s.startsWith(m) || s.endsWith(m));
      known.set(word, found);
    }
    return found;
  };
};

// The parts of a compound that are no compounds themselves, or that texts hold.
const innermostParts = (index, word) =>
  index.untilLoaded((lookup) => {
    const mayBe = (s) =>
      flagsOf(lookup(s)) ?? (root(s).length > SHORTEST_STEM ? flagsOf(rootEntry(lookup, s)) : 0) ?? 0;
    const partsOf = (whole) => {
      const entry = lookup(stem(whole));
      const pair = entry ? partsIn(entry) : splitCompound(joined(whole), mayBe).map(stem);
      return pair.flatMap((part) => {
        const inner = hasHits(lookup(stem(part))) ? [] : partsOf(part);
        return inner.length ? inner : [part];
      });
    };
    return partsOf(word);
  });

/** Returns what the index has of words that begin so: terms and entries. */
export const termsBeginning = async (index, word) => {
  const bare = folded(joined(word));
  const names = index.piecesBeginning(bare);
  await Promise.all(names.slice(0, 3).map((name) => index.fetchPiece(name)));
  return names
    .flatMap((name) => index.vocabulary(name).filter(([other]) => other.startsWith(bare)))
    .map(([, term, entry]) => [term, entry]);
};

// What is looked up for a stem; see `formsOf`.
const termsOf = (stemmed) => [stemmed, rootTerm(stemmed), root(stemmed)];

/** Returns the terms of a stem, each with its entry and what it is worth. */
export const formsOf = (index, stemmed) => [
  [stemmed, index.lookup(stemmed), 1],
  [rootTerm(stemmed), rootEntry((term) => index.lookup(term), stemmed), DERIVED],
];

/** Lets a word of the query find what its parts find. */
export const findByParts = async (index, queryWord, parts, worth) => {
  await index.load(parts.flatMap(termsOf));
  queryWord.addParts(parts.map((part) => formsOf(index, part)), worth);
};

// A number is looked up without the word that it is written together with. So are the parts of a word
// with a hyphen, or with a number at its end, if the index does not know the whole.
const SEAM = /-|(?<=[a-zåäö])(?=[0-9])/;
const takenApart = async (index, all) => {
  const apart = all.flatMap((word) => (isNumber(word) ? word : word.split(/-(?=[0-9]+$)|(?<=^[0-9]+)-/)));
  const divisible = new Set(apart.filter((word) => !isNumber(word) && SEAM.test(word)));
  await index.load([...divisible].map(stem));
  return apart.flatMap((word) => (divisible.has(word) && !hasHits(index.lookup(stem(word))) ? word.split(SEAM) : word));
};

// The words of a query that may be a phrase, with those of them that say something: one or two such,
// or two neighbours of which one does at most.
const phrasesIn = (all, fillers) => {
  const found = new Map();
  const add = (places, said = places) => found.set(phrase(places.map((i) => all[i]), fillers), said);
  const says = (i) => !fillers.has(all[i]);
  [...all.keys()].filter(says).forEach((i, n, said) => {
    add([i]);
    if (n) add([said[n - 1], i]);
  });
  for (let i = 1; i < all.length; i++) {
    const said = [i - 1, i].filter(says);
    if (said.length < 2) add([i - 1, i], said);
  }
  return found;
};

// Neighbours that may be one word, written apart: which they are, and what the word may be.
function* neighboursTogether(all) {
  for (let i = 0; i < all.length; i++) {
    for (let n = 2; n <= 3 && i + n <= all.length; n++) {
      const pieces = all.slice(i, i + n);
      if (pieces.some(isNumber)) break;
      yield [i, n, new Set([pieces.join(""), pieces.join("s")].map(stem))];
    }
  }
}

/** Returns the words of a query, with what each finds. `typing`: the last one may be unfinished. */
export const parseQuery = async (index, text, typing) => {
  await index.open();
  const { fillers } = index;
  const all = await takenApart(index, tokenize(text));
  const phrases = phrasesIn(all, fillers);
  const meaningful = [...all.keys()].filter((i) => !fillers.has(all[i]));
  const said = meaningful.length ? meaningful : [...all.keys()];
  const pairs = [...neighboursTogether(said.map((i) => all[i]))];
  const last = all[said.at(-1)] ?? "";
  // All at once: each time that pieces are asked for takes a while, however few they are.
  const [beginning] = await Promise.all([
    typing && last.length > 1 ? termsBeginning(index, last) : [],
    index.load([
      ...phrases.keys(), ...said.flatMap((i) => termsOf(stem(all[i]))), ...pairs.flatMap(([, , forms]) => [...forms]),
    ]),
  ]);
  const knownPhrases = [...phrases].filter(([term]) => hasHits(index.lookup(term)));
  const places = knownPhrases.length ? meaningful : said;
  const saysLittle = (s) => index.weak.has(s) || index.fillerStems.has(s);
  const queryWords = places.map((i) => new QueryWord(all[i], saysLittle(stem(all[i])) ? language.weak : 1));
  for (const [i, n, forms] of pairs) {
    for (const form of forms) {
      for (let k = i; k < i + n; k++) queryWords[k]?.addTerm(form, index.lookup(form), TOGETHER);
    }
  }
  await Promise.all(
    queryWords.map(async (q, i) => {
      const own = formsOf(index, stem(q.word));
      q.addForms(own);
      q.isSaid = own.some(([, entry]) => flagsOf(entry) & language.said);
      if (i === queryWords.length - 1) for (const [term, entry] of beginning) q.addTerm(term, entry, BEGINNING);
      q.isUnknown = !q.hits.size;
      const parts = await innermostParts(index, q.word);
      if (parts.length) await findByParts(index, q, parts, BY_PARTS);
      q.isCovered = [...q.hits.values()].some(([, share]) => share > COVERED);
    }),
  );
  for (const [term, of] of knownPhrases) {
    const entry = index.lookup(term);
    for (const i of of) queryWords[places.indexOf(i)].addPhrase(entry);
    if (!of.length) {
      const q = new QueryWord(term, 1);
      q.weight = weightOf(entry);
      q.addPhrase(entry);
      queryWords.push(q);
    }
  }
  return queryWords;
};
