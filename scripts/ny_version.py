"""`styrdok ny-version`: begin a new version of a document, or say what became of a section."""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import click
import yaml

from macros import historik, library, source
from macros.checks.navigation import CONFIG
from macros.library import ANSVAR, AVSLUTADE, DOKUMENT, Library, VersionKey
from macros.model import Avslutat, Dokument, Status, Version
from macros.problems import report
from scripts.swedish import HELP_OPTION, SwedishCommand

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
YEAR = re.compile(r"\d{4}")
COMPARED = "Jämförelser"

Files = dict[str, bytes]
"""What a command writes, by path relative to the root."""


class NotPossible(Exception):  # noqa: N818
    """What was asked for cannot be done; the message is for the editor."""


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
        ended = _ends(known, dokument, version, avsluta, flytta, skal)
    except NotPossible as told:
        raise click.UsageError(str(told)) from None
    if not made and not ended:
        raise click.UsageError(
            f"versionen {version} finns redan – ange --avsluta eller --flytta, eller ett annat id"
        )
    files = {**made, **ended}
    try:
        _write(known.root, files)
    except OSError as error:
        click.echo(
            f"styrdok: det gick inte att skriva {error.filename}. Inget är ändrat.", err=True
        )
        return 1
    click.echo("\n".join(_told(known, (dokument, version), made, ended)))
    return 0


def _asked(
    known: Library, dokument: str, version: str, fran: str | None, namn: str | None
) -> Files:
    """Return what a new version needs; nothing if the version is there."""
    document = known.by_id.get(dokument)
    if document is None or not document.versioner:
        with_text = ", ".join(d.id for d in known.dokument if d.versioner)
        raise NotPossible(
            f"dokumentet {source.shown(dokument)} har ingen text här – ange ett av {with_text}"
        )
    if not SLUG.fullmatch(version) or len(version) > 100:
        raise NotPossible(
            f"versionen kan inte heta {source.shown(version)} – använd a–z, 0–9 och bindestreck, "
            "till exempel 2022-beslutad"
        )
    ids = [each.id for each in document.versioner]
    if version in ids:
        return {}
    if fran is not None and fran not in ids:
        raise NotPossible(
            f"versionen {source.shown(fran)} finns inte – ange en av {', '.join(ids)}"
        )
    base = document.versioner[ids.index(fran) if fran else -1]
    return new_version(known, document, base, version, namn or name_of(version))


def name_of(version: str) -> str:
    """Return what readers call a version, from its id."""
    year = YEAR.search(version)
    words = {
        Status.REMISS: "Remissversion", Status.FORSLAG: "Förslag", Status.UTKAST: "Utkast",
        Status.BESLUTAD: "Beslutad version",
    }  # fmt: skip
    found = next((words[s] for s in words if version.endswith(s.value)), None)
    return f"{found} {year.group()}" if found and year else f"Version {version}"


def status_of(version: str) -> Status:
    """Return the status that a version's id says, else that it is a draft."""
    return next((s for s in Status if version.endswith(f"-{s.value}")), Status.UTKAST)


def new_version(
    known: Library, document: Dokument, base: Version, version: str, namn: str
) -> Files:
    """Return every file of a new version, and the register and the menu with it.

    Raises:
        NotPossible: a file is written in a way that does not let a version be put in.
    """
    old, new = f"{document.id}/{base.id}", f"{document.id}/{version}"
    if (known.root / "docs" / new).exists():
        raise NotPossible(f"mappen docs/{new} finns redan – ta bort den eller välj ett annat id")
    files = {
        f"docs/{new}/{path.name}": path.read_bytes()
        for path in sorted((known.root / "docs" / old).iterdir())
        if path.is_file()
    }
    for ending in (".yml", ".undantagna.yml"):
        duties = known.root / ANSVAR / f"{old}{ending}"
        if duties.is_file():
            files[f"{ANSVAR}/{new}{ending}"] = duties.read_bytes()
    before = document.versioner[-1]
    compared = f"jamfor/{document.id}/{before.id}/{version}.md"
    call = f'{{{{ jamforelse("{document.id}", "{before.id}", "{version}") }}}}\n'
    files[f"docs/{compared}"] = call.encode()
    files[CONFIG] = _menu(known, document, base, version, namn, compared).encode()
    files[DOKUMENT] = _register(known, document, base, version, namn).encode()
    return files


