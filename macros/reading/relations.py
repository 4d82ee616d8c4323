"""What the nouns say of each other, had from the other side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property
from typing import TypeVar

from macros.model import (
    Anmarkning,
    Ansvar,
    Attsats,
    Avsnittsplats,
    Beslut,
    Noun,
    Relation,
    RelationSlag,
    Remissvar,
    Roll,
    Sokord,
    Synpunkt,
    Undantagen,
    VerkanSlag,
    VersionKey,
)  # fmt: skip
from macros.reading.nouns import Nouns
from macros.reading.tables import ANSVAR

N = TypeVar("N", bound=Noun)


class Relations(Nouns):
    """What is stated once, on one side, and asked for from the other; worked out once."""

    # Of documents.

    @cached_property
    def omvant(self) -> Mapping[str, tuple[tuple[str, Relation], ...]]:
        """For each document the relations in which others say that they stand to it."""
        reverse: dict[str, list[tuple[str, Relation]]] = defaultdict(list)
        for dokument in self.dokument:
            for relation in dokument.relationer:
                reverse[relation.dokument].append((dokument.id, relation))
        return {target: tuple(relations) for target, relations in reverse.items()}

    @cached_property
    def ersatt_av(self) -> Mapping[str, tuple[str, ...]]:
        """For each document those that say that they replace it, or into which it was reshaped."""
        replaced: dict[str, list[str]] = defaultdict(list)
        for target, relations in self.omvant.items():
            for source_id, relation in relations:
                if relation.slag is RelationSlag.ERSATTER:
                    replaced[target].append(source_id)
        for dokument in self.dokument:
            replaced[dokument.id] += dokument.till(RelationSlag.OMFORMAD_TILL)
        return {old: tuple(new) for old, new in replaced.items() if new}

    @cached_property
    def upphavs_genom(self) -> Mapping[str, tuple[tuple[Beslut, Attsats], ...]]:
        """For each document the points of decisions that repeal it."""
        points: dict[str, list[tuple[Beslut, Attsats]]] = defaultdict(list)
        for beslut in self.beslut:
            for attsats in beslut.attsatser:
                for verkan in attsats.verkan:
                    if verkan.slag is VerkanSlag.UPPHAVER:
                        for target in verkan.dokument:
                            points[target].append((beslut, attsats))
        return {target: tuple(found) for target, found in points.items()}

    # Of sections.

    @cached_property
    def anmarkt(self) -> Mapping[tuple[str, str, str], tuple[tuple[Anmarkning, str], ...]]:
        """The notes on each section (document, version, section), each with its quote."""
        places: dict[tuple[str, str, str], list[tuple[Anmarkning, str]]] = defaultdict(list)
        for note in self.anmarkningar:
            for stalle in note.stallen:
                places[stalle.dokument, stalle.version, stalle.avsnitt].append((note, stalle.citat))
        return {place: tuple(notes) for place, notes in places.items()}

    @cached_property
    def synpunkter_om(self) -> Mapping[Avsnittsplats, tuple[tuple[Remissvar, Synpunkt], ...]]:
        """What was said in the consultation about each section."""
        said: dict[Avsnittsplats, list[tuple[Remissvar, Synpunkt]]] = defaultdict(list)
        for remissvar in self.remissvar:
            for synpunkt in remissvar.synpunkter:
                for plats in synpunkt.galler:
                    said[plats].append((remissvar, synpunkt))
        return {plats: tuple(found) for plats, found in said.items()}

    def ansvar(self, key: VersionKey) -> tuple[Ansvar, ...]:
        """Return the duties that a version gives, in the order of its text."""
        return self._said_of(key, "", Ansvar)

    def undantagna(self, key: VersionKey) -> tuple[Undantagen, ...]:
        """Return the sentences of a version that only look as if they gave a duty."""
        return self._said_of(key, ".undantagna", Undantagen)

    def _said_of(self, key: VersionKey, suffix: str, kind: type[N]) -> tuple[N, ...]:
        table = self.tables.get(f"{ANSVAR}/{key[0]}/{key[1]}{suffix}.yml")
        nouns = table.nouns if table else ()
        return tuple(noun for _, noun in nouns if isinstance(noun, kind))

    # Of roles and places.

    def vidare(self, roll: Roll) -> tuple[Roll, ...]:
        """Return the wider roles that a role belongs to, the nearest first."""
        found: list[Roll] = []
        while roll.del_av and self.roller[roll.del_av] not in found:
            roll = self.roller[roll.del_av]
            found.append(roll)
        return tuple(found)

    @cached_property
    def sokord(self) -> Mapping[str, tuple[str, ...]]:
        """For each place that has any, the words by which people look for it."""
        found: dict[str, list[str]] = defaultdict(list)
        for sokord in self.all(Sokord):
            found[sokord.plats] += sokord.ord
        return {plats: tuple(words) for plats, words in found.items()}
