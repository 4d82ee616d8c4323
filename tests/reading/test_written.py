"""Every passage of a page knows its line and column in the file, word by word."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from macros.model import Kanal
from macros.reading import written
from macros.reading.library import Library
from macros.reading.page import Page, read
from macros.reading.written import Word, align_words, written_words

WORD = st.tuples(st.sampled_from("abcåäö§"), st.text("abåö012§", max_size=5)).map("".join)
SENTENCE = st.lists(WORD, min_size=1, max_size=12).map(" ".join)
MARKED = st.tuples(SENTENCE, st.sampled_from(["{}", "**{}**", "*{}*", "[{}](../om.md)"])).map(
    lambda pair: pair[1].format(pair[0])
)
ITEMS = st.lists(MARKED, min_size=1, max_size=4)
BLOCK = st.one_of(
    st.lists(MARKED, min_size=1, max_size=3).map("\n".join),
    ITEMS.map(lambda rows: "\n".join(f"- {row}" for row in rows)),
    ITEMS.map(lambda rows: "\n".join(f"{n}. {row}" for n, row in enumerate(rows, 1))),
    st.tuples(SENTENCE, ITEMS).map(lambda t: f"- {t[0]}\n" + "\n".join(f"    - {r}" for r in t[1])),
    SENTENCE.map(lambda words: f"/// citatruta\n{words}\n///"),
    SENTENCE.map(lambda words: f"| a | b |\n|---|---|\n| {words} | x |"),
)


def page_of(blocks: list[str]) -> Page:
    body = "\n\n".join(blocks)
    text = f"{{{{ styrtext() }}}}\n\n# Rubriken här {{ #kap }}\n\n{body}\n\n## En till {{ #till }}\n\nSlut.\n"
    return read("docs/p/v/kap.md", text, "p/v/kap")


@given(st.lists(BLOCK, min_size=1, max_size=6))
def test_the_place_of_a_word_is_where_it_stands_in_the_file(blocks: list[str]):
    page = page_of(blocks)
    lines = page.text.split("\n")
    assert page.rendered is not None
    for avsnitt in page.rendered.avsnitt:
        for stycke in avsnitt.stycken:
            for number, word in enumerate(stycke.text.split() if stycke.id else ()):
                place = page.written.element(stycke.id, number)
                assert place is not None
                line, column = place
                assert lines[line - 1][column - 1 :].startswith(word), (stycke, word, place)


@given(st.lists(BLOCK, min_size=1, max_size=6))
def test_passages_stand_in_the_file_in_the_order_of_the_page(blocks: list[str]):
    page = page_of(blocks)
    assert page.rendered is not None
    names = [
        name
        for avsnitt in page.rendered.avsnitt
        for name in (avsnitt.id, *(s.id for s in avsnitt.stycken if s.id))
    ]
    places = [page.written.element(name) for name in names]
    assert None not in places
    assert places == sorted(places)  # type: ignore[type-var]


def test_every_passage_of_the_real_texts_has_its_place(known: Library):
    for key in known.versions:
        for kapitel in known.kapitel(key):
            lines = kapitel.page.text.split("\n")
            for stycke in (s for a in kapitel.avsnitt for s in a.stycken if s.id):
                place = kapitel.page.written.element(stycke.id)
                if stycke.kanal is Kanal.TEXT and place:
                    first = stycke.text.split()[0]
                    row = lines[place[0] - 1][place[1] - 1 :].replace("\\", "").replace("*", "")
                    assert row.startswith(first), (kapitel.path, stycke.id, place)


def test_a_footnote_stands_where_it_is_written():
    text = "# A { #kap }\n\nOrd.[^ett] Mer.\n\n[^ett]: Noten säger mer.\n\n## B { #b }\n\nSist.\n"
    page = read("docs/p/v/kap.md", text, "p/v/kap")
    assert page.written.element("fn:ett") == (5, 9)
    assert page.written.element("b-st1") == (9, 1)


def test_what_is_nowhere_gets_the_place_at_which_it_should_stand():
    words = tuple(Word(text, n) for n, text in enumerate("a b c d".split()))
    assert align_words(words, [["a"], ["x", "y"], ["c"]]) == [[0], [1, 1], [2]]
    assert align_words(words, [["a", "x", "c"]]) == [[0, 0, 2]]
    assert align_words((), [["a"]]) == [[0]]


def test_the_work_grows_no_faster_than_the_words():
    """Counted in words compared, on the inputs that would make a naive search grow squared."""

    def work(count: int) -> int:
        compared = 0

        class Counted(str):
            __slots__ = ()

            def __eq__(self, other: object) -> bool:
                nonlocal compared
                compared += 1
                return str.__eq__(self, other)

            __hash__ = str.__hash__

        for text, runs in (
            ("a " * count, [["a"] * 5] * (count // 5)),
            ("a " * count, [["a", "b"]] * (count // 2)),
            ("[" * count + " a " * count, [["a"]] * count),
        ):
            words = tuple(Word(Counted(word.text), word.offset) for word in written_words(text))
            align_words(words, runs)
        return compared

    assert work(4000) < 2.2 * work(2000)
    assert written.TRIED * written.WINDOW < 1000
