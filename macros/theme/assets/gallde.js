// Shows the period of one day; the day stands in the address, so that it can be shared.
const form = document.querySelector("[data-galldefraga]");
const dag = form.querySelector("input");
const rader = [...document.querySelectorAll("tr[data-fran]")];

const visa = () => {
  const den = dag.value;
  let svar = "";
  for (const rad of rader) {
    rad.hidden = den !== "" && !(rad.dataset.fran <= den && den <= rad.dataset.till);
    if (den && !rad.hidden) svar = `Tabellen visar perioden ${rad.cells[0].textContent}.`;
  }
  if (den && !svar) svar = "Underlaget anger inget dokument som gällde den dagen.";
  form.querySelector("[role=status]").textContent = svar;
};
const byt = () => {
  const url = new URL(location);
  if (dag.value) url.searchParams.set("den", dag.value);
  else url.searchParams.delete("den");
  history.replaceState(null, "", url);
  visa();
};

dag.value = new URLSearchParams(location.search).get("den") ?? "";
dag.addEventListener("input", byt);
form.addEventListener("submit", (e) => e.preventDefault());
form.querySelector("button").addEventListener("click", () => {
  dag.value = "";
  byt();
});
form.hidden = false;
visa();
