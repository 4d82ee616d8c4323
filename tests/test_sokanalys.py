"""What a word is to the search: the laws of it, and that the browser holds to the same."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.language import search_terms
from macros.model import Ersattning, Sammansattning
from macros.reading.library import Library
from scripts.publicera.sok.enheter import enheter
from scripts.publicera.sok.sprak import Sprak
from tests.sok import felskrivning
from tests.sok.motor import ASSETS, node

WORDS = st.text("abcdefghijklmnopqrstuvwxyzåäöé", min_size=1, max_size=20)


@pytest.fixture(scope="module")
def texts(known: Library) -> list[str]:
    return [text for unit in enheter(known) for text in unit.texter]


@pytest.fixture(scope="module")
def sprak(known: Library, texts: list[str]) -> Sprak:
    return Sprak(known, texts)


BROWSER = f"""
import * as a from {str(ASSETS / "search/analysis.js")!r};
import * as m from {str(ASSETS / "search/misprint.js")!r};
import {{ readFileSync }} from "node:fs";
const {{ texts, forms, stems, roots, never, pairs }} = JSON.parse(readFileSync(0, "utf-8"));
const not = new Set(never);
const mayBe = (s) => (not.has(s) ? 0 : (stems[s] ?? roots[a.root(s)] ?? 0));
process.stdout.write(JSON.stringify({{
  words: texts.map(a.tokenize),
  forms: forms.map((w) => [a.joined(w), a.stem(w), a.root(a.stem(w)), a.folded(w), a.splitCompound(a.joined(w), mayBe), m.allowance(w)]),
  distances: pairs.map(([one, other]) => m.distance(one, other, 2)),
}}));
"""


def test_the_browser_reads_every_text_and_every_word_as_the_build_does(
    sprak: Sprak, texts: list[str]
):
    words = sorted(sprak.forms | {"Å" * 3, "iso-27001", "5.3.1", "e-tjänster"})
    stems = sorted({search_terms.stem(word) for word in words})
    pairs = list(pairwise(stems))
    said = node(
        BROWSER,
        stdin={
            "texts": texts,
            "forms": words,
            "stems": {stem: sprak._led(stem) for stem in sprak.ordled},
            "roots": {root: led for root in sprak._alike if (led := sprak.led_of_root(root))},
            "never": sorted(sprak._never),
            "pairs": pairs,
        },
    )
    assert said["words"] == [[word.text for word in search_terms.tokenize(text)] for text in texts]
    assert said["forms"] == [
        [
            search_terms.joined(word),
            search_terms.stem(word),
            search_terms.root(search_terms.stem(word)),
            search_terms.folded(word),
            list(search_terms.split_compound(search_terms.joined(word), sprak.led)),
            felskrivning.allowance(word),
        ]
        for word in words
    ]
    assert said["distances"] == [felskrivning.distance(one, other, 2) for one, other in pairs]


@given(WORDS, WORDS)
def test_a_distance_is_the_same_both_ways_and_nothing_only_between_equals(one: str, other: str):
    found = felskrivning.distance(one, other, 2)
    assert found == felskrivning.distance(other, one, 2)
    assert (found == 0) == (one == other)
    assert found <= 3


@given(WORDS.filter(lambda word: len(word) > 1), st.data())
def test_a_swap_of_neighbours_is_one_misprint(word: str, data: st.DataObject):
    at = data.draw(st.integers(0, len(word) - 2))
    swapped = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    assert felskrivning.distance(word, swapped, 2) == (word != swapped)


def test_the_parts_of_a_compound_are_the_compound(sprak: Sprak):
    for form in sprak.forms:
        parts = search_terms.split_compound(search_terms.joined(form), sprak.led)
        assert not parts or "".join(parts) == search_terms.joined(form)


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("informationsklassning", ("informations", "klassning")),
        ("informationssäkerhetsansvar", ("informationssäkerhets", "ansvar")),
        ("klagomålshantering", ("klagomåls", "hantering")),
        ("målgruppsinvolvering", ("målgrupps", "involvering")),
        ("medarbetarna", ()),
        ("planering", ()),
        ("egenskaper", ()),
        ("motsvarande", ()),
        ("riktlinjerna", ()),
        ("2021/866", ()),
    ],
)
def test_a_compound_is_taken_apart_where_its_words_meet(
    sprak: Sprak, word: str, parts: tuple[str, ...]
):
    assert sprak.parts(word) == parts


def test_a_listed_compound_is_one_that_the_rule_gets_wrong(known: Library, sprak: Sprak):
    idle = [
        found.ord
        for found in known.all(Sammansattning)
        if search_terms.split_compound(found.ord, sprak.led) == found.delar
    ]
    assert idle == []


def test_no_compound_is_listed_twice(known: Library):
    words = [found.ord for found in known.all(Sammansattning)]
    assert sorted(set(words)) == sorted(words)


def test_what_stands_for_something_stands_for_words_that_the_texts_have(
    known: Library, texts: list[str]
):
    said = [" ".join(_stems(text)) for text in texts]
    everything = " | ".join(said)
    idle = [
        phrase
        for pair in known.all(Ersattning)
        for phrase in pair.texten
        if " ".join(_stems(phrase)) not in everything
    ]
    assert idle == []


@cache
def _stems(text: str) -> tuple[str, ...]:
    return tuple(search_terms.stem(word.text) for word in search_terms.tokenize(text))
