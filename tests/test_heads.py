"""The head of a page tells how its version and the others of its document follow on each other."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from macros.reading.library import Library
from scripts.publicera import heads
from tests.smastad import Smastad


def chapter(title: str, name: str, *more: str) -> str:
    sections = "".join(f"## {word.title()} {{ #{word} }}\n\nOrd.\n\n" for word in more)
    return f"# {title} {{ #{name} }}\n\nOrd.\n\n{sections}"


@pytest.fixture
def stad(tmp_path: Path) -> Smastad:
    """Chapters that stay, take other names, are split and merged, or become sections."""
    stad = Smastad(tmp_path / "s")
    stad.version("program", "2031", {
        "mal": chapter("Mål", "mal"),
        "medel": chapter("Medel", "medel"),
        "ansvar": chapter("Ansvar", "ansvar"),
        "stod": chapter("Stöd", "stod"),
        "slut": chapter("Slut", "slut"),
    })  # fmt: skip
    stad.version("program", "2033", {
        "malen": chapter("Målen", "mal"),
        "pengar": chapter("Pengar", "pengar"),
        "namnder": chapter("Nämnder", "namnder"),
        "chefer": chapter("Chefer", "chefer", "stod"),
    }, galler_fran="2033-01-01")  # fmt: skip
    stad.version("program", "2035", {
        "malen": chapter("Målen", "mal"),
        "resurser": chapter("Resurser", "resurser"),
        "roller": chapter("Roller", "roller"),
    }, galler_fran="2035-01-01")  # fmt: skip
    for version, section, *to in (
        ("2033", "medel", "pengar"), ("2033", "ansvar", "namnder", "chefer"), ("2033", "slut"),
        ("2035", "pengar", "resurser"), ("2035", "namnder", "roller"),
        ("2035", "chefer", "roller"), ("2035", "stod"),
    ):  # fmt: skip
        stad.avslutade.append(
            {"dokument": "program", "avsnitt": section, "version": version, "till": to}
        )
    return stad


def relations(library: Library, address: str) -> dict[str, str]:
    return dict(dict(heads.version_links(library))[address])


def test_every_page_of_a_version_has_its_relations(stad: Smastad):
    pages = dict(heads.version_links(stad.las("2036-01-01")))
    assert [page for page in pages if page.startswith("program/2035/")] == [
        "program/2035/", "program/2035/malen/", "program/2035/resurser/", "program/2035/roller/",
        "program/2035/hela/",
    ]  # fmt: skip
    assert all(dict(links)["version-history"] == "program/#versioner" for links in pages.values())


def test_the_title_page_and_the_whole_text_lead_to_their_like(stad: Smastad):
    library = stad.las("2036-01-01")
    assert relations(library, "program/2033/") == {
        "latest-version": "program/2035/",
        "predecessor-version": "program/2031/",
        "successor-version": "program/2035/",
        "version-history": "program/#versioner",
    }
    assert relations(library, "program/2033/hela/")["successor-version"] == "program/2035/hela/"


def test_a_first_version_has_none_before_it_and_the_last_none_after(stad: Smastad):
    library = stad.las("2036-01-01")
    assert "predecessor-version" not in relations(library, "program/2031/")
    assert "successor-version" not in relations(library, "program/2035/")
    assert relations(library, "program/2035/")["latest-version"] == "program/2035/"


FOLLOWED = {
    "the chapter has another file name": ("2031/mal/", "latest-version", "2035/malen/"),
    "and from there back": ("2033/malen/", "predecessor-version", "2031/mal/"),
    "the section has another id": ("2031/medel/", "successor-version", "2033/pengar/"),
    "and once more later": ("2031/medel/", "latest-version", "2035/resurser/"),
    "back over one step": ("2035/resurser/", "predecessor-version", "2033/pengar/"),
    "it became a section of another": ("2031/stod/", "successor-version", "2033/chefer/#stod"),
    "it was split": ("2031/ansvar/", "successor-version", "2033/"),
    "it was merged": ("2035/roller/", "predecessor-version", "2033/"),
    "merged with another, forwards": ("2033/chefer/", "successor-version", "2035/roller/"),
    "split and merged again": ("2031/ansvar/", "latest-version", "2035/roller/"),
    "it came of a split one": ("2033/chefer/", "predecessor-version", "2031/ansvar/"),
    "it ended": ("2031/slut/", "latest-version", "2035/"),
}


@pytest.mark.parametrize("case", FOLLOWED)
def test_a_chapter_leads_to_the_same_one_of_the_other_version(stad: Smastad, case: str):
    page, relation, target = FOLLOWED[case]
    found = relations(stad.las("2036-01-01"), f"program/{page}")
    assert found[relation] == f"program/{target}"


def test_a_version_still_to_come_is_a_successor_but_not_the_latest(stad: Smastad):
    before, after = stad.las("2034-12-31"), stad.las("2035-01-01")
    page = "program/2033/malen/"
    assert relations(before, page)["latest-version"] == "program/2033/malen/"
    assert relations(before, page)["successor-version"] == "program/2035/malen/"
    assert relations(before, "program/2035/")["latest-version"] == "program/2033/"
    assert relations(after, page)["latest-version"] == "program/2035/malen/"


def test_a_document_that_is_all_to_come_has_no_latest_version(tmp_path: Path):
    stad = Smastad(tmp_path / "t")
    stad.version("program", "2035", {"mal": chapter("Mål", "mal")}, galler_fran="2035-01-01")
    assert "latest-version" not in relations(stad.las("2034-01-01"), "program/2035/")


def test_a_draft_is_in_no_relation(stad: Smastad):
    stad.version("program", "2037", {"mal": chapter("Mål", "mal")}, status="utkast")
    pages = dict(heads.version_links(stad.las("2036-01-01")))
    assert not [page for page in pages if "2037" in page]
    assert not [url for links in pages.values() for _, url in links if "2037" in url]


def test_the_relations_stand_in_the_published_pages(site: Path):
    path = site / "kvalitetsprogram/2021-remiss/genomforande/index.html"
    root = html.document_fromstring(path.read_bytes())
    assert root.xpath("//head/link[@rel='latest-version']/@href") == ["./"]
    assert root.xpath("//head/link[@rel='version-history']/@href") == ["../../#versioner"]


def test_only_texts_have_versions(site: Path, known: Library):
    expected = {address for address, _ in heads.version_links(known)}
    found = set()
    for path in site.rglob("index.html"):
        root = html.document_fromstring(path.read_bytes())
        if root.xpath("//head/link[@rel='version-history']"):
            found.add(path.parent.relative_to(site).as_posix() + "/")
    assert found == expected
    assert len(expected) > 100
