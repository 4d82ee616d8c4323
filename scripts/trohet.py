"""`styrdok trohet`: how the published words of each version stand to the received ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import click

from macros.language.fidelity import Difference, Expected, compare, expected
from macros.model import Avsnitt, Kanal, VersionKey
from macros.reading import library
from macros.reading.library import Library
from scripts.swedish import HELP_OPTION, SwedishCommand


@dataclass(frozen=True, slots=True)
class Figures:
    """The measured fidelity of one reading of one version.

    Attributes:
        namn: `dokument/version`, and for a further reading its file's name.
        kalla: words in the received lines.
        publicerade: words published in the running text, footnotes and pull quotes apart.
        per_slag: how many raw words each kind of accounted departure concerns; `radslut`
            counts the line-end hyphens undone by rule, `listpunkt` the bullets.
        oforklarade: words that neither the sources nor the ledger explain.
    """

    namn: str
    kalla: int
    publicerade: int
    per_slag: Counter[str]
    oforklarade: int

    def row(self) -> str:
        """Return the figures as a row of a Markdown table."""
        kinds = ", ".join(
            f"{kind} {count}" for kind, count in sorted(self.per_slag.items()) if count
        )
        return f"| {self.namn} | {self.kalla} | {self.publicerade} | {kinds} | {self.oforklarade} |"


TABLE_HEAD = (
    "| text | ord i källan | ord publicerade | redovisade avvikelser per slag | oförklarade |\n"
    "|---|---:|---:|---|---:|"
)


def published(avsnitt: Iterable[Avsnitt]) -> tuple[dict[Kanal, list[str]], list[str]]:
    """Return the words of each stream of some sections, and the pull quotes."""
    words: dict[Kanal, list[str]] = {Kanal.TEXT: [], Kanal.FOTNOT: []}
    quotes: list[str] = []
    for found in avsnitt:
        words[Kanal.TEXT] += found.rubrik.split()
        for stycke in found.stycken:
            if stycke.kanal is Kanal.CITATRUTA:
                quotes.append(stycke.text)
            else:
                words[stycke.kanal] += stycke.ordinal.split() + stycke.text.split()
    return words, quotes


def measure(
    known: Library, key: VersionKey, words: dict[Kanal, list[str]], quotes: list[str]
) -> list[tuple[Figures, Expected, list[Difference]]]:
    """Measure every reading of a version against some published words."""
    measured = []
    for path, lasningar, _ in known.lasningar(key):
        want = expected([(lasning, known.kalla(lasning.fil)) for lasning in lasningar])
        first = not path.endswith(".andra.yml")
        quoted = " ".join(want.quotes)
        # A second extraction need not hold every pull quote or drawing of the first.
        shown = quotes if first else [quote for quote in quotes if quote in quoted]
        have = dict(words)
        if not first or Kanal.FIGURETIKETT not in have:
            have[Kanal.FIGURETIKETT] = [word for word, _ in want.words[Kanal.FIGURETIKETT]]
        differences = compare(want, have, shown)
        name = "/".join(key) + ("" if first else f" mot {lasningar[0].fil[:3]}")
        unexplained = sum(len(f"{d.source} {d.published}".split()) for d in differences)
        figures = Figures(name, want.raw, len(words[Kanal.TEXT]), want.by_kind, unexplained)
        measured.append((figures, want, differences))
    return measured


@click.command("trohet", cls=SwedishCommand, context_settings=HELP_OPTION)
@click.option(
    "--rot", metavar="MAPP", default=".", type=click.Path(path_type=Path),
    help="Mappen med mkdocs.yml; den du står i om du inget anger.",
)  # fmt: skip
def command(rot: Path) -> int:
    """Räkna orden i varje version mot orden i den mottagna texten.

    Exempel: styrdok trohet
    """
    known = library.load(rot)
    rows = [
        figures
        for key in known.versions
        for figures, _, _ in measure(known, key, *published(known.avsnitt(key)))
    ]
    click.echo(TABLE_HEAD)
    for figures in rows:
        click.echo(figures.row())
    return int(any(figures.oforklarade for figures in rows))
