"""Links and images lead to the site's own files, to https: or to mailto:, and nowhere else."""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Callable, Iterator
from urllib.parse import unquote

from lxml.html import HtmlElement

from macros.checks.project import Project
from macros.problems import INVISIBLE, Place, Problem, shown
from macros.reading.page import Page

SCHEME = re.compile(r"(?P<scheme>[a-z][a-z0-9+.-]*):", re.IGNORECASE)
HTTPS = re.compile(
    r"https://[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[0-9]+)?([/?#][^\s\\]*)?", re.IGNORECASE
)
MAILTO = re.compile(r"mailto:[^\s@?&<>\"\\]+@[a-z0-9.-]+(\?[^\s<>\"\\]*)?", re.IGNORECASE)
GENERATED = frozenset({"styrtext"})
"""Macros that make no ids of their own: an anchor on such a page can be checked."""


def cleaned(address: str) -> str:
    """Return an address as a browser reads it: entities resolved, what it skips left out."""
    text = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", address)
    return INVISIBLE.sub("", re.sub(r"\s", "", html.unescape(html.unescape(text))))


def allowed(page: Page) -> Iterator[Problem]:
    """Every address is of a kind that a page may have."""
    for element, name, address, place in _addresses(page):
        image = name == "src"
        fault = _fault(address, image=image)
        if fault:
            yield Problem(page.path, *place, *fault)
        if image and not (element.get("alt") or "").strip():
            yield Problem(
                page.path, *place, "M053", "bilden har ingen text för den som inte ser den", "skriv ![vad bilden visar](bild.png)"
            )  # fmt: skip


def _fault(address: str, *, image: bool) -> tuple[str, str, str] | None:
    read = cleaned(address)
    told = f'adressen "{shown(address, 50)}"'
    scheme = SCHEME.match(read)
    # Browsers read a backslash as a slash.
    if scheme or read.startswith(("/", "\\")) or "\\" in read or read != address.strip():
        if image and (scheme or read.startswith(("//", "\\"))):
            return (
                "M054",
                f"bilden hämtas från {told[9:]}",
                "lägg bilden bland sidorna i docs och skriv dess namn",
            )
        if HTTPS.fullmatch(read) or MAILTO.fullmatch(read):
            return None
        if scheme and scheme["scheme"].lower() == "http":
            return "M050", f"{told} är inte krypterad", "skriv https: i stället för http:"
        return (
            "M050",
            f"{told} är inte tillåten",
            "skriv en fil på webbplatsen, https://… eller mailto:…",
        )
    if not read:
        return "M050", "länken har ingen adress", "skriv adressen inom parentesen"
    return None


def _same(wanted: str) -> Callable[[str], bool]:
    """Return what tells whether an address, as written, is the wanted one."""
    forms = (wanted, wanted.removeprefix("mailto:"))
    return lambda written: cleaned(written) in forms


def _addresses(page: Page) -> Iterator[tuple[HtmlElement, str, str, Place]]:
    find = page.finder()
    for element in page.tree.iter("a", "img"):
        if str(element.get("class", "")).startswith("footnote"):
            continue
        for name in ("href", "src"):
            address = element.get(name)
            if address is not None:
                place = find.address(_same(cleaned(address)))
                yield element, name, address, place


def found(project: Project) -> Iterator[Problem]:
    """Every address within the site leads to a file that exists, and to an id in it."""
    pages, files = project.pages, {*project.files, *project.made}
    for page in pages.values():
        for _, name, address, place in _addresses(page):
            if _fault(address, image=name == "src") or SCHEME.match(cleaned(address)):
                continue
            path, _, anchor = unquote(cleaned(address)).partition("#")
            path = path.partition("?")[0]
            target = (
                posixpath.normpath(posixpath.join(posixpath.dirname(page.path), path))
                if path
                else page.path
            )
            if target not in files or "//" in path:
                yield Problem(
                    page.path, *place, "M051", f'filen "{shown(path)}" som adressen pekar på finns inte',
                    "länka till en fil i docs, till exempel ../om/index.md",
                )  # fmt: skip
            elif anchor and target in pages and not _has(project, pages[target], anchor):
                yield Problem(
                    page.path, *place, "M052", f'id:t "{shown(anchor)}" finns inte i {shown(target)}', "rätta det som står efter #"
                )  # fmt: skip


def _has(project: Project, page: Page, anchor: str) -> bool:
    generated = any(call.name not in GENERATED for call in project.calls(page))
    return generated or anchor in page.ids
