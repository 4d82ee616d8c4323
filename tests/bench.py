"""The budgets of the site, measured: `make bench`. Times are ratios within one run.

Prints a table; the exit status is 1 if a budget is broken.
"""

from __future__ import annotations

import contextlib
import functools
import gzip
import itertools
import os
import re
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import jinja2
from lxml import html

from macros import views
from macros.reading import library
from macros.views.jamforelse import jamforelse
from tests.conftest import ROOT, copy_of_the_project, styrdok
from tests.modules import closure


@dataclass(frozen=True)
class Measure:
    """One budget: what it is about, what was measured, what is allowed."""

    what: str
    value: float
    limit: float
    unit: str

    @property
    def held(self) -> bool:
        return self.value <= self.limit

    def row(self) -> str:
        return f"| {self.what} | {self.value:.2f} {self.unit} | ≤ {self.limit:g} {self.unit} | {'held' if self.held else 'BROKEN'} |"


def build(root: Path) -> tuple[float, float]:
    """Build with MkDocs; return seconds and peak memory in MB."""
    target = root / ".bench"
    started = time.perf_counter()
    code = (
        "import resource, sys, runpy\n"
        "sys.argv = ['mkdocs', 'build', '-q', '-d', sys.argv[1]]\n"
        "try:\n    runpy.run_module('mkdocs', run_name='__main__')\n"
        "except SystemExit as end:\n    assert not end.code, end.code\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, str(target)], cwd=root, capture_output=True, text=True,
        env={**os.environ, "PYTHONPATH": str(root), "NO_MKDOCS_2_WARNING": "1"}, check=False,
    )  # fmt: skip
    seconds = time.perf_counter() - started
    assert run.returncode == 0, run.stderr
    shutil.rmtree(target)
    return seconds, int(run.stdout.split()[-1]) / 1024


def without_ours(root: Path, work: Path) -> Path:
    """The same pages with every macro's outcome written out, without our macros and extension."""
    plain = copy_of_the_project(work)
    known = library.load(root)
    settings = (plain / "mkdocs.yml").read_text("utf-8")
    settings = re.sub(
        r"^plugins:.*?(?=^markdown_extensions)", "plugins: []\n\n", settings, flags=re.M | re.S
    )
    settings = settings.replace("  - macros.extension", "  - attr_list\n  - footnotes")
    settings = settings.replace("strict: true", "strict: false")
    (plain / "mkdocs.yml").write_text(
        re.sub(
            r"^validation:.*?(?=^watch)",
            "validation: {anchors: ignore}\n\n",
            settings,
            flags=re.M | re.S,
        ),
        "utf-8",
    )
    for path in (plain / "docs").rglob("*.md"):
        page = views.Textsida(path.relative_to(plain / "docs").as_posix())
        macros = {view.__name__: functools.partial(view, known, page) for view in views.MACROS}
        text = jinja2.Template(path.read_text("utf-8")).render(macros)
        path.write_text(text, "utf-8")
    return plain


def many_versions(work: Path, pages: int) -> Path:
    """A copy in which the programme has so many chapters that there are `pages` version pages."""
    root = copy_of_the_project(work)
    chapters = ("sammanfattning", "stockholms-stads-kvalitetsprogram", "det-systematiska-kvalitetsarbetet",
                "grundlaggande-forhallningssatt", "strategiska-fokusomraden", "genomforande")  # fmt: skip
    source = root / "docs/kvalitetsprogram/2021-remiss"
    count = pages // (len(chapters) + 2)
    names = [f"bank-{number}" for number in range(count)]
    entries, nav = [], []
    for name in names:
        shutil.copytree(source, source.parent / name)
        kapitel = "".join(f"\n        - {chapter}" for chapter in chapters)
        entries.append(
            f"    - id: {name}\n      namn: {name}\n      status: remiss\n      upplysning: Bänk.\n      kapitel:{kapitel}\n"
        )
        files = "".join(
            f"          - kvalitetsprogram/{name}/{chapter}.md\n"
            for chapter in ("index", *chapters, "hela")
        )
        nav.append(f"      - {name}:\n{files}")
    data = (root / "data/dokument.yml").read_text("utf-8")
    data = re.sub(
        r"(- id: kvalitetsprogram\n.*?  versioner:\n)",
        lambda m: m.group(1) + "".join(entries),
        data,
        count=1,
        flags=re.S,
    )
    (root / "data/dokument.yml").write_text(data, "utf-8")
    settings = (root / "mkdocs.yml").read_text("utf-8")
    settings = settings.replace(
        "      - kvalitetsprogram/index.md\n",
        "      - kvalitetsprogram/index.md\n" + "".join(nav),
        1,
    )
    (root / "mkdocs.yml").write_text(settings, "utf-8")
    return root


