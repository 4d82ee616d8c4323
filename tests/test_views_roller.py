"""The roles: each finds its own list, every item on it rests on a sentence, nothing else is there."""

from __future__ import annotations

import json
import posixpath
import re
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from macros.model import (
    Ansvar,
    Aterkommer,
    Dagsstatus,
    Dokument,
    Modalitet,
    Omrade,
    Roll,
    Stalle,
    Status,
    Typ,
    Version,
)
from macros.reading.library import Library, load
from macros.today.asked import (
    BINDING_MODALITIES,
    FIRST_ITEMS,
    NOT_RECURRING,
    AskedDuty,
    Lage,
    asked_duties,
    first_items,
    lage_of,
    list_for,
)
from macros.views import vid_sidan_av
from macros.views.checklista import checklista
from macros.views.roller import (
    ansvarsmatris,
    rollkort,
    rolloversikt,
    rollsida,
    valda_roller,
)
from macros.views.sida import Sida
from macros.views.staden import MANY, staden_forr, staden_i_stort
from tests.conftest import library_with, made

ROOT = Path(__file__).parent.parent
LONGEST = 90  # characters: two lines on a phone
OLD = {"digitaliseringsprogram", "it-program"}
INDEX = Sida("roller/index.md")
KNOWN = load(ROOT)
ROLES = tuple(KNOWN.roller)
CURRENT = tuple(roll.id for roll in KNOWN.roller.values() if not roll.historisk)
HISTORICAL = tuple(roll.id for roll in KNOWN.roller.values() if roll.historisk)


def parsed(markup: str) -> html.HtmlElement:
    return html.fromstring(f"<div>{markup}</div>")


@cache
def markup_of(roll: str) -> str:
    return rollsida(KNOWN, Sida(f"roller/{roll}.md"), roll)


def page_of(roll: str) -> html.HtmlElement:
    return parsed(markup_of(roll))


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def on_the_list(roll: str) -> list[str]:
    return [
        str(i) for i in page_of(roll).xpath("//*[@data-checklista]//li[@data-ansvar]/@data-ansvar")
    ]


def followed(sida: Sida, href: str) -> str:
    """The address that a link leads to, from the root."""
    path, _, fragment = href.partition("#")
    joined = posixpath.normpath(posixpath.join("/", sida.url, path)).lstrip("/")
    return f"{joined}/" + (f"#{fragment}" if fragment else "")


def passages(known: Library) -> dict[str, str]:
    """The words of every passage, by its address from the root."""
    found = {}
    for key in known.versions:
        for avsnitt in known.avsnitt(key):
            chapter = "" if avsnitt.kapitel == "index" else f"{avsnitt.kapitel}/"
            for stycke in avsnitt.stycken:
                found[f"{key[0]}/{key[1]}/{chapter}#{stycke.id}"] = stycke.text
    return found


# Every role


@pytest.mark.parametrize("roll", ROLES)
def test_every_role_has_a_page_with_its_name(known: Library, roll: str):
    page = made(known)[f"roller/{roll}.md"]
    assert page == f'# {known.roller[roll].namn}\n\n{{{{ rollsida("{roll}") }}}}\n'


def test_no_page_is_left_behind_by_a_role_that_is_gone(known: Library):
    others = {"index", "valda", "staden-i-stort"}
    pages = {Path(path).stem for path in made(known) if Path(path).parent == Path("roller")}
    assert pages == {*ROLES, *others}


@pytest.mark.parametrize("roll", ROLES)
def test_a_role_is_described_with_the_words_of_the_source(known: Library, roll: str):
    who, shown = known.roller[roll], words(page_of(roll))
    assert who.beskrivning in shown
    assert who.kalla.citat in shown
    assert all(alias in shown for alias in who.alias)


@pytest.mark.parametrize("roll", ROLES)
def test_no_id_stands_twice_on_a_page(roll: str):
    found = Counter(page_of(roll).xpath("//@id")) + Counter(
        re.findall(r"{ #(\S+) }", markup_of(roll))
    )
    assert [name for name, times in found.items() if times > 1] == []


