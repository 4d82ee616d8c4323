"""The consultation: every body, every point and every statement is shown, in its place."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from macros.language.redline import DiffKind, redline
from macros.model import Remissvar, Svar
from macros.reading.library import Library
from macros.views import Sida, plats_url
from macros.views.remiss import (
    INSTANSSIDOR,
    antal,
    fraga,
    instans_url,
    remissinstanser,
    remissvar_om,
)
from macros.views.uttalanden import shortened, uttalanden
from tests.conftest import made

DOCS = Path(__file__).parent.parent / "docs"
START = Sida("index.md")  # from here a link is the address itself
OM = ("kvalitetsprogram", "riktlinje-informationssakerhet")


def page(text: str) -> html.HtmlElement:
    return html.fragment_fromstring(text, create_parent="main")


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def links(root: html.HtmlElement) -> list[str]:
    return [link.get("href") for link in root.iter("a")]


def calls(known: Library, macro: str) -> dict[str, tuple[str, ...]]:
    """Return the constant arguments with which pages call a macro, by the page's path."""
    pages = (
        (path, re.search(rf"\{{\{{ {macro}\((.*)\) \}}\}}", text))
        for path, text in made(known).items()
        if path.startswith("remissvar/")
    )
    return {path: tuple(re.findall(r'"([^"]*)"', m[1])) for path, m in pages if m}


def test_every_consulted_body_is_shown_once(known: Library):
    root = page(remissinstanser(known, START))
    rows = [row.get("id") for row in root.xpath("//tbody/tr")]
    assert sorted(rows) == sorted(one.id for one in known.remissvar)


def test_the_answers_are_counted_in_words(known: Library):
    told = words(page(remissinstanser(known, START)))
    assert "29 remissinstanser tillfrågades. 28 svarade och en avstod (Valnämnden)." in told
    assert "15 bolag tillfrågades. Tio svarade och tre avstod" in told


def test_an_answer_that_is_not_reported_is_shown_openly(known: Library):
    root = page(remissinstanser(known, START))
    silent = [one for one in known.remissvar if one.svar is Svar.REDOVISAS_INTE]
    assert silent
    for one in silent:
        assert "Redovisas inte" in words(root.get_element_by_id(one.id))
        assert one.instans in words(root.xpath("//h2/following-sibling::p")[0])


def test_an_answer_is_linked_to_the_text(known: Library):
    root = page(remissinstanser(known, START))
    for one in known.remissvar:
        if one.kapitel:
            found = links(root.get_element_by_id(one.id))
            assert any(link.startswith("utlatande-2022/2022-02-09/") for link in found), one.id


def bodies(known: Library, slag: str) -> list[Remissvar]:
    return [one for one in known.remissvar if INSTANSSIDOR[one.slag] == slag]


@pytest.mark.parametrize("slag", sorted(set(INSTANSSIDOR.values())))
def test_every_point_of_a_body_stands_with_its_quote(known: Library, slag: str):
    root = page(remissinstanser(known, START, slag=slag))
    told, found = words(root), links(root)
    for one in bodies(known, slag):
        assert root.get_element_by_id(one.id).text == one.instans
        for synpunkt in one.synpunkter:
            assert f"”{synpunkt.kalla.citat}”" in told
            assert plats_url(known, synpunkt.kalla) in found
    points = sum(len(one.synpunkter) for one in bodies(known, slag))
    assert len(root.xpath("//ul[@class='synpunkter']/li")) == points


def test_every_page_of_bodies_exists(known: Library):
    there = {arguments[0] for arguments in calls(known, "remissinstanser").values() if arguments}
    assert there == set(INSTANSSIDOR.values())
    for one in known.remissvar:
        assert f"{instans_url(one).partition('/#')[0]}.md" in made(known)


def test_what_was_said_of_a_section_stands_where_the_text_links_to(known: Library):
    shown: dict[str, html.HtmlElement] = {}
    for path, arguments in calls(known, "remissvar_om").items():
        shown[Sida(path).url] = page(remissvar_om(known, Sida(path), *arguments))
    for plats, said in known.synpunkter_om.items():
        key = (plats.dokument, plats.version)
        avsnitt = next(a for a in known.rubriker(key) if a.id == plats.avsnitt)
        asked = fraga(known, key, avsnitt)
        assert asked is not None
        count, url = asked
        where, _, anchor = url.partition("#")
        heading = shown[where].get_element_by_id(anchor)
        items = heading.getnext().findall("li")
        assert count == len(said) == len(items)
        for (remissvar, synpunkt), item in zip(said, items, strict=True):
            assert words(item) == f"{remissvar.instans}, {synpunkt.amne}: ”{synpunkt.kalla.citat}”"


