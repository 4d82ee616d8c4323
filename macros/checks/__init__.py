"""Rules on the texts and the data; each yields problems and never raises."""

from __future__ import annotations

from macros.library import Library
from macros.problems import Problem


def check(library: Library) -> list[Problem]:
    """Return every problem, sorted, each told once."""
    return sorted(set(library.problems))
