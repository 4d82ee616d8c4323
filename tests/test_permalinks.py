"""A permanent link never dies and never lies, whatever became of its section."""

from __future__ import annotations

import functools
import posixpath
import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import urljoin

import pytest
from lxml import html

from macros import views
from macros.reading import library
from macros.reading.library import Library
from macros.today import permalinks as rule
from macros.today.fate import fate_of
from macros.today.permalinks import Permalink, Tombstone
from macros.views import versionsled
from scripts.publicera import permalinks, redirects
from tests.conftest import ROOT

TIDER = ROOT / "tests/golden/tider"
# Before the first, in the second, third and fourth version's time, the fourth being announced.
DAYS = (date(2030, 1, 1), date(2036, 1, 1), date(2038, 6, 1), date(2040, 5, 5), date(2042, 1, 1))
START = '<!doctype html><html lang="sv"><head><title>Småstad</title><link rel="stylesheet" href="assets/x.css"></head><body><a class="sidnamn" href="." aria-current="page">Småstad</a><a href="om/">Om</a><main><article><p>Start</p></article></main></body></html>'
PAGE = re.compile(r'<script src="[^"]+" data-mal="([^"]+)"')


@functools.cache
def at(day: date) -> Library:
    return library._read(TIDER.resolve(), day, utkast=False)


def by_address(day: date) -> dict[str, Permalink | Tombstone]:
    return {link.url: link for link in rule.permalinks(at(day))}


def leads_to(day: date, adress: str) -> str:
    link = by_address(day)[adress]
    assert isinstance(link, Permalink), f"{adress} is a page of its own"
    return link.target


def said(day: date, adress: str, tmp_path: Path) -> html.HtmlElement:
    (tmp_path / "index.html").write_text(START, "utf-8")
    permalinks.write(at(day), tmp_path)
    text = (tmp_path / adress / "index.html").read_text("utf-8")
    return html.document_fromstring(text)


def words(page: html.HtmlElement) -> str:
    [article] = page.xpath("//article")
    return " ".join(article.text_content().split())


# ---- Links that stay ----


@pytest.mark.parametrize("day", DAYS)
def test_every_section_of_every_published_version_has_a_link_that_stays(day: date):
    links = by_address(day)
    known = at(day)
    for key, (_, version) in known.versions.items():
        for avsnitt in known.avsnitt(key) if version.status.publiceras else ():
            link = links[f"id/{key[0]}/{key[1]}/{avsnitt.id}/"]
            assert isinstance(link, Permalink)
            assert link.target == views.avsnitt_url(key, avsnitt)
            assert link.kept is None


def test_a_link_that_stays_is_the_same_whatever_day_it_is():
    staying = [
        {a: link for a, link in by_address(day).items() if isinstance(link, Permalink) and not link.follows}
        for day in DAYS
    ]  # fmt: skip
    assert all(links == staying[0] for links in staying)


@pytest.mark.parametrize("day", DAYS)
def test_a_draft_has_no_link(day: date):
    assert not [adress for adress in by_address(day) if "utkast" in adress or "skugga" in adress]


# ---- Links that follow ----


@pytest.mark.parametrize("day", DAYS)
def test_every_id_that_was_ever_published_resolves(day: date):
    links = by_address(day)
    ever = {(entry.post.dokument, each.id) for entry in at(day).las if entry.post for each in entry.post.avsnitt}  # fmt: skip
    assert len(ever) > 20
    assert all(f"id/{dokument}/{avsnitt}/" in links for dokument, avsnitt in ever)


def test_a_link_that_follows_leads_to_the_version_in_force():
    assert (
        leads_to(DAYS[1], "id/gatuprogram/syfte/") == "gatuprogram/2034-beslutad/inledning/#syfte"
    )
    assert (
        leads_to(DAYS[3], "id/gatuprogram/syfte/") == "gatuprogram/2037-beslutad/inledning/#syfte"
    )
    assert (
        leads_to(DAYS[4], "id/gatuprogram/syfte/") == "gatuprogram/2041-beslutad/inledning/#syfte"
    )


def test_a_section_that_took_another_name_is_followed_to_it():
    assert (
        leads_to(DAYS[4], "id/gatuprogram/gronska/")
        == "gatuprogram/2041-beslutad/gator/#trad-i-gata"
    )


def test_a_section_is_followed_into_another_document():
    assert (
        leads_to(DAYS[1], "id/gatuprogram/belysning/") == "riktlinje-belysning/2035-beslutad/ljus/#ljus"
    )  # fmt: skip


