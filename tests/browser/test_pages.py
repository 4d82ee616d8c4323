"""What a reader meets: in a real browser, narrow and wide, light and dark, without script."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Response

from tests.modules import closure

PAGES = {
    "start": "",
    "register": "styrdokument/",
    "dokument": "kvalitetsprogram/",
    "version": "kvalitetsprogram/2021-remiss/",
    "kapitel": "kvalitetsprogram/2021-remiss/det-systematiska-kvalitetsarbetet/",
    "rutor": "kvalitetsprogram/2021-remiss/grundlaggande-forhallningssatt/",
    "fotnot": "tjansteutlatande-2021/2021-07-15/synpunkter-och-forslag/",
    "hela": "kvalitetsprogram/2021-remiss/hela/",
    "anmarkningar": "anmarkningar/",
    "redaktion": "redaktion/",
    "ny-version": "redaktion/ny-version/",
    "ratta-och-angra": "redaktion/ratta-och-angra/",
    "tillganglighet": "tillganglighet/",
    "om": "om/",
}
# Pages made of the same parts: each seen once narrow and dark, once wide and light.
MORE = {
    "begrepp": "begrepp/",
    "sok": "sok/",
    "ersatta": "styrdokument/ersatta/",
    "aviserade": "styrdokument/aviserade/",
    "tidslinje": "styrdokument/tidslinje/",
    "gallde": "styrdokument/gallde/",
    "kand-till-namnet": "program-for-digital-fornyelse/",
    "beslut": "beslut/",
    "motsagelser": "anmarkningar/motsagelse/",
    "skrivfel": "anmarkningar/skrivfel/utlatande-2022/",
    "remissvar": "remissvar/",
    "remissvar-om": "remissvar/kvalitetsprogram/",
    "instanser": "remissvar/instanser/facknamnder/",
    "uttalanden": "remissvar/uttalanden/s-uttalandet/",
    "undantag": "undantag/",
}
ALL = PAGES | MORE
SIGHTS = [
    *(
        (name, width, scheme)
        for name in PAGES
        for width in (320, 1280)
        for scheme in ("light", "dark")
    ),
    *((name, *sight) for name in MORE for sight in ((320, "dark"), (1280, "light"))),
]
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def all_pages(site: Path) -> Iterator[str]:
    for path in sorted(site.rglob("index.html")):
        url = path.parent.relative_to(site).as_posix().removeprefix(".")
        if not url.startswith(("id", "api")):
            yield f"{url}/" if url else ""


@pytest.mark.parametrize(("name", "width", "scheme"), SIGHTS)
def test_axe_finds_nothing(browser: Browser, address: str, name: str, width: int, scheme: Any):
    context = browser.new_context(
        base_url=address, viewport={"width": width, "height": 800}, color_scheme=scheme,
        bypass_csp=True,
    )  # fmt: skip
    page = context.new_page()
    page.goto(ALL[name])
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}})
    problems = [
        (rule["id"], node["target"], node["failureSummary"])
        for rule in found.response["violations"]
        for node in rule["nodes"]
    ]
    context.close()
    assert problems == []


@pytest.mark.parametrize("name", ALL)
def test_nothing_breaks_the_content_policy_or_asks_another_host(
    page: Page, address: str, name: str
):
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(ALL[name])
    page.wait_for_load_state("networkidle")
    assert said == []
    assert [url for url in asked if not url.startswith(address)] == []


def test_every_page_keeps_the_weight_budget_of_a_first_view(site: Path):
    """45 kB in all, of it 8 kB of script and 4 kB on a page of text, gzip, counted from what each page asks for."""
    from lxml import html

    sizes: dict[Path, int] = {}

    def weight(path: Path) -> int:
        if path not in sizes:
            sizes[path] = len(gzip.compress(path.read_bytes(), 9))
        return sizes[path]

    heaviest = (0, "")
    for url in all_pages(site):
        if url.endswith("hela/"):
            continue
        path = site / url / "index.html"
        root = html.document_fromstring(path.read_bytes())
        asked = root.xpath(
            "//link[@rel='stylesheet' or @rel='icon' or @rel='modulepreload']/@href | //script/@src | //img/@src"
        )
        files = {(path.parent / str(link)).resolve() for link in asked}
        files |= closure(*(file for file in files if file.suffix == ".js"))
        script = sum(weight(file) for file in files if file.suffix == ".js")
        total = weight(path) + sum(weight(file) for file in files)
        is_text = bool(root.xpath("//*[@class='versionshuvud']"))
        assert script <= (4_000 if is_text else 8_000), url
        assert total <= 45_000, (url, total)
        heaviest = max(heaviest, (total, url))
    assert heaviest[0] > 10_000  # the measure measures


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("name", ALL)
def test_the_layout_never_shifts(browser: Browser, address: str, name: str, width: int):
    context = browser.new_context(base_url=address, viewport={"width": width, "height": 800})
    page = context.new_page()
    page.goto(ALL[name])
    page.wait_for_load_state("networkidle")
    shift = page.evaluate(
        """() => new Promise(done => {
            let sum = 0;
            new PerformanceObserver(list => list.getEntries().forEach(e => sum += e.value))
                .observe({type: 'layout-shift', buffered: true});
            setTimeout(() => done(sum), 150);
        })"""
    )
    context.close()
    assert shift == 0


@pytest.mark.parametrize("name", ALL)
def test_no_page_scrolls_sideways_at_320_pixels(browser: Browser, address: str, name: str):
    context = browser.new_context(base_url=address, viewport={"width": 320, "height": 640})
    page = context.new_page()
    page.goto(ALL[name])
    width = page.evaluate("document.scrollingElement.scrollWidth")
    context.close()
    assert width <= 320


@pytest.mark.parametrize("script", [True, False], ids=["script", "utan-script"])
def test_the_menu_is_reached_and_used_by_keyboard_at_320_pixels(
    browser: Browser, address: str, script: bool
):
    context = browser.new_context(
        base_url=address, viewport={"width": 320, "height": 640}, java_script_enabled=script
    )
    page = context.new_page()
    page.goto(PAGES["kapitel"])
    button = page.get_by_role("button", name="Meny", exact=True)
    for _ in range(12):
        page.keyboard.press("Tab")
        if button.evaluate("node => node === document.activeElement") if script else _focused(page):
            break
    else:
        pytest.fail("the menu button was not reached")
    link = page.get_by_role("link", name="5. Genomförande").first
    assert not link.is_visible()
    page.keyboard.press("Enter")
    link.wait_for(state="visible")
    if script:
        assert button.get_attribute("aria-expanded") == "true"
    page.keyboard.press("Escape")
    link.wait_for(state="hidden")
    if script:
        assert button.get_attribute("aria-expanded") == "false"
        assert button.evaluate("node => node === document.activeElement")
    context.close()


def _focused(page: Page) -> bool:
    return (
        page.locator("button:focus").count() == 1
        and "Meny" in page.locator("button:focus").inner_text()
    )


def test_the_whole_text_is_there_without_script(browser: Browser, address: str):
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto(PAGES["kapitel"])
    assert (
        page.get_by_role("heading", level=1).inner_text() == "2. Det systematiska kvalitetsarbetet"
    )
    assert page.locator("#att-arbeta-med-innovation, [id$='-st1']").count() > 5
    assert page.get_by_role(
        "img", name="Ständiga förbättringar i en cykel av fem steg"
    ).is_visible()
    context.close()


def test_a_reader_chooses_the_colour_scheme_and_the_choice_stays(page: Page):
    page.goto(PAGES["start"])

    def ground() -> str:
        return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))

    before = ground()
    button = page.get_by_role("button", name="Färg")
    seen = {before}
    for _ in range(3):
        button.click()
        seen.add(ground())
    assert len(seen) == 2
    while ground() == before:
        button.click()
    page.goto(PAGES["dokument"])
    assert ground() != before


def test_the_contents_mark_the_section_in_view(page: Page):
    page.set_viewport_size({"width": 1440, "height": 800})
    page.goto(PAGES["kapitel"])
    heading = page.locator("h2").last
    heading.scroll_into_view_if_needed()
    page.mouse.wheel(0, 400)
    page.locator("[aria-current=true]").first.wait_for(state="attached")


def test_pull_quotes_are_silent_to_a_screen_reader(page: Page):
    page.goto(PAGES["kapitel"])
    assert page.locator(".citatruta").count() > 0
    tree = page.locator("main").aria_snapshot()
    quote = page.locator(".citatruta").first.inner_text().strip()
    assert tree.count(quote) <= 1


def test_every_figure_has_a_title_and_a_full_text_alternative(page: Page):
    for name in ("kapitel", "rutor"):
        page.goto(PAGES[name])
        for figure in page.locator("figure.figur").all():
            image = figure.get_by_role("img")
            assert image.count() == 1
            words = figure.locator("details p").text_content() or ""
            assert len(words.split()) > 20


def test_on_paper_the_text_stands_alone(page: Page):
    page.goto(PAGES["kapitel"])
    page.emulate_media(media="print")
    assert not page.locator("header").first.is_visible()
    assert page.locator("h1").is_visible()
    assert page.locator("[id$='-st1']").first.is_visible()


def test_a_link_to_a_passage_marks_it(page: Page):
    page.goto(PAGES["kapitel"] + "#malstyrt-arbete-st2")
    marked = page.locator("#malstyrt-arbete-st2")
    assert marked.evaluate("node => node.matches(':target')")
    top = marked.evaluate("node => node.getBoundingClientRect().top")
    assert 0 <= top < 400


def test_a_permanent_link_leads_to_the_section(page: Page):
    page.goto("id/kvalitetsprogram/2021-remiss/kommunstyrelsens-ansvar/")
    page.wait_for_url("**/genomforande/#kommunstyrelsens-ansvar")
    assert page.locator("#kommunstyrelsens-ansvar").is_visible()


def test_a_lost_page_says_so_in_swedish(site: Path):
    text = (site / "404.html").read_text("utf-8")
    assert 'lang="sv"' in text
    assert "finns inte" in text


def test_the_server_sends_the_policy(page: Page):
    answer: Response | None = page.goto(PAGES["start"])
    assert answer is not None
    assert "script-src 'self'" in answer.headers["content-security-policy"]
