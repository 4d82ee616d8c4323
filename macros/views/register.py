"""The register: what each document is, and lists of documents."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from macros.model import (
    Anmarkning,
    Attsats,
    Beslut,
    Dagsstatus,
    Dokument,
    Kand,
    Relation,
    RelationSlag,
    Stalle,
    Typ,
    Verkan,
    Version,
)
from macros.reading.library import Library
from macros.today import versions
from macros.today.repeals import taken_on
from macros.today.status import status_of_decision, status_of_document, status_of_version
from macros.views.andringar import prenumerera
from macros.views.anmarkningar import anmarkning_url
from macros.views.citat import Platser
from macros.views.registerdelar import asset, nar, punkt_url
from macros.views.sida import Sida, kapitel_url, render

API = "api/v1"
DATAFILER = (
    ("dokument", "Dokumenten, deras status och hur de hör ihop"),
    ("versioner", "Versionerna, med datum och kontrollsumma"),
    ("avsnitt", "Avsnitten, med text, adress och permanent länk"),
    ("roller", "Rollerna, vad de är och hur de hör ihop"),
    ("ansvar", "Vad texterna begär, av vem, med orden och adressen"),
    ("begrepp", "Orden och förkortningarna, vad texterna säger att de betyder"),
    ("andringar", "Ändringarna: vad som är nytt, ändrat, avslutat eller rättat, och för vilka"),
    ("beslut", "Förslagen till beslut, punkt för punkt, med vad varje punkt gör"),
    ("anmarkningar", "Anmärkningarna på källorna, med ställena de gäller"),
    ("remissvar", "Remissinstanserna, vad de svarade och vilka avsnitt det gäller"),
    ("uttalanden", "Reservationer och uttalanden"),
)
_LAST_LETTERS = str.maketrans("åäö", "{|}")


@dataclass(frozen=True, slots=True)
class Samband:
    """Documents that stand in the same relation, by the same words of a source.

    Attributes:
        dokument: the other documents.
        omfattning: a limitation, as the source says it.
        kalla: the words.
    """

    dokument: tuple[Dokument, ...]
    omfattning: str | None
    kalla: Stalle


@dataclass(frozen=True, slots=True)
class TouchingPoint:
    """A decision point that touches a document.

    Attributes:
        attsats: the point.
        url: the link to its words.
        verkan: what it does to the document.
    """

    attsats: Attsats
    url: str
    verkan: tuple[Verkan, ...]


def dokumentsida(library: Library, sida: Sida, dokument_id: str) -> str:
    """Return the page of a document: what it is, and all that the sources say of it."""
    dokument = library.by_id[dokument_id]
    platser = Platser(library, sida)

    def part(name: str, **values: object) -> str:
        return render(
            "dokumentsida.html", part=name, dokument=dokument, sida=sida, platser=platser,
            nar=nar, kapitel_url=kapitel_url, anmarkning_url=anmarkning_url,
            versioner=versions.visible_versions(library, dokument),
            i_dag=partial(status_of_version, library), **values,
        )  # fmt: skip

    parts = [
        f"# {dokument.kort}",
        part("fakta", vad=_vad(library, dokument), status=status_of_document(library, dokument)),
    ]
    if versions.visible_versions(library, dokument):
        parts += ["## Versioner { #versioner }", part("versioner")]
    if versions.published_versions(library, dokument_id):
        parts.append(prenumerera(sida, dokument_id))
    if groups := _relations(library, dokument):
        parts += ["## Samband med andra dokument { #samband }", part("samband", groups=groups)]
    if decisions := list(_points(library, sida, dokument.id)):
        parts += [
            "## Beslutspunkter { #beslutspunkter }",
            part(
                "beslut",
                beslut=decisions,
                status_av_beslut=partial(status_of_decision, library),
            ),
        ]
    if _consulted(library, dokument.id):
        parts += ["## I remissen { #remissen }", part("remiss")]
    if notes := _notes(library, dokument.id):
        parts += ["## Anmärkningar { #anmarkningar }", part("anmarkningar", notes=notes)]
    if dokument.omnamnd:
        parts += ["## Här nämns dokumentet { #namns }", part("namns")]
    return "\n\n".join(parts)


def dokumentlista(library: Library, sida: Sida) -> str:
    """Return the table of all documents whose text is here."""
    with_text = [d for d in library.dokument if versions.visible_versions(library, d)]
    return render(
        "dokumentlista.html", dokument_med_text=with_text, sida=sida,
        versioner=partial(versions.visible_versions, library),
        i_dag=partial(status_of_version, library),
    )  # fmt: skip


def register(library: Library, sida: Sida, typ: str = "", status: str = "") -> str:
    """Return the register: every document that the texts mention, by kind and title.

    Args:
        library: the library.
        sida: the page.
        typ: only documents of this kind.
        status: only documents with this status.
    """
    rows = [
        (dokument, status_of_document(library, dokument))
        for dokument in sorted(library.dokument, key=lambda d: alfabetiskt(d.titel))
        if typ in ("", dokument.typ) and status in ("", status_of_document(library, dokument))
    ]
    groups = [(kind, [row for row in rows if row[0].typ is kind]) for kind in Typ]
    deciders = {dokument.beslutas_av.vem for dokument, _ in rows if dokument.beslutas_av}
    shown = {found for _, found in rows}
    return render(
        "register.html",
        groups=[group for group in groups if group[1]],
        statusar=[found for found in (*Dagsstatus, *Kand) if found in shown],
        beslutare=sorted(deciders, key=alfabetiskt),
        script=asset(sida, "page/register.js"),
        nar=nar,
        sida=sida,
    )


def datafiler(library: Library, sida: Sida) -> str:  # noqa: ARG001
    """Return a list of the files of the API, linked."""
    files = [
        (name, what, sida.till(f"{API}/{name}.json").rstrip("/"),
         sida.till(f"{API}/schema/{name}.json").rstrip("/"))
        for name, what in DATAFILER
    ]  # fmt: skip
    return render("datafiler.html", files=files)


def alfabetiskt(text: str) -> str:
    """Return a key by which texts come in the order of the Swedish alphabet."""
    return text.casefold().translate(_LAST_LETTERS)


def _vad(library: Library, dokument: Dokument) -> str:
    """Say in a sentence what a document is, as far as the material goes."""
    what = "Dokument" if dokument.typ is Typ.OVRIGT else dokument.typ.label
    if dokument.versioner:
        return f"{what} vars text finns här."
    known: dict[Dagsstatus | Kand, str] = {
        Dagsstatus.UPPHAVD: "som har upphört att gälla genom ett beslut",
        Kand.FORESLAS_UPPHORA: "som enligt förslag till beslut ska upphöra att gälla",
        Kand.AVISERAD: "som texterna säger ska finnas eller komma",
        Kand.OMNAMND: "som texterna nämner",
        Kand.ERSATT: "som enligt texterna har ersatts eller omformats",
    }
    return f"{what} {known[status_of_document(library, dokument)]}. Texten ingår inte i underlaget."


def _relations(library: Library, dokument: Dokument) -> list[tuple[str, list[Samband]]]:
    """Return the relations in both directions, by kind, those with the same source as one."""
    sides: list[tuple[str, list[tuple[str, Relation]]]] = []
    incoming = library.omvant.get(dokument.id, ())
    for slag in RelationSlag:
        sides.append((slag.label, [(r.dokument, r) for r in dokument.relationer if r.slag is slag]))
        sides.append((slag.omvant, [(other, r) for other, r in incoming if r.slag is slag]))
    groups = []
    for words, relations in sides:
        by_source: dict[tuple[Stalle, str | None], list[Dokument]] = {}
        for other, relation in relations:
            source = (relation.kalla, relation.omfattning)
            by_source.setdefault(source, []).append(library.by_id[other])
        found = [
            Samband(tuple(others), limit, stalle) for (stalle, limit), others in by_source.items()
        ]
        if found:
            groups.append((words, found))
    return groups


def _points(
    library: Library, sida: Sida, dokument_id: str
) -> Iterator[tuple[Beslut, Version, str | None, list[TouchingPoint]]]:
    """Yield each decision with its text, when it was taken, and its points on a document."""
    for beslut in library.beslut:
        points = []
        for attsats in beslut.attsatser:
            verkan = tuple(v for v in attsats.verkan if dokument_id in v.dokument)
            if verkan:
                url = sida.till(punkt_url(library, beslut, attsats))
                points.append(TouchingPoint(attsats, url, verkan))
        if points:
            _, version = library.versions[beslut.dokument, beslut.version]
            yield beslut, version, taken_on(library, beslut), points


def _notes(library: Library, dokument_id: str) -> list[Anmarkning]:
    """Return the notes in substance on the texts of a document."""
    return [
        note
        for note in library.anmarkningar
        if note.slag.i_sak and any(stalle.dokument == dokument_id for stalle in note.stallen)
    ]


def _consulted(library: Library, dokument_id: str) -> bool:
    """Tell whether a consulted body said something about a document."""
    return any(
        synpunkt.helheten == dokument_id
        or any(plats.dokument == dokument_id for plats in synpunkt.galler)
        for remissvar in library.remissvar
        for synpunkt in remissvar.synpunkter
    )