def test_a_section_keeps_its_link_when_it_moves_to_another_chapter():
    assert leads_to(DAYS[1], "id/gatuprogram/rapport/").startswith("gatuprogram/2034-beslutad/uppf")
    assert leads_to(DAYS[2], "id/gatuprogram/rapport/").startswith("gatuprogram/2037-beslutad/inl")


def test_an_end_in_a_version_that_is_still_to_come_is_none_yet():
    assert leads_to(DAYS[3], "id/gatuprogram/gronska/").endswith("2037-beslutad/gator/#gronska")


# ---- Fragments ----


def kept(day: date, adress: str) -> tuple[str, ...] | None:
    link = by_address(day)[adress]
    assert isinstance(link, Permalink)
    return link.kept


def test_a_section_that_never_changed_keeps_every_fragment():
    assert kept(DAYS[4], "id/gatuprogram/gator/") is None


def test_only_passages_with_the_same_words_in_every_version_keep_their_fragment():
    assert kept(DAYS[2], "id/gatuprogram/mobler/") is None
    # "hundrade" became "sjuttionde" in the first paragraph; the second stands.
    assert kept(DAYS[4], "id/gatuprogram/mobler/") == ("st2",)
    assert kept(DAYS[2], "id/gatuprogram/rapport/") == ()


def test_a_version_still_to_come_takes_no_fragment_away():
    assert kept(DAYS[3], "id/gatuprogram/mobler/") is None


def test_a_fragment_is_kept_into_a_section_of_another_name_where_the_words_are_the_same():
    assert kept(DAYS[4], "id/gatuprogram/gronska/") == ("st1", "st2", "st3")
    assert kept(DAYS[4], "id/gatuprogram/belysning/") == ()


# ---- What is no longer one section ----


@pytest.mark.parametrize(
    ("adress", "told"),
    [
        ("id/gatuprogram/ord/", ("avslutades ”1.2 Ord i programmet”", "fördes inte över", "Skälet: Orden förklaras där de står.", "Inget avsnitt i en aktuell version")),
        ("id/gatuprogram/trad/", ("delades ”2.1 Träd” på ”2.1 Träd vid gator” och ”2.2 Träd i parker”", "I beslutad version 2034 (från 1 januari 2035)", "Skälet framgår inte av underlaget.")),
        ("id/gatuprogram/bankar/", ("slogs ”2.2 Bänkar” ihop med ”2.3 Papperskorgar” till ”2.3 Bänkar och papperskorgar”",)),
    ],
)  # fmt: skip
def test_the_page_of_an_ended_section_says_when_why_and_where_it_went(
    adress: str, told: tuple[str, ...], tmp_path: Path
):
    found = words(said(DAYS[1], adress, tmp_path))
    for part in told:
        # Headings are those of the latest version that has the section.
        assert part.replace("2.3 Bänkar och", "2.2 Bänkar och") in found


def test_a_split_that_was_merged_again_is_told_step_by_step(tmp_path: Path):
    found = words(said(DAYS[2], "id/gatuprogram/trad/", tmp_path))
    split, merged = found.index("I beslutad version 2034"), found.index("I beslutad version 2037")
    assert split < merged
    assert found.count("ihop med") == 1
    assert "2.1 Grönska (Gatuprogram, beslutad version 2037)" in found


@pytest.mark.parametrize("day", DAYS)
def test_the_page_of_an_ended_section_leads_nobody_on_and_every_link_leads_somewhere(
    day: date, tmp_path: Path
):
    (tmp_path / "index.html").write_text(START, "utf-8")
    known = at(day)
    permalinks.write(known, tmp_path)
    there = {views.avsnitt_url(key, a) for key in known.versions for a in known.avsnitt(key)}
    there |= {f"{dokument.id}/" for dokument in known.dokument}
    pages = [link for link in by_address(day).values() if isinstance(link, Tombstone)]
    for link in pages:
        text = (tmp_path / link.url / "index.html").read_text("utf-8")
        assert "refresh" not in text
        assert "redirect.js" not in text
        page = html.document_fromstring(text)
        hrefs = page.xpath("//article//a/@href")
        assert hrefs
        targets = [urljoin(f"http://x/{link.url}", href).removeprefix("http://x/") for href in hrefs]  # fmt: skip
        assert set(targets) <= there
        last = views.avsnitt_url(link.ode.key, known.avsnitt_med_id(link.ode.key)[link.ode.avsnitt])
        assert last in targets
    assert bool(pages) == (day > DAYS[0])


