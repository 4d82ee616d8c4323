"""What a word is to the search. The browser does the same: `theme/assets/search/analysis.js`.

A word is looked up by its stem, which its inflections share (`nämnd`, `nämnderna`); by its
root, which its derivations share (`klassa`, `klassning`); and by the parts of a compound. A
term of the index is a stem, or a root with a `~` after it; or the stems of some words that
people write together, with `:` between them.
"""

from __future__ import annotations

import functools
import json
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import snowballstemmer

TABLES = Path(__file__).parents[1] / "theme/assets/search/language.js"


def _tables() -> dict[str, Any]:
    """Return the tables of the language, which the browser reads from the same file.

    It is a module of JavaScript that is JSON but for its beginning, so that nothing need be made
    of it before either can read it.
    """
    tables: dict[str, Any] = json.loads(TABLES.read_text("utf-8").partition("\nexport default ")[2])
    return tables


def _any_of(patterns: list[str]) -> str:
    return f"(?:{'|'.join(patterns)})"


_language = _tables()
ROOT_SIGN: str = _language["root_sign"]
PHRASE_SIGN: str = _language["phrase_sign"]
FIRST: int = _language["first"]
LAST: int = _language["last"]
"""What a stem may be in a compound: its first part, its last part; added, either."""
SAID: int = _language["said"]
"""What the index adds to that if a text holds the word."""
SHORTEST_PART: int = _language["shortest_part"]
"""A part of a compound has at least so many letters."""
SHORTEST_STEM: int = _language["shortest_stem"]
"""A stem with fewer letters is only what it is: it shares no root, and is no part of a compound."""
WEAK: float = _language["weak"]
"""What a word counts that says little of what is looked for."""

LETTER: str = _language["letter"]
SEARCH_WORD = re.compile(rf"[0-9]+(?:[-./:][0-9]+)+(?![{LETTER}])|[{LETTER}]+(?:-[{LETTER}]+)*")
HYPHENS = str.maketrans(_language["hyphens"], "-" * len(_language["hyphens"]), "\u00ad")
DASH = re.compile(_language["dash"])
FOLDS = str.maketrans(*_language["folds"])
DERIVATION = re.compile(f"^(.{{4,}}?){_any_of(_language['derivations'])}$")
BASE = re.compile(f"^(.*?{_any_of(_language['base'])}){_any_of(_language['base_endings'])}?$")
"""Words that look inflected to Snowball and are not, with what they may end in: kompetens, ansvar, hållbar."""
BEFORE = tuple(
    (re.compile(pattern.replace("{definite}", _language["definite"])), rf"\1{ending}")
    for pattern, ending in _language["before"]
)
"""What Snowball does not take away, and what it does take away from the bare word, in this order:
nämnders, ärendets, titeln, kapitlet, områdena, frågan, föreslår, programmet and projektet and sättet."""
ENDINGS: list[list[str]] = _language["endings"]
"""What it leaves: strategin, policyn, programm, digitalt, klassats, genomförd."""

_definite = re.compile(f"{_language['definite']}$")
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


def normalize(text: str) -> str:
    """Return a text in lower case and one spelling of every character.

    Example:
        >>> normalize("IT–strategi 2021‑25")
        'it-strategi 2021-25'
    """
    composed = unicodedata.normalize("NFC", text).lower().translate(HYPHENS)
    return DASH.sub("-", composed)


def tokenize(text: str) -> Iterator[Word]:
    """Yield the words and numbers of a text, in order.

    Example:
        >>> [word.text for word in tokenize("E-tjänster enligt 5.3.1, dnr 171/2021.")]
        ['e-tjänster', 'enligt', '5.3.1', 'dnr', '171/2021']
    """
    for match in SEARCH_WORD.finditer(normalize(text)):
        yield Word(match.start(), match.group())


def joined(word: str) -> str:
    """Return a word without its hyphens; a number as it is."""
    return word if is_number(word) else word.replace("-", "")


def is_number(word: str) -> bool:
    """Tell a number, a section's number or a registration number from a word."""
    return word[0].isdigit() and not any(char.isalpha() for char in word)


