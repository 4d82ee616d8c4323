"""What was published once is there for ever: every page, every anchor, every word of the texts.

`golden/adresser/` holds a list of the site as it was on a day: a line a page, with a hash of the
city's words on it and its anchors. What a later site must still have is in it.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from lxml import html

LISTS = sorted((Path(__file__).parent / "golden/adresser").glob("*.txt"))


def listed(site: Path, page: str) -> tuple[str, set[str]]:
    """Return a hash of the city's words on a page, `-` if it has none, and the page's anchors."""
    raw = (site / page).read_bytes()
    root = html.document_fromstring(raw, parser=html.HTMLParser(encoding="utf-8"))
    texts = root.xpath("//*[contains(concat(' ', @class, ' '), ' styrtext ')]")
    words = " ".join(word for text in texts for word in " ".join(text.itertext()).split())
    told = hashlib.sha256(words.encode()).hexdigest()[:16] if words else "-"
    return told, {str(name) for name in root.xpath("//@id")}


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_every_address_anchor_and_word_of_then_is_still_there(path: Path, site: Path):
    wrong = []
    for line in path.read_text("utf-8").splitlines():
        page, words, *anchors = line.split(" ")
        if not (site / page).is_file():
            wrong.append(f"{page} is gone")
            continue
        now, there = listed(site, page)
        if now != words:
            wrong.append(f"{page} has other words of the city")
        wrong += [f"{page}#{anchor} is gone" for anchor in anchors if anchor not in there]
    assert wrong == []
