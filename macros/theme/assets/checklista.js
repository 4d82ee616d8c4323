// Ticks, notes and receipts for checklists, kept in this browser alone. A tick is bound to the
// wording that was ticked: when the text of a duty changes, it no longer counts.
const NYCKEL = "styrdok.ansvar.v1";
const TYP = "styrdok-bockar";
const FALT = ["hash", "text", "citat", "datum", "anteckning"];
const rot = new URL("../", import.meta.url);

export const ny = (tagg, egenskaper, ...barn) => {
  const nod = Object.assign(document.createElement(tagg), egenskaper);
  nod.append(...barn);
  return nod;
};
const dold = (ord) => ny("span", { className: "utom-syn" }, ord);
const knapp = (ord, gor) => {
  const nod = ny("button", { type: "button" }, ...[ord].flat());
  nod.addEventListener("click", gor);
  return nod;
};
const ren = (nod) => nod?.textContent.replace(/\s+/g, " ").trim() ?? "";
const idag = () => new Date().toLocaleDateString("sv-SE");
const iOrd = (datum) => new Date(`${datum}T12:00`).toLocaleDateString("sv-SE", { dateStyle: "long" });
const antal = (n, en, flera) => `${n} ${n === 1 ? en : flera}`;

// ---- What is kept ----

let bockar = new Map();
let sparas = true;

/** Returns the ticks that some data holds; throws if it is anything else. */
const tolka = (data) => {
  if (Object.getPrototypeOf(data) !== Object.prototype) throw new TypeError();
  return new Map(
    Object.entries(data).map(([id, given]) => {
      const bock = Object.fromEntries(FALT.map((falt) => [falt, given[falt] ?? ""]));
      const fel = FALT.some((falt) => typeof bock[falt] !== "string" || bock[falt].length > 9000);
      if (fel || !/^[a-z0-9-]{1,100}$/.test(id) || !/^\d{4}-\d\d-\d\d$/.test(bock.datum)) {
        throw new TypeError(id);
      }
      return [id, bock];
    }),
  );
};

/** Reads what other pages and tabs may have written; returns false if it was unreadable. */
const las = () => {
  if (!sparas) return true;
  let sparat = null;
  try {
    sparat = localStorage.getItem(NYCKEL);
    bockar = sparat ? tolka(JSON.parse(sparat)) : new Map();
  } catch {
    try {
      // Somebody else wrote here. It is put aside, not overwritten.
      if (sparat !== null) localStorage.setItem(`${NYCKEL}.olaslig`, sparat);
      localStorage.removeItem(NYCKEL);
    } catch {
      sparas = false;
    }
    return sparat === null;
  }
  return true;
};
const spara = () => {
  try {
    localStorage.setItem(NYCKEL, JSON.stringify(Object.fromEntries(bockar)));
    sparas = true;
  } catch {
    sparas = false;
  }
};
const andra = (gor) => {
  las();
  gor();
  spara();
  visaAllt();
};

const lydelse = (punkt) => ({
  hash: punkt.dataset.hash,
  text: ren(punkt.querySelector(".ansvar-text")),
  citat: ren(punkt.querySelector("blockquote")),
});
const id = (punkt) => punkt.dataset.ansvar;
const bocka = (punkt) =>
  bockar.set(id(punkt), {
    ...lydelse(punkt),
    datum: idag(),
    anteckning: bockar.get(id(punkt))?.anteckning ?? "",
  });
const avbocka = (punkt) => {
  const bock = bockar.get(id(punkt));
  if (bock?.anteckning) bock.hash = "";
  else bockar.delete(id(punkt));
};
const anteckna = (punkt, ord) => {
  const bock = bockar.get(id(punkt)) ?? { ...lydelse(punkt), hash: "", datum: idag() };
  if (ord || bock.hash) bockar.set(id(punkt), { ...bock, anteckning: ord });
  else bockar.delete(id(punkt));
};
/** "bockad", "andrad" when it was another wording that was ticked, or nothing. */
const lage = (punkt) => {
  const hash = bockar.get(id(punkt))?.hash;
  return hash ? (hash === punkt.dataset.hash ? "bockad" : "andrad") : "";
};

