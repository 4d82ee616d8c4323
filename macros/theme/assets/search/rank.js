// In which order what was found is shown.
import { tokenize } from "./analysis.js";
import { queryWeight, totalWeight } from "./query.js";

const TITLE = 0.6; // what a title that says just what was asked for adds
const NUMBER = 0.5; // what it adds to be the section, or the matter, whose number was asked for
const LEAST = 0.4; // what is left of the score when next to nothing of the query is answered
const PASSAGE = 0.7; // what a passage adds that holds all that was asked for

export const byScore = (hits) => hits.sort((a, b) => b.score - a.score);

/** Returns what answers to any word of a query: how much of it, and with what score. */
export const scoreHits = (index, queryWords) => {
  const sums = new Map();
  for (const q of queryWords) {
    for (const [number, [score, share]] of q.hits) {
      const [s, c] = sums.get(number) ?? [0, 0];
      sums.set(number, [s + score, c + share * queryWeight(q)]);
    }
  }
  const whole = totalWeight(queryWords);
  return [...sums].map(([number, [score, answered]]) => {
    const coverage = answered / whole;
    return { index, number, queryWords, coverage, score: score * (LEAST + (1 - LEAST) * coverage) };
  });
};

/** Returns a hit with its unit, and scored by how well the title of that answers. */
export const scoreTitle = async (hit) => {
  const { index, number, queryWords } = hit;
  const unit = await index.head(number);
  const whole = totalWeight(queryWords);
  const names = unit.said.map((name) => {
    const taken = name.filter((word) => queryWords.some((q) => q.isMarked(word))).length;
    return (taken / name.length) * (totalWeight(queryWords, (q) => name.some(q.isMarked) || q.word === unit.nummer) / whole);
  });
  const title = Math.max(totalWeight(queryWords, (q) => q.phraseUnits.has(number)) / whole, ...names);
  const asked = queryWords.some((q) => q.word === unit.nummer) ? NUMBER : 0;
  return { ...hit, unit, title, score: hit.score * (1 + TITLE * title) * (1 + asked) };
};

// How much of the query stands together: in a passage, or in the headings above it.
const shareTogether = async ({ index, number, queryWords, unit }) => {
  const { passages, duties } = await index.text(number);
  const above = unit.said.flat().concat(unit.trail.flatMap(tokenize));
  const left = queryWords.filter((q) => !q.phraseUnits.has(number) && !above.some(q.isMarked));
  let most = 0;
  if (left.length) {
    for (const [id, text] of passages) {
      const asked = duties.filter(([stycke]) => stycke === id).map(([, roller, duty]) => `${roller} ${duty}`);
      const said = [...new Set(tokenize([text, ...asked].join(" ")))];
      most = Math.max(most, totalWeight(left, (q) => said.some(q.isMarked)));
    }
  }
  const whole = totalWeight(queryWords);
  return (whole - totalWeight(left) + most) / whole;
};
/** Reads the texts of some hits, and puts them in order by these. */
export const scoreTexts = async (hits) => {
  await Promise.all(hits.map(async (hit) => (hit.score *= 1 + PASSAGE * (await shareTogether(hit)))));
  return byScore(hits);
};

/** Returns the passage of a hit that answers best, the duty that it gives, and what tells the words to mark. */
export const bestPassage = async ({ index, number, queryWords }) => {
  const { passages, duties } = await index.text(number);
  let best = [0];
  for (const [id, text] of passages) {
    const said = [...new Set(tokenize(text))];
    const share = totalWeight(queryWords, (q) => said.some(q.isMarked));
    if (share > best[0] || best.length === 1) best = [share, id, text];
  }
  const [, id, text = ""] = best;
  const isMarked = (word) => queryWords.some((q) => q.isMarked(word));
  const duty = duties.find(([stycke, roller, what]) => stycke === id && tokenize(`${roller} ${what}`).some(isMarked));
  return { id, text, duty, isMarked };
};

const TOP = 3; // so many hits are seen at a glance
const JUST = 0.99; // a title that is just what was asked for
/** Puts among the first hits the texts themselves: at most one role, term or document that is not called
 * just what was asked for, and never these alone. */
export const mixed = (hits) => {
  const isText = (hit) => hit.unit.slag === "avsnitt";
  const top = [], rest = [];
  for (const hit of hits) {
    const fits = isText(hit) || ((top.some(isText) || top.length < TOP - 1) && (hit.title > JUST || top.every(isText)));
    (fits && top.length < TOP ? top : rest).push(hit);
  }
  return [...top, ...rest];
};
