// Finds the units that answer a query, in the index of the current texts and in that of the older ones.
import { phrase, stem, tokenize } from "./analysis.js";
import { fillerMeant, guessNeighbours, guessWord } from "./guess.js";
import { parseQuery } from "./query.js";
import { byScore, mixed, scoreHits, scoreTexts, scoreTitle } from "./rank.js";
import { SearchIndex, unitsOf } from "./index.js";

const OLDER = 0.65, THEIRS = 0.8; // an older text against a current one, and if it says what no current one does
const LONG = 3; // a query of so many words asks for more than a word can tell: the older texts are asked as well
const SUFFICES = 0.9; // so much of the query must be answered, or the older texts are asked as well
const LOOKED_AT = 12; // so many are read before they are put in order
const HALF = 0.8, IN_PART = 0.65; // terms and documents that answer less than so much of the query
const SCOPE = 1.35; // a section of a document that the query names
const MEANING_WORDS = new Set(
  ("definition definitionen definitioner definiera definieras betyder betyda betydelse betydelsen innebär innebörd " +
    "innebörden menas avses begreppet förklara förklaring räknas").split(" "),
);
// Tells whether a query asks what a word means.
const asksMeaning = (said) => said.some((word) => MEANING_WORDS.has(word)) || /^vad är(?! det )|vad är det$/.test(said.join(" "));

const groupOf = ({ index, number }) => index.group(number);
const isListed = (hit) => ["begrepp", "dokument"].includes(groupOf(hit).slag);
const isSame = (a, b) => a.index === b.index && a.number === b.number;

// Keeps what the filters let through. A role and the duties are looked up as terms.
const filtered = async (hits, { slag, dokument, roll }) => {
  const terms = [slag === "ansvar" && "slag:ansvar", roll && `roll:${roll}`].filter(Boolean);
  let kept = hits.filter((hit) => {
    const group = groupOf(hit);
    return (!dokument || group.dokument === dokument) && (!slag || slag === "ansvar" || group.slag === slag);
  });
  for (const index of new Set(kept.map((hit) => hit.index))) {
    await index.load(terms);
    for (const term of terms) {
      const units = unitsOf(index.lookup(term));
      kept = kept.filter((hit) => hit.index !== index || units.has(hit.number));
    }
  }
  return kept;
};

export class Engine {
  constructor(base) {
    this.current = new SearchIndex(base, "nu");
    this.older = new SearchIndex(base, "aldre");
  }

  // The documents that a query names besides what it asks for.
  scopes(queryWords) {
    const said = queryWords.map((q) => q.word);
    const stems = new Set([...said.map(stem), ...said.slice(1).map((word, i) => stem(said[i] + word))]);
    return this.current.contents.omfang.filter(
      ([, , name]) => name.length < queryWords.length && name.every((s) => stems.has(s)),
    );
  }

  // Guesses what the words that none of the indexes knows were meant to be. Returns the words, and
  // which of those that say nothing they were.
  async guess(now, then, text, typing) {
    // No misprint is looked for in a word that one of the indexes knows, though its texts are not wanted.
    const known = then ?? (now.some((q) => q.isUnknown) ? await parseQuery(this.older, text, typing) : []);
    const isKnown = ({ word }) =>
      this.current.fillers.has(word) ||
      known.some((q) => !q.isUnknown && (q.word === word || q.word.split("-").includes(word)));
    const unknown = now.filter((q) => q.isUnknown && !isKnown(q));
    const olderOf = (q) => then?.find((other) => other.word === q.word);
    // A word that is being written is no compound with misprints in it.
    await Promise.all(
      unknown.map((q) => guessWord(this.current, this.older, q, olderOf(q), typing && q === now.at(-1))),
    );
    if (!typing) await guessNeighbours(this.current, now, unknown);
    const fillers = unknown.map((q) => fillerMeant(this.current, q));
    unknown.forEach((q, i) => fillers[i] && [q, olderOf(q)].forEach((one) => one?.forget()));
    return { unknown, fillers: fillers.filter(Boolean) };
  }

