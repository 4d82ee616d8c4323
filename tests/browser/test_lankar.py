"""A reader copies a link to a passage, or how to cite it, and a link leads to that passage."""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.test_pages import TAGS
from tests.conftest import served
from tests.modules import ASSETS, closure

CHAPTER = "kvalitetsprogram/2021-remiss/genomforande/"
PASSAGE = "kommunstyrelsens-ansvar-st3"
NAME = "5.3 tredje stycket"
MADE = ".styrtext :is(h1,h2,h3,h4,h5,h6,p,li)[id]"
STAYS, FOLLOWS, CITES = (f"Kopiera {vad}" for vad in ("länk som står fast", "länk som följer med", "hänvisning"))  # fmt: skip


@pytest.fixture
def reader(browser: Browser, address: str) -> Iterator[Page]:
    """A page of somebody whose browser may copy."""
    context = browser.new_context(
        base_url=address, locale="sv-SE", viewport={"width": 1280, "height": 800},
        permissions=["clipboard-read", "clipboard-write"],
    )  # fmt: skip
    yield context.new_page()
    context.close()


def opened(page: Page, where: str = CHAPTER) -> Page:
    page.goto(where)
    page.locator(".lankknapp").first.wait_for(state="attached")
    return page


def button(page: Page, name: str = NAME) -> Any:
    return page.get_by_role("button", name=f"Kopiera länk till {name}", exact=True)


def copied(page: Page) -> str:
    return str(page.evaluate("navigator.clipboard.readText()"))


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.ariaLabel ?? document.activeElement.textContent"))  # fmt: skip


# ---- What there is ----


@pytest.mark.parametrize("where", [CHAPTER, "kvalitetsprogram/2021-remiss/hela/", "tjansteutlatande-2021/2021-07-15/synpunkter-och-forslag/"])  # fmt: skip
def test_every_heading_paragraph_and_list_item_has_a_button_outside_the_text(
    page: Page, where: str
):
    opened(page, where)
    passages = page.locator(MADE)
    assert passages.count() > 20
    assert page.locator(".lankknapp").count() == passages.count()
    assert page.locator(".styrtext .lankknapp, .styrtext .lankar").count() == 0
    names = page.locator(".lankknapp").evaluate_all("nodes => nodes.map(n => n.ariaLabel)")
    assert [name for name in names if "undefined" in name or "NaN" in name] == []


NAMES = {
    "kommunstyrelsens-ansvar": (CHAPTER, "5.3 Kommunstyrelsens ansvar"),
    PASSAGE: (CHAPTER, NAME),
    "genomforande-st2": (CHAPTER, "kapitel 5 andra stycket"),
    "arbeta-med-genomforandet-st1-p2": (CHAPTER, "5.1 första stycket andra punkten"),
    "titelblad-st1": ("kvalitetsprogram/2021-remiss/", "titelbladet, första stycket"),
    "bakgrund-st2": ("tjansteutlatande-2021/2021-07-15/bakgrund/", "avsnittet ”Bakgrund”, andra stycket"),
    "fn:nis": ("tjansteutlatande-2021/2021-07-15/synpunkter-och-forslag/", "fotnot 1"),
}  # fmt: skip


@pytest.mark.parametrize("passage", NAMES)
def test_a_passage_is_named_as_one_cites_it(page: Page, passage: str):
    where, name = NAMES[passage]
    opened(page, where)
    page.locator(f"[id='{passage}']").hover()
    assert page.locator(".lankknapp.visas").get_attribute("aria-label").endswith(name)  # type: ignore[union-attr]


def test_a_box_is_named_with_the_section_around_it(page: Page):
    opened(page, "kvalitetsprogram/2021-remiss/grundlaggande-forhallningssatt/")
    names = page.locator(".lankknapp").evaluate_all("nodes => nodes.map(n => n.ariaLabel)")
    boxes = [name for name in names if "Staden behöver" in name and "stycket" not in name]
    assert len(boxes) > 2
    assert len(set(boxes)) == len(boxes)
    assert all("avsnittet ”Staden behöver” i " in name for name in boxes)


# ---- Mouse ----


