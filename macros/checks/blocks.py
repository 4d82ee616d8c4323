"""The blocks `/// …` of a page: known, rightly written, and closed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.problems import Place, Problem, shown
from macros.reading.block_kinds import TAKES_NAME
from macros.reading.page import Page

START = re.compile(r"(?P<kind>[\w-]+)(?: *\| *(?P<argument>.*))?")
ALL = ", ".join(sorted(TAKES_NAME))


def blocks(page: Page) -> Iterator[Problem]:
    """Yield what is wrong with the blocks of a page."""
    opened: list[tuple[int, str, Place]] = []
    for line in page.block_lines:
        place = (line.number, 1)
        if line.rest:
            opened.append((line.marks, line.rest, place))
            yield from _start(page.path, line.rest, place)
            if line.indented_after:
                yield _settings(page.path, line.number + 1)
        elif any(line.marks == marks for marks, _, _ in opened):
            while opened[-1][0] != line.marks:
                yield _unclosed(page.path, *opened.pop())
            opened.pop()
        else:
            yield Problem(
                page.path, *place, "M043", "/// stänger ett block som inte är öppnat",
                "ta bort raden",
            )  # fmt: skip
    for each in opened:
        yield _unclosed(page.path, *each)


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