// ---- What has changed since ----

// Both wordings stand whole: nobody has to put one together from what was struck and added.
const andrad = (punkt, bock) => {
  const nu = lydelse(punkt);
  const par = [
    ["Förut", bock.text, "Nu", nu.text],
    ["Så stod det", bock.citat, "Så står det nu", nu.citat],
  ].filter(([, fore, , efter]) => fore !== efter);
  const rad = (ord, text) => [ny("dt", {}, ord), ny("dd", {}, text)];
  const igen = knapp(["Bocka av den nya lydelsen", dold(`: ${nu.text}`)], () => {
    andra(() => bocka(punkt));
    punkt.querySelector(".bock").focus();
  });
  return ny(
    "div",
    { className: "andrad" },
    ny("p", {}, ny("strong", {}, "Ändrad sedan du bockade av"), ` ${iOrd(bock.datum)}`),
    ...par.map(([da, fore, sedan, efter]) => ny("dl", {}, ...rad(da, fore), ...rad(sedan, efter))),
    ny("p", {}, igen),
  );
};

// ---- An item ----

let nummer = 0;
const delar = new WeakMap();

const forbered = (punkt) => {
  const text = punkt.querySelector(".ansvar-text");
  const bock = ny("input", { type: "checkbox", id: `bock-${++nummer}`, className: "bock" });
  const etikett = ny("label", { htmlFor: bock.id });
  text.replaceWith(bock, etikett);
  etikett.append(text);
  bock.addEventListener("change", () => andra(() => (bock.checked ? bocka : avbocka)(punkt)));

  const falt = ny("textarea", { id: `anteckning-${nummer}`, rows: 2, maxLength: 4000, placeholder: " " });
  const rad = ny(
    "p",
    { className: "anteckning", hidden: true },
    ny("label", { htmlFor: falt.id }, "Anteckning", dold(` till: ${ren(text)}`)),
    falt,
  );
  const oppna = knapp(["Anteckning", dold(` till: ${ren(text)}`)], () => {
    rad.hidden = !rad.hidden;
    oppna.ariaExpanded = String(!rad.hidden);
    if (!rad.hidden) falt.focus();
  });
  oppna.className = "anteckna";
  oppna.ariaExpanded = "false";
  falt.addEventListener("input", () => andra(() => anteckna(punkt, falt.value)));

  const nar = ny("span", { className: "nar" });
  punkt.querySelector(".ansvar-fakta").append(nar);
  punkt.append(oppna, rad);
  delar.set(punkt, { bock, falt, rad, oppna, nar });
};

const visa = (punkt) => {
  const { bock, falt, rad, oppna, nar } = delar.get(punkt);
  const har = bockar.get(id(punkt));
  const ar = lage(punkt);
  bock.checked = ar === "bockad";
  nar.textContent = ar === "bockad" ? ` · avbockad ${iOrd(har.datum)}` : "";
  punkt.querySelector(".andrad")?.remove();
  if (ar === "andrad") punkt.querySelector(".ansvar-rad").after(andrad(punkt, har));
  if (falt !== document.activeElement) {
    falt.value = har?.anteckning ?? "";
    if (falt.value) {
      rad.hidden = false;
      oppna.ariaExpanded = "true";
    }
  }
};

// ---- The list and its tools ----

const listor = new Map();
const punkterna = (lista) => [...lista.querySelectorAll("[data-ansvar]")];
const saga = (nod, ord) => {
  if (nod.textContent !== ord) nod.textContent = ord;
};

const ladda = (namn, typ, text) => {
  const a = ny("a", { download: namn, href: URL.createObjectURL(new Blob([text], { type: typ })) });
  a.click();
  setTimeout(() => URL.revokeObjectURL(a.href), 60_000);
  return namn;
};
const tillFil = () =>
  ladda(
    `checklista-${idag()}.json`,
    "application/json",
    JSON.stringify({ typ: TYP, version: 1, bockar: Object.fromEntries(bockar) }, null, 1),
  );

