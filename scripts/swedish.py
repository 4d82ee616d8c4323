"""Commands that speak Swedish to their users."""

from __future__ import annotations

import importlib
from collections.abc import Mapping

import click

HELP_OPTION = {"help_option_names": ["--help", "--hjalp"]}


class SwedishCommand(click.Command):
    """A command whose help is in Swedish."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the line that shows how the command is called."""
        formatter.write_usage(ctx.command_path, " ".join(self._pieces(ctx)), prefix="Så här: ")

    def _pieces(self, ctx: click.Context) -> list[str]:
        return [piece.replace("[OPTIONS]", "[FLAGGOR]") for piece in self.collect_usage_pieces(ctx)]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options."""
        rows = [
            row for row in (param.get_help_record(ctx) for param in self.get_params(ctx)) if row
        ]
        with formatter.section("Flaggor"):
            formatter.write_dl(rows)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return the option that shows the help, described in Swedish."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "Visa den här hjälpen."
        return option


class SwedishGroup(SwedishCommand, click.Group):
    """Commands, each loaded when it is called.

    Attributes:
        modules: the module of each command, which holds it as `command`.
    """

    modules: Mapping[str, str] = {}

    def _pieces(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return ["KOMMANDO [FLAGGOR]"]

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Return the names of the commands."""
        return sorted(self.modules)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Load one command."""
        if cmd_name not in self.modules:
            return None
        command: click.Command = importlib.import_module(self.modules[cmd_name]).command
        return command

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options and the commands."""
        super().format_options(ctx, formatter)
        rows = [
            (name, command.get_short_help_str(80))
            for name in self.list_commands(ctx)
            if (command := self.get_command(ctx, name))
        ]
        with formatter.section("Kommandon"):
            formatter.write_dl(rows)


class WrongCall(click.UsageError):
    """A mistake in the call that a command tells in its own Swedish words, remedy and all."""


def told(error: click.UsageError) -> str:
    """Tell a mistake in the call in Swedish."""
    match error:
        case click.NoSuchOption():
            return f"flaggan {error.option_name} finns inte"
        case click.MissingParameter():
            return f"{error.param.human_readable_name if error.param else 'ett värde'} saknas"
        case click.BadParameter():
            return f"värdet för {error.param.human_readable_name if error.param else 'flaggan'} går inte att använda"
        case click.exceptions.NoArgsIsHelpError():
            return "kommandot saknas"
        case _ if "No such command" in error.message:
            return f"kommandot {error.message.split(chr(39))[1]} finns inte"
        case _:
            return "anropet går inte att förstå"
