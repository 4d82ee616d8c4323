"""The glossary: every term once, in the texts' own words, the newest text first."""

from __future__ import annotations

import pytest
from lxml import html

from macros.model import Status
from macros.reading.library import Library
from macros.views import Sida, plats_url
from macros.views.begrepp import begreppslista, glossary_rows, textvis, uppslag
from macros.views.register import alfabetiskt
from tests.conftest import made

START = Sida("index.md")  # from here a link is the address itself


@pytest.fixture(scope="module")
def root(known: Library) -> html.HtmlElement:
    return html.fragment_fromstring(begreppslista(known, START), create_parent="main")


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def entry(root: html.HtmlElement, term: str) -> list[html.HtmlElement]:
    """Return what stands between the heading of a term and the next term."""
    heading = root.get_element_by_id(term)
    found = []
    for element in heading.itersiblings():
        if element.tag in ("h2", "h3") or element.get("class") == "begrepp-se":
            break
        found.append(element)
    return found


def told(root: html.HtmlElement, term: str) -> str:
    return " ".join(words(element) for element in entry(root, term))


def test_every_term_has_one_heading_with_its_id(known: Library, root: html.HtmlElement):
    assert sorted(h.get("id") for h in root.iter("h3")) == sorted(known.begrepp)
    ids = [str(name) for name in root.xpath("//@id")]
    assert len(ids) == len(set(ids))


def test_rows_follow_the_swedish_alphabet_and_every_alias_leads_to_its_term(
    known: Library, root: html.HtmlElement
):
    rows = glossary_rows(known)
    assert [row.ord for row in rows] == sorted((row.ord for row in rows), key=alfabetiskt)
    assert [words(h)[0] for h in root.iter("h2")][-2:] == ["Ä", "Ö"]
    leading = {words(p).partition(": se ")[0]: p for p in root.xpath("//p[@class='begrepp-se']")}
    aliases = [alias for term in known.begrepp.values() for alias in term.alias]
    assert len(leading) == len(aliases)
    assert leading["Internkontroll"].find("a").get("href") == "#intern-kontroll"


def test_the_index_leads_to_every_letter_without_a_script(root: html.HtmlElement):
    targets = [link.get("href") for link in root.find(".//nav").iter("a")]
    assert targets == [f"#{h.get('id')}" for h in root.iter("h2")]
    assert not list(root.iter("script"))


def test_every_quote_is_shown_and_leads_to_its_passage(known: Library, root: html.HtmlElement):
    for term in known.begrepp.values():
        quotes = [li for element in entry(root, term.id) for li in element.xpath(".//li[a]")]
        shown = {(words(li).rpartition("” ")[0][1:], li.find("a").get("href")) for li in quotes}
        for stalle in (*term.definitioner, *term.anvands):
            assert (stalle.citat, plats_url(known, stalle)) in shown, term.id


def test_a_quote_stands_under_its_document_with_the_words_of_its_status(
    known: Library, root: html.HtmlElement
):
    for term in known.begrepp.values():
        heads = [e for e in entry(root, term.id) if e.get("class") == "begrepp-text"]
        said = [*textvis(known, term.definitioner), *textvis(known, term.anvands)]
        assert len(heads) == len(said) > 0
        for head, text in zip(heads, said, strict=True):
            assert words(head).startswith(text.dokument.kort)
            assert text.version.status.label in words(head)


def test_the_newest_text_comes_first_and_an_undated_one_last(known: Library):
    said = textvis(known, known.begrepp["informationssakerhet"].definitioner)
    assert [text.dokument.id for text in said] == [
        "utlatande-2022", "kvalitetsprogram", "riktlinje-informationssakerhet",
        "tjansteutlatande-2021", "digitaliseringsprogram", "it-program",
    ]  # fmt: skip
    assert [text.version.status for text in said][-2:] == [Status.UTGICK, Status.FORSLAG]


def test_the_order_does_not_depend_on_that_of_the_data(known: Library):
    stallen = known.begrepp["digitalisering"].definitioner
    assert textvis(known, stallen[::-1]) == textvis(known, stallen)


def test_what_a_consulted_body_says_comes_after_the_texts_and_is_told_apart(
    known: Library, root: html.HtmlElement
):
    said = textvis(known, known.begrepp["kvalitet"].definitioner)
    assert [(text.dokument.id, text.remissvar) for text in said] == [
        ("kvalitetsprogram", False),
        ("utlatande-2022", True),
    ]
    assert "Utlåtande 2022, ur ett remissvar" in told(root, "kvalitet")
    assert "remissvar" not in told(root, "brukartillfredsstallelse")


def test_an_entry_says_when_the_texts_differ(known: Library, root: html.HtmlElement):
    for term in known.begrepp.values():
        if term.skillnad:
            assert f"Olika i texterna: {term.skillnad}" in told(root, term.id)
    assert "Rätt person eller rätt mottagare?" in told(root, "informationssakerhet")


def test_a_word_that_several_texts_explain_in_different_words_says_so(known: Library):
    """Else a reader would take the first for the only one."""
    for term in known.begrepp.values():
        by_text = {
            (text.dokument.id, text.remissvar): {s.citat for s in text.stallen}
            for text in textvis(known, term.definitioner)
        }
        differ = len({frozenset(quotes) for quotes in by_text.values()}) > 1
        if differ:
            assert term.skillnad or term.anmarkning, term.id


def test_a_word_that_no_text_explains_is_said_to_be_unexplained(
    known: Library, root: html.HtmlElement
):
    for term in known.begrepp.values():
        unexplained = "Texterna förklarar inte ordet." in told(root, term.id)
        assert unexplained is not bool(term.definitioner)
    assert "Texterna förklarar inte ordet." in told(root, "ot")


def test_an_abbreviation_is_written_out_where_a_text_does(root: html.HtmlElement):
    assert told(root, "skr").startswith("Förkortning för Sveriges kommuner och regioner.")
    assert "Förkortning" not in told(root, "slk")


def test_a_term_leads_to_the_role_and_the_document_of_its_name(known: Library):
    found = uppslag(known, known.begrepp["slk"])
    assert [roll.id for roll in found.roller] == ["stadsledningskontoret"]
    assert [d.id for d in uppslag(known, known.begrepp["ils"]).dokument] == ["ils"]
    assert uppslag(known, known.begrepp["kvalitet"]).roller == ()


def test_a_term_leads_on_to_others(root: html.HtmlElement):
    links = [link.get("href") for e in entry(root, "informationssakerhet") for link in e.iter("a")]
    assert {"#konfidentialitet", "#riktighet", "#tillganglighet", "#sparbarhet"} <= set(links)


def test_the_page_is_one_call(known: Library):
    assert made(known)["begrepp/index.md"] == "# Begrepp\n\n{{ begreppslista() }}\n"
