// Puts queries to the search of an index on the disk, and tells what it answered and what it read.
// node motor.mjs <assets> <index> < [["query", {options}], …]
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";

const [assets, index] = process.argv.slice(2).map((folder) => pathToFileURL(`${folder}/`));
let bytes = 0;
globalThis.fetch = async (url) => {
  const text = readFileSync(new URL(url.pathname, "file:"), "utf-8");
  bytes += gzipSync(text, { level: 9 }).length;
  return { ok: true, json: async () => JSON.parse(text) };
};
const { Engine } = await import(new URL("search/engine.js", assets));
const { bestPassage } = await import(new URL("search/rank.js", assets));
const answers = [];
let engine = new Engine(index);
for (const [query, { cold = false, ...options }] of JSON.parse(readFileSync(0, "utf-8"))) {
  if (cold) engine = new Engine(index);
  bytes = 0;
  const { now, then, hits } = await engine.search(query, options);
  const first = hits.slice(0, 10);
  if (cold) await Promise.all(first.map(bestPassage));
  answers.push({
    urls: await Promise.all(first.map(async ({ index, number }) => (await index.head(number)).url)),
    replaced: [...now, ...then].flatMap(({ replacement }) => replacement || []),
    bytes,
  });
}
process.stdout.write(JSON.stringify(answers));
