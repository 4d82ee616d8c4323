"""A change keeps its id and its day for ever, and touches those whose duties it changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from macros.changes.andring import Andring, AndringSlag
from macros.changes.published import changes_for_role, published_changes
from macros.reading.library import Library, load
from macros.today.versions import published_versions
from tests.smastad import Smastad, duty, reviderat


@pytest.fixture
def stad(tmp_path: Path) -> Smastad:
    return reviderat(tmp_path / "smastad")


@pytest.fixture
def library(stad: Smastad) -> Library:
    return stad.las("2034-01-01")


def by_id(library: Library) -> dict[str, Andring]:
    return {andring.id: andring for andring in published_changes(library)}


def test_the_first_version_of_a_document_is_one_change(library: Library):
    first = [andring for andring in published_changes(library) if andring.version == "2031"]
    assert [andring.id for andring in first] == ["program/2031"]
    assert first[0].slag is AndringSlag.VERSION
    assert first[0].text == "Program, version 2031, har publicerats."
    assert first[0].roller == ("staden", "namnden")


def test_a_new_version_brings_what_it_changed_and_nothing_else(library: Library):
    found = [andring.id for andring in published_changes(library) if andring.version == "2033"]
    assert sorted(found) == [
        "program/2033",
        "program/2033/ansvar/cykla/andrat",
        "program/2033/ansvar/rakna/avslutat",
        "program/2033/ansvar/skylta/nytt",
        "program/2033/mal/andrat",
        "program/2033/skyltar/nytt",
        "program/2033/uppfoljning/avslutat",
    ]


def test_the_newest_change_comes_first_and_bears_the_day_of_the_ledger(library: Library):
    days = [andring.datum for andring in published_changes(library)]
    assert days == sorted(days, reverse=True)
    assert set(days) == {"2031-03-01", "2032-05-01", "2033-06-01"}


def test_a_change_is_told_in_one_sentence(library: Library):
    told = {name: andring.text for name, andring in by_id(library).items()}
    assert told["program/2033"] == "Program har fått en ny version: version 2033."
    assert told["program/2033/mal/andrat"] == "Avsnittet 1.1 Mål har ändrats."
    assert told["program/2033/skyltar/nytt"] == "Avsnittet 2.1 Skyltar är nytt."
    assert told["program/2033/uppfoljning/avslutat"] == (
        "Avsnittet 2.1 Uppföljning har avslutats, och innehållet finns nu i 1.1 Mål."
    )
    assert told["program/2033/ansvar/cykla/andrat"] == (
        "Ansvaret ”Gör: Nämnden ska cykla varje dag” i avsnittet 1.1 Mål har ändrats."
    )
    assert told["program/2033/ansvar/rakna/avslutat"] == (
        "Ansvaret ”Gör: Nämnden ska räkna cyklar” i avsnittet 2.1 Uppföljning har upphört."
    )


def test_a_change_leads_to_where_it_is_seen(library: Library):
    urls = {name: andring.url for name, andring in by_id(library).items()}
    assert urls["program/2033"] == "program/2033/"
    assert urls["program/2033/mal/andrat"] == "jamfor/program/2031/2033/#mal"
    assert urls["program/2033/uppfoljning/avslutat"] == "id/program/uppfoljning/"
    assert urls["program/2033/ansvar/cykla/andrat"] == "jamfor/program/2031/2033/#ansvar_cykla"
    assert urls["program/2033/ansvar/skylta/nytt"] == "program/2033/genomforande/#skyltar-st1"


def test_a_change_touches_the_roles_whose_duties_it_changed(library: Library):
    roles = {name: andring.roller for name, andring in by_id(library).items()}
    assert roles["program/2033"] == ("namnden", "kansliet")
    assert roles["program/2033/mal/andrat"] == ("namnden",)
    assert roles["program/2033/skyltar/nytt"] == ("kansliet",)
    assert roles["program/2033/ansvar/rakna/avslutat"] == ("namnden",)


def test_a_role_is_told_of_what_changed_on_its_list(library: Library):
    assert [andring.id for andring in changes_for_role(library, "kansliet")] == [
        "program/2033",
        "program/2033/ansvar/skylta/nytt",
        "regler/2032",
    ]
    assert [andring.id for andring in changes_for_role(library, "staden")] == ["program/2031"]


def test_what_binds_a_wider_role_is_told_too(stad: Smastad):
    stad.version(
        "program", "2035",
        {"inledning": "# 1. Inledning { #inledning }\n\nStaden ska vara öppen.\n"},
        duty("nabar", "inledning", "Staden ska vara öppen.", "staden"),
    )  # fmt: skip
    library = stad.publicera("2035-01-01")
    # The committee is a part of the town.
    told = {andring.id for andring in changes_for_role(library, "namnden")}
    assert "program/2035/ansvar/nabar/andrat" in told
    assert by_id(library)["program/2035/ansvar/nabar/andrat"].roller == ("staden",)


def test_a_role_that_no_longer_bears_a_duty_is_told_so(stad: Smastad):
    text = {"regler": "# Regler { #regler }\n\nKansliet ska ha hjälm.\n"}
    stad.version(
        "regler", "2036", text, duty("hjalm", "regler", "Kansliet ska ha hjälm.", "staden")
    )
    library = stad.publicera("2036-01-01")
    assert by_id(library)["regler/2036/ansvar/hjalm/andrat"].roller == ("staden", "kansliet")
    assert "regler/2036/regler/andrat" not in by_id(library)


def test_a_section_that_only_moved_is_no_new_wording(stad: Smastad):
    stad.version(
        "program", "2037",
        {
            "inledning": "# 1. Inledning { #inledning }\n\nStaden ska vara nåbar.\n",
            "genomforande": "# 2. Genomförande { #genomforande }\n\nSå går det till.\n\n"
                            "## 1.1 Mål { #mal }\n\nNämnden ska cykla varje dag.\n\n"
                            "## 2.1 Skyltar { #skyltar }\n\nKansliet ska sätta upp skyltar.\n",
        },
        duty("nabar", "inledning", "Staden ska vara nåbar.", "staden"),
        duty("cykla", "mal", "Nämnden ska cykla varje dag.", "namnden"),
        duty("skylta", "skyltar", "Kansliet ska sätta upp skyltar.", "kansliet"),
    )  # fmt: skip
    found = {name: andring for name, andring in by_id(stad.publicera("2037-01-01")).items()
             if andring.version == "2037"}  # fmt: skip
    assert set(found) == {"program/2037", "program/2037/mal/flyttat"}
    assert found["program/2037"].roller == ()


def test_a_version_that_is_not_published_has_changed_nothing(stad: Smastad):
    before = published_changes(stad.las("2034-01-01"))
    stad.version("regler", "2038", {"regler": "# Regler { #regler }\n\nNy.\n"}, status="utkast")
    assert published_changes(stad.publicera("2038-01-01")) == before
    assert published_changes(stad.las("2038-01-01", utkast=True)) == before


def test_the_changes_of_a_day_come_from_the_last_entry_to_the_first(stad: Smastad):
    for version in ("2036", "2037"):
        stad.version("regler", version, {"regler": f"# Regler {{ #regler }}\n\nHjälm {version}.\n"})
    found = [andring.id for andring in published_changes(stad.publicera("2037-01-01"))]
    assert found[:4] == [
        "regler/2037", "regler/2037/regler/andrat", "regler/2036", "regler/2036/regler/andrat",
    ]  # fmt: skip


def test_an_entry_of_a_version_that_is_no_longer_there_is_left_out(stad: Smastad):
    stad.publicera("2034-01-01")
    told = set(by_id(stad.las("2034-01-01")))
    stad.dokument["regler"].clear()
    assert set(by_id(stad.las("2034-01-01"))) == {name for name in told if "regler" not in name}


def test_a_version_published_twice_is_new_once(stad: Smastad):
    stad.rattelser.append(
        {"id": "stor", "dokument": "regler", "version": "2032", "avsnitt": "regler",
         "datum": "2034-02-01", "fore": "hjälm", "efter": "Hjälm", "skal": "Versal."}
    )  # fmt: skip
    path = stad.root / "docs/regler/2032/regler.md"
    path.write_text(path.read_text("utf-8").replace("hjälm", "Hjälm"), "utf-8")
    found = published_changes(stad.publicera("2034-02-02"))
    assert [andring.id for andring in found if andring.dokument == "regler"] == [
        "rattelse/stor", "regler/2032",
    ]  # fmt: skip


# What was told once


def test_a_version_that_is_added_between_two_others_takes_back_nothing(stad: Smastad):
    before = set(by_id(stad.las("2034-01-01")))
    text = {"inledning": "# 1. Inledning { #inledning }\n\nStaden ska vara nåbar.\n"}
    stad.version("program", "2032", text, plats=1)
    after = by_id(stad.publicera("2039-01-01"))
    assert before < set(after)
    assert after["program/2032"].datum == "2039-01-01"
    assert after["program/2032"].fran == "2031"
    assert after["program/2033"].fran == "2031"
    # No page compares the two any longer.
    assert after["program/2033/mal/andrat"].url == "program/2033/inledning/#mal"


def correct(stad: Smastad, name: str, version: str, avsnitt: str, fore: str, efter: str) -> None:
    stad.rattelser.append(
        {"id": name, "dokument": "program", "version": version, "avsnitt": avsnitt,
         "datum": "2040-02-01", "fore": fore, "efter": efter, "skal": "Felskrivning."}
    )  # fmt: skip
    path = stad.root / f"docs/program/{version}/inledning.md"
    path.write_text(path.read_text("utf-8").replace(fore, efter), "utf-8")


def test_a_correction_is_a_change_of_its_own(stad: Smastad):
    before = by_id(stad.las("2034-01-01"))
    correct(stad, "cyklar", "2033", "mal", "ska cykla varje", "skall cykla varje")
    after = by_id(stad.publicera("2040-02-02"))
    new = [andring for name, andring in after.items() if name not in before]
    assert [andring.id for andring in new] == ["rattelse/cyklar"]
    assert new[0].datum == "2040-02-02"
    assert new[0].text == "Avsnittet 1.1 Mål har rättats: felskrivning."
    assert new[0].url == "program/2033/inledning/#mal"


def test_a_correction_touches_only_those_whose_words_it_mends(stad: Smastad):
    correct(stad, "nabart", "2033", "inledning", "nåbar", "nåbart")
    correct(stad, "mal", "2033", "mal", "Mål", "Målet")
    after = by_id(stad.publicera("2040-02-02"))
    # The quote of the duty is as it was, so its words cannot be found: it may be touched.
    assert after["rattelse/nabart"].roller == ("staden",)
    assert after["rattelse/mal"].roller == ()


def test_a_later_correction_makes_no_change_in_the_past(stad: Smastad):
    before = set(by_id(stad.las("2034-01-01")))
    # From here on the introductions of the two versions differ, and the goals are the same.
    correct(stad, "inledning", "2031", "inledning", "nåbar", "nåbart")
    correct(stad, "mal", "2031", "mal", "cykla.", "cykla varje dag.")
    after = set(by_id(stad.publicera("2040-02-02")))
    assert after == before | {"rattelse/inledning", "rattelse/mal"}


# Ten years of the small city


@pytest.fixture(scope="module")
def years(tider: Path) -> Library:
    return load(tider, date(2042, 1, 1), utkast=False)


def test_no_two_changes_have_the_same_id(years: Library):
    ids = [andring.id for andring in published_changes(years)]
    assert len(ids) > 30
    assert len(set(ids)) == len(ids)


def test_each_entry_of_the_ledger_adds_changes_and_leaves_the_earlier_ones_as_they_were(
    years: Library,
):
    whole = [(andring.id, andring.datum, andring.fran) for andring in published_changes(years)]
    for number in range(len(years.las) + 1):
        then = published_changes(replace(years, las=years.las[:number]))
        told = [(andring.id, andring.datum, andring.fran) for andring in then]
        assert told == whole[len(whole) - len(told) :], number
        assert bool(told) == bool(number)


def test_a_section_is_told_to_have_changed_if_the_ledger_says_so(years: Library):
    """Read from the ledger's hashes alone."""
    states: dict[tuple[str, str], dict[str, tuple[str, str]]] = {}
    expected: set[str] = set()
    for post in (entry.post for entry in years.las if entry.post):
        here = {found.id: (found.rubrik, found.sha256) for found in post.avsnitt}
        key = (post.dokument, post.version)
        order = [
            (post.dokument, version.id) for version in published_versions(years, post.dokument)
        ]
        before = [states[each] for each in order[: order.index(key)] if each in states]
        if key not in states and before:
            old, prefix = before[-1], "/".join(key)
            expected |= {f"{prefix}/{name}/nytt" for name in here.keys() - old.keys()}
            expected |= {f"{prefix}/{name}/avslutat" for name in old.keys() - here.keys()}
            both = here.keys() & old.keys()
            expected |= {f"{prefix}/{name}/andrat" for name in both if here[name] != old[name]}
        states[key] = here
    told = {
        andring.id
        for andring in published_changes(years)
        if andring.slag.is_about_section and andring.slag is not AndringSlag.AVSNITT_FLYTTAT
    }
    assert told == expected


def test_the_texts_here_have_been_published_and_not_changed(known: Library):
    assert {andring.slag for andring in published_changes(known)} == {AndringSlag.VERSION}
    assert len(published_changes(known)) == 6