def scalar(value: str) -> str:
    """Return a text as YAML that is read as that text."""
    try:
        plain = yaml.safe_load(f"a: {value}") == {"a": value}
    except yaml.YAMLError:
        plain = False
    return value if plain else f'"{value}"'


def _register(known: Library, document: Dokument, base: Version, version: str, namn: str) -> str:
    """Return the register with the version after the others of its document."""
    table = known.tables[DOKUMENT]
    text = (known.root / DOKUMENT).read_text("utf-8")
    assert table.document is not None  # noqa: S101 (a library without problems)
    number = known.dokument.index(document)
    at = (number, "versioner", len(document.versioner) - 1)
    line, column = table.document.places[at]
    lines = text.split("\n")
    dash = lines[line - 1][: column - 1].rfind("-")
    if dash < 0 or lines[line - 1][:dash].strip():
        raise NotPossible(
            f"versionerna i {DOKUMENT} rad {line} står inte under varandra – skriv dem så"
        )
    indent = " " * dash
    item = [
        f"{indent}- id: {scalar(version)}",
        f"{indent}  namn: {scalar(namn)}",
        f"{indent}  status: {status_of(version).value}",
        f"{indent}  utgiven_har: true",
        f"{indent}  kapitel:",
        *(f"{indent}    - {scalar(chapter)}" for chapter in base.kapitel),
    ]
    end = _block_end(lines, line - 1, dash)
    return "\n".join([*lines[:end], *item, *lines[end:]])


def _block_end(lines: list[str], start: int, indent: int) -> int:
    """Return the line after a list item, blank lines not counted."""
    end = start + 1
    for number in range(start + 1, len(lines)):
        line = lines[number]
        if line.strip() and len(line) - len(line.lstrip()) <= indent:
            break
        if line.strip():
            end = number + 1
    return end


def _menu(
    known: Library, document: Dokument, base: Version, version: str, namn: str, compared: str
) -> str:
    """Return mkdocs.yml with the version's pages and the comparison in the menu."""
    lines = (known.root / CONFIG).read_text("utf-8").split("\n")
    begin, end = _group(lines, document, base)
    indent = lines[begin][: len(lines[begin]) - len(lines[begin].lstrip())]
    heading = f"{indent}- {_key(namn)}:"
    pages = [
        line.replace(f"{document.id}/{base.id}/", f"{document.id}/{version}/")
        for line in lines[begin + 1 : end]
    ]
    _, last = _group(lines, document, document.versioner[-1])
    title = f"{document.versioner[-1].namn} och {namn[:1].lower()}{namn[1:]}"
    entry = f"{indent}    - {_key(title)}: {compared}"
    group = f"{indent}- {COMPARED}:"
    lines[last:last] = [heading, *pages]
    last += len(pages) + 1
    there = last < len(lines) and lines[last] == group
    if there:
        last = _block_end(lines, last, len(indent))
    lines[last:last] = [entry] if there else [group, entry]
    return "\n".join(lines)


def _key(title: str) -> str:
    """Return a title as the key of a YAML mapping."""
    try:
        plain = yaml.safe_load(f"{title}: a") == {title: "a"}
    except yaml.YAMLError:
        plain = False
    return title if plain else f'"{title}"'


def _group(lines: list[str], document: Dokument, version: Version) -> tuple[int, int]:
    """Return the lines of a version in the menu: its heading, and the line after its last page."""
    mark = f"{document.id}/{version.id}/"
    pages = [n for n, line in enumerate(lines) if re.search(rf"[ :]{re.escape(mark)}\S+\.md", line)]
    if not pages or pages != list(range(pages[0], pages[-1] + 1)) or pages[0] == 0:
        raise NotPossible(
            f"sidorna i {document.id}/{version.id} står inte efter varandra i {CONFIG} – "
            "skriv en rad för varje sida under versionens namn"
        )
    return pages[0] - 1, pages[-1] + 1


