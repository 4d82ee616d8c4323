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
