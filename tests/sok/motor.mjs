// Puts queries to the search of an index on the disk, and tells what it answered and what it read.
// node motor.mjs <assets> <index> < [["query", {options}], …]
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";

const [assets, index] = process.argv.slice(2).map((mapp) => pathToFileURL(`${mapp}/`));
let last = 0;
globalThis.fetch = async (adress) => {
  const text = readFileSync(new URL(adress.pathname, "file:"), "utf-8");
  last += gzipSync(text, { level: 9 }).length;
  return { ok: true, json: async () => JSON.parse(text) };
};
const { Sokning, las } = await import(new URL("sokmotor.js", assets));
const svar = [];
let sokning = new Sokning(index);
for (const [fraga, { kall = false, ...val }] of JSON.parse(readFileSync(0, "utf-8"))) {
  if (kall) sokning = new Sokning(index);
  last = 0;
  const { fragor, gamla = [], traffar } = await sokning.sok(fraga, val);
  const forst = traffar.slice(0, 10);
  if (kall) await Promise.all(forst.map(las));
  svar.push({
    urls: await Promise.all(forst.map(async ({ register, nummer }) => (await register.huvud(nummer)).url)),
    antal: traffar.length,
    ersatt: [...fragor, ...gamla].flatMap(({ ersatt }) => ersatt || []),
    last,
  });
}
process.stdout.write(JSON.stringify(svar));