def _ends(
    known: Library,
    dokument: str,
    version: str,
    avsluta: tuple[str, ...],
    flytta: tuple[tuple[str, str], ...],
    skal: str | None,
) -> Files:
    """Return the file of ended sections with what is asked for."""
    targets: dict[str, list[str]] = {section: [] for section in avsluta}
    for section, target in flytta:
        targets.setdefault(section, []).append(target)
    if not targets:
        return {}
    both = [section for section in avsluta if targets[section]]
    if both:
        raise NotPossible(f"avsnittet {both[0]} kan inte både avslutas och flyttas – välj det ena")
    document = known.by_id[dokument]
    ids = [each.id for each in document.versioner]
    before = ids[ids.index(version) - 1] if version in ids else ids[-1]
    if version in ids[:1]:
        raise NotPossible(
            f"{version} är dokumentets första version – inget avsnitt kan ha slutat där"
        )
    there = known.avsnitt_med_id((dokument, before))
    for section, to in targets.items():
        if section not in there:
            raise NotPossible(f"avsnittet {source.shown(section)} finns inte i {dokument}/{before}")
        if any(
            (e.dokument, e.version, e.avsnitt) == (dokument, version, section)
            for e in known.avslutade
        ):
            raise NotPossible(f"avsnittet {section} är redan avslutat i {version}, se {AVSLUTADE}")
        for target in to:
            if not all(SLUG.fullmatch(part) for part in target.split("/")) or target.count("/") > 1:
                raise NotPossible(
                    f"{source.shown(target)} kan inte vara ett avsnitt – skriv dess id"
                )
    text = (known.root / AVSLUTADE).read_text("utf-8")
    items = "".join(
        _item(
            Avslutat(dokument=dokument, avsnitt=section, version=version, till=tuple(to), skal=skal)
        )
        for section, to in targets.items()
    )
    return {AVSLUTADE: (text.rstrip("\n") + "\n" + items).encode()}


def _item(end: Avslutat) -> str:
    fields = {
        "dokument": end.dokument, "avsnitt": end.avsnitt, "version": end.version,
        **({"till": list(end.till)} if end.till else {}), **({"skal": end.skal} if end.skal else {}),
    }  # fmt: skip
    return "\n" + yaml.safe_dump(
        [fields], allow_unicode=True, sort_keys=False, default_style=None, width=10**6
    )


def _write(root: Path, files: Mapping[str, bytes]) -> None:
    """Write every file or none: what was there comes back if one cannot be written.

    The register and the menu come last, so that a killed command leaves them as they were.
    """
    before = {path: _bytes(root / path) for path in files}
    try:
        for path, content in files.items():
            target = root / path
            target.parent.mkdir(parents=True, exist_ok=True)
            beside = target.with_name(f".{target.name}.ny")
            beside.write_bytes(content)
            os.replace(beside, target)  # noqa: PTH105 (replace with the error's file name)
    except BaseException:
        for path, content_before in before.items():
            with contextlib.suppress(OSError):
                if content_before is None:
                    (root / path).unlink(missing_ok=True)
                else:
                    (root / path).write_bytes(content_before)
        raise


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _told(known: Library, key: VersionKey, made: Files, ended: Files) -> Iterator[str]:
    dokument, version = key
    if made:
        yield f"Version {version} av {dokument} är påbörjad. Det här är nytt:"
        yield f"  docs/{dokument}/{version}/ ({sum(p.startswith(f'docs/{dokument}/') for p in made)} filer)"
        yield from (f"  {path}" for path in made if not path.startswith(f"docs/{dokument}/") and _bytes(known.root / path) is not None and path not in (CONFIG, DOKUMENT))  # fmt: skip
        yield f"  en version i {DOKUMENT} och dess sidor i {CONFIG}"
    if ended:
        yield f"Avsnittens slut är skrivna i {AVSLUTADE}."
    yield ""
    yield "Gör så här nu:"
    steps = []
    if made:
        steps += [
            f"Fyll i det som du vet i {DOKUMENT}: status (nu {status_of(version).value}), datum, "
            "galler_fran och upplysning. Lämna det okända tomt.",
            f"Ändra texten i docs/{dokument}/{version}/. Behåll id:t inom {{ }} vid varje rubrik, "
            "också när rubriken eller numret ändras.",
            f"Rätta ansvaren i {ANSVAR}/{dokument}/{version}.yml där texten har ändrats.",
        ]
    steps += [
        "styrdok kontrollera säger vad som är kvar att rätta.",
        "make serve visar sidorna medan du arbetar.",
    ]
    if made:
        steps.append(
            f"Ångra: ta bort det som är nytt ovan, och kör git restore {DOKUMENT} {CONFIG}."
        )
    yield from (f"  {number}. {step}" for number, step in enumerate(steps, 1))
    if made and status_of(version).publiceras:
        yield ""
        yield "När versionen publiceras låses den. Skriv status: utkast om den inte får synas ännu."
    if historik.publicerade(known, dokument)[-1:] and ended:
        yield "Ta också bort avsnittens text ur den nya versionen."
