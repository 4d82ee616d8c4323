"""Progress on a terminal, silence in a pipe."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import Self


class Progress:
    """Shows which step of a long work is under way.

    Args:
        total: how many steps there are.
    """

    def __init__(self, total: int) -> None:
        self._total = total
        self._done = 0
        self._shown = sys.stderr.isatty()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def step(self, name: str) -> None:
        """Begin the next step."""
        self._done += 1
        if self._shown:
            filled = "█" * self._done + "░" * (self._total - self._done)
            sys.stderr.write(f"\r\x1b[2K{filled} {self._done}/{self._total} {name} …")
            sys.stderr.flush()

    def stop(self) -> None:
        """Clear the line, so that what is printed next stands alone."""
        if self._shown:
            sys.stderr.write("\r\x1b[2K")
            sys.stderr.flush()
