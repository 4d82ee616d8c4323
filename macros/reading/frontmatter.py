"""The head of a page, `---`: only keys that we know, only plain text in them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.problems import Problem, shown
from macros.reading.places import blank
from macros.reading.template import DELIMITER
from macros.reading.values import parse_yaml

KNOWN = ("title", "description")
# As the generator reads it.
YAML_HEAD = re.compile(r"-{3}[ \t]*\n(?P<yaml>.*?\n)(?:\.{3}|-{3})[ \t]*\n", re.DOTALL)
KEY_HEAD = re.compile(r" {0,3}(?P<key>[A-Za-z0-9_-]+):")
MARKUP = re.compile(r"[<>{}\"`&]")


def split(path: str, text: str) -> tuple[str, list[Problem]]:
    """Return a page's text with its head blanked out, and what is wrong in the head."""
    if re.match(r"-{3}[ \t]*(\n|$)", text):
        match = YAML_HEAD.match(text)
        if match is None:
            begin = re.match(r"(?:[-\s]*\n)*-*", text)
            rest = blank(begin.group()) + text[begin.end() :] if begin else text
            return rest, [
                Problem(
                    path,
                    1,
                    1,
                    "M010",
                    "sidhuvudet stängs aldrig",
                    "skriv --- på en egen rad efter det",
                )
            ]
        head = blank(text[: match.start("yaml")]) + match["yaml"]
        problems = list(_templates(path, head)) or list(_head(path, head))
        return blank(match.group()) + text[match.end() :], problems
    match = KEY_HEAD.match(text)
    if match is None:
        return text, []
    # Without `---` the generator takes such a line for a head all the same, and hides it.
    problem = Problem(
        path, 1, 1, "M013", f'första raden börjar med "{shown(match["key"])}:" och läses som sidhuvud',
        "börja sidan med en tom rad, en rubrik eller ett makroanrop",
    )  # fmt: skip
    return text, [problem]


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
        if key not in KNOWN:
            yield Problem(
                path, line, column, "M011", f'nyckeln "{shown(key)}" får inte stå i sidhuvudet',
                f"ta bort den; {' och '.join(KNOWN)} är de som finns",
            )  # fmt: skip
        elif not isinstance(value, str) or MARKUP.search(value):
            yield Problem(
                path, *document.place(key), "M012", f"{key} ska vara löpande text",
                "ta bort klamrar, citattecken, & och < >",
            )  # fmt: skip