# The list


def test_every_duty_is_on_the_page_of_each_who_bears_it_exactly_once(known: Library):
    missing = [
        (roll, punkt.id)
        for punkt in asked_duties(known)
        for roll in punkt.ansvar.roller
        if markup_of(roll).count(f'id="{punkt.id}"') != 1
    ]
    assert missing == []
    assert len({p.id for p in asked_duties(known)}) > 500


@pytest.mark.parametrize("roll", ROLES)
def test_a_list_has_what_is_asked_now_of_the_role_or_its_wider_role_and_no_more(
    known: Library, roll: str
):
    asked = {roll, known.roller[roll].del_av}
    now = {
        punkt.ansvar.id
        for punkt in asked_duties(known)
        if punkt.lage is Lage.AKTUELL and asked & set(punkt.ansvar.roller)
    }
    assert Counter(on_the_list(roll)) == Counter(now if roll in CURRENT else ())


@pytest.mark.parametrize("roll", ROLES)
def test_nothing_general_old_or_overtaken_is_on_a_list(known: Library, roll: str):
    by_id = {punkt.ansvar.id: punkt for punkt in asked_duties(known)}
    for name in on_the_list(roll):
        punkt = by_id[name]
        assert not punkt.ansvar.generell
        assert punkt.dokument.id not in OLD | {"tjansteutlatande-2021"}
        assert not {*punkt.ansvar.roller} & {*HISTORICAL}


def test_what_counts_as_asked_now(known: Library):
    counted = {key[0]: lage_of(known, key) for key in known.versions}
    assert counted == {
        "kvalitetsprogram": Lage.AKTUELL,
        "riktlinje-informationssakerhet": Lage.AKTUELL,
        "utlatande-2022": Lage.AKTUELL,
        "tjansteutlatande-2021": Lage.TIDIGARE,
        "digitaliseringsprogram": Lage.ALDRE,
        "it-program": Lage.ALDRE,
    }


@pytest.mark.parametrize("roll", HISTORICAL)
def test_a_historical_role_has_no_checklist_and_says_why(roll: str):
    page = page_of(roll)
    assert not page.xpath("//*[@data-checklista or @data-ansvar]")
    assert "Rollen finns bara i äldre texter, som inte gäller." in words(page)


@pytest.mark.parametrize("roll", ROLES)
def test_an_item_says_all_that_is_known_of_it(known: Library, roll: str):
    by_id = {punkt.ansvar.id: punkt for punkt in asked_duties(known)}
    for item in page_of(roll).xpath("//li[@data-ansvar]"):
        punkt = by_id[item.get("data-ansvar")]
        ansvar = punkt.ansvar
        assert item.get("id") == f"a-{ansvar.id}"
        assert item.get("data-hash") == ansvar.hash
        assert item.get("data-roller").split() == list(ansvar.roller)
        assert (item.get("data-dokument"), item.get("data-version")) == punkt.avsnitt[:2]
        assert item.get("data-aterkommer") == ansvar.aterkommer
        (said,) = item.find_class("ansvar-text")
        assert said.text == ansvar.checklista
        (facts,) = item.find_class("ansvar-fakta")
        assert words(facts).startswith(f"{ansvar.modalitet.label} · ")
        assert punkt.version.status.label in words(facts)
        quoted = [p.text for p in item.findall(".//blockquote/p")]
        assert quoted == [part for part in (ansvar.inledning, ansvar.citat) if part]


