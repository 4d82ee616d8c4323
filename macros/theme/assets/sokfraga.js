// What a query asks for: its words and phrases, each with what it finds.
import { arTal, dela, fras, hopskrivet, ordlista, rot, stam, utanPrickar } from "./sokanalys.js";
import language from "./search/language.js";
import { finns, ROT, rotpost, rotterm, traffar, vikt } from "./sokregister.js";

export const MARGINAL = 4; // below this length a word is only what it is
// What a hit is worth against the same word, inflected or not.
export const IHOP = 0.7, DELAR = 0.7, BORJAN = 0.5;
const AVLETT = 0.6, FRAS = 0.8;
const OKAND = 40; // how much a word weighs that the index does not know
const GISSAT = 0.6; // a word that was guessed to be another
const ANAD = 0.85; // so much of a compound is there, or it may be a misprint

// A word of the query: what it finds, how surely, and what to mark in a text. `okand`: the index has
// no such word; `anad`: some unit answers to all of it none the less, by its parts.
class Fraga {
  constructor(ord, svag) {
    this.ord = ord;
    this.svag = svag;
    this.vikt = 0;
    this.traffar = new Map(); // unit: [points, share of the word that is there]
    this.marks = new Set();
    this.fraser = new Set(); // units that people look for by words that this is one of
    this.ersatt = "";
  }

  // Tells the words of a text that are why it was found.
  get markt() {
    return (this.prov ??= iMarks(this.marks));
  }

  lagg(nummer, poang, andel) {
    const fore = this.traffar.get(nummer);
    if (!fore || fore[0] < poang) this.traffar.set(nummer, [poang, Math.max(andel, fore?.[1] ?? 0)]);
  }

  term(namn, post, varde) {
    if (!finns(post)) return;
    this.vikt = Math.max(this.vikt, vikt(post) * (namn.endsWith(ROT) ? this.svag : 1));
    this.marks.add(namn);
    for (const m of post[4] ?? []) this.marks.add(m);
    for (const [nummer, poang] of traffar(post)) this.lagg(nummer, poang * varde, 1);
  }

  former(former, varde = 1) {
    for (const [namn, post, mot] of former) this.term(namn, post, mot * varde);
  }

  // Words that people look for units by, which their texts do not hold.
  fras(post) {
    for (const [nummer, poang] of traffar(post)) {
      this.lagg(nummer, poang * FRAS, 1);
      this.fraser.add(nummer);
    }
  }

  // It was a word that says nothing, misprinted.
  glom() {
    this.traffar.clear();
    this.vikt = this.svag = 0;
    this.ersatt = "";
    this.ensam = false;
  }

  // A compound, found by its parts: all of them, or as many as there are. A part is a list of
  // terms, each with what it is worth.
  delar(delar, varde) {
    const summa = new Map();
    const vikter = delar.map((del) => Math.max(0, ...del.map(([, post]) => vikt(post))));
    const hela = vikter.reduce((s, v) => s + v, 0);
    delar.forEach((del, i) => {
      const har = new Map();
      for (const [namn, post, mot] of del) {
        if (!finns(post)) continue;
        this.marks.add(namn);
        for (const [nummer, poang] of traffar(post)) har.set(nummer, Math.max(har.get(nummer) ?? 0, poang * mot));
      }
      for (const [nummer, poang] of har) {
        const [p, v] = summa.get(nummer) ?? [0, 0];
        summa.set(nummer, [p + poang, v + vikter[i]]);
      }
    });
    this.vikt = Math.max(this.vikt, hela / delar.length);
    for (const [nummer, [p, v]] of summa) this.lagg(nummer, (p / delar.length) * (v / hela) * varde, v / hela);
  }
}

export const tyngd = (fraga) => (fraga.ersatt ? GISSAT : 1) * (fraga.vikt || OKAND * fraga.svag) ** 0.7;
// How much some words of a query weigh together.
export const tyngder = (fragor, med = () => true) => fragor.reduce((s, f) => s + (med(f) ? tyngd(f) : 0), 0);

// Tells whether a word of a text is one of those to mark.
const iMarks = (marks) => {
  const langa = [...marks].filter((m) => m.length > 3 && !m.endsWith(ROT));
  const rotter = new Set([...marks].filter((m) => m.endsWith(ROT)).map((m) => m.slice(0, -1)));
  const kanda = new Map();
  return (ord) => {
    let svar = kanda.get(ord);
    if (svar === undefined) {
      const s = stam(ord);
      svar = marks.has(s) || rotter.has(rot(s)) || ord.split("-").some((d) => marks.has(stam(d))) ||
        langa.some((m) => s.startsWith(m) || s.endsWith(m));
      kanda.set(ord, svar);
    }
    return svar;
  };
};

// The parts of a compound that are no compounds themselves, or that texts hold.
const delarna = (register, ord) =>
  register.tills((slag) => {
    const led = (s) => slag(s)?.[0] ?? (rot(s).length > MARGINAL ? rotpost(slag, s)?.[0] : 0) ?? 0;
    const alla = (o) => {
      const post = slag(stam(o));
      const par = post ? (post[3] ?? []) : dela(hopskrivet(o), led).map(stam);
      return par.flatMap((p) => {
        const inre = finns(slag(stam(p))) ? [] : alla(p);
        return inre.length ? inre : [p];
      });
    };
    return alla(ord);
  });

