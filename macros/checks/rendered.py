"""What a page becomes holds only the elements and attributes that Markdown gives."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from macros.problems import INVISIBLE, Problem, shown
from macros.reading.blocks import GUARD
from macros.reading.markup import LOOKS_LIKE_HTML
from macros.reading.page import Page
from macros.reading.template import REGION

ELEMENTS = frozenset(
    "p h1 h2 h3 h4 h5 h6 ul ol li blockquote pre code em strong a img hr br sup div section span "
    "table thead tbody tr th td figure figcaption".split()
)
ATTRIBUTES = {
    "a": frozenset({"href", "title"}),
    "img": frozenset({"src", "alt", "title"}),
    "ol": frozenset({"start"}),
    "th": frozenset({"align"}),
    "td": frozenset({"align"}),
    "div": frozenset({"aria-hidden"}),
}
"""Beside `id` and `class`, which any element may have."""
CLASSES = re.compile(
    r"styrtext|ruta|citatruta|bildtext|figur|obruten|footnote(-ref|-backref)?|language-[\w+#.-]+"
)
"""What our own extension and the fences give."""
BLOCKS = ("section", "div", "figure")
TAG = re.compile(r"<(?P<close>/?)(?P<name>[A-Za-z][^\s/>]*|!--|!\[CDATA\[|[!?])")
OPAQUE = re.compile(
    r"(?<=>).*?(?=</(?:script|style|textarea|title)\b|$)", re.IGNORECASE | re.DOTALL
)
ANY_ID = re.compile(r"\{[^{}]*#[^{}]*\}[ #]*$")
BRACES = re.compile(r"\{[^\n{}]*\}")
ENTITY = re.compile(r"&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[A-Za-z0-9]+);")
PLAIN_HTML = "skriv det med Markdown, eller sätt `kod` om läsaren ska se det"


def raw_html(page: Page) -> Iterator[Problem]:
    """Raw HTML is nowhere: what the site adds comes from macros, the rest is Markdown."""
    pieces = page.rendered.raw if page.rendered else []
    find = page.finder()
    opened = {
        match["name"].lower()
        for piece in pieces
        for match in TAG.finditer(piece)
        if not match["close"]
    }
    for piece in pieces:
        start = find.offset(piece)
        if piece.strip() and not TAG.search(piece):
            yield Problem(
                page.path, *find.next(piece), "M020", f"HTML i texten: {shown(piece, 30)}",
                PLAIN_HTML,
            )  # fmt: skip
        for match in TAG.finditer(re.sub(OPAQUE, _spaces, piece) if _opaque(piece) else piece):
            name = match["name"].lower()
            if match["close"] and name in opened:
                continue
            place = (
                find.next(match.group()) if start is None else page.places.at(start + match.start())
            )
            yield Problem(page.path, *place, "M020", f"HTML i texten: {_called(match)}", PLAIN_HTML)


def _opaque(piece: str) -> bool:
    return bool(re.match(r"\s*<(script|style|textarea|title)\b", piece, re.IGNORECASE))


def _spaces(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _called(match: re.Match[str]) -> str:
    kinds = {
        "!--": "en kommentar <!--",
        "![CDATA[": "<![CDATA[",
        "!": "en deklaration <!",
        "?": "en instruktion <?",
    }
    return kinds.get(match["name"], f"<{match['close']}{shown(match['name'], 30)}>")


def leftovers(page: Page) -> Iterator[Problem]:
    """What was meant as markup does not stay as signs in the text."""
    find = page.finder()
    told = any(problem.code.startswith("M04") for problem in page.problems)
    for left in page.rendered.leftovers if page.rendered else ():
        if left.startswith("<"):
            yield Problem(
                page.path, *find.next(left), "M021", f"{shown(left, 30)} ser ut som HTML",
                PLAIN_HTML,
            )  # fmt: skip
        elif left.startswith("[^"):
            yield Problem(
                page.path, *find.next(left), "M033", f"fotnoten {shown(left, 30)} har ingen text",
                f"lägg till {shown(left, 30)}: och texten på en egen rad",
            )  # fmt: skip
        elif left.startswith("]"):
            yield Problem(
                page.path, *find.next(left), "M036", f"länken {shown(left[1:].strip(), 30)} har ingen adress",
                "skriv [text](adress), eller \\[ om det är text",
            )  # fmt: skip
        elif left.lstrip().startswith(GUARD) or (left.lstrip().startswith("/") and not told):
            yield Problem(
                page.path, *find.next("///"), "M045", "blocket står inte först på raden",
                "flytta det till egna rader utan indrag, utanför listor och citat",
            )  # fmt: skip


def braces(page: Page) -> Iterator[Problem]:
    """Braces give a heading its id, and nothing else."""
    if page.rendered is None:
        return
    text, find = page.places.prose, page.finder()
    taken = [match.span() for match in REGION.finditer(text)]
    taken += _ids(page)
    for tag, written in page.rendered.attributes:
        free = [m for m in BRACES.finditer(text) if not _within(m.start(), taken)]
        exact = [m for m in free if written.strip() in m.group()]
        match = next(iter(exact or free), None)
        if match:
            taken.append(match.span())
        place = page.places.at(match.start()) if match else find.next("{")
        told = f"{{ {shown(written, 40)} }}"
        if tag.startswith("h") and tag[1:].isdigit():
            yield Problem(
                page.path, *place, "M024", f"klamrarna {told} ger rubriken annat än ett id",
                "skriv bara { #id }",
            )  # fmt: skip
        else:
            yield Problem(
                page.path, *place, "M024", f"klamrarna {told} ger texten egenskaper", "ta bort dem; bara en rubrik får ett id"
            )  # fmt: skip
    if any(left in "{}" for left in page.rendered.leftovers):
        yield from _visible(page, taken)


def _ids(page: Page) -> Iterator[tuple[int, int]]:
    """Yield where the braces stand that give a heading its id."""
    for heading, (number, _) in zip(page.headings, page.heading_places, strict=True):
        match = ANY_ID.search(page.line(number))
        if heading.id and match:
            start = page.places.start(number) + match.start()
            yield start, start + len(match.group())


def _visible(page: Page, taken: list[tuple[int, int]]) -> Iterator[Problem]:
    told = {problem.line for problem in page.problems if problem.code.startswith("M04")}
    for match in re.finditer(r"(?<!\\)[{}]", page.places.prose):
        line, column = page.places.at(match.start())
        if line not in told and not _within(match.start(), taken):
            told.add(line)
            yield Problem(
                page.path, line, column, "M025", f"klammern {match.group()} visas som text",
                f"skriv \\{match.group()} om läsaren ska se den; ett id står sist på rubrikens rad som {{ #id }}",
            )  # fmt: skip


def _within(offset: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= offset < end for start, end in spans)


def elements(page: Page) -> Iterator[Problem]:
    """Every element and attribute of the rendered page is one that Markdown gives."""
    find = page.finder()
    settings = any(problem.code == "M044" for problem in page.problems)
    for element in page.tree.iter():
        if element.tag in ("html", "body") or (settings and element.tag in BLOCKS):
            continue
        if element.tag not in ELEMENTS:
            place = find.next(f"<{element.tag}")
            yield Problem(
                page.path, *place, "M026", f"sidan får elementet {shown(element.tag, 30)}",
                PLAIN_HTML,
            )  # fmt: skip
            continue
        for name, value in element.attrib.items():
            allowed = name == "id" or name in ATTRIBUTES.get(element.tag, ())
            if allowed or (
                name == "class" and all(CLASSES.fullmatch(word) for word in value.split())
            ):
                continue
            contents = element.tag == "div" and value == "toc"
            place = find.next("[TOC]" if contents else f"{name}=", name, value)
            yield Problem(
                page.path, *place, "M026",
                "[TOC] används inte här" if contents else f"{element.tag} får egenskapen {shown(name, 30)}",
                "ta bort den; menyn och innehållet kommer av rubrikerna" if contents else "ta bort den",
            )  # fmt: skip


def characters(page: Page) -> Iterator[Problem]:
    """No code for a character gives one that cannot be seen."""
    for match, place in page.places.matches(ENTITY):
        sign = html.unescape(match.group())
        if not sign or INVISIBLE.search(sign):
            yield Problem(
                page.path, *place, "M023", f"{shown(match.group(), 30)} ger ett osynligt tecken", "ta bort koden"
            )  # fmt: skip


def looks_like_html(text: str) -> bool:
    """Tell whether a plain text would be taken for HTML."""
    return bool(LOOKS_LIKE_HTML.search(text) or ENTITY.search(text))
