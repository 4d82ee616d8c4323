"""What Jinja would act on in a page, as it is written; whether it may stand there is a rule."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from jinja2 import Environment, TemplateSyntaxError, nodes

from macros.problems import Place
from macros.reading.lines import Lines, blank

DELIMITER = re.compile(r"\{[{%#]")
REGION = re.compile(
    r"\{\{.*?\}\}|\{%.*?%\}|\{#[ ]*(?P<id>[\w-]+)[ ]*\}|\{#.*?#\}|\{[{%#]", re.DOTALL
)
_jinja = Environment(autoescape=True)


class ExpressionKind(StrEnum):
    """What an expression is."""

    CALL = "call"
    NAME = "name"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Expression:
    """An expression between double braces.

    Attributes:
        kind: what it is.
        name: the macro that it calls or names; empty if it does neither.
        positional: the constants that are given by place.
        named: the constants that are given by name.
        constant: whether it is given constants alone.
        place: line and column.
    """

    kind: ExpressionKind
    name: str
    positional: tuple[object, ...]
    named: tuple[tuple[str, object], ...]
    constant: bool
    place: Place


@dataclass(frozen=True, slots=True)
class MacroLine:
    """A line with double braces.

    Attributes:
        place: line and column of the first braces.
        expressions: what stands between the braces; None if Jinja cannot read the line.
        alone: whether one expression fills the line, with an empty line before and after.
    """

    place: Place
    expressions: tuple[Expression, ...] | None
    alone: bool


@dataclass(frozen=True, slots=True)
class Command:
    """A command `{%` or a comment `{#`.

    Attributes:
        delimiter: what it begins with.
        rest: its line, from there on.
        place: line and column.
    """

    delimiter: str
    rest: str
    place: Place


def macro_lines(text: str) -> Iterator[MacroLine]:
    """Yield every line of a page on which Jinja would put something out."""
    if "{{" not in text:
        return
    # Comments and commands are told of by themselves; without them the rest can be parsed. What
    # is allowed begins and ends on one line, so each line is a template of its own.
    text = re.sub(r"\{\{|\{[%#]", lambda match: match[0] if match[0] == "{{" else "{ ", text)
    lines = text.split("\n")
    for number, line in enumerate(lines, 1):
        if "{{" in line:
            around = [lines[n] for n in (number - 2, number) if 0 <= n < len(lines)]
            yield _line(number, line, apart=all(not each.strip() for each in around))


def commands(text: str) -> Iterator[Command]:
    """Yield every command and comment of a page."""
    lines = Lines(text)
    for match in DELIMITER.finditer(text):
        if match.group() != "{{":
            rest = text[match.start() :].split("\n", 1)[0]
            yield Command(match.group(), rest, lines.at(match.start()))


def blanked(text: str) -> str:
    """Return a page's text with everything blanked out that Jinja would act on.

    The comment `{#id}`, which was meant to be an id, remains.
    """
    return REGION.sub(
        lambda match: match.group() if match["id"] else blank(match.group()), text
    )  # fmt: skip


def with_ids(text: str) -> str:
    """Return a page's text in which each comment `{#id}` is the id that it was meant to be."""
    return REGION.sub(
        lambda match: f"{{ #{match['id']} }}" if match["id"] else match.group(), text
    )  # fmt: skip


def _line(number: int, line: str, *, apart: bool) -> MacroLine:
    columns = [match.start() + 1 for match in re.finditer(r"\{\{", line)]
    parts = _parts(line)
    # A sign next to the braces would join the lines around the call.
    if parts is None or re.search(r"\{\{[-+]|[-+]\}\}", line):
        return MacroLine((number, columns[0]), None, alone=False)
    expressions = [part for part in parts if not isinstance(part, nodes.TemplateData)]
    return MacroLine(
        (number, columns[0]),
        tuple(
            _expression(node, (number, columns[min(order, len(columns) - 1)]))
            for order, node in enumerate(expressions)
        ),
        alone=len(parts) == 1 and apart and line == line.strip(),
    )


@lru_cache(maxsize=1024)
def _parts(line: str) -> list[nodes.Node] | None:
    """Return what a line of a template puts out; None if it cannot be parsed."""
    try:
        body = _jinja.parse(line).body
    except (TemplateSyntaxError, RecursionError, ValueError):
        return None
    return [part for output in body if isinstance(output, nodes.Output) for part in output.nodes]


def _expression(node: nodes.Node, place: Place) -> Expression:
    if isinstance(node, nodes.Name):
        return Expression(ExpressionKind.NAME, node.name, (), (), constant=False, place=place)
    if not isinstance(node, nodes.Call) or not isinstance(node.node, nodes.Name):
        return Expression(ExpressionKind.OTHER, "", (), (), constant=False, place=place)
    given = [*node.args, *(keyword.value for keyword in node.kwargs)]
    constant = all(isinstance(a, nodes.Const) and type(a.value) in (str, int, bool) for a in given)
    return Expression(
        ExpressionKind.CALL,
        node.node.name,
        tuple(a.value for a in node.args if isinstance(a, nodes.Const)),
        tuple((k.key, k.value.value) for k in node.kwargs if isinstance(k.value, nodes.Const)),
        constant=constant and not node.dyn_args and not node.dyn_kwargs,
        place=place,
    )
