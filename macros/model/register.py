"""The register: documents, their versions, and how they hang together."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from macros.model.base import Datum, LabelledEnum, NonEmpty, Noun, Slug, Stalle
from macros.model.typ import Typ


class Status(LabelledEnum):
    """What a version is, apart from time; whether it is in force follows from dates."""

    UTKAST = "utkast", "Utkast"
    REMISS = "remiss", "Remissversion"
    FORSLAG = "forslag", "Förslag"
    BESLUTAD = "beslutad", "Beslutad"
    UTGICK = "utgick", "Utgick"

    @property
    def publiceras(self) -> bool:
        """Whether the version belongs on the published site."""
        return self is not Status.UTKAST


class Dagsstatus(LabelledEnum):
    """What a version is on a day: its status, and what follows from its dates."""

    UTKAST = "utkast", "Utkast"
    REMISS = "remiss", "Remissversion"
    FORSLAG = "forslag", "Förslag"
    BESLUTAD = "beslutad", "Beslutad"
    KOMMANDE = "kommande", "Kommande"
    GALLANDE = "gallande", "Gällande"
    UPPHAVD = "upphavd", "Har upphört"
    UTGICK = "utgick", "Utgick"


class Kand(LabelledEnum):
    """What is known of a document whose text is not here."""

    FORESLAS_UPPHORA = "foreslas-upphora", "Föreslås upphöra"
    AVISERAD = "aviserad", "Aviserad"
    OMNAMND = "omnamnd", "Omnämnd"
    ERSATT = "ersatt", "Ersatt"


class Menynamn(Noun):
    """What a chapter is called in the menu, where its own heading would not tell it apart."""

    kapitel: Slug
    namn: NonEmpty


class Version(Noun):
    """One dated wording of a document.

    Attributes:
        id: permanent, unique in its document.
        namn: what a reader calls it.
        status: see `Status`.
        upplysning: plain words on what the version is and what the material lacks.
        utgiven_har: whether the text is given out here, so that no received text bears it.
        datum: date of the wording, None where the sources do not tell.
        galler_fran: first day in force, None where the sources do not tell.
        galler_till: last day in force, None where it has none or the sources do not tell.
        kapitel: the chapter files in reading order, without `.md`; `index` is not listed.
        menynamn: the names of chapters in the menu that are not their headings.
    """

    id: Slug
    namn: NonEmpty
    status: Status
    upplysning: NonEmpty | None = None
    utgiven_har: bool = False
    datum: Datum | None = None
    galler_fran: Datum | None = None
    galler_till: Datum | None = None
    kapitel: Annotated[tuple[Slug, ...], Field(min_length=1)]
    menynamn: tuple[Menynamn, ...] = ()


class RelationSlag(LabelledEnum):
    """How one document stands to another, said from the active side."""

    ERSATTER = "ersatter", "Ersätter"
    UPPHAVER = "upphaver", "Upphäver"
    KOMPLETTERAR = "kompletterar", "Kompletterar"
    DEL_AV = "del_av", "Del av"
    UTGICK_TILL_FORMAN_FOR = "utgick_till_forman_for", "Utgick till förmån för"
    VAR_TANKT_ATT_ERSATTA = "var_tankt_att_ersatta", "Var tänkt att ersätta"
    OMFORMAD_TILL = "omformad_till", "Omformades till"
    HANVISAR_TILL = "hanvisar_till", "Hänvisar till"

    @property
    def omvant(self) -> str:
        """The words of the same relation, said from the other side."""
        return {
            RelationSlag.ERSATTER: "Ersätts av",
            RelationSlag.UPPHAVER: "Upphävs genom",
            RelationSlag.KOMPLETTERAR: "Kompletteras av",
            RelationSlag.DEL_AV: "Har som del",
            RelationSlag.UTGICK_TILL_FORMAN_FOR: "Fick företräde framför",
            RelationSlag.VAR_TANKT_ATT_ERSATTA: "Skulle ha ersatts av",
            RelationSlag.OMFORMAD_TILL: "Omformades från",
            RelationSlag.HANVISAR_TILL: "Nämns i",
        }[self]


class Relation(Noun):
    """One relation, stated once; the other direction is derived.

    Attributes:
        slag: see `RelationSlag`.
        dokument: id of the other document.
        omfattning: a limitation, as the source says it.
        kalla: the words that say so.
    """

    slag: RelationSlag
    dokument: Slug
    omfattning: NonEmpty | None = None
    kalla: Stalle


class HandelseSlag(LabelledEnum):
    """What happened to a document on a date."""

    ANTAGEN = "antagen", "antagen"
    REVIDERAD = "reviderad", "reviderad"
    OMFORMAD = "omformad", "omformad"
    UTGIVEN = "utgiven", "utgiven"
    REMITTERAD = "remitterad", "remitterad"
    DATERAD = "daterad", "daterad"
    ATTESTERAD = "attesterad", "attesterad"
    TRADER_I_KRAFT = "trader-i-kraft", "i kraft"
    UTGICK = "utgick", "utgick"

    @property
    def borjar_galla(self) -> bool:
        """Whether the document holds from then on."""
        return self in (HandelseSlag.ANTAGEN, HandelseSlag.OMFORMAD, HandelseSlag.TRADER_I_KRAFT)


class Handelse(Noun):
    """A dated fact on a document.

    Attributes:
        slag: see `HandelseSlag`.
        datum: when, with the precision of the source.
        ungefar: whether the source says "ca" or the like.
        kalla: the words that say so.
    """

    slag: HandelseSlag
    datum: Datum
    ungefar: bool = False
    kalla: Stalle


class Titelvariant(Noun):
    """Another way in which the texts write a title."""

    skrivs: NonEmpty
    kalla: Stalle


class Beslutsfattare(Noun):
    """Who has decided a document, as a source says."""

    vem: NonEmpty
    kalla: Stalle


class Period(Noun):
    """Years that a document's title or text gives for it."""

    fran: Datum
    till: Datum
    kalla: Stalle


