"""Corrections of published texts: what they changed, and how the text read before them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from macros.changes.andring import Andring, AndringSlag
from macros.model import Ansvar, Avsnitt, Laspost, Rattelse, lower_first
from macros.model.addresses import avsnitt_url
from macros.reading.library import Library


def undo_corrections(
    rubrik: str, words: str, rattelser: Sequence[Rattelse]
) -> tuple[str, str] | None:
    """Return heading and text of a section as they were before some corrections.

    A correction is undone by putting the words that stood there before in the place of those
    that stand there now. So these must stand in the section exactly once, in the heading or
    in the text; a correction of the markup alone has no words, and undoes nothing.

    Args:
        rubrik: the heading now.
        words: the plain text now.
        rattelser: the corrections of the section, in the order in which they were made.

    Returns:
        Heading and text; None if a correction's wording does not stand there exactly once.

    Example:
        >>> made = Rattelse(id="stavning", dokument="d", version="v", avsnitt="mal",
        ...                 datum="2031-02-01", fore="cykel", efter="cyklar", skal="Stavfel.")
        >>> undo_corrections("1. Mål", "Fler cyklar.", [made])
        ('1. Mål', 'Fler cykel.')
        >>> undo_corrections("1. Mål", "Fler cyklar och cyklar.", [made]) is None
        True
    """
    for rattelse in reversed(rattelser):
        if rattelse.efter is None or rattelse.fore is None:
            continue
        whole = f"{rubrik}\n{words}"
        if whole.count(rattelse.efter) != 1:
            return None
        rubrik, _, words = whole.replace(rattelse.efter, rattelse.fore).partition("\n")
    return rubrik, words


def correction_changes(library: Library, post: Laspost) -> Iterator[Andring]:
    """Yield the corrections that an entry of the ledger was written for, as changes."""
    key = (post.dokument, post.version)
    named = {rattelse.id: rattelse for rattelse in library.rattelser}
    for rattelse in (named[name] for name in post.rattelser if name in named):
        avsnitt = library.avsnitt_med_id(key).get(rattelse.avsnitt)
        if avsnitt is None:
            continue
        reason = lower_first(rattelse.skal).rstrip(".")
        yield Andring(
            id=f"rattelse/{rattelse.id}", slag=AndringSlag.RATTELSE, datum=post.datum,
            dokument=key[0], version=key[1], fran=None, avsnitt=avsnitt.id,
            rubrik=avsnitt.rubrik, ansvar=None,
            roller=tuple(
                roll
                for ansvar in library.ansvar(key)
                if _touches(rattelse, avsnitt, ansvar)
                for roll in ansvar.roller
            ),
            text=f"Avsnittet {avsnitt.rubrik} har rättats: {reason}.",
            url=avsnitt_url(key, avsnitt),
        )  # fmt: skip


def _touches(rattelse: Rattelse, avsnitt: Avsnitt, ansvar: Ansvar) -> bool:
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
