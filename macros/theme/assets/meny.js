// The menu is a popover and works by itself; this tells its state and closes it after a jump.
const meny = document.getElementById("sidmeny");
const knapp = document.querySelector(".menyknapp");

if (meny?.hidePopover && knapp) {
  const oppen = () => meny.matches(":popover-open");
  const visa = () => knapp.setAttribute("aria-expanded", String(oppen()));
  visa();
  meny.addEventListener("toggle", () => {
    visa();
    if (!oppen()) return;
    meny.querySelector("[aria-current=page]")?.scrollIntoView({ block: "center" });
    // The panel may cover the button that had the focus.
    meny.querySelector("button").focus({ preventScroll: true });
  });
  meny.addEventListener("click", (e) => {
    if (e.target.closest("a") && oppen()) meny.hidePopover();
  });
  // Where there is room the menu stands beside the text and must leave the top layer.
  matchMedia("(min-width: 76em)").addEventListener("change", () => {
    if (oppen()) meny.hidePopover();
  });
}
