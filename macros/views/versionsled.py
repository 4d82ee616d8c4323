"""How the versions of a text lead to each other: in the head of a page, and beside a section."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from macros.model import Avslutat, Avsnitt, Status, VersionKey
from macros.model.addresses import avsnitt_url, kapitel_url
from macros.reading.library import Library
from macros.today import versions
from macros.today.fate import Odesslag, fate_of, merged_with
from macros.today.permalinks import following_url
from macros.views.sida import Textsida, datum_i_ord

TITLE_PAGE, WHOLE = "index", "hela"
NOT_DECIDED = (Status.REMISS, Status.FORSLAG)


SectionNote = tuple[str, str]
"""What became of a section in a few words, and an address relative to the root."""


@dataclass(frozen=True, slots=True)
class Led:
    """A line that leads to another version.

    Attributes:
        ord: what it is to this one.
        namn: its name.
        url: the same chapter there, relative to the root.
    """

    ord: str
    namn: str
    url: str


def led(library: Library, sida: Textsida) -> Iterator[Led]:
    """Yield the lines in the head of a page that lead to other versions of its text."""
    dokument, version = library.versions[sida.key]
    now = versions.current_version(library, dokument.id)
    if now is None or not version.status.publiceras:
        return

    def line(words: str, key: VersionKey) -> Led:
        namn = library.versions[key][1].namn
        return Led(words, namn, same_chapter(library, sida.key, sida.kapitel, key))

    current = (dokument.id, now.id)
    published = versions.published_versions(library, dokument.id)
    later = published[[each.id for each in published].index(version.id) + 1 :]
    if versions.is_coming(library, version):
        # The status above says from which day it holds.
        if not versions.is_coming(library, now):
            yield line("Fram till dess:", current)
    elif now.id in {other.id for other in later}:
        yield line("Det finns en nyare version:", current)
    elif version.id == now.id:
        for other in later:
            if versions.is_coming(library, other):
                since = datum_i_ord(other.galler_fran)
                yield line(f"En ny version börjar gälla {since}:", (dokument.id, other.id))
        undecided = [other for other in later if other.status in NOT_DECIDED]
        if undecided:
            words = "Det finns en senare version som inte är beslutad:"
            yield line(words, (dokument.id, undecided[-1].id))
    elif versions.in_force(library, current):
        yield line("Den version som gäller:", current)


def andrade(library: Library, sida: Textsida, names: Iterable[str]) -> dict[str, SectionNote]:
    """Return what the current version did to sections of an older one, by their ids.

    Args:
        library: the library.
        sida: a page of the older version.
        names: the ids of its sections.
    """
    dokument, version = library.versions[sida.key]
    now = versions.current_version(library, dokument.id)
    order = [each.id for each in versions.published_versions(library, dokument.id)]
    if now is None or version.id not in order[: order.index(now.id)]:
        return {}
    current = (dokument.id, now.id)
    here, there = library.avsnitt_med_id(sida.key), library.avsnitt_med_id(current)
    found: dict[str, SectionNote] = {}
    for name in names:
        if name in there and name in here:
            if words := _changed(here[name], there[name]):
                url = avsnitt_url(current, there[name])
                found[name] = f"{words} i {now.namn.lower()}", url
        elif ended := _gone(library, dokument.id, name):
            found[name] = ended
    return found


def _gone(library: Library, dokument: str, name: str) -> SectionNote | None:
    ode = fate_of(library, dokument, name)
    if ode is None or not ode.slut:
        return None
    _, ender = library.versions[ode.slut[0].dokument, ode.slut[0].version]
    words = f"{_ended(library, ode.slut[0])} i {ender.namn.lower()}"
    if ode.slag is Odesslag.FLYTTAT:
        [(key, target)] = ode.till
        return words, avsnitt_url(key, library.avsnitt_med_id(key)[target])
    return words, following_url(dokument, name)


def _changed(here: Avsnitt, there: Avsnitt) -> str:
    """Return in a word how a section differs from itself; empty if it does not."""
    if (here.rubrik, here.text) != (there.rubrik, there.text):
        return "Ändrat"
    return "Flyttat" if here.kapitel != there.kapitel else ""


def _ended(library: Library, end: Avslutat) -> str:
    """Return in a word how a section ended, whatever became of it after that."""
    if not end.till:
        return "Avslutat"
    if len(end.till) > 1:
        return "Delat"
    return "Sammanslaget" if merged_with(library, end) else "Flyttat"


def same_chapter(library: Library, key: VersionKey, kapitel: str, other: VersionKey) -> str:
    """Return the address of the same chapter in another version, or of its title page."""
    if kapitel in (TITLE_PAGE, WHOLE) or other == key:
        return kapitel_url(other, kapitel)
    headings = next(found.rubriker for found in library.kapitel(key) if found.namn == kapitel)
    there = _there(library, key, headings[0].id, other) if headings else None
    if there is None:
        return kapitel_url(other, TITLE_PAGE)
    top = next(found.rubriker[0] for found in library.kapitel(other) if found.namn == there.kapitel)
    return kapitel_url(other, there.kapitel) if there.id == top.id else avsnitt_url(other, there)


def _there(library: Library, key: VersionKey, avsnitt: str, other: VersionKey) -> Avsnitt | None:
    """Return a section in another version, under the name that it has there."""
    sections = {found.id: found for found in library.rubriker(other)}
    if avsnitt in sections:
        return sections[avsnitt]
    order = [version.id for version in library.by_id[key[0]].versioner]
    first, last = sorted((order.index(key[1]), order.index(other[1])))
    steps = order[first + 1 : last + 1]
    back = order.index(other[1]) == first
    names = {avsnitt}
    for step in reversed(steps) if back else steps:
        moves: dict[str, set[str]] = defaultdict(set)
        for old, new in _moves(library, key[0], step):
            moves[new if back else old].add(old if back else new)
        names = {name for each in names for name in moves.get(each, {each})}
    place = [sections[name] for name in names if name in sections]
    # What was split or merged is no longer the same chapter.
    return place[0] if len(names) == len(place) == 1 else None


def _moves(library: Library, dokument: str, version: str) -> Iterator[tuple[str, str]]:
    """Yield the sections that a version gave other names in the same document, with these."""
    for end in library.avslutade:
        if (end.dokument, end.version) == (dokument, version):
            for document, section in end.mal:
                if document == dokument:
                    yield end.avsnitt, section
