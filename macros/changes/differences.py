"""What a comparison tells of two versions, and of their sections, passages and duties."""

from __future__ import annotations

from dataclasses import dataclass

from macros.language.redline import DiffKind, DiffPart
from macros.model import Ansvar, Avslutat, Avsnitt, Stycke, VersionKey
from macros.model.base import LabelledEnum


class AvsnittSlag(LabelledEnum):
    """What happened to a section."""

    OFORANDRAT = "oforandrat", "Oförändrat"
    ANDRAT = "andrat", "Ändrat"
    TILLAGT = "tillagt", "Nytt"
    AVSLUTAT = "avslutat", "Avslutat"


@dataclass(frozen=True, slots=True)
class StyckePair:
    """Passages of two versions that answer to each other.

    Attributes:
        before: those of the first version; empty for what the other adds.
        after: those of the other; empty for what it lacks.
        parts: their words; several passages are joined by a line break.
        origin: id of the section in which the first version has them, if it is another one.
        moved: whether they changed places with others of the section.
    """

    before: tuple[Stycke, ...]
    after: tuple[Stycke, ...]
    parts: tuple[DiffPart, ...]
    origin: str | None = None
    moved: bool = False

    @property
    def equal(self) -> bool:
        """Whether the words are the same, wherever they stand."""
        return all(part.kind is DiffKind.EQUAL for part in self.parts)

    @property
    def changed(self) -> bool:
        """Whether there is anything to tell."""
        return not self.equal or self.origin is not None or self.moved


@dataclass(frozen=True, slots=True)
class AvsnittComparison:
    """A section in two versions.

    Attributes:
        slag: what happened to it.
        before: the section of the first version; None if it is new.
        after: the section of the other; None if it ended.
        rubrik: the words of the heading.
        pairs: the passages, in the order of the other version; each passage of both
            versions stands in one pair of one section.
        moved: whether it stands in another chapter, or changed places with others.
        end: how it ended, as far as the data tells.
        left: passages of the first version that went to other sections, with their ids.
    """

    slag: AvsnittSlag
    before: Avsnitt | None
    after: Avsnitt | None
    rubrik: tuple[DiffPart, ...]
    pairs: tuple[StyckePair, ...]
    moved: bool
    end: Avslutat | None
    left: tuple[tuple[Stycke, str], ...] = ()

    @property
    def untouched(self) -> bool:
        """Whether it says the same at the same place."""
        return self.slag is AvsnittSlag.OFORANDRAT and not self.moved

    @property
    def id(self) -> str:
        """The id of the section."""
        return self.avsnitt.id

    @property
    def avsnitt(self) -> Avsnitt:
        """The section as the other version has it, else as the first one has it."""
        found = self.after or self.before
        assert found is not None  # noqa: S101 (one of them is there)
        return found


class AnsvarSlag(LabelledEnum):
    """What happened to a duty."""

    TILLAGT = "tillagt", "Nytt"
    AVSLUTAT = "avslutat", "Avslutat"
    ANDRAT = "andrat", "Ändrat"


@dataclass(frozen=True, slots=True)
class AnsvarComparison:
    """A duty that is not the same in two versions.

    Attributes:
        slag: what happened to it.
        before: the duty of the first version; None if it is new.
        after: the duty of the other; None if it ended.
    """

    slag: AnsvarSlag
    before: Ansvar | None
    after: Ansvar | None

    @property
    def ansvar(self) -> Ansvar:
        """The duty as the other version has it, else as the first one has it."""
        found = self.after or self.before
        assert found is not None  # noqa: S101 (one of them is there)
        return found

    @property
    def id(self) -> str:
        """The id of the duty."""
        return self.ansvar.id

    @property
    def roller(self) -> tuple[str, ...]:
        """The ids of the roles that bear it in either version."""
        both = (one.roller for one in (self.before, self.after) if one)
        return tuple(dict.fromkeys(role for roles in both for role in roles))


@dataclass(frozen=True, slots=True)
class VersionComparison:
    """What one version says that another does not.

    Attributes:
        fran: the first version.
        till: the other.
        avsnitt: every section of both, in the order of the other; those that ended stand
            where they stood.
        ansvar: the duties that are not the same, in the order of the other version.
    """

    fran: VersionKey
    till: VersionKey
    avsnitt: tuple[AvsnittComparison, ...]
    ansvar: tuple[AnsvarComparison, ...]

    @property
    def changed(self) -> tuple[AvsnittComparison, ...]:
        """The sections that both versions have, with other words."""
        return self._of(AvsnittSlag.ANDRAT)

    @property
    def added(self) -> tuple[AvsnittComparison, ...]:
        """The sections that only the other version has."""
        return self._of(AvsnittSlag.TILLAGT)

    @property
    def ended(self) -> tuple[AvsnittComparison, ...]:
        """The sections that only the first version has."""
        return self._of(AvsnittSlag.AVSLUTAT)

    @property
    def moved(self) -> tuple[AvsnittComparison, ...]:
        """The sections that both versions have, in other places."""
        return tuple(one for one in self.avsnitt if one.moved)

    @property
    def roller(self) -> tuple[str, ...]:
        """The ids of the roles whose duties are not the same."""
        return tuple(dict.fromkeys(role for one in self.ansvar for role in one.roller))

    def _of(self, slag: AvsnittSlag) -> tuple[AvsnittComparison, ...]:
        return tuple(one for one in self.avsnitt if one.slag is slag)