def test_the_buttons_are_out_of_sight_until_a_passage_is_in_hand(reader: Page):
    opened(reader)
    assert button(reader).count() == 0
    reader.locator(f"#{PASSAGE}").hover()
    box, passage = button(reader).bounding_box(), reader.locator(f"#{PASSAGE}").bounding_box()
    assert box
    assert passage
    assert box["x"] >= passage["x"] + passage["width"]
    assert abs(box["y"] - passage["y"]) < 10
    reader.locator("footer").last.hover()
    assert button(reader).count() == 0


def test_it_offers_a_link_that_stays_one_that_follows_and_a_citation(reader: Page, address: str):
    opened(reader)
    reader.locator(f"#{PASSAGE}").hover()
    button(reader).click()
    panel = reader.get_by_role("dialog", name=f"Länk till {NAME}")
    offered = {
        STAYS: (f"{address}id/kvalitetsprogram/2021-remiss/kommunstyrelsens-ansvar/#{PASSAGE}", "Länken är kopierad."),
        FOLLOWS: (f"{address}id/kvalitetsprogram/kommunstyrelsens-ansvar/#{PASSAGE}", "Länken är kopierad."),
        CITES: ("Stockholms stads kvalitetsprogram, remissversion 2021, 5.3 tredje stycket", "Hänvisningen är kopierad."),
    }  # fmt: skip
    for name, (text, told) in offered.items():
        panel.get_by_role("button", name=name).click()
        expect(panel.get_by_role("status")).to_have_text(told)
        assert copied(reader) == text


def test_the_link_to_a_section_needs_no_fragment(reader: Page, address: str):
    opened(reader)
    reader.locator("#kommunstyrelsens-ansvar").hover()
    button(reader, "5.3 Kommunstyrelsens ansvar").click()
    reader.get_by_role("button", name=FOLLOWS).click()
    expect(reader.get_by_role("status").last).to_have_text("Länken är kopierad.")
    assert copied(reader) == f"{address}id/kvalitetsprogram/kommunstyrelsens-ansvar/"


@pytest.mark.parametrize("kind", [STAYS, FOLLOWS])
@pytest.mark.parametrize("passage", [PASSAGE, "arbeta-med-genomforandet-st1-p2"])
def test_what_is_copied_leads_back_to_the_passage(reader: Page, kind: str, passage: str):
    opened(reader)
    reader.locator(f"#{passage}").hover()
    reader.locator(".lankknapp.visas").click()
    reader.get_by_role("button", name=kind).click()
    expect(reader.get_by_role("status").last).to_have_text("Länken är kopierad.")
    reader.goto(copied(reader))
    reader.wait_for_url(f"**/{CHAPTER}#{passage}")


def test_the_links_hold_where_the_site_lives_in_a_folder(browser: Browser, site: Path):
    with served(site.parent) as address:
        context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
        page = opened(context.new_page(), f"{address}site/{CHAPTER}")
        page.locator(f"#{PASSAGE}").hover()
        button(page).click()
        page.get_by_role("button", name=STAYS).click()
        expect(page.get_by_role("status").last).to_have_text("Länken är kopierad.")
        page.goto(copied(page))
        page.wait_for_url(f"{address}site/{CHAPTER}#{PASSAGE}")
        context.close()


def test_where_the_browser_does_not_copy_the_text_is_shown_and_selected(page: Page):
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    opened(page)
    page.locator(f"#{PASSAGE}").hover()
    button(page).click()
    page.get_by_role("button", name=CITES).click()
    field = page.get_by_role("textbox", name="Text att kopiera")
    expect(field).to_have_value("Stockholms stads kvalitetsprogram, remissversion 2021, " + NAME)
    assert page.evaluate("getSelection().toString()") == field.input_value()
    assert "kopiera den själv" in page.get_by_role("status").last.inner_text()


# ---- Keyboard ----


def test_a_section_is_one_tab_stop_and_the_arrows_walk_its_passages(reader: Page):
    opened(reader)
    heading = button(reader, "5.3 Kommunstyrelsens ansvar")
    heading.focus()
    for key, name in (("ArrowDown", "5.3 första stycket"), ("ArrowDown", "5.3 andra stycket"), ("End", "5.3 fjärde stycket"), ("ArrowDown", "5.3 fjärde stycket"), ("ArrowUp", NAME), ("Home", "5.3 Kommunstyrelsens ansvar")):  # fmt: skip
        reader.keyboard.press(key)
        assert focused(reader) == f"Kopiera länk till {name}"
        assert button(reader, name).is_visible()
    stops = []
    for _ in range(60):
        reader.keyboard.press("Tab")
        stops.append(focused(reader))
        if stops[-1].startswith("Kopiera länk till 5.5"):
            break
    assert [stop for stop in stops if stop.startswith("Kopiera länk")] == [
        "Kopiera länk till 5.4 Nämnder och styrelsers ansvar",
        "Kopiera länk till 5.5 Chefer och medarbetares ansvar",
    ]


