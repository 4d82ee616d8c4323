"""What one version of a document says that another does not: sections, passages, duties."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from macros.language.alignment import align, longest_increasing
from macros.language.likeness import RELATED_SHARE, alike
from macros.language.redline import DiffKind, DiffPart, redline
from macros.model import Ansvar, Avslutat, Avsnitt, Stycke
from macros.model.base import Ord
from macros.reading.library import Library, VersionKey

Plats = tuple[str, int]
"""A passage of a version: its section, and its number there."""


class AvsnittSlag(Ord):
    """What happened to a section."""

    OFORANDRAT = "oforandrat", "Oförändrat"
    ANDRAT = "andrat", "Ändrat"
    TILLAGT = "tillagt", "Nytt"
    AVSLUTAT = "avslutat", "Avslutat"


@dataclass(frozen=True, slots=True)
class Styckepar:
    """Passages of two versions that answer to each other.

    Attributes:
        fore: those of the first version; empty for what the other adds.
        efter: those of the other; empty for what it lacks.
        delar: their words; several passages are joined by a line break.
        annat: id of the section in which the first version has them, if it is another one.
        flyttat: whether they changed places with others of the section.
    """

    fore: tuple[Stycke, ...]
    efter: tuple[Stycke, ...]
    delar: tuple[DiffPart, ...]
    annat: str | None = None
    flyttat: bool = False

    @property
    def lika(self) -> bool:
        """Whether the words are the same, wherever they stand."""
        return all(part.kind is DiffKind.EQUAL for part in self.delar)

    @property
    def andrat(self) -> bool:
        """Whether there is anything to tell."""
        return not self.lika or self.annat is not None or self.flyttat


@dataclass(frozen=True, slots=True)
class Avsnittsjamforelse:
    """A section in two versions.

    Attributes:
        slag: what happened to it.
        fore: the section of the first version; None if it is new.
        efter: the section of the other; None if it ended.
        rubrik: the words of the heading.
        stycken: the passages, in the order of the other version; each passage of both
            versions stands in one pair of one section.
        flyttat: whether it stands in another chapter, or changed places with others.
        slut: how it ended, as far as the data tells.
        lamnade: passages of the first version that went to other sections, with their ids.
    """

    slag: AvsnittSlag
    fore: Avsnitt | None
    efter: Avsnitt | None
    rubrik: tuple[DiffPart, ...]
    stycken: tuple[Styckepar, ...]
    flyttat: bool
    slut: Avslutat | None
    lamnade: tuple[tuple[Stycke, str], ...] = ()

    @property
    def id(self) -> str:
        """The id of the section."""
        return self.avsnitt.id

    @property
    def avsnitt(self) -> Avsnitt:
        """The section as the other version has it, else as the first one has it."""
        found = self.efter or self.fore
        assert found is not None  # noqa: S101 (one of them is there)
        return found


class AnsvarSlag(Ord):
    """What happened to a duty."""

    TILLAGT = "tillagt", "Nytt"
    AVSLUTAT = "avslutat", "Avslutat"
    ANDRAT = "andrat", "Ändrat"


@dataclass(frozen=True, slots=True)
class Ansvarsjamforelse:
    """A duty that is not the same in two versions.

    Attributes:
        slag: what happened to it.
        fore: the duty of the first version; None if it is new.
        efter: the duty of the other; None if it ended.
    """

    slag: AnsvarSlag
    fore: Ansvar | None
    efter: Ansvar | None

    @property
    def ansvar(self) -> Ansvar:
        """The duty as the other version has it, else as the first one has it."""
        found = self.efter or self.fore
        assert found is not None  # noqa: S101 (one of them is there)
        return found

    @property
    def id(self) -> str:
        """The id of the duty."""
        return self.ansvar.id

    @property
    def roller(self) -> tuple[str, ...]:
        """The ids of the roles that bear it in either version."""
        both = (one.roller for one in (self.fore, self.efter) if one)
        return tuple(dict.fromkeys(role for roles in both for role in roles))


@dataclass(frozen=True, slots=True)
class Jamforelse:
    """What one version says that another does not.

    Attributes:
        fran: the first version.
        till: the other.
        avsnitt: every section of both, in the order of the other; those that ended stand
            where they stood.
        ansvar: the duties that are not the same, in the order of the other version.
    """

    fran: VersionKey
    till: VersionKey
    avsnitt: tuple[Avsnittsjamforelse, ...]
    ansvar: tuple[Ansvarsjamforelse, ...]

    @property
    def andrade(self) -> tuple[Avsnittsjamforelse, ...]:
        """The sections that both versions have, with other words."""
        return self._of(AvsnittSlag.ANDRAT)

    @property
    def tillagda(self) -> tuple[Avsnittsjamforelse, ...]:
        """The sections that only the other version has."""
        return self._of(AvsnittSlag.TILLAGT)

    @property
    def avslutade(self) -> tuple[Avsnittsjamforelse, ...]:
        """The sections that only the first version has."""
        return self._of(AvsnittSlag.AVSLUTAT)

    @property
    def flyttade(self) -> tuple[Avsnittsjamforelse, ...]:
        """The sections that both versions have, in other places."""
        return tuple(one for one in self.avsnitt if one.flyttat)

    @property
    def roller(self) -> tuple[str, ...]:
        """The ids of the roles whose duties are not the same."""
        return tuple(dict.fromkeys(role for one in self.ansvar for role in one.roller))

    def _of(self, slag: AvsnittSlag) -> tuple[Avsnittsjamforelse, ...]:
        return tuple(one for one in self.avsnitt if one.slag is slag)


def jamfor(library: Library, fran: VersionKey, till: VersionKey) -> Jamforelse:
    """Return what one version says that another of the same document does not.

    Backwards in time the comparison is the mirror of the one forwards.
    """
    return library.minns(("jamfor", fran, till), lambda known: _compared(known, fran, till))


def _compared(library: Library, fran: VersionKey, till: VersionKey) -> Jamforelse:
    order = list(library.versions)
    back = order.index(fran) > order.index(till)
    first, last = (till, fran) if back else (fran, till)
    ids = [version.id for version in library.by_id[first[0]].versioner]
    reached = ids[ids.index(first[1]) + 1 : ids.index(last[1]) + 1] if first[0] == last[0] else []
    ends = {
        end.avsnitt: end
        for end in library.avslutade
        if end.dokument == first[0] and end.version in reached
    }
    sections = avsnitt(library.avsnitt_med_id(first), library.avsnitt_med_id(last), ends, back=back)
    return Jamforelse(fran, till, sections, ansvar(library.ansvar(fran), library.ansvar(till)))


def ansvar(fore: Sequence[Ansvar], efter: Sequence[Ansvar]) -> tuple[Ansvarsjamforelse, ...]:
    """Return the duties that are not the same, those that ended last."""
    old, new = ({one.id: one for one in duties} for duties in (fore, efter))
    changed = (
        Ansvarsjamforelse(
            AnsvarSlag.ANDRAT if one.id in old else AnsvarSlag.TILLAGT, old.get(one.id), one
        )
        for one in efter
        if one.id not in old or _said(old[one.id]) != _said(one)
    )
    ended = (Ansvarsjamforelse(AnsvarSlag.AVSLUTAT, one, None) for one in fore if one.id not in new)
    return (*changed, *ended)


def _said(duty: Ansvar) -> Ansvar:
    """Return a duty without its place: one that only stands elsewhere is the same."""
    return duty.model_copy(update={"avsnitt": "", "stycke": ""})


@dataclass(frozen=True, slots=True)
class _Lank:
    """Passages that answer to each other, by place; those of one side in one section."""

    fore: tuple[Plats, ...]
    efter: tuple[Plats, ...]
    flyttat: bool = False

    def mirrored(self) -> _Lank:
        return _Lank(self.efter, self.fore, self.flyttat)


def avsnitt(
    fore: Mapping[str, Avsnitt],
    efter: Mapping[str, Avsnitt],
    ends: Mapping[str, Avslutat] | None = None,
    *,
    back: bool = False,
) -> tuple[Avsnittsjamforelse, ...]:
    """Return the sections of two versions, paired by id, in the order of the other version.

    Args:
        fore: the sections of the first version.
        efter: those of the other.
        ends: how sections ended from the older to the newer one.
        back: whether the other version is the older one.
    """
    ends = ends or {}
    older, newer = (efter, fore) if back else (fore, efter)
    links, moved = _links(older, newer, ends), _moved(older, newer)
    if back:
        links, ends = [link.mirrored() for link in links], {}
    return tuple(_Sections(fore, efter, links, moved, ends).told())


def _moved(older: Mapping[str, Avsnitt], newer: Mapping[str, Avsnitt]) -> frozenset[str]:
    """Return the sections that stand in another chapter, or out of the longest common order."""
    both = [name for name in newer if name in older]
    elsewhere = {name for name in both if older[name].kapitel != newer[name].kapitel}
    stayed = [name for name in both if name not in elsewhere]
    places = {name: place for place, name in enumerate(older)}
    kept = longest_increasing([places[name] for name in stayed])
    return frozenset(elsewhere | {name for n, name in enumerate(stayed) if n not in kept})


def _links(
    older: Mapping[str, Avsnitt], newer: Mapping[str, Avsnitt], ends: Mapping[str, Avslutat]
) -> list[_Lank]:
    """Return which passages of two versions answer to each other, each in one link."""
    links: list[_Lank] = []
    for name in dict.fromkeys((*older, *newer)):
        old, new = _texts(older, name), _texts(newer, name)
        pairs = [pair for pair in align(old, new) if pair.old and pair.new]
        kept = longest_increasing([pair.old[0] for pair in pairs])
        links += [
            _Lank(
                tuple((name, n) for n in pair.old),
                tuple((name, n) for n in pair.new),
                flyttat=place not in kept,
            )
            for place, pair in enumerate(pairs)
        ]
    gone = _rest(older, (link.fore for link in links))
    come = _rest(newer, (link.efter for link in links))
    wanted = {name: {section for _, section in end.mal} for name, end in ends.items()}
    elsewhere = _elsewhere(gone, come, wanted)
    links += [_Lank((a,), (b,)) for a, b in elsewhere.items()]
    links += [_Lank((a,), ()) for a in gone if a not in elsewhere]
    taken = set(elsewhere.values())
    return [*links, *(_Lank((), (b,)) for b in come if b not in taken)]


def _texts(sections: Mapping[str, Avsnitt], name: str) -> list[str]:
    return [stycke.text for stycke in sections[name].stycken] if name in sections else []


def _rest(sections: Mapping[str, Avsnitt], taken: Iterable[tuple[Plats, ...]]) -> dict[Plats, str]:
    """Return the words of the passages that nothing answers to yet."""
    known = {place for places in taken for place in places}
    return {
        (name, n): stycke.text
        for name, section in sections.items()
        for n, stycke in enumerate(section.stycken)
        if (name, n) not in known
    }


FEW = 4
"""A passage of fewer words is found again only where the data says that it went."""


def _elsewhere(
    gone: Mapping[Plats, str], come: Mapping[Plats, str], wanted: Mapping[str, set[str]]
) -> dict[Plats, Plats]:
    """Return which passages that are gone stand in another section now.

    The same words come first, then much alike ones; and of either, those that went where
    the data says that their section went.
    """
    if not gone or not come:
        return {}

    same: dict[str, list[Plats]] = defaultdict(list)
    for place, text in come.items():
        same[text].append(place)
    old, new = list(gone), list(come)
    near = alike(list(gone.values()), list(come.values()))
    ranked = [
        *((False, b[0] not in wanted.get(a[0], ()), 0.0, a, b)
          for a, text in gone.items() for b in same.get(text, ())),
        *((True, new[b][0] not in wanted.get(old[a][0], ()), -share, old[a], new[b])
          for a, b, share in near if gone[old[a]] != come[new[b]]),
    ]  # fmt: skip
    # Sorted by rank alone, so that of equals the first in the text comes first.
    ranked.sort(key=lambda each: each[:3])
    found: dict[Plats, Plats] = {}
    taken: set[Plats] = set()
    for other_words, untold, share, a, b in ranked:
        if untold and (len(gone[a].split()) < FEW or (other_words and -share < RELATED_SHARE)):
            continue
        if a not in found and b not in taken and a[0] != b[0]:
            found[a] = b
            taken.add(b)
    return found


@dataclass(frozen=True)
class _Sections:
    """Puts the sections of a comparison together."""

    fore: Mapping[str, Avsnitt]
    efter: Mapping[str, Avsnitt]
    links: Sequence[_Lank]
    moved: frozenset[str]
    ends: Mapping[str, Avslutat]
    by_section: dict[str, list[_Lank]] = field(default_factory=lambda: defaultdict(list))
    left: dict[str, list[tuple[int, str]]] = field(default_factory=lambda: defaultdict(list))

    def told(self) -> Iterator[Avsnittsjamforelse]:
        """Yield every section."""
        for link in self.links:
            home = (link.efter or link.fore)[0][0]
            self.by_section[home].append(link)
            for name, n in link.fore:
                if name != home:
                    self.left[name].append((n, home))
        for name in self._order():
            yield self._section(name)

    def _order(self) -> list[str]:
        """Return all sections in the new order, those that ended after what they stood after."""
        order = list(self.efter)
        last = -1
        for name in self.fore:
            if name in self.efter:
                # A section that moved away does not take those that stood beside it along.
                last = last if name in self.moved else order.index(name)
            else:
                last += 1
                order.insert(last, name)
        return order

    def _section(self, name: str) -> Avsnittsjamforelse:
        old, new = self.fore.get(name), self.efter.get(name)
        pairs = tuple(self._pair(name, link) for link in self._placed(self.by_section[name]))
        heading = redline(old.rubrik if old else "", new.rubrik if new else "")
        away = sorted(self.left[name])
        changed = away or any(pair.andrat for pair in pairs) or len(heading) != 1
        if new is None:
            slag = AvsnittSlag.AVSLUTAT
        elif old is None:
            slag = AvsnittSlag.TILLAGT
        else:
            slag = AvsnittSlag.ANDRAT if changed else AvsnittSlag.OFORANDRAT
        return Avsnittsjamforelse(
            slag, old, new, heading, pairs, name in self.moved,
            self.ends.get(name) if new is None else None,
            tuple((self.fore[name].stycken[n], where) for n, where in away),
        )  # fmt: skip

    def _placed(self, links: Sequence[_Lank]) -> list[_Lank]:
        """Return the links of a section in the new order, what is gone after what it followed."""
        placed = sorted((link for link in links if link.efter), key=lambda link: link.efter)
        gone = sorted((link for link in links if not link.efter), key=lambda link: link.fore)
        for link in gone:
            name, number = link.fore[0]
            before = [
                (other.fore[-1][1], at)
                for at, other in enumerate(placed)
                if other.fore and not other.flyttat
                and other.fore[-1][0] == name and other.fore[-1][1] < number
            ]  # fmt: skip
            placed.insert(max(before)[1] + 1 if before else 0, link)
        return placed

    def _pair(self, name: str, link: _Lank) -> Styckepar:
        old = tuple(self.fore[section].stycken[n] for section, n in link.fore)
        new = tuple(self.efter[section].stycken[n] for section, n in link.efter)
        words = redline(*("\n".join(each.text for each in side) for side in (old, new)))
        other = next((section for section, _ in link.fore if section != name), None)
        return Styckepar(old, new, words, other, link.flyttat)


__all__ = [
    "AnsvarSlag", "Ansvarsjamforelse", "AvsnittSlag", "Avsnittsjamforelse", "Jamforelse",
    "Styckepar", "ansvar", "avsnitt", "jamfor",
]  # fmt: skip
