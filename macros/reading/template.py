"""Which parts of a page's text Jinja would act on."""

from __future__ import annotations

import re

from macros.reading.places import blank

DELIMITER = re.compile(r"\{[{%#]")
REGION = re.compile(
    r"\{\{.*?\}\}|\{%.*?%\}|\{#[ ]*(?P<id>[\w-]+)[ ]*\}|\{#.*?#\}|\{[{%#]", re.DOTALL
)


def without(text: str) -> str:
    """Return a page's text with everything blanked out that Jinja would act on.

    Of the comment `{#id}`, which was meant to be an id, the id remains.
    """
    return REGION.sub(
        lambda match: f"{{ #{match['id']} }}" if match["id"] else blank(match.group()), text
    )
