"""Looks at the finished site before anyone else does: links, anchors, content policy."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import html

LINKS = (("a", "href"), ("link", "href"), ("script", "src"), ("img", "src"), ("iframe", "src"))


@dataclass(frozen=True, slots=True)
class _Page:
    url: str
    root: html.HtmlElement
    ids: frozenset[str]


def faults(built: Path) -> list[str]:
    """Return what is wrong with a built site, one Swedish line each."""
    pages = {page.url: page for page in _pages(built)}
    files = {path.relative_to(built).as_posix() for path in built.rglob("*") if path.is_file()}
    return [fault for page in pages.values() for fault in _faults(page, pages, files)]


def _pages(built: Path) -> Iterator[_Page]:
    for path in sorted(built.rglob("*.html")):
        root = html.document_fromstring(path.read_bytes(), parser=html.HTMLParser(encoding="utf-8"))
        ids = frozenset(_ids(root))
        yield _Page(path.relative_to(built).as_posix(), root, ids)


def _ids(root: html.HtmlElement) -> list[str]:
    return [element.get("id", "") for element in root.iter() if element.get("id") is not None]


def _faults(page: _Page, pages: dict[str, _Page], files: set[str]) -> Iterator[str]:
    yield from _policy(page)
    for tag, attribute in LINKS:
        for element in page.root.iter(tag):
            address = element.get(attribute)
            if address is not None and element.get("rel") != "canonical":
                yield from _link(page, address, tag, pages, files)


def _policy(page: _Page) -> Iterator[str]:
    """Yield what `script-src 'self'; style-src 'self'` would stop."""
    for element in page.root.iter("script"):
        if element.get("type") != "application/ld+json" and (
            not element.get("src") or element.text
        ):
            yield f"{page.url}: skript i sidan – flytta det till en fil"
    for element in page.root.iter("style"):
        yield f"{page.url}: stilmall i sidan – flytta den till en fil: {(element.text or '')[:40]}"
    for element in page.root.iter():
        for name in element.attrib:
            if name == "style" or str(name).startswith("on"):
                yield f"{page.url}: attributet {name} på <{element.tag}> – ta bort det"
    ids = _ids(page.root)
    for repeated in sorted(
        {value for value in ids if ids.count(value) > 1} if len(ids) > len(page.ids) else ()
    ):
        yield f"{page.url}: id {repeated} finns två gånger – gör dem olika"


def _link(
    page: _Page, address: str, tag: str, pages: dict[str, _Page], files: set[str]
) -> Iterator[str]:
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        if tag != "a" or parts.scheme not in ("https", "mailto"):
            yield f"{page.url}: hämtar från en annan plats: {address} – ta bort hänvisningen"
        return
    folder = posixpath.dirname(page.url)
    path = unquote(parts.path)
    target = posixpath.normpath(posixpath.join("/", folder, path)).lstrip("/") if path else page.url
    if path.startswith("/"):
        target = posixpath.normpath(path).lstrip("/")
    if target not in files:
        target = posixpath.join(target, "index.html").removeprefix("./")
    if target not in files:
        yield f"{page.url}: länken {address} leder ingenstans – rätta den"
    elif parts.fragment and target in pages and unquote(parts.fragment) not in pages[target].ids:
        yield f"{page.url}: länken {address} pekar på ett ställe som inte finns – rätta den"
