// The search is fetched when somebody puts the focus in its field, not before.
const falt = document.getElementById("sokruta");
const DELAR = ["search/language", "sokanalys", "sokregister", "sokfraga", "sokgissa", "sokrang", "sokmotor", "sokvisa"];
// All at once: each would else be asked for when that which needs it has come.
export const hamta = () => Promise.all(DELAR.map((del) => import(`./${del}.js`)));
const starta = () => {
  hamta().catch(() => {});
  import("./sokruta.js").then((ruta) => ruta.starta(falt));
};
if (falt && falt === document.activeElement) starta();
else falt?.addEventListener("focus", starta, { once: true });
