"""What the modules of JavaScript import and export, read from their text: as written or as published."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from tests.conftest import ROOT

ASSETS = ROOT / "macros/theme/assets"

COMMENT = re.compile(r"/\*(?s:.*?)\*/|^\s*//.*$", re.MULTILINE)
STATIC = re.compile(r"""(?:^|[;}\n])\s*(?:import|export)\b(?:[\w\s{},*$]*?\bfrom)?\s*["'`]([^"'`]+)["'`]""")  # fmt: skip
DYNAMIC = re.compile(r"""\bimport\s*\(\s*(["'`])([^"'`$]+)\1\s*\)""")
ANY_DYNAMIC = re.compile(r"\bimport\s*\(")
EXPORTED = re.compile(r"\bexport\s+(?:const|let|class|function\*?)\s+([\w$]+)")


@dataclass(frozen=True)
class Module:
    """A module of JavaScript.

    Attributes:
        text: its code, without comments.
        static: the files that it asks for as it is read.
        dynamic: the files that it asks for later, if at all.
    """

    text: str
    static: frozenset[Path]
    dynamic: frozenset[Path]

    @property
    def exported(self) -> list[str]:
        """The names that it exports, one a declaration."""
        return EXPORTED.findall(self.text)


def read(path: Path) -> Module:
    """Return a module; fails if it imports what only the browser can tell."""
    text = COMMENT.sub("", path.read_text("utf-8"))
    static = STATIC.findall(text)
    dynamic = [name for _, name in DYNAMIC.findall(text)]
    assert len(dynamic) == len(ANY_DYNAMIC.findall(text)), f"{path}: import() of no plain string"
    assert all(name.startswith(".") for name in (*static, *dynamic)), path
    return Module(text, *(_resolved(path, names) for names in (static, dynamic)))


def _resolved(path: Path, names: list[str]) -> frozenset[Path]:
    return frozenset((path.parent / name).resolve() for name in names)


def closure(*paths: Path) -> frozenset[Path]:
    """Return some modules with all that is fetched before they run."""
    found: set[Path] = set()
    left = [path.resolve() for path in paths]
    while left:
        path = left.pop()
        if path not in found:
            found.add(path)
            left += read(path).static
    return frozenset(found)
