"""The proof that each published word is a received one, or accounted for in a ledger."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from macros.checks.project import Project, Text, items
from macros.checks.sources import SECOND, ledger
from macros.checks.texts import figures_of
from macros.language.fidelity import Difference, Expected, compare, expected
from macros.model import AvvikelseSlag, Kanal, Lasning
from macros.problems import Place, Problem, shown
from macros.reading.page import Page
from macros.reading.tables import DOKUMENT, LASNINGAR
from macros.reading.values import Document


def texts_say_what_sources_say(project: Project) -> Iterator[Problem]:
    """A published text says what its source says, word by word."""
    for text in project.texts:
        first = f"{LASNINGAR}/{'/'.join(text.key)}.yml"
        if not project.library.files.exists(first):
            if text.version.status.publiceras and not text.version.utgiven_har:
                yield project.library.tables[DOKUMENT].problem(
                    (*text.at, "id"), "K001", f"läsningen {first} finns inte",
                    "lägg till den, den visar att texten stämmer med källan; är texten inte hämtad "
                    'från någon mottagen fil skriver du "utgiven_har: true" i versionen',
                )  # fmt: skip
            continue
        second = first.removesuffix(".yml") + SECOND
        for path in (first, second) if project.library.files.exists(second) else (first,):
            yield from _proof(project, text, path)


def _proof(project: Project, text: Text, path: str) -> Iterator[Problem]:
    table, problems = project.library.table(path, Lasning)
    yield from problems
    document = table.document
    if document is None:
        return
    entries = [(number, noun) for number, noun in table.nouns if isinstance(noun, Lasning)]
    faults = [
        fault for number, entry in entries for fault in ledger(project, document, number, entry)
    ]
    yield from faults
    if items(document) == 0:
        yield document.problem(
            (), "K001", "läsningen är tom",
            "skriv vilken fil och vilka rader texten är hämtad från",
        )  # fmt: skip
    if faults or not entries or len(entries) != items(document):
        return
    want = expected([(entry, project.library.kalla(entry.fil)) for _, entry in entries])
    for avvikelse, why in want.errors:
        at = next(
            (n, "avvikelser", m)
            for n, entry in entries
            for m, other in enumerate(entry.avvikelser)
            if other is avvikelse
        )
        yield document.problem(
            at, "K005", f"avvikelsen träffar inget: {why}",
            "rätta raderna eller texten, eller ta bort avvikelsen",
        )  # fmt: skip
    if project.readable(text):
        missed = [avvikelse.rader for avvikelse, _ in want.errors]
        yield from _differences(project, text, document, want, missed)


@dataclass(frozen=True, slots=True)
class _Passage:
    """A passage or a heading as it is published.

    Attributes:
        page: its chapter.
        section: which section of the chapter it belongs to.
        passage: which passage of the section it is; None for the heading.
        text: its words.
    """

    page: Page
    section: int
    passage: int | None
    text: str

    def place(self, word: int) -> Place:
        """Return where one of its words stands; one past the last is where it ends."""
        places = self.page.word_places(self.section, self.passage)
        return places[min(word, len(places) - 1)] if places else (1, 1)


@dataclass(slots=True)
class _Stream:
    """Published words of one stream, and where each passage begins among them."""

    words: list[str] = field(default_factory=list)
    begins: list[int] = field(default_factory=list)
    passages: list[_Passage] = field(default_factory=list)

    def add(self, passage: _Passage, ordinal: str = "") -> None:
        self.words += ordinal.split()
        self.begins.append(len(self.words))
        self.passages.append(passage)
        self.words += passage.text.split()

    def at(self, number: int) -> tuple[_Passage, int] | None:
        """Return the passage of a word and the word's number in it."""
        place = max(bisect.bisect_right(self.begins, number) - 1, 0)
        if not self.passages:
            return None
        return self.passages[place], max(number - self.begins[place], 0)


def _streams(pages: Iterable[Page]) -> dict[Kanal, _Stream]:
    streams = {kanal: _Stream() for kanal in Kanal}
    for page in pages:
        for section, avsnitt in enumerate(page.avsnitt):
            streams[Kanal.TEXT].add(_Passage(page, section, None, avsnitt.rubrik))
            for number, stycke in enumerate(avsnitt.stycken):
                passage = _Passage(page, section, number, stycke.text)
                streams[stycke.kanal].add(passage, stycke.ordinal)
    return streams


