"""The command: Swedish, exit 0 fine, 1 problems found, 2 wrong usage, never a traceback."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT, styrdok
from tests.test_golden import lay

COMMANDS = ("kontrollera", "publicera", "trohet", "forhandsvisa", "ny-version")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself_with_an_example(project: Path, command: str):
    run = styrdok(command, "--help", root=project)
    assert run.returncode == 0
    assert f"Exempel: styrdok {command}" in run.stdout
    assert "Så här: styrdok" in run.stdout
    for english in ("Usage", "Options", "Show this message"):
        assert english not in run.stdout


def test_the_help_names_every_command(project: Path):
    run = styrdok("--help", root=project)
    assert run.returncode == 0
    assert all(command in run.stdout for command in COMMANDS)


@pytest.mark.parametrize(
    "arguments",
    [
        ("finns-inte",),
        ("kontrollera", "--finns-inte"),
        ("kontrollera", "--rot"),
        ("kontrollera", "x"),
        (),
    ],
)
def test_a_wrong_call_is_told_in_swedish_with_exit_2(project: Path, arguments: tuple[str, ...]):
    run = styrdok(*arguments, root=project)
    assert run.returncode == 2
    assert "styrdok" in run.stdout + run.stderr
    for english in ("Traceback", "Error", "No such", "Usage"):
        assert english not in run.stdout + run.stderr


def test_a_sound_project_gives_exit_0(project: Path):
    run = styrdok("kontrollera", root=project)
    assert run.returncode == 0, run.stdout + run.stderr


def test_progress_is_silent_in_a_pipe(project: Path):
    run = styrdok("kontrollera", root=project)
    assert "\r" not in run.stdout + run.stderr
    assert "\x1b" not in run.stdout + run.stderr


def test_a_folder_without_a_project_is_told(tmp_path: Path):
    run = styrdok("kontrollera", "--rot", str(tmp_path), root=tmp_path)
    assert run.returncode == 1
    assert "Traceback" not in run.stderr
    assert "data/dokument.yml:1:1 F001" in run.stdout


@pytest.mark.parametrize("argument", ["--help", "kontrollera"])
def test_it_needs_nothing_that_windows_lacks(tmp_path: Path, argument: str):
    as_there = (
        "import sys\n"
        "sys.modules.update(dict.fromkeys(['fcntl', 'grp', 'pwd', 'resource', 'termios']))\n"
        "from scripts.styrdok import main\n"
        "main(sys.argv[1:])"
    )
    run = subprocess.run(
        [sys.executable, "-c", as_there, argument],
        cwd=lay({}, tmp_path / "p"),
        env={"PYTHONPATH": str(ROOT), "LANG": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
