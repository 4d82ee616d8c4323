// The field in the header: a combobox that suggests while one types, and leads to /sok/.
import { create, SITE } from "../page/base.js";
import { coalesced } from "./coalesce.js";
import { Engine } from "./engine.js";
import { addressOf, appendMarked, INDEX, placeOf, titleOf } from "./show.js";

const SUGGESTIONS = 7;

/** Makes a combobox of a field. */
export const suggestIn = (field) => {
  const form = field.form;
  const list = create("ul", { className: "sokforslag", id: "sokforslag", hidden: true });
  const message = create("p", { className: "utom-syn" });
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Förslag");
  message.setAttribute("role", "status");
  form.append(list, message);
  document.head.append(create("link", { rel: "stylesheet", href: new URL("../sok.css", import.meta.url).href }));
  for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-expanded", "false"], ["aria-controls", list.id]]) {
    field.setAttribute(name, value);
  }

  const engine = new Engine(INDEX);
  engine.current.open().catch(() => {});
  let chosen = -1;

  const setOpen = (open) => {
    list.hidden = !open;
    field.setAttribute("aria-expanded", String(open));
    if (!open) choose(-1);
  };
  const choose = (number) => {
    const rows = [...list.children];
    rows[chosen]?.removeAttribute("aria-selected");
    chosen = number;
    if (rows[chosen]) {
      rows[chosen].setAttribute("aria-selected", "true");
      rows[chosen].scrollIntoView({ block: "nearest" });
      field.setAttribute("aria-activedescendant", rows[chosen].id);
    } else field.removeAttribute("aria-activedescendant");
  };
  const go = (row) => location.assign(row.dataset.till);

  const suggestion = (number, address) => {
    const li = create("li", { id: `sokforslag-${number}` });
    li.setAttribute("role", "option");
    li.dataset.till = address;
    return li;
  };
  const show = async () => {
    const query = field.value.trim();
    if (!query) return setOpen(false);
    const { hits } = await engine.search(query, { typing: !field.value.endsWith(" ") });
    const results = new URL("sok/", SITE);
    results.searchParams.set("q", query);
    const first = hits.slice(0, SUGGESTIONS);
    list.replaceChildren(
      ...first.map(({ unit, queryWords }, i) => {
        const isMarked = (word) => queryWords.some((q) => q.isMarked(word));
        const li = suggestion(i, addressOf(unit));
        li.append(appendMarked(create("span"), titleOf(unit), isMarked), create("small", {}, placeOf(unit)));
        return li;
      }),
    );
    const last = suggestion(first.length, results.href);
    last.append(create("span", {}, first.length ? `Alla träffar på ”${query}”` : `Inga förslag. Sök på ”${query}”`));
    list.append(last);
    chosen = -1;
    setOpen(document.activeElement === field);
    field.removeAttribute("aria-activedescendant");
    message.textContent = first.length ? `${first.length} förslag` : "Inga förslag";
  };

  const follow = coalesced(() => show().catch(() => setOpen(false)));
  field.addEventListener("input", follow);
  field.addEventListener("keydown", (e) => {
    const count = list.children.length;
    if (e.key === "Escape") {
      if (!list.hidden) e.preventDefault();
      setOpen(false);
    } else if (e.key === "ArrowDown" || e.key === "ArrowUp") {
      if (!count) return;
      e.preventDefault();
      if (list.hidden) setOpen(true);
      const step = e.key === "ArrowDown" ? 1 : -1;
      choose(chosen < 0 && step < 0 ? count - 1 : chosen + step >= count ? -1 : chosen + step);
    } else if (e.key === "Enter" && chosen >= 0 && !list.hidden) {
      e.preventDefault();
      go(list.children[chosen]);
    }
  });
  field.addEventListener("focus", () => setOpen(list.children.length > 0 && field.value.trim() !== ""));
  field.addEventListener("blur", () => setOpen(false));
  // Keeps the focus in the field, so that the list is there when the click comes.
  list.addEventListener("pointerdown", (e) => e.preventDefault());
  list.addEventListener("click", (e) => {
    const li = e.target.closest("li");
    if (li) go(li);
  });
  if (field.value.trim()) follow();
};
