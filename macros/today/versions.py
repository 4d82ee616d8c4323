"""Versions in the order of time, and which of them a link that follows leads to."""

from __future__ import annotations

from collections.abc import Iterator

from macros.language.dates import first_day, last_day
from macros.model import Avsnitt, Dokument, Status, Version, VersionKey
from macros.reading.library import Library
from macros.today.repeals import repealed_on


def visible_versions(library: Library, dokument: Dokument) -> tuple[Version, ...]:
    """Return the versions that readers see, in the order of time; in a preview drafts too."""
    return tuple(v for v in dokument.versioner if v.status.publiceras or library.utkast)


def published_versions(library: Library, dokument: str) -> tuple[Version, ...]:
    """Return the published versions of a document, in the order of time."""
    return tuple(v for v in library.by_id[dokument].versioner if v.status.publiceras)


def published_keys(library: Library) -> Iterator[VersionKey]:
    """Yield document id and version id of every published version, in the register's order."""
    return (key for key, (_, version) in library.versions.items() if version.status.publiceras)


def is_coming(library: Library, version: Version) -> bool:
    """Tell whether a version will come into force after today."""
    return (
        version.status.publiceras
        and version.galler_fran is not None
        and first_day(version.galler_fran) > library.dag
    )


def is_over(library: Library, key: VersionKey) -> bool:
    """Tell whether a version is decided and has ceased to hold.

    Its last day tells, where it is told; else a decision that repeals its document.
    """
    _, version = library.versions[key]
    if version.status is not Status.BESLUTAD:
        return False
    if version.galler_till:
        return last_day(version.galler_till) < library.dag
    return repealed_on(library, key[0], version.galler_fran or version.datum) is not None


def in_force(library: Library, key: VersionKey) -> bool:
    """Tell whether a version is decided, has begun to hold, and is not over."""
    _, version = library.versions[key]
    return (
        version.status is Status.BESLUTAD
        and version.galler_fran is not None
        and not is_coming(library, version)
        and not is_over(library, key)
    )


def current_version(library: Library, dokument: str) -> Version | None:
    """Return the version that a link which follows leads to.

    It is the one in force; else the newest published one that is not still to come; if all are,
    the first of them.
    """
    published = published_versions(library, dokument)
    here = [version for version in published if not is_coming(library, version)]
    holding = [version for version in here if in_force(library, (dokument, version.id))]
    candidates = holding or here or published[:1]
    return candidates[-1] if candidates else None


def version_before(library: Library, key: VersionKey) -> Version | None:
    """Return the visible version before one, None for the first."""
    return _beside(library, key, -1)


def version_after(library: Library, key: VersionKey) -> Version | None:
    """Return the visible version after one, None for the last."""
    return _beside(library, key, 1)


def _beside(library: Library, key: VersionKey, step: int) -> Version | None:
    versions = visible_versions(library, library.by_id[key[0]])
    place = [version.id for version in versions].index(key[1]) + step
    return versions[place] if 0 <= place < len(versions) else None


def newest_section(library: Library, dokument: str, avsnitt: str) -> Avsnitt | None:
    """Return a section as the newest visible version of its document has it that has it."""
    found = library.by_id.get(dokument)
    versions = reversed(visible_versions(library, found)) if found else ()
    having = (library.avsnitt_med_id((dokument, version.id)) for version in versions)
    return next((sections[avsnitt] for sections in having if avsnitt in sections), None)
