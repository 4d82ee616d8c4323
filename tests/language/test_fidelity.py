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
        ("mål-", "(Eller", None),
        ("mål-", "respektive,", None),
        ("5-", "årig", "5-årig"),
        ("2021/22-", "års", "2021/22-års"),
        ("AB-", "program", "AB-program"),
        ("förskole-", "Och", None),
        ("e-", "tjänster", "e-tjänster"),
        ("upp-", "på", "uppå"),
        ("upp-", "pigg", "uppigg"),
        ("natt-", "tåg", "nattåg"),
        ("i-", "iaktta", "iiaktta"),
        ("i-", "i", "ii"),
        ("ss-", "stat", "sstat"),
        ("mål-", "läge", "målläge"),
        ("kana-", "nen", "kananen"),
        ("A-", "kassa", "A-kassa"),
        ("ii-", "akt", "iiakt"),
    ],
)
def test_a_word_that_a_line_end_split_is_whole_again(head: str, tail: str, joined: str | None):
    assert join_line_end(head, tail) == ((joined, None) if joined else (head, tail))


# What a ledger does to the words.


def departure(rader: object, slag: AvvikelseSlag, **words: str) -> Avvikelse:
    return Avvikelse.model_validate({"rader": rader, "slag": slag, "skal": "x", **words})


def reading(
    lines: list[str], *departures: Avvikelse, ordning: tuple[str, ...] = ()
) -> list[tuple[Lasning, list[str]]]:
    lasning = Lasning.model_validate(
        {"fil": "x", "rader": f"1-{len(lines)}", "ordning": [{"rader": rows} for rows in ordning]}
    )
    return [(lasning.model_copy(update={"avvikelser": departures}), lines)]


def told(lines: list[str], *departures: Avvikelse, kanal: Kanal = Kanal.TEXT) -> str:
    want = expected(reading(lines, *departures))
    assert not want.errors
    return " ".join(word for word, _ in want.words[kanal])


def test_words_are_read_in_the_order_of_the_ledger_and_keep_their_lines():
    want = expected(reading(["ett", "två två", "tre"], ordning=("3", "1-2")))
    assert want.words[Kanal.TEXT] == [("tre", 3), ("ett", 1), ("två", 2), ("två", 2)]
    assert want.raw == 4


def test_only_the_lines_of_the_reading_are_read():
    lasning = Lasning.model_validate({"fil": "x", "rader": "2-3"})
    want = expected([(lasning, ["Sida 1 av 9", "ett", "två", "slut"])])
    assert want.words[Kanal.TEXT] == [("ett", 2), ("två", 3)]
    assert want.raw == 2


def test_several_files_are_read_one_after_the_other():
    want = expected([*reading(["ett"]), *reading(["två"])])
    assert [word for word, _ in want.words[Kanal.TEXT]] == ["ett", "två"]
    assert want.raw == 2


def test_the_bullet_of_a_list_item_is_no_word_but_is_accounted_for():
    want = expected(reading(["■ ett", "två ■", "• tre", "■"]))
    assert [word for word, _ in want.words[Kanal.TEXT]] == ["ett", "två", "■", "tre"]
    assert (want.raw, want.by_kind["listpunkt"]) == (7, 3)


def test_a_soft_hyphen_is_no_sign_of_a_word():
    assert told(["hand\u00adlings plan"]) == "handlings plan"


def test_words_that_leave_the_flow_are_gone_and_counted():
    gone = departure("2-3", AvvikelseSlag.SIDHUVUD)
    want = expected(reading(["ett", "Sida 2", "Staden", "två"], gone))
    assert [word for word, _ in want.words[Kanal.TEXT]] == ["ett", "två"]
    assert want.by_kind[AvvikelseSlag.SIDHUVUD] == 3


def test_some_words_of_a_line_leave_alone():
    gone = departure(1, AvvikelseSlag.SIDHUVUD, text="b c")
    assert told(["a b c b d"], gone) == "a b d"


