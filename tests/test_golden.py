"""Every rule by example: a good project, one mistake, and exactly what is told of it."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from macros.changes import ledger
from macros.inspection import check, gate
from macros.reading import library
from macros.reading.tables import LAS
from scripts.publicera import locking
from tests.conftest import ROOT

GOLDEN = Path(__file__).parent / "golden"
BASE = GOLDEN / "bas"
CASES = sorted((GOLDEN / "kontroll").glob("*.yml"))


def lay(case: dict[str, Any], root: Path) -> Path:
    """Lay out the good project with the case's mistake in it."""
    shutil.copytree(BASE, root)
    for table in library.load(BASE).tables:
        (root / table).touch()  # tables that the small project has no use for
    for published in case.get("publicerat", ()):
        change(published, root)
        publish(root)
    change(case, root)
    return root


def publish(root: Path, dag: date = date(2031, 3, 1)) -> None:
    """Write to the ledger what a publication would write, whatever the checks say."""
    (root / LAS).mkdir(exist_ok=True)
    for post in list(locking.missing(library.load(root, dag, utkast=False))):
        (root / LAS / ledger.file_name(post)).write_text(ledger.dump(post), "utf-8")


def change(case: dict[str, Any], root: Path) -> None:
    """Remove, change and add files as a case says."""
    for path in case.get("ta_bort", ()):
        shutil.rmtree(root / path) if (root / path).is_dir() else (root / path).unlink()
    for path, changes in case.get("byt", {}).items():
        for old, new in changes.items():
            text = (root / path).read_text("utf-8")
            assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
            (root / path).write_text(text.replace(old, new), "utf-8")
    for path, content in case.get("filer", {}).items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        raw = content.encode() if isinstance(content, str) else bytes.fromhex(content["hex"])
        (root / path).write_bytes(raw)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_mistake_is_told_and_nothing_else(path: Path, tmp_path: Path) -> None:
    case = yaml.safe_load(path.read_text("utf-8"))
    root = lay(case, tmp_path / "projekt")
    assert [str(problem) for problem in check(library.load(root))] == case["vantat"]
    assert {str(problem) for problem in gate(library.load(root))} <= set(case["vantat"])


def test_a_good_project_has_no_problems(tmp_path: Path) -> None:
    assert check(library.load(lay({}, tmp_path / "projekt"))) == []


def test_the_real_project_has_no_problems() -> None:
    assert [str(problem) for problem in check(library.load(ROOT))] == []


def test_every_code_has_an_example() -> None:
    rooms = [*(ROOT / "macros/reading").glob("*.py"), *(ROOT / "macros/checks").glob("*.py")]
    examples = [*CASES, *Path(__file__).parent.glob("test_checks_*.py")]
    shown = "".join(path.read_text("utf-8") for path in examples)
    codes = {code for room in rooms for code in re.findall(r'"([A-Z]\d{3})"', room.read_text())}
    assert {code for code in codes if code not in shown} == set()
