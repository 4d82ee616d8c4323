"""The register and its lists: every document once, nothing typed twice, nothing beyond the sources."""

from __future__ import annotations

import itertools
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from macros import views
from macros.language.dates import first_day, last_day
from macros.model import Dokument, Handelse, HandelseSlag, Kand, Relation, RelationSlag, Stalle, Typ
from macros.reading.library import Library
from macros.today.validity import Held, validities
from macros.views.ersatta import aviserade, ersatta
from macros.views.register import alfabetiskt, dokumentsida, register
from macros.views.sida import Sida
from macros.views.tid import LINE, Handelserad, gallde, handelserader, teckna, tidslinje
from tests.conftest import library_with

SIDA = Sida("styrdokument/index.md")
EIGHT = {
    "program-for-digital-fornyelse", "innovationsstrategi", "program-for-kvalitetsutveckling",
    "strategi-smart-stad", "ehalsa", "it-strategi-larande", "gron-it", "e-strategi-2008",
}  # fmt: skip
UNKNOWN = "framgår inte av underlaget"


def parsed(markup: str) -> html.HtmlElement:
    return html.fromstring(f"<div>{markup}</div>")


def rows(markup: str) -> dict[str, str]:
    """The table's rows as text, by the id of the document that the row's heading links to."""
    found = {}
    for row in parsed(markup).findall(".//tbody/tr"):
        link = row.findall("th[@scope='row']/a")
        if link:
            found[link[0].get("href").strip("./")] = " ".join(row.text_content().split())
    return found


def text(markup: str) -> str:
    return " ".join(parsed(markup).text_content().split())


# The register


def test_the_register_shows_every_document_once_by_kind_and_title(known: Library):
    kinds = list(Typ)
    wanted = sorted(known.dokument, key=lambda d: (kinds.index(d.typ), alfabetiskt(d.titel)))
    assert list(rows(register(known, SIDA))) == [dokument.id for dokument in wanted]


def test_the_register_says_where_the_sources_are_silent(known: Library):
    row = rows(register(known, SIDA))["telefonpolicy"]
    assert row.count(UNKNOWN) == 2  # no number, no one who decided
    assert "daterad 11 september 1996" in row
    assert "Omnämnd" in row


def test_the_register_can_show_one_status_or_kind_alone(known: Library):
    assert set(rows(register(known, SIDA, status="foreslas-upphora"))) == EIGHT
    visions = rows(register(known, SIDA, typ="vision"))
    assert {known.by_id[name].typ for name in visions} == {Typ.VISION}


def test_swedish_letters_come_last_in_their_order():
    names = ["Östra", "Zon", "Ära", "Ål", "alm"]
    assert sorted(names, key=alfabetiskt) == ["alm", "Zon", "Ål", "Ära", "Östra"]


# What ceases


def test_the_quality_programme_replaces_eight_documents(known: Library):
    assert set(rows(ersatta(known, SIDA, dokument="kvalitetsprogram"))) == EIGHT


@pytest.mark.parametrize("beslut", ["beslut-2021", "beslut-2022"])
def test_the_same_eight_cease_through_either_proposal_and_it_is_called_one(
    known: Library, beslut: str
):
    found = rows(ersatta(known, SIDA, beslut=beslut))
    assert set(found) == EIGHT
    other = {"beslut-2021": "9 februari 2022", "beslut-2022": "15 juli 2021"}[beslut]
    for row in found.values():
        assert "Förslag till beslut" in row
        assert "punkt 6" in row
        assert other not in row


def test_the_it_programme_replaces_one_chapter_and_a_policy(known: Library):
    found = rows(ersatta(known, SIDA, dokument="it-program"))
    assert set(found) == {"policy-riktlinjer-infosak-2005", "telefonpolicy"}
    assert "endast kapitel 3" in found["policy-riktlinjer-infosak-2005"]
    assert "kapitel" not in found["telefonpolicy"]


def test_the_digitalisation_programme_lapsed_and_was_never_adopted(known: Library):
    row = rows(ersatta(known, SIDA))["digitaliseringsprogram"]
    assert "Utgick till förmån för Kvalitetsprogram" in row
    assert "utgick som förslag" in row
    assert "digitaliseringsprogram" not in rows(ersatta(known, SIDA, beslut="beslut-2022"))


def test_an_unknown_document_or_decision_is_an_error(known: Library):
    with pytest.raises(KeyError):
        ersatta(known, SIDA, dokument="finns-inte")
    with pytest.raises(KeyError):
        ersatta(known, SIDA, beslut="finns-inte")


def test_an_announced_document_stands_with_the_words_that_announce_it(known: Library):
    found = rows(aviserade(known, SIDA))
    announced = {d.id: d.aviserad for d in known.dokument if d.aviserad}
    assert set(found) == set(announced)
    for name, stalle in announced.items():
        assert stalle.citat in found[name]
        assert name in {d.id for d in known.dokument if not d.versioner}


