"""What the publication of one version changed: the version, its sections, its duties."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from macros.changes.andring import Andring, AndringSlag
from macros.changes.comparison import compare_versions
from macros.changes.differences import (
    AnsvarComparison,
    AnsvarSlag,
    AvsnittComparison,
    AvsnittSlag,
)
from macros.model import Avslutat, Avsnitt, Laspost, Modalitet, VersionKey, lower_first
from macros.model.addresses import avsnitt_url, jamfor_url, kapitel_url
from macros.reading.library import Library
from macros.today.permalinks import following_url
from macros.today.versions import newest_section, published_versions


@dataclass(frozen=True, slots=True)
class Publication:
    """The publication of a version.

    Attributes:
        library: the library.
        post: the version's first entry in the ledger.
        before: the entry of the version before it, as it stood then; None for a first one.
    """

    library: Library
    post: Laspost
    before: Laspost | None

    @property
    def key(self) -> VersionKey:
        """The version."""
        return self.post.dokument, self.post.version

    def changes(self) -> Iterator[Andring]:
        """Yield what it changed: the version, then each section, then each duty."""
        dokument, version = self.library.versions[self.key]
        name = lower_first(version.namn)
        title, start = f"{dokument.kort}, {name}", kapitel_url(self.key, "index")
        if self.before is None:
            bound = {roll for ansvar in self.library.ansvar(self.key) for roll in ansvar.roller}
            text = f"{title}, har publicerats."
            yield self._change("", AndringSlag.VERSION, title, text, start, roller=bound)
            return
        compared = compare_versions(self.library, (self.key[0], self.before.version), self.key)
        text = f"{dokument.kort} har fått en ny version: {name}."
        yield self._change("", AndringSlag.VERSION, title, text, start, roller=compared.roller)
        corrected = self._corrected_later()
        for avsnitt in compared.avsnitt:
            yield from self._section(avsnitt, compared.ansvar, corrected)
        for ansvar in compared.ansvar:
            yield self._duty(ansvar)

    def _change(
        self, suffix: str, slag: AndringSlag, rubrik: str, text: str, url: str,
        *, avsnitt: str | None = None, ansvar: str | None = None, roller: Iterable[str] = (),
    ) -> Andring:  # fmt: skip
        return Andring(
            id="/".join((*self.key, *([suffix] if suffix else []))),
            slag=slag, datum=self.post.datum, dokument=self.key[0], version=self.key[1],
            fran=self.before.version if self.before else None, avsnitt=avsnitt, rubrik=rubrik,
            ansvar=ansvar, roller=tuple(roller), text=text, url=url,
        )  # fmt: skip

    def _compared_at(self, fragment: str) -> str | None:
        """Return the address of a place on the page that compares with the version before.

        Only versions that follow on each other are compared on a page.
        """
        order = [version.id for version in published_versions(self.library, self.key[0])]
        place = order.index(self.key[1])
        if self.before is None or place == 0 or order[place - 1] != self.before.version:
            return None
        return f"{jamfor_url(self.key[0], self.before.version, self.key[1])}#{fragment}"

    def _corrected_later(self) -> frozenset[str]:
        """Return the sections of the version, or of the one before, that were corrected later."""
        later = {
            name
            for each in self.library.laskedja
            if each.nummer > self.post.nummer
            for name in each.rattelser
        }
        versions = (self.post.version, self.before.version if self.before else None)
        return frozenset(
            rattelse.avsnitt
            for rattelse in self.library.rattelser
            if rattelse.id in later
            and rattelse.dokument == self.post.dokument
            and rattelse.version in versions
        )

    def _section(
        self,
        found: AvsnittComparison,
        duties: Iterable[AnsvarComparison],
        corrected: frozenset[str],
    ) -> Iterator[Andring]:
        """Yield what the version did to a section."""
        avsnitt = found.avsnitt
        name = f"Avsnittet {avsnitt.rubrik}"
        if found.after is None:
            kinds = [(AndringSlag.AVSNITT_AVSLUTAT, self._ended(name, found.end))]
        elif found.before is None:
            kinds = [(AndringSlag.AVSNITT_NYTT, f"{name} är nytt.")]
        else:
            kinds = []
            if self._reworded(found, corrected):
                kinds.append((AndringSlag.AVSNITT_ANDRAT, f"{name} har ändrats."))
            if found.moved:
                kinds.append((AndringSlag.AVSNITT_FLYTTAT, f"{name} har flyttats."))
        roller = {
            roll
            for each in duties
            for duty in (each.before, each.after)
            if duty and duty.avsnitt == avsnitt.id
            for roll in each.roller
        }
        for slag, text in kinds:
            if found.after is None:
                url = following_url(self.key[0], avsnitt.id)
            else:
                url = self._compared_at(avsnitt.id) or avsnitt_url(self.key, found.after)
            suffix = f"{avsnitt.id}/{slag.value.partition('-')[2]}"
            yield self._change(
                suffix, slag, avsnitt.rubrik, text, url, avsnitt=avsnitt.id, roller=roller
            )

    def _reworded(self, found: AvsnittComparison, corrected: frozenset[str]) -> bool:
        """Tell whether the wording of a section had changed on the day of the publication."""
        states = [
            {(last.rubrik, last.sha256) for last in post.avsnitt if last.id == found.id}
            for post in (self.before, self.post)
            if post
        ]
        if found.id in corrected:
            return states[0] != states[-1]
        # What the ledger has no hash of, as the labels of a figure, counts too.
        return found.slag is AvsnittSlag.ANDRAT

    def _ended(self, name: str, end: Avslutat | None) -> str:
        """Say in a sentence that a section ended, and where its content went."""
        targets = [
            avsnitt.rubrik
            + ("" if dokument == self.key[0] else f" i {self.library.by_id[dokument].kort}")
            for dokument, section in (end.mal if end else ())
            if (avsnitt := self._target(dokument, section))
        ]
        if not targets:
            return f"{name} har avslutats."
        where = ", ".join(targets[:-1]) + " och " * (len(targets) > 1) + targets[-1]
        return f"{name} har avslutats, och innehållet finns nu i {where}."

    def _target(self, dokument: str, section: str) -> Avsnitt | None:
        """Return a section in this version of the document, or in the newest one that has it."""
        if dokument == self.key[0]:
            return self.library.avsnitt_med_id(self.key).get(section)
        return newest_section(self.library, dokument, section)

    def _duty(self, found: AnsvarComparison) -> Andring:
        """Return what the version did to a duty."""
        slag, very, word = {
            AnsvarSlag.TILLAGT: (AndringSlag.ANSVAR_NYTT, "nytt", "är {ny}"),
            AnsvarSlag.ANDRAT: (AndringSlag.ANSVAR_ANDRAT, "andrat", "har ändrats"),
            AnsvarSlag.AVSLUTAT: (AndringSlag.ANSVAR_AVSLUTAT, "avslutat", "har upphört"),
        }[found.slag]
        duty = found.ansvar
        may = duty.modalitet is Modalitet.KAN
        noun, new = ("Möjligheten", "ny") if may else ("Ansvaret", "nytt")
        key = self.key if found.after or self.before is None else (self.key[0], self.before.version)
        home = self.library.avsnitt_med_id(key).get(duty.avsnitt)
        where = f" i avsnittet {home.rubrik}" if home else ""
        text = f"{noun} ”{duty.checklista.rstrip('.')}”{where} {word.format(ny=new)}."
        passage = kapitel_url(key, "index")
        if home:
            passage = f"{kapitel_url(key, home.kapitel)}#{duty.stycke}"
        url = passage
        if found.slag is not AnsvarSlag.TILLAGT:
            url = self._compared_at(f"ansvar_{duty.id}") or passage
        return self._change(
            f"ansvar/{duty.id}/{very}", slag, duty.checklista, text, url,
            avsnitt=duty.avsnitt, ansvar=duty.id, roller=found.roller,
        )  # fmt: skip
