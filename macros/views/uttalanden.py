"""Reservations and statements: who made them, and how variants of one text differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from macros.language.alignment import ParagraphPair, align
from macros.language.likeness import similarity
from macros.language.redline import DiffKind, DiffPart, redline
from macros.model import Avsnittsplats, Stycke, Uttalande, UttalandeSlag, lower_first
from macros.reading.library import Library
from macros.views.citat import Platser
from macros.views.remisser import consultations, which
from macros.views.sida import Sida, render

UTTALANDEN_URL = "remissvar/uttalanden/"
WORDS_BESIDE = 6
"""So many unchanged words are shown beside a change."""


@dataclass(frozen=True, slots=True)
class Skillnad:
    """A pair of paragraphs that are not the same.

    Attributes:
        par: their places.
        delar: the words, long unchanged stretches cut.
    """

    par: ParagraphPair
    delar: tuple[DiffPart, ...]

    @property
    def fore(self) -> str:
        """The numbers of the paragraphs of the text compared with."""
        return _numbers(self.par.old)

    @property
    def efter(self) -> str:
        """The numbers of the variant's paragraphs."""
        return _numbers(self.par.new)


@dataclass(frozen=True, slots=True)
class TextVariant:
    """Statements with the same words, against the text that their group is compared with.

    Attributes:
        uttalanden: the statements.
        likhet: how alike the texts are, in per cent.
        lika: how many paragraphs of the text compared with stand in it unchanged.
        skillnader: the paragraphs that differ, in the variant's order.
        saknas: the paragraphs that it lacks, by number and first words.
    """

    uttalanden: tuple[Uttalande, ...]
    likhet: int
    lika: int
    skillnader: tuple[Skillnad, ...]
    saknas: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Grupp:
    """Variants of one text.

    Attributes:
        id: the group.
        forlaga: the statement that the others are compared with.
        stycken: its paragraphs.
        varianter: the others.
    """

    id: str
    forlaga: Uttalande
    stycken: tuple[Stycke, ...]
    varianter: tuple[TextVariant, ...]

    @property
    def antal(self) -> int:
        """How many statements share the text."""
        return 1 + sum(len(variant.uttalanden) for variant in self.varianter)


def place_of(uttalande: Uttalande) -> Avsnittsplats:
    """Return the section with a statement's text."""
    return Avsnittsplats(
        dokument=uttalande.dokument, version=uttalande.version, avsnitt=uttalande.avsnitt
    )


_THE = {
    UttalandeSlag.RESERVATION: "Reservationen",
    UttalandeSlag.SARSKILT_UTTALANDE: "Det särskilda uttalandet",
    UttalandeSlag.ERSATTARYTTRANDE: "Ersättaryttrandet",
}


def statement_groups(library: Library) -> list[tuple[str, str]]:
    """Return the groups of variants, which have a page each: name and heading."""
    return [
        (one.grupp, f"{_THE[one.slag]} i {lower_first(one.organ)} och dess varianter")
        for one in library.uttalanden
        if one.grupp and one.forlaga
    ]


def uttalanden(library: Library, sida: Sida, grupp: str = "") -> str:
    """Return the reservations and statements.

    Args:
        library: the library.
        sida: the page.
        grupp: only this group of variants, with their differences.
    """
    platser = Platser(library, sida)
    values = {
        "sida": sida, "start": UTTALANDEN_URL, "platser": platser, "plats": place_of,
        "passage": lambda one: _passage(library, platser, one),
        "vilken": partial(which, library), "flera": len(consultations(library)) > 1,
        "vem": {uttalande.id: uttalande for uttalande in library.uttalanden},
    }  # fmt: skip
    if grupp:
        return render("uttalanden-grupp.html", grupp=_group(library, platser, grupp), **values)
    names = dict.fromkeys(one.grupp for one in library.uttalanden if one.grupp)
    groups = {
        name: next(one for one in library.uttalanden if one.grupp == name and one.forlaga)
        for name in names
    }
    return render("uttalanden.html", uttalanden=library.uttalanden, grupper=groups, **values)


def _passage(library: Library, platser: Platser, uttalande: Uttalande) -> str:
    """Return the id of what tells of a statement: its section, or the line that it shares."""
    found = platser.avsnitt(place_of(uttalande))
    first = next(one for one in library.uttalanden if place_of(one) == place_of(uttalande))
    lines = (s.id for s in found.stycken if s.text.startswith(uttalande.slag.label))
    # The section of a statement has it as heading; others are a line at its end.
    own = uttalande is first and uttalande.hanvisar_till is None
    return found.id if own else next(lines, found.id)


def _text(library: Library, platser: Platser, uttalande: Uttalande) -> tuple[Stycke, ...]:
    """Return a statement's paragraphs, without another statement that ends its section."""
    others = tuple(
        one.slag.label
        for one in library.uttalanden
        if place_of(one) == place_of(uttalande) and one.hanvisar_till == uttalande.id
    )
    passages = platser.avsnitt(place_of(uttalande)).stycken
    return tuple(s for s in passages if not (others and s.text.startswith(others)))


def _group(library: Library, platser: Platser, name: str) -> Grupp:
    members = [one for one in library.uttalanden if one.grupp == name]
    original = next(one for one in members if one.forlaga)
    passages = _text(library, platser, original)
    same: dict[tuple[str, ...], list[Uttalande]] = {}
    for one in members:
        if one is not original:
            words = tuple(s.text for s in _text(library, platser, one))
            same.setdefault(words, []).append(one)
    old = [s.text for s in passages]
    variants = [_variant(tuple(which), old, words) for words, which in same.items()]
    variants.sort(key=lambda variant: -variant.likhet)
    return Grupp(name, original, passages, tuple(variants))


def _variant(which: tuple[Uttalande, ...], old: Sequence[str], new: Sequence[str]) -> TextVariant:
    pairs = align(old, new)
    differences = tuple(
        Skillnad(pair, shortened(redline(_joined(old, pair.old), _joined(new, pair.new))))
        for pair in pairs
        if pair.new and (not pair.equal or len(pair.old) != len(pair.new))
    )
    lacking = tuple(
        (str(place + 1), " ".join(old[place].split()[:WORDS_BESIDE]))
        for pair in pairs
        if not pair.new
        for place in pair.old
    )
    alike = sum(len(pair.old) for pair in pairs if pair.equal)
    likeness = int(100 * similarity(" ".join(old), " ".join(new)))
    return TextVariant(which, likeness, alike, differences, lacking)


def _joined(texts: Sequence[str], places: tuple[int, ...]) -> str:
    return " ".join(texts[place] for place in places)


def shortened(parts: Sequence[DiffPart]) -> tuple[DiffPart, ...]:
    """Return a redline with long unchanged stretches cut, but for the words beside a change."""
    short: list[DiffPart] = []
    for place, part in enumerate(parts):
        words = part.text.split()
        before = WORDS_BESIDE if place else 0
        after = WORDS_BESIDE if place < len(parts) - 1 else 0
        if part.kind is not DiffKind.EQUAL or len(words) <= before + after + WORDS_BESIDE:
            short.append(part)
            continue
        kept = (" ".join(words[:before]), "[…]", " ".join(words[len(words) - after :]))
        text = " ".join(words for words in kept if words)
        lead, end = (" " * (part.text[place : place + 1 or None].isspace()) for place in (0, -1))
        short.append(DiffPart(DiffKind.EQUAL, f"{lead}{text}{end}"))
    return tuple(short)


def _numbers(places: tuple[int, ...]) -> str:
    names = [str(place + 1) for place in places]
    return " och ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)
