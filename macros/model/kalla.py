"""How a received file is read."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated

from pydantic import BeforeValidator, StringConstraints

from macros.model.base import NonEmpty, Noun
from macros.model.text import Kanal


class AvvikelseSlag(StrEnum):
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
    numbers = re.fullmatch(r"[1-9][0-9]{0,6}", first) and (
        not dash or re.fullmatch(r"[1-9][0-9]{0,6}", last)
    )
    if not numbers or int(last or first) < int(first):
        raise ValueError(
            'är inte rader i en fil – skriv ett radnummer eller "från-till", till exempel 586-610'
        )
    return (int(first), int(last or first))


Rader = Annotated[tuple[int, int], BeforeValidator(_lines)]
"""First and last physical line of a received file, counted from 1, inclusive."""


class Ordning(Noun):
    """A range of lines in reading order, with the reason where it was moved."""

    rader: Rader
    skal: NonEmpty | None = None


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
    slag: AvvikelseSlag
    skal: NonEmpty
    text: NonEmpty | None = None
    blir: NonEmpty | None = None


class Lasning(Noun):
    """How a span of one received file is read.

    Attributes:
        fil: name of the received file.
        rader: the span.
        ordning: ranges in reading order, together the span, each line once; empty where
            the lines are read as they come.
        avvikelser: the departures.
    """

    fil: NonEmpty
    rader: Rader
    ordning: tuple[Ordning, ...] = ()
    avvikelser: tuple[Avvikelse, ...] = ()

    @property
    def in_reading_order(self) -> tuple[tuple[int, int], ...]:
        """The ranges of lines in reading order."""
        return tuple(part.rader for part in self.ordning) or (self.rader,)


class Mottagen(Noun):
    """A received file, with the proof that it has not changed since.

    Attributes:
        fil: its name.
        sha256: SHA-256 of its bytes, hexadecimal.
    """

    fil: NonEmpty
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
