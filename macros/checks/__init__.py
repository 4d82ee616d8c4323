"""Every rule on the texts and the data: one room a module, each rule a generator of problems."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from macros.checks import (
    consultation,
    decisions,
    duties,
    ended,
    figures,
    frozen,
    glossary,
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
from macros.checks.project import Project
from macros.problems import Problem

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
    *ended.RULES,
)


def all_problems(known: Project) -> list[Problem]:
    """Return every problem of a project, sorted by place, each told once."""
    return sorted({*known.library.problems, *_run(RULES, known)})


def gate_problems(known: Project) -> list[Problem]:
    """Return what keeps the pages of a project from being built, sorted by place."""
    return _run(GATE, known)


def _run(rules: Iterable[Rule], known: Project) -> list[Problem]:
    found: set[Problem] = set()
    for rule in rules:
        found.update(rule(known))
    return sorted(found)
