"""The pages and the menu, made from docs/ and the library.

People write texts and prose under `docs/`. Every other page follows from the data: one for each
document and role, the whole text of each version, comparisons, what was said about what. This
room says which pages a site has, in the order of its menu, and what stands on those that nobody
wrote. A page that people have written stands as they wrote it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from typing import Any

from macros.checks.texts import MADE_FILES
from macros.model import Dokument, Version, lower_first
from macros.reading.library import Library
from macros.today.versions import published_versions, visible_versions
from macros.views.anmarkningar import misprinted, note_kinds
from macros.views.remiss import body_pages, matter_pages
from macros.views.sida import escaped
from macros.views.staden import general_chapters
from macros.views.uttalanden import statement_groups

Nav = list[Any]
"""A menu as generators take it: paths, `{title: path}` and `{title: [entries]}`."""

BY_NAME = "Kända till namnet"
EDITORS = "redaktion"
"""The folder of the editors' guides, in which the list of error codes has its place."""
PROSE_FIRST = ("om", "tillganglighet", EDITORS)
"""Folders of prose in the order of the menu; others follow by the alphabet."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page of the site.

    Attributes:
        path: its Markdown file, relative to `docs/`.
        text: what stands on it if nobody wrote it; None if somebody did.
        title: its name in the menu; None if that is its own heading.
        branch: the headings of the menu above it, outermost first.
    """

    path: str
    text: str | None = None
    title: str | None = None
    branch: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tree:
    """All pages of a site.

    Attributes:
        leaves: the pages, in the order of the menu.
        written: the files below `docs/` that readers may see, pages and others.
    """

    leaves: tuple[Leaf, ...]
    written: frozenset[str]

    @property
    def made(self) -> dict[str, str]:
        """The text of each page that nobody wrote, by path."""
        return {
            leaf.path: leaf.text
            for leaf in self.leaves
            if leaf.text is not None and leaf.path not in self.written
        }

    @property
    def nav(self) -> Nav:
        """The menu."""
        return _nested(self.leaves, 0)


def make(library: Library, written: Iterable[str], titles: Mapping[str, str]) -> Tree:
    """Return the pages of a site. Pure: no file is read or written.

    Args:
        library: what the data and the texts say, on a day, with drafts or without.
        written: every file below `docs/`, e.g. `om/index.md`.
        titles: the heading of each written page that has one, by its path below `docs/`.
    """
    hidden = tuple(
        f"{dokument.id}/{version.id}/"
        for dokument in library.dokument
        for version in dokument.versioner
        if version not in visible_versions(library, dokument)
    )
    seen = frozenset(path for path in written if not path.startswith(hidden))
    known = (*_start(library), *_decided(library), *_known_by_name(library))
    taken = {leaf.path for leaf in known}
    prose = [path for path in sorted(seen) if path.endswith(".md") and path not in taken]
    leaves = (
        *_start(library), *_decided(library), *_prose(prose, titles), *_known_by_name(library)
    )  # fmt: skip
    return Tree(leaves, seen)


def _start(library: Library) -> Iterator[Leaf]:
    """Yield where readers begin, and the texts."""
    yield _titled("index.md", "Stadens regelverk", "dokumentlista", menu="Start")
    yield _titled("sok/index.md", "Sök", "sok", menu="Sök")
    yield from _under("Roller", _roles(library))
    yield _titled("begrepp/index.md", "Begrepp", "begreppslista", menu="Begrepp")
    yield from _under("Styrdokument", _register())
    for dokument in _with_text(library):
        yield from _under(dokument.kort, _document(library, dokument))


def _decided(library: Library) -> Iterator[Leaf]:
    """Yield how the texts came about."""
    yield _titled("beslut/index.md", "Besluten sida vid sida", "beslutsjamforelse", menu="Beslut")
    yield _titled(
        "undantag/index.md", "Undantag från kvalitetsprogrammet", "undantag", menu="Undantag"
    )
    yield from _under("Remissvar", _consultation(library))
    yield from _under("Anmärkningar", _notes(library))


def _with_text(library: Library) -> list[Dokument]:
    return [dokument for dokument in library.dokument if visible_versions(library, dokument)]


def _known_by_name(library: Library) -> Iterator[Leaf]:
    with_text = {dokument.id for dokument in _with_text(library)}
    names = (dokument for dokument in library.dokument if dokument.id not in with_text)
    yield from _under(BY_NAME, map(_page_of, names))


def _page_of(dokument: Dokument) -> Leaf:
    return Leaf(f"{dokument.id}/index.md", _call("dokumentsida", dokument.id))


def _register() -> Iterator[Leaf]:
    yield _titled("styrdokument/index.md", "Styrdokument", "register")
    yield _titled("styrdokument/ersatta.md", "Dokument som ersätts eller upphör", "ersatta")
    yield _titled("styrdokument/aviserade.md", "Aviserade dokument", "aviserade")
    yield _titled("styrdokument/tidslinje.md", "Tidslinje", "tidslinje")
    yield _titled("styrdokument/gallde.md", "Vad gällde den …?", "gallde")


def _document(library: Library, dokument: Dokument) -> Iterator[Leaf]:
    yield _page_of(dokument)
    for version in visible_versions(library, dokument):
        yield from _under(version.namn, _text(dokument, version))
    yield from _under(
        "Jämförelser", (_comparison(dokument, *p) for p in compared(library, dokument))
    )


