// Shows the changes since a day.
import { dagfraga } from "./dagfraga.js";

const dagar = [...document.querySelectorAll("section[data-dag]")];

dagfraga(document.querySelector("[data-andringsfraga]"), "sedan", (sedan) => {
  let antal = 0;
  for (const d of dagar) {
    d.hidden = sedan !== "" && d.dataset.dag < sedan;
    if (!d.hidden) antal += d.querySelectorAll("li").length;
  }
  if (!sedan) return "";
  if (antal === 0) return "Inget har ändrats sedan dess.";
  return antal === 1 ? "Visar 1 ändring." : `Visar ${antal} ändringar.`;
});
