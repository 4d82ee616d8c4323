"""How well the search answers, against Material's own and Pagefind: `python -m tests.bench_sok`.

Every question of every `tests/sok/fragor-*.yml`, and those held back, is put to all three in one run, in Chromium.
Prints the table and writes it to `tests/sok/RESULTAT.md`; the exit status is 1 if ours falls
short of what is promised.
"""

from __future__ import annotations

import functools
import gzip
import http.server
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import yaml

from tests.browser import chromium
from tests.conftest import ROOT, copy_of_the_project, styrdok

if TYPE_CHECKING:
    from playwright.sync_api import Page

HERE = ROOT / "tests/sok"
RESULT = HERE / "RESULTAT.md"
DEPTH = 10
HIT3, HIT1, KIND = 0.95, 0.75, 0.85
BYTES, MILLISECONDS, THROTTLE = 120_000, 100, 4
QUERIES = ("vem beslutar om undantag", "informationsägarens ansvar", "klagomålshantering", "bromma")

Ranked = Callable[[str], list[str]]


@dataclass(frozen=True)
class Question:
    """What somebody types, and all that answers it."""

    fraga: str
    slag: str
    svar: frozenset[str]


HELD_BACK = "undan.yml"
"""The questions that nobody who builds the search reads: what they say of it counts."""


def questions(*, held_back: bool = False) -> Iterator[tuple[str, list[Question]]]:
    """Yield those of the building half, which the tests hold, and with `held_back` the others."""
    for path in (*sorted(HERE.glob("fragor-*.yml")), *([HERE / HELD_BACK] if held_back else ())):
        rows = yaml.safe_load(path.read_text("utf-8"))
        yield path.stem, [Question(q["fraga"], q["slag"], frozenset(q["svar"])) for q in rows]


def answer(url: str) -> str:
    """What an address answers with, in the words of the questions."""
    path, _, fragment = url.partition("#")
    parts = [part for part in path.split("/") if part and part != "index.html"]
    fragment = re.sub(r"-st\d+(-p\d+)*$", "", fragment)
    match parts:
        case ["roller", roll, *_]:
            return f"roller/{roll}"
        case ["begrepp"]:
            return f"begrepp/{fragment}"
        case [dokument, version, *chapter]:
            # A chapter's page without a fragment stands for the section that it begins with.
            return f"{dokument}/{version}#{fragment or (chapter[-1] if chapter else 'titelblad')}"
        case [dokument]:
            return f"dokument/{dokument}"
    return ""


def distinct(urls: list[str]) -> list[str]:
    return list(dict.fromkeys(answer(url) for url in urls))[:DEPTH]


@contextmanager
def served(folder: Path) -> Iterator[str]:
    class Quiet(http.server.SimpleHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *args: object) -> None:
            """Say nothing."""

    handler = functools.partial(Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


def ours(page: Page, address: str) -> Ranked:
    def ranked(query: str) -> list[str]:
        page.goto(f"{address}sok/?q={quote(query)}")
        page.wait_for_function("document.querySelector('[data-sokbesked]').textContent")
        found = page.eval_on_selector_all("[data-sokresultat] a", "as => as.map(a => a.href)")
        return [url.removeprefix(address) for url in found]

    return ranked


def materials(page: Page, address: str) -> Ranked:
    """The worker of Material, as its own page uses it; hits in the order in which it shows them."""
    page.goto(address)
    page.evaluate(
        """async (worker) => {
            const index = await (await fetch("search/search_index.json")).json();
            const w = new Worker(worker);
            const ask = (message, type) => new Promise((done) => {
                w.onmessage = ({ data }) => data.type === type && done(data.data);
                w.postMessage(message);
            });
            await ask({ type: 0, data: { ...index, options: { suggest: false } } }, 1);
            window.ask = async (q) => (await ask({ type: 2, data: q }, 3)).items.flat().map((i) => i.location);
        }""",
        f"assets/javascripts/workers/{next(_workers().glob('*.js')).name}",
    )
    return lambda query: page.evaluate("q => window.ask(q)", query)


def pagefinds(page: Page, address: str) -> Ranked:
    """Pagefind's hits: of each page the section that answers best."""
    page.goto(address)
    page.evaluate("async () => { window.pagefind = await import('/pagefind/pagefind.js'); }")
    script = """async (q) => {
        const found = await window.pagefind.search(q);
        const first = await Promise.all(found.results.slice(0, 10).map((r) => r.data()));
        return first.map((page) => {
            const best = [...page.sub_results].sort((a, b) => b.weighted_locations.reduce((s, w) => s + w.balanced_score, 0) - a.weighted_locations.reduce((s, w) => s + w.balanced_score, 0))[0];
            return best?.url ?? page.url;
        });
    }"""
    return lambda query: [url.lstrip("/") for url in page.evaluate(script, query)]


def _workers() -> Path:
    import material

    return Path(material.__path__[0]) / "templates/assets/javascripts/workers"


def material_site(work: Path) -> Path:
    """The same pages with Material's search; the texts as a whole are left out, as with us."""
    root = copy_of_the_project(work)
    settings = (root / "mkdocs.yml").read_text("utf-8")
    settings = settings.replace("plugins:\n", "plugins:\n  - search:\n      lang: sv\n", 1)
    (root / "mkdocs.yml").write_text(settings.replace("strict: true", "strict: false"), "utf-8")
    for path in (root / "docs").rglob("hela.md"):
        path.write_text(f"---\nsearch:\n  exclude: true\n---\n{path.read_text('utf-8')}", "utf-8")
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(work / "ut")],
        cwd=root, check=True, capture_output=True,
        env={**os.environ, "PYTHONPATH": str(root), "NO_MKDOCS_2_WARNING": "1"},
    )  # fmt: skip
    return work / "ut"


