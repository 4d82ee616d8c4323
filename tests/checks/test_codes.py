"""Each code is explained once, beside the rule that gives it, and can be looked up."""

from __future__ import annotations

import ast
import re
from collections import Counter

import pytest
import yaml

from macros.checks import RULES
from macros.checks.codes import Kod, by_module, registry
from macros.views.felkoder import CODE_KINDS, felkoder
from macros.views.sida import Sida
from tests.conftest import ROOT
from tests.test_golden import CASES

ROOMS = ("macros/reading", "macros/checks")
LITERAL = re.compile(r'"([A-Z]\d{3})"')
TOLD = re.compile(r":\d+:\d+ ([A-Z]\d{3}) ")


def given() -> dict[str, set[str]]:
    """The codes that each module gives, as `macros.checks.duties`."""
    return {
        f"{room}/{path.stem}".replace("/", "."): set(LITERAL.findall(path.read_text("utf-8")))
        for room in ROOMS
        for path in (ROOT / room).glob("*.py")
    }


def test_every_code_that_a_rule_gives_is_explained_and_no_other():
    codes = set().union(*given().values())
    assert codes == set(registry())


def test_a_code_is_explained_beside_a_rule_that_gives_it():
    there = given()
    wrong = [(m, code.id) for m, codes in by_module() for code in codes if code.id not in there[m]]
    assert wrong == []


def test_no_two_codes_are_called_the_same():
    titles = [code.titel for code in registry().values()]
    assert len(titles) == len(set(titles))


@pytest.mark.parametrize("code", registry().values(), ids=lambda code: code.id)
def test_the_example_of_what_is_wrong_is_mended_in_the_other(code: Kod):
    assert code.fel != code.ratt
    assert len(code.titel) <= 60
    assert not code.titel.endswith(".")
    assert code.varfor.endswith(".")


def test_every_code_that_a_golden_case_tells_can_be_looked_up():
    told = {
        code
        for path in CASES
        for line in yaml.safe_load(path.read_text("utf-8"))["vantat"]
        for code in TOLD.findall(line)
    }
    assert told <= set(registry())
    assert len(told) > 150


def test_the_page_has_every_code_under_its_kind(known):
    page = felkoder(known, Sida("redaktion/felkoder.md"))
    for code in registry().values():
        assert f'id="{code.id.lower()}"' in page
        assert code.id[0] in CODE_KINDS
    assert set(CODE_KINDS) == {code[0] for code in registry()}


def test_a_rule_says_what_it_holds_by_a_name_of_its_own():
    names = Counter(rule.__name__ for rule in RULES)
    assert [name for name, times in names.items() if times > 1] == []
    assert [name for name in names if "_" not in name] == []
    assert [rule.__name__ for rule in RULES if not rule.__doc__] == []


def test_every_rule_on_a_project_is_run():
    rules = {
        f"{path.stem}.{node.name}"
        for path in (ROOT / "macros/checks").glob("*.py")
        for node in ast.parse(path.read_text("utf-8")).body
        if isinstance(node, ast.FunctionDef)
        and not node.name.startswith("_")
        and ast.unparse(node.args) == "project: Project"
        and node.returns
        and ast.unparse(node.returns) == "Iterator[Problem]"
    }
    assert rules == {f"{rule.__module__.rpartition('.')[2]}.{rule.__name__}" for rule in RULES}