def test_every_item_leads_to_the_passage_that_holds_its_words(known: Library):
    there = passages(known)
    quotes = {f"a-{p.ansvar.id}": p.ansvar.citat for p in asked_duties(known)}
    pages = {Sida(f"roller/{roll}.md"): page_of(roll) for roll in ROLES}
    city = Sida("roller/staden-i-stort.md")
    pages[city] = parsed(staden_i_stort(known, city))
    links = 0
    for sida, page in pages.items():
        for item in page.xpath("//li[starts-with(@id, 'a-')]"):
            (link,) = item.xpath(".//*[@class='ansvar-fakta']/a")
            assert quotes[item.get("id")] in there[followed(sida, link.get("href"))]
            links += 1
    assert links > 400


def test_no_item_is_longer_than_two_lines_on_a_phone(known: Library):
    assert [p.id for p in asked_duties(known) if len(p.ansvar.checklista) > LONGEST] == []


# Where to begin


def a_punkt(number: int, modalitet: Modalitet, aterkommer: Aterkommer, status: Status) -> AskedDuty:
    ansvar = Ansvar(
        id=f"plocka-{number}", avsnitt="start", stycke="start-st1", citat="Päron plockas.",
        modalitet=modalitet, roller=("tradgardsmastare",), checklista="Plocka päronen.",
        aterkommer=aterkommer, omrade=Omrade.KVALITET,
    )  # fmt: skip
    version = Version(
        id="v1", namn="Första", status=status, upplysning="Remissversion", kapitel=("a",)
    )
    dokument = Dokument(id="almanacka", titel="Almanacka", kort="Almanacka", typ=Typ.PLAN)
    return AskedDuty(
        ansvar, dokument, version, Lage.AKTUELL, Dagsstatus(status.value), "Start",
        "almanacka/v1/#start-st1",
    )  # fmt: skip


LISTS = st.lists(
    st.tuples(
        st.sampled_from(Modalitet), st.sampled_from(Aterkommer),
        st.sampled_from([Status.REMISS, Status.FORSLAG]),
    ),
    max_size=40,
).map(lambda rows: [a_punkt(number, *row) for number, row in enumerate(rows)])  # fmt: skip


