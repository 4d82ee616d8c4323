"""YAML and Markdown in, raw values with line and column out.

YAML is read without its surprises: a bare word is text, digits are a whole number,
`true` and `false` are truth values. What YAML would turn into something else without
saying so (`no`, `12:30`, `2021-07-15`, `5.3`) is a problem, told with its place.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from macros.problems import INVISIBLE, Path_, Place, Problem, shown
from macros.reading.files import read_text
from macros.reading.yaml_complaints import TAB, escape_problem, syntax_problem

INTEGER = re.compile(r"-?(0|[1-9][0-9]*)")
NULL = frozenset({"", "~", "null", "Null", "NULL"})
# Deeper lists in lists than this are no data, and more than the parsers can bear.
DEPTH = 50
# Longer numbers than this are no numbers that an editor means, and slow to read.
NUMBER_DIGITS = 15


@dataclass(frozen=True, slots=True)
class Document:
    """A YAML file as raw values, with the place of each.

    Attributes:
        path: relative to the root, forward slashes.
        value: lists, dicts, strings, whole numbers, truth values and None.
        places: line and column (from 1) of each value, by its path of keys and indices.
        keys: line and column of each key of a mapping.
    """

    path: str
    value: Any
    places: Mapping[Path_, Place]
    keys: Mapping[Path_, Place]

    def place(self, *path: str | int) -> Place:
        """Return where a value stands; where it is missing, where its parent stands."""
        while path and path not in self.places:
            path = path[:-1]
        return self.places.get(path, (1, 1))

    def problem(self, path: Path_, code: str, message: str, remedy: str) -> Problem:
        """Return a problem at a value."""
        return Problem(self.path, *self.place(*path), code, message, remedy)


def read_yaml(root: Path, path: str) -> tuple[Document | None, list[Problem]]:
    """Read a YAML file into raw values with places; every problem is reported.

    Returns:
        The document, or None if the file cannot be parsed at all, and the problems.
    """
    text, problems = read_text(root, path)
    if text is None:
        return None, problems
    return parse_yaml(path, text)


def parse_yaml(path: str, text: str) -> tuple[Document | None, list[Problem]]:
    """Read YAML into raw values with places, as `read_yaml` does with a file."""
    problems = list(characters(path, text))
    problems += [
        Problem(path, number, line.index("\t") + 1, "Y001", *TAB)
        for number, line in enumerate(text.split("\n"), 1)
        if "\t" in line
    ]
    try:
        node = _compose(text)
        builder = _Builder(path, text)
        value = builder.build(node, ()) if node is not None else None
    except yaml.YAMLError as error:
        if getattr(error, "problem_mark", None) is None and problems:
            return None, problems  # a character that YAML does not allow, told of already
        return None, [*problems, syntax_problem(path, text, error)]
    except RecursionError:
        return None, [
            *problems,
            Problem(
                path, 1, 1, "Y009", "listor ligger i varandra i för många nivåer", "ta bort nivåer"
            ),
        ]
    except (ValueError, OverflowError):  # PyYAML on an escape that is no character
        return None, [*problems, escape_problem(path, text)]
    return Document(path, value, builder.places, builder.keys), problems + builder.problems


def characters(path: str, text: str) -> Iterator[Problem]:
    """Yield each invisible character of a file."""
    for number, line in enumerate(text.split("\n"), 1):
        for match in INVISIBLE.finditer(line):
            yield Problem(
                path, number, match.start() + 1, "F004", f"osynligt tecken U+{ord(match.group()):04X}",
                "ta bort tecknet",
            )  # fmt: skip


def _compose(text: str) -> yaml.Node | None:
    """Return YAML's node tree; the parser in C is ten times as fast, but tells less of a mistake."""
    fast = getattr(yaml, "CSafeLoader", None)
    if fast is not None:
        with contextlib.suppress(yaml.YAMLError):
            _measure(yaml.parse(text, Loader=fast))
            return yaml.compose(text, Loader=fast)
    return yaml.compose(text, Loader=yaml.SafeLoader)


def _measure(events: Iterable[yaml.Event]) -> None:
    """Raise RecursionError at a depth at which the parser in C would end the process."""
    depth = 0
    for event in events:
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > DEPTH:
                raise RecursionError
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


