"""HTML that a macro made, put by so that the parser of Markdown does not look into it."""

from __future__ import annotations

import base64
import re

from markdown.preprocessors import Preprocessor

READY = "!html"


def ready(text: str) -> str:
    """Return Markdown in which every block of HTML is one line that no parser looks into.

    What a macro says is HTML already. The parser of Markdown would read each tag of it, which
    is most of the work on a page of tables.

    Args:
        text: Markdown with blocks of HTML, which stand between blank lines.
    """
    blocks = text.split("\n\n")
    return "\n\n".join(
        f"{READY} {base64.b64encode(block.strip().encode()).decode()}"
        if _BLOCK_OF_HTML.match(block)
        else block
        for block in blocks
    )


_BLOCK_OF_HTML = re.compile(
    r"\s*<(article|aside|blockquote|details|div|dl|fieldset|figure|form|h[1-6]|hr|nav|ol|p|pre"
    r"|script|section|table|ul)\b"
)


class ReadyPreprocessor(Preprocessor):
    """Puts blocks of HTML by, before the parser of HTML comes to them."""

    def run(self, lines: list[str]) -> list[str]:
        """Put the blocks by."""
        return [self._put_by(line) if line.startswith(READY) else line for line in lines]

    def _put_by(self, line: str) -> str:
        try:
            html = base64.b64decode(line[len(READY) :].strip(), validate=True).decode()
        except ValueError:
            return line  # no macro wrote this; the gate tells of it
        return f"\n{self.md.htmlStash.store(html)}\n"
