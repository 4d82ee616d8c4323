"""What has changed, as data: new versions, their sections and duties, and corrections.

A change keeps its id and its day for ever. Both follow from the ledger of what was published,
which is never rewritten: a version is compared with the one before it that stood here on the
day on which it was published, as both were then. A version that is added between two others
later, or a correction of an old one, makes changes of its own and takes none back. Only the
duties are not in the ledger: they are compared as the data has them today.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from macros.changes.comparison import (
    Ansvarsjamforelse,
    AnsvarSlag,
    Avsnittsjamforelse,
    AvsnittSlag,
    jamfor,
)
from macros.model import (
    Ansvar,
    Avslutat,
    Avsnitt,
    Laspost,
    Modalitet,
    Ord,
    Rattelse,
    liten,
)
from macros.model.addresses import avsnitt_url, jamfor_url, kapitel_url
from macros.reading.library import Library, VersionKey
from macros.today.permalinks import following_url
from macros.today.versions import newest_section, published_versions


class AndringSlag(Ord):
    """Kinds of changes."""

    VERSION = "version", "Ny version"
    AVSNITT_NYTT = "avsnitt-nytt", "Nytt avsnitt"
    AVSNITT_ANDRAT = "avsnitt-andrat", "Ändrat avsnitt"
    AVSNITT_FLYTTAT = "avsnitt-flyttat", "Flyttat avsnitt"
    AVSNITT_AVSLUTAT = "avsnitt-avslutat", "Avslutat avsnitt"
    ANSVAR_NYTT = "ansvar-nytt", "Nytt ansvar"
    ANSVAR_ANDRAT = "ansvar-andrat", "Ändrat ansvar"
    ANSVAR_AVSLUTAT = "ansvar-avslutat", "Avslutat ansvar"
    RATTELSE = "rattelse", "Rättelse"

    @property
    def om_avsnitt(self) -> bool:
        """Whether it tells what a new version did to a section."""
        return self.value.startswith("avsnitt-")


@dataclass(frozen=True, slots=True)
class Andring:
    """One change.

    Attributes:
        id: permanent: the document and version, and what changed in them.
        slag: see `AndringSlag`.
        datum: the day on which it was published here, ÅÅÅÅ-MM-DD.
        dokument: id of the document.
        version: id of the version that brought it.
        fran: id of the version that it is a change from; None for a first one.
        avsnitt: id of the section; of an ended one, which the version does not have.
        rubrik: what changed: the heading of a section, the wording of a duty, else a version.
        ansvar: id of the duty.
        roller: ids of the roles whose duties it touches, in the order of the roles.
        text: the change in one plain sentence.
        url: where it is shown, relative to the root.
    """

    id: str
    slag: AndringSlag
    datum: str
    dokument: str
    version: str
    fran: str | None
    avsnitt: str | None
    rubrik: str
    ansvar: str | None
    roller: tuple[str, ...]
    text: str
    url: str


def andringar(library: Library) -> tuple[Andring, ...]:
    """Return every change, the newest first; those of a day as the texts have them."""
    return library.minns("andringar", _all)


def for_roll(library: Library, roll: str) -> tuple[Andring, ...]:
    """Return the changes that touch the checklist of a role, the newest first.

    What binds a wider role is on the list too. A changed section is not told beside its
    duties, for it touches a role by nothing else.
    """
    mine = {roll, *(wider.id for wider in library.vidare(library.roller[roll]))}
    return tuple(
        andring
        for andring in andringar(library)
        if mine & set(andring.roller) and not andring.slag.om_avsnitt
    )


def _all(library: Library) -> tuple[Andring, ...]:
    """Read the ledger from its beginning, and tell what each entry brought."""
    found: list[tuple[str, int, list[Andring]]] = []
    known: dict[VersionKey, Laspost] = {}
    for post in library.laskedja:
        key = (post.dokument, post.version)
        if key not in library.versions or not library.versions[key][1].status.publiceras:
            continue
        first = key not in known
        before = _before(library, key, known)
        known[key] = post
        news = list(_version(_steg(library, post, before))) if first else []
        news += _rattelser(library, post)
        found.append((post.datum, post.nummer, news))
    found.sort(key=lambda entry: entry[:2], reverse=True)
    order = list(library.roller)
    return tuple(_ordered(andring, order) for _, _, news in found for andring in news)


def _ordered(andring: Andring, order: list[str]) -> Andring:
    named = [roll for roll in order if roll in andring.roller]
    return replace(andring, roller=tuple(named))


def _before(library: Library, key: VersionKey, known: dict[VersionKey, Laspost]) -> Laspost | None:
    """Return how the version before one in time stood here, if one did so far."""
    order = [(key[0], version.id) for version in published_versions(library, key[0])]
    earlier = [known[other] for other in order[: order.index(key)] if other in known]
    return earlier[-1] if earlier else None


@dataclass(frozen=True, slots=True)
class _Steg:
    """The publication of a version.

    Attributes:
        library: the library.
        post: the version's first entry.
        before: the entry of the version before it, as it stood then; None for a first one.
        rattade: the sections of either version that were corrected later.
    """

    library: Library
    post: Laspost
    before: Laspost | None
    rattade: frozenset[str]

    @property
    def key(self) -> VersionKey:
        return self.post.dokument, self.post.version

    def andring(
        self, suffix: str, slag: AndringSlag, rubrik: str, text: str, url: str,
        *, avsnitt: str | None = None, ansvar: str | None = None, roller: Iterable[str] = (),
    ) -> Andring:  # fmt: skip
        """Return one of its changes."""
        return Andring(
            id="/".join((*self.key, *([suffix] if suffix else []))),
            slag=slag, datum=self.post.datum, dokument=self.key[0], version=self.key[1],
            fran=self.before.version if self.before else None, avsnitt=avsnitt, rubrik=rubrik,
            ansvar=ansvar, roller=tuple(roller), text=text, url=url,
        )  # fmt: skip

    def plats(self, fragment: str) -> str | None:
        """Return the address of a place on the page that compares with the version before.

        Only versions that follow on each other are compared on a page.
        """
        order = [version.id for version in published_versions(self.library, self.key[0])]
        place = order.index(self.key[1])
        if self.before is None or place == 0 or order[place - 1] != self.before.version:
            return None
        return f"{jamfor_url(self.key[0], self.before.version, self.key[1])}#{fragment}"


def _steg(library: Library, post: Laspost, before: Laspost | None) -> _Steg:
    return _Steg(library, post, before, _rattade(library, post, before))


def _rattade(library: Library, post: Laspost, before: Laspost | None) -> frozenset[str]:
    """Return the sections of a version, or of the one before, that were corrected later."""
    later = {
        name for each in library.laskedja if each.nummer > post.nummer for name in each.rattelser
    }
    versions = (post.version, before.version if before else None)
    return frozenset(
        rattelse.avsnitt
        for rattelse in library.rattelser
        if rattelse.id in later
        and rattelse.dokument == post.dokument
        and rattelse.version in versions
    )


def _version(steg: _Steg) -> Iterator[Andring]:
    """Yield what the publication of a version changed."""
    library, key = steg.library, steg.key
    dokument, version = library.versions[key]
    name = liten(version.namn)
    title, start = f"{dokument.kort}, {name}", kapitel_url(key, "index")
    if steg.before is None:
        bound = {roll for ansvar in library.ansvar(key) for roll in ansvar.roller}
        text = f"{title}, har publicerats."
        yield steg.andring("", AndringSlag.VERSION, title, text, start, roller=bound)
        return
    compared = jamfor(library, (key[0], steg.before.version), key)
    text = f"{dokument.kort} har fått en ny version: {name}."
    yield steg.andring("", AndringSlag.VERSION, title, text, start, roller=compared.roller)
    for avsnitt in compared.avsnitt:
        yield from _avsnitt(steg, avsnitt, compared.ansvar)
    for ansvar in compared.ansvar:
        yield _ansvar(steg, ansvar)


def _avsnitt(
    steg: _Steg, found: Avsnittsjamforelse, duties: Iterable[Ansvarsjamforelse]
) -> Iterator[Andring]:
    """Yield what a version did to a section."""
    avsnitt = found.avsnitt
    name = f"Avsnittet {avsnitt.rubrik}"
    if found.efter is None:
        kinds = [(AndringSlag.AVSNITT_AVSLUTAT, _slut(steg, name, found.slut))]
    elif found.fore is None:
        kinds = [(AndringSlag.AVSNITT_NYTT, f"{name} är nytt.")]
    else:
        kinds = []
        if _andrat(steg, found):
            kinds.append((AndringSlag.AVSNITT_ANDRAT, f"{name} har ändrats."))
        if found.flyttat:
            kinds.append((AndringSlag.AVSNITT_FLYTTAT, f"{name} har flyttats."))
    roller = {
        roll
        for each in duties
        for duty in (each.fore, each.efter)
        if duty and duty.avsnitt == avsnitt.id
        for roll in each.roller
    }
    for slag, text in kinds:
        if found.efter is None:
            url = following_url(steg.key[0], avsnitt.id)
        else:
            url = steg.plats(avsnitt.id) or avsnitt_url(steg.key, found.efter)
        suffix = f"{avsnitt.id}/{slag.value.partition('-')[2]}"
        yield steg.andring(
            suffix, slag, avsnitt.rubrik, text, url, avsnitt=avsnitt.id, roller=roller
        )


def _andrat(steg: _Steg, found: Avsnittsjamforelse) -> bool:
    """Tell whether the wording of a section had changed on the day of the publication."""
    states = [
        {(last.rubrik, last.sha256) for last in post.avsnitt if last.id == found.id}
        for post in (steg.before, steg.post)
        if post
    ]
    if found.id in steg.rattade:
        return states[0] != states[-1]
    # What the ledger has no hash of, as the labels of a figure, counts too.
    return found.slag is AvsnittSlag.ANDRAT


def _slut(steg: _Steg, name: str, end: Avslutat | None) -> str:
    """Say in a sentence that a section ended, and where its content went."""
    targets = [
        avsnitt.rubrik
        + ("" if dokument == steg.key[0] else f" i {steg.library.by_id[dokument].kort}")
        for dokument, section in (end.mal if end else ())
        if (avsnitt := _senast(steg, dokument, section))
    ]
    if not targets:
        return f"{name} har avslutats."
    where = ", ".join(targets[:-1]) + " och " * (len(targets) > 1) + targets[-1]
    return f"{name} har avslutats, och innehållet finns nu i {where}."


def _senast(steg: _Steg, dokument: str, section: str) -> Avsnitt | None:
    """Return a section in this version of the document, or in the newest one that has it."""
    if dokument == steg.key[0]:
        return steg.library.avsnitt_med_id(steg.key).get(section)
    return newest_section(steg.library, dokument, section)


def _ansvar(steg: _Steg, found: Ansvarsjamforelse) -> Andring:
    """Return what a version did to a duty."""
    slag, very, word = {
        AnsvarSlag.TILLAGT: (AndringSlag.ANSVAR_NYTT, "nytt", "är {ny}"),
        AnsvarSlag.ANDRAT: (AndringSlag.ANSVAR_ANDRAT, "andrat", "har ändrats"),
        AnsvarSlag.AVSLUTAT: (AndringSlag.ANSVAR_AVSLUTAT, "avslutat", "har upphört"),
    }[found.slag]
    duty = found.ansvar
    may = duty.modalitet is Modalitet.KAN
    noun, new = ("Möjligheten", "ny") if may else ("Ansvaret", "nytt")
    key = steg.key if found.efter or steg.before is None else (steg.key[0], steg.before.version)
    home = steg.library.avsnitt_med_id(key).get(duty.avsnitt)
    where = f" i avsnittet {home.rubrik}" if home else ""
    text = f"{noun} ”{duty.checklista.rstrip('.')}”{where} {word.format(ny=new)}."
    passage = (
        f"{kapitel_url(key, home.kapitel)}#{duty.stycke}" if home else kapitel_url(key, "index")
    )
    url = (
        passage if found.slag is AnsvarSlag.TILLAGT else steg.plats(f"ansvar_{duty.id}") or passage
    )
    return steg.andring(
        f"ansvar/{duty.id}/{very}", slag, duty.checklista, text, url,
        avsnitt=duty.avsnitt, ansvar=duty.id, roller=found.roller,
    )  # fmt: skip


def _rattelser(library: Library, post: Laspost) -> Iterator[Andring]:
    """Yield the corrections that an entry was written for."""
    key = (post.dokument, post.version)
    named = {rattelse.id: rattelse for rattelse in library.rattelser}
    for rattelse in (named[name] for name in post.rattelser if name in named):
        avsnitt = library.avsnitt_med_id(key).get(rattelse.avsnitt)
        if avsnitt is None:
            continue
        reason = liten(rattelse.skal).rstrip(".")
        yield Andring(
            id=f"rattelse/{rattelse.id}", slag=AndringSlag.RATTELSE, datum=post.datum,
            dokument=key[0], version=key[1], fran=None, avsnitt=avsnitt.id,
            rubrik=avsnitt.rubrik, ansvar=None,
            roller=tuple(
                roll
                for ansvar in library.ansvar(key)
                if _beror(ansvar, avsnitt, rattelse)
                for roll in ansvar.roller
            ),
            text=f"Avsnittet {avsnitt.rubrik} har rättats: {reason}.",
            url=avsnitt_url(key, avsnitt),
        )  # fmt: skip


def _beror(ansvar: Ansvar, avsnitt: Avsnitt, rattelse: Rattelse) -> bool:
    """Tell whether a correction touches the words of a duty, as far as they can be told apart."""
    if ansvar.avsnitt != avsnitt.id or rattelse.efter is None:
        return False
    whole = f"{avsnitt.rubrik}\n{avsnitt.text}"
    start = whole.find(rattelse.efter)
    if start < 0:  # corrected once more since
        return True
    end = start + len(rattelse.efter)
    quotes = [words for words in (ansvar.citat, ansvar.inledning) if words]
    places = [(whole.find(words), len(words)) for words in quotes]
    return any(place < 0 or (place < end and start < place + size) for place, size in places)
