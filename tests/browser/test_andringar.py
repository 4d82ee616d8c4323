"""On the page of a role: what has changed since a day that the reader chooses."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser.test_pages import TAGS

ROLE = "roller/tekniska-namnden/"
DAYS = ["2041-03-01", "2037-12-01", "2035-05-20", "2032-05-20"]


@pytest.fixture
def role(browser: Browser, small_city: str) -> Iterator[Page]:
    context = browser.new_context(base_url=small_city, locale="sv-SE")
    page = context.new_page()
    page.goto(ROLE)
    yield page
    context.close()


def shown(page: Page) -> list[str]:
    days = page.locator("section[data-dag]:visible")
    return [str(days.nth(n).get_attribute("data-dag")) for n in range(days.count())]


def said(page: Page) -> str:
    return page.locator("[data-andringsfraga] [role=status]").inner_text()


def test_every_change_stands_there_newest_first(role: Page):
    assert shown(role) == DAYS
    assert said(role) == ""


def test_a_day_shows_what_has_changed_since_then(role: Page):
    role.get_by_label("Ändrat sedan").fill("2035-05-20")
    assert shown(role) == DAYS[:3]
    assert said(role) == "Visar 7 ändringar."
    role.get_by_label("Ändrat sedan").fill("2038-01-01")
    assert shown(role) == DAYS[:1]


def test_it_says_so_if_nothing_has_changed(role: Page):
    role.get_by_label("Ändrat sedan").fill("2041-03-02")
    assert shown(role) == []
    assert said(role) == "Inget har ändrats sedan dess."


def test_the_day_stands_in_the_address_and_can_be_shared(role: Page):
    role.get_by_label("Ändrat sedan").fill("2036-01-01")
    assert role.url.endswith(f"{ROLE}?sedan=2036-01-01")
    role.goto(f"{ROLE}?sedan=2041-01-01")
    assert role.get_by_label("Ändrat sedan").input_value() == "2041-01-01"
    assert shown(role) == DAYS[:1]
    role.get_by_role("button", name="Visa alla ändringar").click()
    assert shown(role) == DAYS
    assert role.url.endswith(ROLE)


def test_an_address_with_no_day_in_it_shows_everything(role: Page):
    role.goto(f"{ROLE}?sedan=i-går")
    assert shown(role) == DAYS


def test_without_script_everything_stands_there(browser: Browser, small_city: str):
    context = browser.new_context(base_url=small_city, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{ROLE}?sedan=2041-03-02")
    assert shown(page) == DAYS
    assert not page.get_by_label("Ändrat sedan").is_visible()
    context.close()


def test_a_change_leads_to_where_it_is_seen(role: Page):
    links = role.locator("[data-andringar] a")
    addresses = [str(links.nth(n).get_attribute("href")) for n in range(links.count())]
    assert len(addresses) > 3
    for address in addresses:
        role.goto(ROLE)
        link = role.locator(f'[data-andringar] a[href="{address}"]').first
        target = str(link.evaluate("link => link.href"))
        link.click()
        role.wait_for_url(lambda url, target=target: url == target)
        fragment = target.partition("#")[2]
        assert role.locator("h1").count() == 1
        assert not fragment or role.locator(f'[id="{fragment}"]').count() == 1


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(browser: Browser, small_city: str, width: int, scheme: str):
    context = browser.new_context(
        base_url=small_city, viewport={"width": width, "height": 800}, bypass_csp=True,
        color_scheme="dark" if scheme == "dark" else "light",
    )  # fmt: skip
    page = context.new_page()
    page.goto(ROLE)
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}})
    wide = page.evaluate("document.documentElement.scrollWidth")
    context.close()
    assert found.response["violations"] == []
    assert wide <= width
