"""The register with a script: narrowed to what is asked, and the address says how."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect


def test_the_register_is_filtered_and_the_address_says_how(page: Page):
    page.goto("styrdokument/?typ=strategi")
    expect(page.locator("form [role=status]")).to_have_text("Visar 10 av 86")
    page.get_by_label("Status").select_option("foreslas-upphora")
    expect(page.locator("tr[data-typ]:visible")).to_have_count(6)
    expect(page.locator("tr.grupp:visible")).to_have_count(1)
    expect(page).to_have_url(re.compile(r"\?typ=strategi&status=foreslas-upphora$"))


def test_a_day_shows_its_period_and_the_address_says_which(page: Page):
    page.goto("styrdokument/gallde/?den=2015-06-01")
    expect(page.locator("tr[data-fran]:visible")).to_have_count(1)
    expect(page.locator("tr[data-fran]:visible")).to_contain_text("Program för digital förnyelse")
    page.get_by_label("Vad gällde den").fill("1990-01-01")
    expect(page).to_have_url(re.compile(r"\?den=1990-01-01$"))
    expect(page.locator("form [role=status]")).to_contain_text(
        "inget dokument som gällde den dagen"
    )
    page.get_by_role("button", name="Visa alla perioder").click()
    assert page.locator("tr[data-fran]:visible").count() > 10
