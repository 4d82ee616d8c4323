"""The core knows no site generator: Zensical gives the same pages with the same text."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import etree, html

from tests.conftest import copy_of_the_project

pytestmark = pytest.mark.skipif(
    importlib.util.find_spec("zensical") is None,
    reason="Zensical is not installed here, so the second generator cannot be compared",
)


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same docs, built with Zensical and its own theme."""
    root = copy_of_the_project(tmp_path_factory.mktemp("zensical") / "p")
    settings = (root / "mkdocs.yml").read_text("utf-8")
    settings = re.sub(r"^  custom_dir:.*\n", "", settings, flags=re.MULTILINE)
    settings = re.sub(r"^site_dir:.*$", "site_dir: site", settings, flags=re.MULTILINE)
    (root / "mkdocs.yml").write_text(settings, "utf-8")
    run = subprocess.run(
        [sys.executable, "-m", "zensical", "build"],
        cwd=root, capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stdout + run.stderr
    return root / "site"


def pages(site: Path) -> set[str]:
    return {
        path.relative_to(site).as_posix()
        for path in site.rglob("index.html")
        if path.relative_to(site).parts[0] not in ("id", "api")
    }


def styrtext(path: Path) -> list[str]:
    """The city's text of a page with its ids and markup, white space between tags apart."""
    root = html.document_fromstring(path.read_bytes(), parser=html.HTMLParser(encoding="utf-8"))
    found = []
    for node in root.xpath("//*[contains(concat(' ', @class, ' '), ' styrtext ')]"):
        # Zensical adds its own marks to anchors; what counts is text, structure and ids.
        for element in node.iter():
            for name in list(element.attrib):
                if name not in ("id", "start"):
                    del element.attrib[name]
        node.tail = None
        text = etree.tostring(node, encoding="unicode")
        found.append(re.sub(r"\s+", " ", re.sub(r">\s+<", "><", text)).strip())
    return found


def test_both_generators_give_the_same_pages(site: Path, other: Path):
    assert pages(site) == pages(other)


def test_both_generators_give_the_same_text(site: Path, other: Path):
    compared = 0
    for page in sorted(pages(site)):
        assert styrtext(site / page) == styrtext(other / page), page
        compared += bool(styrtext(site / page))
    assert compared >= 100