# The page of a document


def page_of(known: Library, dokument_id: str) -> str:
    return dokumentsida(known, Sida(f"{dokument_id}/index.md"), dokument_id)


def test_a_document_known_by_name_says_that_its_text_is_missing(known: Library):
    for dokument in known.dokument:
        says = "Texten ingår inte i underlaget." in page_of(known, dokument.id)
        assert says is not bool(dokument.versioner), dokument.id


def test_a_relation_stands_on_the_pages_of_both_documents_with_its_words(known: Library):
    for dokument in known.dokument:
        for relation in dokument.relationer:
            here, there = text(page_of(known, dokument.id)), text(page_of(known, relation.dokument))
            assert relation.slag.label in here
            assert relation.slag.omvant in there
            assert relation.kalla.citat in here
            assert relation.kalla.citat in there


def test_a_point_of_a_decision_stands_with_each_document_that_it_touches(known: Library):
    for beslut in known.beslut:
        for attsats in beslut.attsatser:
            for verkan in attsats.verkan:
                for name in verkan.dokument:
                    shown = page_of(known, name)
                    assert f"#{attsats.passage}" in shown
                    assert verkan.citat in text(shown)


def test_only_what_was_sent_for_consultation_leads_to_its_answers(known: Library):
    asked = {d.id for d in known.dokument if f"remissvar/{d.id}/" in page_of(known, d.id)}
    assert asked == {"kvalitetsprogram", "riktlinje-informationssakerhet"}


def test_every_link_into_a_text_leads_to_a_passage_that_is_there(known: Library):
    there = {
        (*key, name)
        for key in known.versions
        for avsnitt in known.avsnitt(key)
        for name in (avsnitt.id, *(stycke.id for stycke in avsnitt.stycken))
    }
    shown = [page_of(known, d.id) for d in known.dokument]
    shown += [ersatta(known, SIDA), aviserade(known, SIDA), tidslinje(known, SIDA)]
    links = 0
    for markup in shown:
        for link in parsed(markup).xpath(".//a[contains(@href, '#')]"):
            path, _, name = link.get("href").partition("#")
            dokument, *rest = path.strip("./").split("/")
            if dokument == "anmarkningar":
                continue
            # From the document's own page the link begins with the version.
            keys = [key for key in known.versions if key[1] in (dokument, *rest)]
            assert any((*key, name) in there for key in keys), link.get("href")
            links += 1
    assert links > 300


# The timeline


def test_the_drawing_and_the_table_tell_of_the_same_events(known: Library):
    events = handelserader(known, SIDA)
    markup = tidslinje(known, SIDA)
    tree = parsed(markup)
    assert len(tree.findall(".//tbody/tr")) == len(events) == len(teckna(events).marken)
    told = sum(len(dokument.handelser) for dokument in known.dokument)
    assert sum(len(event.kallor) for event in events) == told
    proposed = len(known.beslut) + len(known.upphavs_genom)
    assert sum(event.forslag for event in events) == proposed == 2 + 8
    assert (events[0].nar, events[-1].nar) == ("11 september 1996", "9 februari 2022")


def test_the_drawing_can_be_read_on_a_narrow_screen(known: Library):
    tree = parsed(tidslinje(known, SIDA))
    (svg,) = tree.findall(".//svg[@role='img']")
    assert tree.get_element_by_id(svg.get("aria-describedby")).tag == "table"
    assert min(float(t.get("font-size")) for t in svg.iter("text")) >= 13
    assert not svg.findall(".//*[@style]")


def an_event(datum: str, name: str, what: str) -> Handelserad:
    dokument = Dokument(id="d", titel=name, kort=name, typ=Typ.PLAN)
    return Handelserad(datum, datum, False, dokument, what, forslag=False, kallor=())


WORDS = st.lists(st.sampled_from(["Plan", "för", "äppelträd", "och", "päronodling"]), min_size=1)
EVENTS = st.lists(
    st.builds(an_event, st.integers(1900, 2100).map(str), WORDS.map(" ".join), st.just("antagen")),
    max_size=12,
).map(lambda found: sorted(found, key=lambda event: event.ordning))


@given(EVENTS)
def test_no_words_of_the_drawing_overlap_and_none_fall_outside(events: list[Handelserad]):
    drawing = teckna(events)
    heights = [y for mark in drawing.marken for _, y, _ in mark.rader]
    assert all(b - a >= LINE for a, b in itertools.pairwise(heights))
    assert all(0 < y < drawing.hojd for y in heights)
    years = {int(event.datum) for event in events}
    span = max(years) - min(years) + 1 if years else 0
    assert len(drawing.ar) + len(drawing.streck) == span


# What held when


def test_in_the_summer_of_2015_two_programmes_held_and_a_strategy_may_have(known: Library):
    day = date(2015, 6, 1)
    answers = {name: time.on(day) for name, time in validities(known)}
    held = {name for name, svar in answers.items() if svar is Held.GALLDE}
    maybe = {name for name, svar in answers.items() if svar is Held.KANSKE}
    assert held == {"program-for-digital-fornyelse", "program-for-kvalitetsutveckling"}
    assert maybe == {"innovationsstrategi"}


