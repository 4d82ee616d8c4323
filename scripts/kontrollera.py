"""`styrdok kontrollera`: every rule on the texts and the data, all problems at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from macros.inspection import check
from macros.language.coverage import measure_coverage
from macros.problems import report
from macros.reading import library
from macros.reading.library import Library
from scripts.swedish import HELP_OPTION, SwedishCommand


def coverage(known: Library) -> Iterator[str]:
    """Yield a line for each binding version: how much of what it asks is told as duties."""
    for key, (dokument, _) in known.versions.items():
        if dokument.typ.binder:
            found = measure_coverage(known.avsnitt(key), known.ansvar(key), known.undantagna(key))
            yield (
                f"{'/'.join(key)}: {len(found.normative)} normativa meningar, "
                f"{found.percent:.0f} % täckta, {found.percent_waived:.0f} % undantagna"
            )


@click.command("kontrollera", cls=SwedishCommand, context_settings=HELP_OPTION)
@click.option(
    "--rot", metavar="MAPP", default=".", type=click.Path(path_type=Path),
    help="Mappen med mkdocs.yml; den du står i om du inget anger.",
)  # fmt: skip
def command(rot: Path) -> int:
    """Kontrollera texter och data, och visa alla fel på en gång.

    Varje fel står på en egen rad: fil:rad:kolumn KOD vad som är fel – vad du gör.

    Exempel: styrdok kontrollera
    """
    known = library.load(rot)
    problems = check(known)
    for line in coverage(known):
        click.echo(line, err=True)
    if problems:
        click.echo(report(problems))
        click.echo(
            f"{len(problems)} fel. Inget är publicerat eller ändrat. Vad en kod betyder står på "
            "sidan Felkoder, under För redaktörer.",
            err=True,
        )
        return 1
    click.echo("Inga fel.", err=True)
    return 0
