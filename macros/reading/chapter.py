"""One file of a version's text."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from macros.model import Avsnitt
from macros.reading.page import Page


@dataclass(frozen=True)
class Kapitel:
    """One file of a version's text.

    Attributes:
        path: the file, relative to the root.
        namn: its name without `.md`; `index` for the title page.
        page: what is read of it.
    """

    path: str
    namn: str
    page: Page

    @cached_property
    def avsnitt(self) -> tuple[Avsnitt, ...]:
        """The sections of the file, in order; none if it cannot be read."""
        return self.page.rendered.avsnitt if self.page.rendered else ()

    @cached_property
    def rubriker(self) -> tuple[Avsnitt, ...]:
        """The sections of the file without what stands in them, in order."""
        return tuple(found.model_copy(update={"stycken": ()}) for found in self.avsnitt)
