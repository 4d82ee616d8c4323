// What a word is to the search. The build does the same: macros/sokanalys.py; a test compares them.
const BOKSTAV = "a-zß-öø-ž0-9";
const ORD = new RegExp(`[0-9]+(?:[-./:][0-9]+)+(?![${BOKSTAV}])|[${BOKSTAV}]+(?:-[${BOKSTAV}]+)*`, "g");
const FRAN = "åäàáâãöøòóôõéèêëüùúûíìîïçñ";
const TILL = "aaaaaaooooooeeeeuuuuiiiicn";
const AVLEDNING =
  /^(.{4,}?)(?:ifiering|ificering|ifier|ificer|ivisering|iviser|ivitet|isering|iser|isation|iering|ering|ialitet|alitet|itativ|itet|iell|ation|ning|ing|arskap|erskap|ier|er|else|els|ion|an|ar|sam|bar|iv|lig|ig)$/;
const DEL = 3;
const MARGINAL = 4;
const VOKAL = /[aeiouyäåö]/;

export const normal = (text) =>
  text
    .normalize("NFC")
    .toLowerCase()
    .replace(/[‐‑−]/g, "-")
    .replace(/\u00ad/g, "")
    .replace(/(?<=\S)–(?=\S)/g, "-");

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

// Snowball leaves `et` after two consonants: programmet, projektet, sättet.
const NEUTRUM = /([aeiouyåäö].*[bcdfghjklmnpqrstvwxz]{2})(?<!nd)ets?$/;
// What else Snowball leaves: strategin, policyn, programm, digitalt, klassats.
const RESTER = [
  ["gin", "gi"], ["rin", "ri"], ["fin", "fi"], ["tin", "ti"], ["nin", "ni"], ["yn", "y"], ["mm", "m"],
  ["alt", "al"], ["ivt", "iv"], ["samt", "sam"], ["bart", "bar"], ["ellt", "ell"], ["ats", ""], ["ad", ""], ["at", ""],
];

const stammar = new Map();
export const stam = (ord) => {
  let svar = stammar.get(ord);
  if (svar === undefined) stammar.set(ord, (svar = utanRest(stamAv(hopskrivet(ord).replace(NEUTRUM, "$1")))));
  return svar;
};
const utanRest = (ord) => {
  const rest = arTal(ord) ? undefined : RESTER.find(([r]) => ord.endsWith(r) && ord.length - r.length >= MARGINAL - 1);
  return rest ? ord.slice(0, -rest[0].length) + rest[1] : ord;
};
const stamAv = (ord) => {
  if (arTal(ord)) return ord;
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
export const dela = (ord, led) => {
  if (arTal(ord)) return [];
  let inre = [];
  for (let i = ord.length - DEL; i >= DEL; i--) {
    const [fore, efter] = [ord.slice(0, i), ord.slice(i)];
    const hel = led(stam(fore)) & 1;
    const inom = !hel && !inre.length && fore.length > 2 * DEL && dela(fore, led).length;
    // The last part is looked up only if the first will do: it may lie in another piece.
    if ((hel || inom) && led(stam(efter)) & 2) {
      if (hel) return [fore, efter];
      inre = [fore, efter];
    }
  }
  return inre;
};

export const tillatna = (ord) => (ord.length < MARGINAL ? 0 : ord.length < 2 * MARGINAL ? 1 : 2);

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
