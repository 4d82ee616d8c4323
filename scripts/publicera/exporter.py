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
from macros.today.asked import AskedDuty, Lage, asked_duties, list_for
from macros.today.permalinks import staying_url

ROLES_FOLDER = "roller"
CHECKLIST_NAME = "checklista"
ALL_NAME = "alla"
GENERAL = "Staden i stort"
FIXED_TIME = datetime(2000, 1, 1, tzinfo=UTC)
"""The moment that files carry which must carry one."""

COLUMNS = {
    "Uppgift": 48, "Kraft": 10, "Återkommer": 16, "Dokument": 26, "Version": 18, "Status": 15, "Läge": 14,
    "Avsnitt": 26, "Så står det": 60, "Roller": 24, "Permanent länk": 44, "Id": 28,
}  # fmt: skip
"""Every column and its width in characters."""

PERIOD_MONTHS = {Aterkommer.ARLIGEN: 12, Aterkommer.TERTIAL: 4}
"""The periods that a text may give, in months; no other duty has a place in a calendar."""


@dataclass(frozen=True, slots=True)
class ExportRow:
    """One duty with what a reader of a file must know of it.

    Attributes:
        duty: the duty, and where it stands.
        avsnitt: the heading of its section.
        roller: the names of those who bear it.
    """

    duty: AskedDuty
    avsnitt: str
    roller: tuple[str, ...]

    @property
    def permalank(self) -> str:
        """The permanent link of the section, from the root of the site."""
        return f"/{staying_url(self.duty.key, self.duty.ansvar.avsnitt)}"

    @property
    def ordagrant(self) -> str:
        """The words of the text, with those that lead them in."""
        ansvar = self.duty.ansvar
        return "\n".join(part for part in (ansvar.inledning, ansvar.citat) if part)

    def __iter__(self) -> Iterator[str]:
        """Yield the cells, in the order of `COLUMNS`."""
        ansvar, version = self.duty.ansvar, self.duty.version
        yield ansvar.checklista
        yield ansvar.modalitet.label
        yield ansvar.aterkommer.label
        yield self.duty.dokument.kort
        yield version.namn
        yield self.duty.status.label
        yield self.duty.lage.label
        yield self.avsnitt
        yield self.ordagrant
        yield ", ".join(self.roller) or GENERAL
        yield self.permalank
        yield ansvar.id


def write(library: Library, built: Path) -> None:
    """Write the files of every role and of all duties into a built site."""
    everything = {row.duty: row for row in rows(library)}
    _files(built / ROLES_FOLDER / ALL_NAME, "Alla uppgifter", list(everything.values()))
    for roll in library.roller.values():
        found = list_for(library, roll, everything)
        # A role of which nothing is asked now is shown what is coming, and what was asked before.
        other = (*found.kommande, *found.tidigare, *found.aldre)
        duties = [everything[duty] for duty in found.alla or other]
        _files(built / ROLES_FOLDER / roll.id / CHECKLIST_NAME, roll.namn, duties)


def rows(library: Library) -> Iterable[ExportRow]:
    """Yield the duties of all documents: what is asked now, what is coming, what was asked before.

    Within each of these they stand in the order of the register and the texts.
    """
    headings = {
        (*key, avsnitt.id): avsnitt.rubrik
        for key in library.versions
        for avsnitt in library.avsnitt(key)
    }
    order = list(Lage)
    for duty in sorted(asked_duties(library), key=lambda duty: order.index(duty.lage)):
        roller = tuple(library.roller[roll].namn for roll in duty.ansvar.roller)
        yield ExportRow(duty, headings[duty.avsnitt], roller)


def _files(stem: Path, title: str, duties: list[ExportRow]) -> None:
    stem.parent.mkdir(parents=True, exist_ok=True)
    stem.with_suffix(".xlsx").write_bytes(workbook(title, duties))
    stem.with_suffix(".csv").write_bytes(table(duties))
    if dated := [row for row in duties if row.duty.i_kalendern]:
        stem.with_suffix(".ics").write_bytes(calendar(title, dated))


def workbook(title: str, duties: Iterable[ExportRow]) -> bytes:
    """Return duties as an Excel file that prints on A4 across."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    book.set_properties(
        {"title": f"Checklista: {title}", "created": FIXED_TIME.replace(tzinfo=None)}
    )
    sheet = book.add_worksheet("Checklista")
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    cell = book.add_format({"text_wrap": True, "valign": "top"})
    for column, (name, width) in enumerate(COLUMNS.items()):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, name, head)
    last = 0
    for last, row in enumerate(duties, start=1):
        for column, words in enumerate(row):
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


def table(duties: Iterable[ExportRow]) -> bytes:
    """Return duties as CSV that a Swedish Excel opens: semicolons, and a mark of UTF-8."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=";")
    writer.writerow(COLUMNS)
    writer.writerows([harmless(words) for words in row] for row in duties)
    return file.getvalue().encode("utf-8-sig")


def harmless(words: str) -> str:
    """Return words that no spreadsheet takes for a formula."""
    return f"'{words}" if words.startswith(("=", "+", "-", "@", "\t", "\r")) else words


def calendar(title: str, duties: Iterable[ExportRow]) -> bytes:
    """Return duties that have a period as a calendar of whole days."""
    found = icalendar.Calendar()
    found.add("prodid", "-//Stadens regelverk//Checklista//SV")
    found.add("version", "2.0")
    found.add("x-wr-calname", f"Checklista: {title}")
    for row in duties:
        found.add_component(_event(row))
    return bytes(found.to_ical())


def _event(row: ExportRow) -> icalendar.Event:
    """Return a duty as an event on the first day of its period.

    The text says no day: the event says so, and takes up no time.
    """
    duty = row.duty
    months = PERIOD_MONTHS[duty.ansvar.aterkommer]
    yearly = months == 12
    period = "året" if yearly else "tertialet"
    event = icalendar.Event()
    event.add("uid", f"{duty.ansvar.id}@stadens-regelverk")
    event.add("dtstamp", FIXED_TIME)
    event.add("dtstart", first_day_of_period(duty.version.datum, months))
    event.add("rrule", {"freq": "yearly"} if yearly else {"freq": "monthly", "interval": months})
    event.add("summary", duty.ansvar.checklista)
    event.add("categories", [duty.lage.label, duty.status.label])
    event.add(
        "description",
        f"Texten anger inte när på {period}. Posten står därför på {period}s första dag: flytta "
        f"den dit den passar er.\n\n”{row.ordagrant}”\n\n{duty.dokument.kort}, "
        f"{duty.version.namn} ({duty.status.label.lower()}), avsnittet {row.avsnitt}\n"
        f"Permanent länk på webbplatsen: {row.permalank}",
    )
    event.add("transp", "TRANSPARENT")
    return event


def first_day_of_period(datum: str | None, months: int) -> date:
    """Return the first day of the first whole period after a text's date.

    Args:
        datum: the date, as noted as the source has it; None if it has none.
        months: the length of the period; it divides the year.
    """
    year, month = FIXED_TIME.year, 12
    if datum:
        year, month = int(datum[:4]), int(datum[5:7] or 12)
    following = (month - 1) // months * months + months
    return date(year + following // 12, following % 12 + 1, 1)
