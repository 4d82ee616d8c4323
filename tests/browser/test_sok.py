"""The search as a reader meets it: by keyboard, by screen reader, by address, without script."""

from __future__ import annotations

import gzip
import re
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from macros.model import Ordled, OrdledSlag
from macros.reading.library import Library
from tests.browser.test_pages import TAGS
from tests.modules import closure

START = "kvalitetsprogram/2021-remiss/genomforande/"
FIELD, LIST, HITS = "#sokruta", "#sokforslag", "[data-sokresultat] a"


def searched(page: Page, query: str, more: str = "") -> list[str]:
    """Open the address of a query, wait until it is answered, return the paths of the hits."""
    page.goto(f"sok/?q={quote(query)}{more}")
    expect(page.locator("[data-sokbesked]")).not_to_be_empty()
    links: list[str] = page.locator(HITS).evaluate_all("as => as.map(a => a.pathname + a.hash)")
    return links


def typed(page: Page, query: str) -> None:
    page.goto(START)
    page.locator(FIELD).focus()
    page.keyboard.type(query)
    expect(page.locator(LIST)).to_be_visible()
    expect(page.locator(f"{LIST} li:last-child")).to_contain_text(f"”{query.strip()}”")


def test_nothing_of_the_search_is_fetched_before_the_first_focus(page: Page):
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    page.goto(START)
    page.wait_for_load_state("networkidle")
    ours = [path for path in asked if "sok" in path or "search" in path]
    assert ours == ["/assets/search/start.js"]
    with page.expect_request("**/sok/index/nu/rot.json"):
        page.locator(FIELD).focus()


def test_the_search_runs_by_keyboard_alone(page: Page):
    typed(page, "informationsägarens")
    field = page.locator(FIELD)
    expect(field).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    chosen = page.locator("[role=option][aria-selected=true]")
    expect(chosen).to_have_count(1)
    expect(field).to_have_attribute("aria-activedescendant", chosen.get_attribute("id") or "-")
    page.keyboard.press("ArrowUp")
    expect(chosen).to_have_count(0)
    page.keyboard.press("ArrowDown")
    where = chosen.get_attribute("data-till") or ""
    page.keyboard.press("Enter")
    page.wait_for_url(where)


def test_escape_closes_the_suggestions_and_keeps_the_words(page: Page):
    typed(page, "undantag")
    page.keyboard.press("Escape")
    expect(page.locator(LIST)).to_be_hidden()
    expect(page.locator(FIELD)).to_have_attribute("aria-expanded", "false")
    expect(page.locator(FIELD)).to_have_value("undantag")


def test_enter_leads_to_all_results(page: Page):
    typed(page, "vem beslutar om undantag")
    page.keyboard.press("Enter")
    page.wait_for_url("**/sok/?q=vem+beslutar+om+undantag")
    expect(page.locator(HITS).first).to_be_visible()


def test_a_click_on_a_suggestion_leads_there(page: Page):
    typed(page, "nämnders ansvar")
    first = page.locator(f"{LIST} li").first
    where = first.get_attribute("data-till") or ""
    first.click()
    page.wait_for_url(where)


def test_the_number_of_suggestions_is_announced(page: Page):
    typed(page, "innovation")
    expect(page.locator("#sokplats [role=status]")).to_have_text("7 förslag")


def test_the_suggestions_are_the_first_results(page: Page):
    typed(page, "informationsklassning ")
    suggested = page.locator(f"{LIST} li").evaluate_all(
        "rows => rows.slice(0, -1).map(row => new URL(row.dataset.till)).map(u => u.pathname + u.hash)"
    )
    assert suggested == searched(page, "informationsklassning")[: len(suggested)]


def test_every_result_has_one_link_and_says_where_it_stands(page: Page):
    hits = searched(page, "klagomål")
    expect(page.locator("[data-sokbesked]")).to_have_text(re.compile(r"^\d+ träffar\.$"))
    rows = page.locator("[data-sokresultat] li")
    assert rows.count() == len(hits) > 3
    for row in rows.all():
        assert row.locator("a").count() == 1
    headings = page.locator("[data-sokresultat] h2").all_inner_texts()
    assert "Kvalitetsprogram" in headings
    assert all(one != other for one, other in pairwise(headings))
    expect(page.locator(".sokstig", has_text="Remissversion 2021").first).to_be_visible()
    expect(page.locator("[data-sokresultat] mark", has_text="klagomål").first).to_be_visible()


def test_only_words_that_say_something_are_marked(page: Page, known: Library):
    (fillers,) = (found.ord for found in known.all(Ordled) if found.slag is OrdledSlag.FYLLNAD)
    for query in ("klagomålshantering", "vem är det som beslutar om undantag"):
        searched(page, query)
        marked = page.locator("[data-sokresultat] mark").all_inner_texts()
        assert marked
        assert {word.lower() for word in marked} & set(fillers) == set()


def test_an_excerpt_says_what_the_text_says(page: Page, known: Library):
    searched(page, "synpunkter och klagomål", "&slag=avsnitt&texter=aktuella")
    words = " ".join(
        stycke.text
        for key in known.versions
        for avsnitt in known.avsnitt(key)
        for stycke in avsnitt.stycken
    )
    excerpts = page.locator(".sokutdrag").all_text_contents()
    assert excerpts
    for excerpt in excerpts:
        assert excerpt.removeprefix("… ").removesuffix(" …") in words


def test_a_result_leads_to_the_section(page: Page):
    (first, *_) = searched(page, "5.3")
    assert first == "/kvalitetsprogram/2021-remiss/genomforande/#kommunstyrelsens-ansvar"
    page.locator(HITS).first.click()
    assert page.locator(":target").get_attribute("id") == "kommunstyrelsens-ansvar"


