"""Publishing is all or nothing, and the same input gives the same bytes."""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest
from filelock import FileLock
from lxml import html

from scripts.publicera import place, verify
from tests.conftest import ROOT, copy_of_the_project, styrdok


def fingerprint(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def copy(project: Path, tmp_path: Path) -> Path:
    """A project with a published site, free to break."""
    root = copy_of_the_project(tmp_path / "p")
    shutil.copytree(project / "site", root / "site")
    return root


def test_the_same_project_gives_the_same_bytes(project: Path, tmp_path: Path):
    again = copy_of_the_project(tmp_path / "p")
    assert styrdok("publicera", root=again).returncode == 0
    assert fingerprint(again / "site") == fingerprint(project / "site")


def test_a_mistake_in_the_data_leaves_the_published_site_as_it_was(copy: Path):
    before = fingerprint(copy / "site")
    with (copy / "data/dokument.yml").open("a", encoding="utf-8") as file:
        file.write("- id: fel\n  titel: no\n")
    run = styrdok("publicera", root=copy)
    assert run.returncode == 1
    assert "data/dokument.yml:" in run.stdout
    assert "Traceback" not in run.stdout + run.stderr
    assert fingerprint(copy / "site") == before


def test_a_page_that_cannot_be_built_leaves_the_published_site_as_it_was(copy: Path):
    before = fingerprint(copy / "site")
    broken = copy / "macros/templates/dokumentlista.html"
    broken.write_text("{{ finns_inte }}", "utf-8")
    run = styrdok("publicera", root=copy)
    assert run.returncode == 1
    assert fingerprint(copy / "site") == before
    assert not list((copy / ".bygge").glob("bygge-*"))


def test_a_killed_publication_leaves_the_published_site_as_it_was(copy: Path):
    before = fingerprint(copy / "site")
    running = subprocess.Popen(
        [sys.executable, "-m", "scripts.styrdok", "publicera"],
        cwd=copy, env={"PYTHONPATH": f"{copy}:{ROOT}", "PATH": os.environ["PATH"]},
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip
    while running.poll() is None and not list((copy / ".bygge").glob("bygge-*/*")):
        time.sleep(0.05)
    assert running.poll() is None, "it ended before it could be killed"
    os.killpg(running.pid, signal.SIGKILL)
    running.wait()
    assert fingerprint(copy / "site") == before
    assert styrdok("publicera", root=copy).returncode == 0
    assert not list((copy / ".bygge").glob("bygge-*"))
    assert fingerprint(copy / "site") == before


def test_no_two_publications_run_at_once(copy: Path):
    (copy / ".bygge").mkdir()
    with FileLock(copy / ".bygge/las"):
        run = styrdok("publicera", root=copy)
    assert run.returncode == 1
    assert "pågår redan" in run.stderr


@pytest.mark.parametrize("exchange", [True, False])
def test_a_finished_site_takes_the_old_ones_place(
    tmp_path: Path, exchange: bool, monkeypatch: pytest.MonkeyPatch
):
    if not exchange:
        monkeypatch.setattr(place, "_exchange", lambda one, other: False)
    site, built = tmp_path / "site", tmp_path / "ny"
    for folder, text in ((site, "gammal"), (built, "ny")):
        folder.mkdir()
        (folder / "index.html").write_text(text)
    place.put(built, site)
    assert (site / "index.html").read_text() == "ny"
    assert not place._set_aside(site).exists()


def test_a_stop_between_two_renames_is_mended(tmp_path: Path):
    old = place._set_aside(tmp_path / "site")
    old.mkdir()
    (old / "index.html").write_text("gammal")
    place.recover(tmp_path / "site")
    assert (tmp_path / "site/index.html").read_text() == "gammal"


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ("<script>x</script>", "skript i sidan"),
        ("<style>p{}</style>", "stilmall i sidan"),
        ('<p style="color:red">x</p>', "attributet style"),
        ('<p onclick="x()">x</p>', "attributet onclick"),
        ('<img src="https://exempel.se/x.png" alt="">', "hämtar från en annan plats"),
        ('<script src="https://exempel.se/x.js"></script>', "hämtar från en annan plats"),
        ('<a href="javascript:x()">x</a>', "hämtar från en annan plats"),
        ('<a href="finns-inte/">x</a>', "leder ingenstans"),
        ('<a href="#finns-inte">x</a>', "ett ställe som inte finns"),
        ('<p id="a">x</p><p id="a">y</p>', "finns två gånger"),
    ],
)
def test_what_the_content_policy_or_a_reader_would_stop_at_is_found(
    tmp_path: Path, body: str, fault: str
):
    (tmp_path / "index.html").write_text(f"<!doctype html><body>{body}</body>", "utf-8")
    found = verify.faults(tmp_path)
    assert len(found) == 1
    assert fault in found[0]


def test_the_published_site_has_no_faults(site: Path):
    assert verify.faults(site) == []


def test_no_two_pages_have_the_same_title(site: Path):
    """Those of permanent links lead on at once; each names what it leads to."""
    pages = [path for path in site.rglob("*.html") if path.relative_to(site).parts[0] != "id"]
    titles = Counter(html.parse(path).findtext(".//title") for path in pages)
    assert len(pages) > 200
    assert [title for title, times in titles.items() if times > 1] == []


def test_nothing_of_materials_scripts_is_published(site: Path):
    names = [path.name for path in site.rglob("*.js")]
    assert not [name for name in names if name.startswith(("bundle", "lunr", "search", "tinyseg"))]
    assert not list(site.rglob("*.map"))


def test_the_manifest_lists_every_file_with_its_hash(site: Path):
    import json

    listed = {
        f["fil"]: f["sha256"] for f in json.loads((site / "manifest.json").read_text())["filer"]
    }
    have = fingerprint(site)
    del have["manifest.json"]
    assert listed == have
