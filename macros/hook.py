"""The hook that `mkdocs.yml` names: MkDocs builds the pages that are laid out for it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mkdocs.exceptions import PluginError

from macros import lay
from macros.problems import report
from macros.reading import environment
from macros.reading.library import load


def on_config(config: Any) -> Any:
    """Lay the pages out, and let MkDocs take them and their menu."""
    root = Path(config.config_file_path).resolve().parent
    library = load(root)
    folder = environment.pages_folder() or root / ".bygge" / (
        "utkast" if library.utkast else "sidor"
    )
    try:
        laid = lay.lay(library, folder)
    except lay.RefusedError as refused:
        raise PluginError(f"Sidorna går inte att bygga.\n{report(refused.problems)}") from None
    config.docs_dir, config.nav = str(laid.docs), laid.nav
    config.mdx_configs["macros.extension"] = {"root": str(root)}
    return config


def on_serve(server: Any, config: Any, **_: Any) -> Any:
    """Follow what the pages are made of, not what was made."""
    root = Path(config.config_file_path).resolve().parent
    server.unwatch(config.docs_dir)
    for folder in ("docs", "data", "macros/theme", "macros/templates"):
        if (root / folder).is_dir():
            server.watch(str(root / folder))
    return server
