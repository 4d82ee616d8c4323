// Filters the register; the choice stands in the address, so that it can be shared.
const form = document.querySelector("[data-registerfilter]");
const val = [...form.querySelectorAll("select")];
const rader = [...document.querySelectorAll("tr[data-typ]")];
const grupper = new Set(rader.map((rad) => rad.parentElement));

const visa = () => {
  let antal = 0;
  for (const rad of rader) {
    rad.hidden = val.some((v) => v.value && rad.dataset[v.name] !== v.value);
    if (!rad.hidden) antal++;
  }
  for (const grupp of grupper) {
    grupp.hidden = !grupp.querySelector("tr[data-typ]:not([hidden])");
  }
  form.querySelector("[role=status]").textContent = `Visar ${antal} av ${rader.length}`;
};

const fraga = new URLSearchParams(location.search);
for (const v of val) {
  v.value = fraga.get(v.name) ?? "";
  if (v.selectedIndex < 0) v.value = "";
}
form.addEventListener("change", () => {
  const url = new URL(location);
  for (const v of val) {
    if (v.value) url.searchParams.set(v.name, v.value);
    else url.searchParams.delete(v.name);
  }
  history.replaceState(null, "", url);
  visa();
});
form.hidden = false;
visa();
