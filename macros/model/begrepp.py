"""Terms and abbreviations of the texts."""

from __future__ import annotations

from typing import Self

from pydantic import model_validator

from macros.model.base import NonEmpty, Noun, Slug, Stalle


class Begrepp(Noun):
    """A word that the texts explain, or use as if it were known.

    Attributes:
        id: permanent.
        term: the word as the texts write it within a sentence.
        alias: other words that the texts have for the same thing; inflections are none.
        forkortning_for: what an abbreviation stands for, where a text writes it out.
        definitioner: the words by which texts explain it.
        anvands: where texts use it, if that says more or if none explains it.
        skillnad: how the texts differ, in words that the quotes bear.
        anmarkning: id of the note that concerns it.
        se_aven: ids of terms that a reader may want next.
    """

    id: Slug
    term: NonEmpty
    alias: tuple[NonEmpty, ...] = ()
    forkortning_for: NonEmpty | None = None
    definitioner: tuple[Stalle, ...] = ()
    anvands: tuple[Stalle, ...] = ()
    skillnad: NonEmpty | None = None
    anmarkning: Slug | None = None
    se_aven: tuple[Slug, ...] = ()

    @model_validator(mode="after")
    def _has_a_source(self) -> Self:
        if not self.definitioner and not self.anvands:
            raise ValueError('saknar källa – lägg till "definitioner:" eller "anvands:"')
        return self

    @property
    def namn(self) -> tuple[str, ...]:
        """Every word that a reader may look it up by, the term first."""
        return (self.term, *self.alias)
