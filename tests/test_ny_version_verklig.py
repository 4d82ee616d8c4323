"""A new version of the real programme: twenty edits, and everything old still right.

The redline shows exactly the edits, the changes and feeds exactly the duties that were touched,
and every link of the old site leads to where it led.
"""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urldefrag

import pytest
from lxml import etree, html

from macros.changes.comparison import compare_versions
from macros.changes.differences import AnsvarSlag, AvsnittSlag, VersionComparison
from macros.language.redline import DiffKind
from macros.reading import library
from macros.reading.library import Library
from macros.today.fate import fate_of
from tests import verklig
from tests.conftest import copy_of_the_project, styrdok

REASON = "Avsnittet behövs inte längre."
HREF = re.compile(r'<(?:a|link)\b[^>]*?\shref="([^"]*)"')
ID = re.compile(r'\sid="([^"]*)"')
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def new(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project with the new version published, as its editor does it."""
    root = copy_of_the_project(tmp_path_factory.mktemp("verklig") / "p")
    # The ledger is as it was when the old site was published.
    for post in (project / "data/las").iterdir():
        (root / "data/las" / post.name).write_bytes(post.read_bytes())
    begin = ("ny-version", verklig.DOKUMENT, verklig.TILL, "--avsluta", verklig.ENDED)
    done = styrdok(*begin, "--skal", REASON, root=root)
    assert done.returncode == 0, done.stderr
    verklig.text(root)
    verklig.register(root)
    verklig.duties(root)
    checked = styrdok("kontrollera", root=root)
    assert checked.returncode == 0, checked.stdout
    published = styrdok("publicera", root=root)
    assert published.returncode == 0, published.stdout + published.stderr
    return root


@pytest.fixture(scope="module")
def now(new: Path) -> Library:
    return library.load(new, utkast=False)


@pytest.fixture(scope="module")
def compared(now: Library) -> VersionComparison:
    dokument = verklig.DOKUMENT
    return compare_versions(now, (dokument, verklig.FRAN), (dokument, verklig.TILL))


# What each edit changed: the words struck and the words added, in the order of the text.
# A line break is where a paragraph was split or two were joined.
HEADING, TEXT = "rubrik", "text"
CHANGED = [
    ("titelblad", TEXT, ["REMISSVERSION"], ["BESLUTAD VERSION"]),
    ("sammanfattning", TEXT, ["så väl"], ["såväl"]),
    ("sammanfattning", TEXT, [" "], ["\n"]),
    ("stockholms-stads-kvalitetsprogram", TEXT, ["40"], ["44"]),
    ("stockholms-stads-kvalitetsprogram", TEXT, ["40"], ["44"]),
    ("darfor-ett-kvalitetsprogram", TEXT, ["handlingsplaner"], ["implementeringsplaner"]),
    ("kvalitet-i-stockholms-stad", TEXT, [], ["hur verksamheterna tar tillvara ny kunskap"]),
    ("det-systematiska-kvalitetsarbetet", TEXT, ["det fattas politiska beslut eller nya lagar införs"], []),
    ("hallbarhetsperspektivet-leder", HEADING, [], ["3.3 "]),
    ("handlingsutrymme-och-mandat", HEADING, ["Handlingsurymme"], ["3.4 Handlingsutrymme"]),
    ("larande-organisation", HEADING, [], ["3.5 "]),
    ("oppenhet-och-dialog", HEADING, [], ["3.6 "]),
    ("staden-ar-till-for-manga", HEADING, ["1.3"], ["3.7"]),
    ("aktiv-och-malstyrd-dialog", TEXT, ["\n"], [" "]),
    ("effektiva-och-stodjande-metoder", TEXT, ["Det finns också metoder som tillhandahålls av externa organisationer och myndigheter – som exempelvis Sveriges kommuner och regioner (SKR) och Vinnova – som staden kan dra nytta av."], []),
    ("effektiva-och-stodjande-metoder", TEXT, [], ["Metoderna finns samlade på ett ställe."]),
    ("kommunstyrelsens-ansvar", TEXT, ["handlingsplaner"], ["implementeringsplaner"]),
    ("kommunstyrelsens-ansvar", TEXT, ["handlingsplaner"], ["implementeringsplaner"]),
    ("namnder-och-styrelsers-ansvar", HEADING, ["Nämnder"], ["Nämnders"]),
    ("namnder-och-styrelsers-ansvar", TEXT, ["ska"], ["bör"]),
    ("chefer-och-medarbetares-ansvar", TEXT, [], ["Chefer ska varje år samtala med medarbetarna om kvalitetsarbetet."]),
]  # fmt: skip
REORDERED = "gemensamma-utgangspunkter"


def test_there_are_twenty_edits() -> None:
    # And the replaced word, the section that moved, the one that ended, and the new one.
    assert len(verklig.EDITS) + 4 >= 20


# The comparison


def test_the_redline_shows_exactly_the_edits(compared: VersionComparison) -> None:
    found: list[tuple[str, str, list[str], list[str]]] = []
    for section in compared.avsnitt:
        if section.before and section.after:
            runs = [(HEADING, section.rubrik), *((TEXT, pair.parts) for pair in section.pairs)]
            for kind, parts in runs:
                struck = [part.text for part in parts if part.kind is DiffKind.REMOVED]
                added = [part.text for part in parts if part.kind is DiffKind.ADDED]
                if struck or added:
                    found.append((section.id, kind, struck, added))
    assert found == CHANGED


def test_a_list_item_that_moved_is_told_without_a_changed_word(compared: VersionComparison) -> None:
    section = next(section for section in compared.avsnitt if section.id == REORDERED)
    moved = [pair.after[0].text for pair in section.pairs if pair.moved]
    assert section.slag is AvsnittSlag.ANDRAT
    assert moved in (
        ["Stadens vision och Agenda 2030."],
        ["Stadens budget, som fastställer prioriteringar och ekonomiska förutsättningar."],
    )


def test_exactly_the_edited_sections_are_told(compared: VersionComparison) -> None:
    by_kind = {
        kind: {section.id for section in compared.avsnitt if section.slag is kind}
        for kind in AvsnittSlag
    }
    assert by_kind[AvsnittSlag.ANDRAT] == {row[0] for row in CHANGED} | {REORDERED}
    assert by_kind[AvsnittSlag.TILLAGT] == {verklig.NEW}
    assert by_kind[AvsnittSlag.AVSLUTAT] == {verklig.ENDED}
    assert {s.id for s in compared.avsnitt if s.moved} == {verklig.MOVED}


def test_the_page_shows_the_words_of_the_edits_and_no_others(new: Path) -> None:
    path = f"site/jamfor/{verklig.DOKUMENT}/{verklig.FRAN}/{verklig.TILL}/index.html"
    page = html.document_fromstring((new / path).read_bytes())
    # The sections come last, each under its own id; the duties and the legend stand before them.
    first = page.get_element_by_id("titelblad")
    marked: list[tuple[str, str]] = []
    for element in first.xpath("following::*[self::ins or self::del]"):
        for hidden in element.xpath(".//*[contains(@class, 'utom-syn') or @aria-hidden]"):
            hidden.text = ""
        words = " ".join(element.text_content().split())
        if words:
            marked.append((str(element.tag), words))
    struck = [" ".join(word.split()) for row in CHANGED for word in row[2]]
    added = [" ".join(word.split()) for row in CHANGED for word in row[3]]
    ended = [word for tag, word in marked if tag == "del" and word not in struck]
    begun = [word for tag, word in marked if tag == "ins" and word not in added]
    assert sorted(word for tag, word in marked if word in struck and tag == "del") == sorted(
        filter(None, struck)
    )
    assert sorted(word for tag, word in marked if word in added and tag == "ins") == sorted(
        filter(None, added)
    )
    assert ended[0] == "Sluta med det som inte längre ger nytta"
    assert all("inte längre" in word for word in ended), "only the section that ended"
    assert begun == [
        "5.6 Uppföljning av programmet",
        "Programmet redovisas tillsammans med årsredovisningen.",
    ]


# Duties, roles and feeds


TOUCHED = {
    "kp-sammanfattning-hog-kvalitet": (AnsvarSlag.ANDRAT, ()),
    "kp-ks-tillampningsanvisningar-handlingsplaner": (AnsvarSlag.ANDRAT, ("kommunstyrelsen",)),
    "kp-ks-besluta-undantag": (AnsvarSlag.ANDRAT, ("kommunstyrelsen",)),
    "kp-system-synpunkter-klagomal": (AnsvarSlag.ANDRAT, ("namnder", "styrelser")),
    "kp-chef-samtala-varje-ar": (AnsvarSlag.TILLAGT, ("chef",)),
    "kp-sluta-arbeta-som-tidigare": (AnsvarSlag.AVSLUTAT, ()),
    "kp-prioritera-optimerande-arbetssatt": (AnsvarSlag.AVSLUTAT, ()),
    "kp-nytta-av-externa-metoder": (AnsvarSlag.AVSLUTAT, ()),
}
SUFFIX = {AnsvarSlag.ANDRAT: "andrat", AnsvarSlag.TILLAGT: "nytt", AnsvarSlag.AVSLUTAT: "avslutat"}


def test_exactly_the_touched_duties_are_told(compared: VersionComparison) -> None:
    found = {
        duty.id: (change.slag, tuple(change.roller))
        for change in compared.ansvar
        if (duty := change.after or change.before)
    }
    assert found == TOUCHED


@pytest.fixture(scope="module")
def changes(new: Path) -> list[dict[str, object]]:
    told = json.loads((new / "site/api/v1/andringar.json").read_text("utf-8"))["andringar"]
    return [change for change in told if change["version"] == verklig.TILL]


def test_the_changes_as_data_are_the_edits(changes: list[dict[str, object]]) -> None:
    prefix = f"{verklig.DOKUMENT}/{verklig.TILL}"
    sections = {f"{prefix}/{name}/andrat" for name in {row[0] for row in CHANGED} | {REORDERED}}
    duties = {f"{prefix}/ansvar/{name}/{SUFFIX[slag]}" for name, (slag, _) in TOUCHED.items()}
    assert {change["id"] for change in changes} == {
        prefix,
        *sections,
        *duties,
        f"{prefix}/{verklig.MOVED}/flyttat",
        f"{prefix}/{verklig.NEW}/nytt",
        f"{prefix}/{verklig.ENDED}/avslutat",
    }
    roles = {str(change["ansvar"]): change["roller"] for change in changes if change["ansvar"]}
    assert roles == {name: list(roles) for name, (_, roles) in TOUCHED.items()}


def entries(path: Path) -> list[str]:
    """Return the kind of each change in a feed that is of the new version."""
    feed = etree.parse(path)
    return [
        entry.find(f"{ATOM}category").get("term", "")
        for entry in feed.iter(f"{ATOM}entry")
        if verklig.TILL in " ".join(link.get("href", "") for link in entry.iter(f"{ATOM}link"))
    ]


@pytest.mark.parametrize(
    ("roll", "told"),
    [
        ("chef", ["ansvar-nytt"]),
        ("kommunstyrelsen", ["ansvar-andrat", "ansvar-andrat"]),
        ("styrelser", ["ansvar-andrat"]),
        ("medarbetare", []),
        ("verksamhet", []),
        ("informationsagare", []),
    ],
)
def test_a_roles_feed_tells_of_the_duties_that_touch_it_alone(
    new: Path, roll: str, told: list[str]
) -> None:
    found = entries(new / f"site/flode/roll-{roll}.atom")
    assert [kind for kind in found if kind.startswith("ansvar-")] == told
    assert ("version" in found) == bool(told)


def test_the_documents_feed_tells_of_every_change(
    new: Path, changes: list[dict[str, object]]
) -> None:
    assert len(entries(new / f"site/flode/dokument-{verklig.DOKUMENT}.atom")) == len(changes)
    assert entries(new / "site/flode/dokument-it-program.atom") == []


# What was published before


def test_the_old_entries_of_the_ledger_stand_and_one_is_new(project: Path, new: Path) -> None:
    old, now = (
        {path.name: path.read_bytes() for path in (root / "data/las").iterdir()}
        for root in (project, new)
    )
    assert {name: now[name] for name in old} == old
    (added,) = now.keys() - old.keys()
    assert added == f"{len(old) + 1:04}-{verklig.DOKUMENT}-{verklig.TILL}.yml"


@dataclass(frozen=True)
class Built:
    """The pages of a site, with what they link to."""

    root: Path

    @cached_property
    def pages(self) -> Mapping[str, str]:
        return {
            path.relative_to(self.root).as_posix(): path.read_text("utf-8")
            for path in self.root.rglob("*.html")
        }

    @cached_property
    def ids(self) -> Mapping[str, frozenset[str]]:
        return {name: frozenset(ID.findall(text)) for name, text in self.pages.items()}

    def links(self) -> Iterator[tuple[str, str, str]]:
        """Yield page, file and fragment of every link within the site, each once."""
        for name, text in self.pages.items():
            for address in set(HREF.findall(text)):
                path, fragment = urldefrag(address.replace("&amp;", "&"))
                path = path.partition("?")[0]
                if re.match(r"[a-z]+:|//", path):
                    continue
                base = "" if path.startswith("/") else posixpath.dirname(name)
                target = posixpath.normpath(posixpath.join("/", base, path)).lstrip("/")
                if not path:
                    target = name
                elif path.endswith("/") or not posixpath.splitext(target)[1]:
                    target = posixpath.join(target, "index.html")
                yield name, target, unquote(fragment)


@pytest.fixture(scope="module")
def sites(site: Path, new: Path) -> tuple[Built, Built]:
    return Built(site), Built(new / "site")


def test_every_link_of_the_old_site_resolves_in_the_new_one(sites: tuple[Built, Built]) -> None:
    old, now = sites
    lost = set()
    links = list(old.links())
    assert len(links) > 10_000, "there are links to follow"
    for page, target, fragment in links:
        if not (now.root / target).is_file() or (
            fragment and target in now.ids and fragment not in now.ids[target]
        ):
            lost.add(f"{target}#{fragment} (från {page})")
    assert sorted(lost) == []


def test_every_address_of_the_old_site_is_there_still(sites: tuple[Built, Built]) -> None:
    old, now = sites
    assert old.pages.keys() - now.pages.keys() == set()


def test_the_old_version_says_what_it_said(sites: tuple[Built, Built]) -> None:
    old, now = sites
    for name in old.pages:
        if name.startswith(f"{verklig.DOKUMENT}/{verklig.FRAN}/"):
            assert said(old.pages[name]) == said(now.pages[name]), name


def said(page: str) -> list[tuple[str | None, str]]:
    """Return every passage that is the city's own, with its id."""
    tree = html.document_fromstring(page)
    return [
        (element.get("id"), " ".join(element.text_content().split()))
        for run in tree.find_class("styrtext")
        for element in run.iter("h1", "h2", "h3", "h4", "p", "li")
    ]


def test_a_link_that_stays_leads_to_the_same_section(sites: tuple[Built, Built]) -> None:
    old, now = sites
    staying = [
        name for name in old.pages if name.startswith(f"id/{verklig.DOKUMENT}/{verklig.FRAN}/")
    ]
    assert staying
    for name in staying:
        assert HREF.findall(now.pages[name]) == HREF.findall(old.pages[name])


def test_a_link_that_follows_leads_to_the_section_in_the_new_version(
    sites: tuple[Built, Built], now: Library
) -> None:
    key = (verklig.DOKUMENT, verklig.TILL)
    for avsnitt in now.avsnitt((verklig.DOKUMENT, verklig.FRAN)):
        page = sites[1].pages[f"id/{verklig.DOKUMENT}/{avsnitt.id}/index.html"]
        here = now.avsnitt_med_id(key).get(avsnitt.id)
        if here is None:
            assert avsnitt.id == verklig.ENDED
            assert REASON.rstrip(".") in page
            assert f"{verklig.FRAN}/det-systematiska-kvalitetsarbetet/#{verklig.ENDED}" in page
            continue
        chapter = "" if here.kapitel == "index" else f"{here.kapitel}/"
        assert f"/{verklig.DOKUMENT}/{verklig.TILL}/{chapter}#{avsnitt.id}" in page


def test_every_section_ever_published_has_a_fate(now: Library) -> None:
    for entry in now.las:
        assert entry.post is not None
        for avsnitt in entry.post.avsnitt:
            assert fate_of(now, entry.post.dokument, avsnitt.id) is not None
