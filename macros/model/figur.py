"""Figures of the sources."""

from __future__ import annotations

from macros.model.base import NonEmpty, Noun, Slug


class Figur(Noun):
    """A figure of a source, drawn anew.

    Attributes:
        id: the name that the text uses; also the name of the drawing's file.
        titel: the drawing's title.
        i_ord: a full text alternative.
    """

    id: Slug
    titel: NonEmpty
    i_ord: NonEmpty
