"""The pages and the menu follow from the data: one edit in one file is one page more."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from macros import inspection, lay, tree
from macros.reading import environment, library
from macros.reading.library import Library
from tests.conftest import ROOT, copy_of_the_project


def paths(nav: Any) -> Iterator[str]:
    """Yield the pages of a menu in its order."""
    for entry in nav:
        if isinstance(entry, str):
            yield entry
        else:
            for value in entry.values():
                yield from [value] if isinstance(value, str) else paths(value)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_of_the_project(tmp_path_factory.mktemp("trad") / "p")


def grown(known: Library) -> tree.Tree:
    return inspection.grown(inspection.inspected(known))


def test_every_page_stands_in_the_menu_once(known: Library):
    found = grown(known)
    listed = list(paths(found.nav))
    assert len(listed) == len(set(listed))
    assert set(listed) == {*found.made, *(p for p in found.written if p.endswith(".md"))}


def test_texts_stand_in_the_menu_in_the_order_of_the_register_and_in_reading_order(known: Library):
    listed = list(paths(grown(known).nav))
    for dokument in known.dokument:
        own = [path for path in listed if path.startswith(f"{dokument.id}/")]
        assert own[0] == f"{dokument.id}/index.md"
        for version in dokument.versioner:
            folder = f"{dokument.id}/{version.id}"
            names = ["index", *version.kapitel, "hela"]
            assert [p for p in own if p.startswith(folder)] == [f"{folder}/{n}.md" for n in names]
    with_text = [d.id for d in known.dokument if d.versioner]
    begin = [listed.index(f"{name}/index.md") for name in with_text]
    assert all(a < b for a, b in pairwise(begin))


def test_no_page_under_docs_is_only_a_macro_call():
    call = re.compile(r"(# [^\n]*\n+)?\{\{ \w+\([^\n]*\) \}\}")
    stubs = [
        p for p in (ROOT / "docs").rglob("*.md") if call.fullmatch(p.read_text("utf-8").strip())
    ]
    assert stubs == []


def test_the_settings_hold_no_menu():
    settings = (ROOT / "mkdocs.yml").read_text("utf-8")
    assert len(settings.split("\n")) < 60
    assert "nav:" not in settings


ADDED = {
    "data/roller.yml": (
        """
- id: cykelbud
  namn: Cykelbud
  beskrivning: Någon som cyklar med bud.
  kalla: {dokument: kvalitetsprogram, version: "2021-remiss", avsnitt: titelblad, citat: Kvalitetsprogram}
""",
        {"roller/cykelbud.md"},
    ),
    "data/dokument.yml": (
        """
- id: cykelplan
  titel: Cykelplan
  kort: Cykelplan
  typ: plan
  status: omnamnd
""",
        {"cykelplan/index.md"},
    ),
    "data/begrepp.yml": (
        """
- id: vagledning
  term: vägledning
  anvands:
    - {dokument: kvalitetsprogram, version: "2021-remiss", avsnitt: darfor-ett-kvalitetsprogram, citat: vägledning}
