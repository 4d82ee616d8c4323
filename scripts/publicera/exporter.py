"""The duties as files: Excel and CSV of one role or all, a calendar of what has a period.

The same library gives the same bytes: no file knows when or where it was made.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import icalendar
import xlsxwriter

from macros.model import Aterkommer
from macros.reading.library import Library
from macros.views.checklista import Punkt, lista, punkter

FOLDER = "roller"
NAME = "checklista"
ALL = "alla"
GENERAL = "Staden i stort"
MADE = datetime(2000, 1, 1, tzinfo=UTC)
"""The moment that files carry which must carry one."""

COLUMNS = {
    "Uppgift": 48, "Kraft": 10, "Återkommer": 16, "Dokument": 26, "Version": 18, "Status": 15,
    "Avsnitt": 26, "Så står det": 60, "Roller": 24, "Permanent länk": 44, "Id": 28,
}  # fmt: skip
"""Every column and its width in characters."""

MONTHS = {Aterkommer.ARLIGEN: 12, Aterkommer.TERTIAL: 4}
"""The periods that a text may give, in months; no other duty has a place in a calendar."""


@dataclass(frozen=True, slots=True)
class Rad:
    """One duty with what a reader of a file must know of it.

    Attributes:
        punkt: the duty, and where it stands.
        avsnitt: the heading of its section.
        roller: the names of those who bear it.
    """

    punkt: Punkt
    avsnitt: str
    roller: tuple[str, ...]

    @property
    def permalank(self) -> str:
        """The permanent link of the section, from the root of the site."""
        return f"/id/{'/'.join(self.punkt.avsnitt)}/"

    @property
    def ordagrant(self) -> str:
        """The words of the text, with those that lead them in."""
        ansvar = self.punkt.ansvar
        return "\n".join(part for part in (ansvar.inledning, ansvar.citat) if part)

    def __iter__(self) -> Iterator[str]:
        """Yield the cells, in the order of `COLUMNS`."""
        ansvar, version = self.punkt.ansvar, self.punkt.version
        yield ansvar.checklista
        yield ansvar.modalitet.ord
        yield ansvar.aterkommer.ord
        yield self.punkt.dokument.kort
        yield version.namn
        yield version.status.ord
        yield self.avsnitt
        yield self.ordagrant
        yield ", ".join(self.roller) or GENERAL
        yield self.permalank
        yield ansvar.id


def write(library: Library, built: Path) -> None:
    """Write the files of every role and of all duties into a built site."""
    everything = {rad.punkt: rad for rad in rader(library)}
    _files(built / FOLDER / ALL, "Alla uppgifter", list(everything.values()))
    for roll in library.roller.values():
        found = lista(library, roll, everything)
        # A role that only older texts have is shown what they asked of it.
        duties = [everything[punkt] for punkt in found.alla or (*found.tidigare, *found.aldre)]
        _files(built / FOLDER / roll.id / NAME, roll.namn, duties)


def rader(library: Library) -> Iterable[Rad]:
    """Yield every duty of every published version, in the order of the register and the text."""
    headings = {
        (*key, avsnitt.id): avsnitt.rubrik
        for key in library.versions
        for avsnitt in library.rubriker(key)
    }
    for punkt in punkter(library):
        roller = tuple(library.roller[roll].namn for roll in punkt.ansvar.roller)
        yield Rad(punkt, headings[punkt.avsnitt], roller)


def _files(stem: Path, title: str, duties: list[Rad]) -> None:
    stem.parent.mkdir(parents=True, exist_ok=True)
    stem.with_suffix(".xlsx").write_bytes(workbook(title, duties))
    stem.with_suffix(".csv").write_bytes(table(duties))
    if dated := [rad for rad in duties if rad.punkt.i_kalendern]:
        stem.with_suffix(".ics").write_bytes(calendar(title, dated))


def workbook(title: str, duties: Iterable[Rad]) -> bytes:
    """Return duties as an Excel file that prints on A4 across."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    book.set_properties({"title": f"Checklista: {title}", "created": MADE.replace(tzinfo=None)})
    sheet = book.add_worksheet("Checklista")
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    cell = book.add_format({"text_wrap": True, "valign": "top"})
    for column, (name, width) in enumerate(COLUMNS.items()):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, name, head)
    last = 0
    for last, rad in enumerate(duties, start=1):
        for column, words in enumerate(rad):
            sheet.write_string(last, column, words, cell)
    sheet.autofilter(0, 0, last, len(COLUMNS) - 1)
    sheet.freeze_panes(1, 1)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&L&F&RSida &P av &N")
    book.close()
    return file.getvalue()


def table(duties: Iterable[Rad]) -> bytes:
    """Return duties as CSV that a Swedish Excel opens: semicolons, and a mark of UTF-8."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=";")
    writer.writerow(COLUMNS)
    writer.writerows([harmless(words) for words in rad] for rad in duties)
    return file.getvalue().encode("utf-8-sig")


def harmless(words: str) -> str:
    """Return words that no spreadsheet takes for a formula."""
    return f"'{words}" if words.startswith(("=", "+", "-", "@", "\t", "\r")) else words


def calendar(title: str, duties: Iterable[Rad]) -> bytes:
    """Return duties that have a period as a calendar of whole days."""
    found = icalendar.Calendar()
    found.add("prodid", "-//Stadens regelverk//Checklista//SV")
    found.add("version", "2.0")
    found.add("x-wr-calname", f"Checklista: {title}")
    for rad in duties:
        found.add_component(_event(rad))
    return bytes(found.to_ical())


def _event(rad: Rad) -> icalendar.Event:
    """Return a duty as an event on the first day of its period.

    The text says no day: the event says so, and takes up no time.
    """
    punkt = rad.punkt
    months = MONTHS[punkt.ansvar.aterkommer]
    yearly = months == 12
    period = "året" if yearly else "tertialet"
    event = icalendar.Event()
    event.add("uid", f"{punkt.ansvar.id}@stadens-regelverk")
    event.add("dtstamp", MADE)
    event.add("dtstart", first_day(punkt.version.datum, months))
    event.add("rrule", {"freq": "yearly"} if yearly else {"freq": "monthly", "interval": months})
    event.add("summary", punkt.ansvar.checklista)
    event.add(
        "description",
        f"Texten anger inte när på {period}. Posten står därför på {period}s första dag: flytta "
        f"den dit den passar er.\n\n”{rad.ordagrant}”\n\n{punkt.dokument.kort}, "
        f"{punkt.version.namn} ({punkt.version.status.ord.lower()}), avsnittet {rad.avsnitt}\n"
        f"Permanent länk på webbplatsen: {rad.permalank}",
    )
    event.add("transp", "TRANSPARENT")
    return event


def first_day(datum: str | None, months: int) -> date:
    """Return the first day of the first whole period after a text's date.

    Args:
        datum: the date, as noted as the source has it; None if it has none.
        months: the length of the period; it divides the year.
    """
    year, month = MADE.year, 12
    if datum:
        year, month = int(datum[:4]), int(datum[5:7] or 12)
    following = (month - 1) // months * months + months
    return date(year + following // 12, following % 12 + 1, 1)
