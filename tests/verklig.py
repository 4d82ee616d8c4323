"""Twenty edits such as a city makes between a consultation and a decision.

They are made up, for tests alone; the text that they are made in is a copy.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from macros.reading import library

DOKUMENT, FRAN, TILL = "kvalitetsprogram", "2021-remiss", "2022-beslutad"
FOLDER = Path("docs") / DOKUMENT / TILL
DUTIES = Path("data/ansvar") / DOKUMENT
MOVED, ENDED, NEW = "staden-ar-till-for-manga", "inte-langre-ger-nytta", "uppfoljning-av-programmet"

# What is replaced in a file, once each: (what an editor would call it, file, old, new).
EDITS: tuple[tuple[str, str, str, str], ...] = (
    ("titelbladet", "index", "REMISSVERSION", "BESLUTAD VERSION"),
    ("skrivfel", "sammanfattning", "för så väl dagens", "för såväl dagens"),
    ("stycket delas", "sammanfattning", "delar i kvalitetsarbetet. Till skillnad", "delar i kvalitetsarbetet.\n\nTill skillnad"),
    ("siffran i texten", "stockholms-stads-kvalitetsprogram", "det är vi – över 40 000 medarbetare tillsammans med våra leverantörer och utförare som jobbar för stockholmarna. Det", "det är vi – över 44 000 medarbetare tillsammans med våra leverantörer och utförare som jobbar för stockholmarna. Det"),
    ("siffran i citatrutan", "stockholms-stads-kvalitetsprogram", "/// citatruta\nStockholms stad det är vi – över 40 000", "/// citatruta\nStockholms stad det är vi – över 44 000"),
    ("punkt till", "stockholms-stads-kvalitetsprogram", "- hur graden av måluppfyllelse", "- hur verksamheterna tar tillvara ny kunskap\n- hur graden av måluppfyllelse"),
    ("punkt bort", "det-systematiska-kvalitetsarbetet", "- det fattas politiska beslut eller nya lagar införs\n", ""),
    ("numrerad rubrik", "grundlaggande-forhallningssatt", "## Hållbarhetsperspektivet leder", "## 3.3 Hållbarhetsperspektivet leder"),
    ("skrivfel i rubrik", "grundlaggande-forhallningssatt", "## Handlingsurymme och", "## 3.4 Handlingsutrymme och"),
    ("numrerad rubrik", "grundlaggande-forhallningssatt", "## Staden är en lärande", "## 3.5 Staden är en lärande"),
    ("numrerad rubrik", "grundlaggande-forhallningssatt", "## Öppenhet och dialog", "## 3.6 Öppenhet och dialog"),
    ("stycken slås ihop", "strategiska-fokusomraden", "ökad mångfald och deltagande.\n\nEn intern", "ökad mångfald och deltagande. En intern"),
    ("stycke bort", "strategiska-fokusomraden", "Det finns också metoder som tillhandahålls av externa organisationer och myndigheter – som exempelvis Sveriges kommuner och regioner (SKR) och Vinnova – som staden kan dra nytta av.\n\n", ""),
    ("stycke till", "strategiska-fokusomraden", "idéutbyte och stärkt innovationsförmåga.\n", "idéutbyte och stärkt innovationsförmåga.\n\nMetoderna finns samlade på ett ställe.\n"),
    ("punkt flyttas", "genomforande", "- Stadens vision och Agenda 2030.\n- Stadens budget, som fastställer prioriteringar och ekonomiska förutsättningar.\n", "- Stadens budget, som fastställer prioriteringar och ekonomiska förutsättningar.\n- Stadens vision och Agenda 2030.\n"),
    ("rubrik", "genomforande", "## 5.4 Nämnder och styrelsers", "## 5.4 Nämnders och styrelsers"),
    ("ansvar ändras", "genomforande", "styrelserna ska ha system för hantering", "styrelserna bör ha system för hantering"),
    ("nytt ansvar och nytt avsnitt", "genomforande", "bidra till ständig kvalitetsutveckling.\n", "bidra till ständig kvalitetsutveckling.\n\nChefer ska varje år samtala med medarbetarna om kvalitetsarbetet.\n"),
)  # fmt: skip
WORDS = ("handlingsplaner", "implementeringsplaner")
NEW_SECTION = f"""
## 5.6 Uppföljning av programmet {{ #{NEW} }}

