"""What Jinja would run in a page: nothing but calls of registered macros."""

from __future__ import annotations

import difflib
import inspect
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from macros.problems import Place, Problem, shown
from macros.reading.expressions import Expression, ExpressionKind, MacroLine
from macros.reading.page import Page

Literal = str | int | bool

_KINDS: dict[str, tuple[type, str]] = {
    "str": (str, "text inom citattecken"),
    "int": (int, "ett heltal"),
    "bool": (bool, "true eller false"),
}


@dataclass(frozen=True, slots=True)
class Call:
    """A call of a registered macro, alone on its line.

    Attributes:
        name: the macro.
        arguments: what it is called with, by the macro's own names.
        place: line and column.
    """

    name: str
    arguments: tuple[tuple[str, Literal], ...]
    place: Place


Macros = Mapping[str, inspect.Signature]
"""What each macro takes from the call, by its name."""


def read_calls(page: Page, macros: Macros) -> tuple[tuple[Call, ...], tuple[Problem, ...]]:
    """Return the macro calls of a page, and what is wrong with all that Jinja would act on.

    Args:
        page: the page.
        macros: every macro that a page may call.
    """
    problems = list(_commands(page))
    found: list[Call] = []
    for line in page.macro_lines:
        told, good = _line(page.path, line, macros)
        problems += told
        found += good
    return tuple(found), tuple(problems)


def _commands(page: Page) -> Iterator[Problem]:
    for command in page.commands:
        if command.delimiter == "{%":
            told = shown(command.rest.partition("%}")[0] + "%}", 40)
            yield Problem(
                page.path, *command.place, "M002", f"kommandot {told}",
                "ta bort det; på en sida får bara makroanrop stå, till exempel {{ dokumentlista() }}",
            )  # fmt: skip
        else:
            wanted = re.match(r"\{#[ ]*(\w[\w-]*)", command.rest)
            yield Problem(
                page.path, *command.place, "M001", "{# inleder en dold kommentar",
                f'skriv "{{ #{wanted[1]} }}" med blanksteg om det är ett id, annars ta bort den'
                if wanted else "ta bort den",
            )  # fmt: skip


_UNREADABLE = (
    "makroanropet går inte att läsa",
    'skriv det som {{ namn() }} eller {{ namn("värde") }}, på en egen rad',
)
_NOT_A_CALL = "skriv ett makroanrop, till exempel {{ dokumentlista() }}, eller ta bort klamrarna"


def _line(path: str, line: MacroLine, macros: Macros) -> tuple[list[Problem], list[Call]]:
    if line.expressions is None:
        return [Problem(path, *line.place, "M003", *_UNREADABLE)], []
    problems: list[Problem] = []
    found: list[Call] = []
    for expression in line.expressions:
        result = _judged(expression, macros)
        if isinstance(result, Call):
            found.append(result)
        else:
            problems.append(Problem(path, *expression.place, *result))
    if found and not problems and not line.alone:
        problems.append(
            Problem(
                path, *line.place, "M008", "makroanropet delar rad eller stycke med annat",
                "sätt det först på en egen rad med en tom rad före och efter",
            )
        )  # fmt: skip
    return problems, found


def _judged(expression: Expression, known: Macros) -> Call | tuple[str, str, str]:
    """Return the call, or code, message and remedy of what is wrong with it."""
    name = expression.name
    if expression.kind is ExpressionKind.NAME and name in known:
        return "M004", f'makrot "{name}" saknar parenteser', f"skriv {{{{ {name}() }}}}"
    if expression.kind is not ExpressionKind.CALL:
        return "M004", "uttrycket är inte ett makroanrop", _NOT_A_CALL
    if name not in known:
        near = difflib.get_close_matches(name, known, 1)
        return "M005", f'makrot "{shown(name)}" finns inte', (
            f"kanske menar du {{{{ {near[0]}() }}}}" if near else "rätta namnet eller ta bort anropet"
        )  # fmt: skip
    if not expression.constant:
        return "M006", f'makrot "{name}" anropas med något annat än fasta värden', (
            "skriv varje värde som text inom citattecken, ett heltal, true eller false"
        )  # fmt: skip
    return _bound(known[name], expression)


def _bound(signature: inspect.Signature, expression: Expression) -> Call | tuple[str, str, str]:
    name = expression.name
    try:
        bound = signature.bind(*expression.positional, **dict(expression.named)).arguments
    except TypeError:
        wanted = ", ".join('"…"' for _ in signature.parameters)
        return (
            "M007",
            f'makrot "{name}" anropas med fel värden',
            f"skriv {{{{ {name}({wanted}) }}}}",
        )
    for parameter, value in bound.items():
        kind, told = _KINDS[str(signature.parameters[parameter].annotation)]
        if type(value) is not kind:
            return (
                "M007", f'värdet {shown(repr(value), 30)} till makrot "{name}" ska vara {told}',
                "rätta värdet",
            )  # fmt: skip
    return Call(name, tuple(bound.items()), expression.place)
