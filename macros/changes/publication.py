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


def publication_changes(
    library: Library, post: Laspost, before: Laspost | None
) -> Iterator[Andring]:
    """Yield what the publication of a version changed: the version, its sections, its duties.

    Args:
        library: the library.
        post: the version's first entry in the ledger.
        before: the entry of the version before it, as it stood then; None for a first one.
    """
    if before:
        yield from _Revision(library, post, before).changes()
        return
    key = (post.dokument, post.version)
    dokument, version = library.versions[key]
    title = f"{dokument.kort}, {lower_first(version.namn)}"
    bound = {roll for ansvar in library.ansvar(key) for roll in ansvar.roller}
    yield _change(
        post, None, "", AndringSlag.VERSION, title, f"{title}, har publicerats.",
        kapitel_url(key, "index"), roller=bound,
    )  # fmt: skip


def _change(
    post: Laspost, before: Laspost | None,
    suffix: str, slag: AndringSlag, rubrik: str, text: str, url: str,
    *, avsnitt: str | None = None, ansvar: str | None = None, roller: Iterable[str] = (),
) -> Andring:  # fmt: skip
    return Andring(
        id="/".join(filter(None, (post.dokument, post.version, suffix))),
        slag=slag, datum=post.datum, dokument=post.dokument, version=post.version,
        fran=before.version if before else None, avsnitt=avsnitt, rubrik=rubrik,
        ansvar=ansvar, roller=tuple(roller), text=text, url=url,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Revision:
    """The publication of a version that has one before it.

    Attributes:
        library: the library.
        post: the version's first entry in the ledger.
        before: the entry of the version before it, as it stood then.
    """

    library: Library
    post: Laspost
    before: Laspost

    @property
    def key(self) -> VersionKey:
        """The version."""
        return self.post.dokument, self.post.version

    @property
    def key_before(self) -> VersionKey:
        """The version before it."""
        return self.before.dokument, self.before.version

    def changes(self) -> Iterator[Andring]:
        """Yield what it changed: the version, then each section, then each duty."""
        dokument, version = self.library.versions[self.key]
        name = lower_first(version.namn)
        compared = compare_versions(self.library, self.key_before, self.key)
        yield _change(
            self.post, self.before, "", AndringSlag.VERSION, f"{dokument.kort}, {name}",
            f"{dokument.kort} har fått en ny version: {name}.", kapitel_url(self.key, "index"),
            roller=compared.roller,
        )  # fmt: skip
        corrected = self._corrected_later()
        for avsnitt in compared.avsnitt:
            yield from self._section(avsnitt, compared.ansvar, corrected)
        for ansvar in compared.ansvar:
            yield self._duty(ansvar)

    def _compared_at(self, fragment: str) -> str | None:
        """Return the address of a place on the page that compares with the version before.

        Only versions that follow on each other are compared on a page.
        """
        order = [version.id for version in published_versions(self.library, self.post.dokument)]
        if order[order.index(self.post.version) - 1] != self.before.version:
            return None
        return f"{jamfor_url(*self.key_before, self.post.version)}#{fragment}"

    def _corrected_later(self) -> frozenset[str]:
        """Return the sections of the version, or of the one before, that were corrected later."""
        later = {
            name
            for each in self.library.laskedja
            if each.nummer > self.post.nummer
            for name in each.rattelser
        }
        return frozenset(
            rattelse.avsnitt
            for rattelse in self.library.rattelser
            if rattelse.id in later
            and (rattelse.dokument, rattelse.version) in (self.key, self.key_before)
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
                url = following_url(self.post.dokument, avsnitt.id)
            else:
                url = self._compared_at(avsnitt.id) or avsnitt_url(self.key, found.after)
            suffix = f"{avsnitt.id}/{slag.value.partition('-')[2]}"
            yield _change(
                self.post, self.before, suffix, slag, avsnitt.rubrik, text, url,
                avsnitt=avsnitt.id, roller=roller,
            )  # fmt: skip

    def _reworded(self, found: AvsnittComparison, corrected: frozenset[str]) -> bool:
        """Tell whether the wording of a section had changed on the day of the publication."""
        if found.id in corrected:
            then, now = (
                {(last.rubrik, last.sha256) for last in post.avsnitt if last.id == found.id}
                for post in (self.before, self.post)
            )
            return then != now
        # What the ledger has no hash of, as the labels of a figure, counts too.
        return found.slag is AvsnittSlag.ANDRAT

    def _ended(self, name: str, end: Avslutat | None) -> str:
        """Say in a sentence that a section ended, and where its content went."""
        targets = [
            avsnitt.rubrik
            + ("" if dokument == self.post.dokument else f" i {self.library.by_id[dokument].kort}")
            for dokument, section in (end.mal if end else ())
            if (avsnitt := self._target(dokument, section))
        ]
        if not targets:
            return f"{name} har avslutats."
        where = ", ".join(targets[:-1]) + " och " * (len(targets) > 1) + targets[-1]
        return f"{name} har avslutats, och innehållet finns nu i {where}."

    def _target(self, dokument: str, section: str) -> Avsnitt | None:
        """Return a section in this version of the document, or in the newest one that has it."""
        if dokument == self.post.dokument:
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
        key = self.key if found.after else self.key_before
        home = self.library.avsnitt_med_id(key).get(duty.avsnitt)
        where = f" i avsnittet {home.rubrik}" if home else ""
        text = f"{noun} ”{duty.checklista.rstrip('.')}”{where} {word.format(ny=new)}."
        passage = kapitel_url(key, "index")
        if home:
            passage = f"{kapitel_url(key, home.kapitel)}#{duty.stycke}"
        url = passage
        if found.slag is not AnsvarSlag.TILLAGT:
            url = self._compared_at(f"ansvar_{duty.id}") or passage
        return _change(
            self.post, self.before, f"ansvar/{duty.id}/{very}", slag, duty.checklista, text, url,
            avsnitt=duty.avsnitt, ansvar=duty.id, roller=found.roller,
        )  # fmt: skip