Programmet redovisas tillsammans med årsredovisningen.
"""
NEW_DUTY = {
    "id": "kp-chef-samtala-varje-ar",
    "avsnitt": "chefer-och-medarbetares-ansvar",
    "stycke": "",
    "citat": "Chefer ska varje år samtala med medarbetarna om kvalitetsarbetet.",
    "modalitet": "ska",
    "roller": ["chef"],
    "checklista": "Samtala varje år med medarbetarna om kvalitetsarbetet.",
    "aterkommer": "arligen",
    "omrade": "kvalitet",
}


def text(root: Path) -> None:
    """Make every edit in the text of the new version."""
    for _, name, old, new in EDITS:
        _replace(root / FOLDER / f"{name}.md", old, new)
    for path in (root / FOLDER).glob("*.md"):
        path.write_text(path.read_text("utf-8").replace(*WORDS), "utf-8")
    last = root / FOLDER / "genomforande.md"
    last.write_text(last.read_text("utf-8") + NEW_SECTION, "utf-8")
    _cut(root / FOLDER / "det-systematiska-kvalitetsarbetet.md", ENDED)
    moved = _cut(root / FOLDER / "stockholms-stads-kvalitetsprogram.md", MOVED)
    home = root / FOLDER / "grundlaggande-forhallningssatt.md"
    home.write_text(home.read_text("utf-8") + "\n" + moved.replace("## 1.3 ", "## 3.7 "), "utf-8")


def register(root: Path) -> None:
    """Fill in what is known of the version, as its editor would."""
    _replace(
        root / "data/dokument.yml",
        "      # galler_fran: (första dagen som den gäller)\n",
        '      galler_fran: "2022-05-01"\n',
    )


def duties(root: Path) -> None:
    """Follow the edits in the duties of the new version, and in what is waived."""
    known = library.load(root, date(2022, 6, 1), utkast=True)
    sections = known.avsnitt_med_id((DOKUMENT, TILL))
    for ending in (".yml", ".undantagna.yml"):
        path = root / DUTIES / f"{TILL}{ending}"
        kept = [
            item
            for item in yaml.safe_load(path.read_text("utf-8"))
            if item["avsnitt"] in sections and _follow(item, sections[item["avsnitt"]])
        ]
        if ending == ".yml":
            _follow(new := dict(NEW_DUTY), sections[str(NEW_DUTY["avsnitt"])])
            kept.append(new)
        path.write_text(yaml.safe_dump(kept, allow_unicode=True, sort_keys=False), "utf-8")


def _follow(item: dict[str, Any], avsnitt: Any) -> bool:
    """Write an item's quote and passage as they are now; tell whether its words still stand."""
    for old, new in [(o, n) for _, _, o, n in EDITS if "\n" not in o] + [WORDS]:
        item["citat"] = item["citat"].replace(old, new)
    if item["id" if "id" in item else "stycke"] == "kp-system-synpunkter-klagomal":
        item["citat"] = item["citat"].replace("ska ha system", "bör ha system")
        item["modalitet"] = "bor"
        item["checklista"] = "Ha helst system för att hantera synpunkter och klagomål."
    having = [s.id for s in avsnitt.stycken if s.id and item["citat"] in s.text]
    if having and item["stycke"] not in having:
        item["stycke"] = having[0]
    return bool(having)


def _replace(path: Path, old: str, new: str) -> None:
    content = path.read_text("utf-8")
    assert content.count(old) == 1, f"{old!r} stands {content.count(old)} times in {path.name}"
    path.write_text(content.replace(old, new), "utf-8")


def _cut(path: Path, avsnitt: str) -> str:
    """Take a section out of a chapter, and return it."""
    content = path.read_text("utf-8")
    begin = re.search(rf"^#+ [^\n]*\{{ #{avsnitt} \}}\n", content, re.M)
    assert begin
    following = re.search(r"^(/// ruta\n)?#+ ", content[begin.end() :], re.M)
    end = begin.end() + following.start() if following else len(content)
    path.write_text(content[: begin.start()] + content[end:], "utf-8")
    return content[begin.start() : end]
