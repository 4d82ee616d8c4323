// What a word is to the search. The build does the same: macros/language/search_terms.py; a test compares them.
import language from "./language.js";

export const ROOT_SIGN = language.root_sign;
export const PHRASE_SIGN = language.phrase_sign;
export const FIRST = language.first; // what a stem may be in a compound
export const LAST = language.last;
export const SHORTEST_PART = language.shortest_part; // the shortest part of a compound
export const SHORTEST_STEM = language.shortest_stem; // below this length a word is only what it is

const pattern = (text, flags) => new RegExp(text.replace("{definite}", language.definite), flags);
const anyOf = (texts) => `(?:${texts.join("|")})`;
const LETTER = language.letter;
const WORD = pattern(`[0-9]+(?:[-./:][0-9]+)+(?![${LETTER}])|[${LETTER}]+(?:-[${LETTER}]+)*`, "g");
const HYPHEN = pattern(`[${language.hyphens}]`, "g");
const DASH = pattern(language.dash, "g");
const [MARKED, BARE] = language.folds;
const DERIVATION = pattern(`^(.{4,}?)${anyOf(language.derivations)}$`);
const BASE = pattern(`^(.*?${anyOf(language.base)})${anyOf(language.base_endings)}?$`);
const DEFINITE = pattern("{definite}$");
const BEFORE = language.before.map(([text, ending]) => [pattern(text), `$1${ending}`]);

export const normalize = (text) =>
  text.normalize("NFC").toLowerCase().replace(HYPHEN, "-").replace(/\u00ad/g, "").replace(DASH, "-");

export const tokenize = (text) => normalize(text).match(WORD) ?? [];

export const isNumber = (word) => /^[0-9]/.test(word) && !/[^0-9./:-]/.test(word);

export const joined = (word) => (isNumber(word) ? word : word.replaceAll("-", ""));

export const folded = (word) => word.replace(/[^ -~]/g, (sign) => BARE[MARKED.indexOf(sign)] ?? sign);

// ---- Snowball's algorithm for Swedish, which the build takes from a library ----

const VOWEL = /[aeiouyäåö]/;
export const SUFFIXES = (
  "heterna hetens anden andes andet arens arnas ernas heten heter ornas " +
  "ades ande aren arna arne aste erna erns orna ade are ast ens ern het " +
  "ad ar as at en er es et or a e s"
).split(" ");
const KEEPS_ET = /(?:fab|h|pak|rak|stak|kom|iet|cit|dit|alit|ilit|mit|nit|pit|rit|sit|tit|uit|ivit|kvit|xit)$/;

// Where the part of a word begins that suffixes may be taken from.
const region = (word) => {
  if (word.length < 3) return word.length;
  const vowel = word.search(VOWEL);
  if (vowel < 0) return word.length;
  for (let i = vowel + 1; i < word.length; i++) {
    if (!VOWEL.test(word[i])) return Math.max(i + 1, 3);
  }
  return word.length;
};

const mayLoseEt = (before) =>
  before.length > 2 && !VOWEL.test(before.at(-1)) && VOWEL.test(before.at(-2)) && !KEEPS_ET.test(before);

const withoutSuffix = (word, from) => {
  const suffix = SUFFIXES.find((s) => word.endsWith(s) && word.length - s.length >= from);
  if (!suffix) return word;
  const before = word.slice(0, -suffix.length);
  if (suffix === "et") return mayLoseEt(before) ? before : word;
  if (suffix !== "s") return before;
  if (before.endsWith("et") && mayLoseEt(before.slice(0, -2))) return before.slice(0, -2);
  return /[bcdfghjklmnoprtvy]$/.test(before) ? before : word;
};

const snowball = (word) => {
  const from = region(word);
  let found = withoutSuffix(word, from);
  if (found.length - 2 >= from && /(?:dd|gd|nn|dt|gt|kt|tt)$/.test(found)) found = found.slice(0, -1);
  const suffix = /(?:fullt|lig|els|öst|ig)$/.exec(found.slice(from))?.[0];
  if (!suffix) return found;
  const before = found.slice(0, -suffix.length);
  if (suffix === "fullt") return `${before}full`;
  if (suffix === "öst") return /[iklnprtuv]$/.test(before) ? `${before}ös` : found;
  return before;
};

// ---- Stems, roots, phrases, compounds ----

const stems = new Map(); // a cache
export const stem = (word) => {
  let found = stems.get(word);
  if (found === undefined) stems.set(word, (found = stemOfJoined(joined(word))));
  return found;
};
const stemOfJoined = (word) => {
  if (isNumber(word)) return word;
  const base = BASE.exec(word);
  if (base) return base[1];
  const stemmed = snowball(BEFORE.reduce((w, [text, repaired]) => w.replace(text, repaired), word));
  const rest = language.endings.find(([r]) => stemmed.endsWith(r) && stemmed.length - r.length >= SHORTEST_STEM - 1);
  return rest ? stemmed.slice(0, -rest[0].length) + rest[1] : stemmed;
};

export const root = (stemmed) => DERIVATION.exec(stemmed)?.[1] ?? stemmed;

// The term of some words together, or of a word alone. Fillers are left out if two words remain, and
// these come in any order.
export const phrase = (all, fillers) => {
  const said = all.filter((word) => !fillers.has(word));
  if (said.length > 1) return said.map(stem).sort(byCode).join(PHRASE_SIGN);
  return all.map(stem).join(PHRASE_SIGN) + (all.length === 1 ? PHRASE_SIGN : "");
};
const byCode = (a, b) => (a < b ? -1 : Number(a > b));

// The two parts of a compound; `mayBe` tells what a stem may be: FIRST, LAST, both added, or 0.
export const splitCompound = (word, mayBe, known = new Map()) => {
  if (!known.has(word)) known.set(word, isNumber(word) ? [] : splitAt(word, mayBe, known));
  return known.get(word);
};
const splitAt = (word, mayBe, known) => {
  let nested = [];
  for (let i = word.length - SHORTEST_PART; i >= SHORTEST_PART; i--) {
    const [first, last] = [word.slice(0, i), word.slice(i)];
    // No compound begins with a word in definite form: nämnd + ansvar, not nämndan + svar.
    const whole = !DEFINITE.test(first) && mayBe(stem(first)) & FIRST;
    const inner = !whole && !nested.length && first.length > 2 * SHORTEST_PART && splitCompound(first, mayBe, known).length;
    // The last part is looked up only if the first will do: it may lie in another piece.
    if ((whole || inner) && mayBe(stem(last)) & LAST) {
      if (whole) return [first, last];
      nested = [first, last];
    }
  }
  return nested;
};
