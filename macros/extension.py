"""The entry point that `mkdocs.yml` names: text processing with what the library knows."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from macros import memory, views
from macros.model import Avsnitt
from macros.passages import StyrtextExtension


def makeExtension(**_: Any) -> StyrtextExtension:  # noqa: N802
    """Return the extension, bound to the project in the current folder."""
    said = memory.current(Path.cwd())

    def drawing(namn: str) -> str:
        return said.ask(("figur", namn), lambda: views.figur(said.library, namn))

    def apparatus(page: str, avsnitt: tuple[Avsnitt, ...]) -> dict[str, str]:
        def beside() -> str:
            return json.dumps(views.vid_sidan_av(said.library, page, avsnitt))

        found: dict[str, str] = json.loads(said.ask(("bredvid", page), beside))
        return found

    return StyrtextExtension(drawing, apparatus)
