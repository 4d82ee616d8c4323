// Finds the units that answer a query, in an index whose pieces are fetched as they are needed.
import { arTal, avstand, dela, fras, hopskrivet, ordlista, rot, stam, tillatna, utanFelandelse, utanPrickar } from "./sokanalys.js";

const ROT = "~";
const MARGINAL = 4; // below this length a word is only what it is
// What a hit is worth against the same word, inflected or not.
const AVLETT = 0.6, IHOP = 0.7, DELAR = 0.7, FEL = 0.6, BORJAN = 0.5, FRAS = 0.8;
const ALDRE = 0.7, ALDRE_ANDA = 0.45; // the older texts against the current ones, if they answer more, or not
const RACKER = 0.9; // so much of the query must be answered, or the older texts are asked as well
const LANGT = 12; // a word of more letters is mostly a compound
const SAGT = 4; // a text holds the word
const GRANSKADE = 12; // so many are read before they are put in order

const json = async (adress) => {
  const svar = await fetch(adress);
  if (!svar.ok) throw new Error(`${adress}: ${svar.status}`);
  return svar.json();
};

class Register {
  constructor(bas, namn) {
    this.bas = new URL(`${namn}/`, bas);
    this.namn = namn;
    this.bitar = new Map();
    this.lasta = new Map();
    this.vikta = new Map();
    this.huvuden = new Map();
    this.gissat = new Map();
    this.lagen = new Map();
  }

  async oppna() {
    if (this.rot) return;
    this.oppnas ??= json(new URL("rot.json", this.bas));
    this.rot = await this.oppnas;
    this.fyllnad = new Set(this.rot.fyllnad);
    this.svaga = new Set(this.rot.svaga);
    this.tomma = new Set(this.rot.fyllnad.map(stam));
  }

  hamta(namn) {
    if (!this.bitar.has(namn)) {
      const adress = new URL(`${namn}.json?v=${this.rot.v}`, this.bas);
      const bit = json(adress).then((bit) => this.lasta.set(namn, bit).get(namn));
      this.bitar.set(namn, bit);
    }
    return this.bitar.get(namn);
  }

  // The words of a piece that is here, each with its form without marks and its letters; roots apart.
  ordI(namn) {
    let svar = this.vikta.get(namn);
    if (!svar && this.lasta.has(namn)) {
      svar = Object.entries(this.lasta.get(namn))
        .filter(([term, post]) => finns(post) && !term.endsWith(ROT) && !term.includes(":"))
        .map(([term, post]) => [utanPrickar(term), term, post])
        .map(([mot, ...om]) => [mot, ...om, bokstaver(mot)]);
      this.vikta.set(namn, svar);
    }
    return svar ?? [];
  }

  // The pieces that hold the terms from one to another.
  platser(fran, till = fran) {
    const ord = this.rot.o;
    let i = ord.length - 1;
    while (i > 0 && ord[i] > fran) i--;
    const svar = [`o${i}`];
    while (++i < ord.length && ord[i] <= till) svar.push(`o${i}`);
    return svar;
  }

  async las(termer) {
    const namn = new Set(termer.flatMap((term) => this.platser(utanPrickar(term))));
    await Promise.all([...namn].map((n) => this.hamta(n)));
  }

  // The piece that holds a term.
  plats(namn) {
    let svar = this.lagen.get(namn);
    if (!svar) this.lagen.set(namn, (svar = this.platser(utanPrickar(namn))[0]));
    return svar;
  }

  // The entry of a term; undefined if there is none, or if its piece is not here.
  term(namn) {
    const bit = this.lasta.get(this.plats(namn));
    return bit && Object.hasOwn(bit, namn) ? bit[namn] : undefined;
  }

  // Runs what looks up terms, until it has met no piece that is not here.
  async tills(gor) {
    for (;;) {
      const saknas = new Set();
      const svar = gor((namn) => {
        const plats = this.plats(namn);
        if (!this.lasta.has(plats)) saknas.add(plats);
        return this.term(namn);
      });
      if (!saknas.size) return svar;
      await Promise.all([...saknas].map((n) => this.hamta(n)));
    }
  }

