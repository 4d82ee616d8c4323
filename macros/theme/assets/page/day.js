// A form that asks for a day; the day stands in the address, so that it can be shared.

/** Follows a form; `show` shows what there is for a day, or for none, and returns what to say of it. */
export const askForDay = (form, name, show) => {
  const day = form.querySelector("input");
  const answer = () => {
    form.querySelector("[role=status]").textContent = show(day.value);
  };
  const change = () => {
    const url = new URL(location);
    if (day.value) url.searchParams.set(name, day.value);
    else url.searchParams.delete(name);
    history.replaceState(null, "", url);
    answer();
  };

  day.value = new URLSearchParams(location.search).get(name) ?? "";
  day.addEventListener("input", change);
  form.addEventListener("submit", (e) => e.preventDefault());
  form.querySelector("button").addEventListener("click", () => {
    day.value = "";
    change();
  });
  form.hidden = false;
  answer();
};
