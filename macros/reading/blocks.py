"""The blocks `/// …` of a page: known, rightly written, and closed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from macros.problems import Place, Problem, shown
from macros.reading.layout_blocks import BildtextBlock, CitatrutaBlock, FigurBlock, RutaBlock
from macros.reading.places import Places

KINDS = {
    kind.NAME: bool(kind.ARGUMENT)
    for kind in (BildtextBlock, CitatrutaBlock, FigurBlock, RutaBlock)
}
"""Each kind of block, and whether it has a name after `|`."""
LINE = re.compile(r"(?P<marks>/{3,}) *(?P<rest>.*?) *")
INSIDE = re.compile(r"^(?P<before>(?:[ >]|[-*+] |\d+[.)] |\[\^[^\]\n]*\]:)+)/{3,}", re.MULTILINE)
GUARD = "\u2044\u2044\u2044"
START = re.compile(r"(?P<kind>[\w-]+)(?: *\| *(?P<argument>.*))?")
ALL = ", ".join(sorted(KINDS))


@dataclass(frozen=True, slots=True)
class Block:
    """A block of a known kind.

    Attributes:
        kind: its word.
        argument: what stands after `|`; empty if nothing does.
        place: line and column.
    """

    kind: str
    argument: str
    place: Place


def read(path: str, places: Places) -> tuple[list[Block], list[Problem]]:
    """Return the blocks of a page, and what is wrong with them."""
    found: list[Block] = []
    problems: list[Problem] = []
    opened: list[tuple[int, str, Place]] = []
    lines = places.lines
    for number, line in enumerate(lines, 1):
        match = LINE.fullmatch(line)
        if match is None:
            continue
        place = (number, 1)
        length, rest = len(match["marks"]), match["rest"]
        if rest:
            opened.append((length, rest, place))
            told = list(_start(path, rest, place))
            problems += told
            if not told:
                kind, _, argument = (part.strip() for part in rest.partition("|"))
                found.append(Block(kind, argument, place))
            following = lines[number] if number < len(lines) else ""
            if re.match(r" {4,}\S", following):
                problems.append(_settings(path, number + 1))
        elif any(length == other for other, _, _ in opened):
            while opened[-1][0] != length:
                problems.append(_unclosed(path, *opened.pop()))
            opened.pop()
        else:
            problems.append(
                Problem(
                    path,
                    *place,
                    "M043",
                    "/// stänger ett block som inte är öppnat",
                    "ta bort raden",
                )
            )
    problems += [_unclosed(path, *each) for each in opened]
    return found, problems


def guarded(text: str) -> str:
    """Return a page's text in which a block inside a list or quote is none.

    The extension can look for the end of such a block for ever.
    """
    return INSIDE.sub(lambda match: match["before"] + GUARD, text)


def _start(path: str, rest: str, place: Place) -> Iterator[Problem]:
    match = START.fullmatch(rest)
    kind = match["kind"] if match else rest
    if kind not in KINDS:
        yield Problem(
            path, *place, "M040", f'blocket "{shown(kind, 30)}" finns inte',
            f"använd något av {ALL}",
        )  # fmt: skip
    elif match and KINDS[kind] != bool(match["argument"]):
        yield Problem(
            path, *place, "M041",
            f"blocket {kind} ska ha ett namn" if KINDS[kind] else f"blocket {kind} ska inte ha något namn",
            f'skriv "/// {kind} | namn"' if KINDS[kind] else f'skriv "/// {kind}"',
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
