// What a misprinted word may have been.
import { arTal, avstand, hopskrivet, stam, tillatna, utanFelandelse, utanPrickar } from "./sokanalys.js";
import { avDelar, BORJAN, borjar, DELAR, former, IHOP, MARGINAL } from "./sokfraga.js";
import { bokstaver, finns, rotterm } from "./sokregister.js";

const FEL = 0.6; // what a hit of a guessed word is worth
const ANDRA = 0.5; // a less common word that is as near, against the first
const LANGT = 12; // a word of more letters is mostly a compound
const PROVADE = 4; // so many ways to take a word apart are looked into

const ettor = (tal) => {
  let antal = 0;
  for (; tal; tal &= tal - 1) antal++;
  return antal;
};

// What a misprinted word may have been, remembered: it is asked again for every key that is pressed.
const liknande = (register, ord, hogst = 2, nara = false) => {
  const fraga = `${ord} ${hogst} ${nara}`;
  if (!register.gissat.has(fraga)) register.gissat.set(fraga, sokLiknande(register, ord, hogst, nara));
  return register.gissat.get(fraga);
};
const sokLiknande = async (register, ord, hogst, nara) => {
  const vik = utanPrickar(hopskrivet(ord));
  const stammen = utanPrickar(stam(ord));
  const mest = Math.min(hogst, tillatna(vik));
  const mestStam = Math.min(mest, tillatna(stammen));
  if (!mest || arTal(ord)) return [];
  const bojda = utanFelandelse(vik);
  const [skrivna, stammens] = [bokstaver(vik), bokstaver(stammen)];
  const sok = (borjan) => {
    const svar = [];
    for (const namn of new Set(borjan.flatMap((b) => register.platser(b, b + "\uffff")))) {
      for (const [mot, term, post, finnsI] of register.ordI(namn)) {
        const d1 = ettor(finnsI ^ skrivna) > 2 * mest ? 9 : avstand(vik, mot, mest);
        const d2 = !mestStam || ettor(finnsI ^ stammens) > 2 * mestStam ? 9 : avstand(stammen, mot, mestStam);
        const d = Math.min(d1 <= mest ? d1 : 9, d2 <= mestStam ? d2 : 9, bojda.has(mot) ? 1 : 9);
        if (d < 9) svar.push([d, term, post]);
      }
    }
    return svar;
  };
  const [a, b = "", c = ""] = vik;
  const nast = nara ? [a + b] : [a + b, b + a, a + c];
  // What begins with the same letters is nearest at hand, and enough if one misprint tells it all. A
  // long word is taken apart rather than compared with all that begin with one of its letters.
  const varv = [[[a + b + c], 1], [nast, mest], ...(nara || vik.length > LANGT ? [] : [[[a], mest], [[b], mest]])];
  for (const [borjan, duger] of varv) {
    const platser = new Set(borjan.flatMap((x) => register.platser(x, x + "\uffff")));
    await Promise.all([...platser].map((n) => register.hamta(n)));
    const svar = sok(borjan);
    const bast = Math.min(...svar.map(([d]) => d));
    if (bast <= duger) {
      return svar.filter(([d]) => d === bast).sort((x, y) => y[2][2].length - x[2][2].length).slice(0, 3);
    }
  }
  return [];
};

const numret = (ord) => {
  const svar = ["/", ":", "."].map((tecken) => ord.replace(/[-./:]/g, tecken));
  for (let kort = ord; (kort = kort.replace(/[-./:]?[0-9]+$/, "")); ) svar.push(kort);
  return svar;
};

// A part of a compound as it is, or as it was meant: misprints, stem, how it is written.
const delMedFel = async (register, skrivet, led) => {
  const s = stam(skrivet);
  await register.las([s]);
  const post = register.term(s);
  if (finns(post) && post[0] & led) return [0, s, skrivet];
  const lika = skrivet.length < 4 ? [] : await liknande(register, skrivet, 2, true);
  const lik = lika.find(([, , p]) => p[0] & led);
  const fog = lik && led === 1 && skrivet.endsWith("s") && !lik[1].endsWith("s") ? "s" : "";
  return lik && [lik[0] || 0.1, lik[1], lik[1] + fog];
};

// Of all ways to take a misprinted compound apart the one with the fewest misprints and the longest
// part without any.
// First parts lie side by side in the index, last ones do not: these are looked up for the best few.
const deladMedFel = async (register, ord) => {
  const helt = hopskrivet(ord);
  const forsta = [];
  for (let i = helt.length - 3; i >= 3; i--) {
    const f = await delMedFel(register, helt.slice(0, i), 1);
    if (f) forsta.push([f, i]);
  }
  forsta.sort(([[x], i], [[y], j]) => x - y || j - i);
  let bast;
  for (const [f, i] of forsta.slice(0, PROVADE)) {
    const e = await delMedFel(register, helt.slice(i), 2);
    if (!e || f[0] + e[0] > 2) continue;
    const hel = Math.max(f[0] ? 0 : i, e[0] ? 0 : helt.length - i);
    if (!bast || f[0] + e[0] < bast.fel || (f[0] + e[0] === bast.fel && hel > bast.hel)) {
      bast = { fel: f[0] + e[0], hel, delar: [f[1], e[1]], skrivet: f[2] + e[2] };
    }
  }
  return bast;
};

