"""Versions in the order of time, and what became of each section."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from macros.language.dates import first_day, last_day
from macros.model import Avslutat, Avsnitt, Dagsstatus, Dokument, Status, Version
from macros.reading.library import Library, VersionKey


def synliga(library: Library, dokument: Dokument) -> tuple[Version, ...]:
    """Return the versions that readers see, in the order of time; in a preview drafts too."""
    return tuple(v for v in dokument.versioner if v.status.publiceras or library.utkast)


def publicerade(library: Library, dokument: str) -> tuple[Version, ...]:
    """Return the published versions of a document, in the order of time."""
    return tuple(v for v in library.by_id[dokument].versioner if v.status.publiceras)


def kommande(library: Library, version: Version) -> bool:
    """Tell whether a version will come into force after today."""
    return (
        version.status.publiceras
        and version.galler_fran is not None
        and first_day(version.galler_fran) > library.dag
    )


def galler(library: Library, version: Version) -> bool:
    """Tell whether a version is decided and its dates say that it is in force today."""
    return (
        version.status is Status.BESLUTAD
        and version.galler_fran is not None
        and not kommande(library, version)
        and (version.galler_till is None or last_day(version.galler_till) >= library.dag)
    )


def dagsstatus(library: Library, version: Version) -> Dagsstatus:
    """Return what a version is today."""
    if version.status is Status.BESLUTAD:
        if kommande(library, version):
            return Dagsstatus.KOMMANDE
        if version.galler_till and last_day(version.galler_till) < library.dag:
            return Dagsstatus.UPPHAVD
        if galler(library, version):
            return Dagsstatus.GALLANDE
    return Dagsstatus(version.status.value)


def aktuell(library: Library, dokument: str) -> Version | None:
    """Return the version that a link which follows leads to.

    It is the one in force; else the newest published one that is not still to come; if all are,
    the first of them.
    """
    published = publicerade(library, dokument)
    here = [version for version in published if not kommande(library, version)]
    in_force = [version for version in here if galler(library, version)]
    candidates = in_force or here or published[:1]
    return candidates[-1] if candidates else None


def foregaende(library: Library, key: VersionKey) -> Version | None:
    """Return the visible version before one, None for the first."""
    return _beside(library, key, -1)


def efterfoljande(library: Library, key: VersionKey) -> Version | None:
    """Return the visible version after one, None for the last."""
    return _beside(library, key, 1)


def _beside(library: Library, key: VersionKey, step: int) -> Version | None:
    versions = synliga(library, library.by_id[key[0]])
    place = [version.id for version in versions].index(key[1]) + step
    return versions[place] if 0 <= place < len(versions) else None


def senaste(library: Library, dokument: str, avsnitt: str) -> Avsnitt | None:
    """Return a section as the newest visible version of its document has it that has it."""
    found = library.by_id.get(dokument)
    versions = reversed(synliga(library, found)) if found else ()
    having = (library.avsnitt_med_id((dokument, version.id)) for version in versions)
    return next((sections[avsnitt] for sections in having if avsnitt in sections), None)


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


def ode(library: Library, dokument: str, avsnitt: str) -> Ode | None:
    """Return what became of a section of a published version; None if there never was one."""
    published = publicerade(library, dokument)
    now = aktuell(library, dokument)
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
    merged = tuple(other for end in ends for other in sammanslagna(library, end))
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
            now = aktuell(library, document)
            if now and section in library.avsnitt_med_id((document, now.id)):
                found[(document, now.id), section] = None
                continue
            further, targets = _follow(library, document, section, seen)
            ends += further
            found.update(dict.fromkeys(targets))
    return tuple(ends), tuple(found)


def _ends(library: Library, dokument: str, avsnitt: str) -> Iterable[Avslutat]:
    """Return the latest end of a section that is not one of a version still to come."""
    now = aktuell(library, dokument)
    order = [version.id for version in publicerade(library, dokument)]
    reached = order.index(now.id) if now else -1
    ends = [
        end
        for end in library.avslutade
        if (end.dokument, end.avsnitt) == (dokument, avsnitt)
        and end.version in order
        and order.index(end.version) <= reached
    ]
    return ends[-1:]


def sammanslagna(library: Library, end: Avslutat) -> tuple[str, ...]:
    """Return the other sections whose content went to the same place in the same version."""
    return tuple(
        other.avsnitt
        for other in library.avslutade
        if other is not end
        and (other.dokument, other.version) == (end.dokument, end.version)
        and set(other.till) & set(end.till)
    )
