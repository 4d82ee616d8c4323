"""Compares two versions of a document: sections, passages, duties."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from macros.changes.differences import (
    AnsvarComparison,
    AnsvarSlag,
    AvsnittComparison,
    AvsnittSlag,
    StyckePair,
    VersionComparison,
)
from macros.changes.links import Link, Sections, find_links, find_moved
from macros.language.redline import redline
from macros.model import Ansvar, Avslutat, VersionKey
from macros.reading.library import Library


def compare_versions(library: Library, fran: VersionKey, till: VersionKey) -> VersionComparison:
    """Return what one version says that another of the same document does not.

    Backwards in time the comparison is the mirror of the one forwards.
    """
    return library.derive(
        ("compare_versions", fran, till), lambda known: _compared(known, fran, till)
    )


def _compared(library: Library, fran: VersionKey, till: VersionKey) -> VersionComparison:
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
    return VersionComparison(
        fran,
        till,
        compare_sections(
            library.avsnitt_med_id(fran), library.avsnitt_med_id(till), ends, back=back
        ),
        compare_duties(library.ansvar(fran), library.ansvar(till)),
    )


def compare_duties(
    before: Sequence[Ansvar], after: Sequence[Ansvar]
) -> tuple[AnsvarComparison, ...]:
    """Return the duties that are not the same, those that ended last.

    A duty is found again by its id. One that only stands in another place is the same.
    """
    old, new = ({one.id: one for one in duties} for duties in (before, after))
    changed = (
        AnsvarComparison(
            AnsvarSlag.ANDRAT if one.id in old else AnsvarSlag.TILLAGT, old.get(one.id), one
        )
        for one in after
        if one.id not in old or _placeless(old[one.id]) != _placeless(one)
    )
    ended = (AnsvarComparison(AnsvarSlag.AVSLUTAT, one, None) for one in before if one.id not in new)  # fmt: skip
    return (*changed, *ended)


def _placeless(duty: Ansvar) -> Ansvar:
    return duty.model_copy(update={"avsnitt": "", "stycke": ""})


def compare_sections(
    before: Sections,
    after: Sections,
    ends: Mapping[str, Avslutat] | None = None,
    *,
    back: bool = False,
) -> tuple[AvsnittComparison, ...]:
    """Return the sections of two versions, paired by id, in the order of the other version.

    Args:
        before: the sections of the first version.
        after: those of the other.
        ends: how sections ended from the older to the newer one.
        back: whether the other version is the older one.
    """
    ends = ends or {}
    older, newer = (after, before) if back else (before, after)
    links, moved = find_links(older, newer, ends), find_moved(older, newer)
    if back:
        links, ends = [link.mirrored() for link in links], {}
    return tuple(_Sections(before, after, links, moved, ends).told())


@dataclass(frozen=True, slots=True)
class _Sections:
    """Puts the sections of a comparison together."""

    before: Sections
    after: Sections
    links: Sequence[Link]
    moved: frozenset[str]
    ends: Mapping[str, Avslutat]
    by_section: dict[str, list[Link]] = field(default_factory=lambda: defaultdict(list))
    left: dict[str, list[tuple[int, str]]] = field(default_factory=lambda: defaultdict(list))

    def told(self) -> Iterator[AvsnittComparison]:
        """Yield every section."""
        for link in self.links:
            home = (link.after or link.before)[0][0]
            self.by_section[home].append(link)
            for name, n in link.before:
                if name != home:
                    self.left[name].append((n, home))
        for name in self._order():
            yield self._section(name)

    def _order(self) -> list[str]:
        """Return all sections in the new order, those that ended after what they stood after."""
        order = list(self.after)
        last = -1
        for name in self.before:
            if name in self.after:
                # A section that moved away does not take those that stood beside it along.
                last = last if name in self.moved else order.index(name)
            else:
                last += 1
                order.insert(last, name)
        return order

    def _section(self, name: str) -> AvsnittComparison:
        old, new = self.before.get(name), self.after.get(name)
        pairs = tuple(self._pair(name, link) for link in _placed(self.by_section[name]))
        heading = redline(old.rubrik if old else "", new.rubrik if new else "")
        away = sorted(self.left[name])
        changed = away or any(pair.changed for pair in pairs) or len(heading) != 1
        if new is None:
            slag = AvsnittSlag.AVSLUTAT
        elif old is None:
            slag = AvsnittSlag.TILLAGT
        else:
            slag = AvsnittSlag.ANDRAT if changed else AvsnittSlag.OFORANDRAT
        return AvsnittComparison(
            slag, old, new, heading, pairs, name in self.moved,
            self.ends.get(name) if new is None else None,
            tuple((self.before[name].stycken[n], where) for n, where in away),
        )  # fmt: skip

    def _pair(self, name: str, link: Link) -> StyckePair:
        old = tuple(self.before[section].stycken[n] for section, n in link.before)
        new = tuple(self.after[section].stycken[n] for section, n in link.after)
        words = redline(*("\n".join(each.text for each in side) for side in (old, new)))
        other = next((section for section, _ in link.before if section != name), None)
        return StyckePair(old, new, words, other, link.moved)


def _placed(links: Sequence[Link]) -> list[Link]:
    """Return the links of a section in the new order, what is gone after what it followed."""
    placed = sorted((link for link in links if link.after), key=lambda link: link.after)
    gone = sorted((link for link in links if not link.after), key=lambda link: link.before)
    for link in gone:
        name, number = link.before[0]
        followed = [
            (other.before[-1][1], at)
            for at, other in enumerate(placed)
            if other.before and not other.moved
            and other.before[-1][0] == name and other.before[-1][1] < number
        ]  # fmt: skip
        placed.insert(max(followed)[1] + 1 if followed else 0, link)
    return placed
