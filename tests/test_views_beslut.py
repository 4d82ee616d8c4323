"""The proposals side by side, the notes beside the text, and what is said on exceptions."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import html

from macros import views
from macros.model import AnmarkningSlag, Stalle
from macros.reading.library import Library
from macros.views import Sida, Textsida, plats_url, vid_sidan_av
from macros.views.anmarkningar import SLAG, anmarkning_url, anmarkningar
from macros.views.beslut import beslutsjamforelse, named_within
from macros.views.citat import Platser
from macros.views.undantag import undantag
from tests.conftest import made

DOCS = Path(__file__).parent.parent / "docs"
START = Sida("index.md")  # from here a link is the address itself


def page(text: str) -> html.HtmlElement:
    return html.fragment_fromstring(text, create_parent="main")


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def links(root: html.HtmlElement) -> list[str]:
    return [link.get("href") for link in root.iter("a")]


# The proposals.


@pytest.fixture(scope="module")
def decisions(known: Library) -> html.HtmlElement:
    return page(beslutsjamforelse(known, START))


def test_every_point_has_an_anchor_and_both_wordings(known: Library, decisions: html.HtmlElement):
    for beslut in known.beslut:
        for attsats in beslut.attsatser:
            row = decisions.get_element_by_id(attsats.id)
            assert len(row.findall("td")) == len(known.beslut)


@pytest.mark.parametrize(("column", "gone"), [(0, "ins"), (1, "del")])
def test_a_column_without_its_changes_has_the_words_of_the_text(
    known: Library, decisions: html.HtmlElement, column: int, gone: str
):
    """The nested lists too: what is not struck stands in the published passages, and all of it."""
    beslut = known.beslut[column]
    passages = {
        s.id: s.text for a in known.avsnitt((beslut.dokument, beslut.version)) for s in a.stycken
    }
    for attsats in beslut.attsatser:
        cell = decisions.get_element_by_id(attsats.id).findall("td")[column]
        for extra in [*cell.iter(gone), *cell.find_class("utom-syn")]:
            extra.drop_tree()
        shown = [words(e) for e in [cell.find("p"), *cell.xpath("./ul[not(@class)]/li")]]
        names = [
            i for i in passages if i == attsats.passage or i.startswith(f"{attsats.passage}-p")
        ]
        assert shown == [
            f"{attsats.nummer}. {passages[names[0]]}",
            *(passages[i] for i in names[1:]),
        ]


def test_the_eight_that_would_cease_are_linked_to_their_pages(
    known: Library, decisions: html.HtmlElement
):
    (repeal,) = [verkan for a in known.beslut[1].attsatser if a.id == "kf-6" for verkan in a.verkan]
    found = links(decisions.get_element_by_id("kf-6"))
    assert len(repeal.dokument) == 8
    assert all(found.count(f"{name}/") == 2 for name in repeal.dokument)


def test_the_proposals_are_never_called_decisions_in_force(decisions: html.HtmlElement):
    intro = words(decisions.find("p"))
    assert "är båda förslag till kommunfullmäktige, vars beslut inte ingår i underlaget" in intro
    assert "under förutsättning att kommunfullmäktige beslutar enligt ovan" in words(decisions)


def test_an_effect_names_its_roles_as_the_register_of_roles_does(
    known: Library, decisions: html.HtmlElement
):
    for beslut in known.beslut:
        for attsats in beslut.attsatser:
            shown = words(decisions.get_element_by_id(attsats.id))
            for verkan in attsats.verkan:
                assert all(named_within(known.roller[role]) in shown for role in verkan.roller)
    assert "Delegerar till: stadsdirektören." in words(decisions)
    assert "Uppmanar: Stockholms Stadshus AB (berör också bolagsstyrelser)." in words(decisions)


def test_the_quoted_words_of_an_effect_are_linked_to_their_passage(
    known: Library, decisions: html.HtmlElement
):
    for beslut in known.beslut:
        for attsats in beslut.attsatser:
            found = links(decisions.get_element_by_id(attsats.id))
            assert any(link.endswith(f"#{attsats.passage}") for link in found), attsats.id


# The notes.


def calls(known: Library, folder: str, macro: str) -> dict[str, str]:
    """Return the calls of a macro in the pages of a folder, by the page's path."""
    pages = (
        (path, re.search(rf"\{{\{{ {macro}\((.*)\) \}}\}}", text))
        for path, text in made(known).items()
        if path.startswith(f"{folder}/")
    )
    return {path: match[1] for path, match in pages if match}


def arguments(call: str) -> dict[str, str]:
    return dict(re.findall(r'(\w+)="([^"]*)"', call))


def test_every_note_stands_where_its_address_says(known: Library):
    ids: dict[str, set[str]] = {}
    for path, call in calls(known, "anmarkningar", "anmarkningar").items():
        sida = Sida(path)
        root = page(anmarkningar(known, sida, **arguments(call)))
        ids[sida.url] = {element.get("id") for element in root.iter() if element.get("id")}
    for note in known.anmarkningar:
        url, _, name = anmarkning_url(note).partition("#")
        assert name in ids[url], note.id
    in_substance = {note.id for note in known.anmarkningar if note.slag.i_sak}
    assert in_substance <= ids["anmarkningar/"]


