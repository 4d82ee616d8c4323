"""Finds again in a newer version what an older one has: its passages and its sections.

Passages are sought in the section of the same id first, then in all others; so a paragraph
that moved to another chapter is told as moved, not as removed here and added there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from macros.language.alignment import align, longest_increasing
from macros.language.likeness import RELATED_SHARE, alike
from macros.model import Avslutat, Avsnitt

Sections = Mapping[str, Avsnitt]
"""The sections of a version by id, in reading order."""
PassagePlace = tuple[str, int]
"""A passage of a version: its section, and its number there, from 0."""
FEW = 4
"""A passage of fewer words is found again only where the data says that it went."""


@dataclass(frozen=True, slots=True)
class Link:
    """Passages that answer to each other, by place; those of one side in one section.

    Attributes:
        before: those of the first version; empty for what the other adds.
        after: those of the other; empty for what it lacks.
        moved: whether they changed places with others of their section.
    """

    before: tuple[PassagePlace, ...]
    after: tuple[PassagePlace, ...]
    moved: bool = False

    def mirrored(self) -> Link:
        """Return the same link, told from the other version."""
        return Link(self.after, self.before, self.moved)


def find_links(older: Sections, newer: Sections, ends: Mapping[str, Avslutat]) -> list[Link]:
    """Return which passages of two versions answer to each other, each in one link.

    Args:
        older: the sections of the older version.
        newer: those of the newer one.
        ends: how sections of the older version ended, by their id.
    """
    links: list[Link] = []
    for name in dict.fromkeys((*older, *newer)):
        pairs = [pair for pair in align(_texts(older, name), _texts(newer, name)) if pair.old and pair.new]  # fmt: skip
        kept = longest_increasing([pair.old[0] for pair in pairs])
        links += [
            Link(
                tuple((name, n) for n in pair.old),
                tuple((name, n) for n in pair.new),
                moved=number not in kept,
            )
            for number, pair in enumerate(pairs)
        ]
    gone = _rest(older, (link.before for link in links))
    come = _rest(newer, (link.after for link in links))
    wanted = {name: {section for _, section in end.mal} for name, end in ends.items()}
    elsewhere = _elsewhere(gone, come, wanted)
    links += [Link((a,), (b,)) for a, b in elsewhere.items()]
    links += [Link((a,), ()) for a in gone if a not in elsewhere]
    taken = set(elsewhere.values())
    return [*links, *(Link((), (b,)) for b in come if b not in taken)]


def _texts(sections: Sections, name: str) -> list[str]:
    return [stycke.text for stycke in sections[name].stycken] if name in sections else []


def _rest(sections: Sections, taken: Iterable[tuple[PassagePlace, ...]]) -> dict[PassagePlace, str]:
    """Return the words of the passages that nothing answers to yet."""
    known = {place for places in taken for place in places}
    return {
        (name, n): stycke.text
        for name, section in sections.items()
        for n, stycke in enumerate(section.stycken)
        if (name, n) not in known
    }


@dataclass(frozen=True, slots=True)
class _Move:
    """A passage that is gone, and one elsewhere that may be the same.

    Attributes:
        before: where it stood.
        after: where the other one stands.
        share: how much of the longer one's words stands in both.
        same: whether the words are the same.
        told: whether the data says that the section went there.
    """

    before: PassagePlace
    after: PassagePlace
    share: float
    same: bool
    told: bool

    @property
    def rank(self) -> tuple[bool, bool, float]:
        """What is taken first: the same words, then what the data tells, then the likest."""
        return not self.same, not self.told, 0.0 if self.same else -self.share


def _elsewhere(
    gone: Mapping[PassagePlace, str],
    come: Mapping[PassagePlace, str],
    wanted: Mapping[str, set[str]],
) -> dict[PassagePlace, PassagePlace]:
    """Return which passages that are gone stand in another section now.

    Args:
        gone: the passages that only the older version has, with their words.
        come: those that only the newer one has.
        wanted: the sections to which the content of a section went, as the data says.
    """
    found: dict[PassagePlace, PassagePlace] = {}
    taken: set[PassagePlace] = set()
    # Sorted by rank alone, so that of equals the first in the text comes first.
    for move in sorted(_moves(gone, come, wanted), key=lambda move: move.rank):
        few = len(gone[move.before].split()) < FEW
        unlike = not move.same and move.share < RELATED_SHARE
        if not move.told and (few or unlike):
            continue
        if move.before not in found and move.after not in taken:
            found[move.before] = move.after
            taken.add(move.after)
    return found


def _moves(
    gone: Mapping[PassagePlace, str],
    come: Mapping[PassagePlace, str],
    wanted: Mapping[str, set[str]],
) -> list[_Move]:
    """Return every passage that is gone with each in another section that is like it."""
    places: dict[str, list[PassagePlace]] = defaultdict(list)
    for place, text in come.items():
        places[text].append(place)
    old, new = list(gone), list(come)
    near = alike(list(gone.values()), list(come.values()))
    pairs = [
        *((a, b, 1.0) for a, text in gone.items() for b in places.get(text, ())),
        *((old[a], new[b], share) for a, b, share in near if gone[old[a]] != come[new[b]]),
    ]
    return [
        _Move(a, b, share, gone[a] == come[b], b[0] in wanted.get(a[0], ()))
        for a, b, share in pairs
        if a[0] != b[0]
    ]


def find_moved(older: Sections, newer: Sections) -> frozenset[str]:
    """Return the sections that stand in another chapter, or out of the longest common order."""
    both = [name for name in newer if name in older]
    elsewhere = {name for name in both if older[name].kapitel != newer[name].kapitel}
    stayed = [name for name in both if name not in elsewhere]
    places = {name: place for place, name in enumerate(older)}
    kept = longest_increasing([places[name] for name in stayed])
    return frozenset(elsewhere | {name for n, name in enumerate(stayed) if n not in kept})
