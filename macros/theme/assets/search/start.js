// The search is fetched when somebody puts the focus in its field, not before.
const field = document.getElementById("sokruta");

/** Fetches all at once: each would else be asked for when that which needs it has come. */
export const fetchSearch = () =>
  Promise.all([
    import("../page/base.js"),
    import("./language.js"),
    import("./analysis.js"),
    import("./misprint.js"),
    import("./index.js"),
    import("./query.js"),
    import("./guess.js"),
    import("./rank.js"),
    import("./engine.js"),
    import("./show.js"),
    import("./coalesce.js"),
  ]);
const start = () => {
  fetchSearch().catch(() => {});
  import("./combobox.js").then(({ suggestIn }) => suggestIn(field));
};
if (field && field === document.activeElement) start();
else field?.addEventListener("focus", start, { once: true });
