"""Redlines: two versions compared on a page of their own, and beside each section."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from macros.changes.comparison import compare_versions
from macros.changes.differences import (
    AvsnittComparison,
    AvsnittSlag,
    StyckePair,
    VersionComparison,
)
from macros.language.redline import DiffPart, redline
from macros.model import Avsnitt, Kanal, Stycke, lower_first
from macros.model.addresses import avsnitt_url, jamfor_url, kapitel_url
from macros.reading.library import Library
from macros.today.permalinks import following_url
from macros.today.status import status_of_version
from macros.today.versions import newest_section, version_before
from macros.views.ansvarsrad import Ansvarsrad
from macros.views.comparison_counts import counted
from macros.views.sida import Sida, Textsida, render
from macros.views.uttalanden import shortened

WORDS = 8
"""So many words tell which passage is meant."""


@dataclass(frozen=True, slots=True)
class ComparedPassage:
    """A passage of a comparison as it is shown.

    Attributes:
        delar: its words.
        slag: what it is, if it is no plain paragraph or list item.
        punkt: whether it is a list item.
        flyttat: where it stood, if it did not stand here: id and name of a section.
        inom: whether it changed places within its section.
    """

    delar: tuple[DiffPart, ...]
    slag: str
    punkt: bool
    flyttat: tuple[str, str] | None
    inom: bool


@dataclass(frozen=True, slots=True)
class Svep:
    """A run of passages that changed, or of such that did not."""

    andrad: bool
    rader: tuple[ComparedPassage, ...]


def jamforelse(library: Library, sida: Sida, dokument: str, fran: str, till: str) -> str:
    """Return the page that compares two versions of a document.

    Args:
        library: the library.
        sida: the page.
        dokument: id of the document.
        fran: id of the version compared with.
        till: id of the version that is compared.
    """
    compared = compare_versions(library, (dokument, fran), (dokument, till))
    noun, before = library.versions[compared.fran]
    after = library.versions[compared.till][1]
    names = _Namn(library, sida, compared)
    values = {
        "sida": sida, "dokument": noun, "fran": before, "till": after, "namn": names,
        "versioner": [
            (library.versions[key][1], status_of_version(library, key), kapitel_url(key, "index"))
            for key in (compared.fran, compared.till)
        ],
        "jamforelse": compared, "lower_first": lower_first,
    }  # fmt: skip

    def part(name: str, **more: object) -> str:
        return render("jamforelse.html", part=name, **values, **more)

    title = f"# {noun.kort}: {lower_first(after.namn)} jämförd med {lower_first(before.namn)}"
    parts = [title, part("inledning"), "## Översikt { #jamfor_oversikt }"]
    touched = [
        (library.roller[role].namn, sida.till(f"roller/{role}/"))
        for role in compared.roller
        if role in library.roller
    ]
    lists = _listor(names, compared)
    parts.append(part("oversikt", antal=counted(compared), listor=lists, roller=touched))
    if compared.ansvar:
        duties = [Ansvarsrad(library, sida, one) for one in compared.ansvar]
        parts += ["## Ansvar { #jamfor_ansvar }", part("ansvar", ansvar=duties)]
    groups = [
        (folded, [_avsnitt(names, one) for one in found])
        for folded, found in groupby(compared.avsnitt, lambda found: found.untouched)
    ]
    parts += ["## Avsnitt för avsnitt { #jamfor_avsnitt }", part("avsnitt", grupper=groups)]
    return "\n\n".join(parts)


class _Namn:
    """What sections are called so that a reader knows them apart, and where they stand."""

    def __init__(self, library: Library, sida: Sida, compared: VersionComparison) -> None:
        self._library, self._sida = library, sida
        self._keys = compared.fran, compared.till
        self._versions = tuple(library.avsnitt_med_id(key) for key in self._keys)
        self._above: dict[str, str] = {}
        for version in self._versions:
            count = Counter(found.rubrik for found in version.values())
            above: dict[int, str] = {}
            for found in version.values():
                above[found.niva] = found.rubrik
                parents = [above[level] for level in sorted(above) if level < found.niva]
                if count[found.rubrik] > 1 and parents:
                    self._above[found.id] = f"{found.rubrik} ({parents[-1]})"
                for level in [level for level in above if level > found.niva]:
                    del above[level]

    def __call__(self, avsnitt: Avsnitt) -> str:
        """Return the heading, with the one above it if others have the same."""
        return self._above.get(avsnitt.id, avsnitt.rubrik)

    def med_id(self, avsnitt: str) -> str:
        """Return the name of a section of either version."""
        found = self._versions[1].get(avsnitt) or self._versions[0].get(avsnitt)
        return self(found) if found else avsnitt

    def mal(self, dokument: str, avsnitt: str) -> tuple[str, str]:
        """Return address and name of a section to which the content of another one went."""
        if dokument == self._keys[1][0]:
            return f"#{avsnitt}", self.med_id(avsnitt)
        noun = self._library.by_id[dokument]
        found = newest_section(self._library, dokument, avsnitt)
        name = f"{noun.kort}, {found.rubrik if found else avsnitt}"
        return self._sida.till(following_url(dokument, avsnitt)), name

    def kapitel(self, avsnitt: Avsnitt, *, fore: bool) -> str:
        """Return the heading of the chapter that holds a section of one of the versions."""
        version = self._versions[0 if fore else 1]
        return next(one.rubrik for one in version.values() if one.kapitel == avsnitt.kapitel)

    def lankar(self, found: AvsnittComparison) -> list[tuple[int, str]]:
        """Return the section's address in each version that has it: 0 or 1, and the address."""
        pairs = zip(self._keys, (found.before, found.after), strict=True)
        return [
            (side, avsnitt_url(key, avsnitt))
            for side, (key, avsnitt) in enumerate(pairs)
            if avsnitt
        ]

    def flytt(self, found: AvsnittComparison) -> str:
        """Say from where a section moved; empty if it did not."""
        if not found.moved or not found.before or not found.after:
            return ""
        if found.before.kapitel == found.after.kapitel:
            return "Flyttat inom kapitlet"
        return f"Flyttat från kapitlet {self.kapitel(found.before, fore=True)}"


