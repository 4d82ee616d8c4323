"""Decisions and their points."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from macros.model.base import Datum, LabelledEnum, NonEmpty, Noun, Slug


class VerkanSlag(LabelledEnum):
    """What a point of a decision does."""

    GODKANNER = "godkanner", "Godkänner"
    UPPHAVER = "upphaver", "Upphäver"
    DELEGERAR = "delegerar", "Delegerar"
    GER_UPPDRAG = "ger_uppdrag", "Ger i uppdrag"
    UPPMANAR = "uppmanar", "Uppmanar"
    FORESKRIVER = "foreskriver", "Föreskriver"


class Verkan(Noun):
    """One effect of a point.

    Attributes:
        slag: see `VerkanSlag`.
        dokument: ids of the documents touched.
        roller: ids of those who are bound or touched.
        citat: the words of the point that have this effect, verbatim.
    """

    slag: VerkanSlag
    dokument: tuple[Slug, ...] = ()
    roller: tuple[Slug, ...] = ()
    citat: NonEmpty


class Attsats(Noun):
    """A numbered point; its words are those of a passage of the published text.

    Attributes:
        id: the same in every decision for the point that answers to it.
        organ: who decides it.
        nummer: its number as printed.
        passage: id of the list item that holds its words.
        verkan: all it does.
    """

    id: Slug
    organ: NonEmpty
    nummer: NonEmpty
    passage: Slug
    verkan: Annotated[tuple[Verkan, ...], Field(min_length=1)]


class Beslut(Noun):
    """A decision, or a proposal for one.

    Attributes:
        id: permanent.
        titel: what a reader calls it.
        dokument: id of the document that holds it.
        version: id of its version.
        datum: the date of the text that holds it.
        fattat: when it was taken; None for a proposal.
        foreslas_av: who proposes it.
        aterges: id of a section that states it a second time.
        attsatser: its points, in order.
    """

    id: Slug
    titel: NonEmpty
    dokument: Slug
    version: Slug
    datum: Datum
    fattat: Annotated[
        Datum | None,
        Field(description="När beslutet fattades. Utan den raden är det ett förslag."),
    ] = None
    foreslas_av: NonEmpty
    aterges: Slug | None = None
    attsatser: Annotated[tuple[Attsats, ...], Field(min_length=1)]
