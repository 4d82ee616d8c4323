"""What a word is to the search. The browser does the same: `theme/assets/sokanalys.js`.

A word is looked up by its stem; by its root, which derivations share (`klassa`, `klassning`);
and by the parts of a compound. A term of the index is a stem, or a root with a `~` after it; or the stems of
some words that people write together, with `:` between them.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import snowballstemmer

ROOT_SIGN, PHRASE_SIGN = "~", ":"
LETTER = "a-zß-öø-ž0-9"
WORD = re.compile(rf"[0-9]+(?:[-./:][0-9]+)+(?![{LETTER}])|[{LETTER}]+(?:-[{LETTER}]+)*")
HYPHENS = str.maketrans("‐‑−", "---", "\u00ad")
DASH = re.compile(r"(?<=\S)–(?=\S)")
FOLDS = str.maketrans("åäàáâãöøòóôõéèêëüùúûíìîïçñ", "aaaaaaooooooeeeeuuuuiiiicn")
DERIVATION = re.compile(
    r"^(.{4,}?)(?:ifiering|ificering|ifier|ificer|ivisering|iviser|ivitet|isering|iser|isation|iering|ering"
    r"|ialitet|alitet|itativ|itet|iell|ation|ning|ing|arskap|erskap|ier|er|else|els|ion|an|ar|sam|bar|iv|lig|ig)$"
)
# Snowball leaves `et` after two consonants: programmet, projektet, sättet.
NEUTER = re.compile(r"([aeiouyåäö].*[bcdfghjklmnpqrstvwxz]{2})(?<!nd)ets?$")
# What else Snowball leaves: strategin, policyn, programm, digitalt, klassats.
ENDINGS = (
    ("gin", "gi"), ("rin", "ri"), ("fin", "fi"), ("tin", "ti"), ("nin", "ni"), ("yn", "y"), ("mm", "m"),
    ("alt", "al"), ("ivt", "iv"), ("samt", "sam"), ("bart", "bar"), ("ellt", "ell"), ("ats", ""), ("ad", ""), ("at", ""),
)  # fmt: skip
PART = 3  # the shortest part of a compound
MARGIN = 4  # below this length a word is only what it is

_snowball = snowballstemmer.stemmer("swedish")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text.

    Attributes:
        start: where it begins in the normalised text.
        text: the word, lower case, hyphens kept.
    """

    start: int
    text: str


def normal(text: str) -> str:
    """Return a text in lower case and one spelling of every character."""
    composed = unicodedata.normalize("NFC", text).lower().translate(HYPHENS)
    return DASH.sub("-", composed)


def words(text: str) -> Iterator[Word]:
    """Yield the words and numbers of a text, in order."""
    for match in WORD.finditer(normal(text)):
        yield Word(match.start(), match.group())


def joined(word: str) -> str:
    """Return a word without its hyphens; a number as it is."""
    return word if is_number(word) else word.replace("-", "")


def is_number(word: str) -> bool:
    """Tell a number, a section's number or a registration number."""
    return word[0].isdigit() and not any(char.isalpha() for char in word)


@functools.cache
def stem(word: str) -> str:
    """Return what the inflected forms of a word share."""
    word = joined(word)
    if is_number(word):
        return word
    stemmed = str(_snowball.stemWord(NEUTER.sub(r"\1", word)))
    for ending, shorter in ENDINGS:
        if len(stemmed) - len(ending) >= MARGIN - 1 and stemmed.endswith(ending):
            return stemmed[: -len(ending)] + shorter
    return stemmed


@functools.cache
def root(stemmed: str) -> str:
    """Return what the derivations of a stem share; the stem itself if it is none."""
    match = DERIVATION.match(stemmed)
    return match.group(1) if match else stemmed


def phrase(words: list[str], fillers: frozenset[str]) -> str:
    """Return the term of some words together, or of a word alone.

    Fillers are left out if two words remain, and these come in any order: people write them
    as they like.
    """
    said = [word for word in words if word not in fillers]
    if len(said) > 1:
        return PHRASE_SIGN.join(sorted(map(stem, said)))
    return PHRASE_SIGN.join(map(stem, words)) + (PHRASE_SIGN if len(words) == 1 else "")


def folded(word: str) -> str:
    """Return a word without the marks over its letters."""
    return word.translate(FOLDS)


FIRST, LAST = 1, 2  # what a stem may be in a compound


def split(word: str, may_be: Callable[[str], int]) -> tuple[str, ...]:
    """Return the two parts of a compound; nothing if it is none.

    The last part is as short as it can be, if both parts are words; else the first part
    may be a compound itself.

    Args:
        word: the word, in one.
        may_be: tells what a stem may be: `FIRST`, `LAST`, both added, or 0.
    """
    if is_number(word):
        return ()
    nested: tuple[str, ...] = ()
    for at in range(len(word) - PART, PART - 1, -1):
        first, last = word[:at], word[at:]
        whole = bool(may_be(stem(first)) & FIRST)
        inner = not whole and not nested and len(first) > 2 * PART and split(first, may_be)
        # The last part is looked up only if the first will do: it may lie in another piece.
        if (whole or inner) and may_be(stem(last)) & LAST:
            if whole:
                return first, last
            nested = (first, last)
    return nested


def nodes(word: str, parts: Callable[[str], tuple[str, ...]]) -> Iterator[str]:
    """Yield every part of a compound, and the parts of the parts."""
    for part in parts(word):
        yield part
        yield from nodes(part, parts)
