"""The browser's modules keep their rooms: what may ask for what, and one name for one thing."""

from __future__ import annotations

import json
import re
from collections import Counter
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from macros.language import search_terms
from tests.modules import ASSETS, Module, closure, read

ROOMS = {"page": set(), "search": {"page"}, "checklist": {"page"}}
"""The rooms, each with the others that its modules may ask for."""
LONGEST = 300
FIRST_FOCUS = ASSETS / "search/start.js"
USED = re.compile(
    r"""["'](?:assets/)?((?:page|search|checklist)/[\w-]+\.js)["']|assets/([\w/-]+\.js)"""
)


@pytest.fixture(scope="module")
def modules() -> dict[Path, Module]:
    return {path: read(path) for path in sorted(ASSETS.rglob("*.js"))}


def name(path: Path) -> str:
    return path.relative_to(ASSETS).as_posix()


def test_every_module_has_a_room(modules: dict[Path, Module]):
    assert len(modules) > 20
    assert {path.parent.name for path in modules} == set(ROOMS)
    assert {path.parent.parent for path in modules} == {ASSETS}


def test_every_import_leads_to_a_module(modules: dict[Path, Module]):
    asked = {path for module in modules.values() for path in module.static | module.dynamic}
    assert asked - set(modules) == set()


def test_every_module_is_asked_for_by_another_or_by_a_page(modules: dict[Path, Module]):
    """A page names a module by its address, in a template or in a view."""
    asked = {path for module in modules.values() for path in module.static | module.dynamic}
    texts = [
        path.read_text("utf-8")
        for folder in ("templates", "theme", "views")
        for path in (ASSETS.parent.parent / folder).rglob("*")
        if path.suffix in {".html", ".py"}
    ]
    named = {ASSETS / (one or other) for text in texts for one, other in USED.findall(text)}
    assert named <= set(modules)
    assert set(modules) - asked - named == set()


def test_the_imports_have_no_circle(modules: dict[Path, Module]):
    """Not even where one of them is made later."""
    graph = {
        name(path): {name(other) for other in module.static | module.dynamic}
        for path, module in modules.items()
    }
    assert len(list(TopologicalSorter(graph).static_order())) == len(modules)


def test_a_room_asks_only_for_what_it_may(modules: dict[Path, Module]):
    wrong = [
        f"{name(path)} asks for {name(other)}"
        for path, module in modules.items()
        for other in module.static | module.dynamic
        if other.parent.name not in ROOMS[path.parent.name] | {path.parent.name}
    ]
    assert wrong == []


def test_nothing_of_the_search_is_fetched_before_it_is_used(modules: dict[Path, Module]):
    assert modules[FIRST_FOCUS].static == frozenset()


def test_all_that_the_search_needs_is_asked_for_at_once(modules: dict[Path, Module]):
    """Else a piece would be asked for only when that which needs it had come."""
    asked = modules[FIRST_FOCUS].dynamic
    entries = {ASSETS / "search/combobox.js", ASSETS / "search/results.js"}
    assert closure(*entries) - asked == {FIRST_FOCUS, ASSETS / "search/results.js"}


def test_an_exported_name_means_one_thing(modules: dict[Path, Module]):
    names = Counter(exported for module in modules.values() for exported in module.exported)
    assert {"stem", "BEGINNING", "hitsOf", "SearchIndex"} <= set(names)
    assert [exported for exported, times in names.items() if times > 1] == []
    assert not [
        path for path, module in modules.items() if re.search(r"export\s*[{*]", module.text)
    ]


def test_a_module_says_what_it_is_for_and_is_short(modules: dict[Path, Module]):
    for path in modules:
        lines = path.read_text("utf-8").splitlines()
        assert lines[0].startswith("// "), name(path)
        assert len(lines) <= LONGEST, name(path)


def test_the_tables_of_the_language_are_data_and_nothing_else():
    text = search_terms.TABLES.read_text("utf-8")
    comment, _, data = text.partition("\nexport default ")
    assert all(line.startswith("//") for line in comment.splitlines())
    assert isinstance(json.loads(data), dict)


def test_no_table_of_the_language_is_written_twice():
    """The rows of each table stand in no other file of either side."""
    tables = json.loads(search_terms.TABLES.read_text("utf-8").partition("\nexport default ")[2])
    others = [
        path.read_text("utf-8")
        for path in (*ASSETS.rglob("*.js"), *ASSETS.parent.parent.rglob("*.py"))
        if path != search_terms.TABLES
    ]
    rows = [
        *tables["folds"], tables["definite"], *(pattern for pattern, _ in tables["before"]),
        *(word for key in ("derivations", "base") for word in tables[key] if len(word) > 7),
    ]  # fmt: skip
    assert [
        row for row in rows if any(f"{row}|" in text or f'"{row}"' in text for text in others)
    ] == []