@given(LISTS, st.data())
def test_the_first_items_are_few_and_nothing_that_matters_more_is_left_behind(
    items: list[AskedDuty], data: st.DataObject
):
    own = data.draw(st.integers(0, len(items)))
    first = first_items(items, own)
    assert len(first) == len(set(first)) <= FIRST_ITEMS
    assert set(first) <= set(items)
    left = [punkt for punkt in items if punkt not in first]
    if len(items) <= FIRST_ITEMS:
        assert left == []
        return
    assert len(first) == min(FIRST_ITEMS, -(-len(items) // 3))

    def matters(punkt: AskedDuty) -> tuple[bool, ...]:
        return (
            punkt.ansvar.modalitet in BINDING_MODALITIES,
            punkt.ansvar.aterkommer not in NOT_RECURRING,
            items.index(punkt) < own,
            punkt.version.status is not Status.FORSLAG,
        )

    ranks = [matters(punkt) for punkt in first]
    assert ranks == sorted(ranks, reverse=True)
    assert min(ranks) >= max(matters(punkt) for punkt in left)


@given(LISTS, st.data())
def test_two_that_matter_alike_keep_the_order_of_the_texts(
    items: list[AskedDuty], data: st.DataObject
):
    same = [
        a_punkt(number, Modalitet.SKA, Aterkommer.STANDIGT, Status.REMISS)
        for number in range(len(items))
    ]
    first = first_items(same, data.draw(st.integers(0, len(items))))
    assert list(first) == same[: len(first)]


@pytest.mark.parametrize("roll", CURRENT)
def test_a_list_begins_with_at_most_seven_and_names_them_again_in_their_section(
    known: Library, roll: str
):
    page = page_of(roll)
    first = page.xpath("//h3[@id='borja-har']/following-sibling::ul[1]/li/@data-ansvar")
    mine = list_for(known, known.roller[roll], asked_duties(known))
    assert first == [punkt.ansvar.id for punkt in mine.forst]
    assert len(first) <= FIRST_ITEMS
    again = page.xpath("//li[@class='ansvar-ovan']/a/@href")
    whole = len(mine.alla) <= FIRST_ITEMS
    assert sorted(again) == ([] if whole else sorted(f"#a-{name}" for name in first))


def test_the_employees_begin_with_the_yearly_training():
    page = page_of("medarbetare")
    begin = page.xpath("//h3[@id='borja-har']/following-sibling::ul[1]")[0]
    assert "Gå varje år de obligatoriska utbildningar" in words(begin)


# Indexes on the page


@pytest.mark.parametrize("roll", CURRENT)
def test_what_comes_round_and_every_area_lead_to_the_items_on_the_page(known: Library, roll: str):
    page = page_of(roll)
    mine = {
        punkt.id: punkt.ansvar
        for punkt in list_for(known, known.roller[roll], asked_duties(known)).alla
    }
    comes = page.xpath("//h3[@id='aterkommer']/following-sibling::dl[1]//a/@href")
    assert {link.lstrip("#") for link in comes} == {
        name for name, ansvar in mine.items() if ansvar.aterkommer not in NOT_RECURRING
    }
    by_area = {
        str(ul.get("id"))[2:]: [href.lstrip("#") for href in ul.xpath(".//a/@href")]
        for ul in page.xpath("//*[starts-with(@id, 'o-')]")
    }
    assert by_area == {
        area.value: [name for name, ansvar in mine.items() if ansvar.omrade is area]
        for area in Omrade
        if any(ansvar.omrade is area for ansvar in mine.values())
    }


def test_the_matrix_counts_what_the_pages_list(known: Library):
    matrix = parsed(ansvarsmatris(known, INDEX))
    counted = {}
    for link in matrix.xpath(".//td/a"):
        address, _, anchor = followed(INDEX, link.get("href")).partition("#")
        roll = address.strip("/").rpartition("/")[2]
        counted[roll, anchor] = int(link.text)
    listed = {
        (roll, str(ul.get("id"))): len(ul.findall("li"))
        for roll in CURRENT
        for ul in page_of(roll).xpath("//*[starts-with(@id, 'o-')]")
    }
    assert counted == listed
    for row in matrix.findall(".//tbody/tr"):
        total, *rest = (int(cell.text_content() or 0) for cell in row.findall("td"))
        assert total == sum(rest)


def test_the_matrix_of_one_document_counts_that_document_alone(known: Library):
    def total(markup: str) -> int:
        return sum(int(cell.text) for cell in parsed(markup).xpath("//td[@data-rubrik='Totalt']"))

    each = [
        total(ansvarsmatris(known, INDEX, dokument=name))
        for name in known.by_id
        if name not in OLD and known.by_id[name].versioner
    ]
    assert sum(each) == total(ansvarsmatris(known, INDEX)) > 100
    assert "ger ingen namngiven roll något ansvar" in ansvarsmatris(
        known, INDEX, dokument="it-program"
    )


# Neighbours


def test_a_delegation_stands_on_both_roles_pages_with_its_words(known: Library):
    told = [(roll, d) for roll in known.roller.values() for d in roll.delegerar_till]
    assert told
    for roll, delegation in told:
        for here, there in ((roll.id, delegation.roll), (delegation.roll, roll.id)):
            (part,) = page_of(here).find_class("samspel")
            assert delegation.kalla.citat in words(part)
            assert f"../{there}/" in part.xpath(".//a/@href")


def test_who_takes_part_and_who_is_accountable_name_each_other(known: Library):
    told = [p for p in asked_duties(known) if p.lage is Lage.AKTUELL and p.ansvar.deltar]
    assert len(told) > 3
    for punkt in told:
        for accountable in punkt.ansvar.ansvarig or punkt.ansvar.roller:
            for takes_part in {*punkt.ansvar.deltar} - {accountable}:
                (mine,) = page_of(accountable).find_class("samspel")
                (theirs,) = page_of(takes_part).find_class("samspel")
                assert f"../{takes_part}/" in mine.xpath(".//a/@href")
                assert f"../{accountable}/" in theirs.xpath(".//a/@href")


def test_a_wider_role_names_its_parts_and_they_name_it(known: Library):
    for roll in known.roller.values():
        if roll.del_av:
            assert f"../{roll.id}/" in page_of(roll.del_av).xpath("//dl//a/@href")
            assert f"../{roll.del_av}/" in page_of(roll.id).xpath("//dl//a/@href")


@pytest.mark.parametrize("roll", ROLES)
def test_every_link_within_a_page_and_to_another_role_finds_its_place(roll: str):
    sida = Sida(f"roller/{roll}.md")
    for href in page_of(roll).xpath("//a/@href"):
        address, _, anchor = followed(sida, href).partition("#")
        if not href.startswith("#") and not (address.startswith("roller/") and anchor):
            continue
        other = address.strip("/").rpartition("/")[2]
        if other in ROLES:
            there = {*page_of(other).xpath("//@id"), *re.findall(r"{ #(\S+) }", markup_of(other))}
            assert anchor in there, href


# The city in general


def test_what_is_asked_of_the_city_is_on_its_pages_once_and_on_no_roles(known: Library):
    city = Sida("roller/staden-i-stort.md")
    pages = [staden_i_stort(known, city), staden_forr(known, city)]
    for path, text in ((Path(name), text) for name, text in made(known).items()):
        if not path.match("roller/staden-i-stort/*/*.md"):
            continue
        assert f'{{{{ staden_i_stort("{path.parent.name}", "{path.stem}") }}}}' in text
        pages.append(staden_i_stort(known, city, path.parent.name, path.stem))
    shown = Counter(name for page in pages for name in parsed(page).xpath("//li/@id"))
    general = [punkt.id for punkt in asked_duties(known) if punkt.ansvar.generell]
    assert shown == Counter(general)
    assert len(general) > MANY
    assert not any(f'id="{name}"' in markup_of(roll) for roll in ROLES for name in general)


# Choosing


def test_the_chooser_offers_every_role_that_has_a_list(known: Library):
    page = parsed(rolloversikt(known, INDEX))
    (form,) = page.findall(".//form")
    assert (form.get("method"), followed(INDEX, form.get("action"))) == ("get", "roller/valda/")
    offered = form.xpath(".//input[@type='checkbox' and @name='roll']/@value")
    assert offered == [roll for roll in CURRENT if on_the_list(roll)]
    assert all(
        known.roller[i.get("value")].namn in words(i.getparent()) for i in form.findall(".//input")
    )


def test_every_role_can_be_reached_from_the_overview(known: Library):
    links = parsed(rolloversikt(known, INDEX)).xpath("//a/@href")
    reached = {followed(INDEX, href).partition("#")[0] for href in links}
    assert {f"roller/{roll}/" for roll in ROLES} <= reached


def test_the_page_of_chosen_roles_leads_to_each_of_them(known: Library):
    sida = Sida("roller/valda.md")
    links = parsed(valda_roller(known, sida)).xpath("//*[@data-valda]//a/@href")
    assert [followed(sida, href) for href in links] == [
        f"roller/{roll}/" for roll in CURRENT if on_the_list(roll)
    ]


# Macros for any page


def test_a_checklist_can_be_narrowed(known: Library):
    sida = Sida("om/index.md")
    everything = parsed(checklista(known, sida)).xpath("//@data-ansvar")
    assert everything == [
        p.ansvar.id for p in asked_duties(known) if p.lage is Lage.AKTUELL and p.ansvar.roller
    ]
    assert parsed(checklista(known, sida, roll="chef")).xpath("//@data-ansvar") == [
        name for name in everything if name in on_the_list("chef")
    ]
    yearly = checklista(known, sida, roll="medarbetare", aterkommer="arligen")
    assert parsed(yearly).xpath("//@data-ansvar") == ["ri-arlig-utbildning"]
    programme = parsed(checklista(known, sida, dokument="kvalitetsprogram"))
    assert set(programme.xpath("//@data-dokument")) == {"kvalitetsprogram"}


def test_two_checklists_can_stand_on_one_page(known: Library):
    sida = Sida("om/index.md")
    assert not parsed(checklista(known, sida, roll="chef")).xpath("//@id")


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ({"roll": "stadsledningskontoret"}, "De aktuella texterna begär inget av Stadsledningskontoret."),
        ({"dokument": "it-program"}, "De aktuella texterna i IT-program begär inget av någon namngiven roll."),
        ({"roll": "chef", "aterkommer": "tertial"}, "De aktuella texterna begär inget av Chef (varje tertial)."),
        ({"roll": "systemagare"}, "De aktuella texterna begär inget av Systemägare."),
    ],
)  # fmt: skip
def test_an_empty_checklist_says_so_plainly(known: Library, asked: dict[str, str], says: str):
    markup = checklista(known, Sida("om/index.md"), **asked)
    assert words(parsed(markup)) == says


