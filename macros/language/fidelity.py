"""Proof that a version says what the received text says, word by word, both ways.

The raw lines of a received file are put in reading order; the reading ledger says for
every departure which raw words leave the flow, change or move to another stream, and why;
line-end hyphens are undone by rule. What comes out must equal the published words.
"""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from macros.model import Avvikelse, AvvikelseSlag, Kanal, Lasning


@dataclass(slots=True)
class _Word:
    """A word on its way from the received file to the page.

    Attributes:
        text: the word.
        line: the line of the received file, from 1.
        ends_line: whether it is the last word of its line.
        kanal: the stream in which it is published.
        final: whether the ledger has said how it reads.
    """

    text: str
    line: int
    ends_line: bool = False
    kanal: Kanal = Kanal.TEXT
    final: bool = False


@dataclass(slots=True)
class Expected:
    """What the ledger says that must be published, and how it came about.

    Attributes:
        words: the words of each stream but the pull quotes, each with its line.
        quotes: the words of the pull quotes.
        raw: how many words the received lines have.
        by_kind: how many raw words each kind of departure accounts for.
        errors: departures that name words which are not there, with what is wrong.
    """

    words: dict[Kanal, list[tuple[str, int]]]
    quotes: list[str]
    raw: int = 0
    by_kind: Counter[str] = field(default_factory=Counter)
    errors: list[tuple[Avvikelse, str]] = field(default_factory=list)


BULLETS = frozenset("■•\uf0b7")
"""What a line begins with if it is a list item; it is no word."""
CONJUNCTIONS = frozenset({"och", "eller", "samt", "respektive"})
"""What follows a word whose end is said once for two: `kompetens- och kvalitetsutveckling`."""
HYPHENATED = frozenset({"it", "IT", "e", "E", "EU", "AI", "IoT", "ILS", "NIS", "SS", "S", "v", "t"})
"""What keeps its hyphen before another word wherever it stands: `it-kunniga`."""


def join_line_end(head: str, tail: str) -> tuple[str, str | None]:
    """Undo a line-end hyphen.

    The hyphen goes if the line's end brought it, and stays if it belongs to the word: after a
    number or an abbreviation, and before a capital letter. Three equal letters in a row, which
    no Swedish word has, become two.

    Args:
        head: the last word of a line, ending in a hyphen.
        tail: the first word of what follows.

    Returns:
        The joined word and None, or the two words as they stand.

    Example:
        >>> join_line_end("kvalitetsar-", "bete")
        ('kvalitetsarbete', None)
        >>> join_line_end("till-", "lämpning")
        ('tillämpning', None)
        >>> join_line_end("it-", "kunniga")
        ('it-kunniga', None)
        >>> join_line_end("kompetens-", "och")
        ('kompetens-', 'och')
    """
    if tail.strip(".,;:()”").lower() in CONJUNCTIONS:
        return head, tail
    stem = re.split(r"[-/(]", head[:-1])[-1]
    if stem.isdigit() or stem in HYPHENATED or stem.isupper():
        return head + tail, None
    if not tail[0].islower():
        return head + tail, None
    joined = head[:-1] + tail
    place = len(head) - 1
    if place >= 2 and joined[place - 2] == joined[place - 1] == joined[place]:
        joined = joined[:place] + joined[place + 1 :]
    return joined, None


def expected(readings: Sequence[tuple[Lasning, Sequence[str]]]) -> Expected:
    """Return the words that must be published.

    Args:
        readings: each ledger entry with all lines of its file.
    """
    result = Expected({kanal: [] for kanal in Kanal}, [])
    for lasning, lines in readings:
        words = _raw_words(lasning, lines)
        raw = sum(len(_split(lines[n - 1])) for n in _numbers(lasning.in_reading_order))
        result.raw += raw
        result.by_kind["listpunkt"] += raw - len(words)
        for avvikelse in lasning.avvikelser:
            words = _apply(avvikelse, words, result)
        for kanal in Kanal:
            stream = [word for word in words if word.kanal is kanal]
            if kanal is Kanal.CITATRUTA:
                result.quotes.extend(word for word, _ in _joined(stream, result))
            else:
                result.words[kanal].extend(_joined(stream, result))
    return result


def _numbers(ranges: Iterable[tuple[int, int]]) -> Iterable[int]:
    for first, last in ranges:
        yield from range(first, last + 1)


def _split(line: str) -> list[str]:
    return line.replace("\u00ad", "").split()


def _raw_words(lasning: Lasning, lines: Sequence[str]) -> list[_Word]:
    words: list[_Word] = []
    for number in _numbers(lasning.in_reading_order):
        tokens = _split(lines[number - 1])
        if tokens and tokens[0] in BULLETS:
            tokens = tokens[1:]
        for place, token in enumerate(tokens, 1):
            words.append(_Word(token, number, ends_line=place == len(tokens)))
    return words


