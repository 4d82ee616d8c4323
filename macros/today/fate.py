"""What became of a section: it stands, moved, was split or merged, or ended."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from macros.model import Avslutat, VersionKey
from macros.reading.library import Library
from macros.today.versions import current_version, published_versions


class Odesslag(StrEnum):
    """What became of a section."""

    STAR = "star"
    FLYTTAT = "flyttat"
    SAMMANSLAGET = "sammanslaget"
    DELAT = "delat"
    AVSLUTAT = "avslutat"


@dataclass(frozen=True, slots=True)
class Ode:
    """Where a section is today.

    Attributes:
        slag: what became of it.
        key: the version that has it, or that had it last.
        avsnitt: its id.
        slut: how it ended, and how what it became ended; empty if it stands.
        till: the sections of today that have its content.
        med: ids of the sections that were merged with it.
    """

    slag: Odesslag
    key: VersionKey
    avsnitt: str
    slut: tuple[Avslutat, ...] = ()
    till: tuple[tuple[VersionKey, str], ...] = ()
    med: tuple[str, ...] = ()


def fate_of(library: Library, dokument: str, avsnitt: str) -> Ode | None:
    """Return what became of a section of a published version; None if there never was one."""
    published = published_versions(library, dokument)
    now = current_version(library, dokument)
    having = [v for v in published if avsnitt in library.avsnitt_med_id((dokument, v.id))]
    if now is None or not having:
        return None
    if now in having:
        return Ode(Odesslag.STAR, (dokument, now.id), avsnitt)
    ends, targets = _follow(library, dokument, avsnitt, frozenset())
    if not ends:
        # It stands only in a version that is still to come, or that is older than all others.
        return Ode(Odesslag.STAR, (dokument, having[-1].id), avsnitt)
    before = [version for version in having if published.index(version) <= published.index(now)]
    merged = tuple(other for end in ends for other in merged_with(library, end))
    if not targets:
        slag = Odesslag.AVSLUTAT
    elif len(targets) > 1:
        slag = Odesslag.DELAT
    else:
        slag = Odesslag.SAMMANSLAGET if merged else Odesslag.FLYTTAT
    return Ode(slag, (dokument, before[-1].id), avsnitt, ends, targets, merged)


def _follow(
    library: Library, dokument: str, avsnitt: str, seen: frozenset[tuple[str, str]]
) -> tuple[tuple[Avslutat, ...], tuple[tuple[VersionKey, str], ...]]:
    """Return how a section ended, and the sections of today to which its content went."""
    if (dokument, avsnitt) in seen:
        return (), ()
    seen |= {(dokument, avsnitt)}
    ends: list[Avslutat] = []
    found: dict[tuple[VersionKey, str], None] = {}
    for end in _ends(library, dokument, avsnitt):
        ends.append(end)
        for document, section in end.mal:
            now = current_version(library, document)
            if now and section in library.avsnitt_med_id((document, now.id)):
                found[(document, now.id), section] = None
                continue
            further, targets = _follow(library, document, section, seen)
            ends += further
            found.update(dict.fromkeys(targets))
    return tuple(ends), tuple(found)


def _ends(library: Library, dokument: str, avsnitt: str) -> Iterable[Avslutat]:
    """Return the latest end of a section that is not one of a version still to come."""
    now = current_version(library, dokument)
    order = [version.id for version in published_versions(library, dokument)]
    reached = order.index(now.id) if now else -1
    ends = [
        end
        for end in library.avslutade
        if (end.dokument, end.avsnitt) == (dokument, avsnitt)
        and end.version in order
        and order.index(end.version) <= reached
    ]
    return ends[-1:]


def merged_with(library: Library, end: Avslutat) -> tuple[str, ...]:
    """Return the other sections whose content went to the same place in the same version."""
    return tuple(
        other.avsnitt
        for other in library.avslutade
        if other is not end
        and (other.dokument, other.version) == (end.dokument, end.version)
        and set(other.till) & set(end.till)
    )
