"""Where in a file the texts of footnotes stand."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

DEFINITION = re.compile(r"(?:[ >]|[-*+] |\d+[.)] )*\[\^(?P<label>[^\]\n]*)\]:")
# What ends the block of a footnote even without an empty line before it.
OTHER_BLOCK = re.compile(r"#{1,6}|/{3,}|[ ]{0,3}(?:>|(?:-[ ]?){3,}$|(?:\*[ ]?){3,}$)")
INDENT = " " * 4


def footnote_ranges(text: str, labels: Collection[str]) -> Mapping[str, tuple[int, int]]:
    """Return where the text of each footnote begins and ends, its label included.

    It goes on to the next footnote, or to the first line after an empty one that is not
    indented. Of a footnote that has two texts the last one counts, as for the parser.

    Args:
        text: the page.
        labels: the footnotes that the parser found.
    """
    found: dict[str, tuple[int, int]] = {}
    if not labels:
        return found
    label: str | None = None
    after_empty = False
    start = here = 0
    for line in text.split("\n"):
        match = DEFINITION.match(line)
        ends = after_empty and line.strip() and not line.startswith(INDENT)
        if label is not None and (match or ends or OTHER_BLOCK.match(line)):
            found[label] = (start, here)
            label = None
        if match and match["label"] in labels:
            label, start = match["label"], here
        after_empty = not line.strip()
        here += len(line) + 1
    if label is not None:
        found[label] = (start, len(text))
    return found