def _differences(
    project: Project, text: Text, document: Document, want: Expected, missed: list[tuple[int, int]]
) -> Iterator[Problem]:
    first = not document.path.endswith(SECOND)
    streams = _streams(page for _, page in project.chapters(text) if page)
    quoted = " ".join(want.quotes)
    # A second extraction need not hold every pull quote or drawing of the first.
    quotes = [
        passage.text
        for passage in streams[Kanal.CITATRUTA].passages
        if first or passage.text in quoted
    ]
    labels = _labels(project, text) if first else None
    if labels is None:
        labels = [word for word, _ in want.words[Kanal.FIGURETIKETT]]
    published = {kanal: streams[kanal].words for kanal in (Kanal.TEXT, Kanal.FOTNOT)}
    found = compare(want, {**published, Kanal.FIGURETIKETT: labels}, quotes)
    strange = any(
        difference.kanal is Kanal.CITATRUTA and not difference.source for difference in found
    )
    for difference in found:
        if any(begin <= difference.line <= end for begin, end in missed):
            continue  # follows from a departure that hits nothing
        if difference.kanal in published:
            yield _word(streams[difference.kanal], difference, document)
        elif difference.kanal is Kanal.FIGURETIKETT:
            yield document.problem(
                _first(document, AvvikelseSlag.FIGURETIKETT), "K008",
                f"figurernas etiketter stämmer inte: {_sides(difference)}", "rätta figurens bild eller läsningen",
            )  # fmt: skip
        elif difference.published in quotes:
            yield _quote(streams[Kanal.CITATRUTA], difference, document)
        elif not strange or difference.source == "":
            yield document.problem(
                _first(document, AvvikelseSlag.CITATRUTA), "K007",
                f"citatrutorna stämmer inte: {_sides(difference)}", "rätta citatrutan i texten eller läsningen",
            )  # fmt: skip


def _sides(difference: Difference) -> str:
    source_, published = (
        shown(side, 70) or "ingenting" for side in (difference.source, difference.published)
    )
    return f'källan har "{source_}", här står "{published}"'


def _word(stream: _Stream, difference: Difference, document: Document) -> Problem:
    remedy = f"skriv som i källan, eller redovisa avvikelsen i {document.path}"
    told = f"texten stämmer inte med källans rad {difference.line}: {_sides(difference)}"
    # What is gone is missed after the word before it.
    at = difference.at if difference.published else max(difference.at - 1, 0)
    found = stream.at(min(at, max(len(stream.words) - 1, 0)))
    if found is None:
        return document.problem((), "K006", told, remedy)
    passage, word = found
    return Problem(passage.page.path, *passage.place(word), "K006", told, remedy)


def _quote(stream: _Stream, difference: Difference, document: Document) -> Problem:
    passage = next(found for found in stream.passages if found.text == difference.published)
    block = "/// citatruta"
    return Problem(
        passage.page.path, *passage.place(0), "K007",
        f'citatrutan "{shown(difference.published)}" står inte så i källan',
        f"skriv som i källan, ta bort {block}, eller redovisa avvikelsen i {document.path}",
    )  # fmt: skip


def _first(document: Document, slag: AvvikelseSlag) -> tuple[str | int, ...]:
    """Return where the first departure of a kind stands in a ledger."""
    for number, entry in enumerate(document.value):
        for order, avvikelse in enumerate(entry.get("avvikelser") or ()):
            if avvikelse.get("slag") == slag.value:
                return (number, "avvikelser", order)
    return ()


def _labels(project: Project, text: Text) -> list[str] | None:
    """Return the words of the labels in the drawings of a version; None if one cannot be read."""
    words: list[str] = []
    for name in {name for _, name, _ in figures_of(project, text)}:
        drawing = project.library.figurbild(name) if name in project.library.figurer else ""
        try:
            root = etree.fromstring(drawing.encode(), etree.XMLParser(resolve_entities=False))
        except (etree.XMLSyntaxError, ValueError):
            return None
        if etree.QName(root).localname != "svg":
            return None
        for label in root.iter("{*}text"):
            words += "".join(map(str, label.itertext())).split()
    return words


RULES = (texts_say_what_sources_say,)
