"""Every change that was published, told from the ledger.

A change keeps its id and its day for ever. Both follow from the ledger of what was published,
which is never rewritten: a version is compared with the one before it that stood here on the
day on which it was published, as both were then. A version that is added between two others
later, or a correction of an old one, makes changes of its own and takes none back. Only the
duties are not in the ledger: they are compared as the data has them today.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from macros.changes.andring import Andring
from macros.changes.corrections import correction_changes
from macros.changes.publication import publication_changes
from macros.model import Laspost, VersionKey
from macros.reading.library import Library
from macros.today.versions import published_versions


def published_changes(library: Library) -> tuple[Andring, ...]:
    """Return every change, the newest first; those of a day as the texts have them."""
    return library.derive("published_changes", _all)


def changes_for_role(library: Library, roll: str) -> tuple[Andring, ...]:
    """Return the changes that touch the checklist of a role, the newest first.

    What binds a wider role is on the list too. A changed section is not told beside its
    duties, for it touches a role by nothing else.
    """
    mine = {roll, *(wider.id for wider in library.vidare(library.roller[roll]))}
    return tuple(
        andring
        for andring in published_changes(library)
        if mine & set(andring.roller) and not andring.slag.is_about_section
    )


def _all(library: Library) -> tuple[Andring, ...]:
    """Read the ledger from its beginning, and tell what each entry brought."""
    found: list[tuple[str, int, list[Andring]]] = []
    known: dict[VersionKey, Laspost] = {}
    for post in library.laskedja:
        key = (post.dokument, post.version)
        if key not in library.versions or not library.versions[key][1].status.publiceras:
            continue
        news: list[Andring] = []
        if key not in known:
            news += publication_changes(library, post, _before(library, key, known))
        known[key] = post
        news += correction_changes(library, post)
        found.append((post.datum, post.nummer, news))
    found.sort(key=lambda entry: entry[:2], reverse=True)
    order = list(library.roller)
    return tuple(_ordered(andring, order) for _, _, news in found for andring in news)


def _ordered(andring: Andring, order: Sequence[str]) -> Andring:
    """Return a change with its roles in the order of the roles."""
    named = [roll for roll in order if roll in andring.roller]
    return replace(andring, roller=tuple(named))


def _before(
    library: Library, key: VersionKey, known: Mapping[VersionKey, Laspost]
) -> Laspost | None:
    """Return how the version before one in time stood here, if one did so far."""
    order = [(key[0], version.id) for version in published_versions(library, key[0])]
    earlier = [known[other] for other in order[: order.index(key)] if other in known]
    return earlier[-1] if earlier else None
