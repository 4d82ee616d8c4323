"""The API gives the same facts as the pages, in a form that its schemas describe."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from lxml import html

from macros.reading.library import Library

FILES = (
    "dokument", "versioner", "avsnitt", "roller", "ansvar", "begrepp", "beslut", "anmarkningar", "remissvar",
    "uttalanden", "andringar",
)  # fmt: skip
PROMISED = {
    "dokument": "id titel typ dnr status versioner ersatter ersatt_av kompletterar kalla url",
    "versioner": "dokument id status datum galler_fran galler_till kalla sha256 url publicerad "
    "foregaende efterfoljande",
    "avsnitt": "dokument version id nummer rubrik text hash url permalank",
    "roller": "id namn alias beskrivning kalla url",
    "ansvar": "id dokument version avsnitt citat modalitet roller checklista aterkommer url",
    "begrepp": "id term alias definitioner url",
    "beslut": "id titel dokument version status datum fattat foreslas_av attsatser url",
    "andringar": "id slag datum dokument version fran avsnitt ansvar roller text url",
    "anmarkningar": "id slag rubrik text foljd las stallen url",
    "remissvar": "id instans slag svar beslut hallning synpunkter uttalanden url",
    "uttalanden": "id organ slag partier dokument version avsnitt url",
}
EIGHT = [
    "program-for-digital-fornyelse", "innovationsstrategi", "program-for-kvalitetsutveckling",
    "strategi-smart-stad", "ehalsa", "it-strategi-larande", "gron-it", "e-strategi-2008",
]  # fmt: skip


def read(site: Path, name: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads((site / f"api/v1/{name}.json").read_text("utf-8"))
    return data


@pytest.fixture(scope="session")
def dokument(site: Path) -> dict[str, dict[str, Any]]:
    return {item["id"]: item for item in read(site, "dokument")["dokument"]}


def addresses(value: Any) -> Iterator[str]:
    """Every address in a file, however deep."""
    if isinstance(value, dict):
        yield from (value[name] for name in ("url", "aterges") if value.get(name))
    if isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from addresses(inner)


def target(site: Path, url: str) -> tuple[Path, str]:
    path, _, fragment = url.partition("#")
    assert path.startswith("/")
    assert path.endswith("/")
    return site / path.lstrip("/") / "index.html", fragment


@pytest.mark.parametrize("name", FILES)
def test_each_file_agrees_with_its_schema(site: Path, name: str):
    data = read(site, name)
    schema = json.loads((site / data["schema"].lstrip("/")).read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(data, schema)
    assert data[name]


@pytest.mark.parametrize("name", FILES)
def test_each_item_has_what_was_promised(site: Path, name: str):
    for item in read(site, name)[name]:
        assert set(PROMISED[name].split()) <= set(item)


@pytest.mark.parametrize("name", FILES)
def test_every_address_leads_to_its_page_and_place(site: Path, name: str):
    ids: dict[Path, set[str]] = {}
    found = list(addresses(read(site, name)))
    assert len(found) >= len(read(site, name)[name])
    for url in found:
        path, fragment = target(site, url)
        if path not in ids:
            root = html.document_fromstring(path.read_bytes())
            ids[path] = {str(value) for value in root.xpath("//@id")}
        assert not fragment or fragment in ids[path], url


def test_the_hash_of_a_section_is_that_of_its_text(site: Path):
    for item in read(site, "avsnitt")["avsnitt"]:
        assert item["hash"] == hashlib.sha256(item["text"].encode()).hexdigest()


def test_the_hash_of_a_version_covers_all_its_sections(site: Path):
    sections = read(site, "avsnitt")["avsnitt"]
    for version in read(site, "versioner")["versioner"]:
        mine = [
            s
            for s in sections
            if (s["dokument"], s["version"]) == (version["dokument"], version["id"])
        ]
        lines = "".join(f"{s['id']} {s['hash']}\n" for s in mine)
        assert version["sha256"] == hashlib.sha256(lines.encode()).hexdigest()


def test_the_text_of_a_section_is_a_line_for_each_passage_without_apparatus(site: Path):
    sections = {(s["dokument"], s["id"]): s for s in read(site, "avsnitt")["avsnitt"]}
    section = sections["kvalitetsprogram", "arbeta-med-genomforandet"]
    lines = section["text"].split("\n")
    assert section["nummer"] == "5.1"
    assert section["rubrik"] == "Så ska staden arbeta med genomförandet"
    assert len(lines) == 6
    assert lines[4] == "tydliggöra ansvar och roller."


def test_a_section_without_a_number_in_the_source_has_none(site: Path):
    sections = {(s["dokument"], s["id"]): s for s in read(site, "avsnitt")["avsnitt"]}
    for name in (
        "hallbarhetsperspektivet-leder",
        "handlingsutrymme-och-mandat",
        "larande-organisation",
    ):
        assert sections["kvalitetsprogram", name]["nummer"] is None


def test_pull_quotes_stand_in_no_section(site: Path):
    counted = sum(
        item["text"].count("Stockholms stad det är vi – över 40 000 medarbetare")
        for item in read(site, "avsnitt")["avsnitt"]
        if item["dokument"] == "kvalitetsprogram"
    )
    assert counted == 1


def test_a_permanent_link_leads_to_the_section(site: Path):
    for item in read(site, "avsnitt")["avsnitt"]:
        path, _ = target(site, item["permalank"])
        root = html.document_fromstring(path.read_bytes())
        refresh = root.xpath("//meta[@http-equiv='refresh']/@content")[0]
        leads_to = (path.parent / refresh.partition("url=")[2].partition("#")[0]).resolve()
        page, fragment = target(site, item["url"])
        assert leads_to == page.parent.resolve()
        assert refresh.endswith(f"#{fragment}")


def test_ids_are_unique_within_a_version(site: Path):
    keys = [(s["dokument"], s["version"], s["id"]) for s in read(site, "avsnitt")["avsnitt"]]
    assert len(keys) == len(set(keys))


def test_no_document_is_said_to_be_in_force(site: Path):
    """Kommunfullmäktige's decision is not among the sources."""
    for version in read(site, "versioner")["versioner"]:
        assert version["status"] in ("remiss", "forslag", "utgick")
        assert version["galler_fran"] is None


