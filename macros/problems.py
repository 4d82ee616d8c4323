"""What a check finds, and how it prints."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

Place = tuple[int, int]
Path_ = tuple[str | int, ...]
# Characters that turn the reading direction around, hide letters or steer a machine: a text
# could then say something else than it shows. Line feed and tab are told of elsewhere.
INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ud800-\udfff\ufe00-\ufe0f\ufeff\uffa0"
    "\ufff0-\ufffc\ufffe\uffff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)


def shown(text: object, length: int = 60) -> str:
    """Return what a message can say of some text: one line, nothing invisible, not too long."""
    line = " ".join(INVISIBLE.sub("\N{REPLACEMENT CHARACTER}", str(text)).split())
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"


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
