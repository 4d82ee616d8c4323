"""What a page becomes holds only the elements and attributes that Markdown gives."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from macros.problems import INVISIBLE, Problem, shown
from macros.reading.blocks import GUARD
from macros.reading.noting import LOOKS_LIKE_HTML
from macros.reading.page import Page

HTML_ELEMENTS = frozenset(
    "p h1 h2 h3 h4 h5 h6 ul ol li blockquote pre code em strong a img hr br sup div section span "
    "table thead tbody tr th td figure figcaption".split()
)
HTML_ATTRIBUTES = {
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
RAW_TAG = re.compile(r"<(?P<close>/?)(?P<name>[A-Za-z][^\s/>]*|!--|!\[CDATA\[|[!?])")
OPAQUE = re.compile(
    r"(?<=>).*?(?=</(?:script|style|textarea|title)\b|$)", re.IGNORECASE | re.DOTALL
)
ENTITY = re.compile(r"&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[A-Za-z0-9]+);")
PLAIN_HTML = "skriv det med Markdown, eller sätt `kod` om läsaren ska se det"


def html_is_nowhere(page: Page) -> Iterator[Problem]:
    """Raw HTML is nowhere: what the site adds comes from macros, the rest is Markdown."""
    opened = {
        match["name"].lower()
        for piece, _ in page.parsed.raw
        for match in RAW_TAG.finditer(piece)
        if not match["close"]
    }
    for piece, at in page.parsed.raw:
        if piece.strip() and not RAW_TAG.search(piece):
            yield Problem(
                page.path, *page.place((at, at + len(piece))), "M020",
                f"HTML i texten: {shown(piece, 30)}", PLAIN_HTML,
            )  # fmt: skip
        for match in RAW_TAG.finditer(re.sub(OPAQUE, _spaces, piece) if _opaque(piece) else piece):
            name = match["name"].lower()
            if match["close"] and name in opened:
                continue
            place = page.place((at + match.start(), at + match.end()))
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


def markup_is_used_up(page: Page) -> Iterator[Problem]:
    """What was meant as markup does not stay as signs in the text."""
    told = any(problem.code.startswith("M04") for problem in page.problems)
    for left, at in page.parsed.leftovers:
        place = page.place((at + len(left) - len(left.lstrip()), at + len(left)))
        if left.startswith("<"):
            yield Problem(
                page.path, *place, "M021", f"{shown(left, 30)} ser ut som HTML", PLAIN_HTML
            )
        elif left.startswith("[^"):
            yield Problem(
                page.path, *place, "M033", f"fotnoten {shown(left, 30)} har ingen text",
                f"lägg till {shown(left, 30)}: och texten på en egen rad",
            )  # fmt: skip
        elif left.startswith("]"):
            yield Problem(
                page.path, *place, "M036", f"länken {shown(left[1:].strip(), 30)} har ingen adress",
                "skriv [text](adress), eller \\[ om det är text",
            )  # fmt: skip
        elif left.lstrip().startswith(GUARD) or (left.lstrip().startswith("/") and not told):
            yield Problem(
                page.path, *place, "M045", "blocket står inte först på raden",
                "flytta det till egna rader utan indrag, utanför listor och citat",
            )  # fmt: skip


def braces_give_ids(page: Page) -> Iterator[Problem]:
    """Braces give a heading its id, and nothing else."""
    for tag, written, span in page.parsed.attributes:
        told = f"{{ {shown(written, 40)} }}"
        if tag.startswith("h") and tag[1:].isdigit():
            yield Problem(
                page.path, *page.place(span), "M024", f"klamrarna {told} ger rubriken annat än ett id",
                "skriv bara { #id }",
            )  # fmt: skip
        else:
            yield Problem(
                page.path, *page.place(span), "M024", f"klamrarna {told} ger texten egenskaper", "ta bort dem; bara en rubrik får ett id"
            )  # fmt: skip
    told_lines = {p.line for p in page.problems if p.code.startswith("M04")}
    for left, at in page.parsed.leftovers:
        line, column = page.place((at, at + 1))
        if left in ("{", "}") and line not in told_lines:
            told_lines.add(line)
            yield Problem(
                page.path, line, column, "M025", f"klammern {left} visas som text",
                f"skriv \\{left} om läsaren ska se den; ett id står sist på rubrikens rad som {{ #id }}",
            )  # fmt: skip


class _Finder:
    """Finds strings in a text, each mention behind the one before it.

    No element is here that was not noted when the page was parsed, but by a fault in the parser:
    what tells where it is written is its name alone.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._after: dict[str, int] = {}

    def next(self, *needles: str) -> int:
        """Return where the first of some strings stands that stands anywhere; else 0."""
        for needle in needles:
            found = self._text.find(needle, self._after.get(needle, 0))
            if needle and found >= 0:
                self._after[needle] = found + 1
                return found
        return 0


def elements_are_known(page: Page) -> Iterator[Problem]:
    """Every element and attribute of the rendered page is one that Markdown gives."""
    find = _Finder(page.text)
    settings = any(problem.code == "M044" for problem in page.problems)
    for element in page.tree.iter():
        if element.tag in ("html", "body") or (settings and element.tag in BLOCKS):
            continue
        if element.tag not in HTML_ELEMENTS:
            yield Problem(
                page.path, *page.lines.at(find.next(f"<{element.tag}")), "M026", f"sidan får elementet {shown(element.tag, 30)}",
                PLAIN_HTML,
            )  # fmt: skip
            continue
        for name, value in element.attrib.items():
            allowed = name == "id" or name in HTML_ATTRIBUTES.get(element.tag, ())
            if allowed or (
                name == "class" and all(CLASSES.fullmatch(word) for word in value.split())
            ):
                continue
            contents = element.tag == "div" and value == "toc"
            found = find.next("[TOC]" if contents else f"{name}=", name, value)
            yield Problem(
                page.path, *page.lines.at(found), "M026",
                "[TOC] används inte här" if contents else f"{element.tag} får egenskapen {shown(name, 30)}",
                "ta bort den; menyn och innehållet kommer av rubrikerna" if contents else "ta bort den",
            )  # fmt: skip


def characters_are_seen(page: Page) -> Iterator[Problem]:
    """No code for a character gives one that cannot be seen."""
    for match in ENTITY.finditer(page.prose) if "&" in page.text else ():
        sign = html.unescape(match.group())
        if not sign or INVISIBLE.search(sign):
            yield Problem(
                page.path, *page.lines.at(match.start()), "M023", f"{shown(match.group(), 30)} ger ett osynligt tecken", "ta bort koden"
            )  # fmt: skip


def looks_like_html(text: str) -> bool:
    """Tell whether a plain text would be taken for HTML."""
    return bool(LOOKS_LIKE_HTML.search(text) or ENTITY.search(text))
