// Leads on from a permanent link and takes along the fragment, which no server sees. Only the
// passages in `kvar` are safe to name by number; without it all are. Not a module: those have
// no `currentScript`, and this runs before anything is painted.
{
  const { mal, avsnitt, kvar } = document.currentScript.dataset;
  const [page, target] = mal.split("#");
  const prefix = `${avsnitt ?? target}-`;
  const asked = location.hash.slice(1);
  const within = asked.startsWith(prefix);
  const part = within ? asked.slice(prefix.length) : asked;
  const stands = (within || asked.startsWith("fn")) && (kvar === undefined || kvar.split(" ").includes(part));
  location.replace(`${page}#${stands ? (within ? `${target}-${part}` : asked) : target}`);
}