  grupp(nummer) {
    const { grupper } = this.rot;
    let i = grupper.length - 1;
    while (grupper[i][0] > nummer) i--;
    const [, slag, namn, upplysning, dokument] = grupper[i];
    return { slag, namn, upplysning, dokument };
  }

  // The row of a unit in the pieces of a kind: `h` for titles, `t` for texts.
  async rad(slag, nummer) {
    const starter = this.rot[slag];
    let i = starter.length - 1;
    while (starter[i] > nummer) i--;
    return (await this.hamta(`${slag}${i}`))[nummer - starter[i]];
  }

  // What a unit is called and where it stands, with its words read once.
  async huvud(nummer) {
    let svar = this.huvuden.get(nummer);
    if (!svar) {
      const [rubrik, url, tal = "", stig = [], namn = []] = await this.rad("h", nummer);
      const { namn: grupp, ...om } = this.grupp(nummer);
      const titlar = [rubrik, ...namn].map((titel) => ordlista(titel).filter((o) => !this.fyllnad.has(o)));
      svar = { rubrik, url, tal, stig, namn, grupp, ...om, titlar: titlar.filter((titel) => titel.length) };
      this.huvuden.set(nummer, svar);
    }
    return svar;
  }
}

function* traffar([, , tal]) {
  let nummer = 0;
  for (let i = 0; i < tal.length; i += 2) {
    nummer += tal[i];
    yield [nummer, tal[i + 1]];
  }
}

const vikt = (post) => post?.[1] ?? 0;
const finns = (post) => Boolean(post?.[2].length);

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

  term(namn, post, varde, andel = 1) {
    if (!finns(post)) return;
    this.vikt = Math.max(this.vikt, vikt(post) * (namn.endsWith(ROT) ? this.svag : 1));
    this.marks.add(namn);
    for (const m of post[4] ?? []) this.marks.add(m);
    for (const [nummer, poang] of traffar(post)) this.lagg(nummer, poang * varde, andel);
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

const rotterm = (s) => rot(s) + ROT;

// The letters of a word as bits. A misprint changes two of them at most, and this is told faster
// than how many misprints there are.
const bokstaver = (ord) => {
  let svar = 0;
  for (let i = 0; i < ord.length; i++) svar |= 1 << (ord.charCodeAt(i) - 97);
  return svar;
};
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
  const forst = nara ? [a + b] : [a + b, b + a, a + c];
  // A long word is taken apart rather than compared with all that begin with one of its letters.
  for (const borjan of nara || vik.length > LANGT ? [forst] : [forst, [a], [b]]) {
    const platser = new Set(borjan.flatMap((x) => register.platser(x, x + "\uffff")));
    await Promise.all([...platser].map((n) => register.hamta(n)));
    const svar = sok(borjan);
    if (svar.length) {
      const bast = Math.min(...svar.map(([d]) => d));
      return svar.filter(([d]) => d === bast).sort((x, y) => y[2][2].length - x[2][2].length).slice(0, 3);
    }
  }
  return [];
};

const numret = (ord) => {
  const former = ["/", ":", "."].map((tecken) => ord.replace(/[-./:]/g, tecken));
  for (let kort = ord; (kort = kort.replace(/[-./:]?[0-9]+$/, "")); ) former.push(kort);
  return former;
};

// What is known of a stem, or of the root that it shares with others.
const rotpost = (slag, s) => slag(rotterm(s)) ?? (rot(s) === s ? undefined : slag(rot(s)));

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
const PROVADE = 4; // so many ways to take a word apart are looked into

const borjar = async (register, ord) => {
  const vik = utanPrickar(hopskrivet(ord));
  const platser = register.platser(vik, vik + "\uffff");
  await Promise.all(platser.slice(0, 3).map((n) => register.hamta(n)));
  return platser.flatMap((n) => register.ordI(n).filter(([mot]) => mot.startsWith(vik))).map(([, ...post]) => post);
};

