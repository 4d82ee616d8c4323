// The words of a checklist: days and numbers, what a node says, and what only a screen reader says.
import { create } from "../page/base.js";

export const today = () => new Date().toLocaleDateString("sv-SE");
export const dayInWords = (day) => new Date(`${day}T12:00`).toLocaleDateString("sv-SE", { dateStyle: "long" });
export const plural = (n, one, many) => `${n} ${n === 1 ? one : many}`;
export const textOf = (node) => node?.textContent.replace(/\s+/g, " ").trim() ?? "";
export const unseen = (text) => create("span", { className: "utom-syn" }, text);
