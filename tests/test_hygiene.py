"""The code keeps its own rules: style, types, import directions, locks."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections import defaultdict
from importlib import metadata

import grimp
import pytest
from packaging.specifiers import SpecifierSet
from packaging.version import Version

from tests.conftest import ROOT


@pytest.mark.parametrize(
    "tool",
    [
        ["-m", "ruff", "check", "."],
        ["-m", "ruff", "format", "--check", "."],
        ["-m", "mypy"],
        ["-c", "from importlinter.cli import lint_imports_command as c; c()"],
        ["-m", "deptry", "macros", "scripts", "tests"],
        # A site's machine has no tool of the tests, so the product itself may import none.
        ["-m", "deptry", "macros", "scripts", "--optional-dependencies-dev-groups", "dev,mutation"],
    ],
    ids=["ruff", "format", "mypy", "imports", "declared", "declared for the site"],
)
def test_the_code_is_clean(tool: list[str]):
    run = subprocess.run(
        [sys.executable, *tool], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout + run.stderr


@pytest.mark.parametrize(
    "name", ["requirements.txt", "requirements-dev.txt", "requirements-mutation.txt"]
)
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


def the_oldest_python() -> Version:
    """Return the oldest Python that the project says it takes."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    (lowest,) = SpecifierSet(project["requires-python"])
    assert lowest.operator == ">="
    return Version(lowest.version)


def test_every_locked_package_takes_the_oldest_python():
    oldest = the_oldest_python()
    names = re.findall(
        r"^(\S+)==", (ROOT / "requirements-dev.txt").read_text("utf-8"), flags=re.MULTILINE
    )
    wants = {name: metadata.metadata(name).get("Requires-Python") or "" for name in names}
    assert [name for name, range_ in wants.items() if oldest not in SpecifierSet(range_)] == []


def test_make_asks_for_the_oldest_python_too():
    oldest = the_oldest_python()
    assert f"({oldest.major}, {oldest.minor})" in (ROOT / "Makefile").read_text("utf-8")


def test_the_tests_without_a_browser_start_none_and_wait_for_none():
    modules = [
        ".".join(path.relative_to(ROOT).with_suffix("").parts)
        for path in sorted((ROOT / "tests").rglob("*.py"))
        if path.match("test_*.py") or path.name == "conftest.py"
    ]
    without = [name for name in modules if not name.startswith("tests.browser.")]
    assert len(without) > 20
    look = (
        "import importlib, sys\n"
        "for name in sys.argv[1:]:\n"
        "    importlib.import_module(name)\n"
        "    assert not {'playwright', 'axe_playwright_python'} & set(sys.modules), name"
    )
    run = subprocess.run(
        [sys.executable, "-c", look, *without],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr


def test_no_test_sets_a_deadline_of_its_own():
    own = [
        path.name
        for path in (ROOT / "tests").rglob("*.py")
        if path.name != "conftest.py" and re.search(r"\bdeadline\s*=", path.read_text("utf-8"))
    ]
    assert own == []


def test_no_module_is_more_than_a_room():
    long = {
        path.relative_to(ROOT).as_posix(): len(path.read_text("utf-8").splitlines())
        for folder in ("macros", "scripts")
        for ending in ("py", "js")
        for path in (ROOT / folder).rglob(f"*.{ending}")
    }
    assert {name: lines for name, lines in long.items() if lines > 300} == {}


def test_no_import_goes_in_a_circle():
    graph = grimp.build_graph("macros", "scripts")
    # What a package imports from its own modules is its face, not a step on a way back.
    for module in graph.modules:
        for imported in graph.find_modules_directly_imported_by(module):
            inside = imported.startswith(f"{module}.") or module.startswith(f"{imported}.")
            back = inside or graph.find_shortest_chain(importer=imported, imported=module)
            assert inside or not back, f"{module} and {imported} import each other"


SHARED = frozenset(
    # Each of these means one thing wherever it stands.
    "RULES command main write T N".split()
)


def test_one_name_is_one_thing():
    owners: dict[str, set[str]] = defaultdict(set)
    for path in (path for room in ("macros", "scripts") for path in (ROOT / room).rglob("*.py")):
        for node in ast.parse(path.read_text("utf-8")).body:
            named = [getattr(node, "name", None)]
            if isinstance(node, ast.Assign):
                named = [target.id for target in node.targets if isinstance(target, ast.Name)]
            elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
                named = [node.target.id]
            for name in named:
                if name and not name.startswith("_") and name not in SHARED:
                    owners[name].add(path.relative_to(ROOT).as_posix())
    assert {name: where for name, where in owners.items() if len(where) > 1} == {}
