"""Runs the rules, told what only the rooms above them know: which pages are made."""

from __future__ import annotations

from macros import checks, tree
from macros.checks.project import PREFIX, Project, project
from macros.problems import Problem
from macros.reading.library import Library


def inspected(library: Library) -> Project:
    """Return what the rules look at: the library, what people wrote, and which pages are made."""
    known = project(library)
    return project(library, frozenset(PREFIX + path for path in grown(known).made))


def grown(known: Project) -> tree.Tree:
    """Return the pages of a project's site."""
    written = (path.removeprefix(PREFIX) for path in known.files)
    return tree.make(known.library, written, _titles(known))


def check(library: Library) -> list[Problem]:
    """Return every problem of a project, sorted by place, each told once."""
    return checks.check(inspected(library))


def gate(library: Library) -> list[Problem]:
    """Return what keeps the pages of a project from being built, sorted by place."""
    return checks.gate(inspected(library))


def _titles(known: Project) -> dict[str, str]:
    return {
        path.removeprefix(PREFIX): page.headings[0].text
        for path, page in known.pages.items()
        if page.headings
    }
