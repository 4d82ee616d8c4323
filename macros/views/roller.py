"""Roles: what the texts ask of each, how they hang together, and who is asked what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from macros.model import (
    Ansvar,
    Avsnitt,
    Dokument,
    Modalitet,
    Omrade,
    Roll,
    Stalle,
    Status,
    VersionKey,
)
from macros.reading.library import Library
from macros.today.asked import (
    AskedDuty,
    Lage,
    RoleList,
    asked_duties,
    grouped,
    lage_of,
    list_for,
    recurring,
)
from macros.views.andringar import andrat_for
from macros.views.citat import Platser
from macros.views.sida import Sida, Textsida, render

"""A document that asks more than this of the city in general is shown by chapter."""

Granne = tuple[tuple[Roll, ...], bool, AskedDuty, str]


def rollsida(library: Library, sida: Sida, roll: str) -> str:
    """Return the page of a role, below its heading: what it is, its checklist, its neighbours."""
    who = library.roller[roll]
    alla = asked_duties(library)
    mine = list_for(library, who, alla)
    neighbours = list(_neighbours(library, sida, who, alla))
    to = [(library.roller[d.roll], d.kalla) for d in who.delegerar_till]
    by = _delegated_by(library, who)
    decided = _decided(who, mine)
    values = {
        "roll": who, "sida": sida, "platser": Platser(library, sida), "lista": mine,
        "grannar": neighbours, "grupper": grouped, "ovan": {punkt.id for punkt in mine.forst},
        "vidare": library.vidare(who),
        "delar": [other for other in library.roller.values() if other.del_av == who.id],
        "kommer_igen": recurring(mine.alla), "omraden": _by_area(mine.alla),
        "delegerar": to, "delegeras": by, "beslutas": decided,
    }  # fmt: skip

    def part(name: str) -> str:
        return render("rollsida.html", part=name, **values)

    parts = [part("fakta")]
    if not who.historisk:
        parts += ["## Checklista { #checklista }", part("checklista")]
    if to or by or neighbours or decided:
        parts += ["## Samspel med andra roller { #samspel }", part("samspel")]
    parts += ["## Ändrat för rollen { #andrat }", andrat_for(library, sida, roll)]
    if mine.kommande:
        parts += ["## Kommande { #kommande }", part("kommande")]
    if mine.tidigare:
        parts += ["## Tidigare förslag { #tidigare-forslag }", part("tidigare")]
    if mine.aldre:
        parts += ["## Äldre texter { #aldre-texter }", part("aldre")]
    return "\n\n".join(parts)


def _by_area(items: Iterable[AskedDuty]) -> list[tuple[Omrade, list[AskedDuty]]]:
    found = list(items)
    by_area = [(area, [p for p in found if p.ansvar.omrade is area]) for area in Omrade]
    return [(area, there) for area, there in by_area if there]


def _delegated_by(library: Library, who: Roll) -> list[tuple[Roll, Stalle]]:
    return [
        (other, delegation.kalla)
        for other in library.roller.values()
        for delegation in other.delegerar_till
        if delegation.roll == who.id
    ]


def _decided(who: Roll, mine: RoleList) -> list[Dokument]:
    """Return the documents of a list that somebody else decides, as the sources say."""
    documents = {punkt.dokument.id: punkt.dokument for punkt in mine.alla}.values()
    return [d for d in documents if d.beslutas_av and d.beslutas_av.vem != who.namn]


def _neighbours(
    library: Library, sida: Sida, who: Roll, alla: Iterable[AskedDuty]
) -> Iterator[Granne]:
    """Yield who takes part in a role's duties, and in whose duties the role takes part."""
    said: set[tuple[str, tuple[str, ...], bool]] = set()
    for punkt in alla:
        ansvar = punkt.ansvar
        accountable = ansvar.ansvarig or ansvar.roller
        if punkt.lage is not Lage.AKTUELL:
            continue
        if who.id in accountable:
            others, takes_part = ansvar.deltar, True
        elif who.id in ansvar.deltar:
            others, takes_part = accountable, False
        else:
            continue
        others = tuple(other for other in others if other != who.id)
        # The same words may be one duty for each of those whom they bind.
        if others and (ansvar.citat, others, takes_part) not in said:
            said.add((ansvar.citat, others, takes_part))
            home = who.id if who.id in ansvar.roller else next(iter(ansvar.roller), None)
            address = sida.till(f"roller/{home}/#{punkt.id}" if home else punkt.url)
            yield tuple(library.roller[other] for other in others), takes_part, punkt, address


def rolloversikt(library: Library, sida: Sida) -> str:
    """Return the chooser, the matrix of roles and areas, and the other roles."""
    alla = asked_duties(library)
    idle = [
        roll
        for roll in library.roller.values()
        if not roll.historisk and not list_for(library, roll, alla).alla
    ]
    old = [roll for roll in library.roller.values() if roll.historisk]
    parts = [
        _chooser(library, sida),
        "## Roller och områden { #matris }",
        ansvarsmatris(library, sida),
        "## Roller utan eget ansvar { #utan-ansvar }",
        "De här rollerna nämns, men de aktuella texterna ger dem inget eget ansvar.",
        render("roller.html", part="lista", roller=idle, sida=sida),
        "## Roller i äldre texter { #aldre }",
        "De här rollerna finns bara i äldre texter, som inte gäller.",
        render("roller.html", part="lista", roller=old, sida=sida),
    ]
    return "\n\n".join(parts)


