"""The ledger of what was published: a chain of entries, each bound to the one before.

An entry is a file that is written once and has one spelling: read back and written again it
gives the same bytes. Its last line holds the hash of all lines above, and the next entry
holds that hash, so that no byte of the chain can change unnoticed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

import yaml

from macros.model import Avsnitt, Laspost, Lastavsnitt, Lastfil

FIRST_LINE = "# Skriven vid publicering. Ändra aldrig: varje post binder den före."


def next_entry(
    before: Laspost | None,
    key: tuple[str, str],
    datum: str,
    filer: Iterable[tuple[str, bytes]],
    avsnitt: Iterable[Avsnitt],
    rattelser: Iterable[str] = (),
) -> Laspost:
    """Return the next entry of the chain.

    Args:
        before: the last entry so far.
        key: document id and version id.
        datum: the day, ÅÅÅÅ-MM-DD.
        filer: name and bytes of every file of the version.
        avsnitt: every section of the version, in reading order.
        rattelser: ids of the corrections since the version's entry before.
    """
    post = Laspost(
        nummer=before.nummer + 1 if before else 1,
        fore=before.hash if before else None,
        dokument=key[0],
        version=key[1],
        datum=datum,
        rattelser=tuple(rattelser),
        filer=tuple(
            Lastfil(fil=name, sha256=hashlib.sha256(content).hexdigest())
            for name, content in sorted(filer)
        ),
        avsnitt=tuple(
            Lastavsnitt(id=found.id, rubrik=found.rubrik, sha256=found.hash) for found in avsnitt
        ),
        hash="0" * 64,
    )
    return post.model_copy(update={"hash": _hash(post)})


def dump(post: Laspost) -> str:
    """Return an entry as its file, in the one spelling that it may have."""
    return f"{_body(post)}hash: {post.hash}\n"


def file_name(post: Laspost) -> str:
    """Return the name of an entry's file, such as `0007-program-2033.yml`."""
    return f"{post.nummer:04}-{post.dokument}-{post.version}.yml"


def is_whole(post: Laspost, raw: str, before: Laspost | None) -> bool:
    """Tell whether an entry's file is as it was written, and follows the entry before."""
    return is_untouched(post, raw) and follows(post, before)


def is_untouched(post: Laspost, raw: str) -> bool:
    """Tell whether an entry's file is as it was written.

    Args:
        post: the entry, as its file was read.
        raw: the file.
    """
    return raw == dump(post) and post.hash == _hash(post)


def follows(post: Laspost, before: Laspost | None) -> bool:
    """Tell whether an entry is bound to the one before; the first one, whether it is the first."""
    return (post.nummer, post.fore) == ((before.nummer + 1, before.hash) if before else (1, None))


def _body(post: Laspost) -> str:
    fields = post.model_dump(exclude={"hash"}, mode="json")
    lines = yaml.safe_dump(fields, allow_unicode=True, sort_keys=False, width=10**6)
    return f"{FIRST_LINE}\n{lines}"


def _hash(post: Laspost) -> str:
    return hashlib.sha256(_body(post).encode()).hexdigest()
