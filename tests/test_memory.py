"""An answer is remembered only as long as no file has changed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from macros import memory
from scripts.forhandsvisa import renew_whole_texts


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/a.md").write_text("ett", "utf-8")
    return tmp_path


def forget_this_process(root: Path) -> None:
    memory.current(root).keep()
    memory._memories.clear()


def test_an_answer_is_worked_out_once_and_kept_for_the_next_build(root: Path):
    asked = []
    for _ in range(2):
        said = memory.begin(root)
        assert said.ask(("fråga",), lambda: asked.append(1) or "svar") == "svar"
        forget_this_process(root)
    assert asked == [1]


def test_a_changed_file_makes_every_answer_new(root: Path):
    memory.begin(root).ask(("fråga",), lambda: "gammalt")
    forget_this_process(root)
    (root / "docs/a.md").write_text("två!", "utf-8")
    assert memory.begin(root).ask(("fråga",), lambda: "nytt") == "nytt"


def test_only_the_answers_of_the_latest_files_are_kept(root: Path):
    for text in ("x", "yy", "zzz"):
        (root / "docs/a.md").write_text(text, "utf-8")
        memory.begin(root).ask(("fråga",), lambda: "svar")
        forget_this_process(root)
    assert len(list((root / ".cache").glob("svar-*.json"))) == 1


@pytest.mark.parametrize("rubbish", ["", "{", "[]", '"x"'])
def test_a_broken_memory_is_no_memory(root: Path, rubbish: str):
    memory.begin(root).ask(("fråga",), lambda: "gammalt")
    forget_this_process(root)
    (kept,) = (root / ".cache").glob("svar-*.json")
    kept.write_text(rubbish, "utf-8")
    assert memory.begin(root).ask(("fråga",), lambda: "nytt") == "nytt"


def test_the_whole_text_follows_a_changed_chapter_in_the_preview(tmp_path: Path):
    whole, chapter = tmp_path / "hela.md", tmp_path / "kapitel.md"
    for path in (whole, chapter):
        path.write_text("x", "utf-8")
    os.utime(whole, (1, 1))
    renew_whole_texts([chapter])
    assert whole.stat().st_mtime > 1
    os.utime(whole, (1, 1))
    renew_whole_texts([whole, tmp_path / "index.md"])
    assert whole.stat().st_mtime == 1
