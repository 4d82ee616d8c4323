"""`versioner.json` and `avsnitt.json`: the wordings and their sections."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from pydantic import Field

from macros import views
from macros.model import Dagsstatus, VersionKey
from macros.reading.library import Library
from macros.today.permalinks import staying_url
from macros.today.status import status_of_version
from macros.today.versions import published_keys, published_versions
from scripts.publicera.api.base import Item


class Kalla(Item):
    """Where a text comes from."""

    fil: str = Field(description="Den mottagna filens namn")
    rader: str = Field(description="Första och sista raden, från 1")
    sha256: str = Field(description="SHA-256 av den mottagna filen")


class VersionItem(Item):
    """One dated wording of a document."""

    dokument: str
    id: str
    namn: str
    status: Dagsstatus = Field(description="Status dagen då webbplatsen byggdes")
    upplysning: str | None
    utgiven_har: bool = Field(
        description="Om texten ges ut här och inte är hämtad från en mottagen fil"
    )
    datum: str | None = Field(
        description="ÅÅÅÅ-MM-DD, ÅÅÅÅ-MM eller ÅÅÅÅ, så noga som källan anger"
    )
    galler_fran: str | None
    galler_till: str | None
    publicerad: str | None = Field(description="Dagen då den publicerades här, ÅÅÅÅ-MM-DD")
    foregaende: str | None = Field(description="Versionen före, i tidens ordning")
    efterfoljande: str | None = Field(description="Versionen efter, i tidens ordning")
    kalla: list[Kalla]
    sha256: str = Field(
        description='SHA-256 av raderna "<avsnittets id> <avsnittets hash>", radslut LF'
    )
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


def kallor(library: Library, key: VersionKey) -> list[Kalla]:
    """Return what a version's text was read from."""
    return [
        Kalla(
            fil=lasning.fil,
            rader="-".join(str(line) for line in lasning.rader),
            sha256=hashlib.sha256(
                (library.root / "data/kallor" / lasning.fil).read_bytes()
            ).hexdigest(),
        )
        for _, lasningar, _ in library.lasningar(key)
        for lasning in lasningar
    ]


def version_items(library: Library) -> Iterable[VersionItem]:
    """Yield every published version."""
    for key in published_keys(library):
        _, version = library.versions[key]
        order = [None, *(found.id for found in published_versions(library, key[0])), None]
        place = order.index(version.id)
        lines = "".join(f"{avsnitt.id} {avsnitt.hash}\n" for avsnitt in library.avsnitt(key))
        yield VersionItem(
            dokument=key[0],
            **version.model_dump(exclude={"kapitel", "menynamn", "status"}),
            status=status_of_version(library, key),
            publicerad=library.lasta[key][0].datum if key in library.lasta else None,
            foregaende=order[place - 1],
            efterfoljande=order[place + 1],
            kalla=kallor(library, key),
            sha256=hashlib.sha256(lines.encode()).hexdigest(),
            url="/" + views.kapitel_url(key, "index"),
        )


def avsnitt_items(library: Library) -> Iterable[AvsnittItem]:
    """Yield every section of every published version."""
    for key in published_keys(library):
        for found in library.avsnitt(key):
            yield AvsnittItem(
                dokument=key[0],
                version=key[1],
                id=found.id,
                nummer=found.nummer,
                rubrik=found.rubrik_utan_nummer,
                niva=found.niva,
                ruta=found.ruta,
                text=found.text,
                hash=found.hash,
                url="/" + views.avsnitt_url(key, found),
                permalank=f"/{staying_url(key, found.id)}",
            )
