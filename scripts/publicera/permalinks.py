"""Writes the pages of the permanent links, whose rule stands in `macros.today.permalinks`."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import html

from macros import views
from macros.model import Avslutat, VersionKey
from macros.reading.library import Library
from macros.today.fate import Ode, merged_with
from macros.today.permalinks import Permalink, Tombstone, permalinks
from macros.today.versions import newest_section
from macros.views.sida import render


def write(library: Library, built: Path) -> None:
    """Write a page at the address of every permanent link."""
    house: _House | None = None
    for link in permalinks(library):
        if isinstance(link, Permalink):
            page = views.Sida(f"{link.url}index.md")
            text = render(
                "permalank.html", link=link, titel=_link_title(library, link),
                mal=page.till(link.target), rot=page.till(""),
            )  # fmt: skip
        else:
            house = house or _House(built)
            text = house.page(link.url, _title(library, link.ode), _told(library, link))
        folder = built / link.url
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "index.html").write_text(text, "utf-8")


def _link_title(library: Library, link: Permalink) -> str:
    """Return what a link is about; one that stays names its version too."""
    dokument, version = library.versions[link.key]
    name = dokument.kort if link.follows else f"{dokument.kort}, {version.namn.lower()}"
    return f"{link.rubrik} – {name}"


@dataclass(frozen=True, slots=True)
class SectionEnd:
    """How a section ended.

    Attributes:
        rubrik: its heading, as it last was.
        version: the name of the version that ended it.
        datum: since when that version holds, or of when it is; None where nobody knows.
        galler: whether `datum` tells since when it holds.
        till: the headings of what it became.
        med: the headings of what was merged with it.
        skal: why.
    """

    rubrik: str
    version: str
    datum: str | None
    galler: bool
    till: tuple[str, ...]
    med: tuple[str, ...]
    skal: str | None


def _told_once(ends: Iterable[Avslutat]) -> Iterator[Avslutat]:
    """Yield the ends without those of what was merged with one already told of."""
    told: set[tuple[str, str, tuple[str, ...]]] = set()
    for end in ends:
        place = (end.dokument, end.version, end.till)
        if not end.till or place not in told:
            yield end
        told.add(place)


def _section_end(library: Library, end: Avslutat) -> SectionEnd:
    _, version = library.versions[end.dokument, end.version]
    return SectionEnd(
        rubrik=_last_heading(library, end.dokument, end.avsnitt),
        version=version.namn,
        datum=version.galler_fran or version.datum,
        galler=version.galler_fran is not None,
        till=tuple(_last_heading(library, *target) for target in end.mal),
        med=tuple(
            _last_heading(library, end.dokument, other) for other in merged_with(library, end)
        ),
        skal=end.skal,
    )


def _last_heading(library: Library, dokument: str, name: str) -> str:
    """Return the heading of a section as it last was."""
    found = newest_section(library, dokument, name)
    return found.rubrik if found else name


def _title(library: Library, ode: Ode) -> str:
    return library.avsnitt_med_id(ode.key)[ode.avsnitt].rubrik


def _told(library: Library, link: Tombstone) -> str:
    """Return what the page of a section says that is no longer one section."""
    ode, page = link.ode, views.Sida(f"{link.url}index.md")
    dokument, version = library.versions[ode.key]

    def place(key: VersionKey, name: str) -> tuple[str, str, str]:
        avsnitt = library.avsnitt_med_id(key)[name]
        around, of = library.versions[key]
        where = f"{around.kort}, {of.namn.lower()}"
        return page.till(views.avsnitt_url(key, avsnitt)), avsnitt.rubrik, where

    return render(
        "minne.html", rubrik=_title(library, ode), dokument=dokument, version=version,
        handelser=[_section_end(library, end) for end in _told_once(ode.slut)],
        nu=[place(*target) for target in ode.till],
        da=place(ode.key, ode.avsnitt),
        dokument_url=page.till(f"{dokument.id}/"),
    )  # fmt: skip


class _House:
    """The frame of the site's pages, taken from the start page: head, header, menu, footer."""

    def __init__(self, built: Path) -> None:
        text = (built / "index.html").read_bytes()
        self._start = html.document_fromstring(text, parser=html.HTMLParser(encoding="utf-8"))
        for element in list(self._start.iter("link", "script", "div")):
            if isinstance(element, html.HtmlElement) and _of_its_own(element):
                element.drop_tree()
        for element in self._start.iter("*"):
            element.attrib.pop("aria-current", "")

    def page(self, adress: str, title: str, content: str) -> str:
        """Return a page of the house at an address, with a title and its article."""
        up = posixpath.relpath("/", f"/{adress}") + "/"
        root = html.fromstring(html.tostring(self._start, encoding="unicode"))
        for element in root.iter("*"):
            for name in ("href", "src"):
                address = element.get(name, "#")
                if not address.startswith(("#", "/", "https:", "mailto:")):
                    element.set(name, up + address.removeprefix("./").removeprefix("."))
            if element.get("data-adress") is not None:
                element.text = adress
        for heading in root.iter("title"):
            heading.text = f"{title} – {heading.text}"
            heading.addnext(html.fragment_fromstring('<meta name="robots" content="noindex">'))
            break
        for article in root.iter("article"):
            article.clear()
            article.set("class", "md-content__inner md-typeset")
            for element in html.fragments_fromstring(content):
                article.append(element)
        text: str = html.tostring(root, doctype="<!doctype html>", encoding="unicode")
        return text


def _of_its_own(element: html.HtmlElement) -> bool:
    """Tell what the start page alone has: its address, its contents, what it is about."""
    return (
        element.get("rel") == "canonical"
        or element.get("type") == "application/ld+json"
        or "sidmeny-innehall" in (element.get("class") or "").split()
    )
