// Shows what was found: addresses, marked words, and the passage that says why.
const ORD = /[\p{L}\p{N}]+(?:[-./:][\p{L}\p{N}]+)*/gu;
const LANGD = 220;

export const ROT = new URL("../", import.meta.url);
export const INDEX = new URL("sok/index/", ROT);

export const adress = (enhet) => new URL(enhet.url, ROT).href;
export const titel = ({ tal, rubrik, slag }) => (tal && slag === "avsnitt" ? `${tal} ${rubrik}` : rubrik);
export const plats = ({ upplysning, grupp, stig }) =>
  [[grupp, upplysning].filter(Boolean).join(" · "), ...stig.slice(-1)].join(" › ");

export const element = (namn, text = "", klass = "") => {
  const e = document.createElement(namn);
  if (text) e.textContent = text;
  if (klass) e.className = klass;
  return e;
};

// The text with the words that answer in <mark>; never a word altered.
export const markerad = (text, markt, till) => {
  let slut = 0;
  for (const traff of text.matchAll(ORD)) {
    if (!markt(traff[0].toLowerCase())) continue;
    till.append(text.slice(slut, traff.index), element("mark", traff[0]));
    slut = traff.index + traff[0].length;
  }
  till.append(text.slice(slut));
  return till;
};

// The part of a passage with the most of what was asked for.
export const utdrag = (text, markt) => {
  if (text.length <= LANGD * 1.3) return text;
  const platser = [...text.matchAll(ORD)].filter((t) => markt(t[0].toLowerCase())).map((t) => t.index);
  let [bast, flest] = [0, 0];
  for (const p of platser) {
    const antal = platser.filter((q) => q >= p && q < p + LANGD - 40).length;
    if (antal > flest) [bast, flest] = [p, antal];
  }
  let fran = Math.max(0, bast - 40);
  let till = Math.min(text.length, fran + LANGD);
  fran = fran && text.lastIndexOf(" ", fran) + 1;
  if (till < text.length) till = text.lastIndexOf(" ", till);
  return `${fran ? "… " : ""}${text.slice(fran, till)}${till < text.length ? " …" : ""}`;
};
