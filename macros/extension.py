"""The entry point that `mkdocs.yml` names: text processing with what the library knows."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Any

from macros import views
from macros.model import Avsnitt
from macros.reading.library import Library, load
from macros.reading.passages import StyrtextExtension


def makeExtension(root: str = ".", *, moved: bool = False, **_: Any) -> StyrtextExtension:  # noqa: N802
    """Return the extension, bound to a project.

    Args:
        root: the project's root; the current folder if a generator does not say.
        moved: whether the generator moves links, see `views.Sida`.
    """

    # Generators make the extension when they read their settings, long before a page needs it.
    @functools.cache
    def library() -> Library:
        return load(Path(root))

    def drawing(namn: str) -> str:
        return views.figur(library(), namn)

    def apparatus(page: str, avsnitt: tuple[Avsnitt, ...]) -> dict[str, str]:
        return views.vid_sidan_av(library(), page, avsnitt, moved=moved)

    return StyrtextExtension(drawing, apparatus)
