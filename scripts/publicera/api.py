"""The site's data as static JSON, with a JSON Schema beside each file."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from macros import views
from macros.library import Library, VersionKey

FOLDER = "api/v1"


class Item(BaseModel):
    """Base of what the API gives."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Kalla(Item):
    """Where a text comes from."""

    fil: str = Field(description="Den mottagna filens namn")
    rader: str = Field(description="Första och sista raden, från 1")
    sha256: str = Field(description="SHA-256 av den mottagna filen")


class DokumentItem(Item):
    """A governing document."""

    id: str
    titel: str
    kort: str
    typ: str
    dnr: str | None
    status: str = Field(description="Status för den senaste versionen")
    versioner: list[str]
    ersatter: list[str]
    ersatt_av: list[str]
    kompletterar: list[str]
    kalla: list[Kalla]
    url: str


class VersionItem(Item):
    """One dated wording of a document."""

    dokument: str
    id: str
    namn: str
    status: str
    upplysning: str
    datum: str | None = Field(description="ÅÅÅÅ-MM-DD, ÅÅÅÅ-MM eller ÅÅÅÅ, så noga som källan anger")
    galler_fran: str | None
    galler_till: str | None
    kalla: list[Kalla]
    sha256: str = Field(description="SHA-256 av raderna \"<avsnittets id> <avsnittets hash>\", radslut LF")
    url: str


class AvsnittItem(Item):
    """A section of a version."""

    dokument: str
    version: str
    id: str
    nummer: str | None
    rubrik: str
    niva: int
    ruta: bool
    text: str = Field(description="Ett stycke eller en listpunkt per rad")
    hash: str = Field(description="SHA-256 av text, UTF-8")
    url: str
    permalank: str


def write(library: Library, built: Path) -> None:
    """Write every file of the API and its schema into a built site."""
    folder = built / FOLDER
    (folder / "schema").mkdir(parents=True, exist_ok=True)
    for name, kind, items in (
        ("dokument", DokumentItem, _dokument(library)),
        ("versioner", VersionItem, _versioner(library)),
        ("avsnitt", AvsnittItem, _avsnitt(library)),
    ):
        data = {"schema": f"/{FOLDER}/schema/{name}.json", name: [item.model_dump() for item in items]}
        _json(folder / f"{name}.json", data)
        _json(folder / "schema" / f"{name}.json", schema(name, kind))


def schema(name: str, kind: type[Item]) -> dict[str, Any]:
    """Return the JSON Schema of one file of the API."""
    item = kind.model_json_schema(ref_template="#/$defs/{model}")
    definitions = item.pop("$defs", {})
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": name,
        "type": "object",
        "additionalProperties": False,
        "required": ["schema", name],
        "properties": {"schema": {"type": "string"}, name: {"type": "array", "items": item}},
        "$defs": definitions,
    }


def _json(path: Path, data: object) -> None:
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", "utf-8")


def _published(library: Library) -> Iterable[VersionKey]:
    return (key for key, (_, version) in library.versions.items() if version.status.publiceras)


def _kalla(library: Library, key: VersionKey) -> list[Kalla]:
    return [
        Kalla(
            fil=lasning.fil,
            rader="-".join(str(line) for line in lasning.rader),
            sha256=hashlib.sha256((library.root / "data/kallor" / lasning.fil).read_bytes()).hexdigest(),
        )
        for _, lasningar, _ in library.lasningar(key)
        for lasning in lasningar
    ]


def _dokument(library: Library) -> Iterable[DokumentItem]:
    for dokument in library.dokument:
        versions = [version for version in dokument.versioner if version.status.publiceras]
        if versions:
            yield DokumentItem(
                id=dokument.id,
                titel=dokument.titel,
                kort=dokument.kort,
                typ=dokument.typ,
                dnr=dokument.dnr,
                status=versions[-1].status,
                versioner=[version.id for version in versions],
                ersatter=list(dokument.ersatter),
                ersatt_av=list(library.ersatt_av.get(dokument.id, ())),
                kompletterar=list(dokument.kompletterar),
                kalla=[kalla for version in versions for kalla in _kalla(library, (dokument.id, version.id))],
                url=f"/{dokument.id}/",
            )


def _versioner(library: Library) -> Iterable[VersionItem]:
    for key in _published(library):
        _, version = library.versions[key]
        lines = "".join(f"{avsnitt.id} {avsnitt.hash}\n" for avsnitt in library.avsnitt(key))
        yield VersionItem(
            dokument=key[0],
            **version.model_dump(exclude={"kapitel"}),
            kalla=_kalla(library, key),
            sha256=hashlib.sha256(lines.encode()).hexdigest(),
            url="/" + views.kapitel_url(key, "index"),
        )


def _avsnitt(library: Library) -> Iterable[AvsnittItem]:
    for key in _published(library):
        for avsnitt in library.avsnitt(key):
            yield AvsnittItem(
                dokument=key[0],
                version=key[1],
                id=avsnitt.id,
                nummer=avsnitt.nummer,
                rubrik=avsnitt.rubrik_utan_nummer,
                niva=avsnitt.niva,
                ruta=avsnitt.ruta,
                text=avsnitt.text,
                hash=avsnitt.hash,
                url="/" + views.avsnitt_url(key, avsnitt),
                permalank=f"/id/{key[0]}/{key[1]}/{avsnitt.id}/",
            )
