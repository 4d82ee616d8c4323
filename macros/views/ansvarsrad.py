"""A duty of a comparison as it is shown."""

from __future__ import annotations

from macros.changes.differences import (
    AnsvarComparison,
)
from macros.language.redline import DiffPart, redline
from macros.model import Ansvar
from macros.reading.library import Library
from macros.views.sida import Sida


class Ansvarsrad:
    """A duty of a comparison as it is shown.

    Args:
        library: the library.
        sida: the page.
        found: the duty.
    """

    def __init__(self, library: Library, sida: Sida, found: AnsvarComparison) -> None:
        self.id, self.slag = found.id, found.slag
        self.checklista = self._ord(found, "checklista")
        words = self._ord(found, "citat")
        # A duty that is new or gone stands in the text, further down.
        self.citat = words if len(words) > 1 else ()
        old, new = found.before, found.after
        self.verb = (
            (old.modalitet.label, new.modalitet.label)
            if old and new and old.modalitet is not new.modalitet
            else None
        )
        self.avsnitt = found.ansvar.avsnitt
        self.roller = [
            (library.roller[role].namn, sida.till(f"roller/{role}/"), self._hur(role, old, new))
            for role in found.roller
            if role in library.roller
        ]
        self.generell = not found.roller

    @staticmethod
    def _ord(found: AnsvarComparison, field: str) -> tuple[DiffPart, ...]:
        one, other = (
            getattr(duty, field) if duty else None for duty in (found.before, found.after)
        )
        return redline(one if one is not None else other, other if other is not None else one)

    @staticmethod
    def _hur(role: str, old: Ansvar | None, new: Ansvar | None) -> str:
        """Say that a duty came to a role, or left it."""
        if old is None or new is None:
            return ""
        if role not in old.roller:
            return "tillkommer"
        return "" if role in new.roller else "har det inte längre"
