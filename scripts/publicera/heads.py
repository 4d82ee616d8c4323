"""Completes the heads of the pages: how versions follow on each other, and feeds.

The relations between versions are those of RFC 5829. Each leads to the same chapter of the
other version, under whichever name it stands there, else to that version's title page.
"""

from __future__ import annotations

import html
from collections.abc import Iterator
from pathlib import Path

from macros import views
from macros.model import Version, VersionKey
from macros.model.addresses import ALLA, flode_url, kapitel_url
from macros.reading.library import Library
from macros.today import versions
from macros.today.permalinks import PERMALINK_FOLDER
from macros.views.versionsled import WHOLE, same_chapter
from scripts.publicera.feeds import Flode, every_feed

VersionLink = tuple[str, str]
"""A relation, and the address that it leads to, relative to the root."""


def write(library: Library, built: Path) -> None:
    """Put the links into the head of every page that the generator made."""
    relations = dict(version_links(library))
    feeds = {flode.sida: flode for flode in every_feed(library)}
    for path in sorted(built.rglob("index.html")):
        address = path.parent.relative_to(built).as_posix()
        address = "" if address == "." else f"{address}/"
        if address.startswith(f"{PERMALINK_FOLDER}/"):
            continue
        text = path.read_text("utf-8")
        if "</head>" not in text:
            continue
        page = views.Sida(f"{address}index.md")
        links = "".join(
            f'<link rel="{relation}" href="{html.escape(page.till(url))}">'
            for relation, url in relations.get(address, ())
        ) + "".join(_feed(page, flode) for flode in _feeds(address, feeds))
        path.write_text(text.replace("</head>", f"{links}</head>", 1), "utf-8")


def _feed(page: views.Sida, flode: Flode) -> str:
    address = html.escape(page.till(flode.url).rstrip("/"))
    title = html.escape(flode.titel)
    return f'<link rel="alternate" type="application/atom+xml" title="{title}" href="{address}">'


def _feeds(address: str, feeds: dict[str, Flode]) -> Iterator[Flode]:
    """Yield the feeds of a page: that of its document or role first, then that of all."""
    parts = address.split("/")
    for own in (f"{parts[0]}/", "/".join(parts[:2]) + "/"):
        if own in feeds and feeds[own].url != flode_url(ALLA):
            yield feeds[own]
    yield feeds[""]


def version_links(library: Library) -> Iterator[tuple[str, tuple[VersionLink, ...]]]:
    """Yield the relations of each page of a published version, by its address."""
    for key, (_, version) in library.versions.items():
        if version.status.publiceras:
            for kapitel in (*(found.namn for found in library.kapitel(key)), WHOLE):
                yield kapitel_url(key, kapitel), tuple(_relations(library, key, kapitel))


def _relations(library: Library, key: VersionKey, kapitel: str) -> Iterator[VersionLink]:
    now = versions.current_version(library, key[0])
    others: list[tuple[str, Version | None]] = [
        # What is still to come is not the latest version until its day.
        ("latest-version", now if now and not versions.is_coming(library, now) else None),
        ("predecessor-version", versions.version_before(library, key)),
        ("successor-version", versions.version_after(library, key)),
    ]
    for relation, version in others:
        if version:
            yield relation, same_chapter(library, key, kapitel, (key[0], version.id))
    yield "version-history", f"{key[0]}/#versioner"
