// Shows the changes since a day; the day stands in the address, so that it can be shared.
const form = document.querySelector("[data-andringsfraga]");
const dag = form.querySelector("input");
const dagar = [...document.querySelectorAll("section[data-dag]")];

const visa = () => {
  let antal = 0;
  for (const d of dagar) {
    d.hidden = dag.value !== "" && d.dataset.dag < dag.value;
    if (!d.hidden) antal += d.querySelectorAll("li").length;
  }
  form.querySelector("[role=status]").textContent = !dag.value
    ? ""
    : antal === 0
      ? "Inget har ändrats sedan dess."
      : antal === 1
        ? "Visar 1 ändring."
        : `Visar ${antal} ändringar.`;
};
const byt = () => {
  const url = new URL(location);
  if (dag.value) url.searchParams.set("sedan", dag.value);
  else url.searchParams.delete("sedan");
  history.replaceState(null, "", url);
  visa();
};

dag.value = new URLSearchParams(location.search).get("sedan") ?? "";
dag.addEventListener("input", byt);
form.addEventListener("submit", (e) => e.preventDefault());
form.querySelector("button").addEventListener("click", () => {
  dag.value = "";
  byt();
});
form.hidden = false;
visa();