/** Takes over what a file has that is newer; returns how many ticks that was, or throws. */
const franFil = async (fil) => {
  const data = JSON.parse(await fil.text());
  if (data.typ !== TYP || data.version !== 1) throw new TypeError();
  const lasta = tolka(data.bockar);
  let nya = 0;
  andra(() => {
    for (const [id, bock] of lasta) {
      const har = bockar.get(id);
      if (har && (bock.datum < har.datum || (bock.datum === har.datum && (har.hash || !bock.hash)))) {
        har.anteckning ||= bock.anteckning;
        continue;
      }
      bockar.set(id, { ...bock, anteckning: bock.anteckning || har?.anteckning || "" });
      nya++;
    }
  });
  return `${antal(lasta.size, "punkt", "punkter")} i filen, varav ${antal(nya, "ny eller nyare", "nya eller nyare")} än här.`;
};

const verktyg = (lista, plats) => {
  const framsteg = ny("p", { className: "framsteg" });
  const besked = ny("p", { className: "besked" });
  framsteg.role = besked.role = "status";
  const fil = ny("input", { type: "file", accept: ".json,application/json", hidden: true });
  fil.addEventListener("change", async () => {
    const [vald] = fil.files;
    try {
      saga(besked, await franFil(vald));
    } catch {
      saga(besked, `Filen ${vald.name} är ingen sparad checklista härifrån, eller så är den skadad. Dina bockar är kvar som de var.`);
    }
    fil.value = "";
  });
  const rad = ny(
    "div",
    { className: "knappar" },
    knapp("Skriv ut", () => print()),
    knapp("Spara till fil", () => saga(besked, `Sparas som ${tillFil()}.`)),
    knapp("Läs från fil", () => fil.click()),
    knapp("Kvittens", () => {
      const gjorda = punkterna(lista).filter((punkt) => lage(punkt) === "bockad");
      if (gjorda.length) kvittens(lista, gjorda);
      else saga(besked, "Bocka av minst en uppgift först: kvittensen gäller det du har bockat av.");
    }),
    fil,
  );
  plats.append(framsteg, rad, besked);
  listor.set(lista, { framsteg, besked });
};

const visaAllt = () => {
  for (const [lista, { framsteg, besked }] of listor) {
    const alla = punkterna(lista);
    alla.forEach(visa);
    const [gjorda, andrade] = ["bockad", "andrad"].map((ar) => alla.filter((punkt) => lage(punkt) === ar).length);
    saga(
      framsteg,
      `${gjorda} av ${alla.length} avbockade` +
        (andrade ? `, ${antal(andrade, "ändrad", "ändrade")} sedan du bockade av` : ""),
    );
    if (!sparas) saga(besked, "Webbläsaren tillåter inte att något sparas. Bockarna försvinner när du lämnar sidan, om du inte sparar dem till en fil.");
  }
  visaBorttagna();
};

// ---- What was ticked and is no longer in the texts ----

const hamta = async (namn) => {
  const svar = await fetch(new URL(`api/v1/${namn}.json`, rot));
  if (!svar.ok) throw new Error(svar.status);
  return (await svar.json())[namn];
};
let kanda;
const borttagna = ny("section", { className: "borttagna" });

const visaBorttagna = async () => {
  const har = new Set([...listor.keys()].flatMap(punkterna).map(id));
  const okanda = () => [...bockar].filter(([id]) => !har.has(id));
  if (okanda().length) {
    // Ticks on other pages are no news: only what no text has is listed.
    kanda ??= hamta("ansvar").then((alla) => new Set(alla.map((ansvar) => ansvar.id)));
    try {
      for (const ansvar of await kanda) har.add(ansvar);
    } catch {
      kanda = undefined;
      return;
    }
  }
  const rader = okanda().map(([id, bock]) =>
    ny(
      "li",
      {},
      bock.text,
      bock.hash ? ` · avbockad ${iOrd(bock.datum)}` : "",
      bock.anteckning ? ` · anteckning: ${bock.anteckning}` : "",
      " ",
      knapp(["Ta bort", dold(`: ${bock.text}`)], async () => {
        andra(() => bockar.delete(id));
        await visaBorttagna();
        (borttagna.querySelector("button") ?? document.querySelector("[data-verktyg] button"))?.focus();
      }),
    ),
  );
  borttagna.replaceChildren();
  if (rader.length) {
    borttagna.append(
      ny("h3", {}, "Finns inte längre i texterna"),
      ny("p", {}, "Det här har du bockat av eller antecknat om tidigare. Ingen text här har uppgiften kvar."),
      ny("ul", {}, ...rader),
    );
  }
};

