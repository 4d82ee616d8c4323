"""The ledger: no byte of it can change, no entry can go or move, without being told."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Sequence

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from macros.changes import ledger
from macros.model import Avsnitt, Laspost, Stycke
from macros.reading.tables import LAS
from macros.reading.typed import typed
from macros.reading.values import parse_yaml
from tests.conftest import ROOT
from tests.test_checks_fuzz import PROFILE

TIDER = ROOT / "tests/golden/tider" / LAS
ENTRIES = [path.read_bytes() for path in sorted(TIDER.glob("*.yml"))]
NAMES = [path.name for path in sorted(TIDER.glob("*.yml"))]


def whole(files: Sequence[bytes]) -> bool:
    """Tell whether some files are a ledger: as the check reads them, one after the other."""
    before: Laspost | None = None
    for raw in files:
        post, text = read(raw)
        if post is None or not ledger.is_whole(post, text, before):
            return False
        before = post
    return True


@functools.lru_cache(maxsize=64)
def read(raw: bytes) -> tuple[Laspost | None, str]:
    try:
        text = raw.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError:
        return None, ""
    document, problems = parse_yaml("data/las/x.yml", text)
    return typed(document, Laspost)[0] if document and not problems else None, text


def test_the_ledger_is_whole() -> None:
    assert whole(ENTRIES)
    assert whole([path.read_bytes() for path in sorted((ROOT / LAS).glob("*.yml"))])


@given(
    number=st.integers(0, len(ENTRIES) - 1),
    place=st.floats(0, 1, exclude_max=True),
    other=st.integers(1, 255),
)
@PROFILE
def test_a_ledger_with_any_one_byte_changed_is_rejected(
    number: int, place: float, other: int
) -> None:
    changed = bytearray(ENTRIES[number])
    at = int(place * len(changed))
    changed[at] ^= other
    assert not whole([*ENTRIES[:number], bytes(changed), *ENTRIES[number + 1 :]])


@pytest.mark.parametrize("number", range(len(ENTRIES)), ids=NAMES)
def test_a_changed_byte_is_rejected_wherever_it_stands(number: int) -> None:
    entry = ENTRIES[number]
    for at in range(number, len(entry), 41):
        for other in (0x01, 0x20, 0x80):
            changed = bytearray(entry)
            changed[at] ^= other
            assert not whole([*ENTRIES[:number], bytes(changed)]), (at, other)


@given(
    number=st.integers(0, len(ENTRIES) - 1),
    place=st.floats(0, 1),
    byte=st.binary(min_size=1, max_size=3),
)
@PROFILE
def test_a_ledger_with_bytes_put_in_is_rejected(number: int, place: float, byte: bytes) -> None:
    entry = ENTRIES[number]
    at = int(place * len(entry))
    changed = entry[:at] + byte + entry[at:]
    # The end of a line may be that of another machine; git turns it so, and no word changes.
    if changed.replace(b"\r\n", b"\n") != entry:
        assert not whole([*ENTRIES[:number], changed, *ENTRIES[number + 1 :]])


@given(st.lists(st.integers(0, len(ENTRIES) - 1), min_size=1, max_size=len(ENTRIES) + 1))
@example([1, 2])
@example([0, 0])
@example([1, 0])
@PROFILE
def test_no_entry_can_be_dropped_moved_or_doubled_but_the_last_dropped(order: list[int]) -> None:
    # The last can be dropped: then its version is one that has not been published yet.
    assert whole([ENTRIES[number] for number in order]) == (order == list(range(len(order))))


@pytest.mark.parametrize("number", range(len(ENTRIES) - 1), ids=NAMES[:-1])
def test_every_dropped_swapped_or_doubled_entry_is_told(number: int) -> None:
    dropped = [*ENTRIES[:number], *ENTRIES[number + 1 :]]
    swapped = [*ENTRIES]
    swapped[number], swapped[number + 1] = swapped[number + 1], swapped[number]
    doubled = [*ENTRIES[: number + 1], *ENTRIES[number:]]
    assert not any(whole(files) for files in (dropped, swapped, doubled))


WORDS = st.text(st.sampled_from("abåäö 1:#-'\"{}[]\n"), max_size=30)
SECTIONS = st.lists(
    st.builds(
        lambda number, rubrik, words: Avsnitt(
            id=f"a{number}",
            rubrik=rubrik,
            niva=1,
            kapitel="k",
            stycken=(Stycke(id="s", text=words),),
        ),
        st.integers(0, 99),
        WORDS,
        WORDS,
    ),
    max_size=4,
)
VERSIONS = st.lists(
    st.tuples(SECTIONS, st.dictionaries(st.sampled_from(["a.md", "å b.md", "#.md"]), st.binary(max_size=9), min_size=1)),
    min_size=1,
    max_size=5,
)  # fmt: skip


@given(VERSIONS)
@PROFILE
def test_what_is_written_to_the_ledger_is_read_back_the_same(
    versions: list[tuple[list[Avsnitt], dict[str, bytes]]],
) -> None:
    posts: list[Laspost] = []
    for number, (sections, files) in enumerate(versions):
        before = posts[-1] if posts else None
        posts.append(
            ledger.next_entry(before, ("d", f"v{number}"), "2031-01-01", files.items(), sections)
        )
    written = [ledger.dump(post).encode() for post in posts]
    assert whole(written)
    for post, raw in zip(posts, written, strict=True):
        document, _ = parse_yaml("x", raw.decode())
        assert document is not None
        assert typed(document, Laspost)[0] == post


FILES = [("b.md", b"tv\xc3\xa5"), ("a.md", b"ett")]
SECTION = Avsnitt(id="mal", rubrik="1. Mål", niva=1, kapitel="a")


def entries() -> tuple[Laspost, Laspost]:
    first = ledger.next_entry(None, ("program", "2031"), "2031-01-01", FILES, [SECTION])
    return first, ledger.next_entry(first, ("program", "2032"), "2032-01-01", FILES, [], ["r1"])


def test_an_entry_is_bound_to_the_one_before_and_the_first_to_none() -> None:
    first, second = entries()
    assert (first.nummer, first.fore) == (1, None)
    assert (second.nummer, second.fore) == (2, first.hash)
    assert ledger.follows(first, None)
    assert ledger.follows(second, first)
    assert not ledger.follows(second, None)
    assert not ledger.follows(first, first)
    assert not ledger.follows(second.model_copy(update={"fore": "0" * 64}), first)
    assert not ledger.follows(second.model_copy(update={"nummer": 3}), first)


def test_an_entry_holds_what_was_published() -> None:
    first, second = entries()
    assert (first.dokument, first.version, first.datum) == ("program", "2031", "2031-01-01")
    assert [(each.fil, each.sha256) for each in first.filer] == [
        ("a.md", hashlib.sha256(b"ett").hexdigest()),
        ("b.md", hashlib.sha256("två".encode()).hexdigest()),
    ]
    assert [(each.id, each.rubrik, each.sha256) for each in first.avsnitt] == [
        ("mal", "1. Mål", SECTION.hash)
    ]
    assert (first.rattelser, second.rattelser) == ((), ("r1",))


def test_the_file_of_an_entry_ends_with_the_hash_of_all_lines_above() -> None:
    first, _ = entries()
    body, _, last = ledger.dump(first).rpartition("hash: ")
    assert last == hashlib.sha256(body.encode()).hexdigest() + "\n"
    assert body.startswith("# Skriven vid publicering. Ändra aldrig")
    assert "rubrik: 1. Mål" in body


def test_an_entry_is_untouched_if_its_file_has_its_one_spelling_and_its_own_hash() -> None:
    first, second = entries()
    assert ledger.is_untouched(first, ledger.dump(first))
    assert not ledger.is_untouched(first, ledger.dump(first) + "\n")
    forged = first.model_copy(update={"datum": "2030-01-01"})
    assert not ledger.is_untouched(forged, ledger.dump(forged))
    assert ledger.is_whole(second, ledger.dump(second), first)
    assert not ledger.is_whole(second, ledger.dump(second), None)
    assert not ledger.is_whole(forged, ledger.dump(forged), None)


def test_a_long_heading_stands_on_one_line() -> None:
    long = SECTION.model_copy(update={"rubrik": "Mål och medel " * 50})
    post = ledger.next_entry(None, ("d", "v"), "2031-01-01", FILES, [long])
    assert long.rubrik.strip() in ledger.dump(post)


def test_the_files_of_the_ledger_stand_in_its_order() -> None:
    first, second = entries()
    assert ledger.file_name(first) == "0001-program-2031.yml"
    assert ledger.file_name(second) == "0002-program-2032.yml"
