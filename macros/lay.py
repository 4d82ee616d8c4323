"""Lays the pages of a site out as plain files, for any generator to build from.

Nothing runs before the gate: a page that the gate has refused does not come here, so no
generator can run a macro of it.
"""

from __future__ import annotations

import base64
import html
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from macros import inspection
from macros.checks import gate_problems
from macros.checks.project import PREFIX
from macros.problems import Problem
from macros.reading.library import Library
from macros.reading.ready_html import READY
from macros.tree import Nav


@dataclass(frozen=True, slots=True)
class Laid:
    """A site's pages as files.

    Attributes:
        docs: the folder that holds them.
        nav: their menu.
    """

    docs: Path
    nav: Nav


class RefusedError(Exception):
    """The gate has refused a page or the settings.

    Attributes:
        problems: what is wrong, sorted by place.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        super().__init__()
        self.problems = tuple(problems)


def lay(library: Library, docs: Path) -> Laid:
    """Write every page of a site into a folder that holds nothing else, if the gate lets it.

    A file that is there already with the same content is left alone, so that a generator that
    builds only what changed can tell. In a preview, in which drafts are seen, a page that the
    gate refuses is replaced by one that says what is wrong with it.

    Args:
        library: the project as it is, on its day.
        docs: the folder; what else is in it goes.

    Raises:
        RefusedError: nothing was written.
    """
    known = inspection.inspected(library)
    problems = gate_problems(known)
    pages = {problem.path for problem in problems} & set(known.files)
    elsewhere = [problem for problem in problems if problem.path not in pages]
    if elsewhere or (problems and not library.utkast):
        raise RefusedError(problems)
    grown = inspection.grown(known)
    files = {path: text.encode() for path, text in grown.made.items()}
    for path in grown.written:
        files[path] = (library.root / PREFIX / path).read_bytes()
    for path in pages:
        _replace(files, path.removeprefix(PREFIX), [p for p in problems if p.path == path])
    _write(docs, files)
    return Laid(docs, grown.nav)


def _replace(files: dict[str, bytes], path: str, problems: list[Problem]) -> None:
    """Put what is wrong with a page in its place, and in that of the whole text it belongs to."""
    rows = "".join(f"<li>{html.escape(str(problem))}</li>" for problem in problems)
    told = f'<div class="fel" role="alert"><p>Sidan visas inte förrän felet är rättat.</p><ul>{rows}</ul></div>'
    page = f"# Fel i {Path(path).name}\n\n{READY} {base64.b64encode(told.encode()).decode()}\n"
    whole = f"{path.rpartition('/')[0]}/hela.md"
    for place in (path, whole):
        if place in files:
            files[place] = page.encode()


def _write(docs: Path, files: Mapping[str, bytes]) -> None:
    docs.mkdir(parents=True, exist_ok=True)
    for path in sorted(docs.rglob("*"), reverse=True):
        name = path.relative_to(docs).as_posix()
        if path.is_dir() and not path.is_symlink():
            if not any(path.iterdir()):
                path.rmdir()
        elif name not in files:
            path.unlink()
    changed = {name for name, content in files.items() if _content(docs / name) != content}
    # The whole text of a version says what its chapters say: it changes with them.
    changed |= {
        whole for name in changed if (whole := f"{name.rpartition('/')[0]}/hela.md") in files
    }
    for name in sorted(changed):
        (docs / name).parent.mkdir(parents=True, exist_ok=True)
        (docs / name).write_bytes(files[name])


def _content(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None
