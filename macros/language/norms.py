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
class Sentence:
    """A sentence of a text, or a list item with the words that lead it in.

    Attributes:
        avsnitt: id of its section.
        stycke: id of its passage.
        text: its words.
        lead_in: for a list item the sentence that leads the list in; else empty.
    """

    avsnitt: str
    stycke: str
    text: str
    lead_in: str = ""

    @property
    def normative(self) -> bool:
        """Whether it, or what leads it in, asks something of somebody.

        Example:
            >>> Sentence("mal", "mal-st1", "Nämnden ska följa upp planen.").normative
            True
            >>> Sentence("mal", "mal-st2", "Planen beskriver läget.").normative
            False
            >>> Sentence("mal", "mal-st3-p1", "följa upp planen", "Nämnden ska").normative
            True
        """
        return bool(NORM.search(self.text) or NORM.search(self.lead_in))


def find_sentences(avsnitt: Iterable[Avsnitt]) -> Iterator[Sentence]:
    """Yield every sentence of some sections, in reading order."""
    for found in avsnitt:
        leads: dict[str, str] = {}
        for stycke in found.stycken:
            if stycke.kanal is not Kanal.TEXT:
                continue
            sentences = SENTENCE_END.split(stycke.text)
            leads[stycke.id] = sentences[-1]
            lead_in = _lead_in(stycke, leads, found)
            for sentence in sentences:
                yield Sentence(found.id, stycke.id, sentence, lead_in)


def _lead_in(stycke: Stycke, leads: dict[str, str], avsnitt: Avsnitt) -> str:
    """Return what leads a list item in: `mal-st3` ends with what leads `mal-st3-p1` in."""
    parent, item, _ = stycke.id.rpartition("-p")
    if not item:
        return ""
    # A box's heading leads its list in: "Staden behöver" – "förenkla för stockholmare …".
    return leads.get(parent, avsnitt.rubrik if avsnitt.ruta else "")
