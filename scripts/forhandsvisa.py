"""`styrdok forhandsvisa`: a live preview that follows text, data, templates and code."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import click
import watchfiles

from scripts.swedish import HELP_OPTION, SwedishCommand


@click.command("forhandsvisa", cls=SwedishCommand, context_settings=HELP_OPTION)
@click.option(
    "--adress", metavar="DATOR:PORT", default="127.0.0.1:8000", show_default="127.0.0.1:8000",
    help="Var förhandsvisningen ska synas.",
)  # fmt: skip
def command(adress: str) -> int:
    """Visa webbplatsen och bygg om den när något ändras. Avsluta med Ctrl+C.

    Exempel: styrdok forhandsvisa
    """
    click.echo(f"Förhandsvisning på http://{adress}/ – avsluta med Ctrl+C.", err=True)
    # MkDocs reloads pages, data and templates by itself, but keeps Python modules as they
    # were: a change of code starts it anew.
    watchfiles.run_process(
        *(path for path in (Path("macros"), Path("scripts")) if path.is_dir()),
        target=_serve,
        args=(adress,),
        watch_filter=watchfiles.PythonFilter(),
    )
    return 0


def _serve(adress: str) -> None:
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "serve", "--livereload", "--dev-addr", adress],
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, check=False,
    )  # fmt: skip
