"""`make mutation`: breaks the code in small ways, and tells which breaks no test notices.

One thing at a time is changed in a copy of the project: a number, a comparison, an `and`, a
loop. The fast tests of the module are run. A change that they all pass has survived: either
it changes nothing that can be seen, or a rule is not tested. The score of a room is the share
of the changes that some test noticed; `tests/mutation.md` judges those that none does.

What was found is kept under `.bygge/mutation/`, and asked for again only when the module or
its tests have changed. Settings: `[tool.mutation]` in `pyproject.toml`.

    python -m tests.mutation                     every room
    python -m tests.mutation language changes    some rooms
    python -m tests.mutation language.redline    one module
    python -m tests.mutation --again …           try what survived once more, after new tests
"""

from __future__ import annotations

import ast
import contextlib
import difflib
import hashlib
import importlib
import os
import re
import resource
import shutil
import sys
import tempfile
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from cosmic_ray import plugins
from cosmic_ray.commands import init
from cosmic_ray.mutating import use_mutation
from cosmic_ray.work_db import WorkDB, use_db
from cosmic_ray.work_item import TestOutcome, WorkerOutcome, WorkItem, WorkResult

ROOT = Path(__file__).parent.parent
KEPT = ROOT / ".bygge/mutation"
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["mutation"]
ENDLESS = 600
SHARED = ("macros.reading.library", "hypothesis.strategies", "xdist.plugin", "lxml.html")
"""Imported once for all runs. None of it may import a room that is changed."""
COPIED = ("data", "docs", "macros", "scripts", "tests", "mkdocs.yml", "pyproject.toml")


@dataclass(frozen=True)
class Module:
    """A module of a room, and the tests that hold it.

    Attributes:
        room: the folder under `macros/`.
        name: the module's name.
    """

    room: str
    name: str

    @property
    def path(self) -> str:
        return f"macros/{self.room}/{self.name}.py"

    @property
    def tests(self) -> list[str]:
        """The file of tests that bears its name, and what the settings add."""
        own = f"tests/{self.room}/test_{self.name}.py"
        more = SETTINGS["tests"].get(f"{self.room}.{self.name}", [])
        return [*([own] if Path(own).exists() else []), *more, *SETTINGS["always"]]

    @property
    def kept(self) -> Path:
        """Where its results are kept: under another name when the module or its tests change."""
        found = hashlib.sha256(Path(self.path).read_bytes())
        for test in self.tests:
            found.update(Path(test).read_bytes())
        return KEPT / f"{self.room}.{self.name}.{found.hexdigest()[:12]}.sqlite"


def modules(wanted: Sequence[str]) -> Iterator[Module]:
    """Yield the modules that are asked for, all if none is."""
    for room in SETTINGS["rooms"]:
        for path in sorted(Path("macros", room).glob("[!_]*.py")):
            module = Module(room, path.stem)
            if not wanted or {room, f"{room}.{path.stem}"} & set(wanted):
                yield module


def items(module: Module, db: WorkDB) -> Iterator[WorkItem]:
    """Yield the changes to a module that could be seen when it runs."""
    if not db.num_work_items:
        init([Path(module.path)], db, {})
    told = list(_annotations(Path(module.path).read_text("utf-8")))
    for item in db.work_items:
        (change,) = item.mutations
        inside = any(start <= change.start_pos and change.end_pos <= end for start, end in told)
        if not inside and re.fullmatch(SETTINGS["operators"], change.operator_name):
            yield item


Span = tuple[tuple[int, int], tuple[int, int]]


def _annotations(source: str) -> Iterator[Span]:
    """Yield where the annotations stand: nothing evaluates them."""
    for node in ast.walk(ast.parse(source)):
        for found in (getattr(node, "annotation", None), getattr(node, "returns", None)):
            if isinstance(found, ast.expr):
                yield (
                    (found.lineno, found.col_offset),
                    (found.end_lineno or 0, found.end_col_offset or 0),
                )


