"""What all nouns share."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=100)]
NonEmpty = Annotated[str, StringConstraints(min_length=1)]
"""A text of the data: words, and not none."""
Datum = Annotated[str, Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")]
"""A date with the precision that the source has: day, month or year."""


VersionKey = tuple[str, str]
"""The ids of a document and of one of its versions."""


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
    citat: NonEmpty


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


def lower_first(words: str) -> str:
    """Return words as they begin within a sentence.

    Example:
        >>> lower_first("Antagen 2031")
        'antagen 2031'
    """
    return words[:1].lower() + words[1:]


class LabelledEnum(StrEnum):
    """An enum whose members have a label: the Swedish word that readers see.

    Example:
        >>> class Hallning(LabelledEnum):
        ...     POSITIV = "positiv", "Positiv"
        >>> Hallning("positiv").label
        'Positiv'
    """

    _label: str

    def __new__(cls, value: str, label: str = "") -> LabelledEnum:
        """Make a member from the key in the data and the word on the page."""
        member = str.__new__(cls, value)
        member._value_ = value
        member._label = label
        return member

    @property
    def label(self) -> str:
        """The Swedish word that readers see."""
        return self._label
