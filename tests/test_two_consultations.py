"""Two consultations beside each other: each answer belongs to the text that tells of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from macros.checks import consultation, quotes
from macros.checks.project import Project
from macros.reading.library import Library
from macros.views import Sida
from macros.views.remiss import fraga, remissinstanser, remissvar_om
from macros.views.uttalanden import uttalanden
from scripts.publicera.api.remissvar import remissvar_items, uttalande_items
from tests.smastad import Smastad

FIRST, SECOND = ("utlatande-2031", "2031"), ("utlatande-2035", "2035")
START = Sida("index.md")


def answers(number: int, key: tuple[str, str], remiss: str) -> dict[str, Any]:
    place = {"dokument": key[0], "version": key[1]}
    return {
        "id": f"namnden-{number}", "instans": "Cykelnämnden", **place, "slag": "facknamnd",
        "svar": "svarat", "kapitel": "svaren", "hallning": "positiv",
        "beslut": {**place, "avsnitt": "svaren", "citat": f"Nämnden sa {number}."},
        "synpunkter": [
            {
                "amne": "mål", "kalla": {**place, "avsnitt": "svaren", "citat": f"Nämnden sa {number}."},
                "galler": [{"dokument": "program", "version": remiss, "avsnitt": "mal"}],
            },
            {
                "amne": "helheten", "helheten": "program",
                "kalla": {**place, "avsnitt": "svaren", "citat": f"Nämnden sa {number}."},
            },
        ],
    }  # fmt: skip


def statement(number: int, key: tuple[str, str]) -> dict[str, Any]:
    return {
        "id": f"reservation-{number}", "organ": "Cykelnämnden", "dokument": key[0],
        "version": key[1], "slag": "reservation", "partier": ["A"], "avsnitt": "reservation",
    }  # fmt: skip


def report(number: int) -> dict[str, str]:
    return {
        "svaren": f"# Svaren {{ #svaren }}\n\nNämnden sa {number}.\n\n"
                  f"## Reservation {{ #reservation }}\n\nReservation {number}.\n"
    }  # fmt: skip


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Smastad:
    """A programme that was sent out twice, and the two texts that tell of it."""
    stad = Smastad(tmp_path_factory.mktemp("remisser") / "p")
    for year in ("2031", "2035"):
        text = {"mal": f"# Mål {{ #mal }}\n\nMålet är {year}.\n"}
        stad.version("program", year, text, status="remiss", datum=year)
    for number, (dokument, version) in enumerate((FIRST, SECOND), start=1):
        stad.version(dokument, version, report(number), status="forslag", datum=version)
    stad._write("data/remissvar.yml", [answers(1, FIRST, "2031"), answers(2, SECOND, "2035")])
    stad._write("data/uttalanden.yml", [statement(1, FIRST), statement(2, SECOND)])
    return stad


@pytest.fixture(scope="module")
def two(town: Smastad) -> Library:
    return town.las("2036-01-01")


def page(text: str) -> html.HtmlElement:
    return html.fragment_fromstring(text, create_parent="main")


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def told(known: Library) -> Iterator[str]:
    whole = Project(known)
    for rule in (*consultation.RULES, quotes.places_and_quotes_exist):
        for problem in rule(whole):
            if problem.path in ("data/remissvar.yml", "data/uttalanden.yml"):
                yield str(problem)


def test_the_data_of_both_is_whole(two: Library):
    assert list(told(two)) == []


def test_each_consultation_has_its_own_table(two: Library):
    root = page(remissinstanser(two, START))
    assert [h.get("id") for h in root.findall("h2")] == [
        "remiss-utlatande-2031-2031", "remiss-utlatande-2035-2035",
    ]  # fmt: skip
    tables = root.findall("table")
    assert [[row.get("id") for row in t.findall("tbody/tr")] for t in tables] == [
        ["namnden-1"], ["namnden-2"],
    ]  # fmt: skip
    links = [t.xpath(".//td[@data-rubrik='Svar']/a/@href") for t in tables]
    assert links == [["utlatande-2031/2031/svaren/"], ["utlatande-2035/2035/svaren/"]]
    assert words(root).count("En remissinstans tillfrågades. En svarade och ingen avstod.") == 2
    assert "Förslaget till program sändes på remiss." in words(root)


def test_the_page_of_a_body_says_of_which_consultation_it_tells(two: Library):
    root = page(remissinstanser(two, START, slag="facknamnder"))
    assert "Utlatande-2031, version 2031: Svarade" in words(root)
    assert "Utlatande-2035, version 2035: Svarade" in words(root)


def test_what_was_said_of_each_wording_stands_by_itself_where_the_text_links_to(two: Library):
    root = page(remissvar_om(two, START, "program"))
    for version, number in (("2031", 1), ("2035", 2)):
        [avsnitt] = [a for a in two.avsnitt(("program", version)) if a.id == "mal"]
        asked = fraga(two, ("program", version), avsnitt)
        assert asked
        heading = root.get_element_by_id(asked[1].partition("#")[2])
        assert f"(version {version})" in words(heading)
        [item] = heading.getnext()
        assert f"”Nämnden sa {number}.”" in words(item)
        assert f"(Utlatande-{version}, version {version})" in words(item)
    assert root.get_element_by_id("mal") is not root.get_element_by_id("mal-2035")
    assert len(root.get_element_by_id("helheten").getnext().findall("li")) == 2


def test_a_statement_leads_to_its_own_text(two: Library):
    root = page(uttalanden(two, START))
    for number, (dokument, version) in enumerate((FIRST, SECOND), start=1):
        row = root.get_element_by_id(f"reservation-{number}")
        [link] = row.xpath(".//a/@href")
        assert link == f"{dokument}/{version}/svaren/#reservation"
        assert f"({dokument.title()}, version {version})" in words(row)


def test_the_data_tells_each_apart(two: Library):
    said = {item.id: (item.dokument, item.version) for item in remissvar_items(two)}
    assert said == {"namnden-1": FIRST, "namnden-2": SECOND}
    beside = {i.id: [u.id for u in i.uttalanden] for i in remissvar_items(two)}
    assert beside == {"namnden-1": ["reservation-1"], "namnden-2": ["reservation-2"]}
    assert [(i.url, i.remissvar) for i in uttalande_items(two)] == [
        ("/utlatande-2031/2031/svaren/#reservation", "namnden-1"),
        ("/utlatande-2035/2035/svaren/#reservation", "namnden-2"),
    ]


def test_a_later_version_of_the_text_takes_nothing_over(tmp_path: Path):
    """What was said and stated stays in the version that holds it, on pages and in data."""
    stad = Smastad(tmp_path / "p")
    stad.version("program", "2031", {"mal": "# Mål { #mal }\n\nMålet.\n"}, status="remiss")
    stad.version(*FIRST, report(1), status="forslag", datum="2031")
    stad._write("data/remissvar.yml", [answers(1, FIRST, "2031")])
    stad._write("data/uttalanden.yml", [statement(1, FIRST)])
    later = {"annat": "# Annat { #svaren }\n\nNämnden sa 1.\n\n## R { #reservation }\n\nReservation 1.\n"}  # fmt: skip
    stad.version(FIRST[0], "2032-beslutad", later, datum="2032")
    known = stad.las("2033-01-01")
    assert list(told(known)) == []
    [item] = uttalande_items(known)
    assert item.url == "/utlatande-2031/2031/svaren/#reservation"
    assert (item.dokument, item.version) == FIRST
    link = page(uttalanden(known, START)).get_element_by_id("reservation-1").xpath(".//a/@href")
    assert link == [item.url.removeprefix("/")]
    answer = page(remissinstanser(known, START)).get_element_by_id("namnden-1")
    assert answer.xpath(".//td[@data-rubrik='Svar']/a/@href") == ["utlatande-2031/2031/svaren/"]


def test_an_answer_in_a_chapter_of_the_other_text_is_refused(tmp_path: Path):
    stad = Smastad(tmp_path / "p")
    stad.version("program", "2031", {"mal": "# Mål { #mal }\n\nMålet.\n"}, status="remiss")
    stad.version(*FIRST, report(1), status="forslag", datum="2031")
    stad.version(*SECOND, {"ovrigt": "# Övrigt { #ovrigt }\n\nOrd.\n"}, status="forslag", datum="2035")  # fmt: skip
    wrong = answers(1, FIRST, "2031") | {"dokument": SECOND[0], "version": SECOND[1]}
    asked = answers(1, FIRST, "2031") | {"id": "namnden-2", "via": "namnden-1"}
    stad._write("data/remissvar.yml", [wrong, asked])
    stad._write("data/uttalanden.yml", [statement(1, SECOND)])
    codes = [problem.split(" ", 2)[1:] for problem in told(stad.las("2036-01-01"))]
    assert sorted(codes) == [
        ["C001", 'instansen "namnden-1" hör till en annan remiss – använd ett id ur samma fil'],
        ["C002", 'kapitlet "svaren" finns inte i utlatande-2035/2035 – använd namnet på en kapitelfil'],
        ["C006", 'avsnittet "reservation" finns inte i utlatande-2035/2035 – använd ett id som står vid en rubrik i texten'],
    ]  # fmt: skip
