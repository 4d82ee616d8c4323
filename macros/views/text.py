"""The city's text: its pages, its contents, and what stands beside it."""

from __future__ import annotations

import re
import textwrap
from collections import defaultdict
from collections.abc import Iterable

from macros.model import Anmarkning, Ansvar, Avsnitt, Kanal
from macros.reading.library import Library
from macros.reading.passages import APPARATUS, MARKER
from macros.today.status import status_of_version
from macros.views import remiss, roller, versionsled
from macros.views.anmarkningar import anmarkning_url
from macros.views.jamforelse import bredvid
from macros.views.sida import Textsida, avsnitt_url, kapitel_url, render


def styrtext(library: Library, sida: Textsida) -> str:
    """Return what stands at the head of a page with the city's text: the marker and a card."""
    dokument, version = library.versions[sida.key]
    card = render(
        "versionshuvud.html", dokument=dokument, version=version, sida=sida,
        status=status_of_version(library, sida.key), roller=roller.pa_sidan(library, sida),
        version_url=kapitel_url(sida.key, "index"), led=tuple(versionsled.led(library, sida)),
    )  # fmt: skip
    return f"{MARKER} {sida.path.removesuffix('.md')}\n\n{card}"


def innehall(library: Library, sida: Textsida) -> str:
    """Return the contents of a version: every chapter and section, linked."""
    dokument, version = library.versions[sida.key]
    chapters = [
        (kapitel, kapitel.rubriker)
        for kapitel in library.kapitel(sida.key)
        if kapitel.namn != "index"
    ]
    title_page = library.kapitel(sida.key)[0].rubriker
    head = "" if title_page else f"# {dokument.kort} {{ .{APPARATUS} }}\n\n"
    card = "" if title_page else styrtext(library, sida)
    contents = render(
        "innehall.html", dokument=dokument, version=version, chapters=chapters, sida=sida,
        key=sida.key, avsnitt_url=avsnitt_url, hela_url=kapitel_url(sida.key, "hela"),
    )  # fmt: skip
    return f"{card}\n{head}{contents}"


def hela(library: Library, sida: Textsida) -> str:
    """Return the Markdown of a whole version on one page, chapters one level down."""
    dokument, version = library.versions[sida.key]
    title = f"# {dokument.kort}, {version.namn.lower()}: hela texten {{ .{APPARATUS} }}"
    texts = (
        re.sub(r"^(#{1,5}) ", r"#\1 ", _without_macros(kapitel.page.text), flags=re.MULTILINE)
        for kapitel in library.kapitel(sida.key)
    )
    return "\n\n".join((styrtext(library, sida), title, *texts))


def _without_macros(markdown: str) -> str:
    return re.sub(r"^\{\{.*\}\}\n?", "", markdown, flags=re.MULTILINE)


def vid_sidan_av(
    library: Library, page: str, avsnitt: Iterable[Avsnitt], *, moved: bool = False
) -> dict[str, str]:
    """Return what stands beside the passages of a page: HTML by the passage's id.

    A list or a box is one block of the page, so what concerns its parts stands together.

    Args:
        library: the library.
        page: `dokument/version/kapitel`.
        avsnitt: the sections of the page.
        moved: whether the generator moves links, see `Sida`.
    """
    sida = Textsida(f"{page}.md", moved=moved)
    # The first passage of each block that has something beside it, by the block's name.
    first: dict[str, str] = {}
    notes: dict[str, dict[tuple[str, str], tuple[Anmarkning, str]]] = defaultdict(dict)
    answers: dict[str, list[tuple[int, str]]] = defaultdict(list)
    duties: dict[str, list[Ansvar]] = defaultdict(list)
    changes: dict[str, list[tuple[str, str]]] = defaultdict(list)
    redlines: dict[str, list[str]] = defaultdict(list)
    avsnitt = tuple(avsnitt)
    changed = versionsled.andrade(library, sida, (found.id for found in avsnitt))
    bound = roller.duties_beside(library, sida, avsnitt)
    item = roller.duty_anchor(library, sida.key)
    for found in avsnitt:
        if found.id in changed:
            where = first.setdefault(_block(found, found.id), found.id)
            changes[where].append(changed[found.id])
        if redline := bredvid(library, sida, found):
            redlines[first.setdefault(_block(found, found.id), found.id)].append(redline)
        for note, quote in library.anmarkt.get((*sida.key, found.id), ()):
            passage = next((s.id for s in found.stycken if quote in s.text), found.id)
            where = first.setdefault(_block(found, passage), passage)
            # A note in substance is named once, a misprint at every place.
            notes[where][note.id, "" if note.slag.i_sak else quote] = (note, quote)
        for stycke in found.stycken:
            if stycke.id in bound:
                where = first.setdefault(_block(found, stycke.id), stycke.id)
                duties[where] += bound[stycke.id]
        if asked := remiss.fraga(library, sida.key, found):
            passages = (s.id for s in found.stycken if s.id and s.kanal is not Kanal.FOTNOT)
            passage = [found.id, *passages][-1]
            answers[first.setdefault(_block(found, passage), passage)].append(asked)
    return {
        where: render(
            "anmarkning.html", notes=notes[where].values(), remiss=answers[where], sida=sida,
            roller=roller.binder(library, sida, duties[where], item), url=anmarkning_url, kort=_short,
            andrat=changes[where], sedan=redlines[where],
        ).strip()
        for where in first.values()
    }  # fmt: skip


def _block(avsnitt: Avsnitt, passage: str) -> str:
    """Return a name for the block of the page that holds a passage: box, list or paragraph."""
    if avsnitt.ruta:
        return f"{avsnitt.id} (ruta)"
    paragraph, item, _ = passage.removeprefix(avsnitt.id).partition("-p")
    return f"{avsnitt.id}{paragraph}{item}"


TWO_LINES = 54
"""So many characters do two lines of the margin hold."""


def _short(note: Anmarkning) -> tuple[str, str]:
    """Return what kind a note in substance is, if two lines hold it too, and what it asks."""
    kind, rubrik = f"{note.slag.label}: ", note.rubrik or ""
    fits = len(kind) + len(rubrik) <= TWO_LINES
    return kind if fits else "", textwrap.shorten(rubrik, TWO_LINES, placeholder=" …")


def figur(library: Library, namn: str) -> str:
    """Return a figure's drawing and its text alternative; empty if there is none."""
    figur = library.figurer.get(namn)
    if figur is None:
        return ""
    return render("figur.html", figur=figur, svg=library.figurbild(namn)).strip()
