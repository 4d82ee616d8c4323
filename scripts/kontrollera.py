"""`styrdok kontrollera`: every rule on the texts and the data, all problems at once."""

from __future__ import annotations

from pathlib import Path

import click

from macros import library
from macros.checks import check
from macros.problems import report
from scripts.swedish import HELP_OPTION, SwedishCommand


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
    problems = check(library.load(rot))
    if problems:
        click.echo(report(problems))
        click.echo(f"{len(problems)} fel. Inget är publicerat eller ändrat.", err=True)
        return 1
    click.echo("Inga fel.", err=True)
    return 0
