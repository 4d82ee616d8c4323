"""Tells how much of what a text asks is mapped to duties: each normative sentence, or waived."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from macros.language.norms import Sentence, find_sentences
from macros.model import Ansvar, Avsnitt, Undantagen


@dataclass(frozen=True, slots=True)
class Coverage:
    """How the duties and waivers of a version cover what its text asks.

    Attributes:
        normative: the normative sentences, in reading order.
        mapped: how many of them a duty covers.
        waived: how many of them are waived, and not mapped.
        missing: those that nothing covers.
    """

    normative: tuple[Sentence, ...]
    mapped: int
    waived: int
    missing: tuple[Sentence, ...]

    @property
    def percent(self) -> float:
        """Share of the normative sentences that are mapped or waived, in per cent."""
        if not self.normative:
            return 100.0
        return 100 * (len(self.normative) - len(self.missing)) / len(self.normative)

    @property
    def percent_waived(self) -> float:
        """Share of the normative sentences that are waived, in per cent."""
        return 100 * self.waived / len(self.normative) if self.normative else 0.0


def measure_coverage(
    avsnitt: Iterable[Avsnitt], ansvar: Iterable[Ansvar], undantagna: Iterable[Undantagen]
) -> Coverage:
    """Return how the duties and waivers of a version cover its normative sentences.

    A duty covers a sentence if its quote is in it, or holds all of it: a duty may rest on
    half a sentence, or on two.
    """
    mapped = _by_passage(ansvar)
    waived = _by_passage(undantagna)
    found = tuple(sentence for sentence in find_sentences(avsnitt) if sentence.normative)
    left = [sentence for sentence in found if not _covers(mapped, sentence)]
    missing = tuple(sentence for sentence in left if not _covers(waived, sentence))
    return Coverage(found, len(found) - len(left), len(left) - len(missing), missing)


def _by_passage(items: Iterable[Ansvar | Undantagen]) -> dict[str, list[str]]:
    quotes: dict[str, list[str]] = defaultdict(list)
    for item in items:
        quotes[item.stycke].append(item.citat)
    return quotes


def _covers(quotes: Mapping[str, Sequence[str]], sentence: Sentence) -> bool:
    said = quotes.get(sentence.stycke, ())
    return any(quote in sentence.text or sentence.text in quote for quote in said)
