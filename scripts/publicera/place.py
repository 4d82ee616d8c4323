"""Puts a finished site in the place of the old one, in one step of the file system."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from pathlib import Path

_AT_FDCWD = -100
_EXCHANGE = 2  # RENAME_EXCHANGE of renameat2(2)


def put(built: Path, site: Path) -> None:
    """Replace `site` by `built`; at no moment is there half a site.

    Args:
        built: the finished folder, on the same file system; the old site is left there.
        site: the published folder, which need not exist.
    """
    built.chmod(0o755)
    if not site.exists():
        built.rename(site)
        return
    if _exchange(built, site):
        return
    # No system call for it here: two renames, and `recover` mends a stop between them.
    old = _set_aside(site)
    site.rename(old)
    built.rename(site)
    shutil.rmtree(old)


def recover(site: Path) -> None:
    """Bring back the old site if a publication was killed between two renames."""
    old = _set_aside(site)
    if old.exists():
        if site.exists():
            shutil.rmtree(old)
        else:
            old.rename(site)


def _set_aside(site: Path) -> Path:
    return site.with_name(f".{site.name}-gammal")


def _exchange(one: Path, other: Path) -> bool:
    """Let two folders change names at once; False where the system cannot."""
    if not sys.platform.startswith("linux"):
        return False
    renameat2 = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if renameat2 is None:
        return False
    result: int = renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _EXCHANGE)
    return result == 0
