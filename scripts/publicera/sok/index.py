"""From units to terms: what is looked up, and how much each unit answers to it."""

from __future__ import annotations

import functools
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from macros import sokanalys
from macros.library import Library
from macros.model import OrdledSlag
from scripts.publicera.sok.enheter import Enhet, Slag

ROLE, DUTY = "roll:", "slag:ansvar"
"""Terms that no word can be: what the filters look up."""
SATURATION = 1.2
STEPS = 40  # what a hit is worth is a whole number


@dataclass(frozen=True, slots=True)
class Field_:
    """How much a field of a unit weighs, and how much its length takes from that."""

    weight: float
    length: float


TITLE, NAMES, TEXT, DUTIES, TRAIL = "rubrik", "namn", "text", "plikter", "stig"
FIELDS = {
    TITLE: Field_(5.0, 0.6),
    NAMES: Field_(4.0, 0.6),
    TEXT: Field_(1.0, 0.7),
    DUTIES: Field_(0.5, 0.6),
    TRAIL: Field_(1.2, 0.3),
}
INFLECTED, PART, MEANT = 1.0, 0.45, 0.5
SHORTEST = 0.6  # a text that is shorter than this share of the usual is no better for it
ASIDE = 0.5  # what is said about a role, a document or a term, against the texts themselves
WEAK = 0.4  # a word that says little of what is looked for

Weighted = tuple[str, float]


@dataclass(slots=True)
class Term:
    """A term of the dictionary.

    Attributes:
        led: 1 if it may begin a compound, 2 if it may end one; both added.
        delar: the parts of the word, if it is a compound.
        menar: stems to mark in a text besides itself: what it stands for.
        vikt: how rare it is, in tenths.
        traffar: units by number, with how much they answer.
    """

    led: int = 0
    delar: tuple[str, ...] = ()
    menar: tuple[str, ...] = ()
    vikt: int = 0
    traffar: dict[int, int] = field(default_factory=dict)


class Sprak:
    """The language of the texts: what may be part of a compound, what stands for what."""

    def __init__(self, library: Library, texts: Iterable[str]) -> None:
        said: dict[OrdledSlag, set[str]] = {slag: set() for slag in OrdledSlag}
        for ordled in library.ordled:
            said[ordled.slag].update(ordled.ord)
        self.fyllnad = frozenset(said[OrdledSlag.FYLLNAD])
        self.svaga = {sokanalys.stem(word) for word in said[OrdledSlag.SVAG]}
        self._own = {found.ord: found.delar for found in library.sammansattningar}
        self.never = {sokanalys.stem(word) for word in said[OrdledSlag.INTE_LED] | self.fyllnad}
        self.never_last = {sokanalys.stem(word) for word in said[OrdledSlag.INTE_EFTERLED]}
        self.short = {sokanalys.stem(word) for word in said[OrdledSlag.LED]}
        self.forms = Counter(word.text for text in texts for word in sokanalys.words(text))
        self.stems = frozenset(sokanalys.stem(form) for form in self.forms) | self.short
        self._alike: dict[str, int] = defaultdict(int)
        for stem in self.stems:
            self._alike[sokanalys.root(stem)] |= self._led(stem)
        self.parts = functools.cache(self._parts)
        self.meant = _meant(library)

    def led(self, stem: str) -> int:
        """Return what a stem may be in a compound, by itself or as others of its root may."""
        if stem in self.never:
            return 0
        return self._led(stem) or self.led_of_root(sokanalys.root(stem))

    def led_of_root(self, root: str) -> int:
        """Return what the stems of a root may be in a compound."""
        return self._alike.get(root, 0) if len(root) > sokanalys.MARGIN else 0

    def _led(self, stem: str) -> int:
        if stem not in self.stems or stem in self.never or sokanalys.is_number(stem):
            return 0
        if len(stem) < sokanalys.MARGIN and stem not in self.short:
            return 0
        first_only = stem in self.never_last
        return sokanalys.FIRST if first_only else sokanalys.FIRST | sokanalys.LAST

    def _parts(self, word: str) -> tuple[str, ...]:
        own = self._own.get(sokanalys.joined(word))
        if own is not None:
            return own
        first, sign, last = word.partition("-")
        if sign and not sokanalys.is_number(word):
            return first, last
        return sokanalys.split(word, self.led)

    def terms(self, word: str) -> Iterator[Weighted]:
        """Yield the terms of a word, and how much each is worth."""
        stem = sokanalys.stem(word)
        yield stem, INFLECTED
        yield sokanalys.root(stem) + sokanalys.ROOT_SIGN, INFLECTED
        if sokanalys.is_number(word):
            yield from ((part, PART) for part in re.split("[-./:]", word) if 2 < len(part) < len(word))
            return
        for part in sokanalys.nodes(word, self.parts):
            if part not in self.fyllnad:
                yield sokanalys.stem(part), PART
                yield sokanalys.root(sokanalys.stem(part)) + sokanalys.ROOT_SIGN, PART


def _meant(library: Library) -> dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]]:
    """Return, by the first stem of what the texts say, the rest of it and what people write."""
    found = defaultdict(list)
    for pair in library.ersattningar:
        for said in pair.texten:
            stems = _stems(said)
            for written in pair.skrivs:
                if _stems(written) != stems:
                    found[stems[0]].append((stems, _stems(written)))
    return found