def passes(tests: Sequence[str], seconds: int) -> bool:
    """Tell whether some tests pass, in a process that need not begin from the beginning.

    Args:
        tests: their files.
        seconds: how much of the processor's time they may take: a change can make a loop endless.
    """
    sys.stdout.flush()
    child = os.fork()
    if not child:
        with open(os.devnull, "w") as nothing:  # noqa: PTH123
            os.dup2(nothing.fileno(), 1)
            os.dup2(nothing.fileno(), 2)
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        options = (
            "-n0 -q -x -p no:cacheprovider --assert=plain --hypothesis-profile=mutation".split()
        )
        code = 1
        with contextlib.suppress(BaseException):
            code = int(pytest.main([*options, *tests]))
        os._exit(code)
    return os.waitpid(child, 0)[1] == 0


def survives(item: WorkItem, module: Module, seconds: int) -> WorkResult:
    """Return whether the tests of a module pass with a change."""
    (change,) = item.mutations
    operator = plugins.get_operator(change.operator_name)()
    with use_mutation(change.module_path, operator, change.occurrence) as (before, after):
        survived = passes(module.tests, seconds)
    told = difflib.unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=0)
    return WorkResult(
        worker_outcome=WorkerOutcome.NORMAL,
        test_outcome=TestOutcome.SURVIVED if survived else TestOutcome.KILLED,
        diff="\n".join(told),
    )


def try_changes(module: Module, *, again: bool) -> tuple[int, list[WorkResult]]:
    """Return how many changes a module has, and those that survived."""
    if again and not module.kept.exists():
        earlier = sorted(KEPT.glob(f"{module.room}.{module.name}.*.sqlite"), key=_age)
        if earlier:
            earlier[-1].rename(module.kept)
    with use_db(module.kept) as db:
        todo = list(items(module, db))
        done = dict(db.results)
        left = [
            item
            for item in todo
            if item.job_id not in done
            or (again and done[item.job_id].test_outcome == TestOutcome.SURVIVED)
        ]
        before = _spent()
        if left and not passes(module.tests, ENDLESS):
            sys.exit(f"The tests fail before anything is changed: {' '.join(module.tests)}")
        seconds = 3 + 2 * int(_spent() - before)
        for number, item in enumerate(left, 1):
            db.set_result(item.job_id, survives(item, module, seconds))
            if sys.stderr.isatty():
                name = f"{module.room}.{module.name}"
                print(f"\r{name} {number}/{len(left)}", end="", file=sys.stderr)
        done = dict(db.results)
    wanted = {item.job_id for item in todo}
    survivors = [
        found
        for job, found in done.items()
        if job in wanted and found.test_outcome == TestOutcome.SURVIVED
    ]
    return len(todo), survivors


def _spent() -> float:
    """Return how much of the processor's time the tests have taken so far."""
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


def _age(path: Path) -> float:
    return path.stat().st_mtime


def copy(target: Path) -> None:
    """Copy what the tests need of the project, to be changed."""
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, target / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy2(source, target / name)


def main(arguments: Sequence[str]) -> int:
    """Print what survived, and the score of each room; return 1 if one is below the bound."""
    KEPT.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=KEPT) as folder:
        copy(Path(folder))
        # The copy is what is imported, however the project is installed; and what is not
        # changed is imported once.
        os.chdir(folder)
        sys.path.insert(0, folder)
        sys.modules.pop("tests", None)
        sys.dont_write_bytecode = True
        for name in SHARED:
            importlib.import_module(name)
        rooms = tally(
            [name for name in arguments if name != "--again"], again="--again" in arguments
        )
        os.chdir(ROOT)
    for room, (killed, number) in rooms.items():
        print(f"{room}: {killed} of {number}, {100 * killed / number:.1f} %")
    return int(any(100 * killed < SETTINGS["bound"] * number for killed, number in rooms.values()))


def tally(wanted: Sequence[str], *, again: bool) -> dict[str, tuple[int, int]]:
    """Print what survived in each module; return how many changes of a room did not, and of how many."""
    rooms: dict[str, tuple[int, int]] = {}
    for module in modules(wanted):
        number, survivors = try_changes(module, again=again)
        for found in survivors:
            lines = (found.diff or "").splitlines()
            print("\n".join(line for line in lines if re.match(r"@@|[-+](?![-+])", line)))
        killed = number - len(survivors)
        print(f"{module.room}.{module.name}: {killed} of {number}", flush=True)
        before = rooms.get(module.room, (0, 0))
        rooms[module.room] = (before[0] + killed, before[1] + number)
    return rooms


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
