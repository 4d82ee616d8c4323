"""The nouns of a project by their kinds, as its data files have them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from macros.model import (
    Anmarkning,
    Avslutat,
    Begrepp,
    Beslut,
    Dokument,
    Figur,
    Fraga,
    Noun,
    Rattelse,
    Remissvar,
    Roll,
    Uttalande,
    Version,
    VersionKey,
)  # fmt: skip
from macros.reading.tables import Table

N = TypeVar("N", bound=Noun)


@dataclass(frozen=True, repr=False)
class Nouns:
    """What the data files say, typed.

    Attributes:
        root: the project's root.
        tables: the YAML files, by path, with the place of all that they say.
    """

    root: Path
    tables: Mapping[str, Table]

    def all(self, kind: type[N]) -> tuple[N, ...]:
        """Return all nouns of a kind, in the order of the files and of what stands in them."""
        return tuple(
            noun
            for table in self.tables.values()
            for _, noun in table.nouns
            if isinstance(noun, kind)
        )

    @cached_property
    def dokument(self) -> tuple[Dokument, ...]:
        """All documents, in the order of the register."""
        return self.all(Dokument)

    @cached_property
    def anmarkningar(self) -> tuple[Anmarkning, ...]:
        """All notes on the sources."""
        return self.all(Anmarkning)

    @cached_property
    def figurer(self) -> Mapping[str, Figur]:
        """All figures, by id."""
        return {figur.id: figur for figur in self.all(Figur)}

    @cached_property
    def beslut(self) -> tuple[Beslut, ...]:
        """The decisions, in the order of time."""
        return self.all(Beslut)

    @cached_property
    def remissvar(self) -> tuple[Remissvar, ...]:
        """Every consulted body's answer."""
        return self.all(Remissvar)

    @cached_property
    def uttalanden(self) -> tuple[Uttalande, ...]:
        """Reservations and statements."""
        return self.all(Uttalande)

    @cached_property
    def undantag(self) -> tuple[Fraga, ...]:
        """Questions and answers on exceptions."""
        return self.all(Fraga)

    @cached_property
    def roller(self) -> Mapping[str, Roll]:
        """Who can bear a duty, by id."""
        return {roll.id: roll for roll in self.all(Roll)}

    @cached_property
    def begrepp(self) -> Mapping[str, Begrepp]:
        """Terms and abbreviations, by id."""
        return {begrepp.id: begrepp for begrepp in self.all(Begrepp)}

    @cached_property
    def avslutade(self) -> tuple[Avslutat, ...]:
        """Sections that ended."""
        return self.all(Avslutat)

    @cached_property
    def rattelser(self) -> tuple[Rattelse, ...]:
        """Corrections of published texts, in the order of the file."""
        return self.all(Rattelse)

    @cached_property
    def by_id(self) -> Mapping[str, Dokument]:
        """The documents by id."""
        return {dokument.id: dokument for dokument in self.dokument}

    @cached_property
    def versions(self) -> Mapping[VersionKey, tuple[Dokument, Version]]:
        """Every version with its document, by document id and version id."""
        return {
            (dokument.id, version.id): (dokument, version)
            for dokument in self.dokument
            for version in dokument.versioner
        }