def pagefind_site(site: Path, work: Path) -> Path:
    shutil.copytree(site, work, ignore=shutil.ignore_patterns("hela", "id", "api", "index.json"))
    subprocess.run(
        [sys.executable, "-m", "pagefind", "--site", str(work), "--force-language", "sv",
         "--root-selector", "main", "--quiet"],
        check=True, capture_output=True,
    )  # fmt: skip
    return work


@dataclass(frozen=True)
class Score:
    number: int
    first: float
    three: float
    mrr: float

    def row(self) -> str:
        return f"{self.first:.0%} | {self.three:.0%} | {self.mrr:.2f}"


def score(ranks: list[int]) -> Score:
    many = len(ranks)
    return Score(
        many,
        sum(rank == 1 for rank in ranks) / many,
        sum(0 < rank <= 3 for rank in ranks) / many,
        sum(1 / rank for rank in ranks if rank) / many,
    )


def rank(found: list[str], wanted: frozenset[str]) -> int:
    """The place of the first right answer, from 1; 0 if there is none among the first."""
    return next((place for place, name in enumerate(found, 1) if name in wanted), 0)


def by_kind(asked: list[Question], ranked: Ranked) -> Mapping[str, Score]:
    ranks: dict[str, list[int]] = {}
    for question in asked:
        place = rank(distinct(ranked(question.fraga)), question.svar)
        ranks.setdefault(question.slag, []).append(place)
    ranks["alla"] = [place for places in ranks.values() for place in places]
    return {kind: score(places) for kind, places in ranks.items()}


def weight(page: Page, address: str, query: str) -> int:
    """Bytes, gzip, from the first focus to the first results."""
    fetched: list[bytes] = []
    page.goto(address)
    page.on("requestfinished", lambda request: fetched.append(request.response().body()))
    page.focus("#sokruta")
    page.keyboard.insert_text(query)
    page.wait_for_selector(".sokforslag li")
    page.wait_for_timeout(300)
    return sum(len(gzip.compress(body, 9)) for body in fetched)


def delay(page: Page, address: str, query: str) -> float:
    """Milliseconds from the last key to the suggestions, on a slow machine, the worst of some."""
    page.goto(address)
    page.focus("#sokruta")
    page.evaluate(
        """() => {
            const falt = document.getElementById("sokruta");
            window.dröj = [];
            let sedan = 0;
            falt.addEventListener("input", () => { sedan = performance.now(); }, true);
            new MutationObserver(() => {
                if (sedan && document.querySelector(".sokforslag li")) window.dröj.push(performance.now() - sedan);
                sedan = 0;
            }).observe(falt.form, { childList: true, subtree: true });
        }"""
    )
    client = page.context.new_cdp_session(page)
    client.send("Emulation.setCPUThrottlingRate", {"rate": THROTTLE})
    page.keyboard.type(query, delay=250)
    page.wait_for_timeout(1000)
    return float(page.evaluate("window.dröj.at(-1)"))


def main() -> int:
    """Put every question to all three, and print how they did."""
    # Imported here, since the tests of the search take the questions from this module.
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        work = Path(folder)
        root = copy_of_the_project(work / "p")
        run = styrdok("publicera", root=root)
        assert run.returncode == 0, run.stdout + run.stderr
        rivals = material_site(work / "material"), pagefind_site(root / "site", work / "pagefind")
        browser = playwright.chromium.launch(
            executable_path=chromium.installed(), args=chromium.FLAGS
        )
        with served(root / "site") as a, served(rivals[0]) as b, served(rivals[1]) as c:
            engines = {
                "vår": ours(browser.new_page(), a),
                "Material": materials(browser.new_page(), b),
                "Pagefind": pagefinds(browser.new_page(), c),
            }
            tables = {
                name: {engine: by_kind(asked, ranked) for engine, ranked in engines.items()}
                for name, asked in questions(held_back=True)
            }
            heaviest = max(weight(browser.new_page(), a, query) for query in QUERIES)
            slowest = max(delay(browser.new_page(), a, query) for query in QUERIES)
        browser.close()
    text = report(tables, heaviest, slowest)
    print(text)
    RESULT.write_text(text, "utf-8")
    return int(
        not all(held(table["vår"]) for table in tables.values())
        or heaviest > BYTES
        or slowest > MILLISECONDS
    )


def held(kinds: Mapping[str, Score]) -> bool:
    whole = kinds["alla"]
    good = whole.three >= HIT3 and whole.first >= HIT1
    return good and all(found.three >= KIND for found in kinds.values())


def report(
    tables: Mapping[str, Mapping[str, Mapping[str, Score]]], heaviest: int, slowest: float
) -> str:
    lines = [
        "# How well the search answers",
        "",
        "Written by `python -m tests.bench_sok`, a part of `make bench`: every question to all three, in one run in Chromium.",
        "",
    ]
    for name, engines in tables.items():
        lines += [
            f"## {name}", "",
            "| kind | n | " + " | ".join(f"{e} hit@1 | hit@3 | MRR" for e in engines) + " |",
            "|---|---:|" + "---:|---:|---:|" * len(engines),
        ]  # fmt: skip
        for kind, found in engines["vår"].items():
            row = " | ".join(engine[kind].row() for engine in engines.values())
            lines.append(f"| {kind} | {found.number} | {row} |")
        lines.append("")
    lines += [
        f"From first focus to first results: at most {heaviest / 1000:.1f} kB gzip (≤ {BYTES // 1000}); "
        f"{slowest:.0f} ms after the last key on a {THROTTLE} × slower machine (≤ {MILLISECONDS}).",
        "",
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
