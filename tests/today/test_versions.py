"""Versions in the order of time: which readers see, which is in force, which a link leads to."""

from __future__ import annotations

from datetime import date

import pytest

from macros.model import Dokument, Status, Version
from macros.reading.library import Library
from macros.today import versions
from tests.today.made_up import a_beslut, a_dokument, a_library, a_version, sections

DAY = date(2035, 6, 15)


def plan(*found: Version, day: date = DAY, utkast: bool = False) -> Library:
    return a_library(day, a_dokument("plan", *found), utkast=utkast)


def names(found: tuple[Version, ...]) -> list[str]:
    return [version.id for version in found]


REMISS = a_version("remiss", Status.REMISS)
OLD = a_version("old", galler_fran="2030-01-01", galler_till="2034-12-31")
NOW = a_version("now", galler_fran="2035-01-01")
COMING = a_version("coming", galler_fran="2036-01-01")
LATER = a_version("later", galler_fran="2037-01-01")
DRAFT = a_version("draft", Status.UTKAST, galler_fran="2030-01-01")


# Which readers see


def test_a_draft_is_seen_in_a_preview_and_never_published():
    for utkast in (False, True):
        known = plan(OLD, DRAFT, NOW, utkast=utkast)
        seen = ["old", "draft", "now"] if utkast else ["old", "now"]
        assert names(versions.visible_versions(known, known.by_id["plan"])) == seen
        assert names(versions.published_versions(known, "plan")) == ["old", "now"]
        assert list(versions.published_keys(known)) == [("plan", "old"), ("plan", "now")]


def test_published_keys_stand_in_the_order_of_the_register():
    known = a_library(DAY, a_dokument("b", OLD), a_dokument("a", NOW))
    assert list(versions.published_keys(known)) == [("b", "old"), ("a", "now")]


# In force


@pytest.mark.parametrize(
    ("fran", "coming"),
    [
        ("2035-06-14", False), ("2035-06-15", False), ("2035-06-16", True), ("2035-06", False),
        ("2035-07", True), ("2035", False), ("2036", True), (None, False),
    ],
)  # fmt: skip
def test_a_version_is_coming_until_the_first_day_that_it_can_mean(fran: str | None, coming: bool):
    version = a_version("v1", galler_fran=fran)
    known = plan(version)
    assert versions.is_coming(known, version) is coming
    assert versions.in_force(known, ("plan", "v1")) is (fran is not None and not coming)


@pytest.mark.parametrize(
    ("till", "over"),
    [
        ("2035-06-14", True), ("2035-06-15", False), ("2035-06-16", False), ("2035-05", True),
        ("2035-06", False), ("2034", True), ("2035", False), (None, False),
    ],
)  # fmt: skip
def test_a_version_is_over_after_the_last_day_that_it_can_mean(till: str | None, over: bool):
    known = plan(a_version("v1", galler_fran="2030-01-01", galler_till=till))
    assert versions.is_over(known, ("plan", "v1")) is over
    assert versions.in_force(known, ("plan", "v1")) is not over


@pytest.mark.parametrize("status", [s for s in Status if s is not Status.BESLUTAD])
def test_only_what_is_decided_is_in_force_or_over(status: Status):
    known = plan(a_version("v1", status, galler_fran="2030-01-01"))
    ended = plan(a_version("v1", status, galler_fran="2030-01-01", galler_till="2031-01-01"))
    assert not versions.in_force(known, ("plan", "v1"))
    assert not versions.is_over(ended, ("plan", "v1"))


def test_a_draft_is_not_even_coming():
    draft = a_version("v1", Status.UTKAST, galler_fran="2036-01-01")
    assert not versions.is_coming(plan(draft), draft)
    remiss = a_version("v1", Status.REMISS, galler_fran="2036-01-01")
    assert versions.is_coming(plan(remiss), remiss)


