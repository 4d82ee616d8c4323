"""A new kind of data is one class, and one line that says in which file it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.inspection import check
from macros.model import Noun, Slug
from macros.reading import library, tables
from tests.test_golden import lay

PATH = "data/cyklar.yml"


class Cykel(Noun):
    """A bicycle of the city.

    Attributes:
        id: permanent.
        hjul: how many wheels it has.
    """

    id: Slug
    hjul: int = 2


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setitem(tables.DATA_FILES, PATH, Cykel)
    return lay({}, tmp_path / "projekt")


def test_a_new_kind_of_data_is_one_class_and_one_line(root: Path):
    (root / PATH).write_text("- id: lada\n  hjul: 3\n- id: stads\n", "utf-8")
    known = library.load(root)
    assert known.all(Cykel) == (Cykel(id="lada", hjul=3), Cykel(id="stads"))
    assert check(known) == []


def test_what_is_wrong_in_it_is_told_with_its_place(root: Path):
    (root / PATH).write_text(
        "- id: lada\n  hjul: tre\n- id: lada\n- id: stads\n- id: stads\n", "utf-8"
    )
    told = [(p.path, p.line, p.column, p.code) for p in check(library.load(root))]
    assert told == [(PATH, 2, 9, "T004"), (PATH, 5, 7, "A001")]
