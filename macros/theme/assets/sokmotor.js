// Finds the units that answer a query, in the index of the current texts and in that of the older ones.
import { fras, ordlista, stam } from "./sokanalys.js";
import { tolka } from "./sokfraga.js";
import { gissaOrd, gissaPar, tomt } from "./sokgissa.js";
import { blandade, granska, lasta, ordna, rakna } from "./sokrang.js";
import { nummer, Register } from "./sokregister.js";
export { granska, las } from "./sokrang.js";

const ALDRE = 0.65, DERAS = 0.8; // an older text against a current one, and if it says what no current one does
const LANG = 3; // a query of so many words asks for more than a word can tell: the older texts are asked as well
const RACKER = 0.9; // so much of the query must be answered, or the older texts are asked as well
const GRANSKADE = 12; // so many are read before they are put in order
const HALVT = 0.8, DELVIS = 0.65; // terms and documents that answer less than so much of the query
const OMFANG = 1.35; // a section of a document that the query names
const DEFINITION = new Set(
  ("definition definitionen definitioner definiera definieras betyder betyda betydelse betydelsen innebär innebörd " +
    "innebörden menas avses begreppet förklara förklaring räknas").split(" "),
);
// Tells whether a query asks what a word means.
const undrar = (ord) => ord.some((o) => DEFINITION.has(o)) || /^vad är(?! det )|vad är det$/.test(ord.join(" "));

const gruppen = ({ register, nummer: n }) => register.grupp(n);
const iRegister = (traff) => ["begrepp", "dokument"].includes(gruppen(traff).slag);
const samma = (a, b) => a.register === b.register && a.nummer === b.nummer;

// Keeps what the filters let through. A role and the duties are looked up as terms.
const silade = async (alla, { slag, dokument, roll }) => {
  const termer = [slag === "ansvar" && "slag:ansvar", roll && `roll:${roll}`].filter(Boolean);
  let svar = alla.filter((t) => {
    const grupp = gruppen(t);
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
  constructor(bas) {
    this.nu = new Register(bas, "nu");
    this.aldre = new Register(bas, "aldre");
  }

  // The documents that a query names besides what it asks for.
  omfang(fragor) {
    const ord = fragor.map((f) => f.ord);
    const stammar = new Set([...ord.map(stam), ...ord.slice(1).map((o, i) => stam(ord[i] + o))]);
    return this.nu.rot.omfang.filter(([, , namn]) => namn.length < fragor.length && namn.every((s) => stammar.has(s)));
  }

  // Guesses what the words that none of the indexes knows were meant to be. Returns the words, and
  // which of those that say nothing they were.
  async gissa(fragor, gamla, text, skriver) {
    // No misprint is looked for in a word that one of the indexes knows, though its texts are not wanted.
    const kanda = gamla ?? (fragor.some((f) => f.okand) ? await tolka(this.aldre, text, skriver) : []);
    const kand = ({ ord }) =>
      this.nu.fyllnad.has(ord) || kanda.some((g) => !g.okand && (g.ord === ord || g.ord.split("-").includes(ord)));
    const okanda = fragor.filter((f) => f.okand && !kand(f));
    const gamlas = (f) => gamla?.find((g) => g.ord === f.ord);
    // A word that is being written is no compound with misprints in it.
    await Promise.all(
      okanda.map((f) => gissaOrd(this.nu, this.aldre, f, gamlas(f), skriver && f === fragor.at(-1))),
    );
    if (!skriver) await gissaPar(this.nu, fragor, okanda);
    const tomma = okanda.map((f) => tomt(this.nu, f));
    okanda.forEach((f, i) => tomma[i] && [f, gamlas(f)].forEach((g) => g?.glom()));
    return { okanda, tomma: tomma.filter(Boolean) };
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
        const traff = { register, nummer: n, fragor, tackning: 1, poang: 0 };
        alla.push(rader.find((t) => samma(t, traff)) ?? traff);
      }
    }
    const kvar = ordna(await silade(alla, filter));
    const forst = ["begrepp", "avsnitt"].flatMap((s) => kvar.find((t) => gruppen(t).slag === s) ?? []);
    return forst[0] && gruppen(forst[0]).slag === "begrepp" ? Promise.all(forst.map((t) => (t.enhet ? t : granska(t)))) : [];
  }

  // `skriver`: whether the last word may be unfinished. `aldre`: true if the older texts are wanted
  // in any case, false if not at all, undefined if they are when the current ones do not suffice.
  async sok(text, { skriver = false, aldre, ...filter } = {}) {
    await this.nu.oppna();
    const ord = ordlista(text);
    const forr = ord.some((o) => this.nu.rot.aldre.includes(o));
    const lang = !skriver && ord.filter((o) => !this.nu.fyllnad.has(o)).length >= LANG;
    // The older texts are asked at the same time if it is clear from the words that they are wanted.
    const genast = aldre ?? (forr || lang || Boolean(filter.dokument));
    const [fragor, tidigt] = await Promise.all([
      tolka(this.nu, text, skriver), genast ? tolka(this.aldre, text, skriver) : undefined,
    ]);
    if (!fragor.length) return { fragor, traffar: [] };
    const nuvarande = async () => ordna(await silade(rakna(this.nu, fragor), filter));
    let rader = await nuvarande();
    const omfang = this.omfang(fragor);
    const inom = (t) => omfang.some(([id]) => id === gruppen(t).dokument);
    // Words by which a current text may be looked for, but that none of them says.
    const osagda = fragor.filter((f) => !f.sagt && f.svag === 1 && !(skriver && f === fragor.at(-1)));
    const racker = rader.slice(0, 3).some((t) => t.tackning >= RACKER) && !fragor.some((f) => f.okand && !f.anad);
    const behovs = aldre ?? (!racker || osagda.length > 0 || omfang.some(([, gammal]) => gammal));
    const gamla = tidigt ?? (behovs ? await tolka(this.aldre, text, skriver) : undefined);

    const { okanda, tomma } = await this.gissa(fragor, gamla, text, skriver);
    if (okanda.length) rader = await nuvarande();
    if (gamla) {
      // A word that only they say is looked for in them.
      const deras = gamla.filter((g) => g.ensam || (g.sagt && osagda.some((f) => f.ord === g.ord)));
      for (const t of await silade(rakna(this.aldre, gamla), filter)) {
        if (!forr && !inom(t)) t.poang *= deras.some((g) => g.traffar.has(t.nummer)) ? DERAS : ALDRE;
        rader.push(t);
      }
    }

    const vad = undrar(ord) || tomma.some((o) => DEFINITION.has(o));
    for (const t of rader) {
      if (inom(t)) t.poang *= OMFANG;
      else if (!vad && t.tackning < HALVT && iRegister(t)) t.poang *= DELVIS;
    }
    const forst = await Promise.all(ordna(rader).slice(0, GRANSKADE).map(granska));
    for (const t of forst) if (omfang.some(([id]) => t.enhet.url === `${id}/`)) t.poang *= OMFANG;
    ordna(forst);
    // The texts are read when the query is whole: who still writes wants an answer at once.
    if (!skriver) await lasta(forst);
    const alla = [...(vad ? forst : blandade(forst)), ...rader.slice(GRANSKADE)];
    const svar = vad ? await this.betyder(fragor, alla, filter, aldre) : [];
    return { fragor, gamla, traffar: [...svar, ...alla.filter((t) => !svar.some((s) => samma(s, t)))] };
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
