"""The roles of a decision exist, and the words of its points name them."""

from __future__ import annotations

from collections.abc import Iterator

from macros.checks.project import Project
from macros.language.mentions import mentions
from macros.model import Attsats, Beslut
from macros.problems import Path_, Problem, shown
from macros.reading.tables import BESLUT, ROLLER


def points_name_their_roles(project: Project) -> Iterator[Problem]:
    """A role that a point binds or touches exists, and the point's words name it."""
    table = project.library.tables[BESLUT]
    known = project.library.roller
    for number, beslut in table.nouns:
        if not isinstance(beslut, Beslut):
            continue
        for order, attsats in enumerate(beslut.attsatser):
            words = _words(project, beslut, attsats)
            for at, name in _named((number, "attsatser", order), attsats):
                if name not in known:
                    if project.whole(ROLLER):
                        yield table.problem(
                            at, "U007", f'rollen "{name}" finns inte', f"använd ett id ur {ROLLER}"
                        )
                    continue
                roll = known[name]
                if words and not any(mentions(words, said) for said in (roll.namn, *roll.alias)):
                    yield table.problem(
                        at, "U013", f'punkten nämner inte rollen "{name}" ({shown(roll.namn)})',
                        f"välj den roll som orden nämner, eller skriv textens ord som alias i {ROLLER}",
                    )  # fmt: skip


def _named(at: Path_, attsats: Attsats) -> Iterator[tuple[Path_, str]]:
    """Yield every role of a point, with the place where it stands."""
    for order, verkan in enumerate(attsats.verkan):
        for place, name in enumerate(verkan.roller):
            yield (*at, "verkan", order, "roller", place), name


def _words(project: Project, beslut: Beslut, attsats: Attsats) -> str:
    """Return the words of a point and of what is nested in it; empty if they cannot be read."""
    text = project.text_by_key.get((beslut.dokument, beslut.version))
    if text is None or not project.readable(text):
        return ""
    return "\n".join(
        stycke.text
        for avsnitt in project.sections(text)
        for stycke in avsnitt.stycken
        if stycke.id == attsats.passage or stycke.id.startswith(f"{attsats.passage}-p")
    )


RULES = (points_name_their_roles,)