const del = (register, stammen) => [
  [stammen, register.term(stammen), 1],
  [rotterm(stammen), rotpost((n) => register.term(n), stammen), AVLETT],
];

// A word with a hyphen or a number at its end that the index does not know is looked up as its parts.
const isarskrivna = async (register, ord) => {
  await register.las(ord.map(stam));
  return ord.flatMap((o) => (finns(register.term(stam(o))) || arTal(o) ? o : o.split(/-|(?<=[a-zåäö])(?=[0-9])/)));
};

// The words of a query that may be a phrase, with the words of it that say something: such alone or
// side by side, or any with at most one that does.
const FLEST = 5;
const fraserI = (alla, fyllnad) => {
  const svar = new Map();
  const lagg = (ord, platser) => svar.set(fras(ord.map((i) => alla[i]), fyllnad), platser);
  const betydande = [...alla.keys()].filter((i) => !fyllnad.has(alla[i]));
  for (let i = 0; i < betydande.length; i++) {
    for (let n = 1; n <= FLEST && i + n <= betydande.length; n++) {
      const ord = betydande.slice(i, i + n);
      lagg(ord, ord);
    }
  }
  for (let i = 0; i < alla.length; i++) {
    for (let n = 2; n <= FLEST && i + n <= alla.length; n++) {
      const ord = Array.from({ length: n }, (_, k) => i + k);
      const sagda = ord.filter((k) => !fyllnad.has(alla[k]));
      if (sagda.length > 1) break;
      lagg(ord, sagda);
    }
  }
  return svar;
};

