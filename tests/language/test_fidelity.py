"""Words of a received file are joined, left out and compared by rule."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.language.fidelity import compare, expected, join_line_end
from macros.model import Avvikelse, AvvikelseSlag, Kanal, Lasning


@pytest.mark.parametrize(
    ("head", "tail", "joined"),
    [
        ("kvalitetsar-", "bete,", "kvalitetsarbete,"),
        ("031-", "786/2012", "031-786/2012"),
        ("it-", "kunniga", "it-kunniga"),
        ("(EU-", "direktiv", "(EU-direktiv"),
        ("till-", "lämpning", "tillämpning"),
        ("Enskede-", "Årsta", "Enskede-Årsta"),
        ("kompetens-", "och", None),
        ("mål-", "samt", None),
    ],
)
def test_a_word_that_a_line_end_split_is_whole_again(head: str, tail: str, joined: str | None):
    assert join_line_end(head, tail) == ((joined, None) if joined else (head, tail))


WORDS = st.lists(st.text("abcåäö.,", min_size=1, max_size=6), min_size=1, max_size=30)


def _reading(lines: list[str], *departures: Avvikelse) -> list[tuple[Lasning, list[str]]]:
    span = (1, len(lines))
    return [
        (
            Lasning.model_validate({"fil": "x", "rader": f"{span[0]}-{span[1]}"}).model_copy(
                update={"avvikelser": departures}
            ),
            lines,
        )
    ]


@given(WORDS)
def test_a_text_published_as_it_came_has_no_difference(words: list[str]):
    want = expected(_reading([" ".join(words)]))
    assert compare(want, {Kanal.TEXT: words}, []) == []


@given(WORDS, st.data())
def test_a_lost_a_changed_and_a_doubled_word_are_each_found(words: list[str], data: st.DataObject):
    place = data.draw(st.integers(0, len(words) - 1))
    want = expected(_reading([" ".join(words)]))
    lost = words[:place] + words[place + 1 :]
    changed = [*words[:place], words[place] + "x", *words[place + 1 :]]
    doubled = words[: place + 1] + words[place:]
    for published_words in (lost, changed, doubled):
        assert compare(want, {Kanal.TEXT: published_words}, [])


def test_a_departure_that_names_words_which_are_not_there_is_an_error():
    departure = Avvikelse.model_validate(
        {"rader": 1, "slag": AvvikelseSlag.SIDHUVUD, "skal": "x", "text": "finns inte"}
    )
    assert expected(_reading(["här står något annat"], departure)).errors