def test_the_first_of_the_same_words_on_the_lines_is_meant():
    lines = ["x", "a x", "x b"]
    assert told(lines, departure("2-3", AvvikelseSlag.SIDHUVUD, text="x")) == "x a x b"
    assert told(lines, departure(3, AvvikelseSlag.SIDHUVUD, text="x")) == "x a x b"
    assert told(lines, departure("2-3", AvvikelseSlag.SIDHUVUD, text="x x")) == "x a b"


def test_words_that_stand_on_other_lines_or_not_in_a_row_are_not_found():
    for wrong in ("a c", "d", "c a"):
        fault = departure(1, AvvikelseSlag.SIDHUVUD, text=wrong)
        want = expected(reading(["a b c", "d"], fault))
        assert want.errors == [(fault, "orden finns inte på de angivna raderna")]
        assert [word for word, _ in want.words[Kanal.TEXT]] == ["a", "b", "c", "d"]


def test_words_at_the_very_end_of_the_lines_are_found():
    assert told(["a b c"], departure(1, AvvikelseSlag.SIDHUVUD, text="c")) == "a b"
    assert told(["a b c"], departure(1, AvvikelseSlag.SIDHUVUD, text="a b c")) == ""


def test_a_misread_word_is_put_right_and_stands_where_it_stood():
    right = departure(2, AvvikelseSlag.LIGATUR, text="f inns", blir="finns")
    want = expected(reading(["ett", "här f inns två", "tre"], right))
    assert want.words[Kanal.TEXT] == [("ett", 1), ("här", 2), ("finns", 2), ("två", 2), ("tre", 3)]
    assert want.by_kind[AvvikelseSlag.LIGATUR] == 2


def test_words_that_were_put_right_across_lines_stand_on_the_first_of_them():
    right = departure("1-2", AvvikelseSlag.DELAT_ORD, text="pla nen", blir="planen")
    assert expected(reading(["pla", "nen nu"], right)).words[Kanal.TEXT] == [
        ("planen", 1),
        ("nu", 2),
    ]


def test_a_word_that_was_put_right_at_the_end_of_its_line_is_joined_to_what_follows():
    right = departure(1, AvvikelseSlag.TECKENFEL, text="kva|itets-", blir="kvalitets-")
    assert told(["a kva|itets-", "arbete"], right) == "a kvalitetsarbete"
    right = departure(1, AvvikelseSlag.DELAT_ORD, text="kva litets-", blir="mål- kvalitets-")
    assert told(["a kva litets-", "arbete"], right) == "a mål- kvalitetsarbete"
    within = departure(1, AvvikelseSlag.TECKENFEL, text="må|-", blir="mål-")
    assert told(["må|- styrning"], within) == "mål- styrning"


def test_what_was_put_right_once_is_not_taken_with_all_words_of_the_line():
    right = departure(1, AvvikelseSlag.TECKENFEL, text="tvä", blir="två")
    gone = departure(1, AvvikelseSlag.SIDHUVUD)
    assert told(["ett tvä tre"], right, gone) == "två"


def test_words_that_the_file_lacks_are_put_in_before_their_line():
    lacking = departure(2, AvvikelseSlag.SAKNAS, blir="Rubrik nu")
    want = expected(reading(["ett", "två"], lacking))
    assert want.words[Kanal.TEXT] == [("ett", 1), ("Rubrik", 2), ("nu", 2), ("två", 2)]
    assert want.by_kind[AvvikelseSlag.SAKNAS] == 2


def test_what_was_put_in_is_not_taken_with_all_words_of_the_line():
    lacking = departure(2, AvvikelseSlag.SAKNAS, blir="Rubrik")
    assert told(["ett", "Sida 2"], lacking, departure(2, AvvikelseSlag.SIDHUVUD)) == "ett Rubrik"


