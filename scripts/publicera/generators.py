"""The site generators that can build the pages: MkDocs, and Zensical that is to follow it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import yaml

from macros import lay
from macros.reading.library import Library

CONFIG = "mkdocs.yml"


def zensical(library: Library, pages: Path, target: Path) -> subprocess.CompletedProcess[str]:
    """Build a project's pages with Zensical, which knows no hooks: its pages are laid first.

    Args:
        library: the project, on its day.
        pages: a folder below the project's root, for the pages as files.
        target: the folder of the built site.

    Raises:
        lay.RefusedError: the gate has refused a page; nothing was built.
    """
    root = library.root
    laid = lay.lay(library, pages)
    settings = yaml.safe_load((root / CONFIG).read_text("utf-8"))
    del settings["hooks"]
    settings |= {
        "docs_dir": laid.docs.relative_to(root).as_posix(),
        "site_dir": os.path.relpath(target, root),
        "nav": laid.nav,
        "markdown_extensions": [
            {"macros.extension": {"root": str(root), "moved": True}}
            if name == "macros.extension" else name
            for name in settings["markdown_extensions"]
        ],
    }  # fmt: skip
    # It finds the macros and the theme beside its settings.
    path = root / f".mkdocs-zensical-{os.getpid()}.yml"
    try:
        path.write_text(yaml.safe_dump(settings, allow_unicode=True, sort_keys=False), "utf-8")
        return subprocess.run(
            [sys.executable, "-m", "zensical", "build", "--config-file", str(path)],
            cwd=root, capture_output=True, text=True, check=False,
        )  # fmt: skip
    finally:
        path.unlink(missing_ok=True)
