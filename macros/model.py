"""The typed nouns of the house, frozen."""

from __future__ import annotations

import hashlib
import re
from enum import StrEnum
from typing import Annotated, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=100)]
Text = Annotated[str, StringConstraints(min_length=1)]
Datum = Annotated[str, Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")]
"""A date with the precision that the source has: day, month or year."""


class Noun(BaseModel):
    """Base of the nouns: frozen, and no key that we do not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Status(StrEnum):
    """What a version is, apart from time; whether it is in force follows from dates."""

    UTKAST = "utkast"
    REMISS = "remiss"
    FORSLAG = "forslag"
    BESLUTAD = "beslutad"
    UTGICK = "utgick"

    @property
    def ord(self) -> str:
        """The word that a reader sees."""
        return {
            Status.UTKAST: "Utkast",
            Status.REMISS: "Remissversion",
            Status.FORSLAG: "Förslag",
            Status.BESLUTAD: "Beslutad",
            Status.UTGICK: "Utgick",
        }[self]

    @property
    def publiceras(self) -> bool:
        """Whether the version belongs on the published site."""
        return self is not Status.UTKAST


class Kanal(StrEnum):
    """Which stream of a page a word of the sources is published in."""

    TEXT = "text"
    CITATRUTA = "citatruta"
    FIGURETIKETT = "figuretikett"
    FOTNOT = "fotnot"


class Version(Noun):
    """One dated wording of a document.

    Attributes:
        id: permanent, unique in its document.
        namn: what a reader calls it.
        status: see `Status`.
        upplysning: plain words on what the version is and what the material lacks.
        datum: date of the wording, None where the sources do not tell.
        galler_fran: first day in force, None where the sources do not tell.
        galler_till: last day in force, None where it has none or the sources do not tell.
        kapitel: the chapter files in reading order, without `.md`; `index` is not listed.
    """

    id: Slug
    namn: Text
    status: Status
    upplysning: Text
    datum: Datum | None = None
    galler_fran: Datum | None = None
    galler_till: Datum | None = None
    kapitel: Annotated[tuple[Slug, ...], Field(min_length=1)]


class Typ(StrEnum):
    """Kinds of documents."""

    PROGRAM = "program"
    RIKTLINJE = "riktlinje"
    TILLAMPNINGSANVISNING = "tillampningsanvisning"
    TJANSTEUTLATANDE = "tjansteutlatande"
    UTLATANDE = "utlatande"

    @property
    def ord(self) -> str:
        """The word that a reader sees."""
        return {
            Typ.PROGRAM: "Program",
            Typ.RIKTLINJE: "Riktlinje",
            Typ.TILLAMPNINGSANVISNING: "Tillämpningsanvisning",
            Typ.TJANSTEUTLATANDE: "Tjänsteutlåtande",
            Typ.UTLATANDE: "Utlåtande",
        }[self]


class Dokument(Noun):
    """A governing document, with the versions whose text is here.

    Attributes:
        id: permanent.
        titel: the full title.
        kort: the name in menus and paths.
        typ: see `Typ`.
        dnr: the registration number as written, None where the sources do not tell.
        ersatter: ids of the documents that it replaces.
        kompletterar: ids of the documents that it complements.
        versioner: in the order of time.
    """

    id: Slug
    titel: Text
    kort: Text
    typ: Typ
    dnr: Text | None = None
    ersatter: tuple[Slug, ...] = ()
    kompletterar: tuple[Slug, ...] = ()
    versioner: tuple[Version, ...] = ()


class AnmarkningSlag(StrEnum):
    """Kinds of notes on the sources."""

    SKRIVFEL = "skrivfel"
    OKLARHET = "oklarhet"

    @property
    def ord(self) -> str:
        """The word that a reader sees."""
        return {AnmarkningSlag.SKRIVFEL: "Skrivfel i källan", AnmarkningSlag.OKLARHET: "Oklarhet i källan"}[self]


class Stalle(Noun):
    """A place in a text, with the words that stand there.

    Attributes:
        dokument: id of the document.
        version: id of the version.
        avsnitt: id of the section.
        citat: the words, verbatim.
    """

    dokument: Slug
    version: Slug
    avsnitt: Slug
    citat: Text


class Anmarkning(Noun):
    """An erratum of a source, shown beside the text and never mended in it.

    Attributes:
        id: permanent.
        slag: see `AnmarkningSlag`.
        stallen: where it stands.
        las: the right reading of a misprint, where it is certain.
        text: what else a reader must know.
    """

    id: Slug
    slag: AnmarkningSlag
    stallen: Annotated[tuple[Stalle, ...], Field(min_length=1)]
    las: Text | None = None
    text: Text | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.las is None and self.text is None:
            raise ValueError("säger ingenting – lägg till \"las:\" eller \"text:\"")
        return self


class Figur(Noun):
    """A figure of a source, drawn anew.

    Attributes:
        id: the name that the text uses; also the name of the drawing's file.
        titel: the drawing's title.
        i_ord: a full text alternative.
    """

    id: Slug
    titel: Text
    i_ord: Text


class Slag(StrEnum):
    """Why published words depart from the raw words of a received file."""

    SIDHUVUD = "sidhuvud"
    FOTOKREDIT = "fotokredit"
    PLATSHALLARE = "platshallare"
    LAYOUTMARKOR = "layoutmarkor"
    PERSONUPPGIFT = "personuppgift"
    DUBBLETT = "dubblett"
    LISTTECKEN = "listtecken"
    LIGATUR = "ligatur"
    DELAT_ORD = "delat-ord"
    BINDESTRECK = "bindestreck"
    TECKENFEL = "teckenfel"
    FOTNOTSTECKEN = "fotnotstecken"
    SAKNAS = "saknas"
    CITATRUTA = "citatruta"
    FIGURETIKETT = "figuretikett"
    FOTNOT = "fotnot"

    @property
    def kanal(self) -> Kanal:
        """The stream in which the words are published."""
        return Kanal(self.value) if self.value in set(Kanal) else Kanal.TEXT


def _lines(value: object) -> object:
    """Read `708` or `586-610` as the first and last line."""
    first, dash, last = str(value).partition("-")
    numbers = re.fullmatch(r"[1-9][0-9]{0,6}", first) and (not dash or re.fullmatch(r"[1-9][0-9]{0,6}", last))
    if not numbers or int(last or first) < int(first):
        raise ValueError("är inte rader i en fil – skriv ett radnummer eller \"från-till\", till exempel 586-610")
    return (int(first), int(last or first))


Rader = Annotated[tuple[int, int], BeforeValidator(_lines)]
"""First and last physical line of a received file, counted from 1, inclusive."""


class Ordning(Noun):
    """A range of lines in reading order, with the reason where it was moved."""

    rader: Rader
    skal: Text | None = None


class Avvikelse(Noun):
    """One departure from the raw words.

    Attributes:
        rader: the lines.
        slag: the kind.
        skal: why.
        text: the raw words; None for all words of the lines.
        blir: the published words in their place; None for none or, for words that move
            to another stream, for the same words.
    """

    rader: Rader
    slag: Slag
    skal: Text
    text: Text | None = None
    blir: Text | None = None


class Lasning(Noun):
    """How a span of one received file is read.

    Attributes:
        fil: name of the received file.
        rader: the span.
        ordning: ranges in reading order, together the span, each line once; empty where
            the lines are read as they come.
        avvikelser: the departures.
    """

    fil: Text
    rader: Rader
    ordning: tuple[Ordning, ...] = ()
    avvikelser: tuple[Avvikelse, ...] = ()

    @property
    def i_ordning(self) -> tuple[tuple[int, int], ...]:
        """The ranges of lines in reading order."""
        return tuple(part.rader for part in self.ordning) or (self.rader,)


class Mottagen(Noun):
    """A received file, with the proof that it has not changed since.

    Attributes:
        fil: its name.
        sha256: SHA-256 of its bytes, hexadecimal.
    """

    fil: Text
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


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