# Documents


def test_every_document_is_given_in_the_order_of_the_register(
    known: Library, dokument: dict[str, dict[str, Any]]
):
    assert list(dokument) == [found.id for found in known.dokument]
    assert len(dokument) == 86


def test_the_status_is_that_of_the_newest_version_or_what_is_known(
    dokument: dict[str, dict[str, Any]],
):
    assert dokument["kvalitetsprogram"]["status"] == "remiss"
    assert dokument["utlatande-2022"]["status"] == "forslag"
    assert dokument["digitaliseringsprogram"]["status"] == "utgick"
    assert dokument["handlingsplaner"]["status"] == "aviserad"
    assert dokument["strategi-for-kvalitetsutveckling"]["status"] == "ersatt"
    assert dokument["iso27001"]["status"] == "omnamnd"


@pytest.mark.parametrize("name", EIGHT)
def test_each_of_the_eight_ceases_by_point_six_and_is_replaced_by_the_programme(
    dokument: dict[str, dict[str, Any]], name: str
):
    item = dokument[name]
    assert item["status"] == "foreslas-upphora"
    assert item["ersatt_av"] == ["kvalitetsprogram"]
    assert item["dnr"]
    for beslut, text in (
        ("beslut-2021", "tjansteutlatande-2021/2021-07-15"),
        ("beslut-2022", "utlatande-2022/2022-02-09"),
    ):
        url = f"/{text}/forslag-till-beslut/#forslag-till-beslut-st1-p6"
        point = {"beslut": beslut, "attsats": "kf-6", "status": "forslag", "url": url}
        assert point in item["upphavs_genom"]
    assert len(item["upphavs_genom"]) == 2


def test_no_other_document_ceases(dokument: dict[str, dict[str, Any]]):
    assert [name for name, item in dokument.items() if item["upphavs_genom"]] == EIGHT
    assert dokument["kvalitetsprogram"]["ersatter"] == EIGHT


def test_the_it_programme_replaces_two_documents_one_of_them_in_part(
    dokument: dict[str, dict[str, Any]],
):
    item = dokument["it-program"]
    assert item["ersatter"] == ["policy-riktlinjer-infosak-2005", "telefonpolicy"]
    extents = {
        r["dokument"]: r["omfattning"] for r in item["relationer"] if r["slag"] == "ersatter"
    }
    assert extents == {"policy-riktlinjer-infosak-2005": "endast kapitel 3", "telefonpolicy": None}
    for name in item["ersatter"]:
        assert dokument[name]["ersatt_av"] == ["it-program"]


def test_seven_documents_complement_the_it_programme(dokument: dict[str, dict[str, Any]]):
    seven = [
        "it-handbok", "itp", "riktlinjer-infosak-2005", "e-strategi-2001", "e-postregler",
        "snabb-service", "ny-e-strategi-2006",
    ]  # fmt: skip
    assert dokument["it-program"]["kompletteras_av"] == seven
    for name in seven:
        assert dokument[name]["kompletterar"] == ["it-program"]


def test_the_digitalisation_programme_was_dropped_before_it_replaced_anything(
    dokument: dict[str, dict[str, Any]],
):
    item = dokument["digitaliseringsprogram"]
    assert (item["status"], item["ersatter"], item["ersatt_av"]) == ("utgick", [], [])
    fate = {r["slag"]: r["dokument"] for r in item["relationer"] if r["slag"] != "hanvisar_till"}
    assert fate == {
        "utgick_till_forman_for": "kvalitetsprogram",
        "var_tankt_att_ersatta": "program-for-digital-fornyelse",
    }
    assert "digitaliseringsprogram" not in dokument["program-for-digital-fornyelse"]["ersatt_av"]


