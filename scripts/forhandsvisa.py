"""`styrdok forhandsvisa`: a live preview that follows text, data, templates and code."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import click
import watchfiles

from macros.reading import environment
from scripts.swedish import HELP_OPTION, SwedishCommand

DOCS = Path("docs")
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
    follower = multiprocessing.Process(target=_follow_chapters, daemon=True)
    follower.start()
    try:
        watchfiles.run_process(
            *(path for path in INGREDIENTS if path.exists()),
            target=_serve,
            args=(adress,),
            watch_filter=watchfiles.DefaultFilter(),
        )
    finally:
        follower.terminate()
    return 0


def _serve(adress: str) -> None:
    # `--dirty` builds only the page whose text changed; what it links to is then not built, which
    # strictness would take for a mistake. `styrdok publicera` is strict.
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "serve", "--livereload", "--dirty", "--no-strict", "--dev-addr", adress],
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", environment.DRAFTS: "1"}, check=False,
    )  # fmt: skip


def _follow_chapters() -> None:
    with contextlib.suppress(KeyboardInterrupt):
        for changes in watchfiles.watch(DOCS):
            renew_whole_texts(Path(path) for _, path in changes)


def renew_whole_texts(changed: Iterable[Path]) -> None:
    """Make the whole texts of changed chapters look changed, for they are made of them."""
    for folder in {path.parent for path in changed if path.name not in ("hela.md", "index.md")}:
        whole = folder / "hela.md"
        if whole.exists():
            os.utime(whole)
