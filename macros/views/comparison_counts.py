"""How much two versions differ, in a few sentences."""

from __future__ import annotations

from collections import Counter

from macros.changes.differences import (
    AnsvarSlag,
    VersionComparison,
)


def counted(compared: VersionComparison) -> str:
    """Say in a few sentences how much is not the same."""
    same = sum(found.untouched for found in compared.avsnitt)
    sections = _rad(
        ("är nytt", "är nya", len(compared.added)),
        ("har avslutats", "har avslutats", len(compared.ended)),
        ("har ändrats", "har ändrats", len(compared.changed)),
        ("har flyttats", "har flyttats", len(compared.moved)),
        ("är oförändrat", "är oförändrade", same),
        noun="avsnitt",
    )
    kinds = Counter(one.slag for one in compared.ansvar)
    duties = _rad(
        ("är nytt", "är nya", kinds[AnsvarSlag.TILLAGT]),
        ("har avslutats", "har avslutats", kinds[AnsvarSlag.AVSLUTAT]),
        ("har ändrats", "har ändrats", kinds[AnsvarSlag.ANDRAT]),
        noun="ansvar",
    )
    return f"{sections or 'Versionerna har ingen text.'} {duties or 'Inget ansvar har ändrats.'}"


def _rad(*counts: tuple[str, str, int], noun: str) -> str:
    """Return a sentence of the counts that are not nought, the noun said once."""
    told = [f"{n} {{}}{one if n == 1 else many}" for one, many, n in counts if n]
    words = [said.format(f"{noun} " if place == 0 else "") for place, said in enumerate(told)]
    row = " och ".join(part for part in (", ".join(words[:-1]), *words[-1:]) if part)
    return f"{row}." if row else ""
