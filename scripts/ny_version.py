"""`styrdok ny-version`: begin a new version of a document, or say what became of a section."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click

from macros.checks.headings import SLUG
from macros.model import Dokument, Status, Version
from macros.problems import INVISIBLE, report, shown
from macros.reading import library
from macros.reading.library import Library
from macros.reading.tables import ANSVAR, AVSLUTADE, DOKUMENT
from scripts import together
from scripts.ended_sections import ends
from scripts.placing import NotPossible, register_with
from scripts.swedish import HELP_OPTION, SwedishCommand, WrongCall
from scripts.together import Files

YEAR = re.compile(r"\d{4}")
LONGEST_ID = 100
"""How many characters an id may have, as in the model."""


@click.command("ny-version", cls=SwedishCommand, context_settings=HELP_OPTION)
@click.argument("dokument")
@click.argument("version")
@click.option(
    "--fran", metavar="VERSION", help="Versionen att utgå från; den senaste om du inget anger."
)
@click.option("--namn", help="Vad läsare kallar versionen, till exempel ”Beslutad version 2022”.")
@click.option(
    "--avsluta", metavar="AVSNITT", multiple=True,
    help="Skriv att avsnittet inte finns i den nya versionen. Kan anges flera gånger.",
)  # fmt: skip
@click.option(
    "--flytta", metavar="AVSNITT TILL", multiple=True, nargs=2,
    help="Skriv att avsnittets innehåll finns i ett annat avsnitt. Ange samma avsnitt flera gånger "
    "om det delas, och samma mål flera gånger om avsnitt slås ihop.",
)  # fmt: skip
@click.option("--skal", help="Varför avsnitten avslutas eller flyttas; visas på deras sidor.")
@click.option(
    "--rot", metavar="MAPP", default=".", type=click.Path(path_type=Path),
    help="Mappen med mkdocs.yml; den du står i om du inget anger.",
)  # fmt: skip
def command(
    dokument: str,
    version: str,
    fran: str | None,
    namn: str | None,
    avsluta: tuple[str, ...],
    flytta: tuple[tuple[str, str], ...],
    skal: str | None,
    rot: Path,
) -> int:
    """Börja på en ny version av ett dokument, eller skriv vart ett avsnitt tog vägen.

    Texten, ansvaren och avsnittens id:n förs över från den version som du utgår från. Finns
    versionen redan skrivs bara det som --avsluta och --flytta säger.

    Exempel: styrdok ny-version kvalitetsprogram 2022-beslutad
    """
    known = library.load(rot.resolve(), utkast=True)
    if known.problems:
        click.echo(report(known.problems))
        click.echo("Rätta felen först. Inget är ändrat.", err=True)
        return 1
    try:
        made = _asked(known, dokument, version, fran, namn)
        ended = ends(known, dokument, version, avsluta, flytta, skal)
        if not made and not ended:
            raise NotPossible(
                f"versionen {version} finns redan – ange --avsluta eller --flytta, eller ett "
                "annat id"
            )
        # The register_with comes last: a killed command leaves nothing that says that it is there.
        last = {path: made.pop(path) for path in (DOKUMENT,) if path in made}
        together.write(known.root, {**made, **ended, **last})
    except NotPossible as told:
        raise WrongCall(f"{told}. Inget är ändrat.") from None
    except OSError as error:
        click.echo(
            f"styrdok: det gick inte att läsa eller skriva {_name(known, error)} – kontrollera att "
            "du får ändra filen och att disken inte är full. Inget är ändrat.",
            err=True,
        )
        return 1
    click.echo("\n".join(_told(dokument, version, made, ended=bool(ended))))
    return 0


def _name(known: Library, error: OSError) -> str:
    """Return the file of an error, from the root."""
    path = Path(str(error.filename2 or error.filename or "filerna"))
    return path.relative_to(known.root).as_posix() if path.is_relative_to(known.root) else path.name


def _asked(
    known: Library, dokument: str, version: str, fran: str | None, namn: str | None
) -> Files:
    """Return what a new version needs; nothing if the version is there."""
    document = known.by_id.get(dokument)
    if document is None or not document.versioner:
        with_text = ", ".join(d.id for d in known.dokument if d.versioner)
        raise NotPossible(
            f"dokumentet {shown(dokument)} har ingen text här – ange ett av {with_text}"
        )
    if not SLUG.fullmatch(version) or len(version) > LONGEST_ID:
        raise NotPossible(
            f"versionen kan inte heta {shown(version)} – använd a–z, 0–9 och bindestreck, "
            "till exempel 2022-beslutad"
        )
    ids = [each.id for each in document.versioner]
    if version in ids:
        if fran or namn:
            raise NotPossible(
                f"versionen {version} finns redan – --fran och --namn hör till en ny version"
            )
        return {}
    if fran is not None and fran not in ids:
        raise NotPossible(f"versionen {shown(fran)} finns inte – ange en av {', '.join(ids)}")
    title = name_of(version) if namn is None else " ".join(namn.split())
    taken = [each.namn.casefold() for each in document.versioner]
    if not title or title.casefold() in taken or INVISIBLE.search(title):
        raise NotPossible(
            f'versionen kan inte kallas "{shown(title)}" – ange ett eget namn med --namn'
        )
    base = document.versioner[ids.index(fran) if fran else -1]
    return new_version(known, document, base, version, title)


def name_of(version: str) -> str:
    """Return what readers call a version, from its id."""
    year = YEAR.search(version)
    words = {
        Status.REMISS: "Remissversion", Status.FORSLAG: "Förslag", Status.UTKAST: "Utkast",
        Status.BESLUTAD: "Beslutad version",
    }  # fmt: skip
    found = words.get(status_of(version)) if version.endswith(status_of(version).value) else None
    return f"{found} {year.group()}" if found and year else f"Version {version}"


def status_of(version: str) -> Status:
    """Return the status that a version's id says, else that it is a draft."""
    return next((s for s in Status if version.endswith(f"-{s.value}")), Status.UTKAST)