def test_the_strategy_ended_and_the_programme_began_when_it_was_reshaped(known: Library):
    times = dict(validities(known))
    assert times["strategi-for-kvalitetsutveckling"].till == "2012"
    assert times["program-for-kvalitetsutveckling"].fran == "2012"


def test_after_the_last_proposal_nothing_is_certain(known: Library):
    after = date(2022, 2, 10)
    assert Held.GALLDE not in {time.on(after) for _, time in validities(known)}


def test_a_proposal_that_was_never_adopted_never_held(known: Library):
    names = {name for name, _ in validities(known)}
    assert not names & {d.id for d in known.dokument if d.versioner}


def test_every_document_of_the_city_is_in_the_table_or_named_as_untold(known: Library):
    markup = gallde(known, SIDA)
    links = parsed(markup).xpath(".//td//a | .//ul[@class='otalda']//a")
    shown = {link.get("href").strip("./") for link in links}
    assert shown == {d.id for d in known.dokument if not d.typ.utanfor}


def a_quote(words: str) -> Stalle:
    return Stalle(dokument="almanacka", version="v1", avsnitt="start", citat=words)


DAG = date(2031, 1, 1)


DATES = st.one_of(
    st.integers(1990, 2030).map(str),
    st.dates(date(1990, 1, 1), date(2030, 12, 31)).map(lambda day: f"{day:%Y-%m}"),
    st.dates(date(1990, 1, 1), date(2030, 12, 31)).map(date.isoformat),
)


@given(
    st.lists(DATES, min_size=2, max_size=2).map(lambda d: sorted(d, key=first_day)), st.booleans()
)
def test_a_document_that_becomes_another_never_certainly_holds_beside_it(
    dates: list[str], told_on_the_new: bool
):
    """Whichever of the two the sources tell it of."""
    begun, reshaped = dates
    event = Handelse(slag=HandelseSlag.OMFORMAD, datum=reshaped, kalla=a_quote("omformades"))
    adopted = Handelse(slag=HandelseSlag.ANTAGEN, datum=begun, kalla=a_quote("antogs"))
    old = Dokument(
        id="frukttradsplan", titel="Fruktträdsplan", kort="Fruktträdsplan", typ=Typ.PLAN,
        status=Kand.ERSATT, handelser=(adopted,) if told_on_the_new else (adopted, event),
        relationer=(
            Relation(
                slag=RelationSlag.OMFORMAD_TILL, dokument="tradgardsplan", kalla=a_quote("till")
            ),
        ),
    )  # fmt: skip
    new = Dokument(
        id="tradgardsplan", titel="Trädgårdsplan", kort="Trädgårdsplan", typ=Typ.PLAN,
        status=Kand.OMNAMND, handelser=(event,) if told_on_the_new else (),
    )  # fmt: skip
    times = dict(validities(library_with(old, new, dag=DAG)))
    assert times["frukttradsplan"].till == times["tradgardsplan"].fran == reshaped
    assert times["frukttradsplan"].fran == begun
    after = last_day(reshaped) + timedelta(days=1)
    assert times["frukttradsplan"].on(after) is Held.NEJ
    assert times["tradgardsplan"].on(first_day(reshaped) - timedelta(days=1)) is Held.NEJ


@given(DATES)
def test_an_approximate_beginning_is_no_told_beginning(datum: str):
    event = Handelse(slag=HandelseSlag.ANTAGEN, datum=datum, ungefar=True, kalla=a_quote("omkring"))
    plan = Dokument(
        id="hyllplan", titel="Hyllplan", kort="Hyllplan", typ=Typ.PLAN, handelser=(event,)
    )
    assert validities(library_with(plan, dag=DAG)) == ()


def test_a_page_may_call_every_one_of_these_views():
    for view in (register, ersatta, aviserade, dokumentsida, tidslinje, gallde):
        assert view in views.MACROS


def test_the_timeline_tells_of_all_that_ceases_is_replaced_or_yields(site: Path):
    text = (site / "styrdokument/tidslinje/index.html").read_text("utf-8")
    for dokument in (
        "program-for-digital-fornyelse", "innovationsstrategi", "program-for-kvalitetsutveckling",
        "strategi-smart-stad", "ehalsa", "it-strategi-larande", "gron-it", "e-strategi-2008",
        "policy-riktlinjer-infosak-2005", "telefonpolicy", "it-handbok", "itp",
        "riktlinjer-infosak-2005", "e-strategi-2001", "e-postregler", "snabb-service",
        "ny-e-strategi-2006", "digitaliseringsprogram",
    ):  # fmt: skip
        assert f'href="../../{dokument}/"' in text, dokument
    assert "utgick till förmån för" in text
