"""The rule of the permanent link: its addresses, where each leads, which fragments it keeps."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

import pytest

from macros.model import Avslutat, Avsnitt, Status, Stycke
from macros.model import Version as Wording
from macros.today.fate import Odesslag
from macros.today.permalinks import (
    Permalink,
    Tombstone,
    following_url,
    permalinks,
    staying_url,
)
from tests.conftest import ROOT
from tests.today.made_up import a_dokument, a_library, a_version, sections

DAY = date(2035, 6, 15)
OLD = a_version("v1", galler_fran="2030-01-01", galler_till="2034-12-31")
NOW = a_version("v2", galler_fran="2035-01-01")
COMING = a_version("v3", galler_fran="2036-01-01")
V1, V2, V3 = ("plan", "v1"), ("plan", "v2"), ("plan", "v3")


def links(
    texts: Mapping[tuple[str, str], tuple[Avsnitt, ...]],
    *ends: Avslutat,
    found: tuple[Wording, ...] = (OLD, NOW, COMING),
) -> dict[str, Permalink | Tombstone]:
    known = a_library(DAY, a_dokument("plan", *found), texts=texts, avslutade=ends)
    return {link.url: link for link in permalinks(known)}


def a_section(name: str, *passages: str) -> Avsnitt:
    return Avsnitt(
        id=name, rubrik=name.title(), niva=1, kapitel="text",
        stycken=tuple(
            Stycke(id=f"{name}-st{n}" if words else "", text=words)
            for n, words in enumerate(passages, start=1)
        ),
    )  # fmt: skip


def kept(*wordings: tuple[str, ...], found: tuple[Wording, ...] = (OLD, NOW, COMING)) -> object:
    """Return which passages the link that follows a section of so many versions keeps."""
    texts = {
        ("plan", version.id): (a_section("a", *passages),)
        for version, passages in zip(found, wordings, strict=True)
    }
    link = links(texts, found=found)["id/plan/a/"]
    assert isinstance(link, Permalink)
    return link.kept


def test_the_addresses():
    assert staying_url(V1, "a") == "id/plan/v1/a/"
    assert following_url("plan", "a") == "id/plan/a/"


def test_no_other_module_and_no_template_writes_an_address_of_a_permanent_link():
    writes = re.compile(r"""["'/]id/\{|f["']/?id/|["']/?id/["']""")
    files = [
        path
        for folder in ("macros", "scripts")
        for kind in ("*.py", "*.html")
        for path in (ROOT / folder).rglob(kind)
    ]
    found = [path.name for path in files if writes.search(path.read_text("utf-8"))]
    assert found == []


def test_every_section_has_a_link_that_stays_with_each_version_and_one_that_follows():
    texts = {V1: sections("a"), V2: sections("a", "b"), V3: sections("c")}
    found = links(texts)
    assert list(found) == [
        "id/plan/v1/a/", "id/plan/v2/a/", "id/plan/v2/b/", "id/plan/v3/c/", "id/plan/a/",
        "id/plan/b/", "id/plan/c/",
    ]  # fmt: skip
    assert found["id/plan/v1/a/"] == Permalink(
        "id/plan/v1/a/", "a", V1, "Om a", "plan/v1/text/#a", follows=False
    )
    assert found["id/plan/a/"] == Permalink(
        "id/plan/a/", "a", V2, "Om a", "plan/v2/text/#a", follows=True
    )
    assert isinstance(coming := found["id/plan/c/"], Permalink)
    assert coming.key == V3


def test_a_draft_has_no_link():
    draft = a_version("v4", Status.UTKAST)
    assert links({("plan", "v4"): sections("a")}, found=(draft,)) == {}


def test_a_link_that_follows_leads_to_what_the_section_became():
    gone = Avslutat(dokument="plan", avsnitt="a", version="v2", till=("b",))
    link = links({V1: sections("a"), V2: sections("b")}, gone)["id/plan/a/"]
    assert link == Permalink(
        "id/plan/a/", "a", V2, "Om b", "plan/v2/text/#b", follows=True, kept=()
    )


@pytest.mark.parametrize(("till", "slag"), [((), Odesslag.AVSLUTAT), (("b", "c"), Odesslag.DELAT)])
def test_what_is_no_longer_one_section_has_a_tombstone(till: tuple[str, ...], slag: Odesslag):
    gone = Avslutat(dokument="plan", avsnitt="a", version="v2", till=till)
    found = links({V1: sections("a"), V2: sections("b", "c")}, gone)
    stone = found["id/plan/a/"]
    assert isinstance(stone, Tombstone)
    assert stone.ode.slag is slag
    assert isinstance(found["id/plan/v1/a/"], Permalink)


def test_a_merged_section_has_a_tombstone():
    ends = [Avslutat(dokument="plan", avsnitt=n, version="v2", till=("c",)) for n in ("a", "b")]
    stone = links({V1: sections("a", "b"), V2: sections("c")}, *ends)["id/plan/a/"]
    assert isinstance(stone, Tombstone)
    assert stone.ode.slag is Odesslag.SAMMANSLAGET


# Which fragments it keeps


TWO = (OLD, NOW)


@pytest.mark.parametrize(
    ("old", "now", "found"),
    [
        (("Ett.", "Två."), ("Ett.", "Två."), None),
        (("Ett.", "Två."), ("Ett.", "Annat."), ("st1",)),
        (("Två.", "Ett."), ("Ett.", "Två."), ()),
        (("Ett.",), ("Ett.", "Nytt."), ("st1", "st2")),
        (("Ett.", "Två."), ("Ett.",), ("st1",)),
        (("", "Två."), ("", "Två."), None),  # a pull quote has no number
        (("", "Två."), ("Ett.", "Två."), ("st1", "st2")),
    ],
)
def test_a_fragment_is_kept_where_its_passage_has_always_said_the_same(
    old: tuple[str, ...], now: tuple[str, ...], found: tuple[str, ...] | None
):
    assert kept(old, now, found=TWO) == found


def test_a_coming_version_has_no_say_yet():
    assert kept(("Ett.",), ("Ett.",), ("Annat.",)) is None


def test_every_version_so_far_has_a_say():
    before = a_version("v0", galler_fran="2029-01-01", galler_till="2029-12-31")
    assert kept(("Annat.",), ("Ett.",), ("Ett.",), found=(before, OLD, NOW)) == ()
    assert kept(("Ett.",), ("Annat.",), ("Ett.",), found=(before, OLD, NOW)) == ()


def test_of_a_section_that_moved_the_words_before_and_after_count():
    gone = Avslutat(dokument="plan", avsnitt="a", version="v2", till=("b",))
    texts = {V1: (a_section("a", "Ett.", "Två."),), V2: (a_section("b", "Ett.", "Annat."),)}
    link = links(texts, gone, found=TWO)["id/plan/a/"]
    assert isinstance(link, Permalink)
    assert link.kept == ("st1",)
