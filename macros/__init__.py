"""Registers the macros with mkdocs-macros, and nothing else."""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path
from typing import Any


def define_env(env: Any) -> None:
    """Register every macro that a page may call.

    Args:
        env: the environment of mkdocs-macros, or of Zensical's counterpart.
    """
    # Imported here, so that importing a room of this package does not load them all.
    from macros import views  # noqa: PLC0415
    from macros.reading.library import Library, load  # noqa: PLC0415
    from macros.reading.ready_html import ready  # noqa: PLC0415

    # Read for the first page that asks, once for all that follow.
    @functools.cache
    def library() -> Library:
        return load(Path(env.project_dir))

    def on_the_page(view: Callable[..., str]) -> Callable[..., str]:
        @functools.wraps(view)
        def macro(*arguments: Any, **named: Any) -> str:
            # MkDocs leaves links in what a macro says alone; the other one moves them.
            mkdocs = hasattr(env.page, "file")
            path = env.page.file.src_uri if mkdocs else env.page.path
            here = views.Textsida(str(path), moved=not mkdocs)
            return ready(view(library(), here, *arguments, **named))

        return macro

    for view in views.MACROS:
        env.macro(on_the_page(view))
