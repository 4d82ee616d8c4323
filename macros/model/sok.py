"""What the search must be told of the language, because the texts do not say it."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from macros.model.base import LabelledEnum, NonEmpty, Noun


class Ersattning(Noun):
    """Words that people write for what the texts call something else.

    Attributes:
        skrivs: what people write.
        texten: what the texts say; a passage with any of it is found by all of `skrivs`.
    """

    skrivs: Annotated[tuple[NonEmpty, ...], Field(min_length=1)]
    texten: Annotated[tuple[NonEmpty, ...], Field(min_length=1)]


class Sokord(Noun):
    """Words by which people look for a place, and which its text does not hold. Never shown.

    Attributes:
        plats: `<dokument>#<avsnitt>` in every version, `roller/<id>`, `begrepp/<id>` or
            `dokument/<id>`.
        ord: words and phrases, as people write them.
    """

    plats: NonEmpty
    ord: Annotated[tuple[NonEmpty, ...], Field(min_length=1)]


class Sammansattning(Noun):
    """A word that the rule for compounds would take apart wrongly.

    Attributes:
        ord: the word, lower case, without hyphens.
        delar: its parts; none for a word that is no compound.
    """

    ord: NonEmpty
    delar: tuple[NonEmpty, ...] = ()


class OrdledSlag(LabelledEnum):
    """What a word may do."""

    LED = "led", "led i sammansättningar, fast det är kort"
    INTE_LED = "inte-led", "aldrig led i sammansättningar"
    INTE_EFTERLED = "inte-efterled", "aldrig sista led"
    SVAG = "svag", "säger bara lite om vad som söks"
    ALDRE = "aldre", "frågar efter vad någon tyckte eller vad som gällde förr"
    FYLLNAD = "fyllnad", "säger inget om vad som söks"


class Ordled(Noun):
    """Words that are alike in what they may do.

    Attributes:
        slag: see `OrdledSlag`.
        ord: the words, lower case.
    """

    slag: OrdledSlag
    ord: Annotated[tuple[NonEmpty, ...], Field(min_length=1)]