// What the index has of words that begin so.
export const borjar = async (register, ord) => {
  const vik = utanPrickar(hopskrivet(ord));
  const platser = register.platser(vik, vik + "\uffff");
  await Promise.all(platser.slice(0, 3).map((n) => register.hamta(n)));
  return platser.flatMap((n) => register.ordI(n).filter(([mot]) => mot.startsWith(vik))).map(([, ...post]) => post);
};

const termer = (stammen) => [stammen, rotterm(stammen), rot(stammen)];

// The terms of a word, or of a part of one, each with what it is worth.
export const former = (register, stammen) => [
  [stammen, register.term(stammen), 1],
  [rotterm(stammen), rotpost((n) => register.term(n), stammen), AVLETT],
];

export const avDelar = async (register, fraga, delar, varde) => {
  await register.las(delar.flatMap(termer));
  fraga.delar(delar.map((d) => former(register, d)), varde);
};

// A number is looked up without the word that it is written together with. So are the parts of a word
// with a hyphen, or with a number at its end, if the index does not know the whole.
const LED = /-|(?<=[a-zåäö])(?=[0-9])/;
const isarskrivna = async (register, alla) => {
  const ord = alla.flatMap((o) => (arTal(o) ? o : o.split(/-(?=[0-9]+$)|(?<=^[0-9]+)-/)));
  const delbara = new Set(ord.filter((o) => !arTal(o) && LED.test(o)));
  await register.las([...delbara].map(stam));
  return ord.flatMap((o) => (delbara.has(o) && !finns(register.term(stam(o))) ? o.split(LED) : o));
};

// The words of a query that may be a phrase, with those of them that say something: one or two such,
// or two neighbours of which one does at most.
const fraserI = (alla, fyllnad) => {
  const svar = new Map();
  const lagg = (ord, sagda = ord) => svar.set(fras(ord.map((i) => alla[i]), fyllnad), sagda);
  const sager = (i) => !fyllnad.has(alla[i]);
  [...alla.keys()].filter(sager).forEach((i, n, sagda) => {
    lagg([i]);
    if (n) lagg([sagda[n - 1], i]);
  });
  for (let i = 1; i < alla.length; i++) {
    const sagda = [i - 1, i].filter(sager);
    if (sagda.length < 2) lagg([i - 1, i], sagda);
  }
  return svar;
};

// Neighbours that may be one word, written apart: which they are, and what the word may be.
function* ihopskrivna(ord) {
  for (let i = 0; i < ord.length; i++) {
    for (let n = 2; n <= 3 && i + n <= ord.length; n++) {
      const bitar = ord.slice(i, i + n);
      if (bitar.some(arTal)) break;
      yield [i, n, new Set([bitar.join(""), bitar.join("s")].map(stam))];
    }
  }
}

// The words of a query, and what each finds. `skriver`: the last one may be unfinished.
export const tolka = async (register, text, skriver) => {
  await register.oppna();
  const { fyllnad } = register;
  const alla = await isarskrivna(register, ordlista(text));
  const fraser = fraserI(alla, fyllnad);
  const betydande = [...alla.keys()].filter((i) => !fyllnad.has(alla[i]));
  const sagda = betydande.length ? betydande : [...alla.keys()];
  const par = [...ihopskrivna(sagda.map((i) => alla[i]))];
  const sist = alla[sagda.at(-1)] ?? "";
  // All at once: each time that pieces are asked for takes a while, however few they are.
  const [borjan] = await Promise.all([
    skriver && sist.length > 1 ? borjar(register, sist) : [],
    register.las([
      ...fraser.keys(), ...sagda.flatMap((i) => termer(stam(alla[i]))), ...par.flatMap(([, , ett]) => [...ett]),
    ]),
  ]);
  const kanda = [...fraser].filter(([namn]) => finns(register.term(namn)));
  const platser = kanda.length ? betydande : sagda;
  const ord = platser.map((i) => alla[i]);
  const sagerLite = (s) => register.svaga.has(s) || register.tomma.has(s);
  const fragor = ord.map((o) => new Fraga(o, sagerLite(stam(o)) ? language.weak : 1));
  for (const [i, n, ett] of par) {
    for (const form of ett) {
      for (let k = i; k < i + n; k++) fragor[k]?.term(form, register.term(form), IHOP);
    }
  }
  await Promise.all(
    fragor.map(async (fraga, i) => {
      const { ord: o } = fraga;
      const egna = former(register, stam(o));
      fraga.former(egna);
      fraga.sagt = egna.some(([, post]) => post?.[0] & language.said);
      if (i === fragor.length - 1) for (const [term, post] of borjan) fraga.term(term, post, BORJAN);
      fraga.okand = !fraga.traffar.size;
      const delar = await delarna(register, o);
      if (delar.length) await avDelar(register, fraga, delar, DELAR);
      fraga.anad = [...fraga.traffar.values()].some(([, andel]) => andel > ANAD);
    }),
  );
  for (const [namn, i] of kanda) {
    const post = register.term(namn);
    for (const k of i) fragor[platser.indexOf(k)].fras(post);
    if (!i.length) {
      const fraga = new Fraga(namn, 1);
      fraga.vikt = vikt(post);
      fraga.fras(post);
      fragor.push(fraga);
    }
  }
  return fragor;
};
