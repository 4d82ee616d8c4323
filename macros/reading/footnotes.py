"""Where in a file the texts of footnotes stand."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

LABEL = re.compile(r"(?:[ >]|[-*+] |\d+[.)] )*(?P<mark>\[\^(?P<label>[^\]\n]*)\]:)")
# What ends the block of a footnote even without an empty line before it.
OTHER_BLOCK = re.compile(r"#{1,6}|/{3,}|[ ]{0,3}(?:>|(?:-[ ]?){3,}$|(?:\*[ ]?){3,}$)")
NOTE_INDENT = " " * 4


@dataclass(frozen=True, slots=True)
class FootnoteText:
    """The text of a footnote as it is written.

    Attributes:
        label: its name.
        start: the offset at which `[^name]:` begins.
        end: the offset at which the text has ended.
    """

    label: str
    start: int
    end: int


def footnote_texts(text: str, labels: Collection[str]) -> Iterator[FootnoteText]:
    """Yield the text of each footnote, in the order of the file.

    It goes on to the next footnote, or to the first line after an empty one that is not
    indented.

    Args:
        text: the page.
        labels: the footnotes that the parser found.
    """
    open_: tuple[str, int] | None = None
    after_empty = False
    here = 0
    for line in text.split("\n") if labels else ():
        match = LABEL.match(line)
        ends = after_empty and line.strip() and not line.startswith(NOTE_INDENT)
        if open_ and (match or ends or OTHER_BLOCK.match(line)):
            yield FootnoteText(*open_, here)
            open_ = None
        if match and match["label"] in labels:
            open_ = match["label"], here + match.start("mark")
        after_empty = not line.strip()
        here += len(line) + 1
    if open_:
        yield FootnoteText(*open_, len(text))