def _apply(avvikelse: Avvikelse, words: list[_Word], result: Expected) -> list[_Word]:
    """Return the words after a departure: some left out, changed, or in another stream."""
    first, last = avvikelse.rader
    inside = [i for i, w in enumerate(words) if first <= w.line <= last]
    if avvikelse.slag is AvvikelseSlag.SAKNAS:
        place = next((i for i, w in enumerate(words) if w.line >= first), len(words))
        new = [_Word(t, first, final=True) for t in (avvikelse.blir or "").split()]
        result.by_kind[avvikelse.slag] += len(new)
        return words[:place] + new + words[place:]
    if avvikelse.text is None:
        chosen = [i for i in inside if not words[i].final]
    else:
        chosen = _find(avvikelse.text.split(), words, inside)
    if not chosen:
        result.errors.append((avvikelse, "orden finns inte på de angivna raderna"))
        return words
    kanal = avvikelse.slag.kanal
    result.by_kind[avvikelse.slag] += len(chosen)
    if avvikelse.blir is None and kanal is not Kanal.TEXT:
        for i in chosen:
            words[i].kanal = kanal
        return words
    line = words[chosen[0]].line
    new = [_Word(t, line, kanal=kanal, final=True) for t in (avvikelse.blir or "").split()]
    if new:
        # What the ledger writes may itself end a line, and be joined by rule to what follows.
        new[-1].ends_line = words[chosen[-1]].ends_line
        if kanal is Kanal.CITATRUTA:
            new[-1].ends_line = False
    gone, place = set(chosen), chosen[0]
    left = [w for i, w in enumerate(words) if i not in gone]
    return left[:place] + new + left[place:]


def _find(sought: list[str], words: list[_Word], inside: list[int]) -> list[int]:
    """Return where some words stand in a row, among those at the given places."""
    for start in range(len(inside)):
        window = inside[start : start + len(sought)]
        if [words[i].text for i in window] == sought:
            return window
    return []


def _joined(stream: list[_Word], result: Expected) -> list[tuple[str, int]]:
    """Return the words of a stream with their lines, line-end hyphens undone."""
    out: list[tuple[str, int]] = []
    hyphen: _Word | None = None
    for raw in stream:
        word = raw
        if hyphen is not None:
            head, tail = join_line_end(hyphen.text, raw.text)
            if tail is None:
                result.by_kind["radslut"] += 1
                word = _Word(head, hyphen.line, raw.ends_line)
            else:
                out.append((hyphen.text, hyphen.line))
            hyphen = None
        if word.ends_line and len(word.text) > 1 and word.text.endswith("-"):
            hyphen = word
        else:
            out.append((word.text, word.line))
    if hyphen is not None:
        out.append((hyphen.text, hyphen.line))
    return out


@dataclass(frozen=True, slots=True)
class Difference:
    """Words that one side has and the other has not.

    Attributes:
        kanal: the stream.
        line: the line of the received file nearest to it, from 1.
        source: the words that the ledger leads to expect.
        published: the words that are published instead.
        at: where they begin in the published words of the stream, from 0.
    """

    kanal: Kanal
    line: int
    source: str
    published: str
    at: int = 0


def compare(
    want: Expected, published: dict[Kanal, list[str]], quotes: Iterable[str]
) -> list[Difference]:
    """Return every word that is not explained, in both directions.

    Args:
        want: what the ledger says.
        published: the published words of each stream, in order.
        quotes: the published pull quotes, one string each, in any order.
    """
    found: list[Difference] = []
    for kanal in (Kanal.TEXT, Kanal.FOTNOT):
        found.extend(_compare(kanal, want.words[kanal], published.get(kanal, [])))
    quoted = " ".join(want.quotes)
    shown = list(quotes)
    found.extend(
        Difference(Kanal.CITATRUTA, 0, "", quote) for quote in shown if quote not in quoted
    )
    found.extend(_count(Kanal.CITATRUTA, want.quotes, " ".join(shown).split()))
    labels = [word for word, _ in want.words[Kanal.FIGURETIKETT]]
    found.extend(_count(Kanal.FIGURETIKETT, labels, published.get(Kanal.FIGURETIKETT, [])))
    return found


def _count(kanal: Kanal, want: Iterable[str], have: Iterable[str]) -> list[Difference]:
    left, right = Counter(want), Counter(have)
    if left == right:
        return []
    gone, new = " ".join((left - right).elements()), " ".join((right - left).elements())
    return [Difference(kanal, 0, gone, new)]


def _compare(kanal: Kanal, want: list[tuple[str, int]], have: list[str]) -> list[Difference]:
    words = [word for word, _ in want]
    if words == have:
        return []
    # Without it a missing chapter takes minutes; it only makes the report less minimal.
    hasty = abs(len(words) - len(have)) > 2000
    matcher = difflib.SequenceMatcher(None, words, have, autojunk=hasty)
    return [
        Difference(
            kanal,
            want[min(a1, len(want) - 1)][1] if want else 0,
            " ".join(words[a1:a2]),
            " ".join(have[b1:b2]),
            b1,
        )
        for tag, a1, a2, b1, b2 in matcher.get_opcodes()
        if tag != "equal"
    ]
