"""One status per version, document and decision, on any day."""

from __future__ import annotations

from datetime import date

import pytest

from macros.model import Dagsstatus, Kand, Status
from macros.today.status import status_of_decision, status_of_document, status_of_version
from tests.today.made_up import a_beslut, a_dokument, a_library, a_version

DAY = date(2035, 6, 15)
REPEAL = a_beslut("b", "2035-01-10", ["plan"], fattat="2035-03-01")
KEY = ("plan", "v1")


def of_version(day: date = DAY, *, repeal: bool = False, **fields: object) -> Dagsstatus:
    known = a_library(
        day, a_dokument("plan", a_version("v1", **fields)), beslut=[REPEAL] if repeal else []
    )
    return status_of_version(known, KEY)


@pytest.mark.parametrize(
    ("fran", "till", "status"),
    [
        ("2035-06-16", None, Dagsstatus.KOMMANDE),
        ("2035-06-15", None, Dagsstatus.GALLANDE),
        ("2035-06-14", "2035-06-15", Dagsstatus.GALLANDE),
        ("2035-06-14", "2035-06-14", Dagsstatus.UPPHAVD),
        ("2030", "2035-06", Dagsstatus.GALLANDE),
        ("2030", "2035-05", Dagsstatus.UPPHAVD),
        ("2035-07", None, Dagsstatus.KOMMANDE),
        ("2035-06", None, Dagsstatus.GALLANDE),
        (None, "2035-06-14", Dagsstatus.UPPHAVD),
        (None, "2035-06-15", Dagsstatus.BESLUTAD),
        (None, None, Dagsstatus.BESLUTAD),
    ],
)
def test_the_dates_of_a_decided_version_tell_what_it_is(
    fran: str | None, till: str | None, status: Dagsstatus
):
    assert of_version(galler_fran=fran, galler_till=till) is status


@pytest.mark.parametrize("status", [s for s in Status if s is not Status.BESLUTAD])
def test_what_is_not_decided_is_what_it_is_whatever_its_dates(status: Status):
    for fran, till in (("2036-01-01", None), ("2030-01-01", None), ("2030-01-01", "2031-01-01")):
        assert of_version(status=status, galler_fran=fran, galler_till=till).value == status.value
    assert of_version(status=status, repeal=True).value == status.value


@pytest.mark.parametrize(
    ("day", "status"),
    [(date(2035, 2, 28), Dagsstatus.GALLANDE), (date(2035, 3, 1), Dagsstatus.UPPHAVD)],
)
def test_a_decision_ends_a_version_whose_last_day_is_not_told(day: date, status: Dagsstatus):
    assert of_version(day, repeal=True, galler_fran="2030-01-01") is status


def test_a_decision_ends_a_decided_version_without_dates():
    assert of_version(repeal=True) is Dagsstatus.UPPHAVD


def test_the_told_last_day_counts_before_the_day_of_the_decision():
    assert of_version(repeal=True, galler_fran="2030-01-01", galler_till="2035-12-31") is Dagsstatus.GALLANDE  # fmt: skip


def test_a_version_of_after_the_decision_is_in_force():
    assert of_version(repeal=True, galler_fran="2035-04-01") is Dagsstatus.GALLANDE
    assert of_version(repeal=True, datum="2035-04-01") is Dagsstatus.BESLUTAD


def test_the_first_day_counts_before_the_date_of_the_wording():
    told = of_version(repeal=True, datum="2035-04-01", galler_fran="2035-02-01")
    assert told is Dagsstatus.UPPHAVD


# Documents


def test_a_document_is_what_its_current_version_is():
    old = a_version("v1", galler_fran="2030-01-01", galler_till="2034-12-31")
    new = a_version("v2", galler_fran="2035-01-01")
    plan = a_dokument("plan", old, new, a_version("v3", galler_fran="2036-01-01"))
    for day, status in (
        (date(2029, 1, 1), Dagsstatus.KOMMANDE), (date(2034, 1, 1), Dagsstatus.GALLANDE),
        (DAY, Dagsstatus.GALLANDE),
    ):  # fmt: skip
        assert status_of_document(a_library(day, plan), plan) is status
    over = a_dokument("plan", old)
    assert status_of_document(a_library(DAY, over), over) is Dagsstatus.UPPHAVD


@pytest.mark.parametrize("known", Kand)
def test_a_document_known_by_name_is_what_is_known_of_it_until_it_is_repealed(known: Kand):
    plan = a_dokument("plan", status=known)
    assert status_of_document(a_library(DAY, plan), plan) is known
    assert status_of_document(a_library(DAY, plan, beslut=[REPEAL]), plan) is Dagsstatus.UPPHAVD
    before = a_library(date(2035, 2, 28), plan, beslut=[REPEAL])
    assert status_of_document(before, plan) is known


def test_a_document_of_which_nothing_is_known_is_mentioned():
    plan = a_dokument("plan")
    assert status_of_document(a_library(DAY, plan), plan) is Kand.OMNAMND


@pytest.mark.parametrize("utkast", [True, False])
def test_a_document_of_drafts_alone_is_a_draft(utkast: bool):
    plan = a_dokument("plan", a_version("v1", Status.UTKAST))
    assert status_of_document(a_library(DAY, plan, utkast=utkast), plan) is Dagsstatus.UTKAST


@pytest.mark.parametrize("status", [Status.REMISS, Status.FORSLAG])
def test_a_document_is_repealed_also_where_only_a_proposal_of_it_is_here(status: Status):
    plan = a_dokument("plan", a_version("v1", status, datum="2034-01-01"))
    assert status_of_document(a_library(DAY, plan, beslut=[REPEAL]), plan) is Dagsstatus.UPPHAVD
    later = a_dokument("plan", a_version("v1", status, datum="2035-04-01"))
    told = status_of_document(a_library(DAY, later, beslut=[REPEAL]), later)
    assert told.value == status.value


def test_a_proposal_that_was_dropped_stays_so():
    plan = a_dokument("plan", a_version("v1", Status.UTGICK))
    assert status_of_document(a_library(DAY, plan, beslut=[REPEAL]), plan) is Dagsstatus.UTGICK


# Decisions


def test_a_decision_is_decided_from_the_day_on_which_it_was_taken():
    def told(day: date) -> Dagsstatus:
        return status_of_decision(a_library(day, beslut=[REPEAL]), REPEAL)

    assert (told(date(2035, 2, 28)), told(date(2035, 3, 1))) == (
        Dagsstatus.FORSLAG, Dagsstatus.BESLUTAD,
    )  # fmt: skip


def test_a_decision_without_a_day_is_a_proposal():
    proposal = a_beslut("b", "2030-01-10")
    assert status_of_decision(a_library(DAY, beslut=[proposal]), proposal) is Dagsstatus.FORSLAG