@pytest.mark.parametrize("dokument", OM)
def test_what_concerns_the_whole_document_stands_on_its_page(known: Library, dokument: str):
    root = page(remissvar_om(known, START, dokument))
    said = [s for one in known.remissvar for s in one.synpunkter if s.helheten == dokument]
    assert len(root.get_element_by_id("helheten").getnext().findall("li")) == len(said)


def test_a_section_of_which_nothing_was_said_asks_nothing(known: Library):
    key = ("riktlinje-informationssakerhet", "2021-remiss")
    silent = [a for a in known.rubriker(key) if all(p.avsnitt != a.id for p in known.synpunkter_om)]
    assert silent
    assert all(fraga(known, key, avsnitt) is None for avsnitt in silent)


def test_small_numbers_are_written_as_words():
    assert [antal(n) for n in (0, 1, 2, 12, 13, 29)] == ["ingen", "en", "två", "tolv", "13", "29"]


# Reservations and statements.


def test_every_statement_is_shown_with_the_parties_behind_it(known: Library):
    root = page(uttalanden(known, START))
    for one in known.uttalanden:
        row = root.get_element_by_id(one.id)
        assert one.organ in words(row)
        assert ", ".join(one.partier) in words(row)
        assert links(row)[0].startswith("utlatande-2022/2022-02-09/")


def test_a_statement_that_is_a_line_of_its_own_is_linked_to_that_line(known: Library):
    root = page(uttalanden(known, START))
    key = ("utlatande-2022", "2022-02-09")
    texts = {s.id: s.text for a in known.avsnitt(key) for s in a.stycken if s.id}
    sections = {a.id: a.rubrik for a in known.avsnitt(key)}
    for one in known.uttalanden:
        target = links(root.get_element_by_id(one.id))[0].rpartition("#")[2]
        assert one.slag.label in (texts.get(target) or sections[target]), one.id


def test_every_group_has_a_page_with_all_its_statements(known: Library):
    groups = {one.grupp for one in known.uttalanden if one.grupp}
    there = {arguments[0] for arguments in calls(known, "uttalanden").values() if arguments}
    assert there == groups
    for group in groups:
        root = page(uttalanden(known, START, grupp=group))
        for one in known.uttalanden:
            if one.grupp == group:
                heading = root.get_element_by_id(f"mot-{one.id}")
                assert links(heading.getnext())[0].endswith(f"#{one.avsnitt}")


def test_statements_with_the_same_words_are_said_to_have_them(known: Library):
    told = words(page(uttalanden(known, START, grupp="s-uttalandet")))
    assert "Ordagrant lika med Arbetsmarknadsnämnden, särskilt uttalande (S, V)." in told


def test_a_joined_paragraph_is_not_called_missing(known: Library):
    """Överförmyndarnämnden has paragraphs 1 and 2 as one, with the same words."""
    root = page(uttalanden(known, START, grupp="s-uttalandet"))
    heading = root.get_element_by_id("mot-uttalande-overformyndarnamnden-v-s")
    told = " ".join(words(e) for e in heading.xpath("following-sibling::p")[:4])
    assert "Stycke 1 och 2 har samma ord men annan styckeindelning." in told
    assert "Stycke 1 saknas" not in told


def test_a_line_on_another_statement_is_no_part_of_the_text(known: Library):
    root = page(uttalanden(known, START, grupp="erfarenhet-och-nytankande"))
    assert "som instämde i" not in words(root.find_class("forlaga")[0])


WORDS = st.lists(st.sampled_from("a b c d e".split()), max_size=60).map(" ".join)


@given(WORDS, WORDS)
def test_a_shortened_redline_keeps_every_change(old: str, new: str):
    parts = redline(old, new)
    short = shortened(parts)
    assert [p for p in short if p.kind is not DiffKind.EQUAL] == [
        p for p in parts if p.kind is not DiffKind.EQUAL
    ]


@given(WORDS, WORDS)
def test_a_shortened_redline_shows_only_words_of_the_text(old: str, new: str):
    for whole, part in zip(redline(old, new), shortened(redline(old, new)), strict=True):
        head, _, tail = part.text.partition("[…]")
        assert whole.text.strip().startswith(head.strip())
        assert whole.text.strip().endswith(tail.strip())
