// The index of the search: pieces that are fetched as they are needed, and what stands in them.
import { ordlista, rot, stam, utanPrickar } from "./sokanalys.js";

export const ROT = "~";
export const rotterm = (s) => rot(s) + ROT;

export function* traffar([, , tal]) {
  let nummer = 0;
  for (let i = 0; i < tal.length; i += 2) {
    nummer += tal[i];
    yield [nummer, tal[i + 1]];
  }
}
export const vikt = (post) => post?.[1] ?? 0;
export const finns = (post) => Boolean(post?.[2].length);
export const nummer = (post) => new Set(post ? [...traffar(post)].map(([n]) => n) : []);

// What is known of a stem, or of the root that it shares with others.
export const rotpost = (slag, s) => slag(rotterm(s)) ?? (rot(s) === s ? undefined : slag(rot(s)));

// The letters of a word as bits. A misprint changes two of them at most, and this is told faster
// than how many misprints there are.
export const bokstaver = (ord) => {
  let svar = 0;
  for (let i = 0; i < ord.length; i++) svar |= 1 << (ord.charCodeAt(i) - 97);
  return svar;
};

const json = async (adress) => {
  const svar = await fetch(adress);
  if (!svar.ok) throw new Error(`${adress}: ${svar.status}`);
  return svar.json();
};

export class Register {
  constructor(bas, namn) {
    this.bas = new URL(`${namn}/`, bas);
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
