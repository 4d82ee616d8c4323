"""Ten years of a small city's texts: what holds on a day, and what became of each section.

The project in `golden/tider` is made up. Its programme has four versions and a draft, the last
version still to come in the spring of 2041; its guideline has two, and is repealed in 2037.
"""

from __future__ import annotations

import hashlib
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from macros.changes import ledger
from macros.changes.corrections import undo_corrections
from macros.inspection import check
from macros.model import Dagsstatus
from macros.reading import library
from macros.reading.library import Library
from macros.today import versions
from macros.today.fate import Odesslag, fate_of
from macros.today.status import status_of_version

SPRING_2041 = date(2041, 3, 1)
PROGRAMME, GUIDELINE = "gatuprogram", "riktlinje-belysning"


def on(root: Path, *day: int, utkast: bool = False) -> Library:
    return library.load(root, date(*day), utkast=utkast)


@pytest.fixture
def now(tider: Path) -> Library:
    return library.load(tider, SPRING_2041, utkast=False)


@pytest.mark.parametrize("day", [(2031, 1, 1), (2036, 6, 1), (2041, 3, 1), (2051, 1, 1)])
def test_the_small_city_is_whole_on_every_day(tider: Path, day: tuple[int, int, int]) -> None:
    assert [str(problem) for problem in check(on(tider, *day))] == []


def test_the_small_city_is_whole_with_its_draft(tider: Path) -> None:
    assert check(on(tider, 2041, 3, 1, utkast=True)) == []


@pytest.mark.parametrize(
    ("day", "version", "status"),
    [
        ((2031, 2, 28), "2031-beslutad", Dagsstatus.KOMMANDE),
        ((2031, 3, 1), "2031-beslutad", Dagsstatus.GALLANDE),
        ((2034, 12, 31), "2031-beslutad", Dagsstatus.GALLANDE),
        ((2035, 1, 1), "2031-beslutad", Dagsstatus.UPPHAVD),
        ((2034, 12, 31), "2034-beslutad", Dagsstatus.KOMMANDE),
        ((2035, 1, 1), "2034-beslutad", Dagsstatus.GALLANDE),
        ((2041, 6, 30), "2041-beslutad", Dagsstatus.KOMMANDE),
        ((2041, 7, 1), "2041-beslutad", Dagsstatus.GALLANDE),
        ((2041, 7, 1), "2043-utkast", Dagsstatus.UTKAST),
    ],
)
def test_a_version_holds_from_its_first_day_to_its_last(
    tider: Path, day: tuple[int, int, int], version: str, status: Dagsstatus
) -> None:
    known = on(tider, *day)
    assert status_of_version(known, (PROGRAMME, version)) is status


@pytest.mark.parametrize(
    ("day", "version"),
    [
        ((2031, 3, 1), "2031-beslutad"),
        ((2034, 12, 31), "2031-beslutad"),
        ((2035, 1, 1), "2034-beslutad"),
        ((2037, 12, 31), "2034-beslutad"),
        ((2038, 1, 1), "2037-beslutad"),
        ((2041, 6, 30), "2037-beslutad"),
        ((2041, 7, 1), "2041-beslutad"),
        ((2099, 1, 1), "2041-beslutad"),
    ],
)
def test_a_link_that_follows_leads_to_what_holds_today(
    tider: Path, day: tuple[int, int, int], version: str
) -> None:
    found = versions.current_version(on(tider, *day), PROGRAMME)
    assert found is not None
    assert found.id == version


def test_before_anything_holds_a_link_leads_to_the_first_version(tider: Path) -> None:
    found = versions.current_version(on(tider, 2031, 2, 1), PROGRAMME)
    assert found is not None
    assert found.id == "2031-beslutad"