""",
        set[str](),
    ),
}


@pytest.mark.parametrize("path", ADDED)
def test_a_role_a_term_and_a_document_known_by_name_are_one_edit_in_one_file(path: str, root: Path):
    text, pages = ADDED[path]
    before = grown(library.load(root))
    old = (root / path).read_text("utf-8")
    try:
        (root / path).write_text(old.rstrip("\n") + "\n" + text, "utf-8")
        known = library.load(root)
        assert [str(problem) for problem in inspection.check(known)] == []
        after = grown(known)
        assert set(after.made) - set(before.made) == pages
        assert pages <= set(paths(after.nav))
    finally:
        (root / path).write_text(old, "utf-8")


def test_a_chapter_more_is_its_file_and_its_line(root: Path):
    register, page = root / "data/dokument.yml", root / "docs/it-program/odaterat-forslag/nytt.md"
    old = register.read_text("utf-8")
    register.write_text(
        old.replace(
            "        - uppfoljning-och-oversyn\n",
            "        - uppfoljning-och-oversyn\n        - nytt\n",
        ),
        "utf-8",
    )
    page.write_text("{{ styrtext() }}\n\n# Nytt { #nytt }\n\nOrd.\n", "utf-8")
    try:
        listed = list(paths(grown(library.load(root)).nav))
        place = listed.index("it-program/odaterat-forslag/nytt.md")
        assert listed[place - 1].endswith("uppfoljning-och-oversyn.md")
        assert listed[place + 1].endswith("hela.md")
    finally:
        register.write_text(old, "utf-8")
        page.unlink()


ATTACK = '{{ cycler.__init__.__globals__.os.popen("touch MARK").read() }}\n'


@pytest.mark.parametrize("preview", [False, True])
def test_no_macro_of_a_page_runs_that_the_gate_refuses(tmp_path: Path, preview: bool):
    root = copy_of_the_project(tmp_path / "p")
    mark = tmp_path / "intrang"
    (root / "docs/om/index.md").write_text(f"# Om\n\n{ATTACK.replace('MARK', str(mark))}", "utf-8")
    run = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(tmp_path / "site")],
        cwd=root, capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONPATH": f"{root}:{ROOT}", environment.DRAFTS: str(int(preview))},
    )  # fmt: skip
    assert not mark.exists()
    if preview:
        assert run.returncode == 0, run.stderr
        shown = (tmp_path / "site/om/index.html").read_text("utf-8")
        assert "docs/om/index.md:3:1 M004" in shown
    else:
        assert run.returncode != 0
        assert "docs/om/index.md:3:1 M004" in run.stdout + run.stderr
        assert not (tmp_path / "site/om").exists()


def test_a_refused_chapter_is_not_shown_in_the_whole_text_either(root: Path, tmp_path: Path):
    page = root / "docs/it-program/odaterat-forslag/informationssakerhet.md"
    old = page.read_text("utf-8")
    page.write_text(old + "\n<script>alert(1)</script>\n", "utf-8")
    try:
        with pytest.raises(lay.RefusedError) as refused:
            lay.lay(library.load(root, utkast=False), tmp_path / "sidor")
        assert {problem.path for problem in refused.value.problems} == {
            page.relative_to(root).as_posix()
        }
        assert not (tmp_path / "sidor").exists()
        laid = lay.lay(library.load(root, utkast=True), tmp_path / "sidor")
        for name in ("informationssakerhet", "hela"):
            text = (laid.docs / f"it-program/odaterat-forslag/{name}.md").read_text("utf-8")
            assert text.startswith("# Fel i")
            assert "<script>" not in text
    finally:
        page.write_text(old, "utf-8")


def test_what_has_not_changed_is_left_alone_and_what_is_gone_goes(root: Path, tmp_path: Path):
    laid = lay.lay(library.load(root), tmp_path / "sidor")
    times = {p: p.stat().st_mtime_ns for p in laid.docs.rglob("*.md")}
    (laid.docs / "borta.md").write_text("x", "utf-8")
    page = root / "docs/it-program/odaterat-forslag/informationssakerhet.md"
    old = page.read_text("utf-8")
    page.write_text(old.replace("Informationssäkerhet", "Informationssäkerhet!", 1), "utf-8")
    try:
        lay.lay(library.load(root), tmp_path / "sidor")
    finally:
        page.write_text(old, "utf-8")
    changed = {p.name for p, then in times.items() if p.stat().st_mtime_ns != then}
    assert changed == {"informationssakerhet.md", "hela.md"}
    assert not (laid.docs / "borta.md").exists()


def built(root: Path, folder: Path, target: Path, *arguments: str) -> dict[str, bytes]:
    """Build with plain MkDocs from a folder, and return every file by its name."""
    run = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(target), *arguments],
        cwd=folder, capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONPATH": f"{root}:{ROOT}", "NO_MKDOCS_2_WARNING": "1"},
    )  # fmt: skip
    assert run.returncode == 0, run.stdout + run.stderr
    files = (path for path in target.rglob("*") if path.is_file() and path.suffix != ".gz")
    return {path.relative_to(target).as_posix(): path.read_bytes() for path in files}


def test_mkdocs_gives_the_same_bytes_from_anywhere_and_whatever_was_built_before(tmp_path: Path):
    one, two = (copy_of_the_project(tmp_path / name / "p") for name in ("ett", "tva"))
    here = built(one, one, tmp_path / "har")
    # The other folder has built another text before, and is built from elsewhere.
    page = two / "docs/om/index.md"
    old = page.read_text("utf-8")
    page.write_text(old + "\nAndra ord.\n", "utf-8")
    before = built(two, two, tmp_path / "fore")
    page.write_text(old, "utf-8")
    os.utime(page, ns=(1, 1))
    elsewhere = built(two, tmp_path, tmp_path / "annan", "--config-file", str(two / "mkdocs.yml"))
    assert b"Andra ord." in before["om/index.html"]
    assert elsewhere == here


def test_mkdocs_gives_the_pages_that_are_published(site: Path, root: Path, tmp_path: Path):
    pages = {name for name in built(root, root, tmp_path / "site") if name.endswith("index.html")}
    published = {path.relative_to(site).as_posix() for path in site.rglob("index.html")}
    assert pages == {name for name in published if not name.startswith("id/")}
