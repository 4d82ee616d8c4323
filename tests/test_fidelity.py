"""The published text says what the received text says: every word, both ways."""

from __future__ import annotations

import copy
from pathlib import Path

import pytest
from lxml import html

from macros.model import Kanal, VersionKey
from macros.reading.library import Library
from scripts.trohet import TABLE_HEAD, Figures, measure, published
from tests.conftest import ROOT

KEYS = [
    ("kvalitetsprogram", "2021-remiss"),
    ("riktlinje-informationssakerhet", "2021-remiss"),
    ("tjansteutlatande-2021", "2021-07-15"),
    ("utlatande-2022", "2022-02-09"),
    ("digitaliseringsprogram", "2018-forslag"),
    ("it-program", "odaterat-forslag"),
]


def page_root(path: Path) -> html.HtmlElement:
    return html.document_fromstring(path.read_bytes(), parser=html.HTMLParser(encoding="utf-8"))


def words_of(node: html.HtmlElement) -> list[str]:
    """The words of the city's text as a reader meets them, list numbers included."""
    node = copy.deepcopy(node)
    for gone in node.xpath(".//div[@class='footnote'] | .//sup"):
        gone.drop_tree()
    for item in node.xpath(".//ol/li"):
        item.text = f" {item.getparent().index(item) + 1}. " + (item.text or "")
    for block in node.iter("p", "li", "h1", "h2", "h3", "h4", "h5"):
        block.tail = " " + (block.tail or "")
        block.text = " " + (block.text or "")
    return node.text_content().split()


def published_on(pages: list[Path]) -> tuple[dict[Kanal, list[str]], list[str]]:
    words: dict[Kanal, list[str]] = {Kanal.TEXT: [], Kanal.FOTNOT: [], Kanal.FIGURETIKETT: []}
    quotes: list[str] = []
    for path in pages:
        root = page_root(path)
        for node in root.xpath("//*[contains(concat(' ', @class, ' '), ' styrtext ')]"):
            words[Kanal.TEXT] += words_of(node)
        for note in root.xpath("//div[@class='footnote']//li"):
            words[Kanal.FOTNOT] += note.text_content().split()
        for label in root.xpath("//figure//*[local-name()='svg']//*[local-name()='text']"):
            words[Kanal.FIGURETIKETT] += label.text_content().split()
        quotes += [" ".join(q.text_content().split()) for q in root.find_class("citatruta")]
    return words, quotes


def chapter_pages(site: Path, known: Library, key: VersionKey) -> list[Path]:
    _, version = known.versions[key]
    folder = site / key[0] / key[1]
    return [folder / "index.html", *(folder / name / "index.html" for name in version.kapitel)]


@pytest.fixture(scope="session")
def figures(site: Path, known: Library) -> list[Figures]:
    """What is measured on the published pages, chapter by chapter."""
    found = []
    for key in known.versions:
        words, quotes = published_on(chapter_pages(site, known, key))
        for measured, want, differences in measure(known, key, words, quotes):
            assert not want.errors, want.errors
            assert not differences, differences[:5]
            found.append(measured)
    return found


def test_all_six_texts_are_published(known: Library):
    assert list(known.versions) == KEYS


def test_every_word_is_published_or_accounted_for(figures: list[Figures], capsys):
    with capsys.disabled():
        print("\n" + TABLE_HEAD)
        for measured in figures:
            print(measured.row())
    assert [measured.oforklarade for measured in figures] == [0] * len(figures)


def test_the_readme_of_the_sources_gives_the_measured_figures(figures: list[Figures]):
    readme = (ROOT / "data/kallor/README.md").read_text("utf-8")
    assert "\n".join([TABLE_HEAD, *(measured.row() for measured in figures)]) in readme


@pytest.mark.parametrize("key", KEYS, ids="/".join)
def test_the_whole_text_on_one_page_is_the_same_text(site: Path, known: Library, key: VersionKey):
    whole, quotes = published_on([site / key[0] / key[1] / "hela" / "index.html"])
    parts, part_quotes = published_on(chapter_pages(site, known, key))
    assert whole == parts
    assert quotes == part_quotes


@pytest.mark.parametrize("key", KEYS, ids="/".join)
def test_the_data_and_the_page_hold_the_same_words(site: Path, known: Library, key: VersionKey):
    on_page, quotes = published_on(chapter_pages(site, known, key))
    in_data, data_quotes = published(known.avsnitt(key))
    assert on_page[Kanal.TEXT] == in_data[Kanal.TEXT]
    assert on_page[Kanal.FOTNOT] == in_data[Kanal.FOTNOT]
    assert quotes == data_quotes


def test_every_line_of_every_received_file_belongs_to_a_reading(known: Library):
    read: dict[str, set[int]] = {}
    for key in known.versions:
        for _, lasningar, _ in known.lasningar(key):
            for lasning in lasningar:
                first, last = lasning.rader
                read.setdefault(lasning.fil, set()).update(range(first, last + 1))
    received = sorted(path.name for path in (ROOT / "data/kallor").glob("0*.txt"))
    assert sorted(read) == received
    for name in received:
        lines = known.kalla(name)
        unread = [n for n, line in enumerate(lines, 1) if line.strip() and n not in read[name]]
        assert unread == [], name


def test_the_telephone_number_of_the_handler_is_not_published(site: Path):
    for path in site.rglob("*"):
        if path.is_file():
            assert b"0850829479" not in path.read_bytes(), path


def test_the_decision_makers_are_published(site: Path):
    page = (site / "tjansteutlatande-2021/2021-07-15/attesterat/index.html").read_text("utf-8")
    assert "Magdalena Bosson" in page


@pytest.mark.parametrize(
    ("misprint", "page"),
    [
        ("Handlingsurymme", "kvalitetsprogram/2021-remiss/grundlaggande-forhallningssatt"),
        ("dnr 174/742-2016", "tjansteutlatande-2021/2021-07-15/forslag-till-beslut"),
        ("dataskyddförordningen", "riktlinje-informationssakerhet/2021-remiss/bakgrund-och-syfte"),
    ],
)
def test_misprints_stay_in_the_text_and_are_noted_beside_it(site: Path, misprint: str, page: str):
    root = page_root(site / page / "index.html")
    text = " ".join(n.text_content() for n in root.find_class("styrtext"))
    notes = " ".join(n.text_content() for n in root.find_class("anmarkning"))
    assert misprint in " ".join(text.split())
    assert misprint in " ".join(notes.split())


def test_nothing_of_the_sites_own_stands_within_the_text(site: Path):
    own = ("apparat", "versionshuvud", "citatruta", "status", "innehall", "figur-i-ord")
    for path in site.rglob("*.html"):
        for node in page_root(path).find_class("styrtext"):
            assert not [name for name in own if node.find_class(name)], path


def test_pull_quotes_are_out_of_the_reading_flow(site: Path):
    for path in site.glob("*/*/*/index.html"):
        for quote in page_root(path).find_class("citatruta"):
            assert quote.get("aria-hidden") == "true"
            assert not quote.xpath("ancestor::*[contains(@class, 'styrtext')]")
