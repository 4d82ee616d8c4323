// What stands around every page: the menu with its contents, and the address that a print ends with.
const menu = document.getElementById("sidmeny");
const menuButton = document.querySelector(".menyknapp");

// The menu is a popover and works by itself; this tells its state and closes it after a jump.
if (menu?.hidePopover && menuButton) {
  const isOpen = () => menu.matches(":popover-open");
  const tell = () => menuButton.setAttribute("aria-expanded", String(isOpen()));
  tell();
  menu.addEventListener("toggle", () => {
    tell();
    if (!isOpen()) return;
    menu.querySelector("[aria-current=page]")?.scrollIntoView({ block: "center" });
    // The panel may cover the button that had the focus.
    menu.querySelector("button").focus({ preventScroll: true });
  });
  menu.addEventListener("click", (e) => {
    if (e.target.closest("a") && isOpen()) menu.hidePopover();
  });
  // Where there is room the menu stands beside the text and must leave the top layer.
  matchMedia("(min-width: 76em)").addEventListener("change", () => {
    if (isOpen()) menu.hidePopover();
  });
}

// The section in view is marked in the contents, and the mark is kept in sight.
const links = new Map();
for (const a of document.querySelectorAll("[data-innehall] a")) {
  const heading = document.getElementById(decodeURIComponent(a.hash.slice(1)));
  if (heading) links.set(heading, a);
}

const reveal = (a) => {
  // By hand: scrollIntoView would also move the page.
  const box = menu.getBoundingClientRect();
  const row = a.getBoundingClientRect();
  if (row.top < box.top || row.bottom > box.bottom) {
    menu.scrollTop += row.top - box.top - box.height / 3;
  }
};

let marked;
const mark = () => {
  const line = innerHeight / 3;
  let now;
  for (const heading of links.keys()) {
    if (heading.getBoundingClientRect().top > line) break;
    now = heading;
  }
  const a = links.get(now);
  if (a === marked) return;
  marked?.removeAttribute("aria-current");
  a?.setAttribute("aria-current", "true");
  marked = a;
  if (a) reveal(a);
};

const current = menu?.querySelector("[aria-current=page]");
if (current) reveal(current);
if (links.size) {
  const observer = new IntersectionObserver(mark, { rootMargin: "0px 0px -66% 0px" });
  for (const heading of links.keys()) observer.observe(heading);
}

// Only the browser knows the host.
const address = document.querySelector("[data-adress]");
if (address) address.textContent = location.origin + location.pathname;
