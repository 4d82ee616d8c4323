"""Leaves out of Material's stylesheet what no page of the site can match.

Half of the weight of a first view is rules for parts of Material that we do not use. A
selector goes if it asks for a class that stands in no page and no script; all else stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from lxml import html

CLASS = re.compile(r"\.(-?[_a-zA-Z][\w-]*)")
GROUPS = ("@media", "@supports", "@container", "@layer")


def used_classes(built: Path) -> frozenset[str]:
    """Return every class that a page has, and every word that a script could make one of."""
    found: set[str] = set()
    for path in built.rglob("*.html"):
        root = html.document_fromstring(path.read_bytes(), parser=html.HTMLParser(encoding="utf-8"))
        for element in root.iter():
            found.update((element.get("class") or "").split())
    for path in built.rglob("*.js"):
        found.update(re.findall(r"[\w-]+", path.read_text("utf-8")))
    return frozenset(found)


def pruned(css: str, used: frozenset[str]) -> str:
    """Return a stylesheet without the rules that ask for unused classes.

    Args:
        css: minified CSS, without comments.
        used: the classes that pages and scripts have.
    """
    return "".join(_kept(head, body, used) for head, body in _rules(css))


def _kept(head: str, body: str | None, used: frozenset[str]) -> str:
    if body is None:
        return head
    if head.startswith(GROUPS):
        inner = pruned(body, used)
        return f"{head}{{{inner}}}" if inner else ""
    if head.startswith("@"):
        return f"{head}{{{body}}}"
    selectors = [s for s in _split(head) if _matchable(s, used)]
    return f"{','.join(selectors)}{{{body}}}" if selectors else ""


def _matchable(selector: str, used: frozenset[str]) -> bool:
    # What stands within :not() or :is() need not be there for the selector to match.
    asked = re.sub(r":(?:not|is|where|has)\((?:[^()]|\([^()]*\))*\)", "", selector)
    return all(name in used for name in CLASS.findall(asked))


def _split(selectors: str) -> Iterator[str]:
    """Yield the selectors of a list; commas within brackets do not part them."""
    depth, start = 0, 0
    for place, sign in enumerate(selectors):
        depth += (sign in "([") - (sign in ")]")
        if sign == "," and depth == 0:
            yield selectors[start:place]
            start = place + 1
    yield selectors[start:]


def _rules(css: str) -> Iterator[tuple[str, str | None]]:
    """Yield each rule as its head and its body; a statement without a body as it stands."""
    place = 0
    while place < len(css):
        brace, semicolon = css.find("{", place), css.find(";", place)
        if semicolon != -1 and (brace == -1 or semicolon < brace):
            yield css[place : semicolon + 1], None
            place = semicolon + 1
            continue
        if brace == -1:
            yield css[place:], None
            return
        end = _closing(css, brace)
        yield css[place:brace], css[brace + 1 : end]
        place = end + 1


def _closing(css: str, brace: int) -> int:
    """Return the place of the brace that closes another; strings do not count."""
    depth = 0
    quote = ""
    for place in range(brace, len(css)):
        sign = css[place]
        if quote:
            quote = "" if sign == quote and css[place - 1] != "\\" else quote
        elif sign in "\"'":
            quote = sign
        elif sign == "{":
            depth += 1
        elif sign == "}":
            depth -= 1
            if depth == 0:
                return place
    return len(css)
