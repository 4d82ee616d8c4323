"""The head of a page, between lines `---`: only keys that we know, only plain text in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from macros.problems import Problem, shown
from macros.reading.expressions import DELIMITER
from macros.reading.lines import blank
from macros.reading.values import parse_yaml

HEAD_KEYS = ("title", "description")
# As the generator reads it.
YAML_HEAD = re.compile(r"-{3}[ \t]*\n(?P<yaml>.*?\n)(?:\.{3}|-{3})[ \t]*\n", re.DOTALL)
KEY_HEAD = re.compile(r" {0,3}(?P<key>[A-Za-z0-9_-]+):")
HEAD_MARKUP = re.compile(r"[<>{}\"`&]")


class HeadKind(Enum):
    """How a page begins."""

    NONE = "without a head"
    YAML = "with a head"
    UNCLOSED = "with a head that never ends"
    KEY = "with a line that a generator takes for a head"


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The head of a page.

    Attributes:
        kind: how the page begins.
        text: for a head, its YAML with as many lines before it as the page has; for a line that is
            taken for a head, its key.
        body: the page with its head blanked out.
    """

    kind: HeadKind
    text: str
    body: str


def front_matter(text: str) -> FrontMatter:
    """Part a page's head from its body; each keeps its lines and columns."""
    if re.match(r"-{3}[ \t]*(\n|$)", text):
        match = YAML_HEAD.match(text)
        if match is None:
            begin = re.match(r"(?:[-\s]*\n)*-*", text)
            end = begin.end() if begin else 0
            return FrontMatter(HeadKind.UNCLOSED, "", blank(text[:end]) + text[end:])
        head = blank(text[: match.start("yaml")]) + match["yaml"]
        return FrontMatter(HeadKind.YAML, head, blank(match.group()) + text[match.end() :])
    match = KEY_HEAD.match(text)
    return FrontMatter(HeadKind.KEY, match["key"], text) if match else _without_head(text)


def _without_head(text: str) -> FrontMatter:
    return FrontMatter(HeadKind.NONE, "", text)


def head_problems(path: str, head: FrontMatter) -> list[Problem]:
    """Return what is wrong in the head of a page."""
    text = head.text
    match head.kind:
        case HeadKind.YAML:
            return list(_templates(path, text)) or list(_head(path, text))
        case HeadKind.UNCLOSED:
            return [
                Problem(
                    path, 1, 1, "M010", "sidhuvudet stängs aldrig",
                    "skriv --- på en egen rad efter det",
                )
            ]  # fmt: skip
        case HeadKind.KEY:
            # Without `---` the generator takes such a line for a head all the same, and hides it.
            return [
                Problem(
                    path, 1, 1, "M013",
                    f'första raden börjar med "{shown(text)}:" och läses som sidhuvud',
                    "börja sidan med en tom rad, en rubrik eller ett makroanrop",
                )
            ]  # fmt: skip
        case HeadKind.NONE:
            return []


def _templates(path: str, head: str) -> Iterator[Problem]:
    for number, line in enumerate(head.split("\n"), 1):
        match = DELIMITER.search(line)
        if match:
            yield Problem(
                path, number, match.start() + 1, "M012", f"mallkod i sidhuvudet: {match.group()}",
                "ta bort den; sidhuvudet är löpande text",
            )  # fmt: skip


def _head(path: str, head: str) -> Iterator[Problem]:
    document, problems = parse_yaml(path, head)
    yield from (problem for problem in problems if problem.code != "Y001")
    if document is None:
        return
    if not isinstance(document.value, dict):
        yield Problem(
            path, 2, 1, "M010", "sidhuvudet är ingen uppslagning",
            'skriv "nyckel: värde" på egna rader',
        )  # fmt: skip
        return
    for key, value in document.value.items():
        line, column = document.keys[key,]
        if key not in HEAD_KEYS:
            yield Problem(
                path, line, column, "M011", f'nyckeln "{shown(key)}" får inte stå i sidhuvudet',
                f"ta bort den; {' och '.join(HEAD_KEYS)} är de som finns",
            )  # fmt: skip
        elif not isinstance(value, str) or HEAD_MARKUP.search(value):
            yield Problem(
                path, *document.place(key), "M012", f"{key} ska vara löpande text",
                "ta bort klamrar, citattecken, & och < >",
            )  # fmt: skip
