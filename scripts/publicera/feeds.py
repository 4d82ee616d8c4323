"""Writes the Atom feeds: all changes, those of each document, those that touch each role.

The site's host is unknown, so every link is relative to the feed. A change has the same id in
every feed that it is in, made from its id in the data.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import etree

from macros import views
from macros.changes.andring import Andring, AndringSlag
from macros.changes.published import changes_for_role, published_changes
from macros.model import Ansvar
from macros.model.addresses import ALLA, flode_url, jamfor_url
from macros.reading.library import Library
from macros.today.versions import version_before

ATOM = "http://www.w3.org/2005/Atom"
XHTML = "http://www.w3.org/1999/xhtml"
AUTHOR = "Stadens regelverk"
MOST = 200
"""So many entries has a feed at most; `andringar.json` has them all."""

# Never change it: every id of every feed and entry is made from it.
NAMESPACE = uuid.UUID("6f2d8a0e-6a0b-5c1e-9d53-0c7b1f6c2a41")


@dataclass(frozen=True, slots=True)
class Flode:
    """A feed.

    Attributes:
        url: its address, relative to the root.
        titel: its title.
        sida: the page that it belongs to, relative to the root.
        andringar: what it tells, the newest first.
    """

    url: str
    titel: str
    sida: str
    andringar: tuple[Andring, ...]


def write(library: Library, built: Path) -> None:
    """Write every feed into a built site."""
    for flode in every_feed(library):
        path = built / flode.url
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(atom(library, flode))


def every_feed(library: Library) -> Iterator[Flode]:
    """Yield the feed of all changes, one for each document with a text, one for each role."""
    every = published_changes(library)
    yield Flode(flode_url(ALLA), "Alla ändringar", "", every)
    for dokument in library.dokument:
        if any(version.status.publiceras for version in dokument.versioner):
            mine = tuple(andring for andring in every if andring.dokument == dokument.id)
            yield Flode(flode_url("dokument", dokument.id), dokument.kort, f"{dokument.id}/", mine)
    for roll in library.roller.values():
        mine = changes_for_role(library, roll.id)
        title = f"Ändrat för {roll.namn}"
        yield Flode(flode_url("roll", roll.id), title, f"roller/{roll.id}/", mine)


def atom(library: Library, flode: Flode) -> bytes:
    """Return a feed as Atom."""
    feed = etree.Element(_atom("feed"), nsmap=_default(ATOM))
    feed.set("{http://www.w3.org/XML/1998/namespace}lang", "sv")
    _add(feed, "id", _urn(flode.url))
    _add(feed, "title", f"{flode.titel} – {AUTHOR}")
    _add(feed, "updated", _moment(_newest(library, flode)))
    _add(_add(feed, "author"), "name", AUTHOR)
    folder, _, name = flode.url.rpartition("/")
    here = views.Sida(f"{folder}/index.md")
    _add(feed, "link", rel="self", type="application/atom+xml", href=name)
    _add(feed, "link", rel="alternate", type="text/html", href=here.till(flode.sida))
    for andring in flode.andringar[:MOST]:
        _entry(feed, library, here, andring)
    etree.indent(feed, space=" ")
    return bytes(etree.tostring(feed, xml_declaration=True, encoding="utf-8")) + b"\n"


def _newest(library: Library, flode: Flode) -> str:
    """Return the day of a feed: of its newest change, else the first day of the ledger."""
    if flode.andringar:
        return flode.andringar[0].datum
    return library.laskedja[0].datum if library.laskedja else library.dag.isoformat()


def _entry(feed: etree._Element, library: Library, here: views.Sida, andring: Andring) -> None:
    dokument, version = library.versions[andring.dokument, andring.version]
    entry = _add(feed, "entry")
    _add(entry, "id", _urn(f"andring/{andring.id}"))
    name = "" if andring.slag is AndringSlag.VERSION else f"{dokument.kort}: "
    _add(entry, "title", f"{name}{andring.slag.label.lower() if name else andring.slag.label} – "
                         f"{andring.rubrik.rstrip('.')}")  # fmt: skip
    _add(entry, "updated", _moment(andring.datum))
    _add(entry, "published", _moment(andring.datum))
    _add(entry, "link", rel="alternate", type="text/html", href=here.till(andring.url))
    before = version_before(library, (andring.dokument, andring.version))
    if before and before.id == andring.fran:
        compared = jamfor_url(andring.dokument, before.id, andring.version)
        _add(entry, "link", rel="related", type="text/html", href=here.till(compared),
             title=f"Jämför {before.namn} och {version.namn}")  # fmt: skip
    _add(entry, "category", term=andring.slag.value, label=andring.slag.label)
    for roll in andring.roller:
        _add(entry, "category", term=f"roll-{roll}", label=library.roller[roll].namn)
    _add(entry, "summary", andring.text)
    content = _add(entry, "content", type="xhtml")
    div = etree.SubElement(content, f"{{{XHTML}}}div", nsmap=_default(XHTML))
    for tag, words in _content(library, andring):
        etree.SubElement(div, f"{{{XHTML}}}{tag}").text = words


def _content(library: Library, andring: Andring) -> Iterator[tuple[str, str]]:
    """Yield the paragraphs of an entry: what changed, and the words of a duty before and after."""
    _, version = library.versions[andring.dokument, andring.version]
    yield "p", andring.text
    yield "p", f"Dokument: {library.by_id[andring.dokument].titel}, {version.namn}."
    for key, word in ((andring.fran, "Tidigare"), (andring.version, "Nu")):
        for duty in _duties(library, andring, key):
            yield "p", f"{word}: {duty.checklista}"
            yield "blockquote", "\n".join(part for part in (duty.inledning, duty.citat) if part)
    if andring.roller:
        names = ", ".join(library.roller[roll].namn for roll in andring.roller)
        yield "p", f"Berör: {names}."


def _duties(library: Library, andring: Andring, version: str | None) -> Iterable[Ansvar]:
    if andring.ansvar is None or version is None:
        return ()
    duties = library.ansvar((andring.dokument, version))
    return (duty for duty in duties if duty.id == andring.ansvar)


def _add(
    parent: etree._Element, name: str, text: str | None = None, **attributes: str
) -> etree._Element:
    element = etree.SubElement(parent, _atom(name), attributes)
    element.text = text
    return element


def _default(namespace: str) -> Any:
    """Return a namespace as the one without a prefix, for which the stubs have no type."""
    return {None: namespace}


def _atom(name: str) -> str:
    return f"{{{ATOM}}}{name}"


def _urn(name: str) -> str:
    return uuid.uuid5(NAMESPACE, name).urn


def _moment(datum: str) -> str:
    return f"{datum}T00:00:00Z"