def test_a_version_that_a_decision_repealed_is_over_and_not_in_force():
    repeal = a_beslut("b", "2035-01-01", ["plan"], fattat="2035-06-15")
    known = a_library(DAY, a_dokument("plan", NOW), beslut=[repeal])
    assert versions.is_over(known, ("plan", "now"))
    assert not versions.in_force(known, ("plan", "now"))
    before = a_library(date(2035, 6, 14), a_dokument("plan", NOW), beslut=[repeal])
    assert versions.in_force(before, ("plan", "now"))


@pytest.mark.parametrize("told", [{"galler_fran": "2035-01-01"}, {"datum": "2035-01-01"}])
@pytest.mark.parametrize(("taken", "over"), [("2034-12-31", False), ("2035-01-02", True)])
def test_a_decision_of_before_a_version_leaves_it(told: dict[str, str], taken: str, over: bool):
    decision = a_beslut("b", "2034", repeals=["plan"], fattat=taken)
    known = a_library(DAY, a_dokument("plan", a_version("now", **told)), beslut=[decision])
    assert versions.is_over(known, ("plan", "now")) is over


# Where a link that follows leads


@pytest.mark.parametrize(
    ("found", "current"),
    [
        ((OLD, NOW, COMING), "now"),
        ((OLD, COMING), "old"),  # over, but nothing has come after it yet
        ((COMING, LATER), "coming"),  # all are still to come: the first of them
        ((REMISS,), "remiss"),
        ((REMISS, NOW), "now"),
        ((NOW, REMISS), "now"),  # what is proposed beside what is in force waits
        ((OLD, REMISS), "remiss"),
        ((OLD, REMISS, COMING), "remiss"),
        ((NOW, DRAFT), "now"),
        ((a_version("before", galler_fran="2031-01-01"), NOW), "now"),  # the newest in force
    ],
)
def test_a_link_leads_to_what_is_in_force_else_to_the_newest(
    found: tuple[Version, ...], current: str
):
    version = versions.current_version(plan(*found), "plan")
    assert version is not None
    assert version.id == current


@pytest.mark.parametrize("found", [(), (DRAFT,)])
@pytest.mark.parametrize("utkast", [True, False])
def test_where_nothing_is_published_a_link_leads_nowhere(found: tuple[Version, ...], utkast: bool):
    assert versions.current_version(plan(*found, utkast=utkast), "plan") is None


# Beside each other


def test_versions_stand_in_a_row_in_which_a_draft_is_seen_in_a_preview_alone():
    published, preview = plan(OLD, NOW, DRAFT), plan(OLD, NOW, DRAFT, utkast=True)
    for known in (published, preview):
        assert versions.version_before(known, ("plan", "old")) is None
        assert versions.version_before(known, ("plan", "now")) == OLD
        assert versions.version_after(known, ("plan", "old")) == NOW
    assert versions.version_after(published, ("plan", "now")) is None
    assert versions.version_after(preview, ("plan", "now")) == DRAFT
    assert versions.version_after(preview, ("plan", "draft")) is None


def test_a_section_is_the_newest_that_readers_see():
    texts = {
        ("plan", "old"): sections("syfte", "ord", syfte="Gammalt."),
        ("plan", "now"): sections("syfte", syfte="Nytt."),
        ("plan", "draft"): sections("syfte", syfte="Utkast."),
    }
    dokument: Dokument = a_dokument("plan", OLD, NOW, DRAFT)
    for utkast, words in ((False, "Nytt."), (True, "Utkast.")):
        known = a_library(DAY, dokument, texts=texts, utkast=utkast)
        found = versions.newest_section(known, "plan", "syfte")
        assert found is not None
        assert found.text == words
        older = versions.newest_section(known, "plan", "ord")
        assert older is not None
        assert older.text == "Så är ord."
        assert versions.newest_section(known, "plan", "finns-inte") is None
        assert versions.newest_section(known, "finns-inte", "syfte") is None