@pytest.mark.parametrize(
    "asked", [{"roll": "tomte"}, {"dokument": "tomte"}, {"aterkommer": "tomte"}]
)
def test_an_unknown_role_document_or_recurrence_is_an_error(known: Library, asked: dict[str, str]):
    with pytest.raises((KeyError, ValueError)):
        checklista(known, INDEX, **asked)


def test_a_card_tells_what_a_role_is_and_how_long_its_list_is(known: Library):
    card = words(parsed(rollkort(known, INDEX, "chef")))
    assert known.roller["chef"].beskrivning in card
    assert f"{len(on_the_list('chef'))} punkter i checklistan" in card
    assert "bara i äldre texter" in rollkort(known, INDEX, "systemagare")


# Beside the text


def beside(known: Library, key: tuple[str, str], kapitel: str) -> dict[str, html.HtmlElement]:
    avsnitt = [found for found in known.avsnitt(key) if found.kapitel == kapitel]
    page = "/".join((*key, kapitel))
    found = {name: parsed(markup) for name, markup in vid_sidan_av(known, page, avsnitt).items()}
    return {name: e for name, e in found.items() if e.find_class("roller")}


def test_every_passage_that_binds_a_role_leads_to_its_duty_there(known: Library):
    """A list or a box is one block of the page, with one line beside it."""
    links = 0
    for key in known.versions:
        boxes = {avsnitt.id for avsnitt in known.avsnitt(key) if avsnitt.ruta}
        home = {stycke.id: a.id for a in known.avsnitt(key) for stycke in a.stycken}

        def block(passage: str, home: dict[str, str] = home, boxes: set[str] = boxes) -> str:
            where = home.get(passage, passage)
            return where if where in boxes else re.sub(r"-p\d[-p\d]*$", "-p", passage)

        duties = {ansvar.id: ansvar for ansvar in known.ansvar(key)}
        wanted = {(block(a.stycke), roll) for a in duties.values() for roll in a.roller}
        shown = set()
        for kapitel in known.kapitel(key):
            sida = Sida("/".join((*key, f"{kapitel.namn}.md")))
            for where, element in beside(known, key, kapitel.namn).items():
                for href in element.xpath(".//p[@class='apparat roller']/a/@href"):
                    address, _, anchor = followed(sida, href).partition("#a-")
                    roll = address.removeprefix("roller/").rstrip("/")
                    assert roll in duties[anchor].roller
                    assert block(duties[anchor].stycke) == block(where)
                    assert f'id="a-{anchor}"' in markup_of(roll)
                    shown.add((block(where), roll))
                    links += 1
        assert shown == (wanted if lage_of(known, key) is not Lage.ALDRE else set())
    assert links > 50