// The words that a word begins and ends with, whatever they may be in a compound: both, or the longest.
const kandaLed = async (register, ord) => {
  const hittas = async (o) => {
    await register.las([stam(o)]);
    return o.length > 3 && finns(register.term(stam(o)));
  };
  const delar = [];
  for (let i = ord.length - 3; i >= 4; i--) if (await hittas(ord.slice(0, i))) delar.push(i);
  const svar = [];
  for (const i of delar.slice(0, PROVADE)) {
    const [fore, efter] = [ord.slice(0, i), ord.slice(i)];
    const bada = await hittas(efter);
    svar.push([bada ? ord.length : i, bada ? [fore, efter] : [fore]]);
  }
  for (let i = 3; !svar.length && i < 3 + PROVADE && i <= ord.length - 4; i++) {
    if (await hittas(ord.slice(i))) svar.push([0, [ord.slice(i)]]);
  }
  return svar.sort(([x], [y]) => y - x).map(([, kanda]) => kanda.map(stam));
};

// The word that says nothing which a word was, misprinted; undefined if it was none.
export const tomt = (register, { ord, ersatt, fel = 9 }) => {
  if (register.tomma.has(ersatt)) return ersatt;
  const vik = utanPrickar(ord);
  const mest = ord.length < 5 ? 0 : Math.min(tillatna(vik), fel - 1);
  const lik = (o) => o.length > MARGINAL && avstand(vik, utanPrickar(o), mest) <= mest;
  return mest > 0 ? [...register.fyllnad].find(lik) : undefined;
};

// For a word that finds nothing: a shorter number, or what was meant by a misprint.
const gissa = async (register, fraga, nara = false) => {
  const { ord } = fraga;
  if (arTal(ord)) {
    for (const form of numret(ord)) {
      await register.las([form]);
      fraga.term(form, register.term(form), FEL);
      if (fraga.traffar.size) return;
    }
    return;
  }
  const lika = await liknande(register, ord, fraga.anad ? 1 : 2, nara);
  await register.las(lika.map(([, term]) => rotterm(term)));
  lika.forEach(([, term], i) => fraga.former(former(register, term), i ? FEL * ANDRA : FEL));
  if (lika.length) {
    fraga.ersatt = lika[0][1];
    fraga.fel = lika[0][0];
  }
};

// For a word that has not been guessed as a whole: by its parts, or by what begins so.
const gissaDelar = async (register, fraga) => {
  const { ord } = fraga;
  if (arTal(ord) || fraga.anad) return;
  if (ord.length >= 8) {
    const tva = await deladMedFel(register, ord);
    if (tva) {
      await avDelar(register, fraga, tva.delar, DELAR * FEL);
      fraga.ersatt = tva.skrivet;
      return;
    }
  }
  if (ord.length >= 7) {
    const [bast] = await kandaLed(register, hopskrivet(ord));
    if (bast) return avDelar(register, fraga, bast, DELAR * FEL);
  }
  if (!fraga.traffar.size && ord.length > 2) {
    for (const [term, post] of (await borjar(register, ord)).slice(0, 30)) fraga.term(term, post, BORJAN);
  }
};

// Guesses what a word was meant to be that none of the indexes knows, `f` as the current texts know
// it and `g` as the older ones do: the current texts' word if it is as near, and whole words before
// what is put together of parts.
export const gissaOrd = async (nu, aldre, f, g, halvt) => {
  if (g && !f.anad) await gissa(aldre, g, true);
  await gissa(nu, f, f.anad);
  if (g?.ersatt && !(f.fel <= g.fel)) {
    g.ensam = true;
    const delar = aldre.term(g.ersatt)?.[3] ?? [];
    if (!f.ersatt && delar.length) await avDelar(nu, f, delar, DELAR * FEL);
  } else if (!f.ersatt && !halvt) {
    await gissaDelar(nu, f);
    if (g && !f.traffar.size) await gissaDelar(aldre, g);
  }
};

// Misprinted words that may have been written apart from their neighbours.
export const gissaPar = async (register, fragor, okanda) => {
  for (const f of okanda) {
    const i = fragor.indexOf(f);
    for (const [ett, tva] of [[i - 1, i], [i, i + 1]]) {
      const [g, h] = [fragor[ett], fragor[tva]];
      if (!g || !h || [g, h].some(({ ord }) => arTal(ord) || ord.includes(":"))) continue;
      const lika = await liknande(register, g.ord + h.ord, 2, true);
      if (!lika.length || lika[0][0] > (f.fel ?? 2)) continue;
      for (const [, term, post] of lika) for (const k of [g, h]) k.term(term, post, IHOP * FEL);
      f.ersatt ||= lika[0][1];
    }
  }
};
