"""Every rule on the texts and the data: one room a module, each rule a generator of problems."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from macros.checks import (
    comparisons,
    consultation,
    decisions,
    duties,
    figures,
    frozen,
    glossary,
    navigation,
    proofs,
    quotes,
    register,
    relations,
    settings,
    sources,
    texts,
    words,
)
from macros.checks import (
    gate as gate_,
)
from macros.checks.project import Project, project
from macros.problems import Problem
from macros.reading.library import Library, load

Rule = Callable[[Project], Iterator[Problem]]

GATE: tuple[Rule, ...] = (*gate_.RULES, *settings.RULES)
"""What must hold before a build runs any macro."""
RULES: tuple[Rule, ...] = (
    *GATE,
    *texts.RULES,
    *register.RULES,
    *relations.RULES,
    *consultation.RULES,
    *decisions.RULES,
    *duties.RULES,
    *quotes.RULES,
    *glossary.RULES,
    *words.RULES,
    *figures.RULES,
    *sources.RULES,
    *proofs.RULES,
    *frozen.RULES,
    *comparisons.RULES,
    *navigation.RULES,
)


def check(library: Library) -> list[Problem]:
    """Return every problem of a project, sorted by place, each told once."""
    return _run(RULES, library)


def gate(root: Path) -> list[Problem]:
    """Return what keeps the pages of a project from being built, sorted by place."""
    return _run(GATE, load(root), read=False)


def _run(rules: Iterable[Rule], library: Library, *, read: bool = True) -> list[Problem]:
    known = project(library)
    found = set(library.problems) if read else set()
    for rule in rules:
        found.update(rule(known))
    return sorted(found)