const tolka = async (register, text, skriver) => {
  await register.oppna();
  const alla = await isarskrivna(register, ordlista(text));
  const fraser = fraserI(alla, register.fyllnad);
  await register.las([...fraser.keys()]);
  const kanda = [...fraser].filter(([namn]) => finns(register.term(namn)));
  const betydande = [...alla.keys()].filter((i) => !register.fyllnad.has(alla[i]));
  const platser = betydande.length || kanda.length ? betydande : [...alla.keys()];
  const ord = platser.map((i) => alla[i]);
  const fragor = ord.map((o) => new Fraga(o, register.svaga.has(stam(o)) ? SVAG : 1));
  // Neighbours that may be one word, written apart.
  const par = [];
  for (let i = 0; i < ord.length; i++) {
    for (let n = 2; n <= 3 && i + n <= ord.length; n++) {
      const bitar = ord.slice(i, i + n);
      if (bitar.some(arTal)) break;
      par.push([i, n, new Set([bitar.join(""), bitar.join("s")].map(stam))]);
    }
  }
  const behovs = ord.flatMap((o) => [stam(o), rotterm(stam(o)), rot(stam(o))]);
  await register.las([...behovs, ...par.flatMap(([, , former]) => [...former])]);
  for (const [i, n, former] of par) {
    for (const form of former) {
      for (let k = i; k < i + n; k++) fragor[k].term(form, register.term(form), IHOP);
    }
  }
  await Promise.all(
    fragor.map(async (fraga, i) => {
      const { ord: o } = fraga;
      const s = stam(o);
      const rotens = rotpost((n) => register.term(n), s);
      fraga.term(s, register.term(s), 1);
      fraga.term(rotterm(s), rotens, AVLETT);
      fraga.sagt = Boolean((register.term(s)?.[0] | rotens?.[0]) & SAGT);
      if (skriver && i === fragor.length - 1 && o.length > 1) {
        for (const [term, post] of await borjar(register, o)) fraga.term(term, post, BORJAN);
      }
      fraga.okand = !fraga.traffar.size;
      const delar = await delarna(register, o);
      if (delar.length) {
        await register.las(delar.flatMap((d) => [d, rotterm(d), rot(d)]));
        fraga.delar(delar.map((d) => del(register, d)), DELAR);
      }
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

const liknarFyllnad = ({ ord, fel = 9 }, fyllnad) => {
  const vik = utanPrickar(ord);
  const mest = ord.length < 5 ? 0 : Math.min(tillatna(vik), fel - 1);
  return mest > 0 && [...fyllnad].some((o) => o.length > MARGINAL && avstand(vik, utanPrickar(o), mest) <= mest);
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
  for (const [, term, post] of lika) {
    fraga.term(term, post, FEL);
    fraga.term(rotterm(term), rotpost((n) => register.term(n), term), AVLETT * FEL);
  }
  if (lika.length) {
    fraga.ersatt = lika[0][1];
    fraga.fel = lika[0][0];
  }
};

const avDelar = async (register, fraga, delar, varde) => {
  await register.las(delar.flatMap((d) => [d, rotterm(d), rot(d)]));
  fraga.delar(delar.map((d) => del(register, d)), varde);
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

const UPPSLAG = 0.7; // terms and documents, when the query is a question that a text answers
const HALVT = 0.8, DELVIS = 0.65; // terms and documents that answer less than so much of the query
const NAMND = 0.5; // so much of a title and of the query must be the same, or the document is not what is asked about
const OMFANG = 1.35; // a section of a document that the query names
const TITEL = 0.6; // what a title that says just what was asked for adds
const SVAG = 0.25; // a word that says little of what is looked for
const OKAND = 40; // how much a word weighs that the index does not know
const GISSAT = 0.6; // a word that was guessed to be another
const GRUND = 0.4; // what is left of the points when next to nothing of the query is answered
const ANAD = 0.85; // so much of a compound is there, or it may be a misprint
const STYCKE = 0.7; // what a passage adds that holds all that was asked for
const BEGREPP = 0.6; // what a term adds, if the query asks what it means
const DEFINITION = new Set(
  ("definition definitionen definitioner definiera definieras betyder betyda betydelse betydelsen innebär innebörd " +
    "innebörden menas avses begreppet förklara förklaring räknas").split(" "),
);
// Tells whether a query asks what a word means.
const undrar = (ord) => ord.some((o) => DEFINITION.has(o)) || /^vad är(?! det )|vad är det$/.test(ord.join(" "));
const tyngd = (fraga) => (fraga.ersatt ? GISSAT : 1) * (fraga.vikt || OKAND * fraga.svag) ** 0.7;

const rakna = (register, fragor) => {
  const summa = new Map();
  const hela = fragor.reduce((s, f) => s + tyngd(f), 0);
  for (const fraga of fragor) {
    for (const [nummer, [poang, andel]] of fraga.traffar) {
      const [p, a] = summa.get(nummer) ?? [0, 0];
      summa.set(nummer, [p + poang, a + andel * tyngd(fraga)]);
    }
  }
  return [...summa].map(([nummer, [poang, svarat]]) => {
    const tackning = svarat / hela;
    return { register, nummer, fragor, tackning, poang: poang * (GRUND + (1 - GRUND) * tackning) };
  });
};

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

// How well the title of a unit answers.
export const granska = async (traff) => {
  const { register, nummer, fragor, undrar } = traff;
  const enhet = await register.huvud(nummer);
  const hela = fragor.reduce((s, f) => s + tyngd(f), 0);
  const titlar = enhet.titlar.map((ord) => {
    const tagna = ord.filter((o) => fragor.some((f) => f.markt(o))).length;
    const andel = fragor.reduce((s, f) => s + (ord.some(f.markt) || f.ord === enhet.tal ? tyngd(f) : 0), 0);
    return (tagna / ord.length) * (andel / hela);
  });
  const sokt = fragor.reduce((s, f) => s + (f.fraser.has(nummer) ? tyngd(f) : 0), 0);
  const titel = Math.max(sokt / hela, ...titlar);
  const term = undrar && enhet.slag === "begrepp" ? BEGREPP * titel : 0;
  return { ...traff, enhet, titel, poang: traff.poang * (1 + TITEL * titel) * (1 + term) };
};

// How much of the query stands together: in a passage, or in the headings above it.
const samlat = async ({ register, nummer, fragor, enhet }) => {
  const [stycken = [], plikter = []] = (await register.rad("t", nummer)) ?? [];
  const over = enhet.titlar.flat().concat(enhet.stig.flatMap(ordlista));
  const hela = fragor.reduce((s, f) => s + tyngd(f), 0);
  const kvar = fragor.filter((f) => !f.fraser.has(nummer) && !over.some(f.markt));
  let mest = 0;
  if (kvar.length) {
    for (const [id, text] of stycken) {
      const plikt = plikter.filter(([i]) => i === id).map(([, roller, vad]) => `${roller} ${vad}`);
      const ord = [...new Set(ordlista([text, ...plikt].join(" ")))];
      mest = Math.max(mest, kvar.reduce((s, f) => s + (ord.some(f.markt) ? tyngd(f) : 0), 0));
    }
  }
  return (hela - kvar.reduce((s, f) => s + tyngd(f), 0) + mest) / hela;
};

// The passage of a unit that answers best, and the duty that it gives.
export const las = async ({ register, nummer, fragor }) => {
  const [stycken = [], plikter = []] = (await register.rad("t", nummer)) ?? [];
  let bast = [0];
  for (const [id, text] of stycken) {
    const ord = new Set(ordlista(text));
    const andel = fragor.reduce((s, f) => s + ([...ord].some(f.markt) ? tyngd(f) : 0), 0);
    if (andel > bast[0] || bast.length === 1) bast = [andel, id, text];
  }
  const [, id, text = ""] = bast;
  const markt = (ord) => fragor.some((f) => f.markt(ord));
  const plikt = plikter.find(([i, roller, vad]) => i === id && ordlista(`${roller} ${vad}`).some(markt));
  return { id, text, plikt, markt };
};

const TOPP = 3; // so many hits are seen at a glance
const JUST = 0.99; // a title that is just what was asked for
// Among the first hits the texts themselves: at most one role, term or document that is not called
// just what was asked for, and never these alone.
const blandade = (rader) => {
  const text = (t) => t.enhet.slag === "avsnitt";
  const topp = [], resten = [];
  for (const t of rader) {
    const far = text(t) || ((topp.some(text) || topp.length < TOPP - 1) && (t.titel > JUST || topp.every(text)));
    (far && topp.length < TOPP ? topp : resten).push(t);
  }
  return [...topp, ...resten];
};

const nummer = (post) => new Set(post ? [...traffar(post)].map(([n]) => n) : []);

// Keeps what the filters let through. A role and the duties are looked up as terms.
const silade = async (alla, { slag, dokument, roll }) => {
  const termer = [slag === "ansvar" && "slag:ansvar", roll && `roll:${roll}`].filter(Boolean);
  let svar = alla.filter(({ register, nummer: n }) => {
    const grupp = register.grupp(n);
    return (!dokument || grupp.dokument === dokument) && (!slag || slag === "ansvar" || grupp.slag === slag);
  });
  for (const register of new Set(svar.map((t) => t.register))) {
    await register.las(termer);
    for (const term of termer) {
      const med = nummer(register.term(term));
      svar = svar.filter((t) => t.register !== register || med.has(t.nummer));
    }
  }
  return svar;
};

export class Sokning {
  // The documents that a query names besides what it asks for.
  omfang(fragor) {
    const ord = fragor.map((f) => f.ord);
    const stammar = new Set([...ord.map(stam), ...ord.slice(1).map((o, i) => stam(ord[i] + o))]);
    return this.nu.rot.omfang.filter(([, , namn]) => namn.length < fragor.length && namn.every((s) => stammar.has(s)));
  }

  constructor(bas) {
    this.nu = new Register(bas, "nu");
    this.aldre = new Register(bas, "aldre");
  }

  // Guesses what a word was meant to be that none of the indexes knows: the current texts' word
  // if it is as near as the older ones', and whole words before what is put together of parts.
  async forsta(f, g, halvt) {
    if (g && !f.anad) await gissa(this.aldre, g, true);
    await gissa(this.nu, f, f.anad);
    if (g?.ersatt && !(f.fel <= g.fel)) {
      g.ensam = true;
      const delar = this.aldre.term(g.ersatt)?.[3] ?? [];
      if (!f.ersatt && delar.length) await avDelar(this.nu, f, delar, DELAR * FEL);
    } else if (!f.ersatt && !halvt) {
      await gissaDelar(this.nu, f);
      if (g && !f.traffar.size) await gissaDelar(this.aldre, g);
    }
  }

  // The term that is just what is asked about, and the section that tells best what it means.
  async betyder(fragor, rader, filter, aldre) {
    const ord = fragor.filter((f) => f.svag).map((f) => f.ersatt || f.ord);
    const namn = `vad:${fras(ord, this.nu.fyllnad)}`;
    const alla = [];
    for (const register of aldre === false ? [this.nu] : [this.nu, this.aldre]) {
      await register.oppna();
      await register.las([namn]);
      for (const n of nummer(register.term(namn))) {
        const kand = rader.find((t) => t.register === register && t.nummer === n);
        alla.push(kand ?? { register, nummer: n, fragor, tackning: 1, poang: 0 });
      }
    }
    const slag = ({ register, nummer: n }) => register.grupp(n).slag;
    const kvar = (await silade(alla, filter)).sort((a, b) => b.poang - a.poang);
    const forst = ["begrepp", "avsnitt"].flatMap((s) => kvar.find((t) => slag(t) === s) ?? []);
    return forst[0] && slag(forst[0]) === "begrepp" ? Promise.all(forst.map((t) => (t.enhet ? t : granska(t)))) : [];
  }

  // Whether a word stands in the title of an older text: a body that was asked, mostly.
  async iRubrik(g) {
    const forst = [...g.traffar].sort(([, [a]], [, [b]]) => b - a).slice(0, 3);
    const enheter = await Promise.all(forst.map(([n]) => this.aldre.huvud(n)));
    return !g.okand && enheter.some(({ titlar }) => titlar.flat().some((o) => stam(o) === stam(g.ord)));
  }

  // A misprinted word that may have been written apart from its neighbour.
  async ihop(fragor, okanda) {
    for (const f of okanda) {
      const i = fragor.indexOf(f);
      for (const [ett, tva] of [[i - 1, i], [i, i + 1]]) {
        const [g, h] = [fragor[ett], fragor[tva]];
        if (!g || !h || [g, h].some(({ ord }) => arTal(ord) || ord.includes(":"))) continue;
        const lika = await liknande(this.nu, g.ord + h.ord, 2, true);
        if (!lika.length || lika[0][0] > (f.fel ?? 2)) continue;
        for (const [, term, post] of lika) for (const k of [g, h]) k.term(term, post, IHOP * FEL);
        f.ersatt ||= lika[0][1];
      }
    }
  }

  // `skriver`: whether the last word may be unfinished. `aldre`: true if the older texts are wanted
  // in any case, false if not at all, undefined if they are when the current ones do not suffice.
  async sok(text, { skriver = false, aldre, ...filter } = {}) {
    const ordna = (rader) => rader.sort((a, b) => b.poang - a.poang);
    const fragor = await tolka(this.nu, text, skriver);
    if (!fragor.length) return { fragor, traffar: [] };
    let rader = ordna(await silade(rakna(this.nu, fragor), filter));
    let gamla;
    const inom = ({ register, nummer: n }) => omfang.some(([id]) => id === register.grupp(n).dokument);
    const omfang = this.omfang(fragor);
    // What a role is asked to do comes from many texts: words that meet there need not belong together.
    const racker = rader.slice(0, 3).some((t) => t.tackning >= RACKER && (fragor.length < 2 || this.nu.grupp(t.nummer).slag !== "roll")) && !fragor.some((f) => f.okand && !f.anad);
    // Words by which a current text may be looked for, but that none of them says.
    const osagda = fragor.filter((f) => !f.sagt && f.svag === 1 && !arTal(f.ord) && !(skriver && f === fragor.at(-1)));
    const forr = ordlista(text).some((o) => this.nu.rot.aldre.includes(o));
    if (aldre ?? (!racker || osagda.length || forr || Boolean(filter.dokument) || omfang.some(([, gammal]) => gammal))) gamla = await tolka(this.aldre, text, skriver);
    // No misprint is looked for in a word that one of the indexes knows, though its texts are not wanted.
    const kanda = gamla ?? (fragor.some((f) => f.okand) ? await tolka(this.aldre, text, skriver) : []);
    const okanda = fragor.filter((f) => f.okand && !kanda.some((g) => g.ord === f.ord && !g.okand));
    const gamlas = (f) => gamla?.find((g) => g.ord === f.ord);
    // A word that is being written is no compound with misprints in it.
    await Promise.all(okanda.map((f) => this.forsta(f, gamlas(f), skriver && f === fragor.at(-1))));
    if (!skriver) await this.ihop(fragor, okanda);
    let vad = undrar(ordlista(text));
    for (const f of okanda) {
      if (!this.nu.tomma.has(f.ersatt) && !liknarFyllnad(f, this.nu.fyllnad)) continue;
      vad ||= DEFINITION.has(f.ersatt);
      for (const g of [f, gamlas(f)]) g?.glom();
    }
    if (okanda.length) rader = ordna(await silade(rakna(this.nu, fragor), filter));
    if (gamla) {
      const mest = Math.max(0, ...rader.slice(0, 5).map((t) => t.tackning));
      // A word that only they have is looked for in them.
      const nya = gamla.filter((g) => !g.okand && g.svag === 1 && fragor.some((f) => f.ord === g.ord && f.okand && !f.anad)).concat(
        gamla.filter((g) => g.ensam || (g.sagt && osagda.some((f) => f.ord === g.ord))),
        ...(await Promise.all(gamla.map(async (g) => (fragor.some((f) => f.ord === g.ord && f.okand) && (await this.iRubrik(g)) ? g : [])))),
      );
      const fler = await silade(rakna(this.aldre, gamla), filter);
      for (const t of fler) {
        const enda = nya.some((g) => g.traffar.has(t.nummer));
        if (!inom(t) && !enda && !forr) t.poang *= t.tackning > mest + 0.05 ? ALDRE : ALDRE_ANDA;
      }
      rader.push(...fler);
    }
    const fragar = !vad && this.nu.rot.fragar.includes(ordlista(text)[0]);
    for (const t of rader) {
      t.undrar = vad;
      if (inom(t)) t.poang *= OMFANG;
      else if (!vad && t.tackning < HALVT && ["begrepp", "dokument"].includes(t.register.grupp(t.nummer).slag)) t.poang *= DELVIS;
      if (fragar && ["begrepp", "dokument"].includes(t.register.grupp(t.nummer).slag)) t.poang *= UPPSLAG;
    }
    ordna(rader);
    const forst = await Promise.all(rader.slice(0, GRANSKADE).map(granska));
    for (const t of forst) {
      if (omfang.some(([id]) => t.enhet.url === `${id}/`)) t.poang *= OMFANG;
      // Who asks about a document by its name is answered by what the register says of it.
      if (fragar && t.enhet.slag === "dokument" && t.titel > NAMND) t.poang /= UPPSLAG;
    }
    ordna(forst);
    // The texts are read when the query is whole: who still writes wants an answer at once.
    if (!skriver) {
      await Promise.all(forst.map(async (t) => (t.poang *= 1 + STYCKE * (await samlat(t)))));
      ordna(forst);
    }
    const resten = rader.slice(GRANSKADE);
    if (!vad) return { fragor, gamla, traffar: [...blandade(forst), ...resten] };
    const svar = await this.betyder(fragor, [...forst, ...resten], filter, aldre);
    const samma = (a, b) => a.register === b.register && a.nummer === b.nummer;
    const andra = [...forst, ...resten].filter((t) => !svar.some((s) => samma(s, t)));
    return { fragor, gamla, traffar: [...svar, ...andra] };
  }
}

// How a text writes the word that stands in for a misprinted one.
export const skrivs = ({ ersatt }, texter) => {
  for (const text of texter) {
    const ord = ordlista(text).find((o) => stam(o) === ersatt);
    if (ord) return ord;
  }
  return ersatt;
};