def test_the_panel_is_used_and_left_by_keyboard(reader: Page):
    opened(reader)
    button(reader, "5.3 Kommunstyrelsens ansvar").focus()
    for key in ("ArrowDown", "ArrowDown", "ArrowDown", "Enter"):
        reader.keyboard.press(key)
    reader.get_by_role("dialog").wait_for()
    assert focused(reader) == STAYS
    assert button(reader).get_attribute("aria-expanded") == "true"
    reader.keyboard.press("Tab")
    reader.keyboard.press("Enter")
    expect(reader.get_by_role("status").last).to_have_text("Länken är kopierad.")
    reader.keyboard.press("Escape")
    assert focused(reader) == f"Kopiera länk till {NAME}"
    expect(button(reader)).to_have_attribute("aria-expanded", "false")
    # The section is entered by its heading again.
    reader.keyboard.press("Tab")
    reader.keyboard.press("Shift+Tab")
    assert focused(reader) == "Kopiera länk till 5.3 Kommunstyrelsens ansvar"


def test_the_buttons_of_a_section_are_a_toolbar_with_its_name(page: Page):
    opened(page)
    bars = page.get_by_role("toolbar")
    assert bars.count() == page.locator(".styrtext :is(h1,h2,h3,h4)[id]").count()
    bar = page.get_by_role("toolbar", name="Länkar till 5.3 Kommunstyrelsens ansvar")
    # A screen reader meets one button a section, not one a paragraph.
    assert bar.get_by_role("button").count() == 1


# ---- Touch, and narrow ----


@pytest.mark.parametrize("width", [320, 700, 1280])
def test_a_tap_on_a_passage_shows_its_button_large_enough_and_within_the_page(
    browser: Browser, address: str, width: int
):
    context = browser.new_context(
        base_url=address, viewport={"width": width, "height": 640}, has_touch=True, is_mobile=True
    )
    page = opened(context.new_page())
    page.locator(f"#{PASSAGE}").tap()
    box = button(page).bounding_box()
    assert box
    assert min(box["width"], box["height"]) >= 24
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    button(page).tap()
    page.get_by_role("dialog").wait_for()
    assert page.evaluate("document.scrollingElement.scrollWidth") <= width
    for choice in page.get_by_role("dialog").get_by_role("button").all():
        size = choice.bounding_box()
        assert size
        assert min(size["width"], size["height"]) >= 24
    page.locator("h1").tap()
    assert page.get_by_role("dialog").count() == 0
    context.close()


# ---- For everyone ----


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_with_the_panel_open(
    browser: Browser, address: str, width: int, scheme: Any
):
    context = browser.new_context(
        base_url=address, viewport={"width": width, "height": 800}, color_scheme=scheme,
        bypass_csp=True,
    )  # fmt: skip
    page = opened(context.new_page())
    page.locator(f"#{PASSAGE}").hover()
    button(page).click()
    page.get_by_role("dialog").wait_for()
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}})
    context.close()
    assert [(rule["id"], rule["nodes"][0]["html"]) for rule in found.response["violations"]] == []


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("where", [CHAPTER, "kvalitetsprogram/2021-remiss/det-systematiska-kvalitetsarbetet/"])  # fmt: skip
def test_the_buttons_move_nothing(browser: Browser, address: str, where: str, width: int):
    places = []
    for script in (True, False):
        context = browser.new_context(
            base_url=address, viewport={"width": width, "height": 800}, java_script_enabled=script
        )
        page = context.new_page()
        page.goto(where)
        if script:
            page.locator(".lankknapp").first.wait_for(state="attached")
        every = page.locator("article > *:not(.lankar), .styrtext > *")
        places.append([every.nth(n).bounding_box() for n in range(every.count())])
        if not script:
            assert page.locator(".lankar").count() == 0
        context.close()
    assert places[0] == places[1]