def test_a_repealed_guideline_holds_no_more_but_is_still_there(tider: Path) -> None:
    before, after = on(tider, 2037, 12, 31), on(tider, 2038, 1, 1)
    last = before.versions[GUIDELINE, "2035-beslutad"][1]
    assert versions.in_force(before, (GUIDELINE, last.id))
    assert not versions.in_force(after, (GUIDELINE, last.id))
    assert status_of_version(after, (GUIDELINE, last.id)) is Dagsstatus.UPPHAVD
    assert versions.current_version(after, GUIDELINE) == last
    assert [attsats.id for _, attsats in after.upphavs_genom[GUIDELINE]] == ["kf-2"]


def test_a_draft_is_seen_in_a_preview_alone(tider: Path) -> None:
    published, preview = on(tider, 2041, 3, 1), on(tider, 2041, 3, 1, utkast=True)
    drafts = {
        seen: [v.id for v in versions.visible_versions(known, known.by_id[PROGRAMME])][-1]
        for seen, known in (("site", published), ("preview", preview))
    }
    assert drafts == {"site": "2041-beslutad", "preview": "2043-utkast"}
    assert versions.version_after(published, (PROGRAMME, "2041-beslutad")) is None
    assert fate_of(published, PROGRAMME, "skugga") is None
    assert fate_of(preview, PROGRAMME, "skugga") is None
    assert all("utkast" not in entry.path for entry in preview.las)


def test_the_versions_stand_in_a_row(now: Library) -> None:
    row = [v.id for v in versions.published_versions(now, PROGRAMME)]
    for older, newer in pairwise(row):
        following = versions.version_after(now, (PROGRAMME, older))
        before = versions.version_before(now, (PROGRAMME, newer))
        assert following is not None
        assert before is not None
        assert (following.id, before.id) == (newer, older)
    assert versions.version_before(now, (PROGRAMME, row[0])) is None


ODEN = [
    # section, what became of it, the version that has it or had it last, where it is now
    ("syfte", Odesslag.STAR, "2037-beslutad", []),
    ("rapport", Odesslag.STAR, "2037-beslutad", []),  # in another chapter, under the same id
    ("ord", Odesslag.AVSLUTAT, "2031-beslutad", []),
    ("belysning", Odesslag.FLYTTAT, "2031-beslutad", [(GUIDELINE, "2035-beslutad", "ljus")]),
    ("bankar", Odesslag.SAMMANSLAGET, "2031-beslutad", [(PROGRAMME, "2037-beslutad", "mobler")]),
    ("gatutrad", Odesslag.SAMMANSLAGET, "2034-beslutad", [(PROGRAMME, "2037-beslutad", "gronska")]),
    # split in one version, and its parts merged again in the next
    ("trad", Odesslag.SAMMANSLAGET, "2031-beslutad", [(PROGRAMME, "2037-beslutad", "gronska")]),
    ("trad-i-gata", Odesslag.STAR, "2041-beslutad", []),  # only in a version still to come
]


@pytest.mark.parametrize(("avsnitt", "slag", "version", "till"), ODEN, ids=[row[0] for row in ODEN])
def test_a_section_is_found_wherever_it_went(
    now: Library, avsnitt: str, slag: Odesslag, version: str, till: list[tuple[str, str, str]]
) -> None:
    found = fate_of(now, PROGRAMME, avsnitt)
    assert found is not None
    assert (found.slag, found.key) == (slag, (PROGRAMME, version))
    assert [(*key, section) for key, section in found.till] == till


def test_a_split_section_is_found_in_both_its_parts(tider: Path) -> None:
    found = fate_of(on(tider, 2036, 1, 1), PROGRAMME, "trad")
    assert found is not None
    assert found.slag is Odesslag.DELAT
    assert [section for _, section in found.till] == ["gatutrad", "parktrad"]


def test_merged_sections_name_each_other(now: Library) -> None:
    found = fate_of(now, PROGRAMME, "bankar")
    assert found is not None
    assert found.med == ("papperskorgar",)


def test_an_end_tells_why_where_that_is_known(now: Library) -> None:
    why = {end.avsnitt: end.skal for end in now.avslutade}
    assert why["ord"] == "Orden förklaras där de står."
    assert why["bankar"] is None


