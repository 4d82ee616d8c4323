// A form that asks for a day; the day stands in the address, so that it can be shared.
// `visa` shows what there is for a day, or for none, and returns what to say of it.
export const dagfraga = (form, namn, visa) => {
  const dag = form.querySelector("input");
  const svara = () => {
    form.querySelector("[role=status]").textContent = visa(dag.value);
  };
  const byt = () => {
    const url = new URL(location);
    if (dag.value) url.searchParams.set(namn, dag.value);
    else url.searchParams.delete(namn);
    history.replaceState(null, "", url);
    svara();
  };

  dag.value = new URLSearchParams(location.search).get(namn) ?? "";
  dag.addEventListener("input", byt);
  form.addEventListener("submit", (e) => e.preventDefault());
  form.querySelector("button").addEventListener("click", () => {
    dag.value = "";
    byt();
  });
  form.hidden = false;
  svara();
};
