"""Notes: what is wrong, unclear or at odds in the sources."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, model_validator

from macros.model.base import LabelledEnum, NonEmpty, Noun, Slug, Stalle


class AnmarkningSlag(LabelledEnum):
    """Kinds of notes on the sources."""

    MOTSAGELSE = "motsagelse", "Motsägelse"
    SKILLNAD = "skillnad", "Skillnad 2021–2022"
    NAMNFORVAXLING = "namnforvaxling", "Namn att hålla isär"
    BEGREPPSGLIDNING = "begreppsglidning", "Olika ord för samma sak"
    FELCITAT = "felcitat", "Avvikande citat"
    LUCKA = "lucka", "Lucka"
    STATUS = "status", "Status"
    SKRIVFEL = "skrivfel", "Skrivfel i källan"
    OKLARHET = "oklarhet", "Oklarhet i källan"

    @property
    def i_sak(self) -> bool:
        """Whether it concerns what the texts say, not how they are spelt."""
        return self not in (AnmarkningSlag.SKRIVFEL, AnmarkningSlag.OKLARHET)


class Anmarkning(Noun):
    """Something in the sources that a reader must know, shown beside them, never mended.

    Attributes:
        id: permanent.
        slag: see `AnmarkningSlag`.
        stallen: where it stands.
        las: the right reading of a misprint, where it is certain.
        rubrik: the question in a few words; those in substance have one.
        text: what the places say.
        foljd: what follows for the reader.
    """

    id: Slug
    slag: AnmarkningSlag
    stallen: Annotated[tuple[Stalle, ...], Field(min_length=1)]
    las: NonEmpty | None = None
    rubrik: NonEmpty | None = None
    text: NonEmpty | None = None
    foljd: NonEmpty | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.las is None and self.text is None:
            raise ValueError('säger ingenting – lägg till "las:" eller "text:"')
        if self.slag.i_sak and not (self.rubrik and self.text):
            raise ValueError('saknar rubrik eller text – lägg till "rubrik:" och "text:"')
        return self


class Fraga(Noun):
    """A question and what the sources answer.

    Attributes:
        id: permanent.
        fraga: the question.
        svar: the answer, which adds nothing to the quotes.
        anmarkning: id of the note on what the sources contradict.
        stallen: the quotes; empty where the sources say nothing.
    """

    id: Slug
    fraga: NonEmpty
    svar: NonEmpty
    anmarkning: Slug | None = None
    stallen: tuple[Stalle, ...] = ()
