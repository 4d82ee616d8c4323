// The field in the header: a combobox that suggests while one types, and leads to /sok/.
import { Sokning } from "./sokmotor.js";
import { turas } from "./soktur.js";
import { adress, element, INDEX, markerad, plats, ROT, titel } from "./sokvisa.js";

const ANTAL = 7;

export const starta = (falt) => {
  const form = falt.form;
  const lista = element("ul", "", "sokforslag");
  const besked = element("p", "", "utom-syn");
  lista.id = "sokforslag";
  lista.hidden = true;
  lista.setAttribute("role", "listbox");
  lista.setAttribute("aria-label", "Förslag");
  besked.setAttribute("role", "status");
  form.append(lista, besked);
  const stil = document.createElement("link");
  stil.rel = "stylesheet";
  stil.href = new URL("sok.css", import.meta.url).href;
  document.head.append(stil);
  for (const [namn, varde] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-expanded", "false"], ["aria-controls", lista.id]]) {
    falt.setAttribute(namn, varde);
  }

  const sokning = new Sokning(INDEX);
  sokning.nu.oppna().catch(() => {});
  let vald = -1;

  const oppen = (ja) => {
    lista.hidden = !ja;
    falt.setAttribute("aria-expanded", String(ja));
    if (!ja) valj(-1);
  };
  const valj = (nummer) => {
    const val = [...lista.children];
    val[vald]?.removeAttribute("aria-selected");
    vald = nummer;
    if (val[vald]) {
      val[vald].setAttribute("aria-selected", "true");
      val[vald].scrollIntoView({ block: "nearest" });
      falt.setAttribute("aria-activedescendant", val[vald].id);
    } else falt.removeAttribute("aria-activedescendant");
  };
  const ga = (rad) => location.assign(rad.dataset.till);

  const rad = (nummer, till) => {
    const li = element("li");
    li.id = `sokforslag-${nummer}`;
    li.setAttribute("role", "option");
    li.dataset.till = till;
    return li;
  };
  const visa = async () => {
    const fraga = falt.value.trim();
    if (!fraga) return oppen(false);
    const { traffar } = await sokning.sok(fraga, { skriver: !falt.value.endsWith(" ") });
    const alla = new URL("sok/", ROT);
    alla.searchParams.set("q", fraga);
    const forst = traffar.slice(0, ANTAL);
    lista.replaceChildren(
      ...forst.map(({ enhet, fragor }, i) => {
        const markt = (ord) => fragor.some((f) => f.markt(ord));
        const li = rad(i, adress(enhet));
        li.append(markerad(titel(enhet), markt, element("span")), element("small", plats(enhet)));
        return li;
      }),
    );
    const sist = rad(forst.length, alla.href);
    sist.append(element("span", forst.length ? `Alla träffar på ”${fraga}”` : `Inga förslag. Sök på ”${fraga}”`));
    lista.append(sist);
    vald = -1;
    oppen(document.activeElement === falt);
    falt.removeAttribute("aria-activedescendant");
    besked.textContent = forst.length ? `${forst.length} förslag` : "Inga förslag";
  };

  const folj = turas(() => visa().catch(() => oppen(false)));
  falt.addEventListener("input", folj);
  falt.addEventListener("keydown", (e) => {
    const antal = lista.children.length;
    if (e.key === "Escape") {
      if (!lista.hidden) e.preventDefault();
      oppen(false);
    } else if (e.key === "ArrowDown" || e.key === "ArrowUp") {
      if (!antal) return;
      e.preventDefault();
      if (lista.hidden) oppen(true);
      const steg = e.key === "ArrowDown" ? 1 : -1;
      valj(vald < 0 && steg < 0 ? antal - 1 : vald + steg >= antal ? -1 : vald + steg);
    } else if (e.key === "Enter" && vald >= 0 && !lista.hidden) {
      e.preventDefault();
      ga(lista.children[vald]);
    }
  });
  falt.addEventListener("focus", () => oppen(lista.children.length > 0 && falt.value.trim() !== ""));
  falt.addEventListener("blur", () => oppen(false));
  // Keeps the focus in the field, so that the list is there when the click comes.
  lista.addEventListener("pointerdown", (e) => e.preventDefault());
  lista.addEventListener("click", (e) => {
    const li = e.target.closest("li");
    if (li) ga(li);
  });
  if (falt.value.trim()) folj();
};
