"""Figures are drawn, named, used, and hold nothing that a drawing should not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import cast

from lxml import etree

from macros.checks.project import Project
from macros.checks.texts import figures_of
from macros.model import Figur
from macros.problems import Problem, shown
from macros.reading import values
from macros.reading.tables import FIGURBILDER, FIGURER

SVG = "{http://www.w3.org/2000/svg}"
SVG_ELEMENTS = frozenset(
    "svg title desc g defs path circle ellipse rect line polyline polygon text tspan marker".split()
)
SVG_ATTRIBUTES = re.compile(
    r"id|class|role|aria-(labelledby|describedby|hidden)|viewBox|width|height|x|y|x1|x2|y1|y2|cx|cy|r|rx|ry"
    r"|d|dx|dy|points|transform|font-size|text-anchor|dominant-baseline|preserveAspectRatio"
    r"|marker-(start|mid|end)|refX|refY|orient|markerWidth|markerHeight|fill|stroke(-[a-z]+)?"
)
OUTSIDE = re.compile(r"url\(\s*['\"]?(?!#)|[a-z]+:|//", re.IGNORECASE)
_parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)


def figures_are_drawn_and_shown(project: Project) -> Iterator[Problem]:
    """A figure has one id, a drawing, and a text that shows it."""
    table = project.library.tables[FIGURER]
    used = {name for text in project.texts for _, name, _ in figures_of(project, text)}
    readable = used <= project.library.figurer.keys() and project.readable(*project.texts)
    seen: set[str] = set()
    for number, figur in table.nouns:
        if not isinstance(figur, Figur):
            continue
        path = f"{FIGURBILDER}/{figur.id}.svg"
        if figur.id in seen:
            yield table.problem(
                (number, "id"), "B001", f'figuren "{figur.id}" finns redan',
                "ge figuren ett eget id",
            )  # fmt: skip
        elif not project.library.files.exists(path):
            yield table.problem(
                (number, "id"), "B002", f"bilden {path} finns inte",
                "lägg till bilden eller ta bort figuren",
            )  # fmt: skip
        elif figur.id not in used and readable and project.whole("data/dokument.yml"):
            yield table.problem(
                (number, "id"), "B007", f'ingen text visar figuren "{figur.id}"',
                f'skriv "/// figur | {figur.id}" i texten eller ta bort figuren',
            )  # fmt: skip
        seen.add(figur.id)


def shown_figures_exist(project: Project) -> Iterator[Problem]:
    """A figure that a text shows exists."""
    if not project.whole(FIGURER):
        return
    for page in project.pages.values():
        for block in page.blocks:
            if block.kind == "figur" and block.argument not in project.library.figurer:
                yield Problem(
                    page.path, *page.place(block.span), "B008", f'figuren "{shown(block.argument, 40)}" finns inte',
                    f"använd ett id ur {FIGURER}",
                )  # fmt: skip


def drawings_belong_to_figures(project: Project) -> Iterator[Problem]:
    """A drawing belongs to a figure."""
    if project.whole(FIGURER):
        for path in project.library.files.under(FIGURBILDER, "*"):
            name = path.rpartition("/")[2]
            if name.removesuffix(".svg") not in project.library.figurer or not name.endswith(
                ".svg"
            ):
                yield Problem(
                    shown(path, 200), 1, 1, "B009", f"filen hör inte till någon figur i {FIGURER}",
                    "lägg till figuren eller ta bort filen",
                )  # fmt: skip


def drawings_are_safe(project: Project) -> Iterator[Problem]:
    """A drawing says its title, has words in its labels, and runs and fetches nothing."""
    for figur in project.library.figurer.values():
        path = f"{FIGURBILDER}/{figur.id}.svg"
        if project.library.files.exists(path):
            drawing = project.library.files.read(path)
            yield from drawing.problems
            if drawing.text is not None:
                yield from values.characters(path, drawing.text)
                yield from _drawing(path, figur, drawing.text)


def _drawing(path: str, figur: Figur, text: str) -> Iterator[Problem]:
    try:
        root = etree.fromstring(text.encode(), _parser)
    except etree.XMLSyntaxError as error:
        line, column = error.position
        yield Problem(
            path, max(line, 1), max(column, 1), "B003", "bilden är inte välskriven SVG",
            "rita om den eller rätta märkningen här",
        )  # fmt: skip
        return
    if root.tag != f"{SVG}svg":
        yield Problem(
            path, 1, 1, "B003", "bilden är inte välskriven SVG",
            'börja med <svg xmlns="http://www.w3.org/2000/svg" …>',
        )  # fmt: skip
        return
    declared = re.search(r"<[!?](?!\[CDATA)", text)
    if declared:
        line = text.count("\n", 0, declared.start()) + 1
        column = declared.start() - text.rfind("\n", 0, declared.start())
        yield Problem(
            path, line, column, "B005", "bilden innehåller en deklaration eller kommentar",
            "ta bort den",
        )  # fmt: skip
    titles = root.findall(f"{SVG}title")
    title = " ".join("".join(map(str, titles[0].itertext())).split()) if titles else ""
    if title != figur.titel:
        yield Problem(
            path, *_place(text, titles[0] if titles else root), "B004",
            f'bildens <title> är "{shown(title)}" men figuren heter "{shown(figur.titel)}"',
            f"skriv samma titel i bilden och i {FIGURER}",
        )  # fmt: skip
    for element in root.iter(etree.Element):
        yield from _element(path, figur, text, element)


def _element(path: str, figur: Figur, text: str, element: etree._Element) -> Iterator[Problem]:
    place = _place(text, element)
    name = str(element.tag).removeprefix(SVG)
    if name not in SVG_ELEMENTS:
        yield Problem(
            path, *place, "B005", f"bilden innehåller <{shown(name, 40)}>",
            "ta bort det; en bild har bara former och text",
        )  # fmt: skip
        return
    for attribute, value in element.attrib.items():
        if not SVG_ATTRIBUTES.fullmatch(str(attribute)) or OUTSIDE.search(str(value)):
            yield Problem(
                path, *place, "B005", f"<{name}> har egenskapen {shown(attribute, 40)}",
                "ta bort den; färg och form styrs av class",
            )  # fmt: skip
        elif attribute == "id" and not str(value).startswith(f"figur-{figur.id}-"):
            yield Problem(
                path, *place, "B010", f'id:t "{shown(value, 40)}" kan finnas någon annanstans på sidan',
                f"börja det med figur-{figur.id}-",
            )  # fmt: skip
    if name == "text" and not "".join(map(str, element.itertext())).strip():
        yield Problem(
            path, *place, "B006", "en etikett i bilden är tom", "skriv dess ord eller ta bort den"
        )


def _place(text: str, element: etree._Element) -> tuple[int, int]:
    line = cast("int", element.sourceline or 1)
    lines = text.split("\n")
    name = str(element.tag).removeprefix(SVG)
    # The parser tells the line on which a tag ends.
    for number in range(min(line, len(lines)), 0, -1):
        column = lines[number - 1].find(f"<{name}")
        if column >= 0:
            return number, column + 1
    return line, 1


RULES = (
    figures_are_drawn_and_shown,
    shown_figures_exist,
    drawings_belong_to_figures,
    drawings_are_safe,
)
