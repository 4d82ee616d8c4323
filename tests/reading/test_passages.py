"""How Markdown becomes sections and passages with addresses."""

from __future__ import annotations

import markdown
import pytest

from macros.model import Avsnitt, Kanal
from macros.reading.page import read
from macros.reading.passages import MARKER, StyrtextExtension
from macros.reading.ready_html import ready


def sections(text: str, kapitel: str) -> tuple[Avsnitt, ...]:
    """Return the sections of a chapter as the reading room gives them."""
    page = read(f"docs/p/v/{kapitel}.md", text, f"p/v/{kapitel}")
    assert page.rendered is not None
    return page.rendered.avsnitt


def text(body: str) -> str:
    return "{{ styrtext() }}\n\n# 1. Kapitlet { #kapitlet }\n\n" + body


def ids(body: str) -> list[str]:
    return [stycke.id for found in sections(text(body), "kapitlet") for stycke in found.stycken]


def page(body: str) -> str:
    md = markdown.Markdown(
        extensions=[
            "toc",
            StyrtextExtension(
                drawing=lambda name: f"<svg>{name}</svg>",
                apparatus=lambda page, avsnitt: {"kapitlet-st1": "<aside>not</aside>"},
            ),
        ]
    )
    return md.convert(f"{MARKER} d/v/kapitlet\n\n# 1. Kapitlet {{ #kapitlet }}\n\n{body}")


def test_paragraphs_are_numbered_within_their_section():
    assert ids("Ett.\n\nTvå.\n\n## Nästa { #nasta }\n\nTre.") == [
        "kapitlet-st1",
        "kapitlet-st2",
        "nasta-st1",
    ]


def test_a_list_belongs_to_the_paragraph_that_leads_it_in():
    assert ids("Ledord:\n\n- a\n- b\n\nEfter.") == [
        "kapitlet-st1", "kapitlet-st1-p1", "kapitlet-st1-p2", "kapitlet-st2",
    ]  # fmt: skip


def test_a_list_without_lead_in_is_a_paragraph_of_its_own():
    assert ids("- a\n- b") == ["kapitlet-st1-p1", "kapitlet-st1-p2"]


def test_a_list_within_a_list_item_continues_its_address():
    assert ids("Ledord:\n\n1. a\n    - x\n    - y\n2. b") == [
        "kapitlet-st1", "kapitlet-st1-p1", "kapitlet-st1-p1-p1", "kapitlet-st1-p1-p2", "kapitlet-st1-p2",
    ]  # fmt: skip


def test_a_list_item_does_not_repeat_what_its_inner_list_says():
    (found,) = sections(text("1. a\n    - x\n2. b"), "kapitlet")
    assert [stycke.text for stycke in found.stycken] == ["a", "x", "b"]
    assert [stycke.ordinal for stycke in found.stycken] == ["1.", "", "2."]


def test_a_box_is_a_section_of_its_own_and_text_after_it_goes_on_outside():
    found = sections(
        text("Före.\n\n/// ruta\n## Rutan { #rutan }\n\n- a\n///\n\nEfter."), "kapitlet"
    )
    assert [(f.id, f.ruta, [s.text for s in f.stycken]) for f in found] == [
        ("kapitlet", False, ["Före.", "Efter."]),
        ("rutan", True, ["a"]),
    ]


def test_a_pull_quote_has_no_address_and_no_place_in_the_text():
    (found,) = sections(text("Ett.\n\n/// citatruta\nCitat.\n///\n\nTvå."), "kapitlet")
    assert found.text == "Ett.\nTvå."
    assert [s.text for s in found.stycken if s.kanal is Kanal.CITATRUTA] == ["Citat."]


def test_a_caption_has_an_address_but_does_not_count_as_a_paragraph():
    body = "Ett.\n\n/// figur | cykeln\nBildtext.\n///\n\nTvå."
    assert ids(body) == ["kapitlet-st1", "kapitlet-bildtext1", "kapitlet-st2"]


def test_a_footnote_belongs_to_the_section_that_refers_to_it():
    found = sections(
        text("Ord[^a] ett.\n\n[^a]: Noten.\n\n## Nästa { #nasta }\n\nTvå."), "kapitlet"
    )
    assert found[0].text == "Ord ett.\nNoten."
    assert found[1].text == "Två."


@pytest.mark.parametrize(
    ("heading", "number", "rest"),
    [
        ("1. Kapitlet", "1", "Kapitlet"),
        ("5.3 Ansvar", "5.3", "Ansvar"),
        ("Ansvar", None, "Ansvar"),
        ("2040", None, "2040"),
    ],
)
def test_a_heading_has_the_number_that_the_source_prints(
    heading: str, number: str | None, rest: str
):
    (found,) = sections(f"# {heading} {{ #x }}", "x")
    assert (found.nummer, found.rubrik_utan_nummer) == (number, rest)


def test_numbers_and_their_units_stay_on_one_line_without_a_changed_character():
    html = page("Över 40 000 medarbetare och 100 mnkr enligt § 5.")
    assert '<span class="obruten">40 000</span>' in html
    assert '<span class="obruten">100 mnkr</span>' in html
    assert '<span class="obruten">§ 5</span>' in html


def test_what_the_site_adds_stands_between_runs_of_text_never_within():
    html = page("Ett.\n\nTvå.")
    assert "<aside>" not in html.split('<div class="styrtext">')[1].split("</div>")[0]
    assert html.index("Ett.") < html.index("<aside>") < html.index("Två.")


def test_a_drawing_stands_outside_the_text_and_its_caption_within():
    html = page("Ett.\n\n/// figur | cykeln\nBildtext.\n///")
    assert "<svg>cykeln</svg>" in html
    assert '<figcaption class="styrtext">' in html


def test_a_page_without_the_marker_is_left_alone():
    html = markdown.markdown("# Om\n\nText.", extensions=[StyrtextExtension()])
    assert "styrtext" not in html
    assert "-st1" not in html


def test_html_of_a_macro_is_put_by_as_it_is():
    html = '<div class="apparat">\n<p>Å & ö</p>\n<p>*inte kursivt*</p>\n</div>'
    text = f"# Rubrik\n\n{html}\n\n*kursivt*\n"
    md = markdown.Markdown(extensions=[StyrtextExtension()])
    plain = markdown.Markdown(extensions=[StyrtextExtension()])
    assert "!html" not in (found := md.convert(ready(text)))
    assert found.split() == plain.convert(text).split()
    assert html in found
