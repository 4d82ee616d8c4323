"""What a noun of the data can be, and what follows from it."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from macros.model import Ansvar, Avslutat, Avsnitt, Kanal, Lasning, Modalitet, Rattelse, Stycke
from macros.model.kalla import AvvikelseSlag

DUTY = {
    "id": "plan", "avsnitt": "mal", "stycke": "mal-st1", "citat": "Nämnden ska följa upp planen.",
    "modalitet": "ska", "roller": ["namnd"], "checklista": "Följ upp planen.",
    "omrade": "uppfoljning",
}  # fmt: skip


def test_a_key_that_nobody_knows_is_refused():
    with pytest.raises(ValidationError):
        Ansvar.model_validate(DUTY | {"okand": 1})


def test_a_noun_does_not_change():
    with pytest.raises(ValidationError):
        Ansvar.model_validate(DUTY).id = "annat"


@pytest.mark.parametrize("bearers", [{"roller": [], "generell": False}, {"generell": True}])
def test_a_duty_is_borne_by_roles_or_asked_of_the_city_in_general(bearers: dict[str, object]):
    with pytest.raises(ValidationError, match="har ingen bärare"):
        Ansvar.model_validate(DUTY | bearers)


def test_those_who_bear_a_duty_are_accountable_if_the_text_names_no_other():
    assert Ansvar.model_validate(DUTY).ytterst == {"namnd"}
    assert Ansvar.model_validate(DUTY | {"ansvarig": ["chef"]}).ytterst == {"chef"}


@pytest.mark.parametrize(
    ("modalitet", "words"),
    [
        (Modalitet.SKA, "Nämnden ska följa upp planen."),
        (Modalitet.MASTE, "Planen måste följas upp."),
        (Modalitet.BOR, "Bristerna borde rättas till."),
        (Modalitet.FAR_INTE, "Uppgifterna får inte lämnas ut."),
        (Modalitet.ANSVARAR, "Chefen svarar för att planen följs."),
        (Modalitet.BEHOVER, "Planen behöver följas upp."),
        (Modalitet.KAN, "Nämnden får besluta om undantag."),
        (Modalitet.BESLUTAS, "Planen fastställs av nämnden."),
        (Modalitet.PRESENS, "Nämnden följer upp planen."),
    ],
)
def test_the_force_of_a_duty_is_that_of_the_verb(modalitet: Modalitet, words: str):
    assert modalitet.is_said_in(words)


def test_a_verb_is_a_word_and_not_a_part_of_one():
    assert not Modalitet.SKA.is_said_in("Staden önskar fler cyklar.")


@pytest.mark.parametrize(
    ("rubrik", "nummer", "rest"),
    [
        ("5.3 Mål", "5.3", "Mål"),
        ("1. Inledning", "1", "Inledning"),
        ("Mål", None, "Mål"),
        ("2031", None, "2031"),
        ("Bilaga 1", None, "Bilaga 1"),
    ],
)
def test_the_number_of_a_heading_is_what_stands_before_its_words(
    rubrik: str, nummer: str | None, rest: str
):
    avsnitt = Avsnitt(id="a", rubrik=rubrik, niva=2, kapitel="k")
    assert (avsnitt.nummer, avsnitt.rubrik_utan_nummer) == (nummer, rest)


def test_the_text_of_a_section_has_its_notes_but_not_its_pull_quotes_and_labels():
    streams = {"Ett.": Kanal.TEXT, "Två!": Kanal.CITATRUTA, "Tre": Kanal.FIGURETIKETT, "4": Kanal.FOTNOT}  # fmt: skip
    passages = tuple(Stycke(id="", text=text, kanal=kanal) for text, kanal in streams.items())
    assert Avsnitt(id="a", rubrik="A", niva=1, kapitel="k", stycken=passages).text == "Ett.\n4"


def test_what_ended_went_to_a_section_of_its_own_document_or_of_another():
    end = Avslutat(dokument="d", avsnitt="mal", version="2", till=("syfte", "program/mal"))
    assert end.mal == (("d", "syfte"), ("program", "mal"))


def test_a_correction_has_both_wordings_or_none():
    fields = {"id": "r", "dokument": "d", "version": "v", "avsnitt": "a", "datum": "2031-01-01", "skal": "Stavfel."}  # fmt: skip
    assert Rattelse.model_validate(fields).fore is None
    with pytest.raises(ValidationError, match="har bara den ena lydelsen"):
        Rattelse.model_validate(fields | {"fore": "ett"})


@pytest.mark.parametrize(("written", "lines"), [(708, (708, 708)), ("586-610", (586, 610))])
def test_lines_are_one_or_a_range(written: object, lines: tuple[int, int]):
    assert Lasning.model_validate({"fil": "x", "rader": written}).rader == lines


@pytest.mark.parametrize("written", [0, "5-4", "5-", "-5", "a", "1-2-3", ""])
def test_what_is_no_range_of_lines_is_refused(written: object):
    with pytest.raises(ValidationError, match="är inte rader i en fil"):
        Lasning.model_validate({"fil": "x", "rader": written})


def test_words_that_depart_stay_in_the_text_if_they_have_no_stream_of_their_own():
    assert AvvikelseSlag.CITATRUTA.kanal is Kanal.CITATRUTA
    assert AvvikelseSlag.LIGATUR.kanal is Kanal.TEXT
