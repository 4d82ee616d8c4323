"""How a comparison is shown: on its own page, and beside the sections of the newer version."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from macros import views
from macros.language.redline import redline
from macros.reading import library
from macros.reading.library import Library
from macros.views.jamforelse import bredvid, jamforelse
from macros.views.sida import Textsida, render
from tests.conftest import copy_of_the_project, styrdok

FRAN, TILL = "2021-remiss", "2022-beslutad"
PAGE = views.Sida(f"jamfor/kvalitetsprogram/{FRAN}/{TILL}.md")
KEY = ("kvalitetsprogram", TILL)


@pytest.fixture(scope="module")
def edited(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The programme in a second version, with one edit of each kind."""
    root = copy_of_the_project(tmp_path_factory.mktemp("jamforelse") / "p")
    for arguments in (
        (),
        ("--flytta", "larande-organisation-staden-behover", "larande-organisation-som",
         "--skal", "Rutorna blev en."),
    ):  # fmt: skip
        run = styrdok("ny-version", "kvalitetsprogram", TILL, *arguments, root=root)
        assert run.returncode == 0, run.stdout + run.stderr
    edit(root / "docs/kvalitetsprogram" / TILL)
    duties = root / f"data/ansvar/kvalitetsprogram/{TILL}.yml"
    said = yaml.safe_load(duties.read_text("utf-8"))
    changed = next(one for one in said if one["roller"] == ["kommunstyrelsen"])
    changed["checklista"] = "Gör det här i stället."
    said.remove(next(one for one in said if one["roller"] == ["chef"]))
    duties.write_text(yaml.safe_dump(said, allow_unicode=True), "utf-8")
    (root / "data/rattelser.yml").write_text(
        yaml.safe_dump([
            {"id": "agenda", "dokument": "kvalitetsprogram", "version": TILL,
             "avsnitt": "gemensamma-utgangspunkter", "datum": "2024-05-02",
             "fore": "Agenda 2003", "efter": "Agenda 2030", "skal": "Årtalet var fel."},
        ]), "utf-8",
    )  # fmt: skip
    return library.load(root)


def edit(folder: Path) -> None:
    for path in folder.glob("*.md"):
        replace(path, "handlingsplaner", "implementeringsplaner", times=0)
    genomforande, sats = folder / "genomforande.md", folder / "grundlaggande-forhallningssatt.md"
    replace(genomforande, "central nivå inom staden. Det", "central nivå inom staden.\n\nDet")
    replace(genomforande, "5.5 Chefer", "5.6 Chefer")
    replace(
        genomforande,
        "## 5.3 ",
        "## Nytt < avsnitt { #nytt-avsnitt }\n\nEtt nytt stycke.\n\n## 5.3 ",
    )
    text = sats.read_text("utf-8")
    ended = re.search(
        r"/// ruta\n### [^\n]*#larande-organisation-staden-behover .*?\n///\n\n", text, re.S
    )
    assert ended
    moved = text[text.index("## Öppenhet") :]
    sats.write_text(text.replace(ended[0], "").replace(moved, ""), "utf-8")
    other = folder / "strategiska-fokusomraden.md"
    other.write_text(f"{other.read_text('utf-8')}\n{moved}", "utf-8")


def replace(path: Path, old: str, new: str, times: int = 1) -> None:
    text = path.read_text("utf-8")
    assert not times or text.count(old) == times, (path.name, old)
    path.write_text(text.replace(old, new), "utf-8")


@pytest.fixture(scope="module")
def page(edited: Library) -> html.HtmlElement:
    """The page, its headings in Markdown made into HTML."""
    said = jamforelse(edited, PAGE, "kvalitetsprogram", FRAN, TILL)
    said = re.sub(r"^## (.*) \{ #(\S+) \}$", r'<h2 id="\2">\1</h2>', said, flags=re.MULTILINE)
    return html.document_fromstring(f"<html><body>{said}</body></html>")


def section(page: html.HtmlElement, name: str) -> list[html.HtmlElement]:
    """Return what stands between the heading of a section and the next one."""
    (heading,) = page.xpath(f"//h3[@id='{name}']")
    found = []
    for element in heading.itersiblings():
        if element.tag in ("h2", "h3"):
            break
        found.append(element)
    return found


def plain(*elements: html.HtmlElement) -> str:
    return " ".join(" ".join(element.text_content() for element in elements).split())


def under(page: html.HtmlElement, heading: str) -> list[str]:
    """Return the items of the list of the overview with such a heading."""
    found = page.xpath(f"//h3[starts-with(., '{heading} (')]/following-sibling::ul[1]/li")
    return [plain(item) for item in found]


# The page.


def test_the_summary_comes_first_and_counts_each_kind_of_change(page: html.HtmlElement):
    summary = plain(page.xpath("//h2[@id='jamfor_oversikt']/following-sibling::p[1]")[0])
    assert summary.startswith(
        "1 avsnitt är nytt, 1 har avslutats, 4 har ändrats, 3 har flyttats och "
    )
    assert "1 ansvar har avslutats och 1 har ändrats." in summary
    assert [h.get("id") for h in page.xpath("//h2")] == [
        "jamfor_oversikt", "jamfor_ansvar", "jamfor_avsnitt",
    ]  # fmt: skip