def test_the_page_of_an_ended_section_has_the_look_of_the_house(tmp_path: Path):
    page = said(DAYS[1], "id/gatuprogram/ord/", tmp_path)
    assert page.xpath("//link/@href") == ["../../../assets/x.css"]
    assert page.xpath("//a[@class='sidnamn']/@href") == ["../../../"]
    assert not page.xpath("//*[@aria-current]")
    assert page.findtext("head/title") == "1.2 Ord i programmet – Småstad"


# ---- The pages that lead on ----


def test_a_page_leads_on_with_and_without_script_and_by_a_link(site: Path):
    adress = "id/kvalitetsprogram/2021-remiss/kommunstyrelsens-ansvar/"
    target = "../../../../kvalitetsprogram/2021-remiss/genomforande/#kommunstyrelsens-ansvar"
    page = html.document_fromstring((site / adress / "index.html").read_bytes())
    assert page.xpath("//script/@data-mal") == [target]
    assert page.xpath("//noscript/meta/@content") == [f"0; url={target}"]
    assert page.xpath("//main//a/@href") == [target]
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]


def test_a_page_that_leads_on_weighs_next_to_nothing(site: Path):
    sizes = [path.stat().st_size for path in (site / "id").rglob("index.html")]
    assert len(sizes) > 500
    assert max(sizes) < 2_000


# ---- Redirects of a server ----

LINE = re.compile(r'^\s+(/id/\S+) "([^"]+)";?$', re.MULTILINE)


def maps(site: Path, name: str) -> tuple[dict[str, str], dict[str, str]]:
    text = (site / redirects.MAPS_FOLDER / name).read_text("utf-8")
    head, _, rest = text.partition("Länkar som står fast")
    assert not LINE.search(head)
    stays, _, follows = rest.partition("Länkar som följer med")
    return dict(LINE.findall(stays)), dict(LINE.findall(follows))


def leading_on(site: Path) -> Iterator[tuple[str, str]]:
    for path in sorted((site / "id").rglob("index.html")):
        match = PAGE.search(path.read_text("utf-8"))
        if match:
            yield f"/{path.parent.relative_to(site).as_posix()}/", match[1]


@pytest.mark.parametrize("name", ["regelverk.nginx.conf", "regelverk.caddy"])
def test_the_maps_say_what_the_pages_say(site: Path, name: str):
    stays, follows = maps(site, name)
    assert stays | follows == dict(leading_on(site))
    assert all(address.count("/") == 5 for address in stays)
    assert all(address.count("/") == 4 for address in follows)


def test_the_maps_leave_out_what_is_no_longer_one_section(tmp_path: Path):
    redirects.write(at(DAYS[1]), tmp_path)
    stays, follows = maps(tmp_path, "regelverk.caddy")
    assert "/id/gatuprogram/ord/" not in follows
    assert "/id/gatuprogram/2031-beslutad/ord/" in stays


def test_the_targets_of_the_maps_hold_in_any_folder(site: Path):
    stays, follows = maps(site, "regelverk.nginx.conf")
    for address, target in (stays | follows).items():
        path = posixpath.normpath(posixpath.join(address, target.partition("#")[0]))
        assert (site / path.lstrip("/") / "index.html").is_file()


def test_browsers_get_the_page_and_programs_the_redirect(site: Path):
    nginx = (site / redirects.MAPS_FOLDER / "regelverk.nginx.conf").read_text("utf-8")
    [pattern] = re.findall(r'"~(\^\(document[^"]+)" "";', nginx)
    assert re.search(pattern, "document|")
    assert re.search(pattern, "iframe|*/*")
    assert not re.search(pattern, "empty|*/*")
    assert '"~*text/html" "";' in nginx
    assert "return 301 $regelverk_fast" in (site / redirects.MAPS_FOLDER / "regelverk-server.nginx.conf").read_text("utf-8")  # fmt: skip


# ---- From version to version ----


def lines(day: date, path: str) -> list[tuple[str, str, str]]:
    return [(led.ord, led.namn, led.url) for led in versionsled.led(at(day), views.Textsida(path))]


