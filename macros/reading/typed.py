"""Raw values to typed nouns: what pydantic complains of, told to an editor with its place."""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from macros.problems import Path_, Problem, shown
from macros.reading.values import Document

T = TypeVar("T")


def typed(
    document: Document, kind: type[T], at: Path_ = (), value: Any = ...
) -> tuple[T | None, list[Problem]]:
    """Check raw values against a type.

    Args:
        document: the file, for the places.
        kind: what the value must be, e.g. `list[Dokument]`.
        at: the path of the value within the document.
        value: the value itself, if it is not the whole document.

    Returns:
        The typed value, or None, and every problem found in it.
    """
    raw = document.value if value is ... else value
    try:
        # Raw values come from a text file: enums, dates and tuples arrive as text and lists.
        return TypeAdapter(kind).validate_python(raw, strict=False), []
    except ValidationError as error:
        found = {_told(document, detail, at) for detail in error.errors()}
        return None, sorted(found)


def typed_list(document: Document, kind: type[T]) -> tuple[list[tuple[int, T]], list[Problem]]:
    """Check a list item by item, so that one mistake does not hide the other items.

    Returns:
        The good items with their places in the list, and the problems of the bad ones.
    """
    if document.value is None:
        return [], []
    if not isinstance(document.value, list):
        return [], [
            document.problem((), "T001", "filen ska vara en lista", 'börja varje post med "- "')
        ]
    good: list[tuple[int, T]] = []
    problems: list[Problem] = []
    for number, raw in enumerate(document.value):
        item, found = typed(document, kind, (number,), raw)
        problems += found
        if item is not None:
            good.append((number, item))
    return good, problems


def _told(document: Document, detail: ErrorDetails, at: Path_) -> Problem:
    """Tell one of pydantic's complaints in Swedish."""
    path = (*at, *(part for part in detail["loc"]))
    name = shown(next((part for part in reversed(path) if isinstance(part, str)), "posten"))
    context = detail.get("ctx", {})
    kind = detail["type"]
    if kind == "missing":
        return document.problem(path[:-1], "T002", f"{name} saknas", f'lägg till "{name}:"')
    if kind == "extra_forbidden":
        line, column = document.keys.get(path, document.place(*path))
        return Problem(
            document.path, line, column, "T003", f'okänd nyckel "{name}"',
            "rätta stavningen eller ta bort nyckeln",
        )  # fmt: skip
    message, remedy = _WRONG.get(kind, ("har fel form", "jämför med de andra posterna i filen"))
    if kind in ("enum", "literal_error"):
        allowed = str(context.get("expected", "")).replace(" or ", ", ").replace("'", "")
        message, remedy = "har ett värde som inte finns", f"välj något av {allowed}"
    elif kind == "string_too_long":
        remedy = f"korta det till högst {context['max_length']} tecken"
    elif kind == "string_pattern_mismatch":
        pattern = str(context.get("pattern"))
        message, remedy = next((told for sign, told in _PATTERNS if sign in pattern), _SLUG)
    elif kind == "value_error":
        message, remedy = (
            str(context["error"]).split(" – ")[0],
            str(context["error"]).partition(" – ")[2] or "rätta värdet",
        )
    return document.problem(path, "T004", f"{name} {message}", remedy)


_SLUG = (
    "har tecken som inte får vara med",
    "använd a–z, 0–9 och bindestreck, till exempel min-rubrik",
)
_PATTERNS = (
    (r"\d{4}", ("är inget datum", 'skriv "ÅÅÅÅ-MM-DD", "ÅÅÅÅ-MM" eller "ÅÅÅÅ" inom citattecken')),
    ("{64}", ("är ingen kontrollsumma", "skriv 64 tecken 0–9 och a–f inom citattecken")),
)
_WRONG = {
    "string_type": ("ska vara text", "skriv värdet inom citattecken"),
    "string_too_short": ("är tomt", "skriv ett värde eller ta bort nyckeln"),
    "int_type": ("ska vara ett heltal", "skriv talet med siffror, utan citattecken"),
    "int_parsing": ("ska vara ett heltal", "skriv talet med siffror, utan citattecken"),
    "bool_type": ("ska vara true eller false", "skriv true eller false"),
    "bool_parsing": ("ska vara true eller false", "skriv true eller false"),
    "list_type": ("ska vara en lista", 'börja varje rad med "- "'),
    "tuple_type": ("ska vara en lista", 'börja varje rad med "- "'),
    "dict_type": ("ska vara en uppslagning", 'skriv "nyckel: värde" på egna rader'),
    "model_type": ("ska vara en uppslagning", 'skriv "nyckel: värde" på egna rader'),
    "model_attributes_type": ("ska vara en uppslagning", 'skriv "nyckel: värde" på egna rader'),
    "too_short": ("är tom", "lägg till minst en post"),
    "string_too_long": ("är för långt", "korta det"),
    "greater_than_equal": ("är för litet", "rätta talet"),
}
