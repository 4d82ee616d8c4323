"""How much of what a text asks is mapped to duties, or waived with a reason."""

from __future__ import annotations

from macros.language.coverage import Coverage, measure_coverage
from macros.model import Ansvar, Avsnitt, Stycke, Undantagen

SENTENCES = [
    "Nämnden ska följa upp planen varje år.",
    "Chefen ska rätta till bristerna.",
    "Alla bör hjälpas åt.",
    "Planen måste vara kort.",
]
TEXT = [
    Avsnitt(
        id="mal", rubrik="Mål", niva=2, kapitel="k",
        stycken=(
            Stycke(id="mal-st1", text=" ".join([*SENTENCES[:3], "Staden växer."])),
            Stycke(id="mal-st2", text=SENTENCES[3]),
        ),
    )
]  # fmt: skip


def duty(citat: str, stycke: str = "mal-st1") -> Ansvar:
    return Ansvar.model_validate(
        {"id": "a", "avsnitt": "mal", "stycke": stycke, "citat": citat, "modalitet": "ska",
         "generell": True, "checklista": "Gör det.", "omrade": "kvalitet"}
    )  # fmt: skip


def waiver(citat: str, stycke: str = "mal-st1") -> Undantagen:
    return Undantagen.model_validate(
        {"avsnitt": "mal", "stycke": stycke, "citat": citat, "skal": "mal"}
    )


def missing(found: Coverage) -> list[str]:
    return [sentence.text for sentence in found.missing]


def test_every_normative_sentence_is_mapped_waived_or_missing():
    found = measure_coverage(TEXT, [duty(SENTENCES[0])], [waiver(SENTENCES[2])])
    assert [sentence.text for sentence in found.normative] == SENTENCES
    assert (found.mapped, found.waived) == (1, 1)
    assert missing(found) == [SENTENCES[1], SENTENCES[3]]


def test_a_duty_may_rest_on_a_part_of_a_sentence_or_on_two():
    assert missing(measure_coverage(TEXT, [duty("ska följa upp planen")], []))[0] == SENTENCES[1]
    assert missing(measure_coverage(TEXT, [duty(" ".join(SENTENCES[:2]))], [])) == SENTENCES[2:]


def test_a_quote_covers_only_the_passage_that_it_is_from():
    found = measure_coverage(TEXT, [duty(SENTENCES[3], "mal-st1")], [])
    assert SENTENCES[3] in missing(found)


def test_several_duties_may_rest_on_one_passage():
    found = measure_coverage(TEXT, [duty(SENTENCES[0]), duty(SENTENCES[1])], [])
    assert found.mapped == 2


def test_what_a_duty_covers_counts_as_mapped_even_if_it_is_waived_too():
    found = measure_coverage(TEXT, [duty(SENTENCES[0])], [waiver(SENTENCES[0])])
    assert (found.mapped, found.waived) == (1, 0)


def test_the_shares_are_of_the_normative_sentences():
    waivers = [waiver(SENTENCES[1]), waiver(SENTENCES[2])]
    found = measure_coverage(TEXT, [duty(SENTENCES[0])], waivers)
    assert (found.percent, found.percent_waived) == (75, 50)


def test_a_text_that_asks_nothing_is_covered():
    found = measure_coverage([], [], [])
    assert (found.percent, found.percent_waived) == (100, 0)
