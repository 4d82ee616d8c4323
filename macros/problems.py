"""What a check finds, and how it prints."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake, told to the editor who can mend it.

    Attributes:
        path: the file, relative to the project's root, with forward slashes.
        line: line, counted from 1.
        column: column, counted from 1.
        code: a letter for the kind and three digits, stable over releases.
        message: what is wrong, in Swedish, without a full stop.
        remedy: what to do, in Swedish, without a full stop.
    """

    path: str
    line: int
    column: int
    code: str
    message: str
    remedy: str

    def __str__(self) -> str:
        """Return the one line that an editor reads."""
        return f"{self.path}:{self.line}:{self.column} {self.code} {self.message} – {self.remedy}"


def report(problems: Iterable[Problem]) -> str:
    """Return all problems, each on a line, sorted by place, each told once."""
    return "\n".join(str(problem) for problem in sorted(set(problems)))