def new_version(
    known: Library, document: Dokument, base: Version, version: str, namn: str
) -> Files:
    """Return every file of a new version, and the register_with with it.

    Raises:
        NotPossible: a file is written in a way that does not let a version be put in.
    """
    old, new = f"{document.id}/{base.id}", f"{document.id}/{version}"
    files = {
        f"docs/{new}/{path.name}": path.read_bytes()
        for path in sorted((known.root / "docs" / old).iterdir())
        if path.is_file() and not path.name.startswith(".") and path.name != "hela.md"
    }
    for ending in (".yml", ".undantagna.yml"):
        duties = together.content(known.root / ANSVAR / f"{old}{ending}")
        if duties is not None:
            files[f"{ANSVAR}/{new}{ending}"] = duties
    for path in (f"docs/{new}", *files):
        if (known.root / path).exists():
            raise NotPossible(f"{path} finns redan – ta bort det eller välj ett annat id")
    files[DOKUMENT] = register_with(
        known, document, base, version, namn, status_of(version)
    ).encode()
    return files


def _told(dokument: str, version: str, made: Files, *, ended: bool) -> Iterator[str]:
    """Yield what was done, and what to do next."""
    status = status_of(version)
    folder = f"docs/{dokument}/{version}/"
    pages = sum(path.startswith(folder) for path in made)
    new = [f"{folder} ({pages} filer)"] if made else []
    new += [path for path in made if not path.startswith(folder)]
    changed = [*([DOKUMENT] if made else []), *([AVSLUTADE] if ended else [])]
    if made:
        yield f"Version {version} av {dokument} är påbörjad."
        yield ""
        yield "Nytt:"
        yield from (f"  {path}" for path in new)
    yield "Ändrat:"
    yield from (f"  {path}" for path in changed)
    yield ""
    yield "Gör så här nu:"
    steps = []
    if made:
        steps += [
            f"Fyll i det du vet om versionen i {DOKUMENT}. Status är nu {status.value}.",
            f"Ändra texten i {folder[:-1]}. Behåll id:t inom {{ }} vid varje rubrik, också när rubriken "
            "eller numret ändras.",
        ]
    if ended:
        steps.append(f"Ta bort de avslutade avsnittens text ur {folder[:-1]}.")
    duties = f"{ANSVAR}/{dokument}/{version}.yml"
    if duties in made:
        steps.append(f"Rätta ansvaren i {duties} där texten har ändrats.")
    steps += [
        "styrdok kontrollera säger vad som är kvar att rätta.",
        "styrdok forhandsvisa visar sidorna medan du arbetar.",
        "Ångra: "
        + ("ta bort det som står under Nytt, och kör " if made else "kör ")
        + f"git restore {' '.join(changed)}",
    ]
    yield from (f"  {number}. {step}" for number, step in enumerate(steps, 1))
    if made and status.publiceras:
        yield ""
        yield "När versionen publiceras låses den. Skriv status: utkast om den inte får synas ännu."