// ---- The receipt ----

const kvittens = async (lista, gjorda) => {
  const namn = lista.dataset.namn ?? (lista.dataset.roll ? ren(document.querySelector("h1")) : lista.ariaLabel);
  const versioner = await hamta("versioner").catch(() => []);
  const per = new Map();
  for (const punkt of gjorda) {
    const { dokument, version } = punkt.dataset;
    const del = per.get(`${dokument}/${version}`) ?? {
      namn: ren(punkt.querySelector(".ansvar-dokument")).replace(/,$/, ""),
      summa: versioner.find((v) => v.dokument === dokument && v.id === version)?.sha256 ?? "gick inte att hämta",
      rader: [],
    };
    const bock = bockar.get(id(punkt));
    del.rader.push(`${bock.text} (${id(punkt)}, lydelse ${bock.hash}, avbockad ${bock.datum})`);
    per.set(`${dokument}/${version}`, del);
  }
  const huvud = [
    `Gäller: ${namn}`,
    `Datum: ${iOrd(idag())}`,
    `Sida: ${location.href.split("#")[0]}`,
    `Jag har läst och förstått ${gjorda.length} av ${antal(punkterna(lista).length, "uppgift", "uppgifter")} i listan:`,
  ];
  const slut = ["Namn", "Underskrift"].map((ord) => `${ord}: ______________________________`);
  const spara = () => {
    const text = [...per].flatMap(([nyckel, del]) => [
      del.namn,
      `Version: ${nyckel}`,
      `SHA-256: ${del.summa}`,
      ...del.rader.map((rad) => `- ${rad}`),
      "",
    ]);
    const rader = ["Läst och förstått", "", ...huvud, "", ...text, ...slut, ""];
    ladda(`kvittens-${idag()}.txt`, "text/plain;charset=utf-8", rader.join("\r\n"));
  };
  const titel = ny("h2", { id: "kvittens" }, "Läst och förstått");
  const dialog = ny(
    "dialog",
    { className: "kvittens md-typeset" },
    titel,
    ny(
      "div",
      { className: "knappar" },
      knapp("Skriv ut", () => print()),
      knapp("Spara som textfil", spara),
      knapp("Stäng", () => dialog.close()),
    ),
    ...huvud.map((rad) => ny("p", {}, rad)),
    ...[...per].flatMap(([nyckel, del]) => [
      ny("h3", {}, del.namn),
      ny("p", {}, `Version: ${nyckel}`),
      ny("p", {}, "SHA-256: ", ny("code", {}, del.summa)),
      ny("ul", {}, ...del.rader.map((rad) => ny("li", {}, rad))),
    ]),
    ...slut.map((rad) => ny("p", {}, rad)),
  );
  dialog.setAttribute("aria-labelledby", titel.id);
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
};

// ---- Start ----

/** Gives a list its boxes, notes and tools. */
export const starta = (lista) => {
  punkterna(lista).forEach(forbered);
  const plats = lista.querySelector("[data-verktyg]");
  if (plats) verktyg(lista, plats);
  lista.after(borttagna);
  const hel = las();
  visaAllt();
  if (!hel && plats) saga(listor.get(lista).besked, "Det som var sparat gick inte att läsa. Det är lagt åt sidan i webbläsaren, och listan börjar om.");
};

addEventListener("storage", (e) => {
  if (e.key === NYCKEL || e.key === null) {
    las();
    visaAllt();
  }
});
addEventListener("pageshow", (e) => {
  if (e.persisted) {
    las();
    visaAllt();
  }
});

document.querySelectorAll("[data-checklista]").forEach(starta);
