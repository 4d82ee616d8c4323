"""`roller.json`: who can bear a duty, and how the roles hang together."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import Field

from macros.reading.library import Library
from macros.today.asked import asked_duties, list_for
from scripts.publicera.api.base import Citat, Item, citat


class DelegationItem(Item):
    """A mandate that one role hands to another."""

    roll: str = Field(description="Den andra rollens id")
    kalla: Citat


class RollItem(Item):
    """A role."""

    id: str
    namn: str
    alias: list[str] = Field(description="Andra ord som texterna har för rollen")
    beskrivning: str
    del_av: str | None = Field(description="Den vidare rollens id")
    delar: list[str] = Field(description="Rollerna som ingår i denna")
    delegerar_till: list[DelegationItem]
    delegeras_av: list[DelegationItem] = Field(description="Samma delegation från andra hållet")
    historisk: bool = Field(description="Om rollen bara finns i äldre texter")
    checklista: list[str] = Field(
        description="Det som begärs av rollen nu: id i ansvar.json; den vidare rollens sist"
    )
    kalla: Citat
    url: str


def roll_items(library: Library) -> Iterable[RollItem]:
    """Yield every role, in the order of the data."""
    alla = asked_duties(library)
    for roll in library.roller.values():
        yield RollItem(
            **roll.model_dump(
                include={"id", "namn", "alias", "beskrivning", "del_av", "historisk"}
            ),
            delar=[other.id for other in library.roller.values() if other.del_av == roll.id],
            delegerar_till=[
                DelegationItem(roll=d.roll, kalla=citat(library, d.kalla))
                for d in roll.delegerar_till
            ],
            delegeras_av=[
                DelegationItem(roll=other.id, kalla=citat(library, d.kalla))
                for other in library.roller.values()
                for d in other.delegerar_till
                if d.roll == roll.id
            ],
            checklista=[punkt.ansvar.id for punkt in list_for(library, roll, alla).alla],
            kalla=citat(library, roll.kalla),
            url=f"/roller/{roll.id}/",
        )