def test_what_was_put_in_ends_no_line():
    assert told(["styrning"], departure(1, AvvikelseSlag.SAKNAS, blir="mål-")) == "mål- styrning"


def test_words_that_the_file_lacks_at_its_end_come_last():
    lacking = departure(3, AvvikelseSlag.SAKNAS, blir="slut")
    assert told(["ett", "två", ""], lacking) == "ett två slut"


def test_words_move_to_another_stream():
    note = departure(2, AvvikelseSlag.FOTNOT)
    lines = ["ett", "1 En not", "två"]
    assert told(lines, note) == "ett två"
    assert told(lines, note, kanal=Kanal.FOTNOT) == "1 En not"
    assert expected(reading(lines, note)).by_kind[AvvikelseSlag.FOTNOT] == 3


def test_words_move_to_another_stream_in_another_form():
    note = departure(2, AvvikelseSlag.FOTNOT, text="1 En", blir="En")
    lines = ["ett", "1 En not", "två"]
    assert told(lines, note) == "ett not två"
    assert told(lines, note, kanal=Kanal.FOTNOT) == "En"


def test_a_pull_quote_is_no_part_of_the_text():
    quote = departure(2, AvvikelseSlag.CITATRUTA)
    want = expected(reading(["ett", "Staden växer!", "två"], quote))
    assert want.quotes == ["Staden", "växer!"]
    assert [word for word, _ in want.words[Kanal.TEXT]] == ["ett", "två"]
    assert want.words[Kanal.CITATRUTA] == []


def test_a_pull_quote_in_another_form_is_joined_to_nothing():
    first = departure(1, AvvikelseSlag.CITATRUTA, text="Väx-", blir="Nu väx-")
    second = departure(2, AvvikelseSlag.CITATRUTA, text="er", blir="er")
    assert expected(reading(["Väx-", "er"], first, second)).quotes == ["Nu", "väx-", "er"]


# Line ends.


def test_a_word_that_was_split_counts_as_one_on_its_first_line():
    want = expected(reading(["kvalitets-", "arbete nu"]))
    assert want.words[Kanal.TEXT] == [("kvalitetsarbete", 1), ("nu", 2)]
    assert want.by_kind["radslut"] == 1


def test_a_word_may_be_split_twice():
    want = expected(reading(["kvali-", "tets-", "arbete"]))
    assert want.words[Kanal.TEXT] == [("kvalitetsarbete", 1)]
    assert want.by_kind["radslut"] == 2


def test_a_hyphen_before_a_conjunction_stays():
    want = expected(reading(["mål- och", "kvalitets-", "och budget"]))
    assert [word for word, _ in want.words[Kanal.TEXT]] == [
        "mål-",
        "och",
        "kvalitets-",
        "och",
        "budget",
    ]
    assert want.words[Kanal.TEXT][2] == ("kvalitets-", 2)
    assert want.by_kind["radslut"] == 0


def test_two_signs_at_the_end_of_a_line_are_a_word():
    assert told(["våra e-", "tjänster"]) == "våra e-tjänster"


def test_a_dash_or_a_hyphen_within_a_line_joins_nothing():
    assert told(["mål- styrning", "ett -", "två"]) == "mål- styrning ett - två"


def test_a_hyphen_at_the_end_of_everything_stays():
    want = expected(reading(["ett mål-"]))
    assert want.words[Kanal.TEXT] == [("ett", 1), ("mål-", 1)]


# What differs.

WORDS = st.lists(st.text("abcåäö.,", min_size=1, max_size=6), min_size=1, max_size=30)


@given(WORDS)
def test_a_text_published_as_it_came_has_no_difference(words: list[str]):
    want = expected(reading([" ".join(words)]))
    assert compare(want, {Kanal.TEXT: words}, []) == []


