// Filters the register; the choice stands in the address, so that it can be shared.
const form = document.querySelector("[data-registerfilter]");
const filters = [...form.querySelectorAll("select")];
const rows = [...document.querySelectorAll("tr[data-typ]")];
const groups = new Set(rows.map((row) => row.parentElement));

const show = () => {
  let count = 0;
  for (const row of rows) {
    row.hidden = filters.some((filter) => filter.value && row.dataset[filter.name] !== filter.value);
    if (!row.hidden) count++;
  }
  for (const group of groups) {
    group.hidden = !group.querySelector("tr[data-typ]:not([hidden])");
  }
  form.querySelector("[role=status]").textContent = `Visar ${count} av ${rows.length}`;
};

const asked = new URLSearchParams(location.search);
for (const filter of filters) {
  filter.value = asked.get(filter.name) ?? "";
  if (filter.selectedIndex < 0) filter.value = "";
}
form.addEventListener("change", () => {
  const url = new URL(location);
  for (const filter of filters) {
    if (filter.value) url.searchParams.set(filter.name, filter.value);
    else url.searchParams.delete(filter.name);
  }
  history.replaceState(null, "", url);
  show();
});
form.hidden = false;
show();
