"""What each code means: the registry of all that the checks can tell.

A code is explained beside the rule that gives it: the codes of `duties.py` stand in
`duties.koder.yml`, for the editor who looks one up. From here they reach the page of error codes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources

import yaml

from macros.model import NonEmpty, Noun

ROOMS = ("macros.reading", "macros.checks")
ENDING = ".koder.yml"


class Kod(Noun):
    """A kind of mistake, explained to the editor who made it.

    Attributes:
        id: the letter of its kind and three digits; it stays when messages change.
        titel: what is wrong, as a heading.
        varfor: why it is a mistake.
        fel: what the mistake looks like.
        ratt: the same, mended.
    """

    id: NonEmpty
    titel: NonEmpty
    varfor: NonEmpty
    fel: NonEmpty
    ratt: NonEmpty


def by_module() -> Iterator[tuple[str, tuple[Kod, ...]]]:
    """Yield each module that gives codes, as `room.module`, with those that it explains."""
    for room in ROOMS:
        for file in sorted(resources.files(room).iterdir(), key=lambda each: each.name):
            if file.name.endswith(ENDING):
                told = yaml.safe_load(file.read_text("utf-8"))
                codes = tuple(Kod(id=code, **fields) for code, fields in told.items())
                yield f"{room}.{file.name.removesuffix(ENDING)}", codes


@cache
def registry() -> Mapping[str, Kod]:
    """Return every code by its id, in the order of the ids.

    Raises:
        ValueError: two modules explain the same code.
    """
    found: dict[str, Kod] = {}
    for module, codes in by_module():
        for code in codes:
            if code.id in found:
                raise ValueError(f"{code.id} is explained twice, again in {module}")
            found[code.id] = code
    return dict(sorted(found.items()))
