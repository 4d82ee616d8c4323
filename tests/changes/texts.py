"""Versions of a text, as a test writes them."""

from __future__ import annotations

from collections.abc import Sequence

from macros.model import Avsnitt, Stycke

Text = dict[str, Avsnitt]


def section(name: str, kapitel: str, *passages: str, rubrik: str = "") -> Avsnitt:
    return Avsnitt(
        id=name, rubrik=rubrik or name.capitalize(), niva=2, kapitel=kapitel,
        stycken=tuple(Stycke(id=f"{name}-st{n}", text=s) for n, s in enumerate(passages, 1)),
    )  # fmt: skip


def text(*sections: Sequence[str]) -> Text:
    return {name: section(name, kapitel, *passages) for name, kapitel, *passages in sections}
