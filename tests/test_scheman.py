"""The schemas help an editor's program, and say what the types of the nouns say."""

from __future__ import annotations

import copy
import json
from typing import Any

import jsonschema
import pytest

from macros.reading import values
from macros.reading.tables import AVSLUTADE, RATTELSER
from scripts import scheman
from tests.conftest import ROOT


def data(path: str) -> Any:
    document, problems = values.read_yaml(ROOT, path)
    assert document is not None
    assert not problems
    return document.value


def validator(path: str) -> jsonschema.Draft7Validator:
    line = (ROOT / path).read_text("utf-8").partition("\n")[0]
    schema = ROOT / "data" / line.partition("$schema=")[2]
    return jsonschema.Draft7Validator(json.loads(schema.read_text("utf-8")))


def test_the_schemas_are_fresh():
    """Run `python -m scripts.scheman` after a change of the types."""
    folder = ROOT / scheman.SCHEMA_FOLDER
    kept = {
        f"{scheman.SCHEMA_FOLDER}/{path.name}": path.read_text("utf-8") for path in folder.iterdir()
    }
    assert kept == scheman.schemas()


def test_every_data_file_has_a_schema():
    assert {f"data/{path.name}" for path in (ROOT / "data").glob("*.yml")} == set(
        scheman.DATA_FILES
    )


@pytest.mark.parametrize("path", scheman.DATA_FILES)
def test_a_data_file_names_its_schema_and_agrees_with_it(path: str):
    assert (ROOT / path).read_text("utf-8").startswith(f"{scheman.comment(path)}\n")
    schema = validator(path)
    schema.check_schema(schema.schema)
    items = data(path)
    assert items or path in (AVSLUTADE, RATTELSER)  # nothing has ended or been corrected yet
    schema.validate(items or [])


@pytest.mark.parametrize(
    ("key", "value", "complaint"),
    [
        ("status", "gäller", "gäller"),
        ("typ", "lagbok", "lagbok"),
        ("id", "Med Blanksteg", "Med Blanksteg"),
        ("titlar", "okänd nyckel", "titlar"),
        ("omnamnd", "ingen lista", "ingen lista"),
    ],
)
def test_a_schema_stops_a_mistake(key: str, value: str, complaint: str):
    items = copy.deepcopy(data("data/dokument.yml"))
    items[0][key] = value
    [error] = validator("data/dokument.yml").iter_errors(items)
    assert complaint in error.message


def test_no_schema_shows_an_editor_the_words_of_the_code():
    for text in scheman.schemas().values():
        assert "Attributes:" not in text
