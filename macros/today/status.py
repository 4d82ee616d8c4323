"""What a version, a document and a decision are on the day: the one answer that all ask for."""

from __future__ import annotations

from macros.model import Beslut, Dagsstatus, Dokument, Kand, Status, VersionKey
from macros.reading.library import Library
from macros.today.repeals import repealed_on, taken_on
from macros.today.versions import current_version, in_force, is_coming, is_over


def status_of_version(library: Library, key: VersionKey) -> Dagsstatus:
    """Return what a version is today.

    Of a decided version its dates tell whether it is still to come, in force or over. Where they
    do not tell, it is decided, and no more is said.
    """
    _, version = library.versions[key]
    if version.status is Status.BESLUTAD:
        if is_coming(library, version):
            return Dagsstatus.KOMMANDE
        if is_over(library, key):
            return Dagsstatus.UPPHAVD
        if in_force(library, key):
            return Dagsstatus.GALLANDE
    return Dagsstatus(version.status.value)


def status_of_document(library: Library, dokument: Dokument) -> Dagsstatus | Kand:
    """Return what a document is today: what its current version is, else what is known of it.

    A decision that repeals it counts also where its decided text is not here, but a proposal
    or nothing. A document that has nothing but drafts is a draft.
    """
    now = current_version(library, dokument.id)
    if now is None:
        if repealed_on(library, dokument.id):
            return Dagsstatus.UPPHAVD
        return dokument.status or (Dagsstatus.UTKAST if dokument.versioner else Kand.OMNAMND)
    undecided = now.status in (Status.REMISS, Status.FORSLAG)
    if undecided and repealed_on(library, dokument.id, now.datum):
        return Dagsstatus.UPPHAVD
    return status_of_version(library, (dokument.id, now.id))


def status_of_decision(library: Library, beslut: Beslut) -> Dagsstatus:
    """Return what a decision is today: decided once it is taken, until then a proposal."""
    return Dagsstatus.BESLUTAD if taken_on(library, beslut) else Dagsstatus.FORSLAG