class _Builder:
    """Builds raw values from YAML's node tree, and notes places and problems."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text
        self.places: dict[Path_, Place] = {}
        self.keys: dict[Path_, Place] = {}
        self.problems: list[Problem] = []
        self._open: set[int] = set()
        self._seen: set[int] = set()

    def _add(self, node: yaml.Node | yaml.Event, code: str, message: str, remedy: str) -> None:
        mark = node.start_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        self.problems.append(Problem(self.path, line, column, code, message, remedy))

    def build(self, node: yaml.Node, path: Path_) -> Any:
        self.places[path] = (node.start_mark.line + 1, node.start_mark.column + 1)
        if id(node) in self._open:
            self._add(node, "Y007", "värdet innehåller sig självt", "ta bort hänvisningen med *")
            return None
        if id(node) in self._seen:
            # Never followed: a few lines of references to references would fill the memory.
            self._reference()
            return node.value if isinstance(node, yaml.ScalarNode) else None
        self._seen.add(id(node))
        if not isinstance(node, yaml.ScalarNode):
            if node.tag not in ("tag:yaml.org,2002:map", "tag:yaml.org,2002:seq"):
                self._add(
                    node, "Y006", f"märket {shown(node.tag)} används inte här", "ta bort märket"
                )
            self._open.add(id(node))
            try:
                return (
                    self._mapping(node, path)
                    if isinstance(node, yaml.MappingNode)
                    else self._list(node, path)
                )
            finally:
                self._open.discard(id(node))
        return self._scalar(node)

    def _reference(self) -> None:
        for event in yaml.parse(self.text, Loader=yaml.SafeLoader):
            if isinstance(event, yaml.AliasEvent):
                self._add(
                    event, "Y008", f"hänvisningen *{shown(event.anchor)} används inte här",
                    "skriv ut värdet på båda ställena",
                )  # fmt: skip

    def _list(self, node: yaml.Node, path: Path_) -> list[Any]:
        return [self.build(child, (*path, number)) for number, child in enumerate(node.value)]

    def _mapping(self, node: yaml.MappingNode, path: Path_) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self._add(
                    key_node, "Y005", "nyckeln är inte ett ord", 'skriv nyckeln som "namn: värde"'
                )
                continue
            key = key_node.value
            if key == "<<" and not key_node.style:
                self._add(key_node, "Y006", "<< används inte här", "skriv ut nycklarna")
                continue
            if key in result:
                line = self.keys[(*path, key)][0]
                self._add(
                    key_node, "Y004", f'nyckeln "{shown(key)}" finns redan på rad {line}',
                    'sätt "- " före den om en ny post börjar här; ta annars bort den ena raden',
                )  # fmt: skip
                continue
            self.keys[(*path, key)] = (key_node.start_mark.line + 1, key_node.start_mark.column + 1)
            result[key] = self.build(value_node, (*path, key))
        return result

    def _scalar(self, node: yaml.ScalarNode) -> Any:
        text: str = node.value
        if node.style == '"':
            # Written as an escape, so that it does not show in the file either.
            for sign in sorted(set(INVISIBLE.findall(text))):
                if sign not in self.text:
                    self._add(node, "F004", f"osynligt tecken U+{ord(sign):04X}", "ta bort tecknet")
            text = INVISIBLE.sub("", text)
        if node.tag not in _IMPLICIT:
            self._add(
                node, "Y006", f"märket {shown(node.tag)} används inte här",
                "ta bort märket och sätt värdet inom citattecken om det behövs",
            )  # fmt: skip
            return text
        if node.style or node.tag == "tag:yaml.org,2002:str":
            return text
        if text in NULL:
            return None
        if text in ("true", "false"):
            return text == "true"
        if INTEGER.fullmatch(text) and len(text) <= NUMBER_DIGITS:
            return int(text)
        self._add(
            node,
            "Y010",
            f"YAML läser {shown(text)} som {_IMPLICIT[node.tag]}, inte som text",
            f'skriv "{shown(text)}" inom citattecken'
            + (", eller true/false om det är det du menar" if node.tag.endswith("bool") else ""),
        )
        return text


_IMPLICIT = {
    "tag:yaml.org,2002:str": "text",
    "tag:yaml.org,2002:int": "ett tal",
    "tag:yaml.org,2002:float": "ett decimaltal",
    "tag:yaml.org,2002:bool": "ja eller nej",
    "tag:yaml.org,2002:timestamp": "ett datum",
    "tag:yaml.org,2002:null": "tomt",
    "tag:yaml.org,2002:merge": "en sammanslagning",
    "tag:yaml.org,2002:value": "ett likhetstecken",
}
