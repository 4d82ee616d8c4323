"""What earlier builds of the very same files said, so that it need not be worked out again.

Everything that a macro or the extension says follows from the files of the project and its
code. As long as none of them has changed, by time and size, the answers are the same.
"""

from __future__ import annotations

import atexit
import contextlib
import hashlib
import json
import os
import tempfile
from collections.abc import Callable
from functools import cached_property
from pathlib import Path

from macros import library, source
from macros.library import Library

FOLDER = ".cache"
INGREDIENTS = ("data", "docs", "macros")
ENDINGS = (".py", ".yml", ".md", ".html", ".svg")


class Memory:
    """The answers of one state of the files, kept between builds.

    Args:
        root: the project's root.
        mark: what tells this state of the files from others.
    """

    def __init__(self, root: Path, mark: str) -> None:
        self.mark = mark
        self._root = root
        self._file = root / FOLDER / f"svar-{mark}.json"
        self._said = self._read()
        self._new = False
        atexit.register(self.keep)

    @cached_property
    def library(self) -> Library:
        """The library, read only if an answer is not known."""
        return library.load(self._root)

    def ask(self, question: tuple[str, ...], answer: Callable[[], str]) -> str:
        """Return the answer to a question, worked out only if it is not known."""
        key = json.dumps(question)
        if key not in self._said:
            self._said[key] = answer()
            self._new = True
        return self._said[key]

    def keep(self) -> None:
        """Write the answers down, and forget those of other states of the files."""
        if not self._new:
            return
        # A memory that cannot be kept costs time, nothing else.
        with contextlib.suppress(OSError):
            self._file.parent.mkdir(exist_ok=True)
            for old in self._file.parent.glob("svar-*.json"):
                old.unlink(missing_ok=True)
            handle, name = tempfile.mkstemp(dir=self._file.parent)
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump(self._said, file)
            Path(name).replace(self._file)
            self._new = False

    def _read(self) -> dict[str, str]:
        try:
            said = json.loads(self._file.read_text("utf-8"))
        except (OSError, ValueError):
            return {}
        return said if isinstance(said, dict) else {}


_memories: dict[Path, Memory] = {}


def begin(root: Path) -> Memory:
    """Return the memory of the files as they are now; called when a build begins."""
    files = source.signature(root, INGREDIENTS, ENDINGS)
    mark = hashlib.sha256(repr((files, source.today(), source.with_drafts())).encode()).hexdigest()[
        :16
    ]
    if root not in _memories or _memories[root].mark != mark:
        _memories[root] = Memory(root, mark)
    return _memories[root]


def current(root: Path) -> Memory:
    """Return the memory with which the build began."""
    return _memories.get(root) or begin(root)
