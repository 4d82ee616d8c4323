"""Kinds of documents, and what each is to the city."""

from __future__ import annotations

from enum import Enum

from macros.model.base import LabelledEnum


class Stallning(Enum):
    """What a kind of document is to the city: each kind is one of these."""

    BINDANDE = "binder, och varje mening som begär något är kartlagd"
    STYRANDE = "styr, men vad den begär kartläggs inte"
    STOD = "stöd för arbetet, inget som beslutas som rätt"
    HANDLING = "föreslår beslut och gäller inte själv"
    RATT = "beslutas av andra än staden"
    STANDARD = "ges ut av andra än staden, och är inte rätt"


class Typ(LabelledEnum):
    """Kinds of documents, in the order of the register; `_STALLNING` places each."""

    PROGRAM = "program", "Program"
    RIKTLINJE = "riktlinje", "Riktlinje"
    TILLAMPNINGSANVISNING = "tillampningsanvisning", "Tillämpningsanvisning"
    STRATEGI = "strategi", "Strategi"
    POLICY = "policy", "Policy"
    VISION = "vision", "Vision"
    BUDGET = "budget", "Budget"
    PLAN = "plan", "Plan"
    REGLER = "regler", "Regler"
    ARKITEKTUR = "arkitektur", "Arkitektur"
    MODELL = "modell", "Modell"
    HANDBOK = "handbok", "Handbok"
    METODSTOD = "metodstod", "Metodstöd"
    TJANSTEUTLATANDE = "tjansteutlatande", "Tjänsteutlåtande"
    UTLATANDE = "utlatande", "Utlåtande"
    LAG = "lag", "Lag"
    FORORDNING = "forordning", "Förordning"
    DIREKTIV = "direktiv", "Direktiv"
    STANDARD = "standard", "Standard"
    OVRIGT = "ovrigt", "Övrigt"

    @property
    def stallning(self) -> Stallning:
        """What the kind is to the city."""
        return _STALLNING[self]

    @property
    def binder(self) -> bool:
        """Whether every normative sentence of such a document is told as a duty, or waived."""
        return self.stallning is Stallning.BINDANDE

    @property
    def utanfor(self) -> bool:
        """Whether others than the city decide it, so that its time is not told here."""
        return self.stallning in (Stallning.RATT, Stallning.STANDARD)

    @property
    def ratt(self) -> bool:
        """Whether it is law in the wide sense: decided to govern, or an act of that decision."""
        return self.stallning not in (Stallning.STOD, Stallning.STANDARD)


_STALLNING = {
    Typ.PROGRAM: Stallning.BINDANDE,
    Typ.RIKTLINJE: Stallning.BINDANDE,
    Typ.TILLAMPNINGSANVISNING: Stallning.BINDANDE,
    Typ.STRATEGI: Stallning.STYRANDE,
    Typ.POLICY: Stallning.STYRANDE,
    Typ.VISION: Stallning.STYRANDE,
    Typ.BUDGET: Stallning.STYRANDE,
    Typ.PLAN: Stallning.STYRANDE,
    Typ.REGLER: Stallning.STYRANDE,
    Typ.ARKITEKTUR: Stallning.STYRANDE,
    Typ.MODELL: Stallning.STOD,
    Typ.HANDBOK: Stallning.STYRANDE,
    Typ.METODSTOD: Stallning.STOD,
    Typ.TJANSTEUTLATANDE: Stallning.HANDLING,
    Typ.UTLATANDE: Stallning.HANDLING,
    Typ.LAG: Stallning.RATT,
    Typ.FORORDNING: Stallning.RATT,
    Typ.DIREKTIV: Stallning.RATT,
    Typ.STANDARD: Stallning.STANDARD,
    Typ.OVRIGT: Stallning.STYRANDE,
}
