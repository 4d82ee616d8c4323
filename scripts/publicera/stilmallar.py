"""Takes out of the generator's stylesheet what no page of the site can use.

Material's CSS is made for every site; ours uses a third of it. A selector goes only if it
needs a class that stands in no page and in no script; so nothing that shows can change.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from pathlib import Path

CLASS = re.compile(r"\.((?:[\w-]|\\.)+)")
NAMES = re.compile(r'\bclass="([^"]*)"')
OPTIONAL = re.compile(r":(?:not|is|where|has)\((?:[^()]|\([^()]*\))*\)")
PROPERTY = re.compile(r"--[\w-]+")
NESTED = ("@media", "@supports", "@layer", "@container")


def used(built: Path) -> set[str]:
    """Return every class of a built site's pages, and every word that a script could make one."""
    found: set[str] = set()
    for page in built.rglob("*.html"):
        for names in NAMES.findall(page.read_text("utf-8")):
            found.update(names.split())
    for script in built.rglob("*.js"):
        found.update(re.findall(r"[\w-]+", script.read_text("utf-8")))
    return found


def slim(css: str, known: Collection[str]) -> str:
    """Return a stylesheet without what needs other classes than the known ones.

    Args:
        css: the stylesheet, without comments.
        known: the classes that may occur.
    """
    kept = "".join(_rules(css, known))
    # What a property holds is worth its place only if something asks for it.
    asked = set(re.findall(r"var\(\s*(--[\w-]+)", kept))
    return "".join(_declared(kept, asked))


def _rules(css: str, known: Collection[str]) -> Iterator[str]:
    for rule in _split(css, "}", ";"):
        head, brace, body = rule.partition("{")
        if head.startswith(NESTED):
            inner = "".join(_rules(body[:-1], known))
            if inner:
                yield f"{head}{{{inner}}}"
        elif head.startswith("@") or not brace:
            yield rule
        else:
            selectors = [part.rstrip(",") for part in _split(head, ",")]
            kept = [part for part in selectors if _needed(part) <= set(known)]
            if kept:
                yield f"{','.join(kept)}{{{body}"


def _needed(selector: str) -> set[str]:
    """Return the classes without which a selector matches nothing."""
    return {name.replace("\\", "") for name in CLASS.findall(OPTIONAL.sub("", selector))}


def _declared(css: str, asked: Collection[str]) -> Iterator[str]:
    for rule in _split(css, "}", ";"):
        head, brace, body = rule.partition("{")
        if head.startswith(NESTED):
            yield f"{head}{{{''.join(_declared(body[:-1], asked))}}}"
        elif not brace or head.startswith("@") or "url(" not in body:
            yield rule
        else:
            parts = [part.rstrip(";") for part in _split(body[:-1], ";")]
            kept = [p for p in parts if not _unasked(p.partition(":")[0].strip(), p, asked)]
            if kept:
                yield f"{head}{{{';'.join(kept)}}}"


def _unasked(name: str, declaration: str, asked: Collection[str]) -> bool:
    """Tell whether a declaration only holds a picture that nothing asks for."""
    return bool(PROPERTY.fullmatch(name)) and "url(" in declaration and name not in asked


def _split(css: str, *ends: str) -> Iterator[str]:
    """Yield the parts of some CSS, each with its end, outside strings, brackets and blocks."""
    start = depth = 0
    quote = ""
    for place, sign in enumerate(css):
        if quote:
            if sign == quote and css[place - 1] != "\\":
                quote = ""
        elif sign in "\"'":
            quote = sign
        elif sign in "([{":
            depth += 1
        elif sign in ")]}":
            depth -= 1
        if not quote and not depth and sign in ends:
            yield css[start : place + 1]
            start = place + 1
    if css[start:]:
        yield css[start:]
