"""What a word is to the search: stems, roots, spellings."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.language import search_terms

WORDS = st.text("abcdefghijklmnopqrstuvwxyzåäöé", min_size=1, max_size=20)


@pytest.mark.parametrize(
    "forms",
    [
        "informationsägare informationsägaren informationsägarens",
        "program programmet programmets",
        "strategi strategin strategier strategierna",
        "policy policyn",
        "klassad klassade klassat klassats",
        "digital digitalt digitala",
        "nämnd nämnden nämndens nämnder nämnderna",
        "projekt projektet projektets projekten",
        "arbetssätt arbetssättet",
        "it-tjänst ittjänst IT-tjänsten",
        "verksamhet verksamheten verksamhetens verksamheter verksamheterna verksamheternas",
        "kompetens kompetensen kompetenser",
        "remissinstans remissinstansen remissinstanser remissinstanserna",
        "analys analysen analyser analyserna",
        "ansvar ansvaret ansvarets",
        "kontor kontoret kontorets",
        "sektor sektorn sektorer",
        "hållbar hållbart hållbara",
        "intern internt interna",
        "fråga frågan frågans",
        "område områden området områdena",
        "ärende ärendet ärendets ärenden ärendena",
        "regel regeln regler reglerna",
        "medarbetare medarbetares medarbetaren medarbetarens",
        "nämnder nämnders",
        "nivå nivån nivåer",
        "föreslå föreslår föreslås",
        "genomför genomförd genomfört genomförts",
    ],
)
def test_the_inflections_of_a_word_share_its_stem(forms: str):
    assert len({search_terms.stem(search_terms.normalize(form)) for form in forms.split()}) == 1


@pytest.mark.parametrize(
    "forms",
    [
        "klassa klassning klassificering klassificera",
        "finansiera finansiering",
        "upphandla upphandling",
        "förändra förändring",
        "konfidentiell konfidentialitet",
        "digital digitalisering digitalisera",
    ],
)
def test_the_derivations_of_a_word_share_its_root(forms: str):
    assert len({search_terms.root(search_terms.stem(form)) for form in forms.split()}) == 1


@given(st.text(max_size=60))
def test_one_spelling_of_a_text_is_enough(text: str):
    once = search_terms.normalize(text)
    assert list(search_terms.tokenize(once)) == list(search_terms.tokenize(text))
    decomposed = unicodedata.normalize("NFD", text)
    assert [w.text for w in search_terms.tokenize(decomposed)] == [
        w.text for w in search_terms.tokenize(text)
    ]


@given(WORDS)
def test_marks_over_letters_are_taken_off_once_and_for_all(word: str):
    bare = search_terms.folded(word)
    assert search_terms.folded(bare) == bare
    assert len(bare) == len(word)


# Words of a text.


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Nämnden, styrelsen – och kontoret.", ["nämnden", "styrelsen", "och", "kontoret"]),
        ("E-tjänster och it-stöd", ["e-tjänster", "och", "it-stöd"]),
        ("mål- och budgetarbete, -arbetet", ["mål", "och", "budgetarbete", "arbetet"]),
        ("5.3.1 dnr 171/2021 kl. 10:30", ["5.3.1", "dnr", "171/2021", "kl", "10:30"]),
        ("den 2021-07-15", ["den", "2021-07-15"]),
        ("ISO-27001 och SS 8900", ["iso-27001", "och", "ss", "8900"]),
        ("2021–2025", ["2021-2025"]),
        ("5.3a", ["5", "3a"]),
        ("hand\u00adlings\u2011plan", ["handlings-plan"]),
        ("", []),
    ],
)
def test_a_text_is_its_words_and_numbers(text: str, words: list[str]):
    assert [word.text for word in search_terms.tokenize(text)] == words


def test_a_word_knows_where_it_begins():
    text = "Nämnden – Ett 5.3"
    assert [word.start for word in search_terms.tokenize(text)] == [0, 10, 14]
    assert search_terms.normalize(text)[10:13] == "ett"


@pytest.mark.parametrize("word", ["27001", "5.3.1", "171/2021", "2021-07-15"])
def test_a_number_stays_as_it_is(word: str):
    assert search_terms.is_number(word)
    assert search_terms.joined(word) == word
    assert search_terms.stem(word) == word
    assert search_terms.split_compound(word, lambda _: 3) == ()


@pytest.mark.parametrize("word", ["iso-27001", "3a", "a3", "§3", "nämnd"])
def test_what_has_a_letter_is_a_word(word: str):
    assert not search_terms.is_number(word)


def test_a_word_is_the_same_with_and_without_its_hyphens():
    assert search_terms.joined("it-drifts-avtal") == "itdriftsavtal"
    assert search_terms.stem("it-tjänster") == search_terms.stem("ittjänst")


@pytest.mark.parametrize(
    ("word", "stem"),
    [("stamm", "stam"), ("damm", "damm"), ("skrat", "skr"), ("plat", "plat"), ("blad", "blad")],
)
def test_three_letters_are_left_of_a_stem(word: str, stem: str):
    assert search_terms.stem(word) == stem


@pytest.mark.parametrize(
    ("stem", "root"),
    [("klassning", "klass"), ("finansiering", "finans"), ("övning", "övning"), ("plan", "plan")],
)
def test_four_letters_are_left_of_a_root(stem: str, root: str):
    assert search_terms.root(stem) == root


# Words that people write together.

FILLERS = frozenset({"för", "av", "i"})


@pytest.mark.parametrize(
    ("words", "term"),
    [
        ("uppföljning av planen", "plan:uppföljning"),
        ("planens uppföljning", "plan:uppföljning"),
        ("planen", "plan:"),
        ("av planen", "av:plan"),
        ("för av i", "för:av:i"),
        ("mål för budget i staden", "budget:mål:stad"),
    ],
)
def test_the_term_of_some_words_leaves_fillers_out_if_two_words_remain(words: str, term: str):
    assert search_terms.phrase(words.split(), FILLERS) == term


# Compounds.

FIRST, LAST, EITHER = search_terms.FIRST, search_terms.LAST, 3


def split(word: str, **may_be: int) -> tuple[str, ...]:
    return search_terms.split_compound(word, lambda stem: may_be.get(stem, 0))


def test_the_parts_of_a_compound_are_a_first_word_and_a_last():
    assert split("planarbete", plan=FIRST, arbet=LAST) == ("plan", "arbete")
    assert split("planarbete", plan=EITHER, arbet=EITHER) == ("plan", "arbete")
    assert split("planarbete", plan=LAST, arbet=LAST) == ()
    assert split("planarbete", plan=FIRST, arbet=FIRST) == ()
    assert split("planarbete", plan=FIRST) == ()
    assert split("planarbete", arbet=LAST) == ()


def test_a_part_has_three_letters():
    assert split("målår", mål=FIRST, år=LAST) == ()
    assert split("måldag", mål=FIRST, dag=LAST) == ("mål", "dag")
    assert split("åretdag", år=FIRST, etdag=LAST) == ()


def test_the_last_part_is_as_short_as_it_can_be():
    words = {"verksamhet": FIRST, "planeringsdag": LAST, "verksamhetsplanering": FIRST, "dag": LAST}
    assert split("verksamhetsplaneringsdag", **words) == ("verksamhetsplanerings", "dag")


def test_the_first_part_may_be_a_compound_itself():
    words = {"verksamhet": FIRST, "planering": LAST, "dag": LAST}
    assert split("verksamhetsplaneringsdag", **words) == ("verksamhetsplanerings", "dag")
    assert split("verksamhetsplaneringsdag", verksamhet=FIRST, dag=LAST) == ()


def test_two_words_are_better_than_a_compound_and_a_word():
    words = {"verksamhet": FIRST, "planering": LAST, "dag": LAST, "planeringsdag": LAST}
    assert split("verksamhetsplaneringsdag", **words) == ("verksamhets", "planeringsdag")


def test_the_first_part_is_a_compound_only_if_it_has_room_for_two_words():
    assert split("måldagbok", mål=FIRST, dag=LAST, bok=LAST) == ()
    assert split("plandagbok", plan=FIRST, dag=LAST, bok=LAST) == ("plandag", "bok")


def test_no_compound_begins_with_a_word_in_definite_form():
    assert split("nämndansvar", nämnd=FIRST, ansvar=LAST) == ("nämnd", "ansvar")
    assert split("nämndansvar", nämnda=FIRST, nämndan=FIRST, svar=LAST) == ()


def test_every_part_of_a_compound_is_told_and_the_parts_of_the_parts():
    parts = {"abc": ("ab", "c"), "ab": ("a", "b")}
    found = list(search_terms.nested_parts("abc", lambda word: parts.get(word, ())))
    assert found == ["ab", "a", "b", "c"]
