"""What an older version has is found again in a newer one: where it stood, or elsewhere."""

from __future__ import annotations

from macros.changes.links import Link, find_links, find_moved
from macros.model import Avslutat
from tests.changes.texts import Text, text

LONG = "Nämnden ansvarar för att planen följs upp varje år och att bristerna rättas till."
HALF = "Nämnden ansvarar för att planen följs upp av helt andra skäl än vi trodde."
Told = tuple[tuple[str, int] | None, tuple[str, int] | None]


def ended(name: str, *till: str) -> dict[str, Avslutat]:
    return {name: Avslutat(dokument="d", avsnitt=name, version="v", till=till)}


def links(older: Text, newer: Text, ends: dict[str, Avslutat] | None = None) -> set[Told]:
    """The links of single passages."""
    found = find_links(older, newer, ends or {})
    assert all(len(link.before) <= 1 and len(link.after) <= 1 for link in found)
    return {(next(iter(link.before), None), next(iter(link.after), None)) for link in found}


def test_a_passage_is_sought_in_its_own_section_first():
    older = text(("mal", "a", LONG), ("ansvar", "a"))
    newer = text(("ansvar", "a", LONG), ("mal", "a", LONG))
    assert links(older, newer) == {(("mal", 0), ("mal", 0)), (None, ("ansvar", 0))}


def test_then_in_all_other_sections():
    older = text(("mal", "a", LONG), ("ansvar", "a"))
    newer = text(("ansvar", "a", LONG), ("mal", "a"))
    assert links(older, newer) == {(("mal", 0), ("ansvar", 0))}


def test_what_is_nowhere_is_gone_and_what_was_nowhere_is_new():
    older, newer = text(("mal", "a", LONG)), text(("mal", "a", "Träden ger skugga åt torget."))
    assert links(older, newer) == {(("mal", 0), None), (None, ("mal", 0))}


def test_a_passage_that_changed_places_with_others_has_moved():
    older = text(("mal", "a", "ett två tre", "fyra fem", "sex sju"))
    newer = text(("mal", "a", "sex sju", "ett två tre", "fyra fem"))
    found = {link.before[0][1]: link.moved for link in find_links(older, newer, {})}
    assert found == {0: False, 1: False, 2: True}


def test_several_passages_may_answer_to_one():
    older, newer = text(("mal", "a", f"{LONG} {HALF}")), text(("mal", "a", LONG, HALF))
    assert find_links(older, newer, {}) == [Link((("mal", 0),), (("mal", 0), ("mal", 1)))]


def test_a_link_seen_from_the_other_side_says_the_same():
    link = Link((("mal", 0),), (("mal", 1), ("mal", 2)), moved=True)
    assert link.mirrored() == Link((("mal", 1), ("mal", 2)), (("mal", 0),), moved=True)


# Elsewhere.


def test_four_words_are_enough_to_be_found_elsewhere_and_three_are_not():
    for words, found in (("ett två tre fyra", True), ("ett två tre", False)):
        older, newer = text(("mal", "a", words), ("b", "a")), text(("mal", "a"), ("b", "a", words))
        assert ((("mal", 0), ("b", 0)) in links(older, newer)) is found, words


def test_fewer_words_are_found_where_the_data_says_that_they_went():
    older, newer = text(("mal", "a", "Ja")), text(("b", "a", "Ja"), ("c", "a", "Ja"))
    assert (("mal", 0), ("c", 0)) in links(older, newer, ended("mal", "c"))
    assert (("mal", 0), None) in links(older, newer, ended("mal", "d"))


def test_what_is_not_found_hides_nothing_that_is():
    older = text(("mal", "a", "Ja"), ("syfte", "a", LONG), ("b", "a"))
    newer = text(("mal", "a"), ("syfte", "a"), ("b", "a", "Ja", HALF))
    assert links(older, newer) == {
        (("mal", 0), None), (("syfte", 0), ("b", 1)), (None, ("b", 0)),
    }  # fmt: skip


def test_half_of_the_words_must_be_the_same_elsewhere():
    # Seven of the fourteen words are the same, and they stand in a row.
    older, newer = text(("mal", "a", LONG)), text(("b", "a", HALF))
    assert links(older, newer) == {(("mal", 0), ("b", 0))}
    newer = text(("b", "a", f"{HALF} Och"))
    assert links(older, newer) == {(("mal", 0), None), (None, ("b", 0))}


def test_a_quarter_is_enough_where_the_data_says_that_the_section_went():
    older, newer = text(("mal", "a", LONG)), text(("b", "a", f"{HALF} Och det var för väl."))
    assert links(older, newer, ended("mal", "b")) == {(("mal", 0), ("b", 0))}


def test_the_same_words_are_taken_before_what_the_data_tells():
    near = LONG.replace("rättas till", "glöms bort")
    older, newer = text(("mal", "a", LONG)), text(("b", "a", near), ("c", "a", LONG))
    assert (("mal", 0), ("c", 0)) in links(older, newer, ended("mal", "b"))


def test_of_the_same_words_those_are_taken_that_the_data_tells_of():
    older, newer = text(("mal", "a", LONG)), text(("b", "a", LONG), ("c", "a", LONG))
    assert (("mal", 0), ("b", 0)) in links(older, newer)
    assert (("mal", 0), ("c", 0)) in links(older, newer, ended("mal", "c"))


def test_of_like_words_the_likest_are_taken():
    near, nearer = (
        LONG.replace("bristerna rättas till", "inget glöms bort"),
        LONG.replace("till", "in"),
    )
    older, newer = text(("mal", "a", LONG)), text(("b", "a", near), ("c", "a", nearer))
    assert links(older, newer) == {(("mal", 0), ("c", 0)), (None, ("b", 0))}


def test_each_passage_is_found_once():
    older = text(("mal", "a", LONG), ("syfte", "a", LONG))
    newer = text(("b", "a", LONG), ("mal", "a"), ("syfte", "a"))
    assert links(older, newer) == {(("mal", 0), ("b", 0)), (("syfte", 0), None)}
    older, newer = text(("mal", "a", LONG)), text(("mal", "a"), ("b", "a", LONG), ("c", "a", LONG))
    assert links(older, newer) == {(("mal", 0), ("b", 0)), (None, ("c", 0))}


# Sections.


def test_a_section_in_another_chapter_has_moved():
    assert find_moved(text(("a", "k"), ("b", "k")), text(("a", "k"), ("b", "l"))) == {"b"}


def test_a_section_that_passed_others_has_moved_and_they_have_not():
    older, newer = (
        text(("a", "k"), ("b", "k"), ("c", "k")),
        text(("c", "k"), ("a", "k"), ("b", "k")),
    )
    assert find_moved(older, newer) == {"c"}


def test_a_new_chapter_for_one_section_moves_none_of_the_others():
    older = text(("a", "k"), ("b", "k"), ("c", "k"))
    newer = text(("c", "l"), ("a", "k"), ("b", "k"))
    assert find_moved(older, newer) == {"c"}


def test_sections_that_are_new_or_gone_have_not_moved():
    assert find_moved(text(("a", "k"), ("b", "k")), text(("c", "k"), ("b", "k"))) == set()
