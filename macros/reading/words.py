"""The words and signs of a text, each with the offset at which it begins."""

from __future__ import annotations

import bisect
import html
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

LETTERS = re.compile(r"[^\W_]+")
SIGN = re.compile(r"[^\w\s]|_")
WORD_ENTITY = re.compile(r"&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, or a sign that is part of none.

    Attributes:
        text: its letters and digits, or the sign.
        start: the offset at which it begins.
    """

    text: str
    start: int

    @property
    def is_word(self) -> bool:
        """Whether it is a word."""
        return self.text.isalnum()


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words and the signs of a text, each in the order in which they stand.

    Attributes:
        words: runs of letters and digits.
        word_starts: where each begins.
        signs: all else that can be seen, one character each.
        sign_starts: where each stands.
    """

    words: list[str]
    word_starts: list[int]
    signs: list[str]
    sign_starts: list[int]

    def __iter__(self) -> Iterator[Token]:
        """Yield every token, words first."""
        yield from map(Token, self.words, self.word_starts)
        yield from map(Token, self.signs, self.sign_starts)

    def split(self, part_of: Callable[[int], str]) -> dict[str, Tokens]:
        """Return the tokens by the part of the text to which their offset belongs."""
        parts: dict[str, Tokens] = {}

        def part(start: int) -> Tokens:
            return parts.setdefault(part_of(start), Tokens([], [], [], []))

        for text, start in zip(self.words, self.word_starts, strict=True):
            found = part(start)
            found.words.append(text)
            found.word_starts.append(start)
        for text, start in zip(self.signs, self.sign_starts, strict=True):
            found = part(start)
            found.signs.append(text)
            found.sign_starts.append(start)
        return parts


def tokens(text: str) -> Tokens:
    """Return the words and signs of a text; a code for a character is that character.

    Example:
        >>> found = tokens("Caf&eacute; *nu*")
        >>> found.words, found.word_starts, found.signs
        (['Café', 'nu'], [0, 13], ['*', '*'])
    """
    decoded, offset = _decoded(text)
    words, signs = list(LETTERS.finditer(decoded)), list(SIGN.finditer(decoded))
    starts = [match.start() for match in words], [match.start() for match in signs]
    if offset is not None:
        starts = [offset(start) for start in starts[0]], [offset(start) for start in starts[1]]
    return Tokens(
        [match.group() for match in words], starts[0],
        [match.group() for match in signs], starts[1],
    )  # fmt: skip


def decode(text: str) -> str:
    """Return a text in which each code for a character is that character."""
    return (
        WORD_ENTITY.sub(lambda match: html.unescape(match.group()), text) if "&" in text else text
    )


def _decoded(text: str) -> tuple[str, Callable[[int], int] | None]:
    """Return a text without codes, and what leads its offsets back; None if nothing changed."""
    if "&" not in text or not WORD_ENTITY.search(text):
        return text, None
    parts: list[str] = []
    # Where each part begins, in the text without codes and in the text.
    here: list[int] = []
    there: list[int] = []
    length = end = 0
    for match in WORD_ENTITY.finditer(text):
        for part, start in (
            (text[end : match.start()], end),
            (html.unescape(match.group()), match.start()),
        ):
            parts.append(part)
            here.append(length)
            there.append(start)
            length += len(part)
        end = match.end()
    parts.append(text[end:])
    here.append(length)
    there.append(end)

    def offset(start: int) -> int:
        number = bisect.bisect_right(here, start) - 1
        return there[number] + start - here[number]

    return "".join(parts), offset
