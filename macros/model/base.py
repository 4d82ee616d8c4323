"""What all nouns share."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=100)]
Text = Annotated[str, StringConstraints(min_length=1)]
Datum = Annotated[str, Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")]
"""A date with the precision that the source has: day, month or year."""


class Noun(BaseModel):
    """Base of the nouns: frozen, and no key that we do not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


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


class Avsnittsplats(Noun):
    """A section of a version, without words.

    Attributes:
        dokument: id of the document.
        version: id of the version.
        avsnitt: id of the section.
    """

    dokument: Slug
    version: Slug
    avsnitt: Slug


def liten(words: str) -> str:
    """Return words as they begin within a sentence."""
    return words[:1].lower() + words[1:]


class Ord(StrEnum):
    """An enum whose members have a Swedish word that readers see."""

    _ord: str

    def __new__(cls, value: str, ord_: str = "") -> Ord:
        """Make a member from the key in the data and the word on the page."""
        member = str.__new__(cls, value)
        member._value_ = value
        member._ord = ord_
        return member

    @property
    def ord(self) -> str:
        """The word that a reader sees."""
        return self._ord