class Dokument(Noun):
    """A governing document, law or standard; with text here, or known by name alone.

    Attributes:
        id: permanent.
        titel: the full title, as written where it is named most fully.
        kort: the name in menus and tables.
        bestamd: the name within a sentence, e.g. "kvalitetsprogrammet"; `kort` if none is given.
        typ: see `Typ`.
        dnr: the registration number as written, None where the sources do not tell.
        varianter: other ways in which the texts write the title.
        beslutas_av: who has decided it.
        handelser: dated facts.
        period: years that its title or text gives.
        status: what is known of it; None for documents whose text is here.
        relationer: how it stands to others, each relation stated once.
        aviserad: the words that announce it, if its text is not in the material.
        omnamnd: where it is named.
        anmarkning: what else the sources bear, in a sentence.
        versioner: the wordings whose text is here, in the order of time.
    """

    id: Slug
    titel: NonEmpty
    kort: NonEmpty
    bestamd: NonEmpty | None = None
    typ: Typ
    dnr: NonEmpty | None = None
    varianter: tuple[Titelvariant, ...] = ()
    beslutas_av: Beslutsfattare | None = None
    handelser: tuple[Handelse, ...] = ()
    period: Period | None = None
    status: Kand | None = None
    relationer: tuple[Relation, ...] = ()
    aviserad: Stalle | None = None
    omnamnd: tuple[Stalle, ...] = ()
    anmarkning: NonEmpty | None = None
    versioner: tuple[Version, ...] = ()

    def till(self, slag: RelationSlag) -> tuple[str, ...]:
        """Return the ids of the documents to which it stands in a relation."""
        return tuple(relation.dokument for relation in self.relationer if relation.slag is slag)

    @property
    def ersatter(self) -> tuple[str, ...]:
        """Ids of the documents that it replaces."""
        return self.till(RelationSlag.ERSATTER)

    @property
    def kompletterar(self) -> tuple[str, ...]:
        """Ids of the documents that it complements or is a part of."""
        return (*self.till(RelationSlag.KOMPLETTERAR), *self.till(RelationSlag.DEL_AV))
