"""What one version says that another does not: the laws of the comparison, and each kind of edit."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from macros.changes.comparison import compare_duties, compare_sections, compare_versions
from macros.changes.differences import (
    AnsvarSlag,
    AvsnittComparison,
    AvsnittSlag,
    StyckePair,
)
from macros.language.redline import DiffKind
from macros.model import Ansvar, Avslutat
from macros.model.ansvar import Modalitet, Omrade
from macros.reading.library import Library
from tests.changes.texts import Text, section, text
from tests.smastad import Smastad, reviderat

WORDS = "nämnden ska varje år följa upp planen och budgeten i staden , . –".split()
SENTENCES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=14).map(" ".join)
PASSAGES = st.lists(
    st.one_of(
        SENTENCES, st.sampled_from(["Staden växer.", "Träd ger skugga åt torget i Småstad."])
    ),
    max_size=5,
)
NAMES = st.sampled_from(["bakgrund", "mal", "ansvar", "uppfoljning", "begrepp", "cykel"])
TEXTS = st.lists(
    st.tuples(NAMES, st.sampled_from("ab"), PASSAGES), max_size=5, unique_by=lambda each: each[0]
).map(lambda drawn: text(*((name, chapter, *passages) for name, chapter, passages in drawn)))


def said(pair: StyckePair, without: DiffKind) -> str:
    return "".join(part.text for part in pair.parts if part.kind is not without)


def words(pair: StyckePair) -> list[tuple[str, str]]:
    return [(p.kind.value, p.text) for p in pair.parts if p.kind is not DiffKind.EQUAL]


def told(fore: Text, efter: Text, *ends: Avslutat) -> dict[str, AvsnittComparison]:
    found = compare_sections(fore, efter, {end.avsnitt: end for end in ends})
    return {one.id: one for one in found}


def changed(found: AvsnittComparison) -> list[StyckePair]:
    return [pair for pair in found.pairs if pair.changed]


# The laws.


@settings(max_examples=150)
@given(TEXTS, TEXTS)
def test_every_passage_of_both_texts_stands_in_one_pair(fore: Text, efter: Text):
    found = compare_sections(fore, efter)
    for side, sections in ((0, fore), (1, efter)):
        pairs = [(pair.before, pair.after)[side] for one in found for pair in one.pairs]
        shown = Counter(stycke.id for stycken in pairs for stycke in stycken)
        assert shown == Counter(s.id for one in sections.values() for s in one.stycken)


@settings(max_examples=150)
@given(TEXTS, TEXTS)
def test_a_comparison_gives_back_both_texts(fore: Text, efter: Text):
    for one in compare_sections(fore, efter):
        for pair in one.pairs:
            assert said(pair, DiffKind.ADDED) == "\n".join(s.text for s in pair.before)
            assert said(pair, DiffKind.REMOVED) == "\n".join(s.text for s in pair.after)
        headings = [found.rubrik if found else "" for found in (one.before, one.after)]
        kept = [
            "".join(part.text for part in one.rubrik if part.kind is not fate)
            for fate in (DiffKind.ADDED, DiffKind.REMOVED)
        ]
        assert kept == headings


@settings(max_examples=150)
@given(TEXTS, TEXTS)
def test_the_sections_stand_in_the_new_order_and_each_once(fore: Text, efter: Text):
    found = [one.id for one in compare_sections(fore, efter)]
    assert [name for name in found if name in efter] == list(efter)
    assert sorted(found) == sorted({*fore, *efter})


@given(TEXTS)
def test_a_text_compared_with_itself_has_no_difference(same: Text):
    for one in compare_sections(same, same):
        assert one.slag is AvsnittSlag.OFORANDRAT
        assert not one.moved
        assert not one.left
        assert not changed(one)


@settings(max_examples=100)
@given(TEXTS, TEXTS)
def test_backwards_the_comparison_is_the_mirror(fore: Text, efter: Text):
    forth = {one.id: one for one in compare_sections(fore, efter)}
    back = {one.id: one for one in compare_sections(efter, fore, back=True)}
    assert forth.keys() == back.keys()
    mirrored = {
        AvsnittSlag.TILLAGT: AvsnittSlag.AVSLUTAT,
        AvsnittSlag.AVSLUTAT: AvsnittSlag.TILLAGT,
    }
    for name, one in forth.items():
        assert back[name].slag is mirrored.get(one.slag, one.slag)
        assert back[name].moved is one.moved
    pairs = [
        Counter((pair.before, pair.after) for one in side.values() for pair in one.pairs)
        for side in (forth, back)
    ]
    assert pairs[0] == Counter({(old, new): n for (new, old), n in pairs[1].items()})


# Passages.


def test_a_short_item_with_a_replaced_word_is_paired():
    found = told(text(("mal", "a", "handlingsplaner", "budget")),
                 text(("mal", "a", "implementeringsplaner", "budget")))  # fmt: skip
    assert words(changed(found["mal"])[0]) == [
        ("bort", "handlingsplaner"), ("till", "implementeringsplaner"),
    ]  # fmt: skip


LONG = "Nämnden ansvarar för att planen följs upp varje år och att bristerna rättas till."
OTHER = "Resultatet redovisas i verksamhetsberättelsen så att alla kan se vad som har hänt."


def test_a_split_paragraph_is_shown_as_a_new_paragraph_break():
    found = told(text(("mal", "a", f"{LONG} {OTHER}")), text(("mal", "a", LONG, OTHER)))
    (pair,) = changed(found["mal"])
    assert (len(pair.before), len(pair.after)) == (1, 2)
    assert words(pair) == [("bort", " "), ("till", "\n")]


def test_two_merged_paragraphs_are_shown_as_a_break_that_is_gone():
    found = told(text(("mal", "a", LONG, OTHER)), text(("mal", "a", f"{LONG} {OTHER}")))
    (pair,) = changed(found["mal"])
    assert (len(pair.before), len(pair.after)) == (2, 1)
    assert words(pair) == [("bort", "\n"), ("till", " ")]


def test_a_passage_that_changes_places_within_its_section_is_moved_and_not_changed():
    found = told(text(("mal", "a", "ett två tre", "fyra fem", "sex sju")),
                 text(("mal", "a", "sex sju", "ett två tre", "fyra fem")))  # fmt: skip
    (pair,) = changed(found["mal"])
    assert pair.equal
    assert pair.moved
    assert pair.after[0].text == "sex sju"


def test_a_passage_that_moves_to_another_section_is_told_in_both():
    found = told(text(("mal", "a", LONG, OTHER), ("ansvar", "a", "Här står ansvaret.")),
                 text(("mal", "a", LONG), ("ansvar", "a", "Här står ansvaret.", OTHER)))  # fmt: skip
    (pair,) = changed(found["ansvar"])
    assert pair.origin == "mal"
    assert pair.equal
    assert [(s.text, where) for s, where in found["mal"].left] == [(OTHER, "ansvar")]
    assert found["mal"].slag is AvsnittSlag.ANDRAT


def test_a_passage_that_moves_and_is_edited_shows_the_edited_words():
    edited = OTHER.replace("alla", "var och en")
    found = told(text(("mal", "a", LONG, OTHER), ("ansvar", "a", "Här står ansvaret.")),
                 text(("mal", "a", LONG), ("ansvar", "a", "Här står ansvaret.", edited)))  # fmt: skip
    (pair,) = changed(found["ansvar"])
    assert pair.origin == "mal"
    assert words(pair) == [("bort", "alla"), ("till", "var och en")]


def test_a_few_words_that_come_back_elsewhere_are_no_move():
    found = told(text(("mal", "a", "Ja", LONG), ("ansvar", "b", "x")),
                 text(("mal", "a", LONG), ("ansvar", "b", "x", "Ja")))  # fmt: skip
    assert not found["mal"].left
    assert changed(found["ansvar"])[0].origin is None


def test_the_passages_of_a_split_section_go_where_the_data_says():
    end = Avslutat(dokument="d", avsnitt="mal", version="v", till=("ansvar", "budget"))
    found = told(
        text(("mal", "a", "Kort svar.", LONG, OTHER), ("cykel", "b", "x y")),
        text(("cykel", "b", "x y", "Kort svar."), ("ansvar", "a", LONG, "Kort svar."), ("budget", "a", OTHER)),
        end,
    )  # fmt: skip
    assert found["mal"].slag is AvsnittSlag.AVSLUTAT
    assert found["mal"].end == end
    assert [where for _, where in found["mal"].left] == ["ansvar", "ansvar", "budget"]
    assert {pair.origin for name in ("ansvar", "budget") for pair in found[name].pairs} == {"mal"}


# Sections.


def test_a_renumbered_heading_is_a_changed_heading():
    old = {"mal": section("mal", "a", LONG, rubrik="5.3 Mål")}
    new = {"mal": section("mal", "a", LONG, rubrik="5.4 Mål")}
    (found,) = compare_sections(old, new)
    assert found.slag is AvsnittSlag.ANDRAT
    assert [(part.kind.value, part.text) for part in found.rubrik] == [
        ("bort", "5.3"), ("till", "5.4"), ("lika", " Mål"),
    ]  # fmt: skip
    assert not changed(found)


def test_a_section_in_another_chapter_has_moved_and_is_otherwise_the_same():
    found = told(text(("mal", "a", LONG), ("ansvar", "a", OTHER)),
                 text(("mal", "a", LONG), ("ansvar", "b", OTHER)))  # fmt: skip
    assert found["ansvar"].moved
    assert found["ansvar"].slag is AvsnittSlag.OFORANDRAT
    assert not found["mal"].moved


def test_of_three_sections_the_one_that_passed_the_others_has_moved():
    sections = [("mal", "a", LONG), ("ansvar", "a", OTHER), ("budget", "a", "x")]
    found = told(text(*sections), text(sections[2], *sections[:2]))
    assert [name for name, one in found.items() if one.moved] == ["budget"]


def test_a_section_that_ended_stands_where_it_stood():
    found = compare_sections(
        text(("mal", "a", "x"), ("ansvar", "a", "y"), ("budget", "a", "z")),
        text(("mal", "a", "x"), ("cykel", "a", "ny"), ("budget", "a", "z")),
    )
    assert [one.id for one in found] == ["mal", "ansvar", "cykel", "budget"]
    assert [one.slag.value for one in found] == ["oforandrat", "avslutat", "tillagt", "oforandrat"]


def test_the_numbers_of_list_items_are_not_compared():
    old = section("mal", "a", "ett", "två")
    numbered = [s.model_copy(update={"ordinal": f"{n}."}) for n, s in enumerate(old.stycken, 4)]
    (found,) = compare_sections(
        {"mal": old}, {"mal": old.model_copy(update={"stycken": tuple(numbered)})}
    )
    assert found.slag is AvsnittSlag.OFORANDRAT


def test_a_section_that_ended_first_of_all_stands_first():
    found = compare_sections(text(("a", "k"), ("b", "k"), ("c", "k")), text(("b", "k"), ("c", "k")))
    assert [one.id for one in found] == ["a", "b", "c"]


def test_sections_that_ended_side_by_side_stay_side_by_side():
    found = compare_sections(
        text(("a", "k"), ("b", "k"), ("c", "k"), ("d", "k")), text(("a", "k"), ("d", "k"))
    )
    assert [one.id for one in found] == ["a", "b", "c", "d"]


def test_a_section_that_moved_away_takes_none_of_those_that_ended_along():
    found = compare_sections(
        text(("a", "k"), ("b", "k"), ("c", "k"), ("d", "k"), ("e", "k")),
        text(("a", "k"), ("d", "k"), ("e", "k"), ("b", "k")),
    )
    assert [one.id for one in found] == ["a", "c", "d", "e", "b"]


def test_how_a_section_ended_is_told_of_one_that_ended():
    end = Avslutat(dokument="d", avsnitt="mal", version="v", till=("ansvar",))
    old, new = text(("mal", "a", LONG), ("ansvar", "a")), text(("ansvar", "a", LONG))
    assert told(old, new, end)["mal"].end == end
    assert told(old, new)["mal"].end is None
    # The data may tell of a section that a later version has again.
    assert told(old, old, end)["mal"].end is None


def test_backwards_in_time_no_section_has_ended_as_the_data_tells():
    end = Avslutat(dokument="d", avsnitt="mal", version="v", till=("ansvar",))
    old, new = (
        text(("mal", "a", "Kort svar."), ("ansvar", "a")),
        text(("ansvar", "a", "Kort svar.")),
    )
    found = {one.id: one for one in compare_sections(new, old, {"mal": end}, back=True)}
    assert found["mal"].slag is AvsnittSlag.TILLAGT
    assert found["mal"].end is None
    # But that the words came from the other section is known from the data.
    assert found["mal"].pairs[0].origin == "ansvar"


def test_a_passage_that_is_gone_stands_after_what_it_followed():
    found = told(
        text(("mal", "a", LONG, "Ja visst.", OTHER, "Nej då.")),
        text(("mal", "a", "Ett nytt stycke.", LONG, OTHER)),
    )
    shown = [(pair.before or pair.after)[0].text for pair in found["mal"].pairs]
    assert shown == ["Ett nytt stycke.", LONG, "Ja visst.", OTHER, "Nej då."]


def test_passages_that_are_gone_from_one_place_stand_in_their_order():
    found = told(text(("mal", "a", "Ett a.", "Två b.", LONG)), text(("mal", "a", LONG)))
    shown = [(pair.before or pair.after)[0].text for pair in found["mal"].pairs]
    assert shown == ["Ett a.", "Två b.", LONG]


def test_a_passage_that_moved_takes_none_of_those_that_are_gone_along():
    found = told(
        text(("mal", "a", OTHER, "Ja visst.", LONG, "ett två tre fyra")),
        text(("mal", "a", LONG, "ett två tre fyra", OTHER)),
    )
    shown = [(pair.before or pair.after)[0].text for pair in found["mal"].pairs]
    assert shown == ["Ja visst.", LONG, "ett två tre fyra", OTHER]


def test_what_came_from_another_section_is_not_what_a_passage_of_this_one_followed():
    found = told(
        text(("ansvar", "a", LONG), ("mal", "a", OTHER, "Ja visst.")),
        text(("ansvar", "a"), ("mal", "a", OTHER, LONG)),
    )
    shown = [(pair.before or pair.after)[0].text for pair in found["mal"].pairs]
    assert shown == [OTHER, "Ja visst.", LONG]


def test_passages_that_left_a_section_are_told_in_its_order():
    found = told(
        text(("mal", "a", LONG, OTHER, "x"), ("ansvar", "a"), ("budget", "a")),
        text(("mal", "a", "x"), ("ansvar", "a", OTHER), ("budget", "a", LONG)),
    )
    assert [(s.text, where) for s, where in found["mal"].left] == [
        (LONG, "budget"),
        (OTHER, "ansvar"),
    ]


# Duties.


def duty(name: str, **other: object) -> Ansvar:
    values: dict[str, object] = {
        "id": name, "avsnitt": "mal", "stycke": "mal-st1", "citat": "Nämnden ska följa upp planen.",
        "modalitet": Modalitet.SKA, "roller": ("namnd",), "checklista": "Följ upp planen.",
        "omrade": Omrade.UPPFOLJNING, **other,
    }  # fmt: skip
    return Ansvar.model_validate(values)


def test_duties_are_added_changed_and_ended_by_id():
    found = compare_duties(
        [duty("a"), duty("b"), duty("c")],
        [duty("a"), duty("b", roller=("styrelse",)), duty("d", modalitet=Modalitet.SKA)],
    )
    assert [(one.slag, one.id) for one in found] == [
        (AnsvarSlag.ANDRAT, "b"), (AnsvarSlag.TILLAGT, "d"), (AnsvarSlag.AVSLUTAT, "c"),
    ]  # fmt: skip
    assert found[0].roller == ("namnd", "styrelse")


def test_a_duty_that_only_stands_elsewhere_is_the_same():
    assert not compare_duties([duty("a")], [duty("a", avsnitt="ansvar", stycke="ansvar-st7")])


# A library.


def test_a_version_compared_with_itself_has_no_difference(known: Library):
    for key in known.versions:
        found = compare_versions(known, key, key)
        assert {one.slag for one in found.avsnitt} == {AvsnittSlag.OFORANDRAT}
        assert not found.moved
        assert not found.ansvar
        assert not found.roller
        assert len(found.avsnitt) == len(known.avsnitt(key))


def test_the_ends_between_two_versions_are_told_and_no_others(tmp_path: Path):
    stad = Smastad(tmp_path / "smastad")
    sections = {
        "a": "# A { #a }\n\nEtt.\n",
        "b": "# B { #b }\n\nTvå.\n",
        "c": "# C { #c }\n\nTre.\n",
    }
    for number, version in enumerate(("2031", "2032", "2033")):
        stad.version("program", version, dict(list(sections.items())[: 3 - number]))
    stad.version("regler", "2034", {"a": sections["a"]})
    for version, avsnitt in (("2032", "c"), ("2033", "b")):
        stad.avslutade.append(
            {"dokument": "program", "avsnitt": avsnitt, "version": version, "till": ["a"]}
        )
    library = stad.las("2034-01-01")

    def ends(dokument: str, fran: str, till: str) -> dict[str, str]:
        found = compare_versions(library, (dokument, fran), (dokument, till)).avsnitt
        return {one.id: one.end.version for one in found if one.end}

    assert ends("program", "2031", "2032") == {"c": "2032"}
    assert ends("program", "2032", "2033") == {"b": "2033"}
    assert ends("program", "2031", "2033") == {"c": "2032", "b": "2033"}
    assert ends("program", "2033", "2031") == {}
    # Two documents have no ends in common.
    across = compare_versions(library, ("program", "2031"), ("regler", "2034"))
    assert not any(one.end for one in across.avsnitt)


def test_backwards_the_first_version_is_still_the_one_that_was_asked_for(tmp_path: Path):
    library = reviderat(tmp_path / "smastad").las("2034-01-01")
    older, newer = ("program", "2031"), ("program", "2033")
    forth = {one.id: one for one in compare_versions(library, older, newer).avsnitt}
    back = {one.id: one for one in compare_versions(library, newer, older).avsnitt}
    assert back.keys() == forth.keys()
    for name, one in back.items():
        assert (one.before, one.after) == (forth[name].after, forth[name].before)
    assert back["mal"].before == library.avsnitt_med_id(newer)["mal"]
    first = [stycke.text for pair in back["mal"].pairs for stycke in pair.before]
    assert first == ["Nämnden ska cykla varje dag."]


def test_a_comparison_is_made_once(known: Library):
    key = next(iter(known.versions))
    assert compare_versions(known, key, key) is compare_versions(known, key, key)
