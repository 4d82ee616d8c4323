"""The gate decides as the site's own parsers do, and lets nothing by."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.checks.addresses import cleaned
from macros.checks.project import project
from macros.checks.quotes import nearest
from macros.inspection import SIGNATURES, check, gate
from macros.reading import library
from macros.reading.library import Library
from macros.reading.page import read
from tests.conftest import ROOT
from tests.test_golden import lay


def codes(root: Path) -> list[str]:
    return [problem.code for problem in check(library.load(root))]


def test_a_link_in_the_file_system_is_no_page(tmp_path: Path):
    root = lay({}, tmp_path / "projekt")
    (root / "docs/om/annan.md").symlink_to(ROOT / "README.md")
    (root / "docs/mapp").symlink_to(ROOT / "docs")
    found = [(p.path, p.code) for p in check(library.load(root))]
    assert found == [("docs/mapp", "M062"), ("docs/om/annan.md", "M062")]


def test_a_page_that_no_parser_can_bear_is_told_of_and_not_raised(tmp_path: Path):
    root = lay({}, tmp_path / "projekt")
    (root / "docs/om/index.md").write_text("# Om\n\n" + "- " * 800 + "djupt\n", "utf-8")
    assert codes(root) == ["M009"]


@pytest.mark.parametrize(
    "text",
    [
        "- /// figur | x\n\nb",
        "> /// figur | x\n\nb",
        "- /// figur | x\n///\n/// ruta",
        "1. /// ruta\n///\n/// ruta\n",
        "[^a]: /// figur | x\n    ///\n\n/// ruta\n\na[^a]",
    ],
)
def test_a_block_in_a_list_does_not_keep_the_check_for_ever(text: str):
    page = read("docs/x.md", text)
    assert page.rendered is not None


def test_the_macros_that_may_be_called_are_those_that_are_registered():
    assert {"styrtext", "innehall", "hela", "dokumentsida", "dokumentlista"} <= set(SIGNATURES)
    assert "context" not in SIGNATURES, "the plugin's own macros are not ours"


def test_the_gate_sees_the_sections_that_the_site_publishes(known: Library):
    looked_at = project(known)
    for text in looked_at.texts:
        assert looked_at.sections(text) == known.avsnitt(text.key)


def test_the_gate_says_the_same_each_time():
    text = "<b>a</b> <b>b</b> <b>c</b> [x](http://a) [y](http://a)\n"
    root = ROOT
    first = [str(problem) for problem in gate(library.load(root))]
    assert [str(problem) for problem in gate(library.load(root))] == first
    assert read("docs/x.md", text) is read("docs/x.md", text)


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "java\nscript:alert(1)",
        "java&#x73;cript:alert(1)",
        "javascript&colon;alert(1)",
        "&#106;avascript&#58;alert(1)",
        "java&Tab;script:alert(1)",
        "\x01javascript:alert(1)",
        "java\u00adscript:alert(1)",
        "javascript\\:alert(1)",
    ],
)
def test_an_address_is_read_as_a_browser_reads_it(address: str):
    assert cleaned(address) == "javascript:alert(1)"


def test_a_near_quote_is_shown_and_a_far_one_is_not():
    text = ["Staden ska vara lätt att cykla i för alla."]
    assert nearest("lätt att cyckla i", text) == "lätt att cykla i"
    assert nearest("bilar hör hemma här", text) == ""
