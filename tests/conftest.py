"""What the tests share: the site, built once and served."""

from __future__ import annotations

import contextlib
import functools
import http.server
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import Phase, settings

from macros.model import Noun
from macros.reading import environment, library
from macros.reading.library import Library
from macros.reading.tables import DATA_FILES, Table

# A slow machine is no fault of what is tested.
settings.register_profile("without deadline", deadline=None)
settings.load_profile("without deadline")

ROOT = Path(__file__).parent.parent
PROJECT = ("data", "docs", "macros", "mkdocs.yml")
THE_FRAME_LEADS_TO = (
    "roller/index", "om/index", "tillganglighet/index", "redaktion/index",
)  # fmt: skip
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; base-uri 'none'; form-action 'self'"
)

# A slow machine is no mistake: no example is timed.
settings.register_profile("utan klocka", deadline=None)
# And whoever breaks the code on purpose wants to know that a test fails, not how it fails.
settings.register_profile(
    "mutation",
    deadline=None, derandomize=True, database=None, phases=(Phase.explicit, Phase.generate),
)  # fmt: skip
settings.load_profile("utan klocka")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Put the laws last where the first failure ends the run: they take the longest."""
    if config.getoption("hypothesis_profile") == "mutation":
        items.sort(key=lambda item: item.get_closest_marker("hypothesis") is not None)


def copy_of_the_project(target: Path) -> Path:
    """Return a copy of what a publication needs, free to change."""
    target.mkdir(parents=True, exist_ok=True)
    for name in PROJECT:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, target / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy2(source, target / name)
    return target


def styrdok(*arguments: str, root: Path, **surroundings: str) -> subprocess.CompletedProcess[str]:
    """Run the command as an editor does, in a project of its own."""
    return subprocess.run(
        [sys.executable, "-m", "scripts.styrdok", *arguments],
        cwd=root,
        env={"PYTHONPATH": f"{root}:{ROOT}", "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"}
        | surroundings,
        capture_output=True,
        text=True,
        check=False,
    )


def library_with(
    *nouns: Noun, dag: date, tables: Mapping[str, Table] | None = None, utkast: bool = False
) -> Library:
    """Return a library of nouns that stand in no file, as of a day."""
    found = {
        path: Table(path, tuple(enumerate(n for n in nouns if type(n) is kind)), None)
        for path, kind in DATA_FILES.items()
    }
    return Library(Path("finns-inte"), {**found, **(tables or {})}, (), dag, utkast)


def made(known: Library) -> dict[str, str]:
    """Return the text of every page of a site that nobody needs to write, by path."""
    from macros import tree  # with all views, which most tests do without

    return tree.make(known, (), {}).made


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """Return a folder that the first of the run's processes makes, and that all of them read."""
    base = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        base = base.parent
    folder, made = base / name, base / f"{name}.klar"
    with FileLock(f"{folder}.las"):
        if not made.exists():
            shutil.rmtree(folder, ignore_errors=True)  # from a process that failed half way
            make(folder)
            made.touch()
    return folder


@pytest.fixture(scope="session")
def known() -> Library:
    return library.load(ROOT)


@pytest.fixture(scope="session")
def tider(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small city's programme and guideline over ten years: made up, and whole."""
    root = tmp_path_factory.mktemp("tider") / "p"
    shutil.copytree(ROOT / "tests/golden/tider", root)
    for table in library.load(root).tables:
        (root / table).touch()  # tables that the small project has no use for
    return root


@pytest.fixture(scope="session")
def tider_site(tider: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small city's site, published when its history was over."""

    def publish(root: Path) -> None:
        shutil.copytree(tider, root)
        shutil.copytree(ROOT / "macros", root / "macros", ignore=_without_figures)
        for name in THE_FRAME_LEADS_TO:
            page = root / f"docs/{name}.md"
            page.parent.mkdir(exist_ok=True)
            page.write_text("# Sida\n\n## Så läser du { #sa-laser-du }\n\nOrd.\n", "utf-8")
        day = int(datetime(2042, 1, 1, tzinfo=UTC).timestamp())
        run = styrdok("publicera", root=root, **{environment.DAY: str(day)})
        assert run.returncode == 0, run.stdout + run.stderr

    return made_once(tmp_path_factory, "smastad", publish) / "site"


def _without_figures(folder: str, names: list[str]) -> set[str]:
    figures = names if folder.endswith("figurer") else []
    return {name for name in names if name == "__pycache__" or name in figures}


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project with its published site."""

    def publish(root: Path) -> None:
        run = styrdok("publicera", root=copy_of_the_project(root))
        assert run.returncode == 0, run.stdout + run.stderr

    return made_once(tmp_path_factory, "projekt", publish)


@pytest.fixture(scope="session")
def site(project: Path) -> Path:
    return project / "site"


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Serves a folder under the content policy that every page must live with."""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@contextlib.contextmanager
def served(site: Path) -> Iterator[str]:
    """Serve a built site, and give its address."""
    handler = functools.partial(_Handler, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    with served(site) as found:
        yield found


@pytest.fixture(scope="session")
def small_city(tider_site: Path) -> Iterator[str]:
    with served(tider_site) as found:
        yield found
