"""The roles in a browser: chosen without script, read by all, followed from count to duty."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.test_pages import TAGS


def test_the_chooser_works_without_script(browser: Browser, address: str):
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto("roller/")
    page.get_by_label("Chef", exact=True).check()
    page.get_by_label("Medarbetare", exact=True).check()
    page.get_by_role("button", name="Visa checklistan").click()
    found = urlsplit(page.url)
    assert found.path == "/roller/valda/"
    assert parse_qs(found.query) == {"roll": ["chef", "medarbetare"]}
    main = page.get_by_role("main")
    main.get_by_role("link", name="Medarbetare", exact=True).click()
    expect(main.get_by_role("heading", level=1)).to_have_text("Medarbetare")
    expect(main.locator("[data-ansvar]").first).to_be_visible()
    assert page.locator("main :is(button, input)").count() == 0
    context.close()


@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (1280, "light")])
@pytest.mark.parametrize(
    "path", ["", "chef/", "namnder/", "systemagare/", "staden-i-stort/", "valda/"]
)
def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    browser: Browser, address: str, path: str, width: int, scheme: str
):
    context = browser.new_context(
        base_url=address, viewport={"width": width, "height": 800}, bypass_csp=True,
        color_scheme=scheme,  # type: ignore[arg-type]
    )  # fmt: skip
    page = context.new_page()
    page.goto(f"roller/{path}")
    for details in page.locator("main details").all():
        details.evaluate("node => { node.open = true }")
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}})
    wide = page.evaluate("document.scrollingElement.scrollWidth")
    context.close()
    assert [(rule["id"], len(rule["nodes"])) for rule in found.response["violations"]] == []
    assert wide <= width


@pytest.mark.parametrize("path", ["", "sok/"])
def test_the_header_is_read_and_reached_in_one_order_in_at_most_three_rows(page: Page, path: str):
    page.goto(path)
    for width in (320, 390, 768, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        places = [
            (round((box["y"] + box["height"] / 2) / 12), box["x"])
            for part in page.locator(".md-header :is(a, input, button)").all()
            if (box := part.bounding_box())
        ]
        assert len(places) >= 4
        assert places == sorted(places)
        assert len({row for row, _ in places}) <= 3


def test_a_count_in_the_matrix_opens_its_area_on_the_roles_page(page: Page):
    page.goto("roller/")
    row = page.get_by_role("row", name="Medarbetare")
    row.locator("a[href$='#o-informationssakerhet']").click()
    area = page.locator("#o-informationssakerhet")
    expect(area).to_be_visible()
    area.get_by_role("link").first.click()
    expect(page.locator("[data-ansvar]:target")).to_be_in_viewport()