def valda_roller(library: Library, sida: Sida) -> str:
    """Return the page for who has several roles: the chooser, and each role's own page."""
    return render("valda.html", roller=_with_a_list(library), sida=sida) + _chooser(library, sida)


def _chooser(library: Library, sida: Sida) -> str:
    return render("roller.html", part="val", roller=_with_a_list(library), sida=sida)


def _with_a_list(library: Library) -> list[Roll]:
    alla = asked_duties(library)
    roles = (roll for roll in library.roller.values() if not roll.historisk)
    return [roll for roll in roles if list_for(library, roll, alla).alla]


def ansvarsmatris(library: Library, sida: Sida, dokument: str = "") -> str:
    """Return the table of roles and areas: how many duties each role has in each.

    Args:
        library: the library.
        sida: the page.
        dokument: only what this document asks.
    """
    source = library.by_id[dokument] if dokument else None
    alla = [punkt for punkt in asked_duties(library) if source in (None, punkt.dokument)]
    rows = []
    for roll in library.roller.values():
        mine = () if roll.historisk else list_for(library, roll, alla).alla
        if mine:
            rows.append((roll, len(mine), Counter(punkt.ansvar.omrade for punkt in mine)))
    return render(
        "roller.html", part="matris", rader=rows, dokument=source, sida=sida,
        omraden=[area for area in Omrade if any(counts[area] for _, _, counts in rows)],
        rubrik=f"Antal punkter för varje roll i {source.kort if source else 'de aktuella texterna'}",
    )  # fmt: skip


def rollkort(library: Library, sida: Sida, roll: str) -> str:
    """Return a short account of a role: what it is, and how long its checklist is."""
    who = library.roller[roll]
    items = list_for(library, who, asked_duties(library)).alla
    return render("roller.html", part="kort", roll=who, antal=len(items), sida=sida)


def duties_beside(
    library: Library, sida: Textsida, avsnitt: Iterable[Avsnitt]
) -> dict[str, list[Ansvar]]:
    """Return the duties of a text's passages by the passage's id, if the text is not an old one."""
    if lage_of(library, sida.key) is Lage.ALDRE:
        return {}
    here = {found.id for found in avsnitt}
    duties: dict[str, list[Ansvar]] = {}
    for ansvar in library.ansvar(sida.key):
        if ansvar.roller and ansvar.avsnitt in here:
            duties.setdefault(ansvar.stycke, []).append(ansvar)
    return duties


def pa_sidan(library: Library, sida: Textsida) -> list[tuple[Roll, int, str]]:
    """Return the roles that a page of a text speaks to, how often, and the first time on theirs.

    The page of a whole text has every chapter's; an old text speaks to nobody any longer.
    """
    chapters = [k for k in library.kapitel(sida.key) if sida.kapitel in (k.namn, "hela")]
    here = duties_beside(library, sida, [found for k in chapters for found in k.rubriker])
    duties = [ansvar for found in here.values() for ansvar in found]
    mine = {
        roll: [ansvar for ansvar in duties if name in ansvar.roller]
        for name, roll in library.roller.items()
    }
    item = duty_anchor(library, sida.key)
    return [
        (roll, len(found), f"roller/{roll.id}/#{item(found[0])}")
        for roll, found in mine.items()
        if found
    ]


def duty_anchor(library: Library, key: VersionKey) -> Callable[[Ansvar], str]:
    """Return by which id a duty of a version stands on the pages of its roles.

    What a coming version does not change stands there as the version of today has it.
    """
    coming: dict[str, str] = {}
    if lage_of(library, key) is Lage.KOMMANDE:
        found = (p for p in asked_duties(library) if (p.dokument.id, p.version.id) == key)
        coming = {punkt.ansvar.id: punkt.id for punkt in found}
    return lambda ansvar: coming.get(ansvar.id, f"a-{ansvar.id}")


def binder(
    library: Library, sida: Textsida, duties: Iterable[Ansvar], item: Callable[[Ansvar], str]
) -> str:
    """Return the links from a block of text to the roles that it binds, in the roles' order.

    A role is named once, and leads to the first of the block's duties on its page. A proposal
    for a decision binds nobody yet, nor does a version that is still to come.

    Args:
        library: the library.
        sida: the page.
        duties: those of the block.
        item: the id of a duty on the pages of its roles, see `duty_anchor`.
    """
    proposed = library.versions[sida.key][1].status is Status.FORSLAG
    proposed = proposed or lage_of(library, sida.key) is Lage.KOMMANDE
    binds, allows = "Riktar sig till" if proposed else "Binder", "Ger möjlighet"
    first: dict[str, dict[str, str]] = {binds: {}, allows: {}}
    for ansvar in sorted(duties, key=lambda ansvar: ansvar.modalitet is Modalitet.KAN):
        word = allows if ansvar.modalitet is Modalitet.KAN else binds
        for roll in ansvar.roller:
            if roll not in first[binds]:
                first[word].setdefault(roll, item(ansvar))
    groups = [
        (word, [(roll, links[name]) for name, roll in library.roller.items() if name in links])
        for word, links in first.items()
        if links
    ]
    return render("roller.html", part="bredvid", binder=groups, sida=sida) if groups else ""
