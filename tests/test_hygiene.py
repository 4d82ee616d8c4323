"""The code keeps its own rules: style, types, import directions, locks."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from tests.conftest import ROOT


@pytest.mark.parametrize(
    "tool",
    [
        ["-m", "ruff", "check", "."],
        ["-m", "ruff", "format", "--check", "."],
        ["-m", "mypy"],
        ["-c", "from importlinter.cli import lint_imports_command as c; c()"],
    ],
    ids=["ruff", "format", "mypy", "imports"],
)
def test_the_code_is_clean(tool: list[str]):
    run = subprocess.run(
        [sys.executable, *tool], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout + run.stderr


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_a_lock_has_a_hash_for_every_package_and_names_no_address(name: str):
    text = (ROOT / name).read_text("utf-8")
    assert "://" not in text
    assert "index" not in text
    packages = re.findall(r"^(\S+==\S+) \\$", text, flags=re.MULTILINE)
    assert len(packages) == len(re.findall(r"^\S+==", text, flags=re.MULTILINE))
    assert len(packages) > 20
    for block in re.split(r"^(?=\S+==)", text, flags=re.MULTILINE)[1:]:
        assert "--hash=sha256:" in block


def test_the_runtime_lock_holds_no_development_tool():
    text = (ROOT / "requirements.txt").read_text("utf-8")
    assert not re.search(
        r"^(pytest|playwright|ruff|mypy|hypothesis|zensical)==", text, flags=re.MULTILINE
    )