@given(WORDS, st.data())
def test_a_lost_a_changed_and_a_doubled_word_are_each_found(words: list[str], data: st.DataObject):
    place = data.draw(st.integers(0, len(words) - 1))
    want = expected(reading([" ".join(words)]))
    lost = words[:place] + words[place + 1 :]
    changed = [*words[:place], words[place] + "x", *words[place + 1 :]]
    doubled = words[: place + 1] + words[place:]
    for published_words in (lost, changed, doubled):
        assert compare(want, {Kanal.TEXT: published_words}, [])


def test_a_departure_that_names_words_which_are_not_there_is_an_error():
    departure = Avvikelse.model_validate(
        {"rader": 1, "slag": AvvikelseSlag.SIDHUVUD, "skal": "x", "text": "finns inte"}
    )
    assert expected(reading(["här står något annat"], departure)).errors


def differences(lines: list[str], published: str) -> list[tuple[int, str, str, int]]:
    found = compare(expected(reading(lines)), {Kanal.TEXT: published.split()}, [])
    assert all(each.kanal is Kanal.TEXT for each in found)
    return [(each.line, each.source, each.published, each.at) for each in found]


def test_a_difference_is_told_with_the_line_of_the_source_and_the_place_in_the_text():
    lines = ["ett två", "tre fyra"]
    assert differences(lines, "ett två tre fyra") == []
    assert differences(lines, "ett två fyra") == [(2, "tre", "", 2)]
    assert differences(lines, "ett två TRE fyra") == [(2, "tre", "TRE", 2)]
    assert differences(lines, "ett två ja tre fyra") == [(2, "", "ja", 2)]
    assert differences(lines, "ett två tre fyra fem") == [(2, "", "fem", 4)]
    assert differences(["ett", "två"], "ett två tre") == [(2, "", "tre", 2)]
    assert differences(lines, "") == [(1, "ett två tre fyra", "", 0)]


def test_words_that_no_source_has_are_told():
    assert differences([""], "ett") == [(0, "", "ett", 0)]


def test_the_words_of_a_long_text_are_all_compared():
    # difflib takes a word that stands often in a long text for noise, unless it is told not to.
    words = ["ja", "nej"] * 600
    published = [*words[:600], "kanske", *words[600:]]
    assert differences([" ".join(words)], " ".join(published)) == [(1, "", "kanske", 600)]


def test_footnotes_are_compared_in_their_order_too():
    want = expected(reading(["1 En not"], departure(1, AvvikelseSlag.FOTNOT)))
    assert compare(want, {Kanal.FOTNOT: ["1", "En", "not"]}, []) == []
    (found,) = compare(want, {Kanal.FOTNOT: ["1", "not"]}, [])
    assert (found.kanal, found.source, found.published) == (Kanal.FOTNOT, "En", "")


def test_pull_quotes_come_in_any_order_but_say_what_the_source_says():
    lines = ["Staden växer.", "Alla cyklar."]
    want = expected(reading(lines, departure("1-2", AvvikelseSlag.CITATRUTA)))
    assert compare(want, {}, reversed(lines)) == []
    assert [(each.kanal, each.source, each.published) for each in compare(want, {}, lines[:1])] == [
        (Kanal.CITATRUTA, "Alla cyklar.", "")
    ]
    wrong = compare(want, {}, [lines[0], "cyklar. Alla"])
    assert [(each.line, each.source, each.published, each.at) for each in wrong] == [
        (0, "", "cyklar. Alla", 0)
    ]


def test_the_labels_of_a_figure_are_counted_and_not_ordered():
    labels = departure(1, AvvikelseSlag.FIGURETIKETT)
    want = expected(reading(["Mål Medel Mål"], labels))
    assert compare(want, {Kanal.FIGURETIKETT: ["Mål", "Mål", "Medel"]}, []) == []
    (found,) = compare(want, {Kanal.FIGURETIKETT: ["Mål", "Medel", "Metod"]}, [])
    assert (found.kanal, found.line, found.source, found.published) == (
        Kanal.FIGURETIKETT, 0, "Mål", "Metod",
    )  # fmt: skip