def test_the_filters_stand_in_the_address_and_come_back_from_it(page: Page):
    searched(page, "ansvar")
    page.select_option("#sok-slag", "roll")
    page.wait_for_url("**slag=roll*")
    expect(page.locator("[data-sokresultat] h2")).to_have_text(["Roller"])
    assert parse_qs(urlsplit(page.url).query) == {"q": ["ansvar"], "slag": ["roll"]}
    page.reload()
    expect(page.locator("#sok-slag")).to_have_value("roll")
    expect(page.locator("[data-sokresultat] h2")).to_have_text(["Roller"])


@pytest.mark.parametrize(
    ("filters", "start"),
    [
        (
            "&dokument=riktlinje-informationssakerhet",
            "/riktlinje-informationssakerhet/2021-remiss/",
        ),
        ("&dokument=it-program", "/it-program/odaterat-forslag/"),
        ("&slag=begrepp", "/begrepp/#"),
        ("&slag=dokument", "/"),
    ],
)
def test_a_filter_lets_nothing_else_through(page: Page, filters: str, start: str):
    hits = searched(page, "informationssäkerhet", filters)
    assert hits
    assert all(hit.startswith(start) for hit in hits)


def test_the_duties_of_a_role_can_be_looked_up(page: Page):
    hits = searched(page, "kvalitetsarbete", "&slag=ansvar&roll=chef")
    assert "/kvalitetsprogram/2021-remiss/genomforande/#chefer-och-medarbetares-ansvar" in {
        hit.partition("-st")[0] for hit in hits
    }


def test_older_texts_are_asked_when_the_current_ones_do_not_answer(page: Page):
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    searched(page, "informationsägare")
    assert not [path for path in asked if "/aldre/" in path]
    hits = searched(page, "vad tyckte bromma")
    assert any(hit.startswith("/utlatande-2022/") for hit in hits[:3])
    assert [path for path in asked if "/aldre/" in path]
    assert searched(page, "bromma", "&texter=aktuella") == []


def test_a_misprint_is_told(page: Page):
    hits = searched(page, "informatonsklassning")
    assert hits
    expect(page.locator("[data-sokmenade]")).to_contain_text("Menade du informationsklassning?")


def test_each_misprint_is_told_once(page: Page):
    searched(page, "stockholmranas medarbetrana")
    told = page.locator("[data-sokmenade]").inner_text()
    assert re.findall("Inget heter ”(.*?)”", told) == ["stockholmranas", "medarbetrana"]


def test_a_suggestion_says_under_what_it_stands(page: Page):
    page.goto("")
    page.focus(FIELD)
    page.keyboard.type("öppenhet")
    suggestion = page.locator(f"{LIST} li", has_text="Staden behöver").first
    expect(suggestion.locator("small")).to_contain_text("Remissversion 2021 › ")


def test_nothing_found_says_so_and_shows_other_ways(page: Page):
    assert searched(page, "xylofonkvartett") == []
    expect(page.locator("[data-sokbesked]")).to_contain_text("Inga träffar")
    expect(page.locator("[data-sokingangar]")).to_be_visible()


def test_what_is_typed_is_text_and_no_markup(page: Page):
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    searched(page, "<img src=x onerror=alert(1)> undantag")
    assert page.locator("main img").count() == 0
    assert said == []


def test_more_results_come_below_the_first_ten(page: Page):
    before = searched(page, "kvalitet")
    assert len(before) == 10
    page.get_by_role("button", name="Visa fler").click()
    expect(page.locator("[data-sokresultat] li")).to_have_count(20)
    after = page.locator(HITS).evaluate_all("as => as.map(a => a.pathname + a.hash)")
    assert after[:10] == before


def test_without_script_the_page_says_so_and_shows_other_ways(browser: Browser, address: str):
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto(START)
    page.locator(FIELD).fill("undantag")
    page.keyboard.press("Enter")
    page.wait_for_url("**/sok/?q=undantag")
    expect(page.locator(".sokutanskript")).to_be_visible()
    expect(page.locator("[data-sokform]")).to_be_hidden()
    assert page.locator("[data-sokingangar] a").count() > 5
    context.close()


@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (1280, "light")])
def test_axe_finds_nothing_in_results_and_suggestions(
    browser: Browser, address: str, width: int, scheme: Any
):
    context = browser.new_context(
        base_url=address, viewport={"width": width, "height": 800}, color_scheme=scheme,
        bypass_csp=True,
    )  # fmt: skip
    page = context.new_page()
    for show in (
        lambda: searched(page, "infromationsklassning bromma"),
        lambda: typed(page, "nämnd"),
    ):
        show()
        if page.locator(LIST).count():
            page.keyboard.press("ArrowDown")
        found = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}})
        assert [
            (rule["id"], rule["nodes"][0]["target"]) for rule in found.response["violations"]
        ] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


@pytest.mark.parametrize("entry", ["combobox", "results"], ids=["falt", "sida"])
def test_the_scripts_of_the_search_are_small(site: Path, entry: str):
    folder = site / "assets/search"
    assert len(gzip.compress((folder / "start.js").read_bytes())) < 1000
    scripts = closure(
        folder / f"{entry}.js", folder / "start.js", folder / "engine.js", folder / "show.js"
    )
    assert len(scripts) > 10
    # They come with the first focus, and are a small part of what may come until the first results.
    assert sum(len(gzip.compress(path.read_bytes())) for path in scripts) < 16_000