def test_on_paper_there_are_no_buttons(page: Page):
    opened(page)
    button(page, "5.3 Kommunstyrelsens ansvar").focus()
    page.emulate_media(media="print")
    assert page.locator(".lankar").evaluate_all("nodes => nodes.every(n => !n.checkVisibility())")


def test_copying_the_text_itself_takes_no_buttons_along(page: Page):
    opened(page)
    page.locator(f"#{PASSAGE}").hover()
    page.keyboard.press("Control+A")
    assert "Länk\n" not in page.evaluate("getSelection().toString()")


def test_the_module_is_small_and_only_where_there_is_text(site: Path):
    def weight(paths: Iterable[Path]) -> int:
        return sum(len(gzip.compress(path.read_bytes(), 9)) for path in paths)

    assert weight([ASSETS / "page/links.js"]) <= 2_500
    assert weight(closure(site / "assets/page/links.js")) <= 2_500
    for path in site.rglob("index.html"):
        text = path.read_text("utf-8")
        assert ("page/links.js" in text) == ('class="versionshuvud"' in text), path


# ---- Where a permanent link leads ----


def lands(page: Page, where: str) -> str:
    """Return where a link leads, relative to the root."""
    page.goto(where)
    page.wait_for_url(lambda url: "/id/" not in url)
    return page.url.split("/", 3)[3]


STANDS = "gatuprogram/2041-beslutad/gator/#"


@pytest.mark.parametrize(
    ("link", "place"),
    [
        ("id/gatuprogram/2034-beslutad/mobler/#mobler-st1", "gatuprogram/2034-beslutad/gator/#mobler-st1"),
        ("id/gatuprogram/2034-beslutad/mobler/", "gatuprogram/2034-beslutad/gator/#mobler"),
        ("id/gatuprogram/2034-beslutad/mobler/#annat", "gatuprogram/2034-beslutad/gator/#mobler"),
        ("id/gatuprogram/gator/", f"{STANDS}gator"),
        ("id/gatuprogram/gator/#gator-st1-p2", f"{STANDS}gator-st1-p2"),
        ("id/gatuprogram/mobler/#mobler-st2", f"{STANDS}mobler-st2"),
        # The first paragraph has other words now: the link does not point at it.
        ("id/gatuprogram/mobler/#mobler-st1", f"{STANDS}mobler"),
        # The section has another name now, the paragraph the same words.
        ("id/gatuprogram/gronska/#gronska-st2", f"{STANDS}trad-i-gata-st2"),
        ("id/gatuprogram/gronska/#gronska", f"{STANDS}trad-i-gata"),
        ("id/gatuprogram/belysning/#belysning-st1", "riktlinje-belysning/2035-beslutad/ljus/#ljus"),
    ],
)  # fmt: skip
def test_a_link_keeps_its_fragment_where_it_cannot_lie(
    browser: Browser, small_city: str, link: str, place: str
):
    context = browser.new_context(base_url=small_city)
    assert lands(context.new_page(), link) == place
    context.close()


def test_the_way_back_skips_the_permanent_link(browser: Browser, small_city: str):
    context = browser.new_context(base_url=small_city)
    page = context.new_page()
    page.goto("roller/")
    lands(page, "id/gatuprogram/gator/")
    page.go_back()
    page.wait_for_url("**/roller/")
    context.close()


def test_without_script_a_link_leads_to_the_section(browser: Browser, small_city: str):
    context = browser.new_context(base_url=small_city, java_script_enabled=False)
    assert lands(context.new_page(), "id/gatuprogram/mobler/#mobler-st2") == f"{STANDS}mobler"
    context.close()


@pytest.mark.parametrize("where", ["id/gatuprogram/trad/", "id/gatuprogram/ord/", "gatuprogram/2031-beslutad/gator/"])  # fmt: skip
@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (1280, "light")])
def test_axe_finds_nothing_where_a_section_has_ended(
    browser: Browser, small_city: str, where: str, width: int, scheme: Any
):
    context = browser.new_context(
        base_url=small_city, viewport={"width": width, "height": 800}, color_scheme=scheme,
        bypass_csp=True,
    )  # fmt: skip
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(where)
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}})
    wide = page.evaluate("document.scrollingElement.scrollWidth")
    context.close()
    assert [(rule["id"], rule["nodes"][0]["html"]) for rule in found.response["violations"]] == []
    assert said == []
    assert wide <= width
