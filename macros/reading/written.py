"""Which written word each published word of a page is.

Markdown keeps the order of words, so the words of a page as it becomes are looked for, from the
first to the last, among the words of the file, with the signs of markup left out. Footnotes
alone stand elsewhere than where they are written, and are looked for by themselves. The work
grows with the words: each is passed once, and where the same words come again and again only
the next few places are tried.
"""

from __future__ import annotations

import bisect
import html
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from lxml.html import HtmlElement

from macros.problems import Place
from macros.reading.places import Places

NOT_TEXT = re.compile(
    r"\[\^[^\]\n]*\]:?|\{[^{}\n]*\}|^[ ]*(?:[-*+]|\d+\.)[ ]+|^#{1,6}[ ]+|^/{3,}.*$|\]\([^)\n]*\)"
    r"|(?<!\\)[*_`\[\]]|\\(?=[^\w\s])",
    re.MULTILINE,
)
"""What is in the file and not among the words of the page: marks of lists, headings, links …"""
BLOCKS = frozenset(
    "p h1 h2 h3 h4 h5 h6 ul ol li blockquote pre div section table thead tbody tr th td figure "
    "figcaption dl dt dd hr".split()
)
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
WINDOW = 6
"""So many words of a run of text tell it from the others."""
TRIED = 50
"""So many places are tried for a run of text before it counts as not found."""
AHEAD = 8
"""So many words may stand between two words of the page that follow on each other."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the file.

    Attributes:
        text: the word as a reader sees it.
        offset: where it begins in the file.
    """

    text: str
    offset: int


@dataclass(slots=True)
class _Published:
    """The words of a page as it becomes, in order.

    Attributes:
        runs: words that stand together, between the borders of paragraphs, items and cells.
        starts: for each id of an element the number of its first word.
        headings: the number of the first word of each heading.
        quotes: the number of the first word of each pull quote.
        notes: the runs that are footnotes.
        count: how many words there are so far.
        open: the text since the last border.
    """

    runs: list[list[str]] = field(default_factory=lambda: [[]])
    starts: dict[str, int] = field(default_factory=dict)
    headings: list[int] = field(default_factory=list)
    quotes: list[int] = field(default_factory=list)
    notes: set[int] = field(default_factory=set)
    count: int = 0
    open: str = ""

    def read(self, element: HtmlElement, *, note: bool = False) -> None:
        """Add the words of an element."""
        tag, kind = element.tag, str(element.get("class") or "")
        if tag == "sup" or kind == "footnote-backref" or not isinstance(tag, str):
            return
        note = note or kind == "footnote"
        if tag in BLOCKS:
            self._border(note=note)
        if element.get("id"):
            self.starts.setdefault(str(element.get("id")), self.count)
        if tag in HEADINGS:
            self.headings.append(self.count)
        if kind == "citatruta":
            self.quotes.append(self.count)
        self.open += element.text or ""
        for child in element:
            self.read(child, note=note)
            self.open += child.tail or ""
        if tag in BLOCKS:
            self._border(note=note)

    def _border(self, *, note: bool) -> None:
        words = self.open.split()
        self.open = ""
        if words:
            self.runs[-1] += words
            self.count += len(words)
            self.runs.append([])
        if note:
            self.notes.add(len(self.runs) - 1)
        else:
            self.notes.discard(len(self.runs) - 1)


class Written:
    """Where the words of a page stand in its file.

    Args:
        places: the file's text.
        tree: the page as it becomes.
    """

    def __init__(self, places: Places, tree: HtmlElement) -> None:
        self._places = places
        self._words = written_words(places.text)
        self._published = _Published()
        self._published.read(tree)
        self._spots = self._aligned()

    def _aligned(self) -> list[int]:
        """Return for each published word the number of the written one that it is."""
        published = self._published
        flow = [run for n, run in enumerate(published.runs) if n not in published.notes]
        aligned = iter(align_words(self._words, flow))
        spots: list[int] = []
        for number, run in enumerate(published.runs):
            if number in published.notes:
                spots += align_words(self._words, [run])[0]
            else:
                spots += next(aligned)
        return spots

    def element(self, name: str, word: int = 0) -> Place | None:
        """Return where a word of the element with an id stands; None if there is none.

        Args:
            name: the id, e.g. `mal-st2`.
            word: which of its words, from 0.
        """
        start = self._published.starts.get(name)
        return None if start is None else self._place(start + word)

    def heading(self, number: int) -> Place:
        """Return where the first word of a heading stands, by the number of the heading."""
        return self._place(self._published.headings[number])

    def quote(self, number: int) -> Place:
        """Return where the first word of a pull quote stands, by the number of the quote."""
        return self._place(self._published.quotes[number])

    def _place(self, number: int) -> Place:
        if not self._spots or not self._words:
            return 1, 1
        spot = self._spots[min(number, len(self._spots) - 1)]
        return self._places.at(self._words[spot].offset)


def written_words(text: str) -> tuple[Word, ...]:
    """Return the words of a file in order, markup left out.

    For example `- **Nämnden** ska { #a }` has the words `Nämnden` and `ska`.
    """
    bare = NOT_TEXT.sub(lambda match: "\0" * len(match.group()), text)
    found = []
    for match in re.finditer(r"[^\s]+", bare):
        clean = html.unescape(match.group().replace("\0", ""))
        if clean:
            marks = len(match.group()) - len(match.group().lstrip("\0"))
            found.append(Word(clean, match.start() + marks))
    return tuple(found)


def align_words(written: Sequence[Word], runs: Iterable[Sequence[str]]) -> list[list[int]]:
    """Return for each word of each run of text which written word it is.

    A run that is nowhere further on gets the place at which it should have stood, and a word
    that is not there that of the word before it. For example the runs `["Nämnden", "ska"]` and
    `["cykla"]` of a file whose words are `Nämnden`, `ska`, `–`, `cykla` are `[[0, 1], [3]]`.

    Args:
        written: the words of the file, in order.
        runs: the words of each run, in order.
    """
    spots: dict[str, list[int]] = defaultdict(list)
    for number, word in enumerate(written):
        spots[word.text].append(number)
    found: list[list[int]] = []
    after = 0
    for run in runs:
        start = _start(written, spots, run, after)
        moved = start is None
        if moved:  # a heading goes before what was written ahead of it
            start = _start(written, spots, run, 0)
        if start is None:
            found.append([min(after, max(len(written) - 1, 0))] * len(run))
            continue
        own: list[int] = []
        at = start
        for text in run:
            near = range(at, min(at + AHEAD, len(written)))
            step = next((number for number in near if written[number].text == text), None)
            own.append(max(at - 1, start) if step is None else step)
            at = at if step is None else step + 1
        found.append(own)
        after = after if moved else at
    return found


def _start(
    written: Sequence[Word], spots: dict[str, list[int]], run: Sequence[str], after: int
) -> int | None:
    """Return where a run begins at or after a written word; None if it is not there."""
    if not run:
        return None
    wanted = list(run[:WINDOW])
    there = spots.get(run[0], [])
    first = bisect.bisect_left(there, after)
    for start in there[first : first + TRIED]:
        if [word.text for word in written[start : start + len(wanted)]] == wanted:
            return start
    # One of its words is written in another way, as a code for a character.
    nearest = there[first : first + 1]
    return nearest[0] if nearest and nearest[0] < after + TRIED else None
