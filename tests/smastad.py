"""A made-up town whose texts a test can publish, revise and correct, day by day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from macros.reading import library
from macros.reading.library import Library
from scripts.publicera import locking

Duty = Mapping[str, Any]

ROLES = {"staden": None, "namnden": "staden", "kansliet": None}


def duty(name: str, avsnitt: str, citat: str, *roller: str, **fields: Any) -> dict[str, Any]:
    return {
        "id": name, "avsnitt": avsnitt, "stycke": f"{avsnitt}-st1", "citat": citat,
        "modalitet": "ska", "roller": list(roller), "checklista": f"Gör: {citat}",
        "omrade": "kvalitet",
    } | fields  # fmt: skip


class Smastad:
    """The project of a town without texts."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.dokument: dict[str, list[dict[str, Any]]] = {}
        self.avslutade: list[dict[str, Any]] = []
        self.rattelser: list[dict[str, Any]] = []
        self.roller = dict(ROLES)
        (root / "verkstad").mkdir(parents=True)

    def version(
        self, dokument: str, version: str, kapitel: Mapping[str, str], *duties: Duty,
        plats: int | None = None, **fields: Any,
    ) -> None:  # fmt: skip
        """Write a version: its chapters by name, in order; duties; its place among the others."""
        order = self.dokument.setdefault(dokument, [])
        entry = {
            "id": version, "namn": f"Version {version}", "status": "beslutad",
            "kapitel": list(kapitel), "utgiven_har": True,
        } | fields  # fmt: skip
        order.insert(len(order) if plats is None else plats, entry)
        self.text(dokument, version, "index", f"# {dokument.title()} {{ #titelblad }}\n")
        self.text(dokument, version, "hela", "{{ hela() }}\n")
        for name, text in kapitel.items():
            self.text(dokument, version, name, text)
        self._write(f"data/ansvar/{dokument}/{version}.yml", list(duties))

    def text(self, dokument: str, version: str, kapitel: str, text: str) -> None:
        path = self.root / f"docs/{dokument}/{version}/{kapitel}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")

    def las(self, dag: str, *, utkast: bool = False) -> Library:
        """Write the data down, and read the project as it is on a day."""
        documents = [
            {"id": name, "titel": f"{name.title()} för Småstad", "kort": name.title(),
             "typ": "program", "versioner": versions}
            for name, versions in self.dokument.items()
        ]  # fmt: skip
        self._write("data/dokument.yml", documents)
        self._write("data/avslutade.yml", self.avslutade)
        self._write("data/rattelser.yml", self.rattelser)
        first = next(iter(self.dokument))
        kalla = {
            "dokument": first, "version": self.dokument[first][0]["id"], "avsnitt": "titelblad",
            "citat": first.title(),
        }  # fmt: skip
        roles = [
            {"id": name, "namn": name.title(), "beskrivning": "En roll.", "kalla": dict(kalla)}
            | ({"del_av": wider} if wider else {})
            for name, wider in self.roller.items()
        ]
        self._write("data/roller.yml", roles)
        return library.load(self.root, date.fromisoformat(dag), utkast=utkast)

    def publicera(self, dag: str) -> Library:
        """Lock what is new on a day, and return the library as it is then."""
        locking.lock(self.las(dag), self.root / "verkstad")
        return self.las(dag)

    def _write(self, path: str, data: object) -> None:
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "utf-8")


def reviderat(root: Path) -> Smastad:
    """A programme, decided in 2031 and revised in 2033, and rules that came in between."""
    stad = Smastad(root)
    stad.version(
        "program", "2031",
        {
            "inledning": "# 1. Inledning { #inledning }\n\nStaden ska vara nåbar.\n\n"
                         "## 1.1 Mål { #mal }\n\nNämnden ska cykla.\n",
            "genomforande": "# 2. Genomförande { #genomforande }\n\nSå går det till.\n\n"
                            "## 2.1 Uppföljning { #uppfoljning }\n\nNämnden ska räkna cyklar.\n",
        },
        duty("nabar", "inledning", "Staden ska vara nåbar.", "staden"),
        duty("cykla", "mal", "Nämnden ska cykla.", "namnden"),
        duty("rakna", "uppfoljning", "Nämnden ska räkna cyklar.", "namnden"),
    )  # fmt: skip
    stad.publicera("2031-03-01")
    stad.version(
        "regler", "2032", {"regler": "# Regler { #regler }\n\nKansliet ska ha hjälm.\n"},
        duty("hjalm", "regler", "Kansliet ska ha hjälm.", "kansliet"),
    )  # fmt: skip
    stad.publicera("2032-05-01")
    stad.avslutade.append(
        {"dokument": "program", "avsnitt": "uppfoljning", "version": "2033", "till": ["mal"]}
    )
    stad.version(
        "program", "2033",
        {
            "inledning": "# 1. Inledning { #inledning }\n\nStaden ska vara nåbar.\n\n"
                         "## 1.1 Mål { #mal }\n\nNämnden ska cykla varje dag.\n",
            "genomforande": "# 2. Genomförande { #genomforande }\n\nSå går det till.\n\n"
                            "## 2.1 Skyltar { #skyltar }\n\nKansliet ska sätta upp skyltar.\n",
        },
        duty("nabar", "inledning", "Staden ska vara nåbar.", "staden"),
        duty("cykla", "mal", "Nämnden ska cykla varje dag.", "namnden"),
        duty("skylta", "skyltar", "Kansliet ska sätta upp skyltar.", "kansliet"),
        galler_fran="2033-07-01",
    )  # fmt: skip
    stad.publicera("2033-06-01")
    return stad
