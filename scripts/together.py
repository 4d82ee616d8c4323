"""Writes several files together: all of them, or none."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Mapping
from pathlib import Path

Files = dict[str, bytes]
"""What a command writes, by path relative to the root."""


def write(root: Path, files: Mapping[str, bytes]) -> None:
    """Write every file or none: what was there comes back if one cannot be written.

    Each file takes the old one's place in one step, in the order given.
    """
    before = {path: content(root / path) for path in files}
    folders: list[Path] = []
    try:
        for path, new in files.items():
            target = root / path
            for folder in reversed(target.parents):
                if not folder.exists():
                    folder.mkdir()
                    folders.append(folder)
            beside = _beside(target)
            beside.write_bytes(new)
            os.replace(beside, target)  # noqa: PTH105 (its error names the file)
    except BaseException:
        for path, old in before.items():
            with contextlib.suppress(OSError):
                _beside(root / path).unlink(missing_ok=True)
            with contextlib.suppress(OSError):
                if old is None:
                    (root / path).unlink(missing_ok=True)
                elif content(root / path) != old:
                    (root / path).write_bytes(old)
        for folder in reversed(folders):
            with contextlib.suppress(OSError):
                folder.rmdir()
        raise


def content(path: Path) -> bytes | None:
    """Return what a file holds, None if there is none."""
    return path.read_bytes() if path.is_file() else None


def _beside(target: Path) -> Path:
    return target.with_name(f".{target.name}.ny")
