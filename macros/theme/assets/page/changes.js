// Shows the changes since a day.
import { askForDay } from "./day.js";

const days = [...document.querySelectorAll("section[data-dag]")];

askForDay(document.querySelector("[data-andringsfraga]"), "sedan", (since) => {
  let count = 0;
  for (const section of days) {
    section.hidden = since !== "" && section.dataset.dag < since;
    if (!section.hidden) count += section.querySelectorAll("li").length;
  }
  if (!since) return "";
  if (count === 0) return "Inget har ändrats sedan dess.";
  return count === 1 ? "Visar 1 ändring." : `Visar ${count} ändringar.`;
});
