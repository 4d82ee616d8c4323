// Leads on from a permanent link and takes along the fragment, which no server sees. Only the
// passages in `kvar` are safe to name by number; without it all are. Not a module: those have
// no `currentScript`, and this runs before anything is painted.
{
  const { mal, avsnitt, kvar } = document.currentScript.dataset;
  const [sida, till] = mal.split("#");
  const fran = `${avsnitt ?? till}-`;
  const bad = location.hash.slice(1);
  const eget = bad.startsWith(fran);
  const del = eget ? bad.slice(fran.length) : bad;
  const star = (eget || bad.startsWith("fn")) && (kvar === undefined || kvar.split(" ").includes(del));
  location.replace(`${sida}#${star ? (eget ? `${till}-${del}` : bad) : till}`);
}
