"""What a text is on a day is told alike wherever it is told: pages, data, files and search."""

from __future__ import annotations

import csv
import io
import re
from datetime import date
from pathlib import Path

import pytest

from macros.model import Dagsstatus, VersionKey
from macros.reading import library
from macros.reading.library import Library
from macros.today.status import status_of_document
from macros.today.validity import Held, validities
from macros.views import Sida, Textsida
from macros.views.register import dokumentsida
from macros.views.text import styrtext
from scripts.publicera import exporter, jsonld
from scripts.publicera.api.ansvar import ansvar_items
from scripts.publicera.api.dokument import dokument_items
from scripts.publicera.api.texter import version_items
from scripts.publicera.sok.enheter import EnhetSlag, enheter

DAYS = [
    date(2031, 2, 1), date(2036, 1, 1), date(2037, 12, 31), date(2038, 1, 1), date(2041, 6, 30),
    date(2041, 7, 1), date(2042, 1, 1),
]  # fmt: skip
MARK = re.compile(r'<span class="status status-([a-z-]+)">')


@pytest.fixture(params=DAYS, ids=str)
def city(request: pytest.FixtureRequest, tider: Path) -> Library:
    return library.load(tider, request.param, utkast=False)


def on_its_page(known: Library, key: VersionKey) -> str:
    found = MARK.search(styrtext(known, Textsida(f"{key[0]}/{key[1]}/index.md")))
    assert found
    return found[1]


def test_a_version_has_one_status(city: Library):
    pages = jsonld.nodes_by_page(city)
    there = {item.id: item for item in version_items(city)}
    sections = [unit for unit in enheter(city) if unit.slag is EnhetSlag.AVSNITT]
    for key, (_, version) in city.versions.items():
        if not version.status.publiceras:
            continue
        status = Dagsstatus(on_its_page(city, key))
        assert there[key[1]].status is status
        assert pages[f"{key[0]}/{key[1]}/"]["creativeWorkStatus"] == status.label
        mine = {u.upplysning for u in sections if u.url.startswith(f"{key[0]}/{key[1]}/")}
        assert mine == {f"{version.namn} · {status.label}"}
        assert {i.status for i in ansvar_items(city) if i.version == key[1]} <= {status}


def test_a_document_has_one_status(city: Library):
    pages = jsonld.nodes_by_page(city)
    units = {u.dokument: u for u in enheter(city) if u.slag is EnhetSlag.DOKUMENT}
    for item in dokument_items(city):
        page = dokumentsida(city, Sida(f"{item.id}/index.md"), item.id)
        found = re.search(rf"<dt>Status</dt><dd>\s*{MARK.pattern}", page)
        assert found
        assert item.status.value == found[1]
        assert pages[f"{item.id}/"]["creativeWorkStatus"] == item.status.label
        assert units[item.id].upplysning == f"{item.typ.label} · {item.status.label}"


def test_what_held_when_and_what_holds_today_are_one_answer(city: Library):
    times = dict(validities(city))
    for document in city.dokument:
        status = status_of_document(city, document)
        held = times[document.id].on(city.dag)
        assert held is (Held.GALLDE if status is Dagsstatus.GALLANDE else Held.NEJ)


def test_a_duty_in_a_file_has_the_status_of_its_text_and_says_whether_it_is_asked_now(
    city: Library,
):
    said = {(i.id, i.version): (i.status.label, i.lage.label) for i in ansvar_items(city)}
    names = {v.namn: v.id for _, v in city.versions.values()}
    rows = list(exporter.rows(city))
    table = csv.DictReader(io.StringIO(exporter.table(rows).decode("utf-8-sig")), delimiter=";")
    for row in table:
        place = row["Permanent länk"].split("/")
        assert names[row["Version"]] == place[3]
        assert (row["Status"], row["Läge"]) == said[row["Id"], place[3]]
    order = [row.duty.lage for row in rows]
    assert order == sorted(order, key=list(type(order[0])).index)


def test_what_is_in_force_is_said_so_to_machines_and_nothing_else_is(city: Library):
    pages = jsonld.nodes_by_page(city)
    for item in version_items(city):
        force = pages[f"{item.dokument}/{item.id}/"]["legislationLegalForce"]
        assert force == ("InForce" if item.status is Dagsstatus.GALLANDE else "NotInForce")
    for document in dokument_items(city):
        force = pages[f"{document.id}/"]["legislationLegalForce"]
        assert force == ("InForce" if document.status is Dagsstatus.GALLANDE else "NotInForce")
