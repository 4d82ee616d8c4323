"""Registers the macros with mkdocs-macros, and nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Any


def define_env(env: Any) -> None:
    """Register every macro that a page may call.

    Args:
        env: the environment of mkdocs-macros, or of Zensical's counterpart.
    """
    # Imported here, so that importing a room of this package does not load them all.
    from macros import library, views  # noqa: PLC0415

    known = library.load(Path.cwd())

    def path() -> str:
        page = env.page
        return str(page.file.src_uri if hasattr(page, "file") else page.path)

    @env.macro
    def styrtext() -> str:
        return views.styrtext(known, views.Textsida(path()))

    @env.macro
    def innehall() -> str:
        return views.innehall(known, views.Textsida(path()))

    @env.macro
    def hela() -> str:
        return views.hela(known, views.Textsida(path()))

    @env.macro
    def dokumentsida(dokument: str) -> str:
        return views.dokumentsida(known, views.Sida(path()), dokument)

    @env.macro
    def dokumentlista() -> str:
        return views.dokumentlista(known, views.Sida(path()))

    @env.macro
    def anmarkningar() -> str:
        return views.anmarkningar(known, views.Sida(path()))

    @env.macro
    def datafiler() -> str:
        return views.datafiler(views.Sida(path()))