def test_every_relation_is_told_from_both_sides_by_the_same_words(
    dokument: dict[str, dict[str, Any]],
):
    for name, item in dokument.items():
        for relation in item["relationer"]:
            assert (
                relation | {"dokument": name}
                in dokument[relation["dokument"]]["omvanda_relationer"]
            )
    told = [
        sum(len(item[side]) for item in dokument.values())
        for side in ("relationer", "omvanda_relationer")
    ]
    assert told[0] == told[1] > 60


def test_files_are_the_source_of_a_text_and_places_that_of_a_name(
    dokument: dict[str, dict[str, Any]],
):
    for item in dokument.values():
        assert bool(item["kalla"]) == bool(item["versioner"])
        assert item["kalla"] or item["omnamnd"]


# Quotes


@pytest.mark.parametrize("name", ["dokument", "begrepp", "anmarkningar", "remissvar"])
def test_a_quote_is_in_the_section_that_it_names(site: Path, name: str):
    texts = {
        (s["dokument"], s["version"], s["id"]): f"{s['rubrik']}\n{s['text']}"
        for s in read(site, "avsnitt")["avsnitt"]
    }
    found = list(quotes(read(site, name)))
    assert len(found) > 100
    for quote in found:
        section = texts[quote["dokument"], quote["version"], quote["avsnitt"]]
        assert quote["citat"] in section, quote


def quotes(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict) and "citat" in value:
        yield value
    if isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from quotes(inner)


# Decisions


def test_a_point_has_its_words_with_a_line_for_each_sub_item(site: Path):
    for item in read(site, "beslut")["beslut"]:
        points = {point["id"]: point for point in item["attsatser"]}
        assert list(points) == [*(f"kf-{n}" for n in range(1, 9)), "ks-1", "ks-2", "ks-3"]
        first, *ceasing = points["kf-6"]["text"].split("\n")
        assert first.endswith("upphör därmed att gälla.")
        assert len(ceasing) == 8
        assert ceasing[0] == "Program för digital förnyelse 2013-2018 (dnr 031-786/2012)"
        assert all("\n" not in point["text"] for name, point in points.items() if name != "kf-6")


def test_an_effect_quotes_its_point(site: Path):
    for item in read(site, "beslut")["beslut"]:
        for point in item["attsatser"]:
            for effect in point["verkan"]:
                assert effect["citat"] in point["text"]


def test_every_decision_is_a_proposal(site: Path):
    for item in read(site, "beslut")["beslut"]:
        assert item["status"] == "forslag"
        assert "kommunfullmäktiges beslut ingår inte i underlaget" in item["upplysning"]


# The consultation


ROLE_FIELDS = ("roller", "ansvarig", "deltar", "roll", "del_av", "delar")


def roles_named(value: Any, field: str = "") -> Iterator[str]:
    """Every role that a file names, however deep."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from roles_named(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from roles_named(inner, field)
    elif isinstance(value, str) and field in ROLE_FIELDS:
        yield value


@pytest.mark.parametrize("name", FILES)
def test_every_role_that_the_data_names_is_a_role(site: Path, name: str):
    known = {roll["id"] for roll in read(site, "roller")["roller"]}
    data = read(site, name)[name]
    assert set(roles_named(data)) <= known
    assert name not in ("roller", "ansvar", "beslut", "andringar") or set(roles_named(data))


def test_every_body_is_given_with_its_statements(site: Path):
    bodies = read(site, "remissvar")["remissvar"]
    statements = read(site, "uttalanden")["uttalanden"]
    assert (len(bodies), len(statements)) == (44, 36)
    beside = [statement for body in bodies for statement in body["uttalanden"]]
    alone = [statement for statement in statements if statement["remissvar"] is None]
    assert len(beside) + len(alone) == len(statements)
    assert {statement["organ"] for statement in alone} == {
        "Borgarrådsberedningen",
        "Kommunstyrelsen",
    }
    for body in bodies:
        assert all(statement["organ"] == body["instans"] for statement in body["uttalanden"])


def test_a_body_that_did_not_answer_said_nothing(site: Path):
    silent = [body for body in read(site, "remissvar")["remissvar"] if body["svar"] != "svarat"]
    assert len(silent) == 6
    assert not [body for body in silent if body["synpunkter"]]


def test_the_page_about_the_data_lists_every_file(site: Path):
    listed = {
        str(href).rpartition("/")[2].removesuffix(".json")
        for path in site.rglob("index.html")
        for href in html.document_fromstring(path.read_bytes()).xpath("//a/@href")
        if "/api/v1/" in str(href) or str(href).startswith("api/v1/")
    }
    assert listed == set(FILES)
