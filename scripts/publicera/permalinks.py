"""Permanent links: a page for every section that was ever published, at an address for ever.

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

import posixpath
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import html

from macros import views
from macros.model import Avslutat, Avsnitt
from macros.reading.library import Library, VersionKey
from macros.today import versions
from macros.today.fate import Ode, Odesslag, fate_of, merged_with
from macros.views.sida import render

FOLDER = "id"
LEADS_ON = (Odesslag.STAR, Odesslag.FLYTTAT)


@dataclass(frozen=True, slots=True)
class Lank:
    """A permanent link that leads on.

    Attributes:
        adress: its own address, relative to the root.
        avsnitt: the id of the section that it was made for.
        mal: the address of the section to which it leads, relative to the root.
        titel: what the link is about.
        foljer: whether it follows; else it stays.
        kvar: the passages whose fragment it keeps, by what follows the section's id;
            None if it keeps them all.
    """

    adress: str
    avsnitt: str
    mal: str
    titel: str
    foljer: bool
    kvar: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Minne:
    """A permanent link to what is no longer one section: a page that says what became of it.

    Attributes:
        adress: its own address, relative to the root.
        ode: what became of the section.
    """

    adress: str
    ode: Ode


def write(library: Library, built: Path) -> None:
    """Write `/id/<dokument>/<version>/<avsnitt>/` and `/id/<dokument>/<avsnitt>/`."""
    house: _House | None = None
    for link in links(library):
        if isinstance(link, Lank):
            page = views.Sida(f"{link.adress}index.md")
            text = render("permalank.html", link=link, mal=page.till(link.mal), rot=page.till(""))
        else:
            house = house or _House(built)
            text = house.page(link.adress, _title(library, link.ode), _told(library, link))
        folder = built / link.adress
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "index.html").write_text(text, "utf-8")


def links(library: Library) -> tuple[Lank | Minne, ...]:
    """Return every permanent link, by document in the order of the register."""
    return library.minns("permalankar", lambda known: tuple(_all(known)))


def _all(library: Library) -> Iterator[Lank | Minne]:
    for dokument in library.dokument:
        ids: dict[str, None] = {}
        for version in versions.published_versions(library, dokument.id):
            key = (dokument.id, version.id)
            for avsnitt in library.avsnitt(key):
                ids[avsnitt.id] = None
                adress = f"{FOLDER}/{key[0]}/{key[1]}/{avsnitt.id}/"
                titel = f"{avsnitt.rubrik} – {dokument.kort}, {version.namn.lower()}"
                mal = views.avsnitt_url(key, avsnitt)
                yield Lank(adress, avsnitt.id, mal, titel, foljer=False)
        for name in ids:
            ode = fate_of(library, dokument.id, name)
            assert ode is not None  # noqa: S101 (a published version has it)
            yield _following(library, dokument.id, name, ode)


def _following(library: Library, dokument: str, name: str, ode: Ode) -> Lank | Minne:
    adress = f"{FOLDER}/{dokument}/{name}/"
    if ode.slag not in LEADS_ON:
        return Minne(adress, ode)
    key, target = ode.till[0] if ode.slag is Odesslag.FLYTTAT else (ode.key, ode.avsnitt)
    avsnitt = library.avsnitt_med_id(key)[target]
    earlier = [*_wordings(library, dokument, name), *_wordings(library, key[0], target)]
    return Lank(
        adress, name, views.avsnitt_url(key, avsnitt),
        f"{avsnitt.rubrik} – {library.by_id[key[0]].kort}",
        foljer=True, kvar=_kept(avsnitt, earlier),
    )  # fmt: skip


def _wordings(library: Library, dokument: str, name: str) -> Iterator[Avsnitt]:
    """Yield a section as each version so far has it."""
    for version in versions.published_versions(library, dokument):
        sections = library.avsnitt_med_id((dokument, version.id))
        if name in sections and not versions.is_coming(library, version):
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


# ---- What became of a section ----


@dataclass(frozen=True, slots=True)
class Handelse:
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


def _handelse(library: Library, end: Avslutat) -> Handelse:
    _, version = library.versions[end.dokument, end.version]
    return Handelse(
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
    found = versions.newest_section(library, dokument, name)
    return found.rubrik if found else name


def _title(library: Library, ode: Ode) -> str:
    return library.avsnitt_med_id(ode.key)[ode.avsnitt].rubrik


def _told(library: Library, link: Minne) -> str:
    """Return what the page of a section says that is no longer one section."""
    ode, page = link.ode, views.Sida(f"{link.adress}index.md")
    dokument, version = library.versions[ode.key]

    def place(key: VersionKey, name: str) -> tuple[str, str, str]:
        avsnitt = library.avsnitt_med_id(key)[name]
        around, of = library.versions[key]
        where = f"{around.kort}, {of.namn.lower()}"
        return page.till(views.avsnitt_url(key, avsnitt)), avsnitt.rubrik, where

    return render(
        "minne.html", rubrik=_title(library, ode), dokument=dokument, version=version,
        handelser=[_handelse(library, end) for end in _told_once(ode.slut)],
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
