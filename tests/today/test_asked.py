"""What is asked of whom on a day, and in which order a list tells it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

import pytest

from macros.model import Ansvar, Aterkommer, Avsnitt, Beslut, Dagsstatus, Modalitet, Roll, Status
from macros.model import Version as Wording
from macros.reading.library import Library
from macros.today.asked import (
    AskedDuty,
    Lage,
    asked_duties,
    every_duty,
    first_items,
    grouped,
    lage_of,
    list_for,
    recurring,
)
from tests.today.made_up import (
    a_beslut,
    a_dokument,
    a_library,
    a_roll,
    a_version,
    an_ansvar,
    sections,
)

DAY = date(2035, 6, 15)
OLD = a_version("v1", galler_fran="2030-01-01", galler_till="2034-12-31")
NOW = a_version("v2", galler_fran="2035-01-01")
COMING = a_version("v3", galler_fran="2036-01-01")
ROLES = (a_roll("chef"), a_roll("enhetschef", "chef"), a_roll("arkivarie"))


def lage(
    version: str, *found: Wording, beslut: Iterable[Beslut] = (), day: date = DAY,
    utkast: bool = False, dokument: str = "plan",
) -> Lage:  # fmt: skip
    known = a_library(day, a_dokument(dokument, *found), beslut=beslut, utkast=utkast)
    return lage_of(known, (dokument, version))


def plan(
    duties: Mapping[str, Iterable[Ansvar]],
    *found: Wording,
    texts: Mapping[tuple[str, str], tuple[Avsnitt, ...]] | None = None,
    day: date = DAY,
    beslut: Iterable[Beslut] = (),
) -> Library:
    return a_library(
        day, a_dokument("plan", *(found or (OLD, NOW, COMING))), roller=ROLES, texts=texts,
        ansvar={("plan", version): there for version, there in duties.items()}, beslut=beslut,
    )  # fmt: skip


def told(items: Iterable[AskedDuty]) -> list[tuple[str, str, Lage]]:
    return [(item.ansvar.id, item.version.id, item.lage) for item in items]


# Whether a version asks something now


def test_what_is_in_force_is_asked_now_what_was_before_no_more_and_what_comes_not_yet():
    for version, expected in (("v1", Lage.ALDRE), ("v2", Lage.AKTUELL), ("v3", Lage.KOMMANDE)):
        assert lage(version, OLD, NOW, COMING) is expected


def test_a_text_that_was_sent_out_is_asked_for_until_one_is_decided():
    remiss = a_version("v0", Status.REMISS)
    assert lage("v0", remiss) is Lage.AKTUELL
    assert lage("v0", remiss, NOW) is Lage.ALDRE


def test_what_is_proposed_beside_what_is_in_force_is_coming():
    assert lage("v4", NOW, a_version("v4", Status.REMISS)) is Lage.KOMMANDE


def test_a_text_that_has_not_begun_is_coming_also_where_there_is_no_other():
    assert lage("v3", COMING) is Lage.KOMMANDE
    assert lage("v3", COMING, day=date(2036, 1, 1)) is Lage.AKTUELL


@pytest.mark.parametrize("found", [(), (NOW,)])
def test_a_draft_is_coming(found: tuple[Wording, ...]):
    draft = a_version("v4", Status.UTKAST)
    assert lage("v4", *found, draft, utkast=True) is Lage.KOMMANDE


def test_a_repealed_text_asks_nothing():
    repeal = a_beslut("b", "2035-01-01", ["plan"], fattat="2035-06-15")
    assert lage("v2", NOW, beslut=[repeal]) is Lage.ALDRE
    assert lage("v2", NOW, beslut=[repeal], day=date(2035, 6, 14)) is Lage.AKTUELL
    assert lage("v1", OLD) is Lage.ALDRE
    remiss = a_version("v0", Status.REMISS)
    assert lage("v0", remiss, beslut=[repeal]) is Lage.ALDRE


def test_a_decided_text_without_dates_is_asked_for():
    assert lage("v0", a_version("v0")) is Lage.AKTUELL


@pytest.mark.parametrize("status", [Status.FORSLAG, Status.UTGICK])
def test_a_proposal_that_holds_no_decision_is_an_old_text(status: Status):
    assert lage("v0", a_version("v0", status)) is Lage.ALDRE


def test_of_two_proposals_for_one_decision_the_later_counts():
    first = a_beslut("b1", "2031", text=("forslag", "v1"), points=["kf-1", "kf-2"])
    later = a_beslut("b2", "2032", text=("annat", "v1"), points=["kf-2"])
    other = a_beslut("b3", "2033", text=("tredje", "v1"), points=["kf-9"])
    proposal = a_version("v1", Status.FORSLAG)

    def of(dokument: str) -> Lage:
        return lage("v1", proposal, beslut=[first, later, other], dokument=dokument)

    assert of("forslag") is Lage.TIDIGARE
    assert of("annat") is Lage.AKTUELL
    assert of("tredje") is Lage.AKTUELL


# Each duty once


def test_a_duty_is_told_once_as_the_version_of_today_has_it():
    duty = an_ansvar("a", "chef")
    known = plan({"v1": [duty], "v2": [duty], "v3": [duty]})
    assert told(every_duty(known)) == [
        ("a", "v1", Lage.ALDRE), ("a", "v2", Lage.AKTUELL), ("a", "v3", Lage.KOMMANDE),
    ]  # fmt: skip
    assert told(asked_duties(known)) == [("a", "v2", Lage.AKTUELL)]


def test_a_duty_that_a_coming_version_changes_is_told_twice():
    known = plan({"v2": [an_ansvar("a", "chef")], "v3": [an_ansvar("a", "chef", citat="Ska ej.")]})
    assert told(asked_duties(known)) == [("a", "v2", Lage.AKTUELL), ("a", "v3", Lage.KOMMANDE)]
    now, coming = asked_duties(known)
    assert (now.id, coming.id) == ("a-a", "a-a-v3")


def test_a_duty_that_a_coming_version_brings_is_told():
    known = plan({"v2": [], "v3": [an_ansvar("ny", "chef")]})
    assert told(asked_duties(known)) == [("ny", "v3", Lage.KOMMANDE)]


def test_a_duty_that_is_gone_is_told_as_the_last_version_had_it():
    older = a_version("v0", galler_fran="2029-01-01", galler_till="2029-12-31")
    duty = an_ansvar("a", "chef")
    known = plan({"v0": [duty], "v1": [duty], "v2": []}, older, OLD, NOW)
    assert told(asked_duties(known)) == [("a", "v1", Lage.ALDRE)]


def test_a_coming_duty_is_compared_with_what_is_asked_now_and_not_with_old_texts():
    duty = an_ansvar("a", "chef")
    known = plan({"v1": [duty], "v2": [], "v3": [duty]})
    assert told(asked_duties(known)) == [("a", "v1", Lage.ALDRE), ("a", "v3", Lage.KOMMANDE)]


def test_the_duties_of_a_draft_are_not_told():
    draft = a_version("v4", Status.UTKAST)
    assert told(every_duty(plan({"v4": [an_ansvar("a", "chef")]}, draft))) == []


def test_a_duty_knows_its_place_and_its_status():
    texts = {("plan", "v2"): sections("syfte", "mal")}
    known = plan(
        {"v2": [an_ansvar("a", "chef", avsnitt="mal", stycke="mal-st1")]}, NOW, texts=texts
    )
    [duty] = asked_duties(known)
    assert (duty.key, duty.avsnitt) == (("plan", "v2"), ("plan", "v2", "mal"))
    assert (duty.rubrik, duty.url) == ("Om mal", "plan/v2/text/#mal-st1")
    assert duty.status is Dagsstatus.GALLANDE
    assert duty.id == "a-a"
    assert not duty.beslut


def test_a_long_heading_is_shortened_between_words():
    long = tuple(
        avsnitt.model_copy(update={"rubrik": "ord " * 30}) for avsnitt in sections("syfte")
    )
    [duty] = asked_duties(plan({"v2": [an_ansvar("a")]}, NOW, texts={("plan", "v2"): long}))
    assert duty.rubrik == "ord " * 16 + "ord …"


@pytest.mark.parametrize(("length", "whole"), [(70, True), (71, False)])
def test_a_heading_of_seventy_characters_is_not_too_long(length: int, whole: bool):
    heading = f"{'ord ' * 17}{'o' * (length - 68)}"
    assert len(heading) == length
    text = tuple(a.model_copy(update={"rubrik": heading}) for a in sections("syfte"))
    [duty] = asked_duties(plan({"v2": [an_ansvar("a")]}, NOW, texts={("plan", "v2"): text}))
    assert (duty.rubrik == heading) is whole


@pytest.mark.parametrize(("length", "shortened"), [(70, False), (71, True)])
def test_a_heading_of_seventy_signs_is_told_whole(length: int, shortened: bool):
    heading = "ord" + " x" * 33 + "y" * (length - 69)
    texts = {("plan", "v2"): tuple(
        avsnitt.model_copy(update={"rubrik": heading}) for avsnitt in sections("syfte")
    )}  # fmt: skip
    [duty] = asked_duties(plan({"v2": [an_ansvar("a")]}, NOW, texts=texts))
    assert len(heading) == length
    assert (duty.rubrik != heading) is shortened


def test_a_duty_of_a_section_that_is_nowhere_hides_none_of_those_after_it():
    duties = [an_ansvar("a", avsnitt="finns-inte"), an_ansvar("b")]
    assert told(every_duty(plan({"v2": duties}, NOW))) == [("b", "v2", Lage.AKTUELL)]


@pytest.mark.parametrize("aterkommer", Aterkommer)
@pytest.mark.parametrize("version", ["v1", "v2", "v3"])
def test_a_calendar_keeps_what_is_asked_now_with_a_period(aterkommer: Aterkommer, version: str):
    [duty] = asked_duties(plan({version: [an_ansvar("a", "chef", aterkommer=aterkommer)]}))
    period = aterkommer in (Aterkommer.ARLIGEN, Aterkommer.TERTIAL)
    assert duty.i_kalendern is (period and version == "v2")


# The list of a role


def a_list(roll: Roll, known: Library) -> list[list[str]]:
    found = list_for(known, roll, asked_duties(known))
    wider = [f"{other.id}: {d.ansvar.id}" for other, there in found.vidare for d in there]
    rest = (found.egna, found.kommande, found.tidigare, found.aldre, found.alla)
    egna, *others = ([d.ansvar.id for d in part] for part in rest)
    return [egna, wider, *others]


def test_a_list_has_the_roles_own_duties_then_those_of_the_wider_role():
    duties = [
        an_ansvar("vid", "chef"), an_ansvar("egen", "enhetschef"), an_ansvar("bada", "chef", "enhetschef"),
        an_ansvar("annan", "arkivarie"), an_ansvar("stad"),
    ]  # fmt: skip
    known = plan({"v2": duties}, NOW)
    assert a_list(ROLES[1], known) == [
        ["egen", "bada"], ["chef: vid"], [], [], [], ["egen", "bada", "vid"],
    ]  # fmt: skip
    assert a_list(ROLES[0], known) == [["vid", "bada"], [], [], [], [], ["vid", "bada"]]
    assert a_list(ROLES[2], known) == [["annan"], [], [], [], [], ["annan"]]


def test_what_is_coming_and_what_is_old_stand_apart():
    duties = {
        "v1": [an_ansvar("forr", "enhetschef"), an_ansvar("chefs-forr", "chef")],
        "v2": [an_ansvar("nu", "enhetschef")],
        "v3": [an_ansvar("snart", "enhetschef"), an_ansvar("chefs-snart", "chef")],
    }
    assert a_list(ROLES[1], plan(duties)) == [["nu"], [], ["snart"], [], ["forr"], ["nu"]]


def test_what_an_earlier_proposal_asks_stands_apart():
    points = [
        a_beslut("b1", "2031", text=("plan", "v1")), a_beslut("b2", "2032", text=("annan", "v1")),
    ]  # fmt: skip
    proposal = a_version("v1", Status.FORSLAG)
    known = plan({"v1": [an_ansvar("a", "chef")]}, proposal, beslut=points)
    assert a_list(ROLES[0], known) == [[], [], [], ["a"], [], []]
    [duty] = asked_duties(known)
    assert duty.beslut


def test_a_duty_of_two_wider_roles_is_told_by_the_nearest():
    roles = (a_roll("topp"), a_roll("mitt", "topp"), a_roll("liten", "mitt"))
    duties = {("plan", "v2"): [an_ansvar("a", "topp", "mitt"), an_ansvar("b", "topp")]}
    known = a_library(DAY, a_dokument("plan", NOW), roller=roles, ansvar=duties)
    assert a_list(roles[2], known)[1] == ["mitt: a", "topp: b"]


# Where to begin


def many(number: int, **first: object) -> list[AskedDuty]:
    """Return so many duties that may be done, always, the last of them with other fields."""
    plain: dict[str, object] = {"modalitet": Modalitet.KAN, "aterkommer": Aterkommer.STANDIGT}
    duties = [an_ansvar(f"d{n}", "chef", **plain) for n in range(number - 1)]
    duties.append(an_ansvar("sist", "chef", **(plain | first)))
    return list(asked_duties(plan({"v2": duties}, NOW)))


def chosen(items: list[AskedDuty], own: int | None = None) -> list[str]:
    return [d.ansvar.id for d in first_items(items, len(items) if own is None else own)]


@pytest.mark.parametrize(
    ("number", "few"),
    [(1, 1), (6, 6), (7, 7), (8, 3), (9, 3), (10, 4), (18, 6), (19, 7), (21, 7), (22, 7), (90, 7)],
)
def test_a_list_begins_with_a_third_and_never_with_more_than_seven(number: int, few: int):
    assert len(chosen(many(number))) == few


@pytest.mark.parametrize("modalitet", Modalitet)
def test_what_binds_comes_first(modalitet: Modalitet):
    binds = modalitet in (Modalitet.SKA, Modalitet.MASTE, Modalitet.FAR_INTE, Modalitet.ANSVARAR)
    assert (chosen(many(9, modalitet=modalitet))[0] == "sist") is binds


@pytest.mark.parametrize("aterkommer", Aterkommer)
def test_then_comes_what_comes_round(aterkommer: Aterkommer):
    round_ = aterkommer not in (Aterkommer.STANDIGT, Aterkommer.ENGANGS)
    assert (chosen(many(9, aterkommer=aterkommer))[0] == "sist") is round_


def test_the_roles_own_come_before_the_wider_roles_and_keep_the_order_of_the_texts():
    items = many(9)
    assert chosen(items, 2) == ["d0", "d1", "d2"]
    assert chosen([*items[3:], *items[:3]], 6) == ["d3", "d4", "d5"]
    binding = many(9, modalitet=Modalitet.SKA)
    assert chosen(binding, 8) == ["sist", "d0", "d1"]  # what binds counts before whose it is


def test_a_proposal_for_a_decision_comes_after_the_programme():
    proposal = a_version("v1", Status.FORSLAG)
    beslut = [a_beslut("b1", "2031", text=("plan", "v1"))]
    first = list(asked_duties(plan({"v1": [an_ansvar(f"p{n}") for n in range(5)]}, proposal, beslut=beslut)))  # fmt: skip
    later = list(asked_duties(plan({"v2": [an_ansvar(f"d{n}") for n in range(4)]}, NOW)))
    assert chosen([*first, *later]) == ["d0", "d1", "d2"]
    assert chosen([*first, *later], 0) == ["d0", "d1", "d2"]
    assert chosen([*first, *later], 1) == ["p0", "d0", "d1"]


def test_the_roles_own_proposals_come_before_the_programme_of_a_wider_role():
    proposal = a_version("v1", Status.FORSLAG)
    beslut = [a_beslut("b1", "2031", text=("plan", "v1"))]
    own = list(asked_duties(plan({"v1": [an_ansvar(f"p{n}") for n in range(4)]}, proposal, beslut=beslut)))  # fmt: skip
    wider = list(asked_duties(plan({"v2": [an_ansvar(f"d{n}") for n in range(5)]}, NOW)))
    assert chosen([*own, *wider], 4) == ["p0", "p1", "p2"]


def test_a_list_begins_with_items_of_its_own_and_of_the_wider_roles():
    duties = [an_ansvar(f"v{n}", "chef") for n in range(7)]
    duties.append(an_ansvar("egen", "enhetschef"))
    known = plan({"v2": duties}, NOW)
    found = list_for(known, ROLES[1], asked_duties(known))
    assert [duty.ansvar.id for duty in found.forst] == ["egen", "v0", "v1"]


# Groups


def test_items_are_grouped_by_version_and_section_in_their_order():
    texts = {("plan", v): sections("syfte", "mal") for v in ("v2", "v3")}
    duties = {
        "v2": [
            an_ansvar("a"), an_ansvar("b"),
            *(an_ansvar(name, avsnitt="mal", stycke="mal-st1") for name in "cd"),
        ],
        "v3": [an_ansvar("e"), an_ansvar("f")],
    }  # fmt: skip
    items = asked_duties(plan(duties, NOW, COMING, texts=texts))
    found = [
        (first.version.id, [(s.avsnitt[2], [d.ansvar.id for d in there]) for s, there in parts])
        for first, parts in grouped(items)
    ]
    assert found == [
        ("v2", [("syfte", ["a", "b"]), ("mal", ["c", "d"])]),
        ("v3", [("syfte", ["e", "f"])]),
    ]
    assert grouped([]) == []


def test_what_comes_round_is_grouped_by_how_often():
    kinds = {
        "a": Aterkommer.VID_BEHOV, "b": Aterkommer.STANDIGT, "c": Aterkommer.ENGANGS,
        "d": Aterkommer.ARLIGEN, "e": Aterkommer.ARLIGEN,
    }  # fmt: skip
    duties = [an_ansvar(name, aterkommer=kind) for name, kind in kinds.items()]
    items = asked_duties(plan({"v2": duties}, NOW))
    assert [(kind, [d.ansvar.id for d in there]) for kind, there in recurring(items)] == [
        (Aterkommer.ARLIGEN, ["d", "e"]), (Aterkommer.VID_BEHOV, ["a"]),
    ]  # fmt: skip
    assert recurring(iter([])) == []


def test_lists_tell_what_is_asked_now_first_and_old_texts_last():
    assert [(lage.value, lage.label) for lage in Lage] == [
        ("aktuell", "Begärs nu"), ("kommande", "Kommande"), ("tidigare", "Tidigare förslag"),
        ("aldre", "Äldre text"),
    ]  # fmt: skip
