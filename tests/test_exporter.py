"""The duties as files: complete, harmless, the same from build to build."""

from __future__ import annotations

import csv
import io
import string
import zipfile
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree, html

from macros.model import Roll, Status
from macros.reading.library import Library
from macros.today.asked import Lage, asked_duties, list_for
from scripts.publicera import exporter

NS = {"x": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}


def sheet(content: bytes) -> list[list[str]]:
    """Return the cells of a workbook's only sheet."""
    book = zipfile.ZipFile(io.BytesIO(content))
    shared = etree.fromstring(book.read("xl/sharedStrings.xml"))
    words = ["".join(item.itertext()) for item in shared.iterfind("x:si", NS)]
    rows = etree.fromstring(book.read("xl/worksheets/sheet1.xml")).iterfind(".//x:row", NS)
    return [[words[int(cell.findtext("x:v", "", NS))] for cell in row] for row in rows]


def cells(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def duties(rows: Iterable[list[str]]) -> list[str]:
    return [row[-1] for row in rows][1:]


def current(library: Library) -> list[Roll]:
    return [roll for roll in library.roller.values() if not roll.historisk]


def test_every_role_has_its_whole_checklist_as_excel_and_csv_and_no_more(
    known: Library, site: Path
):
    every = asked_duties(known)
    for roll in current(known):
        folder = site / "roller" / roll.id
        mine = [punkt.ansvar.id for punkt in list_for(known, roll, every).alla]
        for rows in (
            sheet((folder / "checklista.xlsx").read_bytes()),
            cells((folder / "checklista.csv").read_bytes()),
        ):
            found = duties(rows)
            assert rows[0] == list(exporter.COLUMNS)
            if mine:
                assert found == mine
            else:
                assert not [p for p in every if p.ansvar.id in found and p.lage is Lage.AKTUELL]


def test_the_page_shows_what_the_files_hold(known: Library, site: Path):
    for roll in current(known):
        folder = site / "roller" / roll.id
        page = html.document_fromstring((folder / "index.html").read_bytes())
        shown = page.xpath("//section[@data-checklista]//li/@data-ansvar")
        if shown:
            assert sorted(shown) == sorted(duties(cells((folder / "checklista.csv").read_bytes())))


def test_a_role_of_older_texts_gets_what_they_asked_and_each_row_says_so(
    known: Library, site: Path
):
    old = [roll for roll in known.roller.values() if roll.historisk]
    status = list(exporter.COLUMNS).index("Status")
    found = 0
    for roll in old:
        rows = cells((site / "roller" / roll.id / "checklista.csv").read_bytes())[1:]
        assert {row[status] for row in rows} <= {Status.UTGICK.label, Status.FORSLAG.label}
        found += len(rows)
    assert found


def test_the_file_of_all_has_every_duty_of_every_published_text_with_its_words(
    known: Library, site: Path
):
    told = {ansvar.id: ansvar for key in known.versions for ansvar in known.ansvar(key)}
    rows = sheet((site / "roller/alla.xlsx").read_bytes())
    assert rows == cells((site / "roller/alla.csv").read_bytes())
    assert sorted(duties(rows)) == sorted(told)
    for row in rows[1:]:
        said = dict(zip(rows[0], row, strict=True))
        ansvar = told[said["Id"]]
        assert said["Uppgift"] == ansvar.checklista
        assert said["Så står det"].endswith(ansvar.citat)
        assert (said["Roller"] == exporter.GENERAL) == ansvar.generell
        assert (site / said["Permanent länk"].lstrip("/") / "index.html").is_file()


def test_a_workbook_has_a_frozen_head_filters_and_cells_that_wrap(site: Path):
    book = zipfile.ZipFile(site / "roller/chef/checklista.xlsx")
    root = etree.fromstring(book.read("xl/worksheets/sheet1.xml"))
    pane = root.find(".//x:pane", NS)
    assert pane is not None
    assert (pane.get("ySplit"), pane.get("state")) == ("1", "frozen")
    rows = len(root.findall(".//x:row", NS))
    filters = root.find("x:autoFilter", NS)
    assert filters is not None
    assert filters.get("ref") == f"A1:{string.ascii_uppercase[len(exporter.COLUMNS) - 1]}{rows}"
    widths = [float(column.get("width", "0")) for column in root.iterfind(".//x:col", NS)]
    assert min(widths) > 8
    styles = etree.fromstring(book.read("xl/styles.xml"))
    assert len(styles.findall(".//x:cellXfs/x:xf/x:alignment[@wrapText='1']", NS)) == 2
    assert not root.findall(".//x:f", NS)


def test_a_csv_opens_in_a_swedish_excel(site: Path):
    content = (site / "roller/chef/checklista.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbfUppgift;Kraft;")
    assert b"\r\n" in content


@given(st.text(alphabet="=+-@\t\r\n'a1;\" ", max_size=6))
def test_no_cell_is_a_formula_and_no_word_is_lost(words: str):
    safe = exporter.harmless(words)
    assert not safe.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert safe.removeprefix("'") == words.removeprefix("'")


def test_the_same_library_gives_the_same_bytes(known: Library, site: Path, tmp_path: Path):
    exporter.write(known, tmp_path)
    written = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(written) > 2 * len(known.roller)
    for path in written:
        assert path.read_bytes() == (site / path.relative_to(tmp_path)).read_bytes(), path


def events(path: Path) -> list[icalendar.Event]:
    return list(icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT"))


def test_only_what_has_a_period_stands_in_a_calendar(known: Library, site: Path):
    """Once a year or tertial: all else is asked always or on an occasion that no calendar knows."""
    every = [p for p in asked_duties(known) if p.lage is Lage.AKTUELL]
    dated = {p.ansvar.id: p.ansvar for p in every if p.ansvar.aterkommer in ("arligen", "tertial")}
    found = events(site / "roller/alla.ics")
    assert {str(event["uid"]).partition("@")[0] for event in found} == dated.keys()
    for event in found:
        ansvar = dated[str(event["uid"]).partition("@")[0]]
        rule = event["rrule"].to_ical().decode()
        yearly = ansvar.aterkommer == "arligen"
        assert rule == ("FREQ=YEARLY" if yearly else "FREQ=MONTHLY;INTERVAL=4")
        assert type(event["dtstart"].dt) is date
        assert str(event["summary"]) == ansvar.checklista
        words = str(event["description"])
        assert f"Texten anger inte när på {'året' if yearly else 'tertialet'}." in words
        assert ansvar.citat in words
        assert str(event["transp"]) == "TRANSPARENT"


def test_a_calendar_is_there_and_linked_if_and_only_if_it_has_something(known: Library, site: Path):
    every = asked_duties(known)
    seen = set()
    for roll in current(known):
        folder = site / "roller" / roll.id
        has = any(punkt.i_kalendern for punkt in list_for(known, roll, every).alla)
        assert (folder / "checklista.ics").exists() == has
        assert ("checklista.ics" in (folder / "index.html").read_text("utf-8")) == has
        if has:
            assert events(folder / "checklista.ics")
        seen.add(has)
    assert seen == {True, False}


def test_a_duty_has_the_same_uid_in_every_calendar(site: Path):
    of_all = {str(event["uid"]) for event in events(site / "roller/alla.ics")}
    for path in site.glob("roller/*/checklista.ics"):
        assert {str(event["uid"]) for event in events(path)} <= of_all


def test_a_calendar_knows_no_moment_of_its_making(site: Path):
    lines = (site / "roller/alla.ics").read_text("utf-8").splitlines()
    stamps = {line for line in lines if line.startswith("DTSTAMP")}
    assert stamps == {"DTSTAMP:20000101T000000Z"}


@pytest.mark.parametrize(
    ("datum", "months", "first"),
    [
        ("2031-03-01", 12, date(2032, 1, 1)),
        ("2031-12", 12, date(2032, 1, 1)),
        ("2031", 12, date(2032, 1, 1)),
        ("2031-01-01", 4, date(2031, 5, 1)),
        ("2031-04-30", 4, date(2031, 5, 1)),
        ("2031-05", 4, date(2031, 9, 1)),
        ("2031-12-31", 4, date(2032, 1, 1)),
        ("2031", 4, date(2032, 1, 1)),
        (None, 12, date(2001, 1, 1)),
    ],
)
def test_the_first_time_is_the_first_whole_period_after_the_text(
    datum: str | None, months: int, first: date
):
    assert exporter.first_day_of_period(datum, months) == first
