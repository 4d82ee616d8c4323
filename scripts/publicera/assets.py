"""Takes away what the generator copies and no page asks for, and what no browser reads."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import minify_html

from macros.reading.library import Library
from scripts.publicera import stylesheet

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
OWN_LINES = re.compile(r"^\s*(?://.*|/\*\*(?s:.*?)\*/)$", re.MULTILINE)
"""A comment of JavaScript that has its lines to itself."""
HINT = "/* @__PURE__ */ "
"""What the library writes for other tools."""
LINE_INDENT = re.compile(r"\s*\n\s*")
# Material's scripts, maps and palette, and MkDocs' map of a site whose address is unknown.
UNUSED = (
    "assets/javascripts",
    "assets/images",
    "assets/_mkdocstrings.css",
    "sitemap.xml",
    "sitemap.xml.gz",
    "search",
)


def prune(library: Library, built: Path) -> None:  # noqa: ARG001
    """Remove unused files from a built site, and what no browser reads from our stylesheets and scripts."""
    for name in UNUSED:
        path = built / name
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    for path in (built / "assets").glob("*.css"):
        # Comments and indents alone: a minifier that took more broke our selectors.
        text = COMMENT.sub("", path.read_text("utf-8"))
        path.write_text(LINE_INDENT.sub("\n", text).lstrip(), "utf-8")
    for path in (built / "assets").rglob("*.js"):
        path.write_text(_small(path.read_text("utf-8")), "utf-8")
    used = stylesheet.used_classes(built)
    for path in (built / "assets/stylesheets").glob("main.*.css"):
        path.write_text(stylesheet.pruned(path.read_text("utf-8"), used), "utf-8")
    for pattern in ("*.map", "assets/stylesheets/palette.*.css"):
        for path in built.rglob(pattern):
            path.unlink()


def _small(script: str) -> str:
    """Return a module of JavaScript without what only its writer reads."""
    bare = OWN_LINES.sub("", script)  # the library keeps comments
    # It takes pages: the script is the whole of one, and taken out again.
    page = minify_html.minify(f'<script type="module">{bare}</script>', minify_js=True)
    return page[page.index(">") + 1 : page.rindex("</")].replace(HINT, "")
