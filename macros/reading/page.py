"""A page of the site: its text, where in it what stands, and what it becomes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from lxml import html

from macros.problems import INVISIBLE, Place, Problem
from macros.reading import blocks, frontmatter, markup
from macros.reading.markup import Heading, Rendered
from macros.reading.places import Finder, Places
from macros.reading.template import without
from macros.reading.written import Written

EMPTY = re.compile(r"[> ]*#{1,6}[ #]*(\{.*\})?[ ]*")
WRITTEN = re.compile(r" \{ #(?P<id>[^\s{}]+) \}$")


@dataclass(frozen=True, eq=False)
class Page:
    """One Markdown file under `docs/`.

    Attributes:
        path: the file, relative to the project's root.
        text: all of it.
        places: tells where in the file something stands; its text lacks the head.
        blocks: the blocks `/// …`.
        rendered: what the page becomes; None if it cannot be rendered.
        tree: the rendered page, parsed as a browser would.
        problems: what was found wrong on the way.
    """

    path: str
    text: str
    places: Places
    blocks: tuple[blocks.Block, ...]
    rendered: Rendered | None
    tree: html.HtmlElement
    problems: tuple[Problem, ...]

    @property
    def headings(self) -> tuple[Heading, ...]:
        """The headings, in order; none if the page cannot be rendered."""
        return tuple(self.rendered.headings) if self.rendered else ()

    @cached_property
    def ids(self) -> frozenset[str]:
        """All ids of the rendered page, those of its passages too."""
        return frozenset(str(name) for name in self.tree.xpath("//@id"))

    @cached_property
    def written(self) -> Written:
        """Where the words of the page stand in the file."""
        return Written(self.places, self.tree)

    @cached_property
    def heading_places(self) -> tuple[Place, ...]:
        """The line at which each heading stands."""
        found: list[Place] = []
        for number, heading in enumerate(self.headings):
            line = self.written.heading(number)[0]
            if not heading.text:  # no word tells where it is
                before = found[-1][0] if found else 0
                empty = (
                    n
                    for n, row in enumerate(self.places.lines, 1)
                    if n > before and EMPTY.fullmatch(row)
                )
                line = next(empty, line)
            found.append((line, 1))
        return tuple(found)

    def finder(self) -> Finder:
        """Return what finds strings in the page, from its beginning."""
        return Finder(self.places)

    def line(self, number: int) -> str:
        """Return a line of the file, from 1."""
        return self.text.split("\n")[number - 1]


@lru_cache(maxsize=4096)
def read(path: str, text: str, where: str = "") -> Page:
    """Return a page. Never raises: what cannot be rendered is a problem.

    Args:
        path: the file, relative to the project's root.
        text: all of it.
        where: `dokument/version/kapitel` of a page with the city's text; else empty.
    """
    body, problems = frontmatter.split(path, text)
    places = Places(body)
    found, wrong = blocks.read(path, places)
    problems += wrong
    try:
        rendered, tree = _rendered(body, where)
    except Exception:  # the parser and its extensions promise no set of exceptions
        rendered, tree = None, html.Element("html")
        problems.append(
            Problem(
                path, 1, 1, "M009", "sidan går inte att tolka som Markdown",
                "förenkla den: för många nivåer av listor, citat eller länkar i varandra",
            )
        )  # fmt: skip
    return Page(path, text, places, tuple(found), rendered, tree, tuple(problems))


def _rendered(body: str, where: str) -> tuple[Rendered, html.HtmlElement]:
    text = blocks.guarded(without(body))
    rendered = markup.render(text, where) if text.strip() else Rendered()
    source = INVISIBLE.sub("", rendered.html)
    return rendered, html.document_fromstring(f"<html><body>{source}</body></html>")
