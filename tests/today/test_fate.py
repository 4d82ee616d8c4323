"""What became of a section, by the smallest examples; `test_tider` follows a whole city."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import pytest

from macros.model import Avslutat, Status
from macros.reading.library import Library
from macros.today.fate import Ode, Odesslag, fate_of, merged_with
from tests.today.made_up import a_dokument, a_library, a_version, sections

DAY = date(2035, 6, 15)
OLD = a_version("v1", galler_fran="2030-01-01", galler_till="2034-12-31")
NOW = a_version("v2", galler_fran="2035-01-01")
COMING = a_version("v3", galler_fran="2036-01-01")
V1, V2, V3 = ("plan", "v1"), ("plan", "v2"), ("plan", "v3")


def end(name: str, *till: str, version: str = "v2", dokument: str = "plan") -> Avslutat:
    return Avslutat(dokument=dokument, avsnitt=name, version=version, till=till)


def plan(
    old: Iterable[str], now: Iterable[str], *ends: Avslutat, coming: Iterable[str] = ()
) -> Library:
    texts = {V1: sections(*old), V2: sections(*now), V3: sections(*coming)}
    rules = a_dokument("regler", NOW)
    return a_library(
        DAY, a_dokument("plan", OLD, NOW, COMING), rules, avslutade=ends,
        texts=texts | {("regler", "v2"): sections("cykel")},
    )  # fmt: skip


def test_what_the_current_version_has_stands():
    assert fate_of(plan(["a"], ["a"]), "plan", "a") == Ode(Odesslag.STAR, V2, "a")
    assert fate_of(plan([], ["a"]), "plan", "a") == Ode(Odesslag.STAR, V2, "a")


def test_what_stands_in_a_coming_version_alone_stands_there():
    assert fate_of(plan([], [], coming=["a"]), "plan", "a") == Ode(Odesslag.STAR, V3, "a")


def test_what_was_forgotten_stands_where_it_stood_last():
    assert fate_of(plan(["a"], []), "plan", "a") == Ode(Odesslag.STAR, V1, "a")


def test_of_several_versions_that_had_it_the_last_one_tells_of_a_section():
    oldest = a_version("v0", galler_fran="2029-01-01", galler_till="2029-12-31")
    texts = {("plan", "v0"): sections("a"), V1: sections("a"), V2: sections("b")}
    document = a_dokument("plan", oldest, OLD, NOW)
    for ends, slag in (((), Odesslag.STAR), ((end("a"),), Odesslag.AVSLUTAT)):
        found = fate_of(a_library(DAY, document, avslutade=ends, texts=texts), "plan", "a")
        assert found == Ode(slag, V1, "a", ends)


@pytest.mark.parametrize("name", ["finns-inte", "cykel"])
def test_what_never_was_in_the_document_has_no_fate(name: str):
    assert fate_of(plan(["a"], ["a"]), "plan", name) is None


def test_a_document_without_a_published_text_has_no_fates():
    draft = a_dokument("plan", a_version("v1", Status.UTKAST))
    assert fate_of(a_library(DAY, draft, utkast=True), "plan", "syfte") is None


def test_a_section_that_ended_without_an_heir_is_ended():
    gone = end("a")
    assert fate_of(plan(["a"], ["b"], gone), "plan", "a") == Ode(
        Odesslag.AVSLUTAT, V1, "a", (gone,)
    )


def test_a_section_with_one_heir_moved():
    gone = end("a", "b")
    assert fate_of(plan(["a"], ["b"], gone), "plan", "a") == Ode(
        Odesslag.FLYTTAT, V1, "a", (gone,), ((V2, "b"),)
    )


def test_a_section_moves_to_another_document():
    gone = end("a", "regler/cykel")
    found = fate_of(plan(["a"], ["b"], gone), "plan", "a")
    assert found == Ode(Odesslag.FLYTTAT, V1, "a", (gone,), ((("regler", "v2"), "cykel"),))


def test_a_section_with_two_heirs_was_split():
    gone = end("a", "b", "c")
    assert fate_of(plan(["a"], ["b", "c"], gone), "plan", "a") == Ode(
        Odesslag.DELAT, V1, "a", (gone,), ((V2, "b"), (V2, "c"))
    )


def test_two_sections_with_one_heir_were_merged():
    gone, other = end("a", "c"), end("b", "c")
    found = fate_of(plan(["a", "b"], ["c"], gone, other), "plan", "a")
    assert found == Ode(Odesslag.SAMMANSLAGET, V1, "a", (gone,), ((V2, "c"),), ("b",))


def test_a_section_that_was_split_and_merged_was_split():
    gone, other = end("a", "c", "d"), end("b", "c")
    found = fate_of(plan(["a", "b"], ["c", "d"], gone, other), "plan", "a")
    assert found is not None
    assert (found.slag, found.med) == (Odesslag.DELAT, ("b",))


def test_what_ends_in_a_coming_version_stands_until_then():
    known = plan(["a"], ["a"], end("a", version="v3"))
    assert fate_of(known, "plan", "a") == Ode(Odesslag.STAR, V2, "a")


def test_an_end_in_a_coming_version_is_not_told_before_its_day():
    first, second = end("a", "b"), end("a", "c", version="v3")
    found = fate_of(plan(["a"], ["b"], first, second, coming=["c"]), "plan", "a")
    assert found == Ode(Odesslag.FLYTTAT, V1, "a", (first,), ((V2, "b"),))


def test_the_latest_end_of_a_section_that_came_back_counts():
    first, second = end("a", "b", version="v1"), end("a", "c")
    found = fate_of(plan(["a"], ["b", "c"], first, second), "plan", "a")
    assert found == Ode(Odesslag.FLYTTAT, V1, "a", (second,), ((V2, "c"),))


def test_an_heir_that_ended_in_turn_leads_on():
    texts = {V1: sections("a"), V2: sections("b"), V3: sections("c")}
    versions = (
        OLD.model_copy(update={"galler_till": "2032-12-31"}),
        NOW.model_copy(update={"galler_fran": "2033-01-01", "galler_till": "2034-12-31"}),
        COMING.model_copy(update={"galler_fran": "2035-01-01"}),
    )
    first, second = end("a", "b"), end("b", "c", version="v3")
    known = a_library(DAY, a_dokument("plan", *versions), avslutade=[first, second], texts=texts)
    assert fate_of(known, "plan", "a") == Ode(
        Odesslag.FLYTTAT, V1, "a", (first, second), ((V3, "c"),)
    )
    assert fate_of(known, "plan", "b") == Ode(Odesslag.FLYTTAT, V2, "b", (second,), ((V3, "c"),))


def test_two_ways_to_the_same_heir_are_one_heir():
    one, other, third = end("a", "b", "c"), end("b", "d"), end("c", "d")
    found = fate_of(plan(["a", "b", "c"], ["d"], one, other, third), "plan", "a")
    assert found is not None
    assert found.till == ((V2, "d"),)
    assert found.slag is Odesslag.SAMMANSLAGET


def test_sections_that_lead_to_each_other_end_the_search():
    found = fate_of(plan(["a", "b"], [], end("a", "b"), end("b", "a")), "plan", "a")
    assert found is not None
    assert (found.slag, found.till) == (Odesslag.AVSLUTAT, ())


def test_merged_are_those_that_went_to_the_same_place_in_the_same_version():
    mine = end("a", "x", "y")
    same, part, none = end("b", "x", "y"), end("c", "y"), end("d", "z")
    gone, later = end("e"), end("f", "x", version="v3")
    elsewhere = end("g", "x", dokument="regler")
    known = plan([], [], mine, same, part, none, gone, later, elsewhere)
    assert merged_with(known, mine) == ("b", "c")
    assert merged_with(known, gone) == ()
