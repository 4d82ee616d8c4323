"""Runs the rules, told what only the rooms above them know: which macros and pages there are."""

from __future__ import annotations

import inspect
from dataclasses import replace

from macros import checks, tree, views
from macros.checks.project import PREFIX, Project
from macros.problems import Problem
from macros.reading.library import Library

SIGNATURES = {
    # What a page may write in the call: all but the library and the page.
    view.__name__: inspect.Signature(list(inspect.signature(view).parameters.values())[2:])
    for view in views.MACROS
}
"""What each macro takes from the call, by its name."""


def inspected(library: Library) -> Project:
    """Return what the rules look at: the library, what people wrote, and which pages are made."""
    known = Project(library)
    return replace(
        known, made=frozenset(PREFIX + path for path in grown(known).made), macros=SIGNATURES
    )


def grown(known: Project) -> tree.Tree:
    """Return the pages of a project's site."""
    written = (path.removeprefix(PREFIX) for path in known.files)
    return tree.make(known.library, written, _titles(known))


def check(library: Library) -> list[Problem]:
    """Return every problem of a project, sorted by place, each told once."""
    return checks.all_problems(inspected(library))


def gate(library: Library) -> list[Problem]:
    """Return what keeps the pages of a project from being built, sorted by place."""
    return checks.gate_problems(inspected(library))


def _titles(known: Project) -> dict[str, str]:
    return {
        path.removeprefix(PREFIX): page.headings[0].text
        for path, page in known.pages.items()
        if page.headings
    }
