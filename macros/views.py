"""What one table, card or page shows. Pure: a library and a place in, HTML or Markdown out."""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from jinja2 import Environment, PackageLoader, StrictUndefined

from macros.library import Library, VersionKey
from macros.model import Anmarkning, Avsnitt, Dokument, Version
from macros.passages import APPARATUS, MARKER

MONTHS = (
    "januari", "februari", "mars", "april", "maj", "juni",
    "juli", "augusti", "september", "oktober", "november", "december",
)  # fmt: skip
UNKNOWN = "framgår inte av underlaget"

_templates = Environment(
    loader=PackageLoader("macros"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


API = "api/v1"
DATAFILER = (
    ("dokument", "Dokumenten, deras status och hur de hör ihop"),
    ("versioner", "Versionerna, med datum och kontrollsumma"),
    ("avsnitt", "Avsnitten, med text, adress och permanent länk"),
)


@dataclass(frozen=True, slots=True)
class Sida:
    """A page of the site.

    Attributes:
        path: its Markdown file, relative to `docs/`.
    """

    path: str

    @property
    def url(self) -> str:
        """Its address, relative to the site's root; empty for the start page."""
        stem = self.path.removesuffix(".md").removesuffix("index")
        return stem if not stem or stem.endswith("/") else f"{stem}/"

    def till(self, url: str) -> str:
        """Return the link from this page to an address that is relative to the root."""
        path, sign, fragment = url.partition("#")
        link = posixpath.relpath(f"/{path}", f"/{self.url}")
        return ("./" if link == "." else f"{link}/") + sign + fragment


@dataclass(frozen=True, slots=True)
class Textsida(Sida):
    """A page that carries the text of a version."""

    @property
    def key(self) -> VersionKey:
        """Document and version."""
        dokument, version, _ = self.path.split("/")
        return dokument, version

    @property
    def kapitel(self) -> str:
        """The file's name without `.md`."""
        return posixpath.basename(self.path).removesuffix(".md")


def kapitel_url(key: VersionKey, kapitel: str) -> str:
    """Return the address of a chapter, relative to the root."""
    return f"{key[0]}/{key[1]}/" + ("" if kapitel == "index" else f"{kapitel}/")


def avsnitt_url(key: VersionKey, avsnitt: Avsnitt) -> str:
    """Return the address of a section, relative to the root."""
    return f"{kapitel_url(key, avsnitt.kapitel)}#{avsnitt.id}"


def datum_i_ord(datum: str | None) -> str:
    """Return a date as a reader writes it, with the precision that it has."""
    if datum is None:
        return UNKNOWN
    year, *rest = datum.split("-")
    month = MONTHS[int(rest[0]) - 1] if rest else ""
    day = str(int(rest[1])) if len(rest) > 1 else ""
    return " ".join(part for part in (day, month, year) if part)


_templates.filters["datum"] = datum_i_ord


def _render(template: str, **values: object) -> str:
    text = _templates.get_template(template).render(**values)
    # A blank line would end the HTML block in Markdown.
    return "\n".join(line for line in text.splitlines() if line.strip()) + "\n"


def styrtext(library: Library, sida: Textsida) -> str:
    """Return what stands at the head of a page with the city's text: the marker and a card."""
    dokument, version = library.versions[sida.key]
    card = _render(
        "versionshuvud.html", dokument=dokument, version=version, sida=sida,
        version_url=kapitel_url(sida.key, "index"), hela_url=kapitel_url(sida.key, "hela"),
    )  # fmt: skip
    return f"{MARKER} {sida.path.removesuffix('.md')}\n\n{card}"


def innehall(library: Library, sida: Textsida) -> str:
    """Return the contents of a version: every chapter and section, linked."""
    dokument, version = library.versions[sida.key]
    chapters = [
        (kapitel, kapitel.rubriker) for kapitel in library.kapitel(sida.key) if kapitel.namn != "index"
    ]
    title_page = library.kapitel(sida.key)[0].rubriker
    head = "" if title_page else f"# {dokument.kort} {{ .{APPARATUS} }}\n\n"
    card = "" if title_page else styrtext(library, sida)
    contents = _render(
        "innehall.html", dokument=dokument, version=version, chapters=chapters, sida=sida,
        key=sida.key, avsnitt_url=avsnitt_url, hela_url=kapitel_url(sida.key, "hela"),
    )  # fmt: skip
    return f"{card}\n{head}{contents}"


def hela(library: Library, sida: Textsida) -> str:
    """Return the Markdown of a whole version on one page, chapters one level down."""
    dokument, version = library.versions[sida.key]
    title = f"# {dokument.kort}, {version.namn.lower()}: hela texten {{ .{APPARATUS} }}"
    texts = (
        re.sub(r"^(#{1,5}) ", r"#\1 ", _without_macros(kapitel.markdown), flags=re.MULTILINE)
        for kapitel in library.kapitel(sida.key)
    )
    return "\n\n".join((styrtext(library, sida), title, *texts))


def _without_macros(markdown: str) -> str:
    return re.sub(r"^\{\{.*\}\}\n?", "", markdown, flags=re.MULTILINE)


def dokumentsida(library: Library, sida: Sida, dokument_id: str) -> str:
    """Return the page of a document: what it is, its facts and its versions."""
    dokument = library.by_id[dokument_id]
    return f"# {dokument.kort}\n\n" + _render(
        "dokumentsida.html", dokument=dokument, library=library, sida=sida, kapitel_url=kapitel_url
    )


def dokumentlista(library: Library, sida: Sida) -> str:
    """Return the table of all documents whose text is here."""
    return _render("dokumentlista.html", library=library, sida=sida)


def anmarkningar(library: Library, sida: Sida) -> str:
    """Return all notes on the sources, by document and section."""
    rows = [
        (dokument, version, avsnitt, notes)
        for key, (dokument, version) in library.versions.items()
        for avsnitt in library.rubriker(key)
        if (notes := library.anmarkt.get((*key, avsnitt.id)))
    ]
    return _render("anmarkningar.html", rows=rows, sida=sida, avsnitt_url=avsnitt_url)


def vid_sidan_av(library: Library, page: str, avsnitt: Iterable[Avsnitt]) -> dict[str, str]:
    """Return what stands beside the passages of a page: HTML by the passage's id.

    Args:
        library: the library.
        page: `dokument/version/kapitel`.
        avsnitt: the sections of the page.
    """
    key = Textsida(f"{page}.md").key
    placed: dict[str, list[tuple[Anmarkning, str]]] = defaultdict(list)
    for found in avsnitt:
        for note, quote in library.anmarkt.get((*key, found.id), ()):
            where = next((s.id for s in found.stycken if quote in s.text), found.id)
            placed[where].append((note, quote))
    return {
        where: _render("anmarkning.html", notes=notes).strip() for where, notes in placed.items()
    }


def figur(library: Library, namn: str) -> str:
    """Return a figure's drawing and its text alternative; empty if there is none."""
    figur = library.figurer.get(namn)
    if figur is None:
        return ""
    return _render("figur.html", figur=figur, svg=library.figurbild(namn)).strip()


def versionsnamn(dokument: Dokument, version: Version) -> str:
    """Return what a reader calls a version in a sentence."""
    return f"{dokument.kort}, {version.namn.lower()}"


def datafiler(sida: Sida) -> str:
    """Return a list of the files of the API, linked."""
    files = [
        (name, what, sida.till(f"{API}/{name}.json").rstrip("/"),
         sida.till(f"{API}/schema/{name}.json").rstrip("/"))
        for name, what in DATAFILER
    ]  # fmt: skip
    return _render("datafiler.html", files=files)