def test_the_summary_lists_what_was_added_ended_changed_and_moved(page: html.HtmlElement):
    assert under(page, "Nya avsnitt") == ["Nytt < avsnitt"]
    assert under(page, "Avslutade avsnitt") == [
        "Staden behöver (Staden är en lärande organisation)"
    ]
    assert under(page, "Ändrade avsnitt") == [
        "1.1 Därför behöver Stockholms stad ett kvalitetsprogram",
        "5.1 Så ska staden arbeta med genomförandet", "5.3 Kommunstyrelsens ansvar",
        "5.6 Chefer och medarbetares ansvar – bara rubriken",
    ]  # fmt: skip
    where = "flyttat från kapitlet 3. Grundläggande förhållningssätt för ökad kvalitet"
    assert [item.split(" – ")[1] for item in under(page, "Flyttade avsnitt")] == [where] * 3


def test_both_versions_stand_with_status_and_dates(page: html.HtmlElement):
    rows = [plain(row) for row in page.xpath("//table[contains(@class, 'versioner')]/tbody/tr")]
    assert len(rows) == 2
    assert rows[0].startswith("Remissversion 2021")
    assert "Remissversion" in rows[0]
    assert "juli 2021" in rows[0]
    assert rows[1].startswith("Beslutad version 2022")
    assert "framgår inte av underlaget" in rows[1]


def test_every_place_on_the_page_is_named_once_and_every_link_within_it_leads_somewhere(
    page: html.HtmlElement,
):
    names = Counter(page.xpath("//@id"))
    assert set(names.values()) == {1}
    links = {href[1:] for href in page.xpath("//a/@href") if href.startswith("#")}
    assert links
    assert links <= set(names)


def test_the_page_takes_no_address_from_a_section(page: html.HtmlElement, edited: Library):
    sections = {one.id for v in (FRAN, TILL) for one in edited.avsnitt(("kvalitetsprogram", v))}
    own = {name for name in page.xpath("//@id") if name not in sections}
    # A section's id never holds an underscore, so ours can never be one.
    assert own
    assert all("_" in name for name in own)
    assert sections <= set(page.xpath("//h3/@id"))


def test_the_page_is_apparatus_and_not_the_citys_text(page: html.HtmlElement):
    assert not page.xpath("//*[contains(@class, 'styrtext')]")
    assert "ingår inte i stadens texter" in plain(page)


def test_a_change_is_said_in_words_too(page: html.HtmlElement):
    for tag, word in (("ins", "Tillagt:"), ("del", "Borttaget:")):
        changes = page.xpath(f"//h2[@id='jamfor_avsnitt']/following::{tag}")
        assert changes
        for change in changes:
            assert change.xpath("string(span[@class='utom-syn'])").strip() == word


def test_a_replaced_word_is_all_that_is_marked(page: html.HtmlElement):
    found = section(page, "kommunstyrelsens-ansvar")
    marked = [plain(e) for each in found for e in each.iter("ins", "del")]
    assert marked == ["Borttaget: handlingsplaner", "Tillagt: implementeringsplaner"] * 2


def test_a_paragraph_break_is_said_in_words(page: html.HtmlElement):
    found = section(page, "arbeta-med-genomforandet")
    assert [plain(e) for each in found for e in each.iter("ins")] == ["Tillagt: nytt stycke ¶"]
    (sign,) = [e for each in found for e in each.iter("span") if e.text == "¶"]
    assert sign.get("aria-hidden") == "true"


def test_what_did_not_change_is_folded_and_there(page: html.HtmlElement, edited: Library):
    found = section(page, "kommunstyrelsens-ansvar")
    folded = [each for each in found if each.tag == "details" and not each.findall("h3")]
    assert [plain(each.find("summary")) for each in folded] == [
        "2 stycken utan ändring i 5.3 Kommunstyrelsens ansvar"
    ]
    assert not page.xpath("//details[@open]")
    everything = plain(page)
    for avsnitt in edited.avsnitt(("kvalitetsprogram", FRAN)):
        for stycke in avsnitt.stycken:
            if (
                "handlingsplaner" not in stycke.text
                and "central nivå inom staden" not in stycke.text
            ):
                assert stycke.text in everything


def test_an_ended_section_tells_where_it_went_and_why(page: html.HtmlElement):
    found = plain(*section(page, "larande-organisation-staden-behover"))
    assert "Avslutat. I remissversion 2021" in found
    assert "Innehållet finns nu i Som lärande organisation." in found
    assert "Skäl: Rutorna blev en." in found


