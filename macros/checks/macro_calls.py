"""What Jinja would run in a page: nothing but calls of registered macros."""

from __future__ import annotations

import difflib
import inspect
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from jinja2 import Environment, TemplateSyntaxError, nodes

from macros.problems import Place, Problem, shown
from macros.reading.page import Page
from macros.reading.places import Places
from macros.reading.template import DELIMITER

Literal = str | int | bool

_jinja = Environment(autoescape=True)
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


def read_calls(page: Page, macros: Macros) -> tuple[list[Call], list[Problem]]:
    """Return the macro calls of a page, and what is wrong with all that Jinja would act on.

    Args:
        page: the page.
        macros: every macro that a page may call.
    """
    path, places = page.path, page.places
    problems = list(_commands(path, places))
    # Comments and commands are told of already; without them the rest can be parsed. What
    # is allowed begins and ends on one line, so each line is a template of its own.
    text = re.sub(r"\{\{|\{[%#]", lambda match: match[0] if match[0] == "{{" else "{ ", places.text)
    lines = text.split("\n")
    found: list[Call] = []
    for number, line in enumerate(lines, 1):
        if "{{" in line:
            told, good = _line(path, number, line, macros, alone=_alone(lines, number))
            problems += told
            found += good
    return found, problems


def _commands(path: str, places: Places) -> Iterator[Problem]:
    for match in DELIMITER.finditer(places.text):
        line, column = places.at(match.start())
        rest = places.text[match.start() :].split("\n", 1)[0]
        if match.group() == "{%":
            yield Problem(
                path, line, column, "M002", f"kommandot {shown(rest.partition('%}')[0] + '%}', 40)}",
                "ta bort det; på en sida får bara makroanrop stå, till exempel {{ dokumentlista() }}",
            )  # fmt: skip
        elif match.group() == "{#":
            wanted = re.match(r"\{#[ ]*(\w[\w-]*)", rest)
            yield Problem(
                path, line, column, "M001", "{# inleder en dold kommentar",
                f'skriv "{{ #{wanted[1]} }}" med blanksteg om det är ett id, annars ta bort den'
                if wanted else "ta bort den",
            )  # fmt: skip


_UNREADABLE = (
    "makroanropet går inte att läsa",
    'skriv det som {{ namn() }} eller {{ namn("värde") }}, på en egen rad',
)
_NOT_A_CALL = "skriv ett makroanrop, till exempel {{ dokumentlista() }}, eller ta bort klamrarna"


@lru_cache(maxsize=1024)
def _parts(line: str) -> list[nodes.Node] | None:
    """Return what a line of a template puts out; None if it cannot be parsed."""
    try:
        body = _jinja.parse(line).body
    except (TemplateSyntaxError, RecursionError, ValueError):
        return None
    return [part for output in body if isinstance(output, nodes.Output) for part in output.nodes]


def _alone(lines: list[str], number: int) -> bool:
    around = [lines[n] for n in (number - 2, number) if 0 <= n < len(lines)]
    return all(not line.strip() for line in around)


def _line(
    path: str, number: int, line: str, macros: Macros, *, alone: bool
) -> tuple[list[Problem], list[Call]]:
    column = line.index("{{") + 1
    parts = _parts(line)
    # A sign next to the braces would join the lines around the call.
    if parts is None or re.search(r"\{\{[-+]|[-+]\}\}", line):
        return [Problem(path, number, column, "M003", *_UNREADABLE)], []
    problems: list[Problem] = []
    found: list[Call] = []
    columns = [match.start() + 1 for match in re.finditer(r"\{\{", line)]
    expressions = [part for part in parts if not isinstance(part, nodes.TemplateData)]
    for order, expression in enumerate(expressions):
        place = (number, columns[min(order, len(columns) - 1)])
        result = _judged(expression, place, macros)
        if isinstance(result, Call):
            found.append(result)
        else:
            problems.append(Problem(path, *place, *result))
    if found and not problems and (len(parts) > 1 or not alone or line != line.strip()):
        problems.append(
            Problem(
                path, number, columns[0], "M008", "makroanropet delar rad eller stycke med annat",
                "sätt det först på en egen rad med en tom rad före och efter",
            )
        )  # fmt: skip
    return problems, found


def _judged(node: nodes.Node, place: Place, known: Macros) -> Call | tuple[str, str, str]:
    """Return the call, or code, message and remedy of what is wrong with it."""
    if isinstance(node, nodes.Name) and node.name in known:
        return "M004", f'makrot "{node.name}" saknar parenteser', f"skriv {{{{ {node.name}() }}}}"
    if not isinstance(node, nodes.Call) or not isinstance(node.node, nodes.Name):
        return "M004", "uttrycket är inte ett makroanrop", _NOT_A_CALL
    name = node.node.name
    if name not in known:
        near = difflib.get_close_matches(name, known, 1)
        return "M005", f'makrot "{shown(name)}" finns inte', (
            f"kanske menar du {{{{ {near[0]}() }}}}" if near else "rätta namnet eller ta bort raden"
        )  # fmt: skip
    arguments = [*node.args, *(keyword.value for keyword in node.kwargs)]
    constant = all(
        isinstance(a, nodes.Const) and type(a.value) in (str, int, bool) for a in arguments
    )
    if not constant or node.dyn_args or node.dyn_kwargs:
        return "M006", f'makrot "{name}" anropas med något annat än fasta värden', (
            "skriv varje värde som text inom citattecken, ett heltal, true eller false"
        )  # fmt: skip
    return _bound(known[name], name, node, place)


def _bound(
    signature: inspect.Signature, name: str, node: nodes.Call, place: Place
) -> Call | tuple[str, str, str]:
    values = [a.value for a in node.args if isinstance(a, nodes.Const)]
    named = {k.key: k.value.value for k in node.kwargs if isinstance(k.value, nodes.Const)}
    try:
        bound = signature.bind(*values, **named).arguments
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
    return Call(name, tuple(bound.items()), place)
