"""A published change, as data: its kind, where it is, and whom it touches."""

from __future__ import annotations

from dataclasses import dataclass

from macros.model import LabelledEnum


class AndringSlag(LabelledEnum):
    """Kinds of changes."""

    VERSION = "version", "Ny version"
    AVSNITT_NYTT = "avsnitt-nytt", "Nytt avsnitt"
    AVSNITT_ANDRAT = "avsnitt-andrat", "Ändrat avsnitt"
    AVSNITT_FLYTTAT = "avsnitt-flyttat", "Flyttat avsnitt"
    AVSNITT_AVSLUTAT = "avsnitt-avslutat", "Avslutat avsnitt"
    ANSVAR_NYTT = "ansvar-nytt", "Nytt ansvar"
    ANSVAR_ANDRAT = "ansvar-andrat", "Ändrat ansvar"
    ANSVAR_AVSLUTAT = "ansvar-avslutat", "Avslutat ansvar"
    RATTELSE = "rattelse", "Rättelse"

    @property
    def is_about_section(self) -> bool:
        """Whether it tells what a new version did to a section."""
        return self.value.startswith("avsnitt-")


@dataclass(frozen=True, slots=True)
class Andring:
    """One change.

    Attributes:
        id: permanent: the document and version, and what changed in them.
        slag: see `AndringSlag`.
        datum: the day on which it was published here, ÅÅÅÅ-MM-DD.
        dokument: id of the document.
        version: id of the version that brought it.
        fran: id of the version that it is a change from; None for a first one.
        avsnitt: id of the section; of an ended one, which the version does not have.
        rubrik: what changed: the heading of a section, the wording of a duty, else a version.
        ansvar: id of the duty.
        roller: ids of the roles whose duties it touches, in the order of the roles.
        text: the change in one plain sentence.
        url: where it is shown, relative to the root.
    """

    id: str
    slag: AndringSlag
    datum: str
    dokument: str
    version: str
    fran: str | None
    avsnitt: str | None
    rubrik: str
    ansvar: str | None
    roller: tuple[str, ...]
    text: str
    url: str
