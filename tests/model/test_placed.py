"""A member of an enum is placed everywhere where members are placed, or a test fails."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from enum import Enum

import pytest

import macros
import scripts
from macros.model import Typ
from macros.model.typ import _STALLNING

PARTLY = {
    # What stands in only some places says why.
    "macros.views.anmarkningar.SLAG": "notes in substance alone have a page of their kind",
    "macros.views.jamforelse._KINDS": "a paragraph of the running text is called nothing",
    "scripts.publicera.exporter.PERIOD_MONTHS": "only what comes round by the calendar has a period",
    "scripts.publicera.jsonld.EVENT_TERMS": "only some events have a property in the vocabulary",
    "scripts.publicera.jsonld.VERSION_FORCE": "of the others the sources do not tell",
}


def placements() -> Iterator[tuple[str, dict[Enum, object]]]:
    """Yield every table of a module whose keys are members of one enum."""
    seen: set[int] = set()
    for package in (macros, scripts):
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if found.name == "macros.hook":
                continue  # it needs the generator
            for name, value in vars(importlib.import_module(found.name)).items():
                keys = list(value) if isinstance(value, dict) and id(value) not in seen else []
                if isinstance(next(iter(keys), None), Enum) and len(set(map(type, keys))) == 1:
                    seen.add(id(value))
                    yield f"{found.name}.{name}", value


TABLES = dict(placements())


@pytest.mark.parametrize("name", [name for name in TABLES if name not in PARTLY])
def test_every_member_has_its_place(name: str):
    table = TABLES[name]
    assert set(table) == set(type(next(iter(table))))


def test_every_kind_of_document_says_what_it_is_to_the_city():
    assert set(_STALLNING) == set(Typ)


def test_what_is_placed_only_partly_is_there_and_is_partial():
    for name in PARTLY:
        table = TABLES[name]
        assert set(table) < set(type(next(iter(table)))), name
