"""The consultation: answers and statements."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from macros.model.base import Avsnittsplats, Datum, LabelledEnum, NonEmpty, Noun, Slug, Stalle


class InstansSlag(LabelledEnum):
    """Kinds of consulted bodies."""

    FACKNAMND = "facknamnd", "Facknämnd"
    STADSDELSNAMND = "stadsdelsnamnd", "Stadsdelsnämnd"
    KONCERN = "koncern", "Koncern"
    BOLAG = "bolag", "Bolag"


class Svar(LabelledEnum):
    """Whether a body answered."""

    SVARAT = "svarat", "Svarade"
    AVSTOD = "avstod", "Avstod"
    REDOVISAS_INTE = "redovisas-inte", "Redovisas inte"


class Hallning(LabelledEnum):
    """A body's stance, judged from its words."""

    POSITIV = "positiv", "Positiv"
    POSITIV_MED_SYNPUNKTER = "positiv-med-synpunkter", "Positiv med synpunkter"
    TVEKSAM = "tveksam", "Tveksam"
    INGEN_ERINRAN = "ingen-erinran", "Ingen erinran"
    AVSTOD = "avstod", "Avstod"
    FRAMGAR_INTE = "framgar-inte", "Framgår inte av underlaget"


class Synpunkt(Noun):
    """What a body said on a matter.

    Attributes:
        amne: the matter, in a few words.
        kalla: the words.
        galler: the sections that it concerns.
        helheten: id of the document, if it concerns all of it.
    """

    amne: NonEmpty
    kalla: Stalle
    galler: tuple[Avsnittsplats, ...] = ()
    helheten: Slug | None = None


class Remissvar(Noun):
    """What a consulted body answered.

    Attributes:
        id: permanent.
        instans: the body's name.
        dokument: id of the document that tells of the consultation.
        version: id of its version.
        slag: see `InstansSlag`.
        via: id of the body through which it was asked.
        svar: see `Svar`.
        kapitel: the chapter of that version that holds the answer.
        beslutsdatum: when it decided, as far as told.
        tjansteutlatande: the date of its office's statement, as far as told.
        beslut: the words of its decision.
        hallning: see `Hallning`.
        hallning_kalla: the words that bear it.
        synpunkter: what it said.
    """

    id: Slug
    instans: NonEmpty
    dokument: Slug
    version: Slug
    slag: InstansSlag
    via: Slug | None = None
    svar: Svar
    kapitel: Slug | None = None
    beslutsdatum: Datum | None = None
    tjansteutlatande: Datum | None = None
    beslut: Stalle | None = None
    hallning: Hallning
    hallning_kalla: Stalle | None = None
    synpunkter: tuple[Synpunkt, ...] = ()


class UttalandeSlag(LabelledEnum):
    """Kinds of statements."""

    RESERVATION = "reservation", "Reservation"
    SARSKILT_UTTALANDE = "sarskilt-uttalande", "Särskilt uttalande"
    ERSATTARYTTRANDE = "ersattaryttrande", "Ersättaryttrande"


class Uttalande(Noun):
    """A reservation or statement.

    Attributes:
        id: permanent.
        organ: where it was made.
        dokument: id of the document that holds it.
        version: id of its version.
        slag: see `UttalandeSlag`.
        partier: the parties behind it, in the order of the source.
        avsnitt: id of the section with its text.
        grupp: id of the group of texts that are variants of one.
        forlaga: whether the others of its group are compared with it.
        hanvisar_till: id of the statement that it only refers to or joins.
    """

    id: Slug
    organ: NonEmpty
    dokument: Slug
    version: Slug
    slag: UttalandeSlag
    partier: Annotated[tuple[NonEmpty, ...], Field(min_length=1)]
    avsnitt: Slug
    grupp: Slug | None = None
    forlaga: bool = False
    hanvisar_till: Slug | None = None
