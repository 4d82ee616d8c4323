"""What the pages tell machines is typed by schema.org, and says no more than the sources."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from macros.reading.library import Library
from scripts.publicera import jsonld
from tests.jsonld import check

EIGHT = {
    "program-for-digital-fornyelse": "031-786/2012",
    "innovationsstrategi": "138-903/2015",
    "program-for-kvalitetsutveckling": "174/742-2016",
    "strategi-smart-stad": "171-908/2016",
    "ehalsa": "031-2279/2008",
    "it-strategi-larande": "031-2674/2010",
    "gron-it": "031-1104/2009",
    "e-strategi-2008": "051-823/2008",
}
Node = dict[str, Any]


@pytest.fixture(scope="session")
def nodes(known: Library) -> dict[str, Node]:
    return jsonld.nodes_by_page(known)


@pytest.fixture(scope="session")
def published(site: Path) -> dict[str, Node]:
    """The JSON-LD of the published pages, as a machine finds it there."""
    found: dict[str, Node] = {}
    for path in site.rglob("index.html"):
        scripts = html.document_fromstring(path.read_bytes()).xpath(
            "//head/script[@type='application/ld+json']"
        )
        assert len(scripts) <= 1, path
        if scripts:
            found[f"{path.parent.relative_to(site).as_posix()}/"] = json.loads(scripts[0].text)
    return found


@pytest.fixture(scope="session")
def compiler() -> None:
    check.install()


def ids(node: Node, name: str) -> list[str]:
    """The documents that a term leads to, by the last folder of their addresses."""
    return [found["@id"].rstrip("/").rpartition("/")[2] for found in node.get(name, [])]


def walk(value: object) -> Iterator[Node]:
    if isinstance(value, dict):
        yield value
    for inner in (
        value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    ):
        yield from walk(inner)


# The types of schema.org


@pytest.mark.usefixtures("compiler")
def test_schema_org_types_every_published_page(published: dict[str, Node], tmp_path: Path):
    assert len(published) > 150
    assert check.complaints(published.values(), tmp_path) == []


MISTAKES: tuple[tuple[Node, str], ...] = (
    ({"legislationIdentifer": "KS 2021/866"}, "legislationIdentifer"),  # a name with a slip
    ({"legislationLegalForce": "I kraft"}, "I kraft"),  # a word of our own
    ({"legislationRepeals": [{"name": "Telefonpolicy"}]}, "legislationRepeals"),  # no link
    ({"legislationDate": 2013}, "number"),
    ({"@context": "https://example.org"}, "example.org"),
)


@pytest.mark.usefixtures("compiler")
def test_no_mistake_passes_the_types(nodes: dict[str, Node], tmp_path: Path):
    right = nodes["utlatande-2022/"]
    told = check.complaints([right, *(right | change for change, _ in MISTAKES)], tmp_path)
    assert len(told) == len(MISTAKES)
    for line, ((_, complaint), found) in enumerate(zip(MISTAKES, told, strict=True), start=3):
        assert f"pages.ts({line}," in found
        assert complaint in found


def test_the_lock_of_the_types_is_exact_and_names_no_registry():
    text = (check.HERE / "package-lock.json").read_text("utf-8")
    assert "://" not in text
    assert '"resolved"' not in text
    packages = json.loads(text)["packages"]
    wanted = packages.pop("")["devDependencies"]
    assert wanted == {name: packages[f"node_modules/{name}"]["version"] for name in wanted}
    assert all(package["integrity"].startswith("sha512-") for package in packages.values())


# Where it stands


def test_every_page_of_a_document_or_version_has_it_and_no_other(
    known: Library, published: dict[str, Node]
):
    wanted = {f"{dokument.id}/" for dokument in known.dokument}
    for (dokument, version), (_, text) in known.versions.items():
        wanted |= {
            f"{dokument}/{version}/{name}"
            for name in ("", "hela/", *(f"{k}/" for k in text.kapitel))
        }
    assert set(published) == wanted


def test_every_address_in_it_leads_to_a_page(site: Path, published: dict[str, Node]):
    for address, page in published.items():
        for node in walk(page):
            for name in {"@id", "contentUrl"} & set(node):
                target = (site / address / node[name]).resolve()
                assert target.is_relative_to(site.resolve())
                assert (target / "index.html").is_file(), (address, node[name])


def test_it_names_no_host_but_the_vocabulary(published: dict[str, Node]):
    for page in published.values():
        text = json.dumps(page)
        assert text.count("://") == 1
        assert page["@context"] == "https://schema.org"


@given(st.dictionaries(st.text(), st.text() | st.lists(st.text())))
def test_no_text_can_end_the_script(node: Node):
    element = jsonld.script(node)
    inner = element.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert "<" not in inner
    assert json.loads(inner) == node


def test_document_and_version_lead_to_each_other(known: Library, nodes: dict[str, Node]):
    for dokument, version in known.versions:
        work, example = nodes[f"{dokument}/"], nodes[f"{dokument}/{version}/"]
        assert [
            found["version"] for found in work["workExample"] if found["@id"] == f"{version}/"
        ] == [version]
        assert example["version"] == version
        assert example["exampleOfWork"]["@id"] == "../"
        assert example["exampleOfWork"]["name"] == work["name"]


def test_a_version_has_its_chapters_in_order_and_each_is_a_part_of_it(
    known: Library, nodes: dict[str, Node]
):
    for (dokument, version), (_, text) in known.versions.items():
        whole = nodes[f"{dokument}/{version}/"]
        assert ids(whole, "hasPart") == list(text.kapitel)
        for part in whole["hasPart"]:
            chapter = nodes[f"{dokument}/{version}/{part['@id']}"]
            assert chapter["isPartOf"] == {
                "@type": "Legislation",
                "@id": "../",
                "name": whole["name"],
            }
            assert chapter["name"] == part["name"]


def test_the_site_is_not_the_copy_with_legal_value(known: Library, nodes: dict[str, Node]):
    for dokument, version in known.versions:
        encoding = nodes[f"{dokument}/{version}/"]["encoding"]
        assert encoding["contentUrl"] == "hela/"
        assert encoding["legislationLegalValue"] == "UnofficialLegalValue"


# What it says


@pytest.mark.parametrize("address", ["tjansteutlatande-2021/", "utlatande-2022/"])
def test_both_proposals_for_a_decision_repeal_the_eight(nodes: dict[str, Node], address: str):
    version = {"tjansteutlatande-2021/": "2021-07-15/", "utlatande-2022/": "2022-02-09/"}[address]
    for page in (address, address + version):
        assert ids(nodes[page], "legislationRepeals") == list(EIGHT)
        assert nodes[page]["creativeWorkStatus"] == "Förslag"


def test_only_the_proposals_for_a_decision_repeal(nodes: dict[str, Node]):
    repealing = {
        address.partition("/")[0] for address, node in nodes.items() if "legislationRepeals" in node
    }
    assert repealing == {"tjansteutlatande-2021", "utlatande-2022"}


def test_the_quality_programme_takes_the_place_of_the_eight(nodes: dict[str, Node]):
    assert ids(nodes["kvalitetsprogram/"], "legislationChanges") == list(EIGHT)


@pytest.mark.parametrize("dokument", EIGHT)
def test_each_of_the_eight_has_its_number_and_is_proposed_to_cease(
    nodes: dict[str, Node], dokument: str
):
    node = nodes[f"{dokument}/"]
    assert node["legislationIdentifier"] == EIGHT[dokument]
    assert node["creativeWorkStatus"] == "Föreslås upphöra"
    # Whether it still holds depends on a decision that is not among the sources.
    assert "legislationLegalForce" not in node


def test_the_it_programme_replaces_two_and_names_what_complements_it(nodes: dict[str, Node]):
    node = nodes["it-program/"]
    assert ids(node, "legislationChanges") == ["policy-riktlinjer-infosak-2005", "telefonpolicy"]
    assert {
        "it-handbok", "itp", "riktlinjer-infosak-2005", "e-strategi-2001", "e-postregler",
        "snabb-service", "ny-e-strategi-2006",
    } <= set(ids(node, "citation"))  # fmt: skip


def test_the_digitalisation_programme_was_dropped_and_replaces_nothing(nodes: dict[str, Node]):
    for page in ("digitaliseringsprogram/", "digitaliseringsprogram/2018-forslag/"):
        node = nodes[page]
        assert node["creativeWorkStatus"] == "Utgick"
        assert node["legislationLegalForce"] == "NotInForce"
        assert not {"legislationChanges", "legislationRepeals", "legislationPassedBy"} & set(node)
        assert not {"legislationDate", "temporalCoverage"} & set(node)


def test_nothing_is_said_to_be_in_force(nodes: dict[str, Node]):
    without = {a for a, n in nodes.items() if n.get("legislationLegalForce") == "NotInForce"}
    assert without == {
        "digitaliseringsprogram/", "digitaliseringsprogram/2018-forslag/",
        "kvalitetsprogram/2021-remiss/", "riktlinje-informationssakerhet/2021-remiss/",
        "strategi-for-kvalitetsutveckling/",
    }  # fmt: skip
    assert not [
        a for a, n in nodes.items() if n.get("legislationLegalForce", "NotInForce") != "NotInForce"
    ]


def test_what_is_only_proposed_or_announced_nobody_has_passed(
    known: Library, nodes: dict[str, Node]
):
    for dokument in known.dokument:
        if dokument.versioner or dokument.aviserad:
            assert not {"legislationPassedBy", "legislationDate"} & set(nodes[f"{dokument.id}/"])
    passed = nodes["vision-2040-ett-stockholm/"]
    assert passed["legislationPassedBy"] == {"@type": "Organization", "name": "Kommunfullmäktige"}
    assert passed["legislationDate"] == "2017-01-30"


def test_a_time_is_given_only_where_a_text_gives_both_its_ends(nodes: dict[str, Node]):
    covered = {
        a.rstrip("/"): n["temporalCoverage"] for a, n in nodes.items() if "temporalCoverage" in n
    }
    assert covered == {
        "program-for-digital-fornyelse": "2013/2018",
        "sakerhetsprogram": "2020/2023",
    }


def test_a_reshaped_strategy_is_what_the_programme_is_based_on(nodes: dict[str, Node]):
    assert ids(nodes["program-for-kvalitetsutveckling/"], "isBasedOn") == [
        "strategi-for-kvalitetsutveckling"
    ]


def test_the_guideline_is_a_part_of_the_programme(nodes: dict[str, Node]):
    assert ids(nodes["riktlinje-informationssakerhet/"], "isPartOf") == ["kvalitetsprogram"]
    assert "riktlinje-informationssakerhet" in ids(nodes["kvalitetsprogram/"], "hasPart")


def test_a_standard_or_a_method_is_no_legislation(nodes: dict[str, Node]):
    for name in ("iso27001", "iso56002", "itil", "agenda-2030", "hornstenar"):
        assert nodes[f"{name}/"]["@type"] == "CreativeWork"
    for name in (*EIGHT, "it-handbok", "itp", "snabb-service", "osl", "dataskyddsforordningen"):
        assert nodes[f"{name}/"]["@type"] == "Legislation"
