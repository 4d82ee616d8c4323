// Puts the checklists of several roles together into one. The roles stand in the address.
import { ny, starta } from "./checklista.js";

const plats = document.querySelector("[data-valda]");
const val = [...document.querySelectorAll(".rollval [name=roll]")];
const begarda = new URLSearchParams(location.search).getAll("roll");
const lankar = new Map(
  [...plats.querySelectorAll("a")].map((a) => [a.pathname.match(/([^/]+)\/$/)[1], a]),
);
const valda = [...lankar.keys()].filter((roll) => begarda.includes(roll));
const namn = (roll) => lankar.get(roll).textContent;
const och = new Intl.ListFormat("sv");

/** Returns the items of a role's page, each with whether it is to begin with. Its links hold here too: both pages stand side by side. */
const punkter = async (roll) => {
  const svar = await fetch(lankar.get(roll).href);
  if (!svar.ok) throw new Error(svar.status);
  const sida = new DOMParser().parseFromString(await svar.text(), "text/html");
  const lista = sida.querySelector("[data-checklista]");
  const forst = new Set(lista.querySelectorAll("#borja-har + ul > [data-ansvar]"));
  return [...lista.querySelectorAll("[data-ansvar]")].map((punkt) => [punkt, forst.has(punkt)]);
};

/** Returns what a map has under a key; it is made if there is nothing. */
const hos = (karta, nyckel, gor) => {
  if (!karta.has(nyckel)) karta.set(nyckel, gor());
  return karta.get(nyckel);
};

/** Returns one list of the roles' items: what binds several of them stands there once. */
const sammanstall = (sidor) => {
  const nya = new Map();
  sidor.forEach((sida, nummer) => {
    for (const [punkt, forst] of sida) {
      const ny = hos(nya, punkt.dataset.ansvar, () => ({ punkt, roller: [] }));
      ny.forst ||= forst;
      ny.roller.push(namn(valda[nummer]));
    }
  });
  const verktyg = ny("div", {});
  const borja = ny("ul", {});
  const lista = ny("section", { className: "checklista" }, verktyg, ny("h2", {}, "Börja här"), borja);
  verktyg.dataset.verktyg = lista.dataset.checklista = "";
  lista.dataset.namn = valda.map(namn).join(", ");
  lista.ariaLabel = `Checklista för ${och.format(valda.map(namn))}`;

  const grupper = new Map();
  const listor = new Map();
  for (const { punkt, roller, forst } of nya.values()) {
    const fakta = punkt.querySelector(".ansvar-fakta");
    if (valda.length > 1) fakta.append(` · Gäller: ${och.format(roller)}`);
    if (forst) {
      borja.append(punkt);
      continue;
    }
    const nyckel = `${punkt.dataset.dokument}/${punkt.dataset.version}`;
    const lank = fakta.querySelector("a");
    const kort = lank.querySelector(".ansvar-dokument").textContent;
    const rubrik = lank.textContent.slice(kort.length);
    const grupp = hos(grupper, nyckel, () =>
      ny(
        "section",
        { className: "ansvar-grupp" },
        ny("h2", {}, kort.replace(/,\s*$/, "")),
        ny("p", { className: "ansvar-upplysning" }, fakta.querySelector(".status").cloneNode(true)),
      ),
    );
    hos(listor, `${nyckel}/${rubrik}`, () => {
      const ul = ny("ul", {});
      grupp.append(ny("h3", {}, rubrik), ul);
      return ul;
    }).append(punkt);
  }
  lista.append(...grupper.values());
  return lista;
};

for (const ruta of val) ruta.checked = valda.includes(ruta.value);
const form = val[0]?.form;
if (!valda.length) {
  plats.replaceChildren(ny("p", {}, "Välj en eller flera roller."), ...(form ? [form] : []));
} else {
  try {
    const lista = sammanstall(await Promise.all(valda.map(punkter)));
    const roller = valda.flatMap((roll, i) => [i ? ", " : "", lankar.get(roll)]);
    plats.replaceChildren(ny("p", {}, "Visar: ", ...roller, ". Adressen till sidan går att spara och dela."), lista);
    starta(lista);
  } catch {
    plats.prepend(ny("p", { role: "status" }, "Listorna gick inte att hämta. Försök igen, eller öppna rollernas sidor var för sig."));
  }
}