def _stems(text: str) -> tuple[str, ...]:
    return tuple(sokanalys.stem(word.text) for word in sokanalys.words(text))


SUSPENDED = re.compile(r"(\w+)-\s+(?:och|eller|samt)\s+(\w+)")


class Index:
    """The dictionary of some units, with what each term finds."""

    def __init__(self, sprak: Sprak, units: Mapping[int, Enhet], rare: Mapping[str, int], total: int) -> None:
        self.sprak = sprak
        self.units = units
        self.terms: dict[str, Term] = defaultdict(Term)
        self._rare, self._total = rare, total
        self._fill()

    def _fill(self) -> None:
        counted = {number: dict(occurrences(self.sprak, unit)) for number, unit in self.units.items()}
        length: dict[str, float] = {
            name: sum(sum(fields.get(name, {}).values()) for fields in counted.values())
            / max(1, sum(1 for fields in counted.values() if fields.get(name)))
            for name in FIELDS
        }
        meant = defaultdict(set)
        for pairs in self.sprak.meant.values():
            for said, written in pairs:
                for stem in written:
                    meant[stem].update(said)
        for number, fields in counted.items():
            unit = self.units[number]
            together: Counter[str] = Counter()
            for name, terms in fields.items():
                about = FIELDS[name]
                longer = sum(terms.values()) / length[name]
                longer = 1 - about.length + about.length * max(longer, SHORTEST)
                weight = about.weight * (ASIDE if name == TEXT and unit.slag is not Slag.AVSNITT else 1)
                for term, times in terms.items():
                    together[term] += weight * times / longer
            for term, times in together.items():
                weak = WEAK if term in self.sprak.svaga else 1
                value = unit.vikt * weak * self._idf(term) * times / (SATURATION + times)
                self.terms[term].traffar[number] = max(1, round(value * STEPS))
        for name, term in self.terms.items():
            term.vikt = round(10 * self._idf(name) * (WEAK if name in self.sprak.svaga else 1))
            is_root = name.endswith(sokanalys.ROOT_SIGN)
            term.led = self.sprak.led_of_root(name[:-1]) if is_root else self.sprak.led(name)
            term.menar = tuple(sorted(meant.get(name, ())))
        for form in self.sprak.forms:
            term_ = self.terms.get(sokanalys.stem(form))
            if term_ is not None and not term_.delar:
                term_.delar = tuple(sokanalys.stem(part) for part in self.sprak.parts(form))
        for form, parts in self.sprak._own.items():
            self.terms[sokanalys.stem(form)].delar = tuple(map(sokanalys.stem, parts))
        for number, unit in self.units.items():
            for roll in unit.roller:
                self.terms[ROLE + roll].traffar[number] = 1
            if unit.plikter:
                self.terms[DUTY].traffar[number] = 1
        self._thin()

    def _idf(self, term: str) -> float:
        many = self._rare.get(term, 0)
        return math.log(1 + (self._total - many + 0.5) / (many + 0.5))

    def _thin(self) -> None:
        """Leave out the roots that find nothing that the stem does not."""
        for name in [name for name in self.terms if name.endswith(sokanalys.ROOT_SIGN)]:
            stem = self.terms.get(name[:-1])
            root = self.terms[name]
            if stem and (stem.led, stem.traffar.keys()) == (root.led, root.traffar.keys()):
                del self.terms[name]


def occurrences(sprak: Sprak, unit: Enhet) -> Iterator[tuple[str, Counter[str]]]:
    """Yield the fields of a unit with their terms, each with how often it is there."""
    duties = (f"{plikt.roller} {plikt.text}" for plikt in unit.plikter)
    group = (unit.grupp, unit.upplysning) if unit.slag is Slag.AVSNITT else ()
    for name, texts in (
        (TITLE, (f"{unit.nummer} {unit.rubrik}",)),
        (NAMES, unit.namn),
        (TEXT, (text for _, text in unit.stycken)),
        (DUTIES, duties),
        (TRAIL, (*group, *unit.stig)),
    ):
        found: Counter[str] = Counter()
        for text in texts:
            found.update(counted(sprak, text))
        if found:
            yield name, found


def counted(sprak: Sprak, text: str) -> Counter[str]:
    """Return the terms of a text, each with how much of it is there."""
    found: Counter[str] = Counter()
    words = [word.text for word in sokanalys.words(text)]
    stems = [sokanalys.stem(word) for word in words]
    for at, word in enumerate(words):
        if word in sprak.fyllnad:
            continue
        for term, weight in sprak.terms(word):
            found[term] += weight  # type: ignore[assignment]
        for said, written in sprak.meant.get(stems[at], ()):
            if tuple(stems[at : at + len(said)]) == said:
                for stem in written:
                    found[stem] += MEANT  # type: ignore[assignment]
    for first, whole in SUSPENDED.findall(sokanalys.normal(text)):
        parts = sprak.parts(whole)
        if parts:
            found[sokanalys.stem(first + parts[-1])] += INFLECTED  # type: ignore[assignment]
    return found


def rarity(sprak: Sprak, units: Iterable[Enhet]) -> Counter[str]:
    """Return in how many units each term stands."""
    return Counter(
        term
        for unit in units
        for term in {term for _, terms in occurrences(sprak, unit) for term in terms}
    )
