"""The day a decision is taken, all that it repeals has ceased: on pages, in data and in search."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from lxml import html

from macros.inspection import check
from macros.model import Dagsstatus, Kand
from macros.reading import library
from macros.reading.library import Library
from macros.views import Sida
from macros.views.beslut import beslutsjamforelse
from macros.views.ersatta import ersatta
from macros.views.register import dokumentsida, register
from macros.views.tid import gallde, tidslinje
from scripts.publicera import jsonld
from scripts.publicera.api.beslut import beslut_items
from scripts.publicera.api.dokument import dokument_items
from scripts.publicera.sok.enheter import enheter
from tests.conftest import ROOT

POINT = """
    - id: kf-2
      organ: Kommunfullmäktige
      nummer: "2"
      passage: genomforande-st1-p2
      verkan:
        - slag: upphaver
          dokument: [gangprogram]
          citat: Gångprogram upphör att gälla
"""
SIDA = Sida("styrdokument/index.md")


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A city whose council took a decision on the fifteenth of March 2031."""
    root = tmp_path_factory.mktemp("beslut") / "p"
    shutil.copytree(ROOT / "tests/golden/bas", root)
    for table in library.load(root).tables:
        (root / table).touch()
    path = root / "data/beslut.yml"
    text = path.read_text("utf-8").rstrip() + POINT
    path.write_text(text.replace("  foreslas_av", '  fattat: "2031-03-15"\n  foreslas_av'), "utf-8")
    return root


@pytest.fixture
def before(city: Path) -> Library:
    return library.load(city, date(2031, 3, 14), utkast=False)


@pytest.fixture
def after(city: Path) -> Library:
    return library.load(city, date(2031, 3, 15), utkast=False)


def words(markup: str) -> str:
    return " ".join(html.fromstring(f"<div>{markup}</div>").text_content().split())


def test_the_city_is_whole_before_and_after(before: Library, after: Library):
    assert [str(problem) for problem in (*check(before), *check(after))] == []


def test_the_page_of_a_repealed_document_says_that_it_has_ceased(before: Library, after: Library):
    page = Sida("gangprogram/index.md")
    old, new = (words(dokumentsida(known, page, "gangprogram")) for known in (before, after))
    assert "StatusFöreslås upphöra" in old
    assert "som enligt förslag till beslut ska upphöra att gälla" in old
    assert "StatusHar upphört" in new
    assert "Program som har upphört att gälla genom ett beslut." in new
    assert "öreslås" not in new
    assert "Beslutad 15 mars 2031." in new


def test_the_register_lists_it_as_ceased(before: Library, after: Library):
    assert 'data-status="foreslas-upphora"' in register(before, SIDA)
    assert 'data-status="upphavd"' in register(after, SIDA)
    assert 'data-status="foreslas-upphora"' not in register(after, SIDA)


def test_the_table_of_what_ceases_says_when_it_was_decided(before: Library, after: Library):
    old, new = words(ersatta(before, SIDA)), words(ersatta(after, SIDA))
    assert "kommunfullmäktiges beslut ingår inte i underlaget" in old
    assert "Det som är märkt Förslag" not in new
    assert "Beslutad 15 mars 2031" in new


def test_the_timeline_tells_the_decision_and_not_the_proposal(before: Library, after: Library):
    old, new = words(tidslinje(before, SIDA)), words(tidslinje(after, SIDA))
    assert "föreslås upphöra" in old
    assert "förslag till beslut av kommunstyrelsen" in old
    assert "upphävd" in new
    assert "15 mars 2031" in new
    assert "örslag" not in new.partition("Utan datum i källorna")[0]


def test_what_held_when_says_that_it_has_ceased(before: Library, after: Library):
    assert "Gällde enligt förslagen till beslut" in words(gallde(before, SIDA))
    assert "Har upphört genom beslut" in words(gallde(after, SIDA))
    assert "Gällde enligt förslagen" not in words(gallde(after, SIDA))


def test_the_page_of_the_decision_says_that_it_is_taken(before: Library, after: Library):
    old = words(beslutsjamforelse(before, Sida("beslut/index.md")))
    new = words(beslutsjamforelse(after, Sida("beslut/index.md")))
    assert "är förslag till kommunfullmäktige, vars beslut inte ingår i underlaget" in old
    assert "(Kommunstyrelsen): beslutat 15 mars 2031." in new
    assert "ingår inte i underlaget" not in new


def test_the_data_says_the_same(before: Library, after: Library):
    def told(known: Library) -> tuple[object, ...]:
        item = next(item for item in dokument_items(known) if item.id == "gangprogram")
        [decision] = beslut_items(known)
        [point] = item.upphavs_genom
        return item.status, point.status, decision.status, decision.fattat

    assert told(before) == (
        Kand.FORESLAS_UPPHORA, Dagsstatus.FORSLAG, Dagsstatus.FORSLAG, None,
    )  # fmt: skip
    assert told(after) == (
        Dagsstatus.UPPHAVD, Dagsstatus.BESLUTAD, Dagsstatus.BESLUTAD, "2031-03-15",
    )  # fmt: skip


def test_machines_and_the_search_are_told_the_same(before: Library, after: Library):
    node = jsonld.nodes_by_page(after)["gangprogram/"]
    assert node["creativeWorkStatus"] == "Har upphört"
    assert node["legislationLegalForce"] == "NotInForce"
    assert "legislationLegalForce" not in jsonld.nodes_by_page(before)["gangprogram/"]
    [unit] = [unit for unit in enheter(after) if unit.url == "gangprogram/"]
    assert unit.upplysning == "Program · Har upphört"
    assert ("", "Föreslås upphöra") not in unit.stycken