def test_a_block_names_a_role_once(known: Library):
    for element in beside(known, ("kvalitetsprogram", "2021-remiss"), "genomforande").values():
        (line,) = element.find_class("roller")
        names = [link.text for link in line.findall("a")]
        assert len(names) == len(set(names))


def test_a_mere_possibility_and_a_proposal_are_not_said_to_bind(known: Library):
    programme = beside(known, ("kvalitetsprogram", "2021-remiss"), "genomforande")
    said = words(programme["kommunstyrelsens-ansvar-st1"])
    assert "Binder: Kommunstyrelsen. Ger möjlighet: Kommunfullmäktige" in said
    proposal = beside(known, ("utlatande-2022", "2022-02-09"), "forslag-till-beslut")
    assert proposal
    assert not any("Binder" in words(element) for element in proposal.values())


def test_the_roles_stand_outside_the_text_of_the_city(site: Path):
    pages = sorted(site.glob("*/2*/**/index.html"))
    seen = 0
    for path in pages:
        root = html.document_fromstring(path.read_bytes())
        assert not root.xpath("//*[@class='styrtext']//*[contains(@class, 'roller')]")
        seen += len(root.xpath("//p[@class='apparat roller']"))
    assert seen > 50


# Roles that hang together


def a_role(number: int, wider: str | None) -> Roll:
    kalla = Stalle(dokument="almanacka", version="v1", avsnitt="start", citat="Päron plockas.")
    return Roll(
        id=f"roll-{number}",
        namn=f"Roll {number}",
        beskrivning="Plockar.",
        del_av=wider,
        kalla=kalla,
    )


