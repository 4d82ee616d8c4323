"""Places, addresses and the way a template becomes HTML: what all views share."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass

from jinja2 import Environment, PackageLoader, StrictUndefined

from macros.model import Stalle, VersionKey
from macros.model.addresses import avsnitt_url, kapitel_url
from macros.reading.library import Library

__all__ = [
    "UNKNOWN", "Sida", "Textsida", "avsnitt_url", "datum_i_ord", "kapitel_url", "plats_url",
    "render",
]  # fmt: skip

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


@dataclass(frozen=True, slots=True)
class Sida:
    """A page of the site.

    Attributes:
        path: its Markdown file, relative to `docs/`.
        moved: whether the generator moves links on its way from the file to the page: then
            they lead from the folder of the file, as links that are written in it do.
    """

    path: str
    moved: bool = False

    @property
    def url(self) -> str:
        """Its address, relative to the site's root; empty for the start page."""
        stem = self.path.removesuffix(".md").removesuffix("index")
        return stem if not stem or stem.endswith("/") else f"{stem}/"

    def till(self, url: str) -> str:
        """Return the link from this page to an address that is relative to the root."""
        path, sign, fragment = url.partition("#")
        here = f"{posixpath.dirname(self.path)}/" if self.moved else self.url
        link = posixpath.relpath(f"/{path}", f"/{here}")
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


_MARKUP = re.compile(r"([\\`*_{}\[\]>#+!])")


def escaped(text: str) -> str:
    """Return text in which Markdown finds no markup."""
    return _MARKUP.sub(r"\\\1", text).replace("&", "&amp;").replace("<", "&lt;")


def datum_i_ord(datum: str | None) -> str:
    """Return a date as a reader writes it, with the precision that it has."""
    if datum is None:
        return UNKNOWN
    year, *rest = datum.split("-")
    month = MONTHS[int(rest[0]) - 1] if rest else ""
    day = str(int(rest[1])) if len(rest) > 1 else ""
    return " ".join(part for part in (day, month, year) if part)


def plats_url(library: Library, stalle: Stalle) -> str:
    """Return the address of the passage that holds a quote, relative to the root."""
    key = (stalle.dokument, stalle.version)
    avsnitt = library.avsnitt_med_id(key)[stalle.avsnitt]
    passages = (s.id for s in avsnitt.stycken if s.id and stalle.citat in s.text)
    return f"{kapitel_url(key, avsnitt.kapitel)}#{next(passages, avsnitt.id)}"


_templates.filters["datum"] = datum_i_ord
_templates.globals["okant"] = UNKNOWN


def render(template: str, **values: object) -> str:
    """Return a template as an HTML block that may stand in Markdown."""
    text = _templates.get_template(template).render(**values)
    # A blank line would end the HTML block in Markdown.
    return "\n".join(line for line in text.splitlines() if line.strip()) + "\n"
