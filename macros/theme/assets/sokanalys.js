// What a word is to the search. The build does the same: macros/sokanalys.py; a test compares them.
import language from "./search/language.js";

const monster = (text, flaggor) => new RegExp(text.replace("{definite}", language.definite), flaggor);
const nagonAv = (texter) => `(?:${texter.join("|")})`;
const BOKSTAV = language.letter;
const ORD = monster(`[0-9]+(?:[-./:][0-9]+)+(?![${BOKSTAV}])|[${BOKSTAV}]+(?:-[${BOKSTAV}]+)*`, "g");
const STRECK = monster(`[${language.hyphens}]`, "g");
const TANKSTRECK = monster(language.dash, "g");
const [FRAN, TILL] = language.folds;
const AVLEDNING = monster(`^(.{4,}?)${nagonAv(language.derivations)}$`);
const DEL = language.part;
const MARGINAL = language.margin;
const VOKAL = /[aeiouyäåö]/;

export const normal = (text) =>
  text.normalize("NFC").toLowerCase().replace(STRECK, "-").replace(/\u00ad/g, "").replace(TANKSTRECK, "-");

export const ordlista = (text) => normal(text).match(ORD) ?? [];

export const arTal = (ord) => /^[0-9]/.test(ord) && !/[^0-9./:-]/.test(ord);

export const hopskrivet = (ord) => (arTal(ord) ? ord : ord.replaceAll("-", ""));

export const utanPrickar = (ord) => ord.replace(/[^ -~]/g, (tecken) => TILL[FRAN.indexOf(tecken)] ?? tecken);

// Snowball's algorithm for Swedish.
const ANDELSER = (
  "heterna hetens anden andes andet arens arnas ernas heten heter ornas " +
  "ades ande aren arna arne aste erna erns orna ade are ast ens ern het " +
  "ad ar as at en er es et or a e s"
).split(" ");
const EJ_ET = /(?:fab|h|pak|rak|stak|kom|iet|cit|dit|alit|ilit|mit|nit|pit|rit|sit|tit|uit|ivit|kvit|xit)$/;

const forsta = (ord) => {
  if (ord.length < 3) return ord.length;
  const vokal = ord.search(VOKAL);
  if (vokal < 0) return ord.length;
  for (let i = vokal + 1; i < ord.length; i++) {
    if (!VOKAL.test(ord[i])) return Math.max(i + 1, 3);
  }
  return ord.length;
};

const kanTappaEt = (fore) =>
  fore.length > 2 && !VOKAL.test(fore.at(-1)) && VOKAL.test(fore.at(-2)) && !EJ_ET.test(fore);

const boj = (ord, p) => {
  const slut = ANDELSER.find((a) => ord.endsWith(a) && ord.length - a.length >= p);
  if (!slut) return ord;
  const fore = ord.slice(0, -slut.length);
  if (slut === "et") return kanTappaEt(fore) ? fore : ord;
  if (slut !== "s") return fore;
  if (fore.endsWith("et") && kanTappaEt(fore.slice(0, -2))) return fore.slice(0, -2);
  return /[bcdfghjklmnoprtvy]$/.test(fore) ? fore : ord;
};

const GRUNDFORM = monster(`^(.*?${nagonAv(language.base)})${nagonAv(language.base_endings)}?$`);
const AR_BESTAMD = monster("{definite}$");
const FORE = language.before.map(([text, slut]) => [monster(text), `$1${slut}`]);
const RESTER = language.endings;

