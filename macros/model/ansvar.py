"""Who must do what: roles and duties."""

from __future__ import annotations

import hashlib
import re
from typing import Annotated, Self

from pydantic import Field, model_validator

from macros.model.base import LabelledEnum, NonEmpty, Noun, Slug, Stalle


class Delegation(Noun):
    """A mandate that one role hands to another.

    Attributes:
        roll: id of the other role.
        kalla: the words that say so.
    """

    roll: Slug
    kalla: Stalle


class Roll(Noun):
    """Someone who can bear a duty.

    Attributes:
        id: permanent.
        namn: what a reader calls it.
        alias: other words for it in the texts.
        beskrivning: what it is, in words that the source bears.
        del_av: id of the wider role.
        delegerar_till: to whom it hands mandates.
        historisk: whether only older documents have it.
        kalla: the words that bear the description.
    """

    id: Slug
    namn: NonEmpty
    alias: tuple[NonEmpty, ...] = ()
    beskrivning: NonEmpty
    del_av: Slug | None = None
    delegerar_till: tuple[Delegation, ...] = ()
    historisk: bool = False
    kalla: Stalle


class Modalitet(LabelledEnum):
    """The force of a duty, from the verb of the text."""

    SKA = "ska", "ska"
    MASTE = "maste", "måste"
    BOR = "bor", "bör"
    FAR_INTE = "far-inte", "får inte"
    ANSVARAR = "ansvarar", "ansvarar"
    BEHOVER = "behover", "behöver"
    KAN = "kan", "kan"
    BESLUTAS = "beslutas", "beslutas"
    PRESENS = "presens", "gör"

    def is_said_in(self, words: str) -> bool:
        """Tell whether some words have a verb of this force."""
        return bool(_VERBS[self].search(words))


_VERBS = {
    modalitet: re.compile(pattern, re.IGNORECASE)
    for modalitet, pattern in {
        Modalitet.SKA: r"\b(ska|skall)\b",
        Modalitet.MASTE: r"\bmåste\b",
        Modalitet.BOR: r"\b(bör|borde)\b",
        Modalitet.FAR_INTE: r"\bfår\b.*\b(inte|ej|endast|bara)\b|\binte får\b|\bendast\b",
        Modalitet.ANSVARAR: r"ansvar|\bsvarar för\b",
        Modalitet.BEHOVER: r"\b(behöver|behövs|krävs|kräver|förutsätter|förutsätts)\b",
        Modalitet.KAN: r"\b(kan|får|möjlighet|rätt\w*|mandat|delegation|kunna)\b",
        Modalitet.BESLUTAS: r"beslut|fastställ|godkänns|upphör|uppmanas|\bges\b|antas\b",
        Modalitet.PRESENS: r"\w",
    }.items()
}


class Aterkommer(LabelledEnum):
    """How often a duty comes round."""

    STANDIGT = "standigt", "Alltid"
    LOPANDE = "lopande", "Löpande"
    ARLIGEN = "arligen", "Varje år"
    TERTIAL = "tertial", "Varje tertial"
    VID_PLANERING = "vid-planering", "Vid verksamhetsplanering"
    VID_UPPHANDLING = "vid-upphandling", "Vid upphandling"
    VID_FORANDRING = "vid-forandring", "Vid förändring"
    VID_PROJEKT = "vid-projekt", "I projekt"
    VID_INCIDENT = "vid-incident", "Vid incident"
    VID_BESLUT = "vid-beslut", "Inför beslut"
    VID_BEHOV = "vid-behov", "Vid behov"
    ENGANGS = "engangs", "En gång"


class Omrade(LabelledEnum):
    """What a duty is about."""

    KVALITET = "kvalitet", "Kvalitetsarbete"
    FORBATTRING = "forbattring", "Ständiga förbättringar"
    INNOVATION = "innovation", "Innovation"
    DIGITALISERING = "digitalisering", "Digitalisering"
    IT = "it", "It"
    INFORMATIONSSAKERHET = "informationssakerhet", "Informationssäkerhet"
    STYRNING = "styrning", "Styrning"
    UPPFOLJNING = "uppfoljning", "Uppföljning"
    UPPHANDLING = "upphandling", "Upphandling"
    FINANSIERING = "finansiering", "Finansiering"
    DIALOG = "dialog", "Dialog"
    PARTNERSKAP = "partnerskap", "Partnerskap"
    LEDARSKAP = "ledarskap", "Ledarskap"
    LARANDE = "larande", "Lärande"
    HALLBARHET = "hallbarhet", "Hållbarhet"
    PROJEKT = "projekt", "Projekt"
    UNDANTAG = "undantag", "Undantag"


class Ansvar(Noun):
    """One duty or mandate that a text gives.

    Attributes:
        id: permanent.
        avsnitt: id of the section.
        stycke: id of the passage.
        citat: the words, verbatim.
        inledning: the words that lead a list in, where they carry the verb.
        modalitet: see `Modalitet`.
        roller: ids of those who bear it; empty if it is asked of the city in general.
        generell: whether it is asked of the city in general.
        ansvarig: ids of those whom the text calls accountable.
        deltar: ids of those whom the text says take part.
        sak: the matter, where several duties speak of who is accountable for it.
        checklista: the duty as one plain imperative that adds nothing.
        aterkommer: see `Aterkommer`.
        omrade: see `Omrade`.
    """

    id: Slug
    avsnitt: Slug
    stycke: Slug
    citat: NonEmpty
    inledning: NonEmpty | None = None
    modalitet: Modalitet
    roller: tuple[Slug, ...] = ()
    generell: bool = False
    ansvarig: tuple[Slug, ...] = ()
    deltar: tuple[Slug, ...] = ()
    sak: Slug | None = None
    checklista: Annotated[str, Field(min_length=1, max_length=120)]
    aterkommer: Aterkommer = Aterkommer.STANDIGT
    omrade: Omrade

    @model_validator(mode="after")
    def _has_a_bearer(self) -> Self:
        if bool(self.roller) == self.generell:
            raise ValueError('har ingen bärare – ange "roller:" eller "generell: true", inte båda')
        return self

    @property
    def ytterst(self) -> frozenset[str]:
        """Who is accountable: those whom the text calls so, else those who bear the duty."""
        return frozenset(self.ansvarig or self.roller)

    @property
    def hash(self) -> str:
        """A short mark of the duty's wording: it changes when the duty does."""
        words = "\n".join((self.inledning or "", self.citat, self.checklista))
        return hashlib.sha256(words.encode()).hexdigest()[:12]


class Skal(LabelledEnum):
    """Why a sentence with a normative verb asks nothing of anybody."""

    DEFINITION = "definition", "Definition"
    MAL = "mal", "Mål eller syfte"
    VILLKOR = "villkor", "Villkor"
    BESKRIVNING = "beskrivning", "Beskrivning"
    HANVISNING = "hanvisning", "Hänvisning"
    RUBRIK = "rubrik", "Rubrik"


class Undantagen(Noun):
    """A sentence that the detector finds and that asks nothing of anybody.

    Attributes:
        avsnitt: id of the section.
        stycke: id of the passage.
        citat: the sentence, verbatim.
        skal: see `Skal`.
    """

    avsnitt: Slug
    stycke: Slug
    citat: NonEmpty
    skal: Skal
