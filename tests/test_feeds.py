"""The feeds are Atom, in grammar and in the rules that no grammar can say."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from lxml import etree, html

from macros.changes.published import published_changes
from macros.reading.library import Library
from scripts.publicera import feeds
from tests.conftest import ROOT
from tests.smastad import Smastad, duty, reviderat

NS = {"a": feeds.ATOM, "h": feeds.XHTML}


@pytest.fixture(scope="session")
def grammar() -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(str(ROOT / "tests/atom.rng")))


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return reviderat(tmp_path / "smastad").las("2034-01-01")


def read(library: Library) -> dict[str, Any]:
    return {
        flode.url: etree.fromstring(feeds.atom(library, flode))
        for flode in feeds.every_feed(library)
    }


def texts(node: Any, path: str) -> list[str]:
    return [str(found) for found in node.xpath(path, namespaces=NS)]


def test_there_is_a_feed_of_all_of_each_document_and_of_each_role(library: Library):
    assert list(read(library)) == [
        "flode/alla.atom",
        "flode/dokument-program.atom",
        "flode/dokument-regler.atom",
        "flode/roll-staden.atom",
        "flode/roll-namnden.atom",
        "flode/roll-kansliet.atom",
    ]


def test_every_feed_follows_the_grammar(grammar: etree.RelaxNG, library: Library, known: Library):
    for name, feed in (*read(library).items(), *read(known).items()):
        assert grammar.validate(feed), (name, grammar.error_log)


MISTAKES = {
    "no id": ("//a:feed/a:id", None),
    "an id that is no address": ("//a:entry[1]/a:id", "program/2033"),
    "no title": ("//a:entry[1]/a:title", None),
    "no moment": ("//a:feed/a:updated", None),
    "a day alone": ("//a:entry[1]/a:updated", "2033-06-01"),
    "no such day": ("//a:entry[1]/a:updated", "2033-02-30T00:00:00Z"),
    "an author without a name": ("//a:author/a:name", None),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_the_grammar_finds_what_is_no_atom(grammar: etree.RelaxNG, library: Library, mistake: str):
    path, text = MISTAKES[mistake]
    feed = read(library)["flode/alla.atom"]
    node = feed.xpath(path, namespaces=NS)[0]
    if text is None:
        node.getparent().remove(node)
    else:
        node.text = text
    assert not grammar.validate(feed)


def attributes(feed: Any) -> Iterable[tuple[Any, str]]:
    yield feed.find("a:link", NS), "href"
    yield feed.find("a:entry/a:category", NS), "term"


@pytest.mark.parametrize("number", [0, 1])
def test_the_grammar_misses_an_attribute(grammar: etree.RelaxNG, library: Library, number: int):
    feed = read(library)["flode/alla.atom"]
    node, name = list(attributes(feed))[number]
    del node.attrib[name]
    assert not grammar.validate(feed)


def test_an_id_stands_for_one_change_in_every_feed(library: Library):
    ids: dict[str, set[str]] = {}
    for name, feed in read(library).items():
        found = texts(feed, "//a:entry/a:id/text()")
        assert len(found) == len(set(found)), name
        for entry in feed.findall("a:entry", NS):
            ids.setdefault(entry.findtext("a:id", namespaces=NS), set()).add(
                entry.findtext("a:summary", namespaces=NS)
            )
    assert len(ids) == len(published_changes(library))
    assert all(len(told) == 1 for told in ids.values())


def test_no_two_feeds_have_the_same_id(library: Library):
    ids = [texts(feed, "/a:feed/a:id/text()")[0] for feed in read(library).values()]
    assert len(set(ids)) == len(ids)


def test_the_newest_comes_first_and_dates_the_feed(library: Library):
    for feed in read(library).values():
        moments = texts(feed, "//a:entry/a:updated/text()")
        assert moments == sorted(moments, reverse=True)
        assert texts(feed, "/a:feed/a:updated/text()") == moments[:1]


def test_a_feed_without_changes_is_as_old_as_the_ledger(tmp_path: Path, grammar: etree.RelaxNG):
    stad = Smastad(tmp_path / "s")
    stad.version("program", "2031", {"ett": "# Ett { #ett }\n\nOrd.\n"})
    feed = read(stad.publicera("2031-05-05"))["flode/roll-kansliet.atom"]
    assert texts(feed, "/a:feed/a:updated/text()") == ["2031-05-05T00:00:00Z"]
    assert not feed.findall("a:entry", NS)
    assert grammar.validate(feed)


def test_an_id_is_the_same_whatever_is_published_later(tmp_path: Path):
    stad = Smastad(tmp_path / "s")
    stad.version("program", "2031", {"ett": "# Ett { #ett }\n\nOrd.\n"})
    before = texts(read(stad.publicera("2031-05-05"))["flode/alla.atom"], "//a:entry/a:id/text()")
    # Written down once: a reader's program has it by this id for ever.
    assert before == ["urn:uuid:3e445a8e-4706-50b6-b718-d4e7f03f49c9"]
    stad.version("program", "2033", {"ett": "# Ett { #ett }\n\nAndra ord.\n"})
    after = texts(read(stad.publicera("2033-05-05"))["flode/alla.atom"], "//a:entry/a:id/text()")
    assert after[-1:] == before
    assert len(after) == 3


def test_the_same_library_gives_the_same_bytes(tmp_path: Path, library: Library):
    for name in ("ett", "tva"):
        (tmp_path / name).mkdir()
        feeds.write(library, tmp_path / name)
    names = sorted(path.name for path in (tmp_path / "ett/flode").iterdir())
    assert len(names) == 6
    for name in names:
        one, other = (tmp_path / folder / "flode" / name for folder in ("ett", "tva"))
        assert one.read_bytes() == other.read_bytes()


def test_a_changed_duty_is_told_with_its_words_before_and_after(library: Library):
    feed = read(library)["flode/roll-namnden.atom"]
    entry = feed.xpath("//a:entry[a:category/@term='ansvar-andrat']", namespaces=NS)[0]
    assert texts(entry, ".//h:blockquote/text()") == [
        "Nämnden ska cykla.",
        "Nämnden ska cykla varje dag.",
    ]


def test_a_role_is_told_of_exactly_the_duties_that_changed_for_it(library: Library):
    feeds_ = read(library)
    told = {
        roll: [
            (entry.xpath("string(a:category/@term)", namespaces=NS),
             entry.findtext("a:title", namespaces=NS))
            for entry in feeds_[f"flode/roll-{roll}.atom"].findall("a:entry", NS)
        ]
        for roll in ("namnden", "kansliet")
    }  # fmt: skip
    assert told["namnden"] == [
        ("version", "Ny version – Program, version 2033"),
        ("ansvar-andrat", "Program: ändrat ansvar – Gör: Nämnden ska cykla varje dag"),
        ("ansvar-avslutat", "Program: avslutat ansvar – Gör: Nämnden ska räkna cyklar"),
        ("version", "Ny version – Program, version 2031"),
    ]
    assert [kind for kind, _ in told["kansliet"]] == ["version", "ansvar-nytt", "version"]


def test_a_long_history_is_cut_at_its_old_end(tmp_path: Path):
    stad = Smastad(tmp_path / "s")
    sections = range(feeds.MOST)
    for year, word in ((2031, "Ett"), (2032, "Två")):
        text = "".join(f"# Del {n} {{ #del-{n} }}\n\n{word} {n}.\n\n" for n in sections)
        duties = [duty(f"d-{n}", f"del-{n}", f"{word} {n}.", "kansliet") for n in sections]
        stad.version("program", str(year), {"ett": text}, *duties)
        library = stad.publicera(f"{year}-01-01")
    assert len(published_changes(library)) == 2 * feeds.MOST + 2
    entries = texts(read(library)["flode/alla.atom"], "//a:entry/a:updated/text()")
    assert entries == ["2032-01-01T00:00:00Z"] * feeds.MOST


# The published site


@pytest.mark.parametrize("which", ["site", "tider_site"])
def test_every_link_of_a_feed_leads_to_its_page_and_place(
    which: str, request: pytest.FixtureRequest
):
    site: Path = request.getfixturevalue(which)
    files = sorted((site / "flode").glob("*.atom"))
    assert len(files) > 5
    ids: dict[Path, set[str]] = {}
    for path in files:
        for link in etree.parse(str(path)).iterfind(".//a:link", NS):
            address, _, fragment = str(link.get("href")).partition("#")
            target = (path.parent / address).resolve()
            target = target if target.suffix == ".atom" else target / "index.html"
            assert target.is_file(), (path.name, address)
            if fragment:
                if target not in ids:
                    root = html.document_fromstring(target.read_bytes())
                    ids[target] = {str(value) for value in root.xpath("//@id")}
                assert fragment in ids[target], (path.name, address)


def alternates(page: Path) -> list[str]:
    root = html.document_fromstring(page.read_bytes())
    found = root.xpath("//head/link[@rel='alternate'][@type='application/atom+xml']/@href")
    return [(page.parent / str(href)).resolve().name for href in found]


def test_a_page_names_its_own_feed_first_and_then_that_of_all(site: Path):
    expected = {
        "": ["alla.atom"],
        "om": ["alla.atom"],
        "kvalitetsprogram": ["dokument-kvalitetsprogram.atom", "alla.atom"],
        "kvalitetsprogram/2021-remiss/genomforande": [
            "dokument-kvalitetsprogram.atom",
            "alla.atom",
        ],
        "roller/chef": ["roll-chef.atom", "alla.atom"],
        "roller": ["alla.atom"],
        "innovationsstrategi": ["alla.atom"],
    }
    for address, names in expected.items():
        assert alternates(site / address / "index.html") == names, address


def test_a_reader_can_find_every_feed(site: Path):
    linked = set()
    for path in site.rglob("index.html"):
        if path.relative_to(site).parts[0] != "id":
            root = html.document_fromstring(path.read_bytes())
            links = root.xpath("//main//a[contains(@href, '.atom')]/@href")
            linked |= {(path.parent / str(href)).resolve() for href in links}
    assert linked == {path.resolve() for path in (site / "flode").iterdir()}
