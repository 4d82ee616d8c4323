"""The head of a page, `---`: only keys that we know, only plain text in them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.problems import Problem, shown
from macros.reading.expressions import DELIMITER
from macros.reading.front_matter import HeadKind
from macros.reading.page import Page
from macros.reading.values import parse_yaml

KNOWN = ("title", "description")
MARKUP = re.compile(r"[<>{}\"`&]")


def head(page: Page) -> list[Problem]:
    """Return what is wrong in the head of a page."""
    path, text = page.path, page.head.text
    match page.head.kind:
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
