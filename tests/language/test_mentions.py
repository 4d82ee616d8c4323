"""A name is found in a text in whatever form its words stand there, and only whole words count."""

from __future__ import annotations

import pytest

from macros.language.mentions import mentions


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Samtliga nämnder ska utgå från programmet.", "Nämnder"),
        ("Nämndernas planer", "Nämnd"),
        ("Stadsdirektören har delegation", "stadsdirektör"),
        ("tillsammans med Stockholms stadshus AB att", "Stockholms Stadshus AB"),
        ("ge samtliga bolagsstyrelser i uppdrag", "Bolagsstyrelse"),
        ("Nämnd", "Nämnd"),
        ("för barn, elever och studerande.", "Barn, elever och studerande"),
    ],
)
def test_a_name_stands_in_a_text_in_any_form(text: str, name: str):
    assert mentions(text, name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Stadsdirektören har delegation", "Chef"),
        ("Förvaltningschefen ansvarar", "Chef"),
        ("Stockholms stad äger Stadshus AB", "Stockholms Stadshus AB"),
        ("Stadshus AB", "Stockholms Stadshus AB"),
        ("", "Nämnd"),
        ("Nämnden", ""),
        ("Nämnden", "–"),
    ],
)
def test_a_part_of_a_word_or_of_a_name_is_no_mention(text: str, name: str):
    assert not mentions(text, name)