@functools.cache
def stem(word: str) -> str:
    """Return what the inflected forms of a word share.

    Example:
        >>> stem("nämnderna"), stem("it-tjänsten"), stem("5.3.1")
        ('nämnd', 'ittjänst', '5.3.1')
    """
    word = joined(word)
    if is_number(word):
        return word
    base = BASE.match(word)
    if base:
        return base.group(1)
    for pattern, repaired in BEFORE:
        word = pattern.sub(repaired, word)
    stemmed = str(_snowball.stemWord(word))
    for ending, shorter in ENDINGS:
        if len(stemmed) - len(ending) >= SHORTEST_STEM - 1 and stemmed.endswith(ending):
            return stemmed[: -len(ending)] + shorter
    return stemmed


@functools.cache
def root(stemmed: str) -> str:
    """Return what the derivations of a stem share; the stem itself if it is none.

    Example:
        >>> root("klassificering"), root("klassning"), root("plan")
        ('klass', 'klass', 'plan')
    """
    match = DERIVATION.match(stemmed)
    return match.group(1) if match else stemmed


def phrase(words: list[str], fillers: frozenset[str]) -> str:
    """Return the term of some words together, or of a word alone.

    Fillers are left out if two words remain, and these come in any order: people write them
    as they like.

    Example:
        >>> phrase(["uppföljning", "av", "planen"], frozenset({"av"}))
        'plan:uppföljning'
        >>> phrase(["planen"], frozenset())
        'plan:'
    """
    said = [word for word in words if word not in fillers]
    if len(said) > 1:
        return PHRASE_SIGN.join(sorted(map(stem, said)))
    return PHRASE_SIGN.join(map(stem, words)) + (PHRASE_SIGN if len(words) == 1 else "")


def folded(word: str) -> str:
    """Return a word without the marks over its letters: `nämnd` as `namnd`."""
    return word.translate(FOLDS)


def split_compound(word: str, may_be: Callable[[str], int]) -> tuple[str, ...]:
    """Return the two parts of a compound; nothing if it is none.

    The last part is as short as it can be, if both parts are words; else the first part
    may be a compound itself.

    Args:
        word: the word, in one.
        may_be: tells what a stem may be: `FIRST`, `LAST`, both added, or 0.

    Example:
        >>> may_be = {"klagomål": FIRST, "klag": FIRST, "mål": LAST, "hantering": LAST}
        >>> split_compound("klagomålshantering", lambda stem: may_be.get(stem, 0))
        ('klagomåls', 'hantering')
        >>> split_compound("planering", lambda stem: may_be.get(stem, 0))
        ()
    """
    if is_number(word):
        return ()
    nested: tuple[str, ...] = ()
    for at in range(len(word) - SHORTEST_PART, SHORTEST_PART - 1, -1):
        first, last = word[:at], word[at:]
        # No compound begins with a word in definite form: nämnd + ansvar, not nämndan + svar.
        whole = not _definite.search(first) and bool(may_be(stem(first)) & FIRST)
        inner = (
            not whole
            and not nested
            and len(first) > 2 * SHORTEST_PART
            and split_compound(first, may_be)
        )
        # The last part is looked up only if the first will do: it may lie in another piece.
        if (whole or inner) and may_be(stem(last)) & LAST:
            if whole:
                return first, last
            nested = (first, last)
    return nested


def nested_parts(word: str, parts: Callable[[str], tuple[str, ...]]) -> Iterator[str]:
    """Yield every part of a compound, and the parts of the parts.

    Args:
        word: the word.
        parts: tells the parts of a compound.

    Example:
        >>> parts = {"säkerhetsansvar": ("säkerhets", "ansvar"), "säkerhets": ("säker", "hets")}
        >>> list(nested_parts("säkerhetsansvar", lambda word: parts.get(word, ())))
        ['säkerhets', 'säker', 'hets', 'ansvar']
    """
    for part in parts(word):
        yield part
        yield from nested_parts(part, parts)
