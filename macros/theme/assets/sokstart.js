// The search is fetched when somebody puts the focus in its field, not before.
const falt = document.getElementById("sokruta");
const starta = () => import("./sokruta.js").then((ruta) => ruta.starta(falt));
if (falt && falt === document.activeElement) starta();
else falt?.addEventListener("focus", starta, { once: true });
