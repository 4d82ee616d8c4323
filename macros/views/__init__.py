"""What one table, card or page shows. Pure: a library and a place in, HTML or Markdown out."""

from collections.abc import Callable

from macros.views.andringar import floden
from macros.views.anmarkningar import anmarkningar
from macros.views.begrepp import begreppslista
from macros.views.beslut import beslutsjamforelse
from macros.views.checklista import checklista
from macros.views.ersatta import aviserade, ersatta
from macros.views.felkoder import felkoder
from macros.views.jamforelse import jamforelse
from macros.views.register import datafiler, dokumentlista, dokumentsida, register
from macros.views.remiss import remissinstanser, remissvar_om, uttalanden
from macros.views.roller import (
    ansvarsmatris,
    rollkort,
    rolloversikt,
    rollsida,
    valda_roller,
)
from macros.views.sida import Sida, Textsida, avsnitt_url, datum_i_ord, kapitel_url, plats_url
from macros.views.sok import sok
from macros.views.staden import staden_forr, staden_i_stort
from macros.views.text import figur, hela, innehall, styrtext, vid_sidan_av
from macros.views.tid import gallde, tidslinje
from macros.views.undantag import undantag

# Every macro that a page may call, by its function's name; each takes the library and the
# page first, and what the call says after that.
MACROS: tuple[Callable[..., str], ...] = (
    anmarkningar,
    ansvarsmatris,
    aviserade,
    begreppslista,
    beslutsjamforelse,
    checklista,
    datafiler,
    dokumentlista,
    dokumentsida,
    ersatta,
    felkoder,
    floden,
    gallde,
    hela,
    innehall,
    jamforelse,
    register,
    remissinstanser,
    remissvar_om,
    rollkort,
    rolloversikt,
    rollsida,
    sok,
    staden_forr,
    staden_i_stort,
    styrtext,
    tidslinje,
    undantag,
    uttalanden,
    valda_roller,
)

__all__ = [
    "MACROS", "Sida", "Textsida", "avsnitt_url", "datum_i_ord", "figur", "kapitel_url",
    "plats_url", "vid_sidan_av",
]  # fmt: skip