def _listor(
    names: _Namn, compared: VersionComparison
) -> list[tuple[str, list[tuple[AvsnittComparison, str]]]]:
    """Return the lists of sections, each section with what there is to say of it."""
    lists = [
        ("Nya avsnitt", [(one, "") for one in compared.added]),
        ("Avslutade avsnitt", [(one, "") for one in compared.ended]),
        ("Ändrade avsnitt", [(one, _vad(one)) for one in compared.changed]),
        ("Flyttade avsnitt", [(one, names.flytt(one)) for one in compared.moved]),
    ]
    return [(heading, found) for heading, found in lists if found]


def _vad(found: AvsnittComparison) -> str:
    """Say that only the heading is another."""
    text = found.left or any(pair.changed for pair in found.pairs)
    return "" if text else "bara rubriken"


@dataclass(frozen=True)
class Avsnittsrad:
    """A section of a comparison as it is shown.

    Attributes:
        j: the comparison of the section.
        namn: the section's name.
        delar: its passages.
        flytt: from where it moved; empty if it did not.
        lankar: the section in each version: 0 or 1, and the address.
        mal: where its content went, if it ended: address and name of a section.
        lamnade: what went to other sections: first words, id and name.
    """

    j: AvsnittComparison
    namn: str
    delar: tuple[Svep, ...]
    flytt: str
    lankar: list[tuple[int, str]]
    mal: list[tuple[str, str]]
    lamnade: list[tuple[str, str, str]]


def _avsnitt(names: _Namn, found: AvsnittComparison) -> Avsnittsrad:
    return Avsnittsrad(
        found, names(found.avsnitt), tuple(_delar(names, found.pairs)),
        names.flytt(found), names.lankar(found),
        [names.mal(*target) for target in (found.end.mal if found.end else ())],
        _lamnade(found, names),
    )  # fmt: skip


def _lamnade(found: AvsnittComparison, names: _Namn) -> list[tuple[str, str, str]]:
    return [(_borjan(stycke), where, names.med_id(where)) for stycke, where in found.left]


def _delar(names: _Namn, pairs: Iterable[StyckePair]) -> Iterator[Svep]:
    for changed, run in groupby(pairs, lambda pair: pair.changed):
        yield Svep(changed, tuple(_stycke(pair, names) for pair in run))


_KINDS = {Kanal.CITATRUTA: "Citatruta", Kanal.FOTNOT: "Fotnot"}


def _stycke(pair: StyckePair, names: _Namn) -> ComparedPassage:
    first = (pair.after or pair.before)[0]
    caption = "Bildtext" if "-bildtext" in first.id else ""
    moved = (pair.origin, names.med_id(pair.origin)) if pair.origin else None
    item = first.kanal is Kanal.TEXT and first.id.rpartition("-")[2].startswith("p")
    return ComparedPassage(pair.parts, _KINDS.get(first.kanal, caption), item, moved, pair.moved)


def _borjan(stycke: Stycke) -> str:
    words = stycke.text.split()
    return " ".join(words[:WORDS]) + " …" * (len(words) > WORDS)


def bredvid(library: Library, sida: Textsida, avsnitt: Avsnitt) -> str:
    """Return what stands beside a section's heading: what changed since, and its corrections.

    It is empty if the section reads as in the version before, and never was corrected.
    """
    corrections = [
        (rattelse, shortened(redline(rattelse.fore or "", rattelse.efter or "")))
        for rattelse in library.rattade(sida.key)
        if rattelse.avsnitt == avsnitt.id
    ]
    before = version_before(library, sida.key)
    found, rows, gone, address = None, [], [], ""
    if before:
        compared = compare_versions(library, (sida.key[0], before.id), sida.key)
        here = (one for one in compared.avsnitt if one.id == avsnitt.id)
        found = next((one for one in here if not one.untouched), None)
    if before and found:
        address = f"{jamfor_url(sida.key[0], before.id, sida.key[1])}#{avsnitt.id}"
        if found.slag is AvsnittSlag.ANDRAT:
            names = _Namn(library, sida, compared)
            rows, gone = _kort(found, names), _lamnade(found, names)
    if not found and not corrections:
        return ""
    return render(
        "andrat.html", sida=sida, fore=before, j=found, rader=rows, lamnade=gone, adress=address,
        rattelser=corrections, lower_first=lower_first,
    ).strip()  # fmt: skip


def _kort(found: AvsnittComparison, names: _Namn) -> list[ComparedPassage]:
    """Return the passages of a section that changed, without long unchanged stretches."""
    rows = (_stycke(pair, names) for pair in found.pairs if pair.changed)
    return [replace(row, delar=shortened(row.delar)) for row in rows]
