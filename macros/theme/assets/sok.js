// The page of the search: the address holds the question and the filters, so that it can be shared.
const form = document.querySelector("[data-sokform]");
const falt = form.querySelector("[name=q]");
const val = [...form.querySelectorAll("select")];
const besked = document.querySelector("[data-sokbesked]");
const menade = document.querySelector("[data-sokmenade]");
const plan = document.querySelector("[data-sokresultat]");
const fler = document.querySelector("[data-sokfler]");
const ingangar = document.querySelector("[data-sokingangar]");
const SIDA = 10;
const VANTA = 120;

let delar;
const ladda = () =>
  (delar ??= Promise.all([import("./sokmotor.js"), import("./sokvisa.js")]).then(([motor, visning]) => ({
    ...motor, ...visning, sokning: new motor.Sokning(visning.INDEX),
  })));

let traffar = [];
let visade = 0;
let omgang = 0;
let liggande; // the group that the latest hit stands under

const filter = () => Object.fromEntries(val.map((v) => [v.name, v.value]));

const rad = (traff, { adress, titel, element, markerad, utdrag }, valda) => {
  const { enhet, stycke, markt } = traff;
  const li = element("li");
  const h3 = element("h3");
  const a = markerad(titel(enhet), markt, element("a"));
  const plikt = enhet.plikter.find(([id, roller, text]) => stycke?.[1] === id && `${roller} ${text}`.split(/[^\p{L}-]+/u).some((o) => o && markt(o.toLowerCase())));
  a.href = adress(enhet) + (valda.slag === "ansvar" && plikt ? plikt[0] : "");
  h3.append(a);
  li.append(h3);
  const stig = [enhet.upplysning, ...enhet.stig].filter(Boolean);
  if (stig.length) li.append(element("p", stig.join(" › "), "sokstig"));
  if (stycke?.[2]) li.append(markerad(utdrag(stycke[2], markt), markt, element("p", "", "sokutdrag")));
  if (plikt) {
    const p = element("p", "", "sokansvar");
    p.append(element("strong", plikt[1] ? `Ansvar, ${plikt[1]}: ` : "Ansvar: "), plikt[2]);
    li.append(p);
  }
  return li;
};

const visaFler = async () => {
  const denna = omgang;
  const verktyg = await ladda();
  const nasta = await Promise.all(traffar.slice(visade, visade + SIDA).map((t) => (t.enhet ? t : verktyg.granska(t))));
  if (denna !== omgang) return;
  for (const traff of nasta) {
    const { namn } = traff.enhet;
    const grupp = traff.register.grupp(traff.nummer).namn;
    if (liggande?.namn !== grupp) {
      const section = verktyg.element("section");
      const lista = verktyg.element("ol");
      section.append(verktyg.element("h2", grupp), lista);
      plan.append(section);
      liggande = { namn: grupp, lista };
    }
    liggande.lista.append(rad(traff, verktyg, filter()));
  }
  visade += nasta.length;
  fler.hidden = visade >= traffar.length;
};

const sag = ({ fragor, gamla = [] }, antal, element) => {
  const kanda = fragor.map((f, i) => gamla[i]?.traffar.size && !gamla[i].ersatt ? gamla[i] : f);
  const utan = kanda.filter((f, i) => !f.traffar.size && !gamla[i]?.traffar.size).map((f) => `”${f.ord}”`);
  const saknas = utan.length ? ` Inget i texterna heter ${utan.join(" eller ")}.` : "";
  besked.textContent = antal ? `${antal === 1 ? "1 träff" : `${antal} träffar`}.${saknas}` : `Inga träffar.${saknas}`;
  const rattade = kanda.filter((f) => f.ersatt);
  menade.hidden = !rattade.length;
  menade.replaceChildren();
  if (rattade.length) {
    menade.append("Visar träffar på ");
    rattade.forEach((f, i) => menade.append(i ? ", " : "", element("em", f.skrivs ?? f.ersatt), ` i stället för ”${f.ord}”`));
    menade.append(".");
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
  const verktyg = await ladda();
  const svar = await verktyg.sokning.sok(text, {
    skriver,
    aldre: valda.texter === "alla" ? true : valda.texter === "aktuella" ? false : undefined,
    roll: valda.roll,
    slag: valda.slag,
    dokument: valda.dokument,
  });
  if (denna !== omgang) return;
  traffar = svar.traffar;
  visade = 0;
  liggande = undefined;
  plan.replaceChildren();
  await visaFler();
  if (denna !== omgang) return;
  sag(svar, traffar.length, verktyg.element);
  ingangar.hidden = traffar.length > 0;
};

let tid;
falt.addEventListener("focus", ladda, { once: true });
falt.addEventListener("input", () => {
  clearTimeout(tid);
  tid = setTimeout(() => sok(!falt.value.endsWith(" ")), VANTA);
});
form.addEventListener("change", (e) => e.target !== falt && sok());
form.addEventListener("submit", (e) => {
  e.preventDefault();
  clearTimeout(tid);
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