def test_a_section_is_linked_in_the_versions_that_have_it(page: html.HtmlElement):
    def links(name: str) -> list[str]:
        (about,) = (each for each in section(page, name)[:1])
        return [str(href) for href in about.xpath("a/@href")]

    assert [link.split("/")[-3] for link in links("kommunstyrelsens-ansvar")] == [FRAN, TILL]
    assert [link.split("/")[-3] for link in links("nytt-avsnitt")] == [TILL]
    assert [link.split("/")[-3] for link in links("larande-organisation-staden-behover")] == [FRAN]


def test_the_duties_that_changed_name_the_roles_that_they_touch(page: html.HtmlElement):
    items = page.xpath("//ul[@class='jamfort-ansvar']/li")
    assert [plain(item.find("strong")) for item in items] == ["Ändrat", "Avslutat"]
    assert items[0].xpath(".//a[contains(@href, 'roller/kommunstyrelsen/')]")
    assert items[1].xpath(".//a[contains(@href, 'roller/chef/')]")
    touched = page.xpath("//p[starts-with(., 'Roller som berörs')]/a/@href")
    assert [link.split("/")[-2] for link in touched] == ["kommunstyrelsen", "chef"]


def test_words_of_a_text_are_never_markup(page: html.HtmlElement):
    assert plain(page.xpath("//h3[@id='nytt-avsnitt']")[0]) == "Tillagt: Nytt < avsnitt"


def test_versions_that_are_the_same_say_so(known: Library):
    said = jamforelse(known, PAGE, "kvalitetsprogram", FRAN, FRAN)
    assert "50 avsnitt är oförändrade." in said
    assert "<ins>" not in said.partition("jamfor_oversikt")[2]


TEXTS = st.lists(
    st.sampled_from(["planen", "följs", "upp", "\n", "varje", "år", "<b>"]), max_size=9
)


@given(TEXTS, TEXTS)
def test_what_is_shown_gives_back_both_wordings(old: list[str], new: list[str]):
    before, after = (" ".join(words).replace(" \n ", "\n") for words in (old, new))
    shown = render("andrat.html", j=None, rattelser=[(_Rattelse(), redline(before, after))])
    tree = html.fromstring(shown)
    for hidden in tree.xpath("//*[@class='utom-syn' or @aria-hidden] | //br"):
        hidden.tail = f" {hidden.tail or ''}"
        hidden.drop_tree()
    (paragraph,) = tree.iter("p")
    paragraph.find("strong").drop_tree()
    for tag, wording in (("ins", before), ("del", after)):
        copy = html.fromstring(html.tostring(paragraph))
        for gone in copy.findall(tag):
            gone.drop_tree()
        assert copy.text_content().split() == wording.split()


class _Rattelse:
    datum, skal = "2024-05-02", ""


# Beside the text.


def beside(edited: Library, name: str) -> html.HtmlElement | None:
    found = edited.avsnitt_med_id(KEY)[name]
    said = bredvid(edited, Textsida(f"kvalitetsprogram/{TILL}/{found.kapitel}.md"), found)
    return html.fromstring(said) if said else None


def test_a_changed_section_has_its_redline_beside_the_heading(edited: Library):
    found = beside(edited, "kommunstyrelsens-ansvar")
    assert found is not None
    assert plain(found.find(".//summary")) == "Ändrad sedan remissversion 2021"
    assert [plain(e) for e in found.iter("ins")] == ["Tillagt: implementeringsplaner"] * 2
    assert "[…]" in plain(found)
    link = found.xpath(".//a/@href")[-1]
    assert link.endswith(f"jamfor/kvalitetsprogram/{FRAN}/{TILL}/#kommunstyrelsens-ansvar")


def test_a_new_section_says_so_and_an_unchanged_one_says_nothing(edited: Library):
    found = beside(edited, "nytt-avsnitt")
    assert found is not None
    assert plain(found) == "Ny sedan remissversion 2021"
    assert beside(edited, "namnder-och-styrelsers-ansvar") is None


def test_a_section_that_only_moved_says_so(edited: Library):
    found = beside(edited, "oppenhet-och-dialog")
    assert found is not None
    assert plain(found) == "Flyttad sedan remissversion 2021"


def test_a_correction_is_told_with_day_reason_and_words(edited: Library):
    found = beside(edited, "gemensamma-utgangspunkter")
    assert found is not None
    assert plain(found) == (
        "Rättad 2 maj 2024: Årtalet var fel. Agenda Borttaget: 2003 Tillagt: 2030"
    )


def test_what_changed_stands_at_the_heading_on_the_chapter_and_on_the_whole_text(edited: Library):
    sections = edited.avsnitt(KEY)
    for name in ("genomforande", "hela"):
        found = views.vid_sidan_av(edited, f"kvalitetsprogram/{TILL}/{name}", sections)
        assert "Ändrad sedan" in found["kommunstyrelsens-ansvar"]


def test_the_first_version_of_a_text_has_nothing_to_compare_with(known: Library):
    for key in known.versions:
        for found in known.avsnitt(key):
            page = Textsida(f"{key[0]}/{key[1]}/{found.kapitel}.md")
            corrected = any(r.avsnitt == found.id for r in known.rattelser)
            assert corrected or bredvid(known, page, found) == ""
