"""From units to terms: what is looked up, and how much each unit answers to it."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from macros.language import search_terms
from scripts.publicera.sok.enheter import Enhet, EnhetSlag
from scripts.publicera.sok.sprak import Sprak

ROLE, DUTY, MEANING = "roll:", "slag:ansvar", "vad:"
"""Terms that no word can be: what the filters look up, and who tells what a word means."""
SATURATION = 1.2
WEIGHT_STEPS = 40  # what a hit is worth is a whole number
SHORTEST = 0.6  # a text that is shorter than this share of the usual is no better for it
ASIDE = 0.5  # what is said about a role, a document or a term, against the texts themselves


@dataclass(frozen=True, slots=True)
class Falt:
    """How much a field of a unit weighs, and how much its length takes from that."""

    vikt: float
    langd: float


TITLE, NAMES, SOUGHT, TEXT, DUTIES = "rubrik", "namn", "sokord", "text", "plikter"
EXPLAINED, TRAIL = "forklarar", "stig"
FIELDS = {
    TITLE: Falt(5.0, 0.6),
    NAMES: Falt(4.0, 0.6),
    SOUGHT: Falt(0.4, 0.1),
    TEXT: Falt(1.0, 0.7),
    DUTIES: Falt(0.5, 0.6),
    EXPLAINED: Falt(1.0, 0),
    TRAIL: Falt(1.2, 0.3),
}

Fields = Mapping[str, Counter[str]]


@dataclass(slots=True)
class Term:
    """A term of the dictionary.

    Attributes:
        may_be: what it may be in a compound.
        is_said: whether a section shows it, as a word or in a compound.
        parts: the parts of the word, if it is a compound.
        also_marked: stems to mark in a text besides itself: what it stands for.
        weight: how rare it is, in tenths.
        hits: units by number, with how much they answer.
    """

    may_be: int = 0
    is_said: bool = False
    parts: tuple[str, ...] = ()
    also_marked: tuple[str, ...] = ()
    weight: int = 0
    hits: dict[int, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Korpus:
    """All units, read once; what is rare is rare among all of them.

    Attributes:
        sprak: the language of the texts.
        enheter: the units.
    """

    sprak: Sprak
    enheter: tuple[Enhet, ...]

    @cached_property
    def falt(self) -> tuple[Fields, ...]:
        """The fields of every unit, with their terms."""
        return tuple(self._fields(unit) for unit in self.enheter)

    @cached_property
    def langd(self) -> Mapping[str, float]:
        """The usual length of each field."""
        lengths: dict[str, list[float]] = defaultdict(list)
        for fields in self.falt:
            for name, terms in fields.items():
                lengths[name].append(sum(terms.values()))
        return {name: sum(found) / len(found) for name, found in lengths.items()}

    @cached_property
    def _antal(self) -> Counter[str]:
        found: Counter[str] = Counter()
        for fields in self.falt:
            found.update(set().union(*fields.values()))
        return found

    def vikt(self, term: str) -> float:
        """Return how rare a term is, less if it says little."""
        many = self._antal[term]
        rare = math.log(1 + (len(self.enheter) - many + 0.5) / (many + 0.5))
        return rare * (search_terms.WEAK if term in self.sprak.weak else 1)

    def sagda(self, number: int) -> Iterator[str]:
        """Yield the terms of the words that a unit shows: not those it is looked for by."""
        unit = self.enheter[number]
        shown = (unit.nummer, unit.rubrik, *unit.namn, *(text for _, text in unit.stycken))
        for text in (*shown, *(f"{plikt.roller} {plikt.text}" for plikt in unit.plikter)):
            for word in search_terms.tokenize(text):
                yield from self.sprak.terms_of(word.text)

    def _fields(self, unit: Enhet) -> Fields:
        above = (unit.grupp, unit.upplysning) if unit.slag is EnhetSlag.AVSNITT else ()
        texts: dict[str, Iterable[str]] = {
            TITLE: (f"{unit.nummer} {unit.rubrik}",),
            NAMES: unit.namn,
            SOUGHT: unit.sokord,
            TEXT: (text for _, text in unit.stycken),
            DUTIES: (f"{plikt.roller} {plikt.text}" for plikt in unit.plikter),
            EXPLAINED: unit.forklarar,
            TRAIL: (*above, *unit.stig),
        }
        counted: dict[str, Counter[str]] = defaultdict(Counter)
        for name, found in texts.items():
            for text in found:
                counted[name].update(self.sprak.counted(text))
        asked = filter(self.sprak.may_be_asked, unit.sokord)
        counted[SOUGHT].update(map(self.sprak.phrase, asked))
        return {name: terms for name, terms in counted.items() if terms}

    def svar(self, number: int) -> dict[str, int]:
        """Return the terms of a unit, each with how much it answers to it."""
        unit = self.enheter[number]
        together: dict[str, float] = defaultdict(float)
        for name, terms in self.falt[number].items():
            about = FIELDS[name]
            length = max(sum(terms.values()) / self.langd[name], SHORTEST)
            weight = about.vikt / (1 - about.langd + about.langd * length)
            if name == TEXT and unit.slag is not EnhetSlag.AVSNITT:
                weight *= ASIDE
            for term, times in terms.items():
                together[term] += weight * times
        return {
            term: max(1, round(WEIGHT_STEPS * unit.vikt * self.vikt(term) * w / (SATURATION + w)))
            for term, w in together.items()
        }


def dictionary(korpus: Korpus, numbers: Iterable[int]) -> dict[str, Term]:
    """Return the dictionary of some units; they are numbered anew, from 0."""
    sprak = korpus.sprak
    terms: dict[str, Term] = defaultdict(Term)
    for place, number in enumerate(numbers):
        unit = korpus.enheter[number]
        for term, value in korpus.svar(number).items():
            terms[term].hits[place] = value
        for term in korpus.sagda(number) if unit.slag is EnhetSlag.AVSNITT else ():
            if term in terms:  # a filler is none
                terms[term].is_said = True
        for roll in unit.roller:
            terms[ROLE + roll].hits[place] = 1
        for name in _told(unit):
            terms[MEANING + sprak.phrase(name)].hits[place] = 1
        if unit.plikter:
            terms[DUTY].hits[place] = 1
    # Words that stand in the other index alone, or in none, may yet be parts of what people write,
    # and have parts themselves.
    for stem in sprak.ordled:
        terms.setdefault(stem, Term())
    for form in sorted(sprak.forms):
        about = terms.get(search_terms.stem(form))
        if about is not None and not about.parts:
            about.parts = tuple(map(search_terms.stem, sprak.parts(form)))
    for stem, parts in sprak.undantag.items():
        terms[stem].parts = tuple(map(search_terms.stem, parts))
    for name, about in terms.items():
        root = name.removesuffix(search_terms.ROOT_SIGN)
        about.may_be = sprak.led(name) if root == name else sprak.led_of_root(root)
        about.weight = 0 if name in sprak.filler_stems else round(10 * korpus.vikt(name))
        about.also_marked = sprak.also_marked.get(name, ())
    return {name: about for name, about in terms.items() if not _said_already(name, about, terms)}


def _told(unit: Enhet) -> tuple[str, ...]:
    """Return the words of which a unit tells what they mean."""
    return (unit.rubrik, *unit.namn) if unit.slag is EnhetSlag.BEGREPP else unit.forklarar


def _said_already(name: str, about: Term, terms: Mapping[str, Term]) -> bool:
    """Tell whether a root finds nothing that the stem which looks like it does not."""
    root = name.removesuffix(search_terms.ROOT_SIGN)
    stem = terms.get(root) if root != name else None
    return stem is not None and (stem.may_be, set(stem.hits)) == (about.may_be, set(about.hits))
