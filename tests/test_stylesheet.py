"""What no page can match leaves the stylesheet; everything else stays as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.publicera.stylesheet import pruned, used_classes

USED = frozenset({"a", "b"})


@pytest.mark.parametrize(
    ("css", "left"),
    [
        (".a{x:1}.c{x:1}", ".a{x:1}"),
        (".a,.c,p{x:1}", ".a,p{x:1}"),
        (".a .c>p{x:1}", ""),
        ("p:not(.c){x:1}", "p:not(.c){x:1}"),
        (":is(.c,.d) p{x:1}", ":is(.c,.d) p{x:1}"),
        ("@media print{.c{x:1}}", ""),
        ("@media print{.c{x:1}.b{x:1}}", "@media print{.b{x:1}}"),
        ("@keyframes k{0%{x:1}to{x:2}}", "@keyframes k{0%{x:1}to{x:2}}"),
        ('@charset "UTF-8";.a{x:1}', '@charset "UTF-8";.a{x:1}'),
        ('.a:after{content:"}.c{"}.b{x:1}', '.a:after{content:"}.c{"}.b{x:1}'),
        (":root{--x:url('data:image/svg+xml;,{}')}", ":root{--x:url('data:image/svg+xml;,{}')}"),
        ("html{font-size:1.5px}", "html{font-size:1.5px}"),
    ],
)
def test_a_selector_goes_only_if_it_asks_for_a_class_that_is_nowhere(css: str, left: str):
    assert pruned(css, USED) == left


def test_a_stylesheet_whose_classes_are_all_used_is_left_alone(site: Path):
    css = next((site / "assets/stylesheets").glob("main.*.css")).read_text("utf-8")
    assert pruned(css, used_classes(site)) == css


def test_a_class_that_only_a_script_makes_counts_as_used(tmp_path: Path):
    (tmp_path / "x.js").write_text('node.className = "md-skript";')
    assert "md-skript" in used_classes(tmp_path)
