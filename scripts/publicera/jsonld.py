"""Tells machines what a page is about: JSON-LD with the terms of schema.org's `Legislation`.

Only what the sources bear is said, so much is left out: nobody has passed a proposal, and a
document known by name may or may not hold today. Two relations have no term in schema.org:
that one document complements another, and that a proposal was dropped in favour of one. They
stand in the API; here a text that names a document has it as a `citation`.

The site's host is unknown, so every address is relative to the page that carries it.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from macros import views
from macros.model import Dagsstatus, Dokument, HandelseSlag, Kand, RelationSlag, Typ, VersionKey
from macros.reading.library import Library
from macros.today.status import status_of_document, status_of_version
from macros.today.versions import published_keys, published_versions

GraphNode = dict[str, Any]

CONTEXT = {"@context": "https://schema.org"}
LEGAL = "Legislation"
OTHER = "CreativeWork"

# What is in force on the day of the build, and what is not. A wording that is sent out to be
# commented on binds nobody, one that is still to come does not yet, a proposal that was dropped
# never did, and what is over or has been replaced no longer does. Of all others the sources do
# not tell: whether the proposals were adopted, whether the adopted ones still hold.
IN_FORCE, NOT_IN_FORCE = "InForce", "NotInForce"
VERSION_FORCE = {
    Dagsstatus.REMISS: NOT_IN_FORCE,
    Dagsstatus.KOMMANDE: NOT_IN_FORCE,
    Dagsstatus.GALLANDE: IN_FORCE,
    Dagsstatus.UPPHAVD: NOT_IN_FORCE,
    Dagsstatus.UTGICK: NOT_IN_FORCE,
}
# Of a document that has been out for consultation, a later wording may have been decided.
DOKUMENT_FORCE: dict[Dagsstatus | Kand, str] = {
    **{status: force for status, force in VERSION_FORCE.items() if status is not Dagsstatus.REMISS},
    Kand.ERSATT: NOT_IN_FORCE,
}
# Who decides is also told of what is only proposed or announced: that has not been passed.
NOT_PASSED = frozenset({Dagsstatus.REMISS, Dagsstatus.FORSLAG, Dagsstatus.UTGICK, Kand.AVISERAD})

# `legislationDate` is the day of adoption or signature, so neither when a text was dated nor
# when it was revised.
EVENT_TERMS = {
    HandelseSlag.ANTAGEN: "legislationDate",
    HandelseSlag.UTGIVEN: "datePublished",
    HandelseSlag.DATERAD: "dateCreated",
    HandelseSlag.REVIDERAD: "dateModified",
}


def write(library: Library, built: Path) -> None:
    """Put its JSON-LD into the head of every page of a document or version."""
    for address, node in nodes_by_page(library).items():
        path = built / address / "index.html"
        html = path.read_text("utf-8")
        path.write_text(html.replace("</head>", f"{script(node)}</head>", 1), "utf-8")


def script(node: GraphNode) -> str:
    """Return JSON-LD as an element of a page, in which no text can end the element."""
    text = json.dumps(node, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return f'<script type="application/ld+json">{text}</script>'


def nodes_by_page(library: Library) -> dict[str, GraphNode]:
    """Return what each page is about, by its address relative to the root."""
    known = _Known(library)
    found = {
        f"{dokument.id}/": _dokument(known, dokument, status)
        for dokument in library.dokument
        if (status := status_of_document(library, dokument)) is not Dagsstatus.UTKAST
    }
    for key in published_keys(library):
        found.update(_version(known, key))
    return {address: CONTEXT | node for address, node in found.items()}


@dataclass(frozen=True)
class _Known:
    """The library, and what follows from it for the links between pages."""

    library: Library

    @cached_property
    def named(self) -> Mapping[str, tuple[str, ...]]:
        """For each text the documents that it names, in the order of the register."""
        named: dict[str, set[str]] = defaultdict(set)
        for dokument in self.library.dokument:
            places = [*dokument.omnamnd, *(variant.kalla for variant in dokument.varianter)]
            for place in places:
                named[place.dokument].add(dokument.id)
            for relation in dokument.relationer:
                named[relation.kalla.dokument] |= {dokument.id, relation.dokument}
        return {
            text: tuple(d.id for d in self.library.dokument if d.id in ids and d.id != text)
            for text, ids in named.items()
        }

    @cached_property
    def repealed(self) -> Mapping[VersionKey, tuple[str, ...]]:
        """For each text that states a decision the documents that its points repeal."""
        repealed: dict[VersionKey, tuple[str, ...]] = defaultdict(tuple)
        for target, points in self.library.upphavs_genom.items():
            for beslut, _ in points:
                repealed[beslut.dokument, beslut.version] += (target,)
        return repealed

    def reverse(self, dokument: str, slag: RelationSlag) -> tuple[str, ...]:
        """Return the documents that say that they stand to one in a relation."""
        others = self.library.omvant.get(dokument, ())
        return tuple(other for other, relation in others if relation.slag is slag)

    def links(self, sida: views.Sida, ids: Iterable[str]) -> list[GraphNode]:
        """Return documents as links from a page."""
        return [_about(sida, self.library.by_id[found]) for found in ids]


def _kind(dokument: Dokument) -> str:
    # With a registration number a public authority has filed it as an act.
    loose = dokument.typ is Typ.OVRIGT and dokument.dnr is None
    return OTHER if loose or not dokument.typ.ratt else LEGAL


def _about(sida: views.Sida, dokument: Dokument) -> GraphNode:
    return {"@type": _kind(dokument), "@id": sida.till(f"{dokument.id}/"), "name": dokument.titel}


def _without_empty(node: GraphNode) -> GraphNode:
    return {key: value for key, value in node.items() if value}


def _dokument(known: _Known, dokument: Dokument, status: Dagsstatus | Kand) -> GraphNode:
    sida = views.Sida(f"{dokument.id}/index.md")
    versions = published_versions(known.library, dokument.id)
    names = [dokument.kort, *(variant.skrivs for variant in dokument.varianter)]
    legal = _kind(dokument) == LEGAL
    node = _about(sida, dokument) | {
        "alternateName": [name for name in dict.fromkeys(names) if name != dokument.titel],
        "description": versions[-1].upplysning if versions else dokument.anmarkning,
        "inLanguage": "sv",
        "creativeWorkStatus": status.label if status is not Kand.OMNAMND else None,
        "legislationIdentifier" if legal else "identifier": dokument.dnr,
        **(_legal(known, sida, dokument, status) if legal else {}),
        "legislationRepeals": known.links(
            sida, known.repealed[dokument.id, versions[-1].id] if versions else ()
        ),
        "isBasedOn": known.links(sida, known.reverse(dokument.id, RelationSlag.OMFORMAD_TILL)),
        "isPartOf": known.links(sida, dokument.till(RelationSlag.DEL_AV)),
        "hasPart": known.links(sida, known.reverse(dokument.id, RelationSlag.DEL_AV)),
        "workExample": [
            {
                "@type": LEGAL,
                "@id": sida.till(views.kapitel_url((dokument.id, version.id), "index")),
                "name": f"{dokument.titel}, {version.namn}",
                "version": version.id,
            }
            for version in versions
        ],
        "citation": [{"@id": sida.till(f"{other}/")} for other in known.named.get(dokument.id, ())],
    }
    return _without_empty(node)


def _legal(
    known: _Known, sida: views.Sida, dokument: Dokument, status: Dagsstatus | Kand
) -> GraphNode:
    passed = dokument.beslutas_av and status not in NOT_PASSED
    node: GraphNode = {
        "legislationType": dokument.typ.label,
        "legislationPassedBy": {"@type": "Organization", "name": dokument.beslutas_av.vem}
        if dokument.beslutas_av and passed
        else None,
        "legislationLegalForce": DOKUMENT_FORCE.get(status),
        "temporalCoverage": f"{dokument.period.fran}/{dokument.period.till}"
        if dokument.period
        else None,
        # Schema.org has no term for replacing; a change is amendment, replacement or repeal.
        "legislationChanges": known.links(sida, dokument.ersatter),
    }
    # "About 2010" is no date that a machine should take for one.
    exact = (event for event in dokument.handelser if not event.ungefar)
    return node | {
        EVENT_TERMS[event.slag]: event.datum for event in exact if event.slag in EVENT_TERMS
    }


def _version(known: _Known, key: VersionKey) -> Iterator[tuple[str, GraphNode]]:
    dokument, version = known.library.versions[key]
    status = status_of_version(known.library, key)
    start, whole = views.kapitel_url(key, "index"), views.kapitel_url(key, "hela")
    sida = views.Sida(f"{start}index.md")
    name = f"{dokument.titel}, {version.namn}"
    chapters = {
        views.kapitel_url(key, kapitel.namn): kapitel.avsnitt[0].rubrik
        for kapitel in known.library.kapitel(key)
        if kapitel.namn != "index" and kapitel.avsnitt
    }
    parts = [
        {"@type": LEGAL, "@id": sida.till(address), "name": heading}
        for address, heading in chapters.items()
    ]
    yield start, _without_empty({
        "@type": LEGAL,
        "@id": "./",
        "name": name,
        "description": version.upplysning,
        "inLanguage": "sv",
        "version": version.id,
        "creativeWorkStatus": status.label,
        "exampleOfWork": _about(sida, dokument),
        "legislationIdentifier": dokument.dnr,
        "legislationType": dokument.typ.label,
        "legislationDateVersion": version.datum,
        "legislationLegalForce": VERSION_FORCE.get(status),
        "temporalCoverage": f"{version.galler_fran}/{version.galler_till or '..'}"
        if version.galler_fran
        else None,
        "legislationRepeals": known.links(sida, known.repealed[key]),
        "hasPart": parts,
        "encoding": _whole(sida.till(whole)),
    })  # fmt: skip
    for address, heading in chapters.items():
        chapter = views.Sida(f"{address.rstrip('/')}.md")
        around = {"@type": LEGAL, "@id": chapter.till(start), "name": name}
        node: GraphNode = {"@type": LEGAL, "@id": "./", "name": heading, "inLanguage": "sv"}
        yield address, node | {"isPartOf": around}
    page = views.Sida(f"{whole.rstrip('/')}.md")
    encoded = {"@type": LEGAL, "@id": page.till(start), "name": name}
    node = {"name": name, "inLanguage": "sv", "encodesCreativeWork": encoded}
    yield whole, _whole("./") | node


def _whole(address: str) -> GraphNode:
    # The city's own copy is the one with legal value.
    return {
        "@type": "LegislationObject",
        "@id": address,
        "contentUrl": address,
        "encodingFormat": "text/html",
        "legislationLegalValue": "UnofficialLegalValue",
    }
