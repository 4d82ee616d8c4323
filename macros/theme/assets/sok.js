// The page of the search: the address holds the question and the filters, so that it can be shared.
import { hamta } from "./sokstart.js";
import { turas } from "./soktur.js";

const form = document.querySelector("[data-sokform]");
const falt = form.querySelector("[name=q]");
const val = [...form.querySelectorAll("select")];
const besked = document.querySelector("[data-sokbesked]");
const menade = document.querySelector("[data-sokmenade]");
const plan = document.querySelector("[data-sokresultat]");
const fler = document.querySelector("[data-sokfler]");
const ingangar = document.querySelector("[data-sokingangar]");
const SIDA = 10;

let delar;
const ladda = () =>
  (delar ??= Promise.all([import("./sokmotor.js"), import("./sokvisa.js"), hamta()]).then(([motor, visning]) => ({
    ...motor, ...visning, sokning: new motor.Sokning(visning.INDEX),
  })));

let traffar = [];
let visade = 0;
let omgang = 0;
let liggande; // the group that the latest hit stands under

const filter = () => Object.fromEntries(val.map((v) => [v.name, v.value]));

const rad = ({ enhet }, { text, plikt, markt }, { adress, titel, element, markerad, utdrag }, slag) => {
  const li = element("li");
  const h3 = element("h3");
  const a = markerad(titel(enhet), markt, element("a"));
  a.href = adress(enhet) + (slag === "ansvar" && plikt ? plikt[0] : "");
  h3.append(a);
  li.append(h3);
  const stig = [enhet.upplysning, ...enhet.stig].filter(Boolean);
  if (stig.length) li.append(element("p", stig.join(" › "), "sokstig"));
  if (text) li.append(markerad(utdrag(text, markt), markt, element("p", "", "sokutdrag")));
  if (plikt) {
    const [, roller, vad] = plikt;
    const p = element("p", "", "sokansvar");
    p.append(element("strong", roller ? `Ansvar, ${roller}: ` : "Ansvar: "), vad);
    li.append(p);
  }
  return li;
};

const visaFler = async () => {
  const denna = omgang;
  const verktyg = await ladda();
  const nasta = await Promise.all(
    traffar.slice(visade, visade + SIDA).map(async (t) => [t.enhet ? t : await verktyg.granska(t), await verktyg.las(t)]),
  );
  if (denna !== omgang) return [];
  for (const [traff, last] of nasta) {
    const { grupp } = traff.enhet;
    if (liggande?.grupp !== grupp) {
      const section = verktyg.element("section");
      const lista = verktyg.element("ol");
      section.append(verktyg.element("h2", grupp), lista);
      plan.append(section);
      liggande = { grupp, lista };
    }
    liggande.lista.append(rad(traff, last, verktyg, filter().slag));
  }
  visade += nasta.length;
  fler.hidden = visade >= traffar.length;
  return nasta.flatMap(([{ enhet }, { text }]) => [enhet.rubrik, ...enhet.namn, text]);
};

// Tells how many there are, which words are nowhere, and what was looked for in their stead.
const sag = ({ fragor, gamla = [] }, antal, texter, { element, skrivs }) => {
  const finns = (f) => f.traffar.size > 0;
  const utan = fragor.filter((f) => !finns(f) && !gamla.some((g) => g.ord === f.ord && finns(g)));
  const rattade = new Map([...gamla, ...fragor].filter((f) => f.ersatt).map((f) => [f.ord, f]));
  const saknas = utan.length ? ` Texterna har inget om ${utan.map((f) => `”${f.ord}”`).join(" eller ")}.` : "";
  besked.textContent = `${antal === 0 ? "Inga träffar" : antal === 1 ? "1 träff" : `${antal} träffar`}.${saknas}`;
  menade.hidden = !rattade.size;
  menade.replaceChildren();
  for (const [ord, f] of rattade) {
    menade.append("Menade du ", element("strong", skrivs(f, texter)), `? Inget heter ”${ord}”. `);
  }
};

const sok = async (skriver = false) => {
  const denna = ++omgang;
  const text = falt.value.trim();
  const valda = filter();
  const url = new URL(location);
  for (const [namn, varde] of [["q", text], ...Object.entries(valda)]) {
    if (varde) url.searchParams.set(namn, varde);
    else url.searchParams.delete(namn);
  }
  history.replaceState(null, "", url);
  document.title = document.title.replace(/^(?:.* – )?Sök – /, text ? `${text} – Sök – ` : "Sök – ");
  ingangar.hidden = text !== "";
  if (!text) {
    plan.replaceChildren();
    besked.textContent = "";
    menade.hidden = fler.hidden = true;
    return;
  }
  try {
    const verktyg = await ladda();
    const svar = await verktyg.sokning.sok(text, {
      ...valda,
      skriver,
      aldre: { alla: true, aktuella: false }[valda.texter],
    });
    if (denna !== omgang) return;
    traffar = svar.traffar;
    visade = 0;
    liggande = undefined;
    plan.replaceChildren();
    const texter = await visaFler();
    if (denna !== omgang) return;
    sag(svar, traffar.length, texter, verktyg);
    ingangar.hidden = traffar.length > 0;
  } catch {
    besked.textContent = "Sökningen går inte att nå just nu. Prova att ladda om sidan.";
    ingangar.hidden = false;
  }
};

falt.addEventListener("focus", () => ladda().catch(() => {}), { once: true });
falt.addEventListener("input", turas(() => sok(!falt.value.endsWith(" "))));
form.addEventListener("change", (e) => e.target !== falt && sok());
form.addEventListener("submit", (e) => {
  e.preventDefault();
  sok();
});
fler.querySelector("button").addEventListener("click", visaFler);

const fraga = new URLSearchParams(location.search);
falt.value = fraga.get("q") ?? "";
for (const v of val) {
  v.value = fraga.get(v.name) ?? "";
  if (v.selectedIndex < 0) v.value = "";
}
form.querySelector("[data-sokfilter]").hidden = false;
if (falt.value.trim()) sok();
