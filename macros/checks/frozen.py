"""What was published never changes: texts, ids, and the ledger that proves it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from macros.changes import ledger
from macros.changes.corrections import undo_corrections
from macros.checks.project import Project, Text
from macros.checks.texts import MADE_FILES
from macros.model import Avsnitt, Laspost, Lastavsnitt, Rattelse
from macros.problems import Problem, shown
from macros.reading.ledger_file import Last
from macros.reading.tables import DOKUMENT, LAS, RATTELSER

HOW = (
    "lägg tillbaka det som det var; ska texten ändras gör du en ny version "
    f"(styrdok ny-version) eller skriver en rättelse i {RATTELSER}"
)


def ledger_is_unbroken(project: Project) -> Iterator[Problem]:
    """The entries of the ledger are as they were written, and each follows the one before."""
    before: Laspost | None = None
    for entry in project.library.las:
        fault = _broken(entry, before)
        if fault:
            yield Problem(entry.path, 1, 1, "L001", *fault)
            return
        before = entry.post


def _broken(entry: Last, before: Laspost | None) -> tuple[str, str] | None:
    """Return what is wrong with an entry, and what to do; None if it is as it was written."""
    post, next_ = entry.post, before.nummer + 1 if before else 1
    if post is None or not ledger.is_untouched(post, entry.raw):
        return (
            "låsposten är ändrad sedan den skrevs",
            "lägg tillbaka filen som den var (git restore)",
        )
    if before and post.nummer == before.nummer:
        return (
            f"två låsposter har nummer {post.nummer}",
            "ta bort den som inte är publicerad ännu och publicera igen, då skrivs den på nytt",
        )
    if post.nummer != next_:
        return (
            f"låspost {next_} saknas före den här",
            f"lägg tillbaka filerna i {LAS} som de var (git restore)",
        )
    if not ledger.follows(post, before):
        return (
            "låsposten hör inte ihop med posten före",
            "är den inte publicerad ännu tar du bort den och publicerar igen; annars lägger du "
            f"tillbaka filerna i {LAS} som de var",
        )
    if not entry.path.endswith(f"/{ledger.file_name(post)}"):
        return "låsposten har fel namn", f"döp tillbaka den till {ledger.file_name(post)}"
    return None


def published_texts_stand(project: Project) -> Iterator[Problem]:
    """A published version is as its last entry in the ledger says, but for told corrections."""
    if any(ledger_is_unbroken(project)):
        return  # a ledger that has been changed proves nothing
    for key, posts in project.library.lasta.items():
        text = project.text_by_key.get(key)
        if text is None:
            if project.whole(DOKUMENT):
                yield Problem(
                    DOKUMENT, 1, 1, "L002", f"den publicerade versionen {'/'.join(key)} finns inte längre",
                    "lägg tillbaka den; en version som har publicerats finns kvar för alltid",
                )  # fmt: skip
            continue
        if not text.version.status.publiceras:
            yield project.library.tables[DOKUMENT].problem(
                (*text.at, "status"), "L002", f"versionen {'/'.join(key)} är publicerad och kan inte bli utkast igen",
                "skriv tillbaka den status som den hade",
            )  # fmt: skip
        if project.readable(text):
            yield from _version(project, text, posts)


def _version(project: Project, text: Text, posts: Sequence[Laspost]) -> Iterator[Problem]:
    pending = project.library.vantande(text.key)
    now = {avsnitt.id: avsnitt for avsnitt in project.sections(text)}
    last = posts[-1]
    faults = list(_sections(project, text, last, now, pending))
    yield from faults
    if not faults:
        yield from _files(project, text, last, now, pending)
        yield from _past(project, text, posts, now)


def _past(
    project: Project, text: Text, posts: Sequence[Laspost], now: Mapping[str, Avsnitt]
) -> Iterator[Problem]:
    """Yield the published corrections that no longer lead back to what was there before."""
    by_id = {rattelse.id: rattelse for rattelse in project.library.rattade(text.key)}
    undone = list(project.library.vantande(text.key))
    for older, newer in reversed(tuple(pairwise(posts))):
        gone = [name for name in newer.rattelser if name not in by_id]
        for name in gone:
            yield Problem(
                RATTELSER, 1, 1, "L007", f'rättelsen "{shown(name)}" är publicerad men finns inte längre',
                "lägg tillbaka den; en rättelse som har publicerats finns kvar för alltid",
            )  # fmt: skip
        if gone:
            return
        corrected = [by_id[name] for name in newer.rattelser]
        undone = corrected + undone
        had = {before.id: before for before in older.avsnitt}
        for name in dict.fromkeys((*had, *(found.id for found in newer.avsnitt))):
            of_it = [rattelse for rattelse in undone if rattelse.avsnitt == name]
            here = now.get(name)
            if (
                here
                and name in had
                and same(had[name], undo_corrections(here.rubrik, here.text, of_it))
            ):
                continue
            wrong = next((r for r in reversed(corrected) if r.avsnitt == name), None)
            if wrong is None:
                yield Problem(
                    f"{LAS}/{ledger.file_name(newer)}", 1, 1, "L007", f'låsposten ändrar avsnittet "{name}" utan rättelse',
                    "är den inte publicerad ännu tar du bort den och publicerar igen; annars lägger "
                    "du tillbaka texten som den var",
                )  # fmt: skip
                return
            yield project.library.tables[RATTELSER].problem(
                (project.library.rattelser.index(wrong), "efter"), "L007",
                f'rättelsen "{wrong.id}" är ändrad sedan den publicerades',
                "lägg tillbaka den som den var",
            )  # fmt: skip
            return


def _sections(
    project: Project,
    text: Text,
    post: Laspost,
    now: Mapping[str, Avsnitt],
    pending: Sequence[Rattelse],
) -> Iterator[Problem]:
    before = {avsnitt.id: avsnitt for avsnitt in post.avsnitt}
    for gone in before.keys() - now.keys():
        yield project.library.tables[DOKUMENT].problem(
            (*text.at, "id"), "L003",
            f'avsnittet "{gone}" ({shown(before[gone].rubrik)}) har försvunnit ur den publicerade '
            f"versionen {'/'.join(text.key)}", HOW,
        )  # fmt: skip
    for avsnitt in now.values():
        if avsnitt.id not in before:
            yield _at(
                project, text, avsnitt, "L003",
                f'avsnittet "{avsnitt.id}" har lagts till i en publicerad version', HOW,
            )  # fmt: skip
            continue
        mine = [rattelse for rattelse in pending if rattelse.avsnitt == avsnitt.id]
        if same(before[avsnitt.id], undo_corrections(avsnitt.rubrik, avsnitt.text, mine)):
            continue
        if mine and all(rattelse.efter is None for rattelse in mine):
            number = project.library.rattelser.index(mine[-1])
            yield project.library.tables[RATTELSER].problem(
                (number,), "L006",
                f'rättelsen "{mine[-1].id}" säger inte vilka ord som är ändrade i avsnittet "{avsnitt.id}"',
                'ange orden som stod i "fore:" och orden som står nu i "efter:"',
            )  # fmt: skip
        elif mine:
            number = project.library.rattelser.index(mine[-1])
            yield project.library.tables[RATTELSER].problem(
                (number, "efter"), "L006",
                f'rättelsen "{mine[-1].id}" stämmer inte: med "fore:" i stället för "efter:" blir '
                f'avsnittet "{avsnitt.id}" inte som det var när det publicerades',
                "ange precis de ord som stod och som står nu, och så många att de bara finns en gång i "
                "avsnittet",
            )  # fmt: skip
        else:
            yield _at(
                project, text, avsnitt, "L003",
                f'avsnittet "{avsnitt.id}" är ändrat sedan versionen publicerades', HOW,
            )  # fmt: skip


def same(before: Lastavsnitt, undone: tuple[str, str] | None) -> bool:
    """Tell whether heading and text are those of an entry."""
    if undone is None:
        return False
    rubrik, words = undone
    return (before.rubrik, before.sha256) == (rubrik, hashlib.sha256(words.encode()).hexdigest())


def _files(
    project: Project,
    text: Text,
    post: Laspost,
    now: Mapping[str, Avsnitt],
    pending: Sequence[Rattelse],
) -> Iterator[Problem]:
    """Yield the files whose bytes differ though every section says what it said."""
    mended = {now[r.avsnitt].kapitel for r in pending if r.avsnitt in now}
    for locked_ in post.filer:
        path = f"{text.folder}/{locked_.fil}"
        name = locked_.fil.removesuffix(".md")
        if path not in project.files and _sha256_made(locked_.fil) == locked_.sha256:
            continue  # the page was written when the version was published, and is made now
        if path not in project.files:
            yield Problem(
                path, 1, 1, "L004", "filen hör till en publicerad version men finns inte", HOW
            )
        elif name not in mended and project.library.files.checksum(path) != locked_.sha256:
            yield Problem(
                path, 1, 1, "L004", "filen är ändrad sedan versionen publicerades, fast orden är desamma",
                f'{HOW} (utan "fore:" och "efter:")',
            )  # fmt: skip
    names = {locked_.fil for locked_ in post.filer}
    for path in project.files:
        if path.startswith(f"{text.folder}/") and path.rpartition("/")[2] not in names:
            yield Problem(
                path, 1, 1, "L004", "filen har lagts till i en publicerad version", HOW,
            )  # fmt: skip


def _sha256_made(name: str) -> str | None:
    return hashlib.sha256(MADE_FILES[name].encode()).hexdigest() if name in MADE_FILES else None


def _at(
    project: Project, text: Text, avsnitt: Avsnitt, code: str, message: str, remedy: str
) -> Problem:
    """Return a problem at the heading of a section."""
    for _, page in project.chapters(text):
        for heading, (line, column) in (
            zip(page.headings, page.heading_places, strict=True) if page else ()
        ):
            if heading.id == avsnitt.id:
                return Problem(page.path, line, column, code, message, remedy)  # type: ignore[union-attr]
    return Problem(text.path(avsnitt.kapitel), 1, 1, code, message, remedy)


def corrections_are_of_published_texts(project: Project) -> Iterator[Problem]:
    """A correction has its own id and is of a published version."""
    table = project.library.tables[RATTELSER]
    seen: set[str] = set()
    for number, noun in table.nouns:
        if not isinstance(noun, Rattelse):
            continue
        if noun.id in seen:
            yield table.problem(
                (number, "id"), "L007", f'id:t "{noun.id}" finns redan',
                "ge rättelsen ett eget id",
            )  # fmt: skip
        seen.add(noun.id)
        key = (noun.dokument, noun.version)
        if key in project.library.versions and key not in project.library.lasta:
            yield table.problem(
                (number, "version"), "L005", f"versionen {'/'.join(key)} är inte publicerad",
                "ändra direkt i texten; en rättelse behövs först när versionen är publicerad",
            )  # fmt: skip


RULES = (ledger_is_unbroken, published_texts_stand, corrections_are_of_published_texts)
