// Puts the checklists of several roles together into one. The roles stand in the address.
import { create } from "../page/base.js";
import { setUp } from "./list.js";

const place = document.querySelector("[data-valda]");
const boxes = [...document.querySelectorAll(".rollval [name=roll]")];
const asked = new URLSearchParams(location.search).getAll("roll");
const links = new Map(
  [...place.querySelectorAll("a")].map((a) => [a.pathname.match(/([^/]+)\/$/)[1], a]),
);
const chosen = [...links.keys()].filter((roll) => asked.includes(roll));
const roleName = (roll) => links.get(roll).textContent;
const and = new Intl.ListFormat("sv");

/** Returns the items of a role's page, each with whether it is to begin with. Its links hold here too: both pages stand side by side. */
const roleItems = async (roll) => {
  const response = await fetch(links.get(roll).href);
  if (!response.ok) throw new Error(response.status);
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const list = page.querySelector("[data-checklista]");
  const first = new Set(list.querySelectorAll("#borja-har + ul > [data-ansvar]"));
  return [...list.querySelectorAll("[data-ansvar]")].map((item) => [item, first.has(item)]);
};

/** Returns what a map has under a key; it is made if there is nothing. */
const madeOnce = (map, key, make) => {
  if (!map.has(key)) map.set(key, make());
  return map.get(key);
};

/** Returns the duties of some pages: what binds several roles stands there once, with their names. */
const merged = (pages) => {
  const duties = new Map();
  pages.forEach((page, at) => {
    for (const [item, first] of page) {
      const duty = madeOnce(duties, item.dataset.ansvar, () => ({ item, roller: [] }));
      duty.first ||= first;
      duty.roller.push(roleName(chosen[at]));
    }
  });
  return [...duties.values()];
};

/** Returns one list of the roles' duties. */
const joinedList = (pages) => {
  const tools = create("div", {});
  const start = create("ul", {});
  const list = create("section", { className: "checklista" }, tools, create("h2", {}, "Börja här"), start);
  tools.dataset.verktyg = list.dataset.checklista = "";
  list.dataset.namn = chosen.map(roleName).join(", ");
  list.ariaLabel = `Checklista för ${and.format(chosen.map(roleName))}`;

  const groups = new Map();
  const rows = new Map();
  for (const { item, roller, first } of merged(pages)) {
    const facts = item.querySelector(".ansvar-fakta");
    if (chosen.length > 1) facts.append(` · Gäller: ${and.format(roller)}`);
    if (first) {
      start.append(item);
      continue;
    }
    const key = `${item.dataset.dokument}/${item.dataset.version}`;
    const link = facts.querySelector("a");
    const dokument = link.querySelector(".ansvar-dokument").textContent;
    const heading = link.textContent.slice(dokument.length);
    const group = madeOnce(groups, key, () =>
      create(
        "section",
        { className: "ansvar-grupp" },
        create("h2", {}, dokument.replace(/,\s*$/, "")),
        create("p", { className: "ansvar-upplysning" }, facts.querySelector(".status").cloneNode(true)),
      ),
    );
    madeOnce(rows, `${key}/${heading}`, () => {
      const ul = create("ul", {});
      group.append(create("h3", {}, heading), ul);
      return ul;
    }).append(item);
  }
  list.append(...groups.values());
  return list;
};

for (const box of boxes) box.checked = chosen.includes(box.value);
const form = boxes[0]?.form;
if (!chosen.length) {
  place.replaceChildren(create("p", {}, "Välj en eller flera roller."), ...(form ? [form] : []));
} else {
  try {
    const list = joinedList(await Promise.all(chosen.map(roleItems)));
    const roller = chosen.flatMap((roll, i) => [i ? ", " : "", links.get(roll)]);
    place.replaceChildren(create("p", {}, "Visar: ", ...roller, ". Adressen till sidan går att spara och dela."), list);
    setUp(list);
  } catch {
    place.prepend(create("p", { role: "status" }, "Listorna gick inte att hämta. Försök igen, eller öppna rollernas sidor var för sig."));
  }
}