  // The term that is just what is asked about, and the section that tells best what it means.
  async explanations(queryWords, hits, filters, older) {
    const said = queryWords.filter((q) => q.strength).map((q) => q.replacement || q.word);
    const term = `vad:${phrase(said, this.current.fillers)}`;
    const found = [];
    for (const index of older === false ? [this.current] : [this.current, this.older]) {
      await index.open();
      await index.load([term]);
      for (const number of unitsOf(index.lookup(term))) {
        const hit = { index, number, queryWords, coverage: 1, score: 0 };
        found.push(hits.find((other) => isSame(other, hit)) ?? hit);
      }
    }
    const kept = byScore(await filtered(found, filters));
    const first = ["begrepp", "avsnitt"].flatMap((slag) => kept.find((hit) => groupOf(hit).slag === slag) ?? []);
    if (!first[0] || groupOf(first[0]).slag !== "begrepp") return [];
    return Promise.all(first.map((hit) => (hit.unit ? hit : scoreTitle(hit))));
  }

  /** Returns the words of a query, as the current and as the older texts know them, and all hits in order.
   * `typing`: whether the last word may be unfinished. `older`: true if the older texts are wanted
   * in any case, false if not at all, undefined if they are when the current ones do not suffice. */
  async search(text, { typing = false, older, ...filters } = {}) {
    await this.current.open();
    const said = tokenize(text);
    const past = said.some((word) => this.current.contents.aldre.includes(word));
    const long = !typing && said.filter((word) => !this.current.fillers.has(word)).length >= LONG;
    // The older texts are asked at the same time if it is clear from the words that they are wanted.
    const atOnce = older ?? (past || long || Boolean(filters.dokument));
    const [now, early] = await Promise.all([
      parseQuery(this.current, text, typing), atOnce ? parseQuery(this.older, text, typing) : undefined,
    ]);
    if (!now.length) return { now, then: [], hits: [] };
    const currentHits = async () => byScore(await filtered(scoreHits(this.current, now), filters));
    let hits = await currentHits();
    const scopes = this.scopes(now);
    const isWithin = (hit) => scopes.some(([id]) => id === groupOf(hit).dokument);
    // Words by which a current text may be looked for, but that none of them says.
    const unsaid = now.filter((q) => !q.isSaid && q.strength === 1 && !(typing && q === now.at(-1)));
    const suffices = hits.slice(0, 3).some((hit) => hit.coverage >= SUFFICES) && !now.some((q) => q.isUnknown && !q.isCovered);
    const isNeeded = older ?? (!suffices || unsaid.length > 0 || scopes.some(([, isOld]) => isOld));
    const then = early ?? (isNeeded ? await parseQuery(this.older, text, typing) : undefined);

    const { unknown, fillers } = await this.guess(now, then, text, typing);
    if (unknown.length) hits = await currentHits();
    if (then) {
      // A word that only they say is looked for in them.
      const theirs = then.filter((q) => q.isOlder || (q.isSaid && unsaid.some((other) => other.word === q.word)));
      for (const hit of await filtered(scoreHits(this.older, then), filters)) {
        if (!past && !isWithin(hit)) hit.score *= theirs.some((q) => q.hits.has(hit.number)) ? THEIRS : OLDER;
        hits.push(hit);
      }
    }

    const meaning = asksMeaning(said) || fillers.some((word) => MEANING_WORDS.has(word));
    for (const hit of hits) {
      if (isWithin(hit)) hit.score *= SCOPE;
      else if (!meaning && hit.coverage < HALF && isListed(hit)) hit.score *= IN_PART;
    }
    const first = await Promise.all(byScore(hits).slice(0, LOOKED_AT).map(scoreTitle));
    for (const hit of first) if (scopes.some(([id]) => hit.unit.url === `${id}/`)) hit.score *= SCOPE;
    byScore(first);
    // The texts are read when the query is whole: who still writes wants an answer at once.
    if (!typing) await scoreTexts(first);
    const all = [...(meaning ? first : mixed(first)), ...hits.slice(LOOKED_AT)];
    const explained = meaning ? await this.explanations(now, all, filters, older) : [];
    return { now, then: then ?? [], hits: [...explained, ...all.filter((hit) => !explained.some((other) => isSame(other, hit)))] };
  }
}
