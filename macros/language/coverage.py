"""How much of what a text asks is told as duties: every normative sentence, mapped or waived."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from macros.language.norms import Mening, meningar
from macros.model import Ansvar, Avsnitt, Undantagen


@dataclass(frozen=True, slots=True)
class Tackning:
    """The coverage of one version.

    Attributes:
        normativa: the normative sentences, in reading order.
        kartlagda: how many of them a duty covers.
        undantagna: how many of them are waived, and not mapped.
        saknas: those that nothing covers.
    """

    normativa: tuple[Mening, ...]
    kartlagda: int
    undantagna: int
    saknas: tuple[Mening, ...]

    @property
    def procent(self) -> float:
        """Share of the normative sentences that are mapped or waived, in per cent."""
        if not self.normativa:
            return 100.0
        return 100 * (len(self.normativa) - len(self.saknas)) / len(self.normativa)

    @property
    def andel_undantagna(self) -> float:
        """Share of the normative sentences that are waived, in per cent."""
        return 100 * self.undantagna / len(self.normativa) if self.normativa else 0.0


def tackning(
    avsnitt: Iterable[Avsnitt], ansvar: Iterable[Ansvar], undantagna: Iterable[Undantagen]
) -> Tackning:
    """Return how the duties and waivers of a version cover its normative sentences."""
    mapped = _by_passage(ansvar)
    waived = _by_passage(undantagna)
    found = tuple(mening for mening in meningar(avsnitt) if mening.normativ)
    done = [mening for mening in found if _covers(mapped, mening)]
    left = [mening for mening in found if not _covers(mapped, mening)]
    excused = [mening for mening in left if _covers(waived, mening)]
    missing = tuple(mening for mening in left if not _covers(waived, mening))
    return Tackning(found, len(done), len(excused), missing)


def _by_passage(items: Iterable[Ansvar | Undantagen]) -> dict[str, list[str]]:
    quotes: dict[str, list[str]] = defaultdict(list)
    for item in items:
        quotes[item.stycke].append(item.citat)
    return quotes


def _covers(quotes: dict[str, list[str]], mening: Mening) -> bool:
    said = quotes.get(mening.stycke, ())
    return any(quote in mening.text or mening.text in quote for quote in said)
