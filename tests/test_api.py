"""The API gives the same facts as the pages, in a form that its schemas describe."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from lxml import html

FILES = ("dokument", "versioner", "avsnitt")
PROMISED = {
    "dokument": "id titel typ dnr status versioner ersatter ersatt_av kompletterar kalla url",
    "versioner": "dokument id status datum galler_fran galler_till kalla sha256 url",
    "avsnitt": "dokument version id nummer rubrik text hash url permalank",
}


def read(site: Path, name: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads((site / f"api/v1/{name}.json").read_text("utf-8"))
    return data


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
    for item in read(site, name)[name]:
        path, fragment = target(site, item["url"])
        if path not in ids:
            root = html.document_fromstring(path.read_bytes())
            ids[path] = {str(value) for value in root.xpath("//@id")}
        assert not fragment or fragment in ids[path], item["url"]


def test_the_hash_of_a_section_is_that_of_its_text(site: Path):
    for item in read(site, "avsnitt")["avsnitt"]:
        assert item["hash"] == hashlib.sha256(item["text"].encode()).hexdigest()


def test_the_hash_of_a_version_covers_all_its_sections(site: Path):
    sections = read(site, "avsnitt")["avsnitt"]
    for version in read(site, "versioner")["versioner"]:
        mine = [s for s in sections if (s["dokument"], s["version"]) == (version["dokument"], version["id"])]
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
    for name in ("hallbarhetsperspektivet-leder", "handlingsutrymme-och-mandat", "larande-organisation"):
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
