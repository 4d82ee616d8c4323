"""What the publication of a version is told to have changed, sentence by sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.changes.andring import Andring, AndringSlag
from macros.changes.published import published_changes
from macros.reading.library import Library
from tests.smastad import Smastad, duty

START = "# Inledning { #inledning }\n\nStaden ska vara nåbar.\n\n"


@pytest.fixture
def stad(tmp_path: Path) -> Smastad:
    """A town with rules, and with a programme of four sections in one chapter."""
    stad = Smastad(tmp_path / "smastad")
    stad.version("regler", "2030", {"regler": "# Regler { #regler }\n\nHjälm.\n"})
    stad.version(
        "program", "2031",
        {"inledning": START + section("mal", "Mål", "Nämnden får cykla.")
                      + section("medel", "Medel", "Nämnden ska mäta.")
                      + section("matt", "Mått", "Ett mått.")},
        duty("cykla", "mal", "Nämnden får cykla.", "namnden", modalitet="kan"),
        duty("mata", "medel", "Nämnden ska mäta.", "namnden"),
    )  # fmt: skip
    stad.publicera("2031-01-01")
    return stad


def section(name: str, rubrik: str, text: str) -> str:
    return f"## {rubrik} {{ #{name} }}\n\n{text}\n\n"


def changes(library: Library, version: str) -> dict[str, Andring]:
    """The changes that a version of the programme brought, by what follows its name."""
    return {
        andring.id.removeprefix(f"program/{version}").lstrip("/"): andring
        for andring in published_changes(library)
        if andring.version == version
    }


def end(stad: Smastad, *till: str) -> str:
    """How it is told that the means ended, in the version of 2032."""
    stad.avslutade.append(
        {"dokument": "program", "avsnitt": "medel", "version": "2032", "till": list(till)}
    )
    text = (
        START + section("mal", "Mål", "Nämnden får cykla.") + section("matt", "Mått", "Ett mått.")
    )
    stad.version("program", "2032", {"inledning": text})
    return changes(stad.publicera("2032-01-01"), "2032")["medel/avslutat"].text


def test_a_section_that_ended_is_told_with_where_its_content_went(stad: Smastad):
    assert end(stad, "mal") == "Avsnittet Medel har avslutats, och innehållet finns nu i Mål."


def test_a_section_that_was_split_is_told_with_all_of_them(stad: Smastad):
    assert end(stad, "mal", "matt") == (
        "Avsnittet Medel har avslutats, och innehållet finns nu i Mål och Mått."
    )


def test_a_section_whose_content_went_to_another_document_is_told_with_its_name(stad: Smastad):
    assert end(stad, "mal", "regler/regler", "matt") == (
        "Avsnittet Medel har avslutats, och innehållet finns nu i Mål, Regler i Regler och Mått."
    )


def test_a_section_whose_content_is_nowhere_is_told_to_have_ended(stad: Smastad):
    assert end(stad) == "Avsnittet Medel har avslutats."


def test_a_section_that_is_nowhere_is_not_told_as_where_content_went(stad: Smastad):
    assert end(stad, "finns-inte") == "Avsnittet Medel har avslutats."


def revised(stad: Smastad) -> dict[str, Andring]:
    """The changes of a version that has something of each kind."""
    stad.version(
        "program", "2032",
        {"inledning": START + section("mal", "Mål", "Nämnden får cykla fort."),
         "bilaga": "# Bilaga { #bilaga }\n\nKansliet får vänta.\n\n"
                   + section("matt", "Mått", "Ett mått.")},
        duty("cykla", "mal", "Nämnden får cykla fort.", "namnden", modalitet="kan"),
        duty("vanta", "bilaga", "Kansliet får vänta.", "kansliet", modalitet="kan"),
    )  # fmt: skip
    return changes(stad.publicera("2032-01-01"), "2032")


def test_a_version_changes_itself_then_its_sections_then_its_duties(stad: Smastad):
    assert list(revised(stad)) == [
        "", "mal/andrat", "medel/avslutat", "bilaga/nytt", "matt/flyttat",
        "ansvar/cykla/andrat", "ansvar/vanta/nytt", "ansvar/mata/avslutat",
    ]  # fmt: skip


def test_a_mandate_is_a_possibility_and_a_duty_is_one(stad: Smastad):
    told = {name: andring.text for name, andring in revised(stad).items()}
    assert told["ansvar/cykla/andrat"] == (
        "Möjligheten ”Gör: Nämnden får cykla fort” i avsnittet Mål har ändrats."
    )
    assert told["ansvar/vanta/nytt"] == (
        "Möjligheten ”Gör: Kansliet får vänta” i avsnittet Bilaga är ny."
    )
    assert told["ansvar/mata/avslutat"] == (
        "Ansvaret ”Gör: Nämnden ska mäta” i avsnittet Medel har upphört."
    )


def test_a_change_bears_what_changed_and_from_which_version(stad: Smastad):
    found = revised(stad)
    assert {andring.fran for andring in found.values()} == {"2031"}
    assert {andring.datum for andring in found.values()} == {"2032-01-01"}
    version = found[""]
    assert (version.slag, version.rubrik) == (AndringSlag.VERSION, "Program, version 2032")
    assert (version.avsnitt, version.ansvar) == (None, None)
    mal = found["mal/andrat"]
    assert (mal.slag, mal.rubrik) == (AndringSlag.AVSNITT_ANDRAT, "Mål")
    assert (mal.avsnitt, mal.ansvar) == ("mal", None)
    vanta = found["ansvar/vanta/nytt"]
    assert (vanta.slag, vanta.rubrik) == (AndringSlag.ANSVAR_NYTT, "Gör: Kansliet får vänta.")
    assert (vanta.avsnitt, vanta.ansvar) == ("bilaga", "vanta")


def test_a_first_version_is_a_change_from_none(stad: Smastad):
    (first,) = changes(stad.las("2031-01-01"), "2031").values()
    assert (first.fran, first.rubrik, first.url) == (None, "Program, version 2031", "program/2031/")


def test_a_section_that_moved_and_changed_is_told_twice(stad: Smastad):
    text = START + section("medel", "Medel", "Nämnden ska mäta.")
    stad.version(
        "program", "2032",
        {"inledning": text + section("matt", "Mått", "Ett mått."),
         "bilaga": "# Bilaga { #bilaga }\n\nEn bilaga.\n\n"
                   + section("mal", "Mål", "Nämnden får cykla fort.")},
    )  # fmt: skip
    found = changes(stad.publicera("2032-01-01"), "2032")
    assert {name for name in found if name.startswith("mal/")} == {"mal/andrat", "mal/flyttat"}
    assert found["mal/flyttat"].text == "Avsnittet Mål har flyttats."


def test_a_duty_that_ended_is_seen_where_it_stood_if_no_page_compares(stad: Smastad):
    revised(stad)
    # A version in between comes later, and parts the two.
    stad.version("program", "2031b", {"inledning": START}, plats=1)
    found = changes(stad.publicera("2033-01-01"), "2032")
    assert found["ansvar/mata/avslutat"].url == "program/2031/inledning/#medel-st1"
    assert found["ansvar/cykla/andrat"].url == "program/2032/inledning/#mal-st1"
    assert found["medel/avslutat"].url == "id/program/medel/"
    assert found["bilaga/nytt"].url == "program/2032/bilaga/#bilaga"


def test_a_duty_without_a_section_leads_to_the_title_page(stad: Smastad):
    stad.version(
        "program", "2032", {"inledning": START},
        duty("vanta", "finns-inte", "Kansliet ska vänta.", "kansliet"),
    )  # fmt: skip
    found = changes(stad.publicera("2032-01-01"), "2032")["ansvar/vanta/nytt"]
    assert found.url == "program/2032/"
    assert found.text == "Ansvaret ”Gör: Kansliet ska vänta” är nytt."
