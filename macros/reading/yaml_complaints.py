"""What YAML's parser complains of, told to an editor in Swedish."""

from __future__ import annotations

import re

import yaml

from macros.problems import Problem

TAB = ("tabb i filen", "byt tabben mot blanksteg")


def escape_problem(path: str, text: str) -> Problem:
    """Tell of an escape in double quotes that is no character."""
    match = re.search(r"\\U(?!000|0010)", text)
    before = text[: match.start()] if match else ""
    return Problem(
        path, before.count("\n") + 1, len(before) - before.rfind("\n"), "Y003",
        "omvänt snedstreck i text inom dubbla citattecken",
        "använd enkla citattecken",
    )  # fmt: skip


def syntax_problem(path: str, text: str, error: yaml.YAMLError) -> Problem:
    """Tell a YAML parser's complaint in Swedish."""
    mark = getattr(error, "problem_mark", None)
    if mark is None:  # a character that YAML does not allow
        position = getattr(error, "position", 0)
        before = text[:position] if isinstance(position, int) else ""
        line, column = before.count("\n") + 1, position - before.rfind("\n")
        return Problem(path, line, column, "Y003", "tecknet får inte stå i YAML", "ta bort tecknet")
    complaint = getattr(error, "problem", "") or ""
    opened = getattr(error, "context_mark", None)
    if opened is not None and (
        "unexpected end of stream" in complaint or "expected ',' or" in complaint
    ):
        mark = opened  # where the quote or the list begins that never ends
    line, column = mark.line + 1, mark.column + 1
    lines = text.split("\n")
    here = lines[mark.line] if mark.line < len(lines) else ""
    if "\t" in here:
        return Problem(path, line, here.index("\t") + 1, "Y001", *TAB)
    for sign, message, remedy in _COMPLAINTS:
        if sign in complaint:
            return Problem(path, line, column, "Y003", message, remedy)
    return Problem(
        path, line, column, "Y003", "YAML-filen går inte att tolka här",
        "jämför med raderna intill: indrag med blanksteg, kolon med blanksteg efter, citattecken i par",
    )  # fmt: skip


_COMPLAINTS = (
    (
        "mapping values are not allowed",
        "ett kolon står där det inte kan stå",
        "sätt texten inom citattecken, eller rätta indraget",
    ),
    ("could not find expected ':'", "nyckeln saknar kolon", 'skriv nyckeln som "namn: värde"'),
    (
        "found unexpected end of stream",
        "citattecken eller parentes stängs aldrig",
        "lägg till det som saknas i slutet",
    ),
    (
        "expected <block end>",
        "indraget stämmer inte med raderna ovanför",
        "rätta indraget så att raderna på samma nivå börjar i samma kolumn",
    ),
    (
        "found undefined alias",
        "hänvisningen med * pekar på något som inte finns",
        "sätt texten inom citattecken",
    ),
    (
        "expected ',' or",
        "en lista eller uppslagning inom klamrar stängs aldrig",
        "lägg till ] eller } eller ett komma",
    ),
    ("cannot start any token", "tecknet kan inte inleda ett värde", "sätt värdet inom citattecken"),
    (
        "found unknown escape character",
        "omvänt snedstreck i text inom dubbla citattecken",
        "använd enkla citattecken",
    ),
    ("another document", "filen innehåller mer än ett dokument (---)", "ta bort raden ---"),
)
