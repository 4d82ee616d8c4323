"""The entry point that `mkdocs.yml` names: text processing with what the library knows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from macros import library, views
from macros.passages import StyrtextExtension


def makeExtension(**_: Any) -> StyrtextExtension:  # noqa: N802
    """Return the extension, bound to the project in the current folder."""
    known = library.current(Path.cwd())
    return StyrtextExtension(
        drawing=lambda namn: views.figur(known, namn),
        apparatus=lambda page, avsnitt: views.vid_sidan_av(known, page, avsnitt),
    )
