"""Texts in time: sections that ended, corrections, and the ledger of what was published."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator

from macros.model.base import NonEmpty, Noun, Slug

Dag = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]
"""A day, ÅÅÅÅ-MM-DD."""
Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
Avsnittsmal = Annotated[
    str, StringConstraints(pattern=r"^([a-z0-9]+(-[a-z0-9]+)*/)?[a-z0-9]+(-[a-z0-9]+)*$")
]
"""The id of a section of the same document, or `<dokument>/<avsnitt>`."""


class Avslutat(Noun):
    """A section that ended: later versions of its document do not have it.

    Attributes:
        dokument: id of the document.
        avsnitt: id of the section.
        version: id of the first version without it.
        till: where its content went; empty if it is gone, several if it was split.
        skal: why, where that is known.
    """

    dokument: Slug
    avsnitt: Slug
    version: Slug
    till: tuple[Avsnittsmal, ...] = ()
    skal: NonEmpty | None = None

    @property
    def mal(self) -> tuple[tuple[str, str], ...]:
        """Document and section of each place where its content went."""
        return tuple(
            (document or self.dokument, section)
            for document, _, section in (each.rpartition("/") for each in self.till)
        )


class Rattelse(Noun):
    """A correction of a published text, which shows on its page.

    Attributes:
        id: permanent.
        dokument: id of the document.
        version: id of the version.
        avsnitt: id of the section.
        datum: the day of the correction.
        fore: the words that stood there; absent where only the markup was mended.
        efter: the words that stand there now.
        skal: why.
    """

    id: Slug
    dokument: Slug
    version: Slug
    avsnitt: Slug
    datum: Dag
    fore: NonEmpty | None = None
    efter: NonEmpty | None = None
    skal: NonEmpty

    @model_validator(mode="after")
    def _has_both_wordings(self) -> Self:
        if (self.fore is None) != (self.efter is None):
            raise ValueError(
                'har bara den ena lydelsen – ange både "fore:" och "efter:", eller ingen'
            )
        return self


class Lastfil(Noun):
    """A file of a published version.

    Attributes:
        fil: its name in the version's folder.
        sha256: of its bytes.
    """

    fil: NonEmpty
    sha256: Sha256


class Lastavsnitt(Noun):
    """A section of a published version.

    Attributes:
        id: permanent.
        rubrik: the heading as printed.
        sha256: of its plain text.
    """

    id: Slug
    rubrik: str
    sha256: Sha256


class Laspost(Noun):
    """One entry of the ledger: a version as it was published, or as it was corrected.

    Attributes:
        nummer: place in the chain, from 1.
        fore: the `hash` of the entry before; None for the first.
        dokument: id of the document.
        version: id of the version.
        datum: the day on which the entry was written.
        rattelser: ids of the corrections that tell it from the version's entry before.
        filer: every file of the version.
        avsnitt: every section of the version, in reading order.
        hash: SHA-256 of all that stands before it in the entry's file.
    """

    nummer: int
    fore: Sha256 | None = None
    dokument: Slug
    version: Slug
    datum: Dag
    rattelser: tuple[Slug, ...] = ()
    filer: Annotated[tuple[Lastfil, ...], Field(min_length=1)]
    avsnitt: tuple[Lastavsnitt, ...]
    hash: Sha256
