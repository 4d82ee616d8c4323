"""`styrdok publicera`: check, build, complete, verify, and put in place in one step."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import click
from filelock import FileLock, Timeout

from macros.inspection import check
from macros.problems import report
from macros.reading import environment, library
from macros.reading.library import Library
from scripts.progress import Progress
from scripts.publicera import (
    api,
    assets,
    exporter,
    feeds,
    heads,
    jsonld,
    locking,
    manifest,
    permalinks,
    place,
    redirects,
    sok,
    verify,
)
from scripts.swedish import HELP_OPTION, SwedishCommand

WORKSHOP = ".bygge"
SITE = "site"

# What happens to the built pages, in order. Each takes the library and the built site.
STEPS: tuple[tuple[str, Callable[[Library, Path], None]], ...] = (
    ("rensar", assets.prune),
    ("skriver data", api.write),
    ("skriver sökningens index", sok.write),
    ("skriver permanenta länkar", permalinks.write),
    ("skriver omdirigeringar", redirects.write),
    ("skriver checklistor som filer", exporter.write),
    ("skriver flöden", feeds.write),
    ("skriver uppgifter för maskiner", jsonld.write),
    ("skriver hur versioner hör ihop", heads.write),
    ("skriver förteckning", manifest.write),
)


@click.command("publicera", cls=SwedishCommand, context_settings=HELP_OPTION)
@click.option(
    "--rot", metavar="MAPP", default=".", type=click.Path(path_type=Path),
    help="Mappen med mkdocs.yml; den du står i om du inget anger.",
)  # fmt: skip
def command(rot: Path) -> int:
    """Kontrollera, bygg och lägg den färdiga webbplatsen i mappen site.

    Går något fel ligger den gamla webbplatsen kvar som den var.

    Exempel: styrdok publicera
    """
    root = rot.resolve()
    workshop = root / WORKSHOP
    workshop.mkdir(exist_ok=True)
    try:
        # The system lets go of it if this process is killed.
        held = FileLock(workshop / "las").acquire(blocking=False)
    except Timeout:
        click.echo("styrdok: en publicering pågår redan – vänta tills den är klar", err=True)
        return 1
    with held:
        return _publish(root, workshop)


def _publish(root: Path, workshop: Path) -> int:
    with Progress(total=len(STEPS) + 4) as progress:
        progress.step("kontrollerar")
        locking.undo(root, workshop)  # from a publication that was killed
        known = library.load(root, utkast=False)
        problems = check(known)
        if problems:
            progress.stop()
            click.echo(report(problems))
            click.echo(f"{len(problems)} fel. Den publicerade webbplatsen är orörd.", err=True)
            return 1
        place.recover(root / SITE)
        locked = locking.lock(known, workshop)
        known = library.load(root, known.dag, utkast=False)
        for left in workshop.glob("bygge-*"):  # from a publication that was killed
            shutil.rmtree(left)
        built = Path(tempfile.mkdtemp(prefix="bygge-", dir=workshop))
        try:
            progress.step("bygger sidorna")
            failure = _build(root, built, known)
            if failure is None:
                for name, step in STEPS:
                    progress.step(name)
                    step(known, built)
                progress.step("granskar")
                failure = "\n".join(verify.faults(built)) or None
            if failure is not None:
                progress.stop()
                click.echo(failure)
                click.echo("Den publicerade webbplatsen är orörd.", err=True)
                return 1
            progress.step("lägger på plats")
            place.put(built, root / SITE)
            locking.settle(workshop)
        finally:
            locking.undo(root, workshop)
            shutil.rmtree(built, ignore_errors=True)
    pages = sum(1 for _ in (root / SITE).rglob("index.html"))
    click.echo(f"Klart: {pages} sidor i {SITE}/.", err=True)
    for path in locked:
        click.echo(f"Ny låspost: {path} – ta med den i din pull request.", err=True)
    return 0


def _build(root: Path, target: Path, known: Library) -> str | None:
    """Run the site generator; return what it complained about, or None."""
    # The pages know the same day as all else, and no draft.
    day = int(datetime(known.dag.year, known.dag.month, known.dag.day, tzinfo=UTC).timestamp())
    pages = target.with_name(f"{target.name}-sidor")
    run = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--config-file", str(root / "mkdocs.yml"), "--strict", "--quiet", "--site-dir", str(target)],
        cwd=root, capture_output=True, text=True, check=False,
        env={
            **os.environ, environment.DAY: str(day), environment.DRAFTS: "0",
            environment.PAGES: str(pages), "NO_MKDOCS_2_WARNING": "1", "PYTHONHASHSEED": "0",
        },
    )  # fmt: skip
    shutil.rmtree(pages, ignore_errors=True)
    if run.returncode == 0:
        return None
    return "Sidorna gick inte att bygga. Generatorn säger:\n" + (run.stderr or run.stdout).strip()
