"""Keeps drafts off the published site: the generator is told of the site without them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import yaml

from macros.checks.navigation import CONFIG
from macros.reading.library import Library


@contextmanager
def config(library: Library) -> Iterator[Path]:
    """Give the generator's configuration of the site without drafts, for as long as it lasts.

    The generator finds all else beside its configuration, so a changed one must stand there too.
    """
    folders = _drafts(library)
    if not folders:
        yield library.root / CONFIG
        return
    settings = yaml.safe_load((library.root / CONFIG).read_text("utf-8"))
    settings["exclude_docs"] = "\n".join(f"/{folder}" for folder in folders)
    settings["nav"] = _without(settings["nav"], tuple(folders))
    path = library.root / f".mkdocs-utan-utkast-{os.getpid()}.yml"
    try:
        path.write_text(yaml.safe_dump(settings, allow_unicode=True, sort_keys=False), "utf-8")
        yield path
    finally:
        path.unlink(missing_ok=True)


def _drafts(library: Library) -> list[str]:
    """Return the folders and files under docs/ that belong to drafts."""
    found: list[str] = []
    for (dokument, version), (_, noun) in library.versions.items():
        if not noun.status.publiceras:
            found += [f"{dokument}/{version}/", f"jamfor/{dokument}/{version}/"]
            compared = (library.root / "docs/jamfor" / dokument).glob(f"*/{version}.md")
            found += [path.relative_to(library.root / "docs").as_posix() for path in compared]
    return found


def _without(nav: Any, folders: tuple[str, ...]) -> Any:
    """Return a menu without some pages, and without headings that have none left."""
    if isinstance(nav, list):
        kept = (_without(child, folders) for child in nav)
        return [child for child in kept if child not in (None, [], {})]
    if isinstance(nav, dict):
        kept_ = {title: _without(child, folders) for title, child in nav.items()}
        return {title: child for title, child in kept_.items() if child not in (None, [])}
    return None if nav.startswith(folders) else nav
