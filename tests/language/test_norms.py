"""Which sentences of a text ask something of somebody."""

from __future__ import annotations

import pytest

from macros.language.norms import Sentence, find_sentences
from macros.model import Avsnitt, Kanal, Stycke


def section(*passages: tuple[str, str], rubrik: str = "Mål", ruta: bool = False) -> Avsnitt:
    stycken = tuple(Stycke(id=name, text=text) for name, text in passages)
    return Avsnitt(id="mal", rubrik=rubrik, niva=2, kapitel="k", stycken=stycken, ruta=ruta)


def texts(*passages: tuple[str, str]) -> list[str]:
    return [sentence.text for sentence in find_sentences([section(*passages)])]


def lead_ins(avsnitt: Avsnitt) -> list[str]:
    return [sentence.lead_in for sentence in find_sentences([avsnitt])]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Staden växer. Nämnden planerar.", ["Staden växer.", "Nämnden planerar."]),
        ("Varför? Därför! ”Så är det.”", ["Varför?", "Därför!", "”Så är det.”"]),
        ("Mål. – Ett mål.", ["Mål.", "– Ett mål."]),
        ("Ärenden, t.ex. en ansökan.", ["Ärenden, t.ex. en ansökan."]),
        ("Enligt kap. 4 gäller det.", ["Enligt kap. 4 gäller det."]),
        ("Åtgärder. Ökar. Är.", ["Åtgärder.", "Ökar.", "Är."]),
    ],
)
def test_a_sentence_ends_where_the_next_one_begins_like_one(text: str, sentences: list[str]):
    assert texts(("mal-st1", text)) == sentences


def test_sentences_come_in_the_order_of_the_text_with_section_and_passage():
    found = list(find_sentences([section(("mal-st1", "Ett. Två."), ("mal-st2", "Tre."))]))
    assert found == [
        Sentence("mal", "mal-st1", "Ett."),
        Sentence("mal", "mal-st1", "Två."),
        Sentence("mal", "mal-st2", "Tre."),
    ]


def test_a_pull_quote_repeats_the_text_and_is_no_sentence_of_it():
    quote = Stycke(id="", text="Staden växer.", kanal=Kanal.CITATRUTA)
    avsnitt = section(("mal-st1", "Ett.")).model_copy(
        update={"stycken": (quote, Stycke(id="mal-st1", text="Ett."))}
    )
    assert [sentence.text for sentence in find_sentences([avsnitt])] == ["Ett."]


def test_a_list_item_is_led_in_by_the_last_sentence_before_the_list():
    avsnitt = section(
        ("mal-st1", "Staden växer. Därför finns en plan. Nämnden ska"),
        ("mal-st1-p1", "bygga"),
        ("mal-st1-p2", "underhålla"),
    )
    assert lead_ins(avsnitt)[3:] == ["Nämnden ska", "Nämnden ska"]


def test_an_item_of_an_inner_list_is_led_in_by_the_item_that_holds_it():
    avsnitt = section(("mal-st1", "Nämnden ska"), ("mal-st1-p1", "bygga"), ("mal-st1-p1-p1", "hus"))
    assert lead_ins(avsnitt) == ["", "Nämnden ska", "bygga"]


def test_the_list_of_a_box_is_led_in_by_its_heading():
    passages = [("mal-st1-p1", "förenkla"), ("mal-st2", "Ett stycke.")]
    assert lead_ins(section(*passages, rubrik="Staden behöver", ruta=True)) == [
        "Staden behöver",
        "",
    ]
    assert lead_ins(section(*passages, rubrik="Staden behöver")) == ["", ""]


@pytest.mark.parametrize(
    "text",
    [
        "Nämnden ska följa upp planen.",
        "Det skall framgå.",
        "Staden skulle behöva en plan.",
        "Uppgifter får inte lämnas ut.",
        "Uppgifter får därför som regel inte lämnas ut.",
        "Chefen ansvarar för planen.",
        "Chefen har det yttersta ansvaret.",
        "Chefen svarar för planen.",
        "Planen fastställs av nämnden.",
        "Nämnden har delegation.",
        "BÖR GÖRAS.",
    ],
)
def test_a_sentence_with_such_a_verb_asks_something_of_somebody(text: str):
    assert Sentence("mal", "mal-st1", text).normative


@pytest.mark.parametrize(
    "text", ["Planen beskriver läget.", "Staden önskar mer.", "Alla får plats.", "Boken är borta."]
)
def test_a_sentence_without_one_asks_nothing(text: str):
    assert not Sentence("mal", "mal-st1", text).normative


def test_a_list_item_asks_what_its_lead_in_asks():
    assert Sentence("mal", "mal-st1-p1", "bygga hus", "Nämnden ska").normative
    assert Sentence("mal", "mal-st1-p1", "nämnden ska bygga", "Så här").normative
    assert not Sentence("mal", "mal-st1-p1", "bygga hus", "Nämnden vill").normative
