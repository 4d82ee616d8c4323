"""The entry point that `mkdocs.yml` names: text processing with what the library knows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from macros import views
from macros.model import Avsnitt
from macros.reading.library import load
from macros.reading.passages import StyrtextExtension


def makeExtension(**_: Any) -> StyrtextExtension:  # noqa: N802
    """Return the extension, bound to the project in the current folder."""
    library = load(Path.cwd())

    def drawing(namn: str) -> str:
        return views.figur(library, namn)

    def apparatus(page: str, avsnitt: tuple[Avsnitt, ...]) -> dict[str, str]:
        return views.vid_sidan_av(library, page, avsnitt)

    return StyrtextExtension(drawing, apparatus)
