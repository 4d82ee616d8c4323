"""Writes `data/schema/`, so that an editor's program helps and warns as they type.

    python -m scripts.scheman

Each file under `data/` names its schema in its first line. The schemas follow from the types
of `macros/model`; the checks say more than a schema can.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from macros.reading.tables import DATA_FILES

SCHEMA_FOLDER = "data/schema"


def comment(path: str) -> str:
    """Return the first line of a data file, which names its schema."""
    return f"# yaml-language-server: $schema=schema/{Path(path).stem}.json"


def schemas() -> dict[str, str]:
    """Return every schema as text, by its path relative to the root."""
    return {f"{SCHEMA_FOLDER}/{Path(path).stem}.json": _schema(path) for path in DATA_FILES}


def definition(kind: type[BaseModel]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the JSON Schema of a type and the definitions that it refers to.

    Docstrings are for whoever reads the code; only fields keep their descriptions.
    """
    item = kind.model_json_schema()
    definitions: dict[str, Any] = item.pop("$defs", {})
    for found in (item, *definitions.values()):
        found.pop("description", None)
    return item, definitions


def _schema(path: str) -> str:
    item, definitions = definition(DATA_FILES[path])
    schema = {
        "$schema": "http://json-schema.org/draft-07/schema#",  # what editors' programs read
        "title": Path(path).stem,
        "type": "array",
        "items": item,
        "definitions": definitions,
    }
    text = json.dumps(schema, ensure_ascii=False, indent=1)
    return text.replace('"#/$defs/', '"#/definitions/') + "\n"


def main() -> None:
    """Write every schema, and the line that names it where a data file lacks it."""
    root = Path(__file__).parent.parent
    (root / SCHEMA_FOLDER).mkdir(exist_ok=True)
    for path, text in schemas().items():
        (root / path).write_text(text, "utf-8")
    for path in DATA_FILES:
        text = (root / path).read_text("utf-8")
        if not text.startswith(comment(path)):
            (root / path).write_text(f"{comment(path)}\n{text}", "utf-8")


if __name__ == "__main__":
    main()