def _text(dokument: Dokument, version: Version) -> Iterator[Leaf]:
    folder = f"{dokument.id}/{version.id}"
    names = {named.kapitel: named.namn for named in version.menynamn}
    yield Leaf(f"{folder}/index.md", MADE_FILES["index.md"], "Titel och innehåll")
    for kapitel in version.kapitel:
        yield Leaf(f"{folder}/{kapitel}.md", None, names.get(kapitel))
    yield Leaf(f"{folder}/hela.md", MADE_FILES["hela.md"], "Hela texten")


def compared(library: Library, dokument: Dokument) -> list[tuple[Version, Version]]:
    """Return the pairs of versions of a document that have a page which compares them.

    Readers compare with what they have seen, so each published version is compared with the
    published one before it. In a preview, drafts are among what is seen, and compared too.
    """
    visible = visible_versions(library, dokument)
    place = {version.id: number for number, version in enumerate(visible)}
    published = published_versions(library, dokument.id)
    pairs = {
        (place[before.id], place[after.id])
        for before, after in (*pairwise(published), *pairwise(visible))
    }
    return [(visible[a], visible[b]) for a, b in sorted(pairs, key=lambda pair: pair[::-1])]


def _comparison(dokument: Dokument, before: Version, after: Version) -> Leaf:
    return Leaf(
        f"jamfor/{dokument.id}/{before.id}/{after.id}.md",
        _call("jamforelse", dokument.id, before.id, after.id),
        f"{before.namn} och {lower_first(after.namn)}",
    )


def _roles(library: Library) -> Iterator[Leaf]:
    yield _titled("roller/index.md", "Roller", "rolloversikt")
    yield _titled("roller/valda.md", "Valda roller", "valda_roller")
    for roll in library.roller.values():
        yield _titled(f"roller/{roll.id}.md", roll.namn, "rollsida", roll.id)
    yield _titled(
        "roller/staden-i-stort.md", "Vad texterna begär av staden i stort", "staden_i_stort"
    )
    for dokument, kapitel, rubrik in general_chapters(library):
        path = f"roller/staden-i-stort/{dokument}/{kapitel}.md"
        yield _titled(path, f"Staden i stort: {rubrik}", "staden_i_stort", dokument, kapitel)
    title = "Staden i stort: tidigare förslag och äldre texter"
    yield _titled("roller/staden-i-stort/aldre-texter.md", title, "staden_forr")


def _consultation(library: Library) -> Iterator[Leaf]:
    yield _titled("remissvar/index.md", "Remissvar", "remissinstanser")
    for dokument, kapitel, title in matter_pages(library):
        where = (dokument, kapitel) if kapitel else (dokument,)
        yield _titled(f"remissvar/{'/'.join(where)}.md", title, "remissvar_om", *where)
    for page, title in body_pages(library):
        yield _titled(f"remissvar/instanser/{page}.md", title, "remissinstanser", slag=page)
    yield _titled("remissvar/uttalanden.md", "Reservationer och uttalanden", "uttalanden")
    for group, title in statement_groups(library):
        yield _titled(f"remissvar/uttalanden/{group}.md", title, "uttalanden", grupp=group)


def _notes(library: Library) -> Iterator[Leaf]:
    yield _titled("anmarkningar/index.md", "Anmärkningar", "anmarkningar")
    for kind, title in note_kinds(library):
        yield _titled(f"anmarkningar/{kind}.md", title, "anmarkningar", slag=kind)
    for dokument, _ in misprinted(library):
        path = f"anmarkningar/skrivfel/{dokument.id}.md"
        yield _titled(path, f"Skrivfel: {dokument.kort}", "anmarkningar", dokument=dokument.id)


def _prose(paths: list[str], titles: Mapping[str, str]) -> Iterator[Leaf]:
    """Yield the pages that people wrote beside the texts: a folder with several is a branch."""
    folders: dict[str, list[str]] = {}
    for path in paths:
        folders.setdefault(path.partition("/")[0] if "/" in path else "", []).append(path)
    order = [*(name for name in PROSE_FIRST if name in folders), *sorted(folders)]
    for folder in dict.fromkeys(order):
        first = f"{folder}/index.md"
        pages = sorted(folders[folder], key=lambda path: (path != first, path))
        title = titles.get(pages[0]) or folder
        if folder == EDITORS:
            made = _titled(f"{EDITORS}/felkoder.md", "Felkoder", "felkoder")
            yield from _under(title, (*map(Leaf, pages), made))
        elif len(pages) > 1 and pages[0] == first:
            yield from _under(title, map(Leaf, pages))
        else:
            yield from (Leaf(path, title=titles.get(path)) for path in pages)


def _under(title: str, leaves: Iterable[Leaf]) -> Iterator[Leaf]:
    return (replace(leaf, branch=(title, *leaf.branch)) for leaf in leaves)


def _titled(
    path: str, title: str, macro: str, *given: str, menu: str | None = None, **named: str
) -> Leaf:
    return Leaf(path, f"# {escaped(title)}\n\n{_call(macro, *given, **named)}", menu)


def _call(macro: str, *given: str, **named: str) -> str:
    """Return a macro call as the gate lets it stand on a page: ids of the data, in quotes."""
    values = [*(f'"{value}"' for value in given), *(f'{k}="{v}"' for k, v in named.items())]
    return f"{{{{ {macro}({', '.join(values)}) }}}}\n"


def _nested(leaves: Iterable[Leaf], depth: int) -> Nav:
    """Return leaves that follow on each other as a menu, those of one branch together."""
    nav: Nav = []
    for title, group in groupby(leaves, lambda leaf: leaf.branch[depth : depth + 1]):
        if title:
            nav.append({title[0]: _nested(group, depth + 1)})
        else:
            nav += ({leaf.title: leaf.path} if leaf.title else leaf.path for leaf in group)
    return nav