const stammar = new Map();
export const stam = (ord) => {
  let svar = stammar.get(ord);
  if (svar === undefined) stammar.set(ord, (svar = stamUr(hopskrivet(ord))));
  return svar;
};
const stamUr = (ord) => {
  if (arTal(ord)) return ord;
  const grund = GRUNDFORM.exec(ord);
  if (grund) return grund[1];
  const svar = stamAv(FORE.reduce((o, [monster, med]) => o.replace(monster, med), ord));
  const rest = RESTER.find(([r]) => svar.endsWith(r) && svar.length - r.length >= MARGINAL - 1);
  return rest ? svar.slice(0, -rest[0].length) + rest[1] : svar;
};
const stamAv = (ord) => {
  const p = forsta(ord);
  let svar = boj(ord, p);
  if (svar.length - 2 >= p && /(?:dd|gd|nn|dt|gt|kt|tt)$/.test(svar)) svar = svar.slice(0, -1);
  const slut = /(?:fullt|lig|els|öst|ig)$/.exec(svar.slice(p))?.[0];
  if (!slut) return svar;
  const fore = svar.slice(0, -slut.length);
  if (slut === "fullt") return `${fore}full`;
  if (slut === "öst") return /[iklnprtuv]$/.test(fore) ? `${fore}ös` : svar;
  return fore;
};

export const rot = (stammen) => AVLEDNING.exec(stammen)?.[1] ?? stammen;

// The term of some words together, or of a word alone. Fillers are left out if two words remain, and
// these come in any order.
export const fras = (ord, fyllnad) => {
  const sagda = ord.filter((o) => !fyllnad.has(o));
  if (sagda.length > 1) return sagda.map(stam).sort(iOrdning).join(":");
  return ord.map(stam).join(":") + (ord.length === 1 ? ":" : "");
};
const iOrdning = (a, b) => (a < b ? -1 : Number(a > b));

// The two parts of a compound; `led` tells what a stem may be: 1 first part, 2 last part.
export const dela = (ord, led, kanda = new Map()) => {
  if (!kanda.has(ord)) kanda.set(ord, arTal(ord) ? [] : delad(ord, led, kanda));
  return kanda.get(ord);
};
const delad = (ord, led, kanda) => {
  let inre = [];
  for (let i = ord.length - DEL; i >= DEL; i--) {
    const [fore, efter] = [ord.slice(0, i), ord.slice(i)];
    // No compound begins with a word in definite form: nämnd + ansvar, not nämndan + svar.
    const hel = !AR_BESTAMD.test(fore) && led(stam(fore)) & 1;
    const inom = !hel && !inre.length && fore.length > 2 * DEL && dela(fore, led, kanda).length;
    // The last part is looked up only if the first will do: it may lie in another piece.
    if ((hel || inom) && led(stam(efter)) & 2) {
      if (hel) return [fore, efter];
      inre = [fore, efter];
    }
  }
  return inre;
};

export const tillatna = (ord) => (ord.length < MARGINAL ? 0 : ord.length < 2 * MARGINAL ? 1 : 2);

// What a word may begin with whose long ending is misprinted: medarbetrana, stockholmranas.
const LANGA = ANDELSER.filter((a) => a.length > 3);
export const utanFelandelse = (ord) => {
  const svar = new Set();
  for (let n = 3; n <= 8 && ord.length - n > MARGINAL; n++) {
    const slut = ord.slice(-n);
    if (LANGA.some((a) => avstand(slut, a, 1) === 1)) svar.add(ord.slice(0, -n));
  }
  return svar;
};

// Misprints between two words; a swap of neighbours is one.
export const avstand = (ett, annat, mest) => {
  if (Math.abs(ett.length - annat.length) > mest) return mest + 1;
  let fore = [];
  let over = Array.from({ length: annat.length + 1 }, (_, i) => i);
  for (let i = 1; i <= ett.length; i++) {
    const rad = [i];
    let minst = i;
    for (let j = 1; j <= annat.length; j++) {
      let kostar = Math.min(over[j] + 1, rad[j - 1] + 1, over[j - 1] + (ett[i - 1] !== annat[j - 1]));
      if (i > 1 && j > 1 && ett[i - 1] === annat[j - 2] && ett[i - 2] === annat[j - 1]) {
        kostar = Math.min(kostar, fore[j - 2] + 1);
      }
      rad.push(kostar);
      if (kostar < minst) minst = kostar;
    }
    if (minst > mest) return mest + 1;
    [fore, over] = [over, rad];
  }
  return Math.min(over[annat.length], mest + 1);
};