@given(st.data())
def test_a_duty_is_never_twice_on_a_list_however_roles_hang_together(data: st.DataObject):
    """Not even where roles belong to each other in a ring."""
    count = data.draw(st.integers(1, 6))
    names = [f"roll-{number}" for number in range(count)]
    roles = {
        name: a_role(number, data.draw(st.sampled_from([None, *names])))
        for number, name in enumerate(names)
    }
    bearers = data.draw(st.lists(st.sets(st.sampled_from(names), min_size=1), max_size=12))
    items = []
    for number, found in enumerate(bearers):
        punkt = a_punkt(number, Modalitet.SKA, Aterkommer.STANDIGT, Status.REMISS)
        items.append(
            AskedDuty(
                punkt.ansvar.model_copy(update={"roller": tuple(sorted(found))}),
                punkt.dokument, punkt.version, punkt.lage, punkt.status, punkt.rubrik, punkt.url,
            )
        )  # fmt: skip
    library = library_with(*roles.values(), dag=date(2031, 1, 1))
    for roll in roles.values():
        mine = list_for(library, roll, items)
        shown = [punkt.id for punkt in mine.alla]
        assert len(shown) == len(set(shown))
        assert {p.id for p in mine.egna} == {p.id for p in items if roll.id in p.ansvar.roller}
        reached, at = {roll.id}, roll
        while at.del_av and at.del_av not in reached:
            at = roles[at.del_av]
            reached.add(at.id)
        assert set(shown) == {p.id for p in items if reached & set(p.ansvar.roller)}


# The API


def test_the_api_lists_for_each_role_what_its_page_lists(site: Path):
    found = json.loads((site / "api/v1/roller.json").read_text("utf-8"))["roller"]
    assert [item["id"] for item in found] == list(ROLES)
    for item in found:
        assert sorted(item["checklista"]) == sorted(on_the_list(item["id"]))
        assert item["url"] == f"/roller/{item['id']}/"


def test_the_api_leads_from_a_duty_to_its_passage(site: Path, known: Library):
    there = passages(known)
    found = json.loads((site / "api/v1/ansvar.json").read_text("utf-8"))["ansvar"]
    assert [item["id"] for item in found] == [p.ansvar.id for p in asked_duties(known)]
    for item in found:
        assert item["citat"] in there[item["url"].lstrip("/")]
        assert item["url"].endswith(f"#{item['stycke']}")
        assert (site / item["permalank"].lstrip("/") / "index.html").exists()
        assert bool(item["roller"]) is not item["generell"]