def test_every_kind_in_substance_has_a_heading_and_an_explanation():
    assert set(SLAG) == {kind for kind in AnmarkningSlag if kind.i_sak}


def test_a_note_shows_every_place_with_its_quote(known: Library):
    for kind in SLAG:
        root = page(anmarkningar(known, START, slag=kind))
        notes = [note for note in known.anmarkningar if note.slag is kind]
        quotes = [stalle.citat for note in notes for stalle in note.stallen]
        items = [words(item) for item in root.xpath("//ul[@class='stallen']/li")]
        assert len(items) == len(quotes)
        assert all(
            item.startswith(f"”{quote}” ") for item, quote in zip(items, quotes, strict=True)
        )


def test_every_misprint_is_shown_under_its_document(known: Library):
    places = [s for note in known.anmarkningar if not note.slag.i_sak for s in note.stallen]
    for dokument in {s.dokument for s in places}:
        root = page(anmarkningar(known, START, dokument=dokument))
        assert len(root.xpath("//tbody/tr")) == sum(s.dokument == dokument for s in places)


def test_the_link_of_a_quote_leads_to_the_passage_that_holds_it(known: Library):
    platser = Platser(known, START)
    for note in known.anmarkningar:
        for stalle in note.stallen:
            assert platser.lank(stalle) == plats_url(known, stalle)


def test_a_quote_in_no_passage_leads_to_its_section(known: Library):
    avsnitt = known.avsnitt(("kvalitetsprogram", "2021-remiss"))[0]
    stalle = Stalle(
        dokument="kvalitetsprogram", version="2021-remiss", avsnitt=avsnitt.id, citat="x y z"
    )
    assert Platser(known, START).lank(stalle).endswith(f"#{avsnitt.id}")


# Beside the text.


def beside(known: Library, where: str) -> dict[str, html.HtmlElement]:
    dokument, version, kapitel = where.split("/")
    sections = [a for a in known.avsnitt((dokument, version)) if kapitel in ("hela", a.kapitel)]
    return {name: page(text) for name, text in vid_sidan_av(known, where, sections).items()}


def test_every_note_on_a_text_is_named_beside_it(known: Library):
    found = beside(known, "kvalitetsprogram/2021-remiss/hela")
    linked = {link.rpartition("#")[2] for root in found.values() for link in links(root)}
    told = " ".join(words(root) for root in found.values())
    for note in known.anmarkningar:
        for stalle in note.stallen:
            if stalle.dokument == "kvalitetsprogram":
                assert note.id in linked if note.slag.i_sak else stalle.citat in told


def test_a_note_in_substance_is_short_beside_the_text(known: Library):
    for key in known.versions:
        for root in beside(known, "/".join((*key, "hela"))).values():
            for link in root.xpath(".//*[contains(@class, 'anmarkningar')]//a"):
                assert len(words(link)) <= 56


def test_notes_on_the_items_of_a_list_stand_in_one_block(known: Library):
    found = beside(known, "tjansteutlatande-2021/2021-07-15/forslag-till-beslut")
    lists = {name.rpartition("-p")[0] for name in found if "-p" in name}
    items = [name for name in found if "-p" in name]
    assert items
    assert len(items) == len(lists)
    assert all(len(root.find_class("anmarkningar")) == 1 for root in found.values())


def test_each_section_with_points_asks_once_what_was_said_of_it(known: Library):
    for key in known.versions:
        found = beside(known, "/".join((*key, "hela")))
        asked = [
            link
            for root in found.values()
            for p in root.find_class("remisslank")
            for link in links(p)
        ]
        sections = [
            plats.avsnitt for plats in known.synpunkter_om if (plats.dokument, plats.version) == key
        ]
        assert sorted(link.rpartition("#")[2] for link in asked) == sorted(sections)


def test_the_question_stands_at_the_end_of_its_section(known: Library):
    where = "kvalitetsprogram/2021-remiss/genomforande"
    for avsnitt in known.avsnitt(("kvalitetsprogram", "2021-remiss")):
        if avsnitt.id != "genomforande":
            continue
        root = beside(known, where)[avsnitt.stycken[-1].id]
        assert links(root.find_class("remisslank")[0]) == [
            "../../../remissvar/kvalitetsprogram/genomforande/#genomforande"
        ]
        return
    pytest.fail("avsnittet finns inte")


# Exceptions.


def test_every_answer_on_exceptions_carries_its_quotes_and_contradictions(known: Library):
    root = page(undantag(known, START))
    found, told = links(root), words(root)
    notes = {note.id: note for note in known.anmarkningar}
    for fraga in known.undantag:
        assert root.get_element_by_id(fraga.id).text == fraga.fraga
        assert all(f"”{s.citat}”" in told and plats_url(known, s) in found for s in fraga.stallen)
        if fraga.anmarkning:
            assert anmarkning_url(notes[fraga.anmarkning]) in found
            assert (notes[fraga.anmarkning].rubrik or "") in told


def test_all_views_stay_registered():
    assert {"anmarkningar", "beslutsjamforelse", "undantag"} <= {
        view.__name__ for view in views.MACROS
    }


def test_a_link_from_the_text_climbs_to_the_root():
    assert Textsida("a/b/c.md").till("anmarkningar/lucka/#x") == "../../../anmarkningar/lucka/#x"
