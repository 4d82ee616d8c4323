"""Whether a text names something, in whatever form the words stand there."""

from __future__ import annotations

from macros.language.search_terms import stem, tokenize


def mentions(text: str, name: str) -> bool:
    """Tell whether a name stands in a text, its words side by side, inflected or not.

    `Samtliga nämnder ska …` mentions `nämnd`; `stadsdirektören` does not mention `direktör`.
    """
    said = [stem(word.text) for word in tokenize(text)]
    wanted = [stem(word.text) for word in tokenize(name)]
    rows = (said[spot : spot + len(wanted)] for spot in range(len(said)))
    return bool(wanted) and wanted in rows
