"""Finds again in a newer version what an older one has: its passages and its sections.

Passages are sought in the section of the same id first, then in all others; so a paragraph
that moved to another chapter is told as moved, not as removed here and added there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
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
    """A passage that is gone, and one of another section that may be the same.

    Attributes:
        before: where it stood.
        after: where the other one stands.
        same: whether the words are the same.
        told: whether the data says that the section went there.
        half: whether half of the longer one's words are the same.
    """

    before: PassagePlace
    after: PassagePlace
    same: bool
    told: bool
    half: bool = True


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
    # The same words first, and what the data tells; of equals the likest, as they come.
    moves = sorted(_moves(gone, come, wanted), key=lambda move: (not move.same, not move.told))
    for move in moves:
        few = len(gone[move.before].split()) < FEW
        if not move.told and (few or not move.half):
            continue
        if move.before not in found and move.after not in taken:
            found[move.before] = move.after
            taken.add(move.after)
    return found


def _moves(
    gone: Mapping[PassagePlace, str],
    come: Mapping[PassagePlace, str],
    wanted: Mapping[str, set[str]],
) -> Iterator[_Move]:
    """Yield every passage that is gone with each that is like it, the likest first.

    None is in the section where it stood: there it would have been found.
    """

    def told(a: PassagePlace, b: PassagePlace) -> bool:
        return b[0] in wanted.get(a[0], ())

    places: dict[str, list[PassagePlace]] = defaultdict(list)
    for place, text in come.items():
        places[text].append(place)
    for a, text in gone.items():
        for b in places.get(text, ()):
            yield _Move(a, b, same=True, told=told(a, b))
    old, new = list(gone), list(come)
    for m, n, share in alike(list(gone.values()), list(come.values())):
        a, b = old[m], new[n]
        if gone[a] != come[b]:
            yield _Move(a, b, same=False, told=told(a, b), half=share >= RELATED_SHARE)


def find_moved(older: Sections, newer: Sections) -> frozenset[str]:
    """Return the sections that stand in another chapter, or out of the longest common order."""
    both = [name for name in newer if name in older]
    elsewhere = {name for name in both if older[name].kapitel != newer[name].kapitel}
    stayed = [name for name in both if name not in elsewhere]
    places = {name: place for place, name in enumerate(older)}
    kept = longest_increasing([places[name] for name in stayed])
    return frozenset(elsewhere | {name for n, name in enumerate(stayed) if n not in kept})
