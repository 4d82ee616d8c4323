"""The language of the texts: what may be part of a compound, what people write for what."""

from __future__ import annotations

import functools
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from macros.language import search_terms
from macros.model import Ersattning, Ordled, OrdledSlag, Sammansattning
from macros.reading.library import Library

PART, MEANT = 0.45, 0.5
"""What a part of a compound, and what stands for something else, is worth against a word."""
LONGEST_PHRASE = 2
"""So many words a phrase has at most: longer ones are written as they stand by next to nobody."""
SUSPENDED = re.compile(r"(\w+)-\s+(?:och|eller|samt)\s+(\w+)")

Stems = tuple[str, ...]


class Sprak:
    """What is known of the words of some texts."""

    def __init__(self, library: Library, texts: Iterable[str]) -> None:
        said: dict[OrdledSlag, set[str]] = {slag: set() for slag in OrdledSlag}
        for ordled in library.all(Ordled):
            said[ordled.slag].update(ordled.ord)
        self.fillers = frozenset(said[OrdledSlag.FYLLNAD])
        self.aldre = frozenset(said[OrdledSlag.ALDRE])
        self.weak = _stems_of(said[OrdledSlag.SVAG])
        self.filler_stems = _stems_of(self.fillers)
        self.undantag = {
            search_terms.stem(found.ord): found.delar for found in library.all(Sammansattning)
        }
        self.forms = frozenset(word.text for text in texts for word in search_terms.tokenize(text))
        self._short = _stems_of(said[OrdledSlag.LED])
        self._never = _stems_of(said[OrdledSlag.INTE_LED]) | (self.filler_stems - self._short)
        self._never_last = _stems_of(said[OrdledSlag.INTE_EFTERLED])
        self._stems = _stems_of(self.forms) | self._short
        self._alike: dict[str, int] = defaultdict(int)
        for stem in self._stems:
            self._alike[search_terms.root(stem)] |= self._led(stem)
        self._written = _written(library)
        self._phrases = {
            _stems(phrase): self.phrase(phrase)
            for pair in library.all(Ersattning)
            for phrase in pair.skrivs
            if len(_stems(phrase)) > 1 and self.may_be_asked(phrase)
        }
        self.parts = functools.cache(self._parts)
        self._known: dict[str, dict[str, float]] = {}

    def led(self, stem: str) -> int:
        """Return what a stem may be in a compound, by itself or as others of its root may."""
        if stem in self._never:
            return 0
        return self._led(stem) or self.led_of_root(search_terms.root(stem))

    def led_of_root(self, root: str) -> int:
        """Return what the stems of a root may be in a compound."""
        return self._alike.get(root, 0) if len(root) > search_terms.SHORTEST_STEM else 0

    @property
    def ordled(self) -> Iterable[str]:
        """The stems that may be parts of compounds."""
        return (stem for stem in self._stems if self._led(stem))

    def _led(self, stem: str) -> int:
        if stem not in self._stems or stem in self._never or search_terms.is_number(stem):
            return 0
        if len(stem) < search_terms.SHORTEST_STEM and stem not in self._short:
            return 0
        first_only = stem in self._never_last
        return search_terms.FIRST if first_only else search_terms.FIRST | search_terms.LAST

    def _parts(self, word: str) -> tuple[str, ...]:
        own = self.undantag.get(search_terms.stem(word))
        if own is not None:
            return own
        first, sign, last = word.partition("-")
        if sign and not search_terms.is_number(word):
            return first, last
        return search_terms.split_compound(word, self.led)

    @functools.cached_property
    def also_marked(self) -> dict[str, Stems]:
        """For what people write, by its stem, the stems of what the texts say."""
        found: dict[str, set[str]] = defaultdict(set)
        for pairs in self._written.values():
            for said, written in pairs:
                for stem in written:
                    found[stem].update(word for word in said if word not in self.filler_stems)
        return {stem: tuple(sorted(said)) for stem, said in found.items()}

    def counted(self, text: str) -> Counter[str]:
        """Return the terms of a text, each with how much of it is there."""
        found: Counter[str] = Counter()
        weights: dict[str, float] = found  # type: ignore[assignment]
        words = [word.text for word in search_terms.tokenize(text)]
        stems = tuple(search_terms.stem(word) for word in words)
        for at, word in enumerate(words):
            if word in self.fillers:
                continue
            for term, weight in self.terms_of(word).items():
                weights[term] += weight
            for said, written in self._written.get(stems[at], ()):
                if stems[at : at + len(said)] == said:
                    for stem in written:
                        weights[stem] += MEANT
                    if written in self._phrases:
                        weights[self._phrases[written]] += MEANT
        for first, whole in SUSPENDED.findall(search_terms.normalize(text)):
            parts = self.parts(whole)
            if parts:
                weights[search_terms.stem(first + parts[-1])] += 1
        return found

    def phrase(self, text: str) -> str:
        """Return the term of all words of a text together; see `search_terms.phrase`."""
        return search_terms.phrase(
            [word.text for word in search_terms.tokenize(text)], self.fillers
        )

    def may_be_asked(self, text: str) -> bool:
        """Tell whether a query looks some words up together."""
        said = [word.text for word in search_terms.tokenize(text)]
        return (
            0 < len([word for word in said if word not in self.fillers] or said) <= LONGEST_PHRASE
        )

    def terms_of(self, word: str) -> dict[str, float]:
        """Return the terms of a word and of its parts, each with how much it is worth."""
        found = self._known.get(word)
        if found is None:
            found = self._known[word] = defaultdict(float)
            for term, weight in self._terms(word):
                found[term] += weight
        return found

    def _terms(self, word: str) -> Iterator[tuple[str, float]]:
        """Yield the terms of a word, and how much each is worth."""
        yield from _stem_and_root(word, 1)
        if search_terms.is_number(word):
            for part in re.split("[-./:]", word):
                if search_terms.SHORTEST_PART <= len(part) < len(word):
                    yield part, PART
            return
        for part in search_terms.nested_parts(word, self.parts):
            if part not in self.fillers:
                yield from _stem_and_root(part, PART)


def _stem_and_root(word: str, weight: float) -> Iterator[tuple[str, float]]:
    stem = search_terms.stem(word)
    yield stem, weight
    yield search_terms.root(stem) + search_terms.ROOT_SIGN, weight


def _stems_of(words: Iterable[str]) -> frozenset[str]:
    return frozenset(search_terms.stem(word) for word in words)


def _written(library: Library) -> dict[str, list[tuple[Stems, Stems]]]:
    """Return, by the first stem of what the texts say, all of it and what people write."""
    found: dict[str, list[tuple[Stems, Stems]]] = defaultdict(list)
    for pair in library.all(Ersattning):
        for said in map(_stems, pair.texten):
            for written in map(_stems, pair.skrivs):
                if written != said:
                    found[said[0]].append((said, written))
    return found


def _stems(text: str) -> Stems:
    return tuple(search_terms.stem(word.text) for word in search_terms.tokenize(text))
