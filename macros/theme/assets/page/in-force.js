// Shows what was in force on one day.
import { askForDay } from "./day.js";

const periods = [...document.querySelectorAll("tr[data-fran]")];

askForDay(document.querySelector("[data-galldefraga]"), "den", (day) => {
  let answer = "";
  for (const row of periods) {
    row.hidden = day !== "" && !(row.dataset.fran <= day && day <= row.dataset.till);
    if (day && !row.hidden) answer = `Tabellen visar perioden ${row.cells[0].textContent}.`;
  }
  return day && !answer ? "Underlaget anger inget dokument som gällde den dagen." : answer;
});
