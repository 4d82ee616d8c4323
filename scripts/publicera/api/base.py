"""What all files of the API share: their items, their places and their schemas."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from macros import views
from macros.model import Avsnittsplats, Stalle
from macros.reading.library import Library
from scripts.scheman import definition


class Item(BaseModel):
    """Base of what the API gives."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Plats(Item):
    """A section of a version."""

    dokument: str
    version: str
    avsnitt: str
    url: str


class Citat(Plats):
    """Words in a text, with the place where they stand."""

    citat: str = Field(description="Orden, ordagrant")


def citat(library: Library, stalle: Stalle) -> Citat:
    """Return a quote with its address."""
    return Citat(**stalle.model_dump(), url="/" + views.plats_url(library, stalle))


def plats(library: Library, place: Avsnittsplats) -> Plats:
    """Return a section with its address."""
    key = (place.dokument, place.version)
    found = next(avsnitt for avsnitt in library.rubriker(key) if avsnitt.id == place.avsnitt)
    return Plats(**place.model_dump(), url="/" + views.avsnitt_url(key, found))


def schema(name: str, kind: type[Item]) -> dict[str, Any]:
    """Return the JSON Schema of one file of the API."""
    item, definitions = definition(kind)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": name,
        "type": "object",
        "additionalProperties": False,
        "required": ["schema", name],
        "properties": {"schema": {"type": "string"}, name: {"type": "array", "items": item}},
        "$defs": definitions,
    }
