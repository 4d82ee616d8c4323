"""`styrdok forhandsvisa`: a live preview that follows text, data, templates and code."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from pathlib import Path

import click
import watchfiles

from macros.reading import environment
from scripts.swedish import HELP_OPTION, SwedishCommand

# Pages are made of these too; MkDocs would keep Python modules and unchanged pages as they were.
INGREDIENTS = (Path("data"), Path("macros"), Path("scripts"), Path("mkdocs.yml"))


@click.command("forhandsvisa", cls=SwedishCommand, context_settings=HELP_OPTION)
@click.option(
    "--adress", metavar="DATOR:PORT", default="127.0.0.1:8000", show_default="127.0.0.1:8000",
    help="Var förhandsvisningen ska synas.",
)  # fmt: skip
def command(adress: str) -> int:
    """Visa webbplatsen och bygg om den när något ändras. Avsluta med Ctrl+C.

    En ändrad text syns genast på sin sida. Ändras data, mallar eller kod byggs allt om.

    Exempel: styrdok forhandsvisa
    """
    click.echo(f"Förhandsvisning på http://{adress}/ – avsluta med Ctrl+C.", err=True)
    watchfiles.run_process(
        *(path for path in INGREDIENTS if path.exists()),
        target=_serve,
        args=(adress,),
        watch_filter=watchfiles.DefaultFilter(),
    )
    return 0


def _serve(adress: str) -> None:
    # `--dirty` builds only the page whose text changed; what it links to is then not built, which
    # strictness would take for a mistake. `styrdok publicera` is strict.
    with contextlib.suppress(KeyboardInterrupt):
        subprocess.run(
            [sys.executable, "-m", "mkdocs", "serve", "--livereload", "--dirty", "--no-strict", "--dev-addr", adress],
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1", environment.DRAFTS: "1"}, check=False,
        )  # fmt: skip
