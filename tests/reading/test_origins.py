"""Words of a rendered text are led back to where they are written, in work that grows as the text."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.reading.origins import find_origins
from macros.reading.words import Tokens, tokens


def seen(offset: int) -> int | None:  # noqa: ARG001
    return None


def origins(written: str, rendered: str) -> dict[int, int]:
    return find_origins(tokens(written), tokens(rendered), seen)


def led_back(written: str, rendered: str) -> str:
    """Return the written text with a caret under each word or sign that was found."""
    row = [" "] * len(written)
    for start in origins(written, rendered).values():
        row[start] = "^"
    return "".join(row).rstrip()


def test_markup_is_passed_by():
    assert led_back("## En *liten* [länk](x)", "En liten länk") == "   ^   ^       ^"


def test_what_is_only_written_and_what_is_only_rendered_is_passed_by():
    assert origins("a b c d e f", "a x y d e f") == {0: 0, 6: 6, 8: 8, 10: 10}


def test_a_word_that_is_written_otherwise_does_not_lead_the_others_astray():
    found = origins("1. Ja 1. Nej 1. Kanske", "1. Ja 2. Nej 3. Kanske")
    assert all(found[start] == start for start in (0, 3, 9, 16))
    assert 6 not in found
    assert 13 not in found


def test_a_sign_behind_a_backslash_is_what_readers_see():
    assert led_back(r"*ord* \* mer", "ord * mer") == r" ^     ^ ^"


def test_a_code_for_a_character_stands_where_it_is_written():
    assert origins("a &aring;r b", "a år b") == {0: 0, 2: 2, 5: 11}


WORDS = st.lists(st.sampled_from("a b c å 1 § ( ) * [ ] . –".split()), max_size=30)


@given(WORDS, WORDS)
def test_what_is_found_is_the_same_and_in_the_same_order(one: list[str], other: list[str]):
    written, rendered = " ".join(one), " ".join(other)
    found = sorted(origins(written, rendered).items())
    assert all(rendered[there] == written[here] for there, here in found)
    assert [here for _, here in found] == sorted({here for _, here in found})


@given(WORDS, WORDS, WORDS)
def test_what_was_put_in_between_hides_nothing(
    before: list[str], put_in: list[str], after: list[str]
):
    head, tail = "Här börjar texten", "och här slutar den"
    rendered = " ".join([head, *before, *after, tail])
    written = " ".join([head, *before, "ett två tre", *put_in, *after, tail])
    found = origins(written, rendered)
    end = len(rendered) - len(tail)
    assert found[0] == 0
    assert found[end] == len(written) - len(tail)


class Counted(str):
    """A word that counts how often it is looked at."""

    __slots__ = ()
    looks = 0

    def __eq__(self, other: object) -> bool:
        Counted.looks += 1
        return str.__eq__(self, other)

    def __hash__(self) -> int:
        Counted.looks += 1
        return str.__hash__(self)


def looks(written: str, rendered: str) -> int:
    """Return how often a word or sign is compared or looked up."""

    def counted(text: str) -> Tokens:
        found = tokens(text)
        words, signs = (list(map(Counted, each)) for each in (found.words, found.signs))
        return Tokens(words, found.word_starts, signs, found.sign_starts)

    here, there = counted(written), counted(rendered)
    Counted.looks = 0
    find_origins(here, there, seen)
    return Counted.looks


PATHOLOGICAL: dict[str, Callable[[int], tuple[str, str]]] = {
    "the same": lambda n: ("ord och tal " * n,) * 2,
    "brackets": lambda n: ("[" * n, "[" * (n - 1)),
    "one word": lambda n: ("a " * n, "a " * (n // 2)),
    "nothing in common": lambda n: ("a " * n, "b " * n),
    "every other word": lambda n: ("a b " * n, "b c " * n),
    "every third word": lambda n: (
        " ".join(f"x{k} a b" for k in range(n)),
        " ".join(f"y{k} a b" for k in range(n)),
    ),
    "each word its own": lambda n: (
        " ".join(f"x{k}" for k in range(n)),
        " ".join(f"x{k}" for k in reversed(range(n))),
    ),
    "signs that are not there": lambda n: ("*a " * n + "_" * n, "_*" * n + "a " * n),
    "a gap in the middle": lambda n: (
        " ".join(["a b c", *(f"x{k}" for k in range(n)), "d e f"]),
        " ".join(["a b c", *("a b c" for _ in range(n)), "d e f"]),
    ),
}


@pytest.mark.parametrize("name", PATHOLOGICAL)
def test_the_work_grows_as_the_text(name: str):
    few, many = (looks(*PATHOLOGICAL[name](n)) for n in (1000, 4000))
    assert many <= 4.5 * few + 1000
    assert many <= 100 * sum(map(len, PATHOLOGICAL[name](4000)))


def test_a_page_of_twenty_thousand_words_is_walked_once():
    words = [f"ord{n % 997}" for n in range(20_000)]
    written = " ".join(f"**{word}**" for word in words)
    assert looks(written, " ".join(words)) <= 10 * 20_000
