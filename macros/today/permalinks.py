"""Permanent links: the address of every section that was ever published, and where it leads.

A link that stays, `/id/<dokument>/<version>/<avsnitt>/`, leads to the section of that version.
A link that follows, `/id/<dokument>/<avsnitt>/`, leads to where the section stands today: to the
current version, or to the section that it became, also in another document. A section that was
split, merged or ended has a page of its own there, which says when and why and where it went,
and leads nobody on: the reader chooses.

The fragment of a link names a passage by its number, `#<avsnitt>-st3`. No server sees it, so a
script on the page takes it along. A link that follows keeps it only where it cannot lie: where
the passage of that number has the same words in every version so far that has one. Else the
link leads to the section, for the third paragraph of today may be another one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from macros.model import Avsnitt, VersionKey
from macros.model.addresses import avsnitt_url
from macros.reading.library import Library
from macros.today.fate import Ode, Odesslag, fate_of
from macros.today.versions import is_coming, published_versions

PERMALINK_FOLDER = "id"
LEADS_ON = (Odesslag.STAR, Odesslag.FLYTTAT)


def staying_url(key: VersionKey, avsnitt: str) -> str:
    """Return the address of the link that stays with a section of a version."""
    return f"{PERMALINK_FOLDER}/{key[0]}/{key[1]}/{avsnitt}/"


def following_url(dokument: str, avsnitt: str) -> str:
    """Return the address of the link that follows a section of a document."""
    return f"{PERMALINK_FOLDER}/{dokument}/{avsnitt}/"


@dataclass(frozen=True, slots=True)
class Permalink:
    """A permanent link that leads on.

    Attributes:
        url: its own address, relative to the root.
        avsnitt: the id of the section that it was made for.
        key: the version to which it leads.
        rubrik: the heading of the section to which it leads.
        target: the address of that section, relative to the root.
        follows: whether it follows; else it stays.
        kept: the passages whose fragment it keeps, by what follows the section's id;
            None if it keeps them all.
    """

    url: str
    avsnitt: str
    key: VersionKey
    rubrik: str
    target: str
    follows: bool
    kept: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Tombstone:
    """A permanent link to what is no longer one section: a page that says what became of it.

    Attributes:
        url: its own address, relative to the root.
        ode: what became of the section.
    """

    url: str
    ode: Ode


def permalinks(library: Library) -> tuple[Permalink | Tombstone, ...]:
    """Return every permanent link, by document in the order of the register."""
    return library.derive("permalinks", lambda known: tuple(_all(known)))


def _all(library: Library) -> Iterator[Permalink | Tombstone]:
    for dokument in library.dokument:
        ids: dict[str, None] = {}
        for version in published_versions(library, dokument.id):
            key = (dokument.id, version.id)
            for avsnitt in library.avsnitt(key):
                ids[avsnitt.id] = None
                yield Permalink(
                    staying_url(key, avsnitt.id), avsnitt.id, key, avsnitt.rubrik,
                    avsnitt_url(key, avsnitt), follows=False,
                )  # fmt: skip
        for name in ids:
            ode = fate_of(library, dokument.id, name)
            assert ode is not None  # noqa: S101 (a published version has it)
            yield _following(library, dokument.id, name, ode)


def _following(library: Library, dokument: str, name: str, ode: Ode) -> Permalink | Tombstone:
    url = following_url(dokument, name)
    if ode.slag not in LEADS_ON:
        return Tombstone(url, ode)
    key, target = ode.till[0] if ode.slag is Odesslag.FLYTTAT else (ode.key, ode.avsnitt)
    avsnitt = library.avsnitt_med_id(key)[target]
    earlier = [*_wordings(library, dokument, name), *_wordings(library, key[0], target)]
    return Permalink(
        url, name, key, avsnitt.rubrik, avsnitt_url(key, avsnitt),
        follows=True, kept=_kept(avsnitt, earlier),
    )  # fmt: skip


def _wordings(library: Library, dokument: str, name: str) -> Iterator[Avsnitt]:
    """Yield a section as each version so far has it."""
    for version in published_versions(library, dokument):
        sections = library.avsnitt_med_id((dokument, version.id))
        if name in sections and not is_coming(library, version):
            yield sections[name]


def _kept(avsnitt: Avsnitt, wordings: Iterable[Avsnitt]) -> tuple[str, ...] | None:
    """Return the passages that say the same in every wording; None if all do."""
    now = _passages(avsnitt)
    safe = dict(now)
    whole = True
    for wording in map(_passages, wordings):
        whole = whole and wording == now
        safe = {name: words for name, words in safe.items() if wording.get(name, words) == words}
    return None if whole else tuple(safe)


def _passages(avsnitt: Avsnitt) -> dict[str, str]:
    return {s.id.removeprefix(f"{avsnitt.id}-"): s.text for s in avsnitt.stycken if s.id}
