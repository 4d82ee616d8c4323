"""Whatever stands in a file, the check tells of it and never raises."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from macros.inspection import check
from macros.reading import library
from tests.test_golden import BASE, lay

PROFILE = settings(
    derandomize=True,
    max_examples=15,
    suppress_health_check=list(HealthCheck),
    database=None,
)

DATA = sorted(path.relative_to(BASE).as_posix() for path in BASE.rglob("*.yml"))
DRAWINGS = sorted(path.relative_to(BASE).as_posix() for path in BASE.rglob("*.svg"))
PAGES = [
    "docs/om/index.md",
    "docs/index.md",
    "docs/cykelprogram/2031-remiss/index.md",
    "docs/cykelprogram/2031-remiss/inledning.md",
]
RECEIVED = ["data/kallor/a.txt"]

WORDS = st.sampled_from(
    [
        "a", "å", "0", "1-2", "no", "12:30", "2031-02-30", "true", "null", "~", "", " ", "\n", "\u202e",
        "cykelprogram", "2031-remiss", "inledning", "a.txt", "../a.txt", "a" * 300, "\x00", "{{", "<b>",
    ]
)  # fmt: skip
KEYS = st.sampled_from(
    """id titel kort typ dnr relationer versioner namn status datum galler_fran galler_till upplysning
    kapitel slag stallen dokument version avsnitt citat las text fil rader ordning avvikelser skal blir
    sha256 i_ord nav plugins macros theme extra extra_css markdown_extensions strict attsatser passage
    verkan kalla roller stycke modalitet checklista omrade via svar synpunkter galler grupp""".split()
)
VALUES = st.recursive(
    WORDS | st.integers() | st.booleans() | st.none() | st.floats(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=6),
    max_leaves=20,
)
MARKUP = st.lists(
    st.sampled_from(
        [
            "# ", "## ", "\n", "\n\n", "- ", "1. ", "> ", "    ", "\t", "/// ruta\n", "/// figur | hjulet\n",
            "///\n", "[^a]", "[^a]: ", "[x](y)", "[x](javascript:y)", "![x](y)", "*", "_", "`", "```\n", "<b>",
            "</b>", "<div>", "<!--", "-->", "{ #a }", "{: .b }", "{ start=x }", "{{ styrtext() }}", "{{", "}}",
            "{% x %}", "{#", "&#8238;", "[a]: b\n", "| a | b |\n|---|---|\n", "---\n", "title: x\n", "===\n",
            "Nämderna", "å", "\x02", "\x03", "\\", "<?x?>", "<![CDATA[", "!styrtext a/b/c\n", "[TOC]", "\u202e",
        ]
    ),
    max_size=40,
).map("".join)  # fmt: skip


def never_raises(path: str, content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = lay({}, Path(folder) / "projekt")
        (root / path).write_bytes(content)
        for problem in check(library.load(root)):
            assert "\n" not in str(problem)
            assert str(problem).encode("utf-8")
            assert problem.line > 0
            assert problem.column > 0


@pytest.mark.parametrize("path", [*DATA, *DRAWINGS, *PAGES, *RECEIVED])
@given(content=st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
@PROFILE
def test_any_bytes(path: str, content: bytes) -> None:
    never_raises(path, content)


def _yaml(value: object) -> bytes:
    import yaml

    return yaml.safe_dump(value, allow_unicode=True, sort_keys=False).encode("utf-8", "replace")


@pytest.mark.parametrize("path", DATA)
@given(value=VALUES | st.lists(st.dictionaries(KEYS, VALUES, max_size=8), max_size=3))
@PROFILE
def test_any_data(path: str, value: object) -> None:
    never_raises(path, _yaml(value))


@pytest.mark.parametrize("path", DATA)
@given(data=st.data())
@PROFILE
def test_good_data_with_one_value_changed(path: str, data: st.DataObject) -> None:
    import yaml

    value = yaml.safe_load((BASE / path).read_text("utf-8"))
    here = value
    while isinstance(here, list | dict) and here:
        keys = list(range(len(here))) if isinstance(here, list) else list(here)
        key = data.draw(st.sampled_from(keys))
        if not isinstance(here[key], list | dict) or data.draw(st.booleans()):
            here[key] = data.draw(VALUES)
            break
        here = here[key]
    never_raises(path, _yaml(value))


@pytest.mark.parametrize("path", PAGES)
@given(text=MARKUP, good=st.booleans())
@PROFILE
def test_any_markdown(path: str, text: str, good: bool) -> None:
    before = (BASE / path).read_text("utf-8") + "\n" if good else ""
    never_raises(path, (before + text).encode("utf-8"))
