// Shows the period of one day.
import { dagfraga } from "./dagfraga.js";

const rader = [...document.querySelectorAll("tr[data-fran]")];

dagfraga(document.querySelector("[data-galldefraga]"), "den", (den) => {
  let svar = "";
  for (const rad of rader) {
    rad.hidden = den !== "" && !(rad.dataset.fran <= den && den <= rad.dataset.till);
    if (den && !rad.hidden) svar = `Tabellen visar perioden ${rad.cells[0].textContent}.`;
  }
  return den && !svar ? "Underlaget anger inget dokument som gällde den dagen." : svar;
});
