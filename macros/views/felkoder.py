"""The page on which an editor looks a code up."""

from __future__ import annotations

from itertools import groupby

from macros.checks.codes import registry
from macros.reading.library import Library
from macros.views.sida import Sida, render

CODE_KINDS = {
    "A": "Ställen och citat", "B": "Figurer", "C": "Remissen", "D": "Registret",
    "E": "Begrepp", "F": "Filer", "K": "Källorna", "L": "Det som är publicerat",
    "M": "Sidor och texter", "N": "Inställningar", "O": "Sökorden", "R": "Samband",
    "S": "Kapitel och rubriker", "T": "Datafilernas form", "U": "Ansvar och roller",
    "Y": "YAML",
}  # fmt: skip
"""What the codes of each letter are about."""


def felkoder(library: Library, sida: Sida) -> str:  # noqa: ARG001
    """Return every code with what it means, why it is a mistake, and how it is mended."""
    groups = [
        (letter, CODE_KINDS[letter], list(codes))
        for letter, codes in groupby(registry().values(), lambda code: code.id[0])
    ]
    return render("felkoder.html", groups=groups, sida=sida)
