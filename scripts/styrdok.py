"""The command `styrdok`: exit 0 fine, 1 problems found, 2 wrong usage."""

from __future__ import annotations

import sys
from typing import Any

import click

from scripts.swedish import HELP_OPTION, SwedishGroup, WrongCall, told


class _Commands(SwedishGroup):
    modules = {  # noqa: RUF012
        "forhandsvisa": "scripts.forhandsvisa",
        "kontrollera": "scripts.kontrollera",
        "ny-version": "scripts.ny_version",
        "publicera": "scripts.publicera",
        "trohet": "scripts.trohet",
    }


@click.group(cls=_Commands, context_settings=HELP_OPTION)
def styrdok() -> None:
    """Kontrollera och publicera stadens styrdokument.

    Exempel: styrdok kontrollera
    """


def main(arguments: list[str] | None = None) -> None:
    """Run `styrdok` and end the process."""
    try:
        code: Any = styrdok.main(arguments, prog_name="styrdok", standalone_mode=False)
    except WrongCall as error:
        click.echo(f"styrdok: {error.message}", err=True)
        sys.exit(2)
    except click.UsageError as error:
        context = error.ctx
        command = context.command_path if context else "styrdok"
        click.echo(f"styrdok: {told(error)} – läs hur det ska vara med: {command} --help", err=True)
        sys.exit(2)
    except (click.Abort, KeyboardInterrupt):
        click.echo("styrdok: avbrutet, inget är ändrat", err=True)
        sys.exit(1)
    sys.exit(code if isinstance(code, int) else 0)


if __name__ == "__main__":
    main()
