"""A version's text: sections and passages."""

from __future__ import annotations

import hashlib
from enum import StrEnum

from macros.model.base import Noun


class Kanal(StrEnum):
    """Which stream of a page a word of the sources is published in."""

    TEXT = "text"
    CITATRUTA = "citatruta"
    FIGURETIKETT = "figuretikett"
    FOTNOT = "fotnot"


class Stycke(Noun):
    """A paragraph, list item, caption or footnote of a section, as plain text.

    Attributes:
        id: permanent within the version: `<avsnitt>-st<n>[-p<m>…]`; empty for pull quotes.
        text: its words, whitespace normalised.
        ordinal: the number that an ordered list gives it, e.g. `3.`; else empty.
        kanal: the stream it belongs to.
    """

    id: str
    text: str
    ordinal: str = ""
    kanal: Kanal = Kanal.TEXT


class Avsnitt(Noun):
    """A section of one version.

    Attributes:
        id: permanent, unique in its document.
        rubrik: the heading as printed, number included.
        niva: level of the heading in its chapter, 1–6.
        kapitel: the chapter file (without `.md`) that holds it.
        stycken: what stands under the heading, down to the next one.
        ruta: whether it is a box of the layout.
    """

    id: str
    rubrik: str
    niva: int
    kapitel: str
    stycken: tuple[Stycke, ...] = ()
    ruta: bool = False

    @property
    def nummer(self) -> str | None:
        """The number that the source prints before the heading, e.g. `5.3`."""
        head, _, tail = self.rubrik.partition(" ")
        number = head.rstrip(".")
        return number if tail and number.replace(".", "").isdigit() else None

    @property
    def rubrik_utan_nummer(self) -> str:
        """The heading without its number."""
        return self.rubrik.partition(" ")[2].strip() if self.nummer else self.rubrik

    @property
    def text(self) -> str:
        """Plain text, one paragraph or list item a line, no apparatus."""
        flow = (Kanal.TEXT, Kanal.FOTNOT)
        return "\n".join(stycke.text for stycke in self.stycken if stycke.kanal in flow)

    @property
    def hash(self) -> str:
        """SHA-256 of `text` in UTF-8, hexadecimal."""
        return hashlib.sha256(self.text.encode()).hexdigest()
