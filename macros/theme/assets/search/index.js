// The index of the search: pieces that are fetched as they are needed, and what stands in them.
import { folded, PHRASE_SIGN, root, ROOT_SIGN, stem, tokenize } from "./analysis.js";
import { letterBits } from "./misprint.js";

// What the index has of a term is an entry: what it may be in a compound, how rare it is, its hits,
// the parts of the word, and stems to mark besides it. A hit is a unit's distance from the one before,
// and a score.
export const flagsOf = (entry) => entry?.[0];
export const weightOf = (entry) => entry?.[1] ?? 0;
export const hasHits = (entry) => Boolean(entry?.[2].length);
export const partsIn = (entry) => entry?.[3] ?? [];
export const alsoMarked = (entry) => entry[4] ?? [];

/** Yields the hits of an entry: number of the unit, and score. */
export function* hitsOf([, , packed]) {
  let number = 0;
  for (let i = 0; i < packed.length; i += 2) {
    number += packed[i];
    yield [number, packed[i + 1]];
  }
}
export const unitsOf = (entry) => new Set(entry ? [...hitsOf(entry)].map(([number]) => number) : []);

export const rootTerm = (stemmed) => root(stemmed) + ROOT_SIGN;

/** What is known of the root that a stem shares with others. */
export const rootEntry = (lookup, stemmed) =>
  lookup(rootTerm(stemmed)) ?? (root(stemmed) === stemmed ? undefined : lookup(root(stemmed)));

const fetchJson = async (url) => {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response.json();
};

export class SearchIndex {
  constructor(base, name) {
    this.base = new URL(`${name}/`, base);
    this.requests = new Map(); // by the name of the piece
    this.pieces = new Map(); // those that are here
    this.guesses = new Map(); // a cache: what misprints may have been, by word
    this.vocabularies = new Map(); // a cache: see `vocabulary`
    this.homes = new Map(); // a cache: the piece of a term
    this.heads = new Map(); // a cache: see `head`
  }

  async open() {
    if (this.contents) return;
    this.opening ??= fetchJson(new URL("rot.json", this.base));
    this.contents = await this.opening;
    this.fillers = new Set(this.contents.fyllnad);
    this.weak = new Set(this.contents.svaga);
    this.fillerStems = new Set(this.contents.fyllnad.map(stem));
  }

  fetchPiece(name) {
    if (!this.requests.has(name)) {
      const url = new URL(`${name}.json?v=${this.contents.v}`, this.base);
      this.requests.set(name, fetchJson(url).then((piece) => this.pieces.set(name, piece).get(name)));
    }
    return this.requests.get(name);
  }

  // The words of a piece that is here, each without marks, as a term, its entry, its letters; roots apart.
  vocabulary(name) {
    let found = this.vocabularies.get(name);
    if (!found && this.pieces.has(name)) {
      found = Object.entries(this.pieces.get(name))
        .filter(([term, entry]) => hasHits(entry) && !term.endsWith(ROOT_SIGN) && !term.includes(PHRASE_SIGN))
        .map(([term, entry]) => [folded(term), term, entry])
        .map(([bare, ...rest]) => [bare, ...rest, letterBits(bare)]);
      this.vocabularies.set(name, found);
    }
    return found ?? [];
  }

  // The pieces that hold the terms from one to another.
  piecesBetween(from, to = from) {
    const starts = this.contents.o;
    let i = starts.length - 1;
    while (i > 0 && starts[i] > from) i--;
    const found = [`o${i}`];
    while (++i < starts.length && starts[i] <= to) found.push(`o${i}`);
    return found;
  }
  piecesBeginning(bare) {
    return this.piecesBetween(bare, bare + "\uffff");
  }

  async load(terms) {
    const names = new Set(terms.flatMap((term) => this.piecesBetween(folded(term))));
    await Promise.all([...names].map((name) => this.fetchPiece(name)));
  }

  // The piece that holds a term.
  pieceOf(term) {
    let found = this.homes.get(term);
    if (!found) this.homes.set(term, (found = this.piecesBetween(folded(term))[0]));
    return found;
  }

  // The entry of a term; undefined if there is none, or if its piece is not here.
  lookup(term) {
    const piece = this.pieces.get(this.pieceOf(term));
    return piece && Object.hasOwn(piece, term) ? piece[term] : undefined;
  }

  // Runs what looks up terms, until it has met no piece that is not here.
  async untilLoaded(run) {
    for (;;) {
      const missing = new Set();
      const found = run((term) => {
        const name = this.pieceOf(term);
        if (!this.pieces.has(name)) missing.add(name);
        return this.lookup(term);
      });
      if (!missing.size) return found;
      await Promise.all([...missing].map((name) => this.fetchPiece(name)));
    }
  }

  // What a unit shares with its neighbours.
  group(number) {
    const groups = this.contents.grupper;
    let i = groups.length - 1;
    while (groups[i][0] > number) i--;
    const [, slag, group, status, dokument] = groups[i];
    return { slag, group, status, dokument };
  }

  // The row of a unit in the pieces of a sort: `h` for titles, `t` for texts.
  async row(sort, number) {
    const starts = this.contents[sort];
    let i = starts.length - 1;
    while (starts[i] > number) i--;
    return (await this.fetchPiece(`${sort}${i}`))[number - starts[i]];
  }

  // The passages of a unit, and its duties.
  async text(number) {
    const [passages = [], duties = []] = (await this.row("t", number)) ?? [];
    return { passages, duties };
  }

  // What a unit is called and where it stands, with the words of its names read once.
  async head(number) {
    let found = this.heads.get(number);
    if (!found) {
      const [title, url, nummer = "", trail = [], names = []] = await this.row("h", number);
      const said = [title, ...names].map((name) => tokenize(name).filter((word) => !this.fillers.has(word)));
      found = { title, url, nummer, trail, names, ...this.group(number), said: said.filter((name) => name.length) };
      this.heads.set(number, found);
    }
    return found;
  }
}