def test_a_section_goes_from_one_document_to_another(now: Library) -> None:
    found = fate_of(now, GUIDELINE, "matning")
    assert found is not None
    assert found.till == (((PROGRAMME, "2037-beslutad"), "rapport"),)


def test_a_section_that_a_coming_version_ends_stands_until_then(tider: Path) -> None:
    before = fate_of(on(tider, 2041, 6, 30), PROGRAMME, "beslut")
    after = fate_of(on(tider, 2041, 7, 1), PROGRAMME, "beslut")
    assert before is not None
    assert after is not None
    assert (before.slag, after.slag) == (Odesslag.STAR, Odesslag.AVSLUTAT)


def test_a_section_that_never_was_has_no_fate(now: Library) -> None:
    assert fate_of(now, PROGRAMME, "finns-inte") is None
    assert fate_of(now, PROGRAMME, "energi") is None  # that is the guideline's


@pytest.mark.parametrize("year", range(2031, 2045))
def test_every_section_ever_published_has_a_fate_every_year(tider: Path, year: int) -> None:
    known = on(tider, year, 1, 1)
    for entry in known.las:
        assert entry.post is not None
        for avsnitt in entry.post.avsnitt:
            found = fate_of(known, entry.post.dokument, avsnitt.id)
            assert found is not None
            for key, section in (*found.till, (found.key, found.avsnitt)):
                assert section in known.avsnitt_med_id(key)


def test_the_ledger_holds_together(now: Library) -> None:
    before = None
    for entry in now.las:
        assert entry.post is not None
        assert ledger.is_whole(entry.post, entry.raw, before)
        before = entry.post
    assert [entry.post.datum for entry in now.las if entry.post] == sorted(
        entry.post.datum for entry in now.las if entry.post
    )


def test_corrections_lead_back_to_the_words_that_were_published_first(now: Library) -> None:
    posts = [
        entry.post
        for entry in now.las
        if entry.post and (entry.post.dokument, entry.post.version) == (PROGRAMME, "2031-beslutad")
    ]
    syfte = now.avsnitt_med_id((PROGRAMME, "2031-beslutad"))["syfte"]
    corrections = [r for r in now.rattelser if r.avsnitt == "syfte"]
    assert [r.id for r in corrections] == ["vacker", "for-alla"]
    for made, post in enumerate(posts):
        undone = undo_corrections(syfte.rubrik, syfte.text, corrections[made:])
        assert undone is not None
        locked = next(a for a in post.avsnitt if a.id == "syfte")
        assert hashlib.sha256(undone[1].encode()).hexdigest() == locked.sha256
    first = undo_corrections(syfte.rubrik, syfte.text, corrections)
    assert first is not None
    assert first[1] == "Småstad är vackar och lätt att vistas i för ala."


def test_a_correction_of_the_markup_changes_the_file_alone(now: Library) -> None:
    _, before, after = (
        entry.post for entry in now.las if entry.post and entry.post.version == "2031-beslutad"
    )
    assert "varen-kursiv" in after.rattelser
    changed = {f.fil for f in after.filer} - {
        f.fil for f in after.filer if f.sha256 in {old.sha256 for old in before.filer}
    }
    assert changed == {"gator.md", "inledning.md"}
    trad = [next(a.sha256 for a in post.avsnitt if a.id == "trad") for post in (before, after)]
    assert trad[0] == trad[1]


def test_a_duty_keeps_its_id_when_its_words_change(now: Library) -> None:
    old, new = (
        {duty.id: duty for duty in now.ansvar((PROGRAMME, version))}
        for version in ("2037-beslutad", "2041-beslutad")
    )
    assert new.keys() - old.keys() == {"gp-vattna"}
    assert old.keys() - new.keys() == set()
    assert {d for d in old if old[d].citat != new[d].citat} == {"gp-bankar"}
