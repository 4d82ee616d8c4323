"""The addresses of texts, relative to the site's root."""

from __future__ import annotations

from macros.model import Avsnitt


def kapitel_url(key: tuple[str, str], kapitel: str) -> str:
    """Return the address of a chapter of a version; of its title page for `index`."""
    return f"{key[0]}/{key[1]}/" + ("" if kapitel == "index" else f"{kapitel}/")


def avsnitt_url(key: tuple[str, str], avsnitt: Avsnitt) -> str:
    """Return the address of a section of a version."""
    return f"{kapitel_url(key, avsnitt.kapitel)}#{avsnitt.id}"


def jamfor_url(dokument: str, fran: str, till: str) -> str:
    """Return the address of the comparison of two versions of a document."""
    return f"jamfor/{dokument}/{fran}/{till}/"


ALLA = "alla"
"""The name of the feed of all changes."""


def flode_url(slag: str, noun: str = "") -> str:
    """Return the address of a feed: `alla`, or that of a `dokument` or `roll`."""
    return f"flode/{slag}-{noun}.atom" if noun else f"flode/{slag}.atom"
