"""The typed nouns of the house, frozen."""

from macros.model.anmarkning import Anmarkning, AnmarkningSlag, Fraga
from macros.model.ansvar import (
    Ansvar,
    Aterkommer,
    Delegation,
    Modalitet,
    Omrade,
    Roll,
    Skal,
    Undantagen,
)
from macros.model.base import Avsnittsplats, Datum, Noun, Ord, Slug, Stalle, Text
from macros.model.begrepp import Begrepp
from macros.model.beslut import Attsats, Beslut, Verkan, VerkanSlag
from macros.model.figur import Figur
from macros.model.kalla import Avvikelse, Lasning, Mottagen, Ordning, Rader, Slag
from macros.model.register import (
    Dokument,
    Handelse,
    HandelseSlag,
    Kand,
    Relation,
    RelationSlag,
    Status,
    Typ,
    Version,
)
from macros.model.remiss import (
    Hallning,
    InstansSlag,
    Remissvar,
    Svar,
    Synpunkt,
    Uttalande,
    UttalandeSlag,
)
from macros.model.sok import Ersattning, Ordled, OrdledSlag, Sammansattning, Sokord
from macros.model.text import Avsnitt, Kanal, Stycke

__all__ = [
    "Anmarkning",
    "AnmarkningSlag",
    "Ansvar",
    "Aterkommer",
    "Attsats",
    "Avsnitt",
    "Avsnittsplats",
    "Avvikelse",
    "Begrepp",
    "Beslut",
    "Datum",
    "Delegation",
    "Dokument",
    "Ersattning",
    "Figur",
    "Fraga",
    "Hallning",
    "Handelse",
    "HandelseSlag",
    "InstansSlag",
    "Kanal",
    "Kand",
    "Lasning",
    "Modalitet",
    "Mottagen",
    "Noun",
    "Omrade",
    "Ord",
    "Ordled",
    "OrdledSlag",
    "Ordning",
    "Rader",
    "Relation",
    "RelationSlag",
    "Remissvar",
    "Roll",
    "Sammansattning",
    "Skal",
    "Slag",
    "Slug",
    "Sokord",
    "Stalle",
    "Status",
    "Stycke",
    "Svar",
    "Synpunkt",
    "Text",
    "Typ",
    "Undantagen",
    "Uttalande",
    "UttalandeSlag",
    "Verkan",
    "VerkanSlag",
    "Version",
]  # fmt: skip
