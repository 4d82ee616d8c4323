"""Writes the index in pieces: a small root, terms by the alphabet, texts by their order."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from itertools import accumulate, groupby
from pathlib import Path
from typing import Any, TypeVar

from macros.language import search_terms
from macros.reading.library import Library
from scripts.publicera.sok.enheter import Enhet, EnhetSlag, enheter
from scripts.publicera.sok.index import Korpus, Term, dictionary
from scripts.publicera.sok.sprak import Sprak

T = TypeVar("T")

INDEX_FOLDER = "sok/index"
NAMES = ("nu", "aldre")
TERMS, HEADS, TEXTS = 4_000, 3_500, 5_500
"""About how many bytes of JSON a piece holds: with terms, with titles, with texts."""


def write(library: Library, built: Path) -> None:
    """Write the index of the current texts and that of the older ones into a built site."""
    for path, text in index_files(library):
        target = built / INDEX_FOLDER / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")


def index_files(library: Library) -> Iterator[tuple[str, str]]:
    """Yield the files of both indexes: path and text."""
    yield from pieces(library, enheter(library))


def pieces(library: Library, units: tuple[Enhet, ...]) -> Iterator[tuple[str, str]]:
    """Yield the files of the indexes of some units: path and text."""
    korpus = Korpus(Sprak(library, (text for unit in units for text in unit.texter)), units)
    for name in NAMES:
        numbers = [n for n, unit in enumerate(units) if unit.aldre == (name == NAMES[1])]
        for path, text in _index(korpus, numbers):
            yield f"{name}/{path}.json", text


def _index(korpus: Korpus, numbers: list[int]) -> Iterator[tuple[str, str]]:
    terms = dictionary(korpus, numbers)
    units = [korpus.enheter[number] for number in numbers]
    order = sorted(terms, key=lambda term: (search_terms.folded(term), term))
    kinds: dict[str, list[list[Any]]] = {
        "o": list(_cut((_term(term, terms[term]) for term in order), TERMS, _looked_up_alike)),
        "h": list(_cut(map(_head, units), HEADS)),
        "t": list(_cut(map(_text, units), TEXTS)),
    }
    said = {
        f"{kind}{number}": _json(dict(piece) if kind == "o" else piece)
        for kind, of_kind in kinds.items()
        for number, piece in enumerate(of_kind)
    }
    root = {
        "v": hashlib.sha256("\n".join(said.values()).encode()).hexdigest()[:8],
        "o": [search_terms.folded(piece[0][0]) for piece in kinds["o"]],
        "h": _starts(kinds["h"]),
        "t": _starts(kinds["t"]),
        "grupper": list(_groups(units)),
        "omfang": list(_scopes(korpus.enheter)),
        "fyllnad": sorted(korpus.sprak.fillers),
        "aldre": sorted(korpus.sprak.aldre),
        "svaga": sorted(korpus.sprak.weak),
    }
    yield "rot", _json(root)
    yield from said.items()


def _scopes(units: Iterable[Enhet]) -> Iterator[list[Any]]:
    """Yield the documents whose text is here: id, whether it is older, the stems of its name."""
    seen: dict[str, list[Any]] = {}
    for unit in units:
        if unit.slag is EnhetSlag.AVSNITT:
            words = (word.text for word in search_terms.tokenize(unit.grupp))
            stems = [search_terms.stem(word) for word in words if not search_terms.is_number(word)]
            seen.setdefault(unit.dokument, [unit.dokument, int(unit.aldre), stems])
    yield from seen.values()


def _starts(cut: list[list[Any]]) -> list[int]:
    """Return the number of the first unit of every piece."""
    return list(accumulate((len(piece) for piece in cut[:-1]), initial=0))


def _term(name: str, term: Term) -> tuple[str, list[object]]:
    hits: list[int] = []
    before = 0
    for number, value in sorted(term.hits.items()):
        hits += [number - before, value]
        before = number
    about: list[object] = [term.may_be | search_terms.SAID * term.is_said, term.weight, hits]
    if term.parts or term.also_marked:
        about.append(list(term.parts))
    if term.also_marked:
        about.append(list(term.also_marked))
    return name, about


def _looked_up_alike(one: tuple[str, object], other: tuple[str, object]) -> bool:
    return search_terms.folded(one[0]) == search_terms.folded(other[0])


def _head(unit: Enhet) -> list[object]:
    return _short([unit.rubrik, unit.url, unit.nummer, list(unit.stig), list(unit.namn)])


def _text(unit: Enhet) -> list[object]:
    said = [[_suffix(unit, name), text] for name, text in unit.stycken]
    asked = [[_suffix(unit, plikt.stycke), plikt.roller, plikt.text] for plikt in unit.plikter]
    return _short([said, asked])


def _short(row: list[object]) -> list[object]:
    """Return a row without what is empty at its end."""
    while row and not row[-1]:
        row.pop()
    return row


def _suffix(unit: Enhet, stycke: str) -> str:
    """Return what a passage's id adds to its section's."""
    return stycke.removeprefix(unit.url.partition("#")[2])


def _groups(units: list[Enhet]) -> Iterator[list[object]]:
    """Yield the runs of units that share kind, document and status, with their first number."""
    at = 0
    for key, run in groupby(
        units,
        lambda unit: (
            unit.slag.value,
            unit.grupp,
            unit.upplysning,
            unit.dokument if unit.slag == "avsnitt" else "",
        ),
    ):
        yield [at, *key]
        at += sum(1 for _ in run)


def _cut(
    items: Iterable[T], size: int, together: Callable[[T, T], bool] = lambda one, other: False
) -> Iterator[list[T]]:
    """Yield pieces of about a size; what belongs together stays so."""
    piece: list[T] = []
    held = 0
    for item in items:
        weight = len(_json(item))
        if piece and held + weight > size and not together(piece[-1], item):
            yield piece
            piece, held = [], 0
        piece.append(item)
        held += weight
    if piece:
        yield piece


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
