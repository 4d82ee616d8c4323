"""What the tests in a browser share: the browser, and a page of the site in it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.browser import chromium

expect.set_options(timeout=60_000)  # milliseconds of patience: a slow machine is no mistake


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(
            executable_path=chromium.installed(), args=chromium.FLAGS
        )
        yield running
        running.close()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(base_url=address, locale="sv-SE")
    opened = context.new_page()
    yield opened
    context.close()
