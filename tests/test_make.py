"""`make` sets itself up: on what Python it does, and what it never does to somebody's system."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests import apt
from tests.browser import chromium
from tests.conftest import ROOT

MAKE = shutil.which("make") or "make"
A_PYTHON = f'exec "{sys.executable}" "$@"\n'
OLD = f'exec "{sys.executable}" -c "import sys; sys.version_info = (3, 9, 2); exec(sys.argv[1])" "$2"\n'
# As Debian's without python3-venv: it fails, says why on eight lines, and leaves half of it.
NO_ENSUREPIP = f"""
if [ "$*" = "-m venv .venv" ] || [ "$*" = "-m venv --clear .venv" ]; then
    mkdir -p .venv/bin; touch .venv/bin/python
    echo "The virtual environment was not created successfully"; exit 1
fi
{A_PYTHON}"""
NO_PIP = f"""
if [ "$1 $2" = "-m pip" ]; then echo "No module named pip" >&2; exit 1; fi
{NO_ENSUREPIP}"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """As much of the project as setting up needs, and an apt that only tells that it was called."""
    for name in ("Makefile", "tests/__init__.py", "tests/apt.py"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    for name in ("requirements.txt", "requirements-dev.txt", "pyproject.toml"):
        (tmp_path / name).touch()
    script(tmp_path / "system/apt-get", 'echo "$*" >> called\n')
    script(tmp_path / "system/sudo", 'shift; exec "$@"\n')
    return tmp_path


def script(path: Path, text: str) -> Path:
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"#!/bin/sh\n{text}", "utf-8")
    path.chmod(0o755)
    return path


def make(folder: Path, goal: str, python: str, *options: str) -> subprocess.CompletedProcess[str]:
    script(folder / "system/python", python)
    return subprocess.run(
        [MAKE, *options, goal, "PYTHON=system/python"],
        cwd=folder,
        env={"PATH": f"{folder}/system:/usr/bin:/bin", "LANG": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=False,
    )


def said(run: subprocess.CompletedProcess[str]) -> list[str]:
    """What was said, but for make's own line that it stops."""
    lines = (run.stdout + run.stderr).splitlines()
    return [line for line in lines if not line.startswith("make: ***")]


@pytest.mark.parametrize("goal", ["site", "test"])
def test_a_python_that_is_too_old_is_told_so_in_one_line(folder: Path, goal: str):
    run = make(folder, goal, OLD)
    assert run.returncode != 0
    (line,) = said(run)
    assert line.startswith("system/python is Python 3.9, and 3.11 or later is needed")
    assert not (folder / ".venv").exists()
    assert not (folder / "called").exists()


def test_a_python_without_ensurepip_lends_its_own_pip(folder: Path):
    run = make(folder, ".venv/bin/python", NO_ENSUREPIP)
    assert run.returncode == 0, run.stdout + run.stderr
    assert said(run) == ["Setting up .venv …"]
    assert not (folder / ".venv/bin/pip").exists()
    assert not (folder / "called").exists()
    then = make(folder, ".venv/.drift", NO_ENSUREPIP, "--dry-run")
    assert "system/python -m pip --python .venv/bin/python" in then.stdout


@pytest.mark.parametrize("goal", ["site", "check", "serve", "bench", "lock"])
def test_what_is_missing_is_told_in_one_line_and_not_installed(folder: Path, goal: str):
    run = make(folder, goal, NO_PIP)
    assert run.returncode != 0
    first, line = said(run)
    assert first == "Setting up .venv …"
    assert line.endswith("apt install python3-venv")
    assert not (folder / ".venv").exists()
    assert not (folder / "called").exists()


def test_only_the_tests_install_and_they_say_so(folder: Path):
    run = make(folder, "test", NO_PIP)
    assert "Installing python3-venv with apt …" in said(run)
    assert "install -y --no-install-recommends python3-venv" in (folder / "called").read_text()
    assert run.returncode != 0  # since the apt of this test gives nothing
    assert not (folder / ".venv").exists()


def test_a_browser_is_installed_for_the_tests_alone(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setattr(chromium, "installed", lambda: None)
    asked: list[str] = []
    monkeypatch.setattr(apt, "install", lambda *names: bool(asked.extend(names)))
    started: list[list[str]] = []
    monkeypatch.setattr(
        subprocess, "run",
        lambda words, **_: started.append(words) or subprocess.CompletedProcess(words, 0),
    )  # fmt: skip
    assert chromium.main([]) == 1
    assert (asked, started) == ([], [])
    assert capsys.readouterr().err.count("\n") == 1
    assert chromium.main(["--apt"]) == 0
    assert asked == ["chromium"]
    assert started[0][-2:] == ["--with-deps", "chromium"]
    assert capsys.readouterr().err.startswith("Installing Chromium")


def test_apt_is_said_before_it_is_called(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    told: list[str] = []

    def run(words: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        told.append(capsys.readouterr().err)
        return subprocess.CompletedProcess(words, 0)

    monkeypatch.setattr(shutil, "which", lambda _: "/usr/bin/apt-get")
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(subprocess, "run", run)
    assert apt.install("a", "b")
    assert told == ["Installing a b with apt …\n", ""]