@contextlib.contextmanager
def preview(root: Path) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    running = subprocess.Popen(
        [sys.executable, "-m", "scripts.styrdok", "forhandsvisa", "--adress", f"127.0.0.1:{port}"],
        cwd=root, env={**os.environ, "PYTHONPATH": str(root)}, start_new_session=True,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        yield f"http://127.0.0.1:{port}/"
    finally:
        os.killpg(running.pid, signal.SIGTERM)
        running.wait()


def until(address: str, words: str, patience: float = 120) -> float:
    """Seconds until a page shows some words."""
    started = time.perf_counter()
    while time.perf_counter() - started < patience:
        try:
            with urllib.request.urlopen(address, timeout=30) as answer:  # noqa: S310
                shown = answer.read().decode("utf-8")
        except OSError:  # not up yet
            shown = ""
        if words in shown:
            return time.perf_counter() - started
        time.sleep(0.05)
    return float("inf")


def seconds_to_preview(root: Path) -> float:
    """Median seconds from a saved paragraph to the page that shows it."""
    chapter = root / "docs/kvalitetsprogram/2021-remiss/genomforande.md"
    text = chapter.read_text("utf-8")
    taken = []
    with preview(root) as address:
        page = f"{address}kvalitetsprogram/2021-remiss/genomforande/"
        until(page, "Genomförande")
        time.sleep(2)
        for number in range(3):
            chapter.write_text(
                text.replace("Ytterligare verktyg", f"Ytterligare{number} verktyg"), "utf-8"
            )
            taken.append(until(page, f"Ytterligare{number} verktyg"))
            time.sleep(1)
    return statistics.median(taken)


def redlines(root: Path) -> tuple[float, float]:
    """The slowest redline page in seconds of the processor, and one against reading a version.

    Every paragraph of each version differs from the one before, and some are added.
    """
    folders = sorted((root / "docs/kvalitetsprogram").glob("bank-*"))
    for number, folder in enumerate(folders):
        for path in folder.glob("*.md"):
            text = path.read_text("utf-8").replace("kvalitet", f"kvalitet{number}")
            text = text.replace(" och ", f" och{number} ").replace(
                "\n\n## ", f"\n\nNytt {number}.\n\n## "
            )
            path.write_text(text, "utf-8")
    known = library.load(root)
    reading, comparing = [], []
    for folder in folders:
        started = time.process_time()
        known.avsnitt(("kvalitetsprogram", folder.name))
        reading.append(time.process_time() - started)
    for one, other in itertools.pairwise(version.id for version in known.dokument[0].versioner):
        page = views.Sida(f"jamfor/kvalitetsprogram/{one}/{other}.md")
        started = time.process_time()
        jamforelse(known, page, "kvalitetsprogram", one, other)
        comparing.append(time.process_time() - started)
    return max(comparing), statistics.median(comparing) / statistics.median(reading)


def weights(site: Path) -> tuple[float, float]:
    """The heaviest first view and its heaviest script, kB gzip, `hela/` apart."""
    views_, scripts = [], []
    for path in site.rglob("index.html"):
        name = path.relative_to(site).as_posix()
        if name.startswith(("id/", "api/", "jamfor/")) or "/hela/" in name:
            continue
        root = html.document_fromstring(path.read_bytes())
        links = root.xpath(
            "//link[@rel='stylesheet' or @rel='icon']/@href | //script/@src | //img/@src"
        )
        files = {(path.parent / str(link)).resolve() for link in links}
        files |= closure(*(file for file in files if file.suffix == ".js"))
        size = {file: len(gzip.compress(file.read_bytes(), 9)) for file in (path, *files)}
        views_.append(sum(size.values()) / 1000)
        scripts.append(sum(size[file] for file in files if file.suffix == ".js") / 1000)
    return max(views_), max(scripts)


def main() -> int:
    """Measure every budget and print the table."""
    measures = []
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        real = copy_of_the_project(work / "real")
        assert styrdok("publicera", root=real).returncode == 0
        view, script = weights(real / "site")
        measures.append(Measure("first view of the heaviest page, gzip", view, 45, "kB"))
        measures.append(Measure("its JavaScript, gzip", script, 8, "kB"))
        plain = without_ours(ROOT, work / "plain")
        pairs = [(build(real)[0], build(plain)[0]) for _ in range(3)]
        ratio = statistics.median(ours / theirs for ours, theirs in pairs)
        measures.append(
            Measure("mkdocs build against the same pages without ours", ratio, 1.5, "×")
        )
        small, _ = build(many_versions(work / "100", 100))
        large, memory = build(many_versions(work / "1000", 1000))
        measures.append(
            Measure("1,000 more version pages against 100 more", large / small, 11, "×")
        )
        measures.append(Measure("memory at 1,000 more version pages", memory, 400, "MB"))
        slowest, ratio = redlines(many_versions(work / "versions", 800))
        measures.append(
            Measure("a redline page at 100 versions of the programme, the slowest", slowest, 1, "s")
        )
        measures.append(Measure("a redline page against reading a version", ratio, 8, "×"))
        measures.append(
            Measure(
                "a changed paragraph in the preview, real site", seconds_to_preview(real), 2, "s"
            )
        )
        measures.append(
            Measure("the same at 1,000 more pages", seconds_to_preview(work / "1000"), 5, "s")
        )
    print("| what | measured | budget | |\n|---|---:|---:|---|")
    for measure in measures:
        print(measure.row())
    return int(not all(measure.held for measure in measures))


if __name__ == "__main__":
    sys.exit(main())
