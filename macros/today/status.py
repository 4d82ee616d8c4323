"""What a version, a document and a decision are on the day: the one answer that all ask for."""

from __future__ import annotations

from macros.language.dates import last_day
from macros.model import Dagsstatus, Dokument, Kand, Status
from macros.reading.library import Library, VersionKey
from macros.today.versions import current_version, in_force, is_coming


def status_of_version(library: Library, key: VersionKey) -> Dagsstatus:
    """Return what a version is today.

    Of a decided version its dates tell whether it is still to come, in force or over. Where they
    do not tell, it is decided, and no more is said.
    """
    _, version = library.versions[key]
    if version.status is Status.BESLUTAD:
        if is_coming(library, version):
            return Dagsstatus.KOMMANDE
        if version.galler_till and last_day(version.galler_till) < library.dag:
            return Dagsstatus.UPPHAVD
        if in_force(library, key):
            return Dagsstatus.GALLANDE
    return Dagsstatus(version.status.value)


def status_of_document(library: Library, dokument: Dokument) -> Dagsstatus | Kand:
    """Return what a document is today: what its current version is, else what is known of it.

    A document that has nothing but drafts is a draft.
    """
    now = current_version(library, dokument.id)
    if now:
        return status_of_version(library, (dokument.id, now.id))
    return dokument.status or (Dagsstatus.UTKAST if dokument.versioner else Kand.OMNAMND)
