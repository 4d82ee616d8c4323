// Marks the section in view in the contents, and keeps the mark in sight.
const lankar = new Map();
for (const a of document.querySelectorAll("[data-innehall] a")) {
  const rubrik = document.getElementById(decodeURIComponent(a.hash.slice(1)));
  if (rubrik) lankar.set(rubrik, a);
}

const meny = document.getElementById("sidmeny");
const rulla = (a) => {
  // By hand: scrollIntoView would also move the page.
  const ruta = meny.getBoundingClientRect();
  const rad = a.getBoundingClientRect();
  if (rad.top < ruta.top || rad.bottom > ruta.bottom) {
    meny.scrollTop += rad.top - ruta.top - ruta.height / 3;
  }
};

let markt;
const marka = () => {
  const linje = innerHeight / 3;
  let nu;
  for (const rubrik of lankar.keys()) {
    if (rubrik.getBoundingClientRect().top > linje) break;
    nu = rubrik;
  }
  const a = lankar.get(nu);
  if (a === markt) return;
  markt?.removeAttribute("aria-current");
  a?.setAttribute("aria-current", "true");
  markt = a;
  if (a) rulla(a);
};

const har = meny?.querySelector("[aria-current=page]");
if (har) rulla(har);
if (lankar.size) {
  const vakt = new IntersectionObserver(marka, { rootMargin: "0px 0px -66% 0px" });
  for (const rubrik of lankar.keys()) vakt.observe(rubrik);
}

// The address that a printed page ends with: only the browser knows the host.
const adress = document.querySelector("[data-adress]");
if (adress) adress.textContent = location.origin + location.pathname;
