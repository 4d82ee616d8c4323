"""A page is read once, and knows where each of its words is written."""

from __future__ import annotations

import re

from hypothesis import given

from macros.model import Kanal
from macros.reading.library import Library
from macros.reading.page import Page, read_page
from tests.reading.drafts import Draft, Passage, drafts


def read(text: str) -> Page:
    return read_page("docs/p/v/kap.md", text, "p/v/kap")


def passages(page: Page) -> dict[Kanal, list[Passage]]:
    """Return every heading and passage as its words, each with its offset in the file."""
    found: dict[Kanal, list[Passage]] = {kanal: [] for kanal in Kanal}
    for number, avsnitt in enumerate(page.avsnitt):
        every = [(Kanal.TEXT, None, avsnitt.rubrik)]
        every += [(s.kanal, place, s.text) for place, s in enumerate(avsnitt.stycken)]
        for kanal, place, text in every:
            places = page.word_places(number, place)
            offsets = [page.lines.start(line) + column - 1 for line, column in places]
            found[kanal].append(list(zip(text.split(), offsets, strict=True)))
    return found


@given(drafts())
def test_every_word_stands_where_it_is_written(draft: Draft):
    found = passages(read(draft.text))
    assert sorted(found[Kanal.TEXT], key=first) == sorted(draft.flow, key=first)
    assert found[Kanal.CITATRUTA] == draft.quotes
    assert sorted(found[Kanal.FOTNOT], key=first) == draft.notes


def first(passage: Passage) -> int:
    return passage[0][1]


@given(drafts())
def test_the_line_of_a_passage_holds_its_first_word(draft: Draft):
    page = read(draft.text)
    for found in passages(page).values():
        for (word, offset), *_ in found:
            line = page.lines.line(page.lines.at(offset)[0])
            assert re.sub(r"[\\*]", "", word) in re.sub(r"[\\*]", "", line)


@given(drafts())
def test_every_heading_has_its_line(draft: Draft):
    page = read(draft.text)
    lines = [n for n, line in enumerate(draft.text.split("\n"), 1) if line.startswith("#")]
    assert page.heading_places == tuple((line, 1) for line in lines)


@given(drafts())
def test_nothing_is_written_that_is_not_published_and_nothing_published_that_is_not_written(
    draft: Draft,
):
    # The numbers of a list that does not begin with 1 are not those that are written.
    text = re.sub(r"^\d+\. ", "- ", draft.text, flags=re.MULTILINE)
    page = read(text)
    assert [token.text for token in page.unpublished if token.is_word] == []
    assert page.unwritten == ()


def test_what_is_lost_and_what_is_made_up_is_told():
    page = read("# Rubrik { #kap }\n\n| a | b |\n|---|---|\n| c | d | borta |\n\n7. sju\n")
    assert [token.text for token in page.unpublished if token.is_word] == ["borta", "7"]
    assert [token.text for token in page.unwritten] == ["1"]


def test_every_word_of_the_real_texts_stands_where_it_is_written(known: Library):
    for key in known.versions:
        for kapitel in known.kapitel(key):
            page = kapitel
            assert [token.text for token in page.unpublished if token.is_word] == []
            assert page.unwritten == ()
            for found in passages(page).values():
                for word, offset in (each for passage in found for each in passage):
                    start = re.match(r"[\w]*|.", word)
                    assert start
                    written = page.text[offset:].removeprefix("\\")
                    assert written.startswith(start.group()), (page.path, word, written[:20])


def test_a_footnote_stands_where_it_is_written():
    page = read(
        "# A { #kap }\n\nOrd.[^ett] Mer.\n\n[^ett]: Noten säger mer.\n\n## B { #b }\n\nSist.\n"
    )
    assert page.footnotes == (("ett", (5, 1)),)
    assert page.word_places(0, 1)[0] == (5, 9)
    assert page.word_places(1, 0) == ((9, 1),)


def test_code_is_no_prose():
    page = read("# A { #kap }\n\nSkriv `&eacute;` så.\n\n```\n/// ruta\n```\n\n&amp;\n")
    assert "eacute" not in page.prose
    assert "///" not in page.prose
    assert "&amp;" in page.prose
    assert len(page.prose) == len(page.text)


def test_a_page_that_the_parser_cannot_bear_says_nothing():
    page = read("# A { #kap }\n\n" + "- " * 800 + "djupt\n")
    assert not page.readable
    assert [problem.code for problem in page.problems] == ["M009"]
    assert page.avsnitt == ()
    assert page.word_places is not None