def test_the_head_of_an_old_version_leads_to_the_same_chapter_of_the_current_one():
    assert lines(DAYS[3], "gatuprogram/2031-beslutad/gator.md") == [
        ("Det finns en nyare version:", "Beslutad version 2037", "gatuprogram/2037-beslutad/gator/")
    ]


def test_a_chapter_that_became_a_section_is_led_to_there():
    [(_, _, url)] = lines(DAYS[3], "gatuprogram/2031-beslutad/uppfoljning.md")
    assert url == "gatuprogram/2037-beslutad/inledning/#uppfoljning"


def test_a_chapter_that_is_gone_leads_to_the_title_page():
    [(_, _, url)] = lines(DAYS[4], "gatuprogram/2037-beslutad/beslut.md")
    assert url == "gatuprogram/2041-beslutad/"


def test_the_title_page_and_the_whole_text_lead_to_their_like():
    assert (
        lines(DAYS[3], "gatuprogram/2031-beslutad/index.md")[0][2] == "gatuprogram/2037-beslutad/"
    )
    assert (
        lines(DAYS[3], "gatuprogram/2031-beslutad/hela.md")[0][2]
        == "gatuprogram/2037-beslutad/hela/"
    )


def test_a_version_in_force_tells_of_the_one_to_come_and_that_one_of_it():
    assert lines(DAYS[3], "gatuprogram/2037-beslutad/gator.md") == [
        ("En ny version börjar gälla 1 juli 2041:", "Beslutad version 2041", "gatuprogram/2041-beslutad/gator/")
    ]  # fmt: skip
    assert lines(DAYS[3], "gatuprogram/2041-beslutad/gator.md") == [
        ("Fram till dess:", "Beslutad version 2037", "gatuprogram/2037-beslutad/gator/")
    ]  # fmt: skip


def test_the_newest_version_in_force_and_a_draft_say_nothing_of_others():
    assert lines(DAYS[4], "gatuprogram/2041-beslutad/gator.md") == []
    assert lines(DAYS[4], "gatuprogram/2043-utkast/gator.md") == []


@pytest.mark.parametrize(
    ("version", "avsnitt", "change"),
    [
        ("2031-beslutad", "gator", None),
        ("2031-beslutad", "syfte", ("Ändrat i beslutad version 2037", "gatuprogram/2037-beslutad/inledning/#syfte")),
        ("2034-beslutad", "syfte", None),
        ("2031-beslutad", "ord", ("Avslutat i beslutad version 2034", "id/gatuprogram/ord/")),
        ("2031-beslutad", "trad", ("Delat i beslutad version 2034", "id/gatuprogram/trad/")),
        ("2034-beslutad", "parktrad", ("Sammanslaget i beslutad version 2037", "id/gatuprogram/parktrad/")),
        ("2031-beslutad", "belysning", ("Flyttat i beslutad version 2034", "riktlinje-belysning/2035-beslutad/ljus/#ljus")),
        ("2037-beslutad", "gronska", None),
        ("2041-beslutad", "mobler", None),
    ],
)  # fmt: skip
def test_beside_a_section_of_an_old_version_stands_what_became_of_it(
    version: str, avsnitt: str, change: tuple[str, str] | None
):
    page = views.Textsida(f"gatuprogram/{version}/gator.md")
    assert versionsled.andrade(at(DAYS[3]), page, [avsnitt]).get(avsnitt) == change


def test_a_section_that_only_moved_to_another_chapter_says_so(tmp_path: Path):
    project = tmp_path / "p"
    shutil.copytree(TIDER, project)
    for version in ("2034-beslutad", "2037-beslutad"):
        for path in (project / f"docs/gatuprogram/{version}").glob("*.md"):
            path.write_text(path.read_text("utf-8").replace("3. Uppföljning", "Uppföljning").replace("1.2 Uppföljning", "Uppföljning"), "utf-8")  # fmt: skip
    known = library._read(project, DAYS[3], utkast=False)
    page = views.Textsida("gatuprogram/2034-beslutad/uppfoljning.md")
    assert versionsled.andrade(known, page, ["uppfoljning"])["uppfoljning"] == (
        "Flyttat i beslutad version 2037", "gatuprogram/2037-beslutad/inledning/#uppfoljning",
    )  # fmt: skip


def test_what_the_links_say_and_what_the_history_says_is_one_thing():
    known = at(DAYS[3])
    for link in rule.permalinks(known):
        if isinstance(link, Tombstone):
            assert fate_of(known, link.ode.key[0], link.ode.avsnitt) == link.ode
