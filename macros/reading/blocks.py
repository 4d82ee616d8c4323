"""The blocks `/// …` of a page as they are written: known, rightly written, and closed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from macros.problems import Place, Problem, shown
from macros.reading.layout_blocks import TAKES_NAME

LINE = re.compile(r"(?P<marks>/{3,}) *(?P<rest>.*?) *")
INSIDE = re.compile(r"^(?P<before>(?:[ >]|[-*+] |\d+[.)] |\[\^[^\]\n]*\]:)+)/{3,}", re.MULTILINE)
GUARD = "\u2044\u2044\u2044"
"""Stands for `///` in a list or quote, where the parser could look for its end for ever."""
START = re.compile(r"(?P<kind>[\w-]+)(?: *\| *(?P<argument>.*))?")
ALL = ", ".join(sorted(TAKES_NAME))


@dataclass(frozen=True, slots=True)
class BlockLine:
    """A line that begins with `///`.

    Attributes:
        number: the line.
        marks: how many slashes it begins with.
        rest: what stands after them: kind and name of a block that begins; empty where one ends.
        indented_after: whether the next line is indented as settings would be.
    """

    number: int
    marks: int
    rest: str
    indented_after: bool


def block_lines(text: str) -> Iterator[BlockLine]:
    """Yield every such line of a text."""
    lines = text.split("\n")
    for number, line in enumerate(lines, 1):
        match = LINE.fullmatch(line) if line.startswith("///") else None
        if match:
            after = lines[number] if number < len(lines) else ""
            indented = bool(re.match(r" {4,}\S", after))
            yield BlockLine(number, len(match["marks"]), match["rest"], indented)


def guarded(text: str) -> str:
    """Return a page's text in which a block inside a list or quote is none."""
    return INSIDE.sub(lambda match: match["before"] + GUARD, text)


def block_problems(path: str, lines: Iterable[BlockLine]) -> Iterator[Problem]:
    """Yield what is wrong with the blocks of a page.

    Args:
        path: the file.
        lines: the lines that open and close its blocks.
    """
    opened: list[tuple[int, str, Place]] = []
    for line in lines:
        place = (line.number, 1)
        if line.rest:
            opened.append((line.marks, line.rest, place))
            yield from _start(path, line.rest, place)
            if line.indented_after:
                yield _settings(path, line.number + 1)
        elif any(line.marks == marks for marks, _, _ in opened):
            while opened[-1][0] != line.marks:
                yield _unclosed(path, *opened.pop())
            opened.pop()
        else:
            yield Problem(
                path, *place, "M043", "/// stänger ett block som inte är öppnat",
                "ta bort raden",
            )  # fmt: skip
    for each in opened:
        yield _unclosed(path, *each)


def _start(path: str, rest: str, place: Place) -> Iterator[Problem]:
    match = START.fullmatch(rest)
    kind = match["kind"] if match else rest
    if kind not in TAKES_NAME:
        yield Problem(
            path, *place, "M040", f'blocket "{shown(kind, 30)}" finns inte',
            f"använd något av {ALL}",
        )  # fmt: skip
    elif match and TAKES_NAME[kind] != bool(match["argument"]):
        yield Problem(
            path, *place, "M041",
            f"blocket {kind} ska ha ett namn" if TAKES_NAME[kind] else f"blocket {kind} ska inte ha något namn",
            f'skriv "/// {kind} | namn"' if TAKES_NAME[kind] else f'skriv "/// {kind}"',
        )  # fmt: skip


def _settings(path: str, number: int) -> Problem:
    return Problem(
        path, number, 5, "M044", "block har inga inställningar här", "ta bort indraget eller raden"
    )


def _unclosed(path: str, length: int, rest: str, place: Place) -> Problem:
    kind = shown(rest.partition("|")[0].strip(), 30)
    return Problem(
        path, *place, "M042", f"blocket {kind} stängs aldrig",
        f"skriv {'/' * length} på en egen rad efter det",
    )  # fmt: skip
