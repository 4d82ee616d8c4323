"""Finds the sentences of a text that ask something of somebody."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from macros.model import Avsnitt, Kanal, Stycke

# A full stop ends a sentence if what follows begins like one; "t.ex. en" and "kap. 4" do not.
SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ–”])")
NORM = re.compile(
    r"""\b(
        ska|skall|skulle\ behöva|måste|bör|borde
        | får\ (?:inte|ej|endast|bara|därför\ \w+\ \w+\ inte|\w+\ \w+\ inte)
        | ansvara\w*|ansvarig\w*|(?:har|ges|tar|ta|bär|ytterst)\s(?:\w+\s){0,3}ansvar\w*|ansvar\s(?:för|att|hör)\b
        | svarar\ för|behöver|krävs|kräver\ att|förutsätter|förväntas|är\ skyldig\w*|skyldighet
        | beslutas|beslutar|fattar\ (?:också\ )?beslut|fastställs|fastställer
        | uppmanas|uppdrag\ att|ges\ i\ uppdrag|har\ delegation|godkänns|upphör
        | tillämpas|genomgår|gäller\ (?:för|samtliga|samma)|omfattas
    )\b""",
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Mening:
    """A sentence of a text, or a list item with the words that lead it in.

    Attributes:
        avsnitt: id of its section.
        stycke: id of its passage.
        text: its words.
        inledning: for a list item the sentence that leads the list in; else empty.
    """

    avsnitt: str
    stycke: str
    text: str
    inledning: str = ""

    @property
    def normativ(self) -> bool:
        """Whether it, or what leads it in, asks something of somebody."""
        return bool(NORM.search(self.text) or (self.inledning and NORM.search(self.inledning)))


def meningar(avsnitt: Iterable[Avsnitt]) -> Iterator[Mening]:
    """Yield every sentence of some sections, in reading order."""
    for found in avsnitt:
        leads: dict[str, str] = {}
        for stycke in found.stycken:
            if stycke.kanal is not Kanal.TEXT:
                continue
            sentences = SENTENCE_END.split(stycke.text)
            leads[stycke.id] = sentences[-1]
            inledning = _lead_in(stycke, leads, found)
            for sentence in sentences:
                yield Mening(found.id, stycke.id, sentence, inledning)


def _lead_in(stycke: Stycke, leads: dict[str, str], avsnitt: Avsnitt) -> str:
    parent, item, _ = stycke.id.rpartition("-p")
    if not item:
        return ""
    # A box's heading leads its list in: "Staden behöver" – "förenkla för stockholmare …".
    return leads.get(parent, avsnitt.rubrik if avsnitt.ruta else "")
