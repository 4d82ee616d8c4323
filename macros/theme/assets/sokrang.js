// In which order what was found is shown.
import { ordlista } from "./sokanalys.js";
import { tyngd, tyngder } from "./sokfraga.js";

const TITEL = 0.6; // what a title that says just what was asked for adds
const NUMRET = 0.5; // what it adds to be the section, or the matter, whose number was asked for
const GRUND = 0.4; // what is left of the points when next to nothing of the query is answered
const STYCKE = 0.7; // what a passage adds that holds all that was asked for

export const ordna = (rader) => rader.sort((a, b) => b.poang - a.poang);

// What answers to any word of a query: how much of it, and with how many points.
export const rakna = (register, fragor) => {
  const summa = new Map();
  for (const fraga of fragor) {
    for (const [nummer, [poang, andel]] of fraga.traffar) {
      const [p, a] = summa.get(nummer) ?? [0, 0];
      summa.set(nummer, [p + poang, a + andel * tyngd(fraga)]);
    }
  }
  const hela = tyngder(fragor);
  return [...summa].map(([nummer, [poang, svarat]]) => {
    const tackning = svarat / hela;
    return { register, nummer, fragor, tackning, poang: poang * (GRUND + (1 - GRUND) * tackning) };
  });
};

// How well the title of a unit answers.
export const granska = async (traff) => {
  const { register, nummer, fragor } = traff;
  const enhet = await register.huvud(nummer);
  const hela = tyngder(fragor);
  const titlar = enhet.titlar.map((ord) => {
    const tagna = ord.filter((o) => fragor.some((f) => f.markt(o))).length;
    return (tagna / ord.length) * (tyngder(fragor, (f) => ord.some(f.markt) || f.ord === enhet.tal) / hela);
  });
  const titel = Math.max(tyngder(fragor, (f) => f.fraser.has(nummer)) / hela, ...titlar);
  const tal = fragor.some((f) => f.ord === enhet.tal) ? NUMRET : 0;
  return { ...traff, enhet, titel, poang: traff.poang * (1 + TITEL * titel) * (1 + tal) };
};

// How much of the query stands together: in a passage, or in the headings above it.
const samlat = async ({ register, nummer, fragor, enhet }) => {
  const [stycken = [], plikter = []] = (await register.rad("t", nummer)) ?? [];
  const over = enhet.titlar.flat().concat(enhet.stig.flatMap(ordlista));
  const kvar = fragor.filter((f) => !f.fraser.has(nummer) && !over.some(f.markt));
  let mest = 0;
  if (kvar.length) {
    for (const [id, text] of stycken) {
      const plikt = plikter.filter(([i]) => i === id).map(([, roller, vad]) => `${roller} ${vad}`);
      const ord = [...new Set(ordlista([text, ...plikt].join(" ")))];
      mest = Math.max(mest, tyngder(kvar, (f) => ord.some(f.markt)));
    }
  }
  const hela = tyngder(fragor);
  return (hela - tyngder(kvar) + mest) / hela;
};
// Reads the texts, and puts in order by them.
export const lasta = async (rader) => {
  await Promise.all(rader.map(async (t) => (t.poang *= 1 + STYCKE * (await samlat(t)))));
  return ordna(rader);
};

// The passage of a unit that answers best, and the duty that it gives.
export const las = async ({ register, nummer, fragor }) => {
  const [stycken = [], plikter = []] = (await register.rad("t", nummer)) ?? [];
  let bast = [0];
  for (const [id, text] of stycken) {
    const ord = [...new Set(ordlista(text))];
    const andel = tyngder(fragor, (f) => ord.some(f.markt));
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
export const blandade = (rader) => {
  const text = (t) => t.enhet.slag === "avsnitt";
  const topp = [], resten = [];
  for (const t of rader) {
    const far = text(t) || ((topp.some(text) || topp.length < TOPP - 1) && (t.titel > JUST || topp.every(text)));
    (far && topp.length < TOPP ? topp : resten).push(t);
  }
  return [...topp, ...resten];
};
