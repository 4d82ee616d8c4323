"""A reader's checklists: chosen, ticked, kept, revised and shown to others, by any means."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Dialog, Locator, Page, Route

from macros.reading.library import Library
from macros.today.asked import AskedDuty, asked_duties, list_for
from tests.browser.test_pages import TAGS
from tests.modules import ASSETS

KEY = "styrdok.ansvar.v1"
ROLE = "roller/medarbetare/"
CHOSEN = "roller/valda/?roll=chef&roll=medarbetare"
TWO = ("chef", "medarbetare")


@pytest.fixture
def mina(known: Library) -> tuple[AskedDuty, ...]:
    """What the texts ask of an employee."""
    return list_for(known, known.roller["medarbetare"], asked_duties(known)).alla


@pytest.fixture
def arlig(mina: tuple[AskedDuty, ...]) -> AskedDuty:
    return next(punkt for punkt in mina if punkt.ansvar.aterkommer == "arligen")


def item(page: Page, duty: str) -> Locator:
    return page.locator(f"[data-ansvar='{duty}']")


def box(page: Page, duty: str) -> Locator:
    return item(page, duty).get_by_role("checkbox")


def ready(page: Page, address: str = ROLE) -> Page:
    page.goto(address)
    page.locator(".bock").first.wait_for()
    return page


def kept(page: Page) -> Any:
    return json.loads(page.evaluate(f"localStorage.getItem('{KEY}')") or "{}")


def keep(page: Page, ticks: object) -> None:
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, json.dumps(ticks)])


def tick(**fields: str) -> dict[str, str]:
    return {"hash": "a" * 12, "text": "Cykla.", "citat": "Alla ska cykla.", "datum": "2026-01-02", "anteckning": "", **fields}  # fmt: skip


def file_with(folder: Path, content: object, name: str = "bockar.json") -> Path:
    path = folder / name
    path.write_text(content if isinstance(content, str) else json.dumps(content), "utf-8")
    return path


def saved(ticks: object) -> dict[str, object]:
    return {"typ": "styrdok-bockar", "version": 1, "bockar": ticks}


def read_in(page: Page, path: Path, press: Callable[[Locator], None] = Locator.click) -> str:
    """Read a file in, and return what the page then says."""
    with page.expect_file_chooser() as asked:
        press(page.get_by_role("button", name="Läs från fil"))
    page.locator(".besked").evaluate("node => node.textContent = ''")
    asked.value.set_files(path)
    page.locator(".besked:not(:empty)").wait_for()
    return page.locator(".besked").inner_text()


# ---- By mouse, touch and keyboard ----


@dataclass(frozen=True)
class Means:
    """One way to work a page."""

    context: dict[str, Any]
    press: Callable[[Locator], None]


def by_keyboard(target: Locator) -> None:
    page = target.page
    for _ in range(400):
        if target.evaluate("node => node === document.activeElement"):
            break
        page.keyboard.press("Tab")
    else:
        pytest.fail(f"{target} was not reached")
    page.keyboard.press("Space")


MEANS = {
    "mus": Means({}, Locator.click),
    "pekskarm": Means(
        {"has_touch": True, "is_mobile": True, "viewport": {"width": 360, "height": 700}},
        Locator.tap,
    ),
    "tangentbord": Means({}, by_keyboard),
}


@pytest.mark.parametrize("name", MEANS)
def test_a_reader_with_two_roles_ticks_leaves_comes_back_and_takes_the_ticks_along(
    browser: Browser, address: str, known: Library, tmp_path: Path, name: str, arlig: AskedDuty
):
    means = MEANS[name]
    press = means.press
    context = browser.new_context(base_url=address, locale="sv-SE", **means.context)
    page = context.new_page()

    page.goto("roller/")
    for role in TWO:
        press(page.get_by_role("checkbox", name=known.roller[role].namn, exact=True))
    press(page.get_by_role("button", name="Visa checklistan"))
    page.wait_for_url(f"**/{CHOSEN}")
    page.locator(".bock").first.wait_for()
    total = page.locator("[data-ansvar]").count()
    assert page.locator(".framsteg").inner_text() == f"0 av {total} avbockade"

    press(box(page, arlig.ansvar.id))
    assert page.locator(".framsteg").inner_text() == f"1 av {total} avbockade"
    press(item(page, arlig.ansvar.id).get_by_role("button", name="Anteckning"))
    page.keyboard.type("Anmäld till november")
    state = context.storage_state()
    with page.expect_download() as saving:
        press(page.get_by_role("button", name="Spara till fil"))
    path = tmp_path / saving.value.suggested_filename
    saving.value.save_as(path)
    context.close()
    content = json.loads(path.read_text("utf-8"))
    assert content["typ"] == "styrdok-bockar"
    assert content["bockar"][arlig.ansvar.id]["hash"] == arlig.ansvar.hash

    again = browser.new_context(base_url=address, storage_state=state, **means.context)
    page = ready(again.new_page())
    assert box(page, arlig.ansvar.id).is_checked()
    assert (
        item(page, arlig.ansvar.id).get_by_role("textbox").input_value() == "Anmäld till november"
    )
    press(box(page, arlig.ansvar.id))
    assert not box(page, arlig.ansvar.id).is_checked()
    again.close()

    elsewhere = browser.new_context(base_url=address, **means.context)
    page = ready(elsewhere.new_page())
    assert not box(page, arlig.ansvar.id).is_checked()
    assert "1 punkt i filen, varav 1 ny eller nyare" in read_in(page, path, press)
    assert box(page, arlig.ansvar.id).is_checked()
    elsewhere.close()


def revise(context: BrowserContext, punkt: AskedDuty) -> tuple[str, str]:
    """Serve role pages with another wording of a duty; return the old and the new word."""
    old, new = "beslutade", "fastställda"

    def answer(route: Route) -> None:
        response = route.fetch()
        before, mark, after = response.text().partition(f'data-ansvar="{punkt.ansvar.id}"')
        duty, end, rest = after.partition("</li>")
        assert not mark or old in duty
        duty = duty.replace(punkt.ansvar.hash, "0123456789ab").replace(old, new)
        route.fulfill(response=response, body=before + mark + duty + end + rest)

    context.route(re.compile(r"/roller/(chef|medarbetare)/$"), answer)
    return old, new


def told(mark: Locator) -> dict[str, str]:
    """What is said of a revised duty: each wording whole, by its label."""
    rows = mark.locator("dl").evaluate_all(
        "lists => lists.flatMap(dl => [...dl.children].map(node => [node.tagName, node.textContent]))"
    )
    assert [tag for tag, _ in rows] == ["DT", "DD"] * (len(rows) // 2)
    return {label: text for (_, label), (_, text) in zip(rows[::2], rows[1::2], strict=True)}


@pytest.mark.parametrize("where", [ROLE, CHOSEN], ids=["en", "flera"])
@pytest.mark.parametrize("name", MEANS)
def test_a_tick_of_a_wording_that_has_been_revised_is_marked_and_can_be_made_anew(
    browser: Browser, address: str, name: str, where: str, arlig: AskedDuty
):
    means = MEANS[name]
    context = browser.new_context(base_url=address, **means.context)
    page = ready(context.new_page())
    means.press(box(page, arlig.ansvar.id))
    old, new = revise(context, arlig)
    ready(page, where)
    duty = item(page, arlig.ansvar.id)
    mark = duty.locator(".andrad")
    assert "Ändrad sedan du bockade av" in mark.inner_text()
    before, after = arlig.ansvar.citat, arlig.ansvar.citat.replace(old, new)
    assert before != after
    assert told(mark)["Så stod det"] == before
    assert told(mark)["Så står det nu"] == after
    assert not box(page, arlig.ansvar.id).is_checked()
    assert "0 av" in page.locator(".framsteg").inner_text()
    assert "1 ändrad sedan du bockade av" in page.locator(".framsteg").inner_text()

    means.press(mark.get_by_role("button", name="Bocka av den nya lydelsen"))
    assert box(page, arlig.ansvar.id).is_checked()
    assert mark.count() == 0
    assert box(page, arlig.ansvar.id).evaluate("node => node === document.activeElement")
    context.close()


# ---- Several roles ----


def test_the_merged_list_has_what_binds_each_role_once_and_names_whom_it_binds(
    page: Page, known: Library
):
    every = asked_duties(known)
    lists = {
        role: {p.ansvar.id for p in list_for(known, known.roller[role], every).alla} for role in TWO
    }
    ready(page, CHOSEN)
    shown = page.locator("[data-ansvar]").evaluate_all("nodes => nodes.map(n => n.dataset.ansvar)")
    assert sorted(shown) == sorted(lists["chef"] | lists["medarbetare"])
    both = lists["chef"] & lists["medarbetare"]
    assert both
    for duty in both:
        assert "Gäller: Chef och Medarbetare" in item(page, duty).inner_text()
    alone = next(iter(lists["chef"] - both))
    assert "Gäller: Chef" in item(page, alone).inner_text()
    assert "Medarbetare" not in item(page, alone).inner_text()
    for role in TWO:
        assert page.get_by_role("checkbox", name=known.roller[role].namn, exact=True).is_checked()


def test_the_links_of_the_merged_list_lead_where_the_roles_own_lead(page: Page):
    ready(page, ROLE)
    links = "nodes => nodes.map(n => [n.dataset.ansvar, n.querySelector('.ansvar-fakta a').href])"
    own = dict(page.locator("[data-ansvar]").evaluate_all(links))
    ready(page, CHOSEN)
    merged = dict(page.locator("[data-ansvar]").evaluate_all(links))
    assert {duty: merged[duty] for duty in own} == own


def test_a_role_that_is_not_there_is_not_asked_for(page: Page):
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    ready(page, "roller/valda/?roll=chef&roll=finns-inte&roll=..%2F..%2Fom")
    assert [url for url in asked if "finns-inte/" in url or "/om/" in url] == []
    assert page.locator("[data-ansvar]").count() > 0


@pytest.mark.parametrize("query", ["", "?roll=finns-inte"])
def test_who_has_chosen_no_role_is_asked_to(page: Page, query: str):
    page.goto(f"roller/valda/{query}")
    page.get_by_text("Välj en eller flera roller.").wait_for()
    assert page.get_by_role("button", name="Visa checklistan").is_visible()


def test_where_the_lists_cannot_be_fetched_the_page_says_so_and_links_to_them(page: Page):
    page.route("**/roller/chef/", lambda route: route.abort())
    page.goto(CHOSEN)
    page.get_by_text("Listorna gick inte att hämta").wait_for()
    assert page.locator("main").get_by_role("link", name="Medarbetare", exact=True).is_visible()


# ---- What is kept ----


def test_a_tick_holds_the_wording_that_was_ticked(page: Page, arlig: AskedDuty):
    ready(page)
    box(page, arlig.ansvar.id).check()
    found = kept(page)[arlig.ansvar.id]
    assert found["hash"] == arlig.ansvar.hash
    assert found["text"] == arlig.ansvar.checklista
    assert found["citat"] == arlig.ansvar.citat
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", found["datum"])
    box(page, arlig.ansvar.id).uncheck()
    assert kept(page) == {}


def test_a_note_is_kept_with_and_without_a_tick(page: Page, arlig: AskedDuty):
    ready(page)
    duty = item(page, arlig.ansvar.id)
    duty.get_by_role("button", name="Anteckning").click()
    duty.get_by_role("textbox").fill("Fråga Bo")
    ready(page)
    assert duty.get_by_role("textbox").input_value() == "Fråga Bo"
    assert not box(page, arlig.ansvar.id).is_checked()
    box(page, arlig.ansvar.id).check()
    box(page, arlig.ansvar.id).uncheck()
    ready(page)
    assert duty.get_by_role("textbox").input_value() == "Fråga Bo"
    duty.get_by_role("textbox").fill("")
    assert kept(page) == {}


def test_two_open_pages_keep_each_others_ticks(page: Page, mina: tuple[AskedDuty, ...]):
    first, second = mina[0].ansvar.id, mina[1].ansvar.id
    ready(page)
    other = ready(page.context.new_page())
    box(page, first).check()
    other.locator(f"[data-ansvar='{first}'] .bock:checked").wait_for()
    box(other, second).check()
    assert kept(page).keys() == {first, second}


def test_a_tick_of_a_duty_that_is_gone_is_listed_until_the_reader_removes_it(
    page: Page, known: Library, mina: tuple[AskedDuty, ...]
):
    mine = {punkt.ansvar.id for punkt in mina}
    other = next(p.ansvar for p in asked_duties(known) if p.ansvar.id not in mine)
    ready(page)
    keep(page, {"cykla-alltid": tick(), other.id: tick(hash=other.hash, text=other.checklista)})
    ready(page)
    gone = page.locator(".borttagna li")
    gone.wait_for()
    assert gone.count() == 1  # a tick on another role's page is not gone
    assert "Cykla." in gone.inner_text()
    gone.get_by_role("button", name="Ta bort").click()
    gone.wait_for(state="detached")
    assert kept(page).keys() == {other.id}


def test_where_the_duties_cannot_be_fetched_none_is_called_gone(page: Page):
    ready(page)
    keep(page, {"cykla-alltid": tick()})
    page.route("**/ansvar.json", lambda route: route.abort())
    ready(page)
    page.wait_for_load_state("networkidle")
    assert page.locator(".borttagna li").count() == 0
    assert kept(page).keys() == {"cykla-alltid"}


CLOSED = {
    "stangd": "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('', 'SecurityError') }})",
    "full": "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError') }",
}


@pytest.mark.parametrize("why", CLOSED)
def test_where_nothing_can_be_kept_the_list_works_and_says_so(
    page: Page, why: str, arlig: AskedDuty
):
    page.add_init_script(CLOSED[why])
    ready(page)
    box(page, arlig.ansvar.id).check()
    assert box(page, arlig.ansvar.id).is_checked()
    assert "1 av" in page.locator(".framsteg").inner_text()
    assert "tillåter inte att något sparas" in page.locator(".besked").inner_text()


@pytest.mark.parametrize("rubbish", ["{", "[]", '"x"', '{"a": 1}', '{"a": {"datum": "i går"}}'])
def test_what_cannot_be_read_is_put_aside_and_not_overwritten(
    page: Page, rubbish: str, arlig: AskedDuty
):
    ready(page)
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, rubbish])
    ready(page)
    assert "gick inte att läsa" in page.locator(".besked").inner_text()
    box(page, arlig.ansvar.id).check()
    assert kept(page).keys() == {arlig.ansvar.id}
    assert page.evaluate(f"localStorage.getItem('{KEY}.olaslig')") == rubbish


# ---- Files ----


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{",
        "null",
        "[]",
        {"typ": "annat", "version": 1, "bockar": {}},
        {"typ": "styrdok-bockar", "version": 2, "bockar": {}},
        {"typ": "styrdok-bockar", "version": 1},
        saved([]),
        saved({"a": None}),
        saved({"a": tick(datum="i går")}),
        saved({"a": tick() | {"hash": 7}}),
        saved({"a": tick(text="x" * 10_000)}),
        saved({"Å Ä": tick()}),
        '{"typ": "styrdok-bockar", "version": 1, "bockar": {"__proto__": {"datum": "2026-01-02"}}}',
    ],
)
def test_a_bad_file_is_refused_whole_and_nothing_is_lost(
    page: Page, tmp_path: Path, content: object, arlig: AskedDuty
):
    ready(page)
    box(page, arlig.ansvar.id).check()
    before = kept(page)
    said = read_in(page, file_with(tmp_path, content, "fel.json"))
    assert said.startswith("Filen fel.json är ingen sparad checklista")
    assert "kvar som de var" in said
    assert kept(page) == before


def test_when_a_file_and_the_page_differ_the_newest_wins(
    page: Page, tmp_path: Path, mina: tuple[AskedDuty, ...]
):
    older, newer, same, new = (punkt.ansvar.id for punkt in mina[:4])
    ready(page)
    keep(
        page,
        {
            older: tick(datum="2026-03-01", text="Här"),
            newer: tick(datum="2026-03-01", text="Här", anteckning="Kvar"),
            same: tick(datum="2026-03-01", text="Här"),
        },
    )
    ready(page)
    file = saved(
        {
            older: tick(datum="2026-02-28", text="Fil", anteckning="Ur filen"),
            newer: tick(datum="2026-03-02", text="Fil"),
            same: tick(datum="2026-03-01", text="Fil"),
            new: tick(datum="2020-01-01", text="Fil"),
        }
    )
    said = read_in(page, file_with(tmp_path, file))
    assert said == "4 punkter i filen, varav 2 nya eller nyare än här."
    found = kept(page)
    assert {duty: found[duty]["text"] for duty in found} == {older: "Här", newer: "Fil", same: "Här", new: "Fil"}  # fmt: skip
    # A written note is never lost to an empty one.
    assert found[older]["anteckning"] == "Ur filen"
    assert found[newer]["anteckning"] == "Kvar"


def test_nothing_that_a_file_says_becomes_markup(page: Page, tmp_path: Path, arlig: AskedDuty):
    evil = "<img src=x onerror=alert(1)> **fet**"
    shown: list[str] = []

    def alarm(dialog: Dialog) -> None:
        shown.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", alarm)
    ready(page)
    ticks = {arlig.ansvar.id: tick(text=evil, anteckning=evil), "borta": tick(text=evil)}
    read_in(page, file_with(tmp_path, saved(ticks)))
    page.locator(".borttagna li").wait_for()
    assert page.locator("main img").count() == 0
    assert evil in page.locator(".borttagna li").inner_text()
    assert shown == []


# ---- The receipt ----


@pytest.mark.parametrize("where", [ROLE, CHOSEN], ids=["en", "flera"])
def test_a_receipt_names_roles_date_duties_and_the_hash_of_each_version(
    page: Page, site: Path, where: str, arlig: AskedDuty
):
    versions = json.loads((site / "api/v1/versioner.json").read_text("utf-8"))["versioner"]
    of = {(v["dokument"], v["id"]): v["sha256"] for v in versions}
    ready(page, where)
    box(page, arlig.ansvar.id).check()
    page.get_by_role("button", name="Kvittens").click()
    receipt = page.get_by_role("dialog", name="Läst och förstått")
    words = receipt.inner_text()
    assert ("Gäller: Medarbetare" if where == ROLE else "Gäller: Chef, Medarbetare") in words
    assert re.search(r"Datum: \d+ \w+ \d{4}", words)
    assert arlig.ansvar.checklista in words
    assert words.count("SHA-256") == 1
    assert of[arlig.dokument.id, arlig.version.id] in words
    with page.expect_download() as saving:
        receipt.get_by_role("button", name="Spara som textfil").click()
    text = Path(saving.value.path()).read_text("utf-8")
    assert re.fullmatch(r"kvittens-\d{4}-\d\d-\d\d\.txt", saving.value.suggested_filename)
    for part in (
        "Läst och förstått",
        arlig.ansvar.id,
        arlig.ansvar.hash,
        of[arlig.dokument.id, arlig.version.id],
    ):
        assert part in text
    page.keyboard.press("Escape")
    receipt.wait_for(state="detached")
    assert page.get_by_role("button", name="Kvittens").evaluate("n => n === document.activeElement")


def test_a_receipt_leaves_out_what_has_been_revised(page: Page, mina: tuple[AskedDuty, ...]):
    old, new = mina[0].ansvar, mina[1].ansvar
    ready(page)
    keep(page, {old.id: tick()})
    ready(page)
    box(page, new.id).check()
    page.get_by_role("button", name="Kvittens").click()
    words = page.get_by_role("dialog").inner_text()
    assert new.id in words
    assert old.id not in words
    assert f"1 av {len(mina)} uppgifter" in words


def test_a_receipt_says_when_the_hashes_could_not_be_had(page: Page, arlig: AskedDuty):
    page.route("**/versioner.json", lambda route: route.fulfill(status=500))
    ready(page)
    box(page, arlig.ansvar.id).check()
    page.get_by_role("button", name="Kvittens").click()
    assert "SHA-256: gick inte att hämta" in page.get_by_role("dialog").inner_text()


def test_there_is_no_receipt_for_nothing(page: Page):
    ready(page)
    page.get_by_role("button", name="Kvittens").click()
    assert "Bocka av minst en uppgift först" in page.locator(".besked").inner_text()
    assert page.get_by_role("dialog").count() == 0


# ---- Paper ----


def test_on_paper_each_item_has_an_empty_box_and_there_are_no_tools(page: Page, arlig: AskedDuty):
    ready(page)
    box(page, arlig.ansvar.id).check()
    page.emulate_media(media="print")
    empty = page.locator("[data-ansvar]").evaluate_all(
        """nodes => nodes.map(n => {
            const box = getComputedStyle(n, '::before');
            return box.content === '""' && box.borderTopStyle === 'solid' && parseFloat(box.width) > 8;
        })"""
    )
    assert empty
    assert all(empty)
    for tool in ("[data-verktyg]", ".bock", ".anteckna", ".ansvar-citat"):
        assert not page.locator(tool).first.is_visible()
    facts = item(page, arlig.ansvar.id).locator(".ansvar-fakta a")
    assert facts.is_visible()
    assert facts.evaluate("n => getComputedStyle(n).textDecorationLine") == "none"


def test_a_printed_receipt_stands_alone(page: Page, arlig: AskedDuty):
    ready(page)
    box(page, arlig.ansvar.id).check()
    page.get_by_role("button", name="Kvittens").click()
    page.get_by_role("dialog").wait_for()
    page.emulate_media(media="print")
    assert page.get_by_role("dialog").is_visible()
    assert not page.locator("main").is_visible()
    assert not page.get_by_role("button", name="Stäng").is_visible()


# ---- For everyone ----


@pytest.mark.parametrize("where", [ROLE, "roller/valda/"])
def test_without_script_everything_stands_there_and_no_tool_is_empty(
    browser: Browser, address: str, where: str, mina: tuple[AskedDuty, ...]
):
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto(where)
    if where == ROLE:
        assert page.locator("[data-ansvar] .ansvar-text").count() == len(mina)
        assert page.locator("main").get_by_role("checkbox").count() == 0
        assert page.locator("main").get_by_role("button").count() == 0
        page.get_by_text("Så står det").first.click()
        assert page.locator("blockquote").first.is_visible()
    else:
        assert page.locator("main").get_by_role("link", name="Chef", exact=True).is_visible()
    context.close()


def problems(page: Page) -> list[object]:
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}})
    return [
        (rule["id"], node["target"], node["failureSummary"])
        for rule in found.response["violations"]
        for node in rule["nodes"]
    ]


@pytest.fixture(params=[(320, "light"), (320, "dark"), (1280, "light"), (1280, "dark")], ids=str)
def looked_at(browser: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    width, scheme = request.param
    context = browser.new_context(
        base_url=address, viewport={"width": width, "height": 800}, color_scheme=scheme,
        bypass_csp=True,
    )  # fmt: skip
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("where", ["roller/", ROLE, "roller/valda/", CHOSEN])
def test_axe_finds_nothing(looked_at: Page, where: str, mina: tuple[AskedDuty, ...]):
    page = looked_at
    page.goto(where)
    if page.locator("[data-checklista]").count() or where == CHOSEN:
        ready(page, where)
        keep(page, {mina[0].ansvar.id: tick(anteckning="Fråga Bo"), "borta": tick()})
        ready(page, where)
        page.locator(".borttagna li").wait_for()
        box(page, mina[1].ansvar.id).check()
        page.evaluate("scrollTo(0, 0)")  # or the header covers half of something
    assert problems(page) == []
    assert (
        page.evaluate("document.scrollingElement.scrollWidth")
        <= (page.viewport_size or {})["width"]
    )
    if page.locator("[data-verktyg]").count():
        page.get_by_role("button", name="Kvittens").click()
        page.get_by_role("dialog").wait_for()
        assert problems(page) == []


def test_every_control_is_named_and_large_enough_to_hit(page: Page, mina: tuple[AskedDuty, ...]):
    page.set_viewport_size({"width": 320, "height": 640})
    ready(page)
    keep(page, {mina[0].ansvar.id: tick(), "borta": tick()})
    ready(page)
    page.locator(".borttagna li").wait_for()
    controls = page.locator("main :is(button, input:not([hidden]), summary):visible").all()
    assert len(controls) > 2 * len(mina)
    for control in controls:
        size = control.bounding_box()
        assert size is not None
        assert size["height"] >= 24, control
        assert size["width"] >= 24, control
    names = [
        c.evaluate("n => n.labels?.[0]?.textContent ?? n.textContent")
        for c in page.locator(".bock, .anteckna").all()
    ]
    assert all(names)
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("where", [ROLE, "roller/kommunstyrelsen/", CHOSEN])
def test_what_the_script_adds_moves_nothing(browser: Browser, address: str, where: str, width: int):
    """The list must look the same before the script as after it, but for what it adds."""
    context = browser.new_context(base_url=address, viewport={"width": width, "height": 800})
    page = context.new_page()
    page.add_init_script(
        """window.rubbat = 0;
        new PerformanceObserver(list => list.getEntries().forEach(e => window.rubbat += e.value))
            .observe({type: 'layout-shift', buffered: true});"""
    )
    # So late that the page has been painted without it.
    page.route("**/checklist/*.js", lambda route: (page.wait_for_timeout(300), route.continue_()))
    ready(page, where)
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(200)
    assert page.evaluate("window.rubbat") == 0
    context.close()


def test_the_scripts_of_a_list_keep_the_budget():
    """Counted with those that are fetched by another script: 12 kB, gzip."""
    frame = [ASSETS / f"page/{name}.js" for name in ("scheme", "frame", "base")]
    paths = [*frame, *(ASSETS / "checklist").glob("*.js")]
    assert len(paths) > len(frame)
    assert sum(len(gzip.compress(path.read_bytes(), 9)) for path in paths) <= 12_000


@pytest.mark.parametrize("same", ["", "text", "citat"])
def test_what_a_duty_said_and_what_it_says_now_stand_whole_after_each_other(
    page: Page, same: str, mina: tuple[AskedDuty, ...]
):
    """The reader need not put a wording together; what is as it was is not told."""
    duty = mina[0].ansvar
    now = {"text": duty.checklista, "citat": duty.citat}
    was = {"text": "Cykla till <b>jobbet</b>.", "citat": "Alla ska cykla, varje dag."}
    if same:
        was[same] = now[same]
    ready(page)
    keep(page, {duty.id: tick(**was)})
    ready(page)
    mark = item(page, duty.id).locator(".andrad")
    labels = {"text": ("Förut", "Nu"), "citat": ("Så stod det", "Så står det nu")}
    assert told(mark) == {
        label: wording[field]
        for field in labels
        if field != same
        for label, wording in zip(labels[field], (was, now), strict=True)
    }
    assert mark.is_visible()
    assert mark.locator("ins, del").count() == 0


@pytest.mark.parametrize("button", ["Spara till fil", "Kvittens"])
def test_where_a_tool_cannot_be_fetched_the_list_says_so(
    page: Page, button: str, mina: tuple[AskedDuty, ...]
):
    page.route(re.compile(r"/checklist/(file|receipt)\.js"), lambda route: route.abort())
    ready(page)
    box(page, mina[0].ansvar.id).check()
    page.get_by_role("button", name=button).click()
    page.locator(".besked", has_text="Det gick inte att hämta").wait_for()
    assert box(page, mina[0].ansvar.id).is_checked()
