"""What is stated once is derived the other way; rings of replacement are found and named."""

from __future__ import annotations

import itertools
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from macros.checks import register
from macros.checks.project import Project
from macros.model import Dokument, Relation, RelationSlag, Stalle, Typ
from macros.reading.library import Library
from macros.reading.page import read_page
from tests.conftest import library_with

SAID = Stalle(dokument="d0", version="v", avsnitt="a", citat="x")
NAMES = [f"d{number}" for number in range(6)]


def library_of(edges: set[tuple[str, str]], slag: RelationSlag = RelationSlag.ERSATTER) -> Library:
    documents = tuple(
        Dokument(
            id=name, titel=name, kort=name, typ=Typ.PROGRAM,
            relationer=tuple(
                Relation(slag=slag, dokument=other, kalla=SAID)
                for one, other in sorted(edges) if one == name
            ),
        )
        for name in NAMES
    )  # fmt: skip
    return library_with(*documents, dag=date(2031, 1, 1))


EDGES = st.sets(
    st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)).filter(lambda e: e[0] != e[1]),
    max_size=9,
)


@given(EDGES)
def test_derived_relations_are_the_inverse_of_the_stated_ones(edges: set[tuple[str, str]]):
    library = library_of(edges)
    derived = {(new, old) for old, replacing in library.ersatt_av.items() for new in replacing}
    assert derived == edges
    said = {(one, target) for target, found in library.omvant.items() for one, _ in found}
    assert said == edges


@given(EDGES)
def test_a_document_that_was_reshaped_is_replaced_by_what_it_became(edges: set[tuple[str, str]]):
    library = library_of(edges, RelationSlag.OMFORMAD_TILL)
    derived = {(old, new) for old, replacing in library.ersatt_av.items() for new in replacing}
    assert derived == edges


def reachable(edges: set[tuple[str, str]], start: str) -> set[str]:
    found: set[str] = set()
    todo = [start]
    while todo:
        here = todo.pop()
        for one, other in edges:
            if one == here and other not in found:
                found.add(other)
                todo.append(other)
    return found


@given(EDGES)
def test_a_ring_of_replacements_is_found_and_named_and_nothing_else_is(edges: set[tuple[str, str]]):
    library = library_of(edges)
    problems = list(register.no_document_replaces_itself(Project(library)))
    in_a_ring = {name for name in NAMES if name in reachable(edges, name)}
    assert bool(problems) == bool(in_a_ring)
    for problem in problems:
        ring = problem.message.partition(": ")[2].split(" → ")
        assert ring[0] == ring[-1]
        assert all((one, other) in edges for one, other in itertools.pairwise(ring))


def test_a_heading_is_read_with_its_escapes_and_its_box():
    text = "# 1999\\. Året { #aret }\n\n/// ruta\n## Rutan { #rutan }\n\n- a\n///\n\n## Efter { #efter }\n"
    assert [(a.rubrik, a.niva, a.ruta) for a in read_page("docs/p/v/aret.md", text, "p/v/aret").avsnitt] == [
        ("1999. Året", 1, False), ("Rutan", 2, True), ("Efter", 2, False),
    ]  # fmt: skip
