"""The core knows no site generator: Zensical gives the same pages, words, ids and links.

Both build the same laid-out pages with the project's own theme.
"""

from __future__ import annotations

import importlib.util
import posixpath
import re
from pathlib import Path

import pytest
from lxml import etree, html

from macros.reading import library
from scripts.publicera.generators import zensical
from tests.conftest import copy_of_the_project

pytestmark = pytest.mark.skipif(
    importlib.util.find_spec("zensical") is None,
    reason="Zensical is not installed here, so the second generator cannot be compared",
)


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same pages, built with Zensical and the project's own theme."""
    root = copy_of_the_project(tmp_path_factory.mktemp("zensical") / "p")
    known = library.load(root, utkast=False)
    run = zensical(known, root / ".bygge/sidor", root / "site")
    assert run.returncode == 0, run.stdout + run.stderr
    return root / "site"


def pages(site: Path) -> set[str]:
    return {
        path.relative_to(site).as_posix()
        for path in site.rglob("index.html")
        if path.relative_to(site).parts[0] not in ("id", "api")
    }


def parsed(path: Path) -> html.HtmlElement:
    return html.document_fromstring(path.read_bytes(), parser=html.HTMLParser(encoding="utf-8"))


def styrtext(path: Path) -> list[str]:
    """The city's text of a page with its ids and markup, white space between tags apart."""
    found = []
    for node in parsed(path).xpath("//*[contains(concat(' ', @class, ' '), ' styrtext ')]"):
        # Zensical adds its own marks to anchors; what counts is text, structure and ids.
        for element in node.iter():
            for name in list(element.attrib):
                if name not in ("id", "start"):
                    del element.attrib[name]
        node.tail = None
        text = etree.tostring(node, encoding="unicode")
        found.append(re.sub(r"\s+", " ", re.sub(r">\s+<", "><", text)).strip())
    return found


def links(site: Path, page: str) -> list[str]:
    """Where each link of a page leads, from the root of the site, in the order of the page."""
    found = []
    for link in parsed(site / page).iter("a"):
        address, sign, fragment = str(link.get("href", "")).partition("#")
        if "://" in address or address.startswith("mailto:"):
            found.append(address)
            continue
        target = posixpath.normpath(posixpath.join("/", posixpath.dirname(page), address))
        found.append(target + sign + fragment)
    return found


def test_both_generators_give_the_same_pages(site: Path, other: Path):
    assert pages(site) == pages(other)


def test_both_generators_give_the_same_text(site: Path, other: Path):
    compared = 0
    for page in sorted(pages(site)):
        assert styrtext(site / page) == styrtext(other / page), page
        compared += bool(styrtext(site / page))
    assert compared >= 100


def test_both_generators_give_the_same_ids(site: Path, other: Path):
    for page in sorted(pages(site)):
        one, two = (parsed(built / page).xpath("//@id") for built in (site, other))
        assert one == two, page


def test_both_generators_give_the_same_links(site: Path, other: Path):
    wrong = [page for page in sorted(pages(site)) if links(site, page) != links(other, page)]
    assert wrong == []


def test_both_generators_use_the_projects_own_theme(site: Path, other: Path):
    for built in (site, other):
        (tree,) = (parsed(built / "om/index.html"),)
        assert tree.xpath("//nav[@id='sidmeny']")
        assert tree.xpath("//link[contains(@href, 'assets/tokens')]")
