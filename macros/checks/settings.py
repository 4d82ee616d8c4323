"""The settings of `mkdocs.yml` that safety rests on."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Any

from macros.checks.project import Project
from macros.checks.rendered import looks_like_html
from macros.problems import Path_, Place, Problem, shown
from macros.reading.expressions import DELIMITER
from macros.reading.markdown_setup import ENTRY_POINT
from macros.reading.tables import SETTINGS
from macros.reading.values import Document

OUTSIDE_ADDRESS = re.compile(r"\s*([a-z][a-z0-9+.-]*:|[/\\]{2})", re.IGNORECASE)
ALLOWED_SETTINGS = frozenset(
    "site_name site_url site_description site_author copyright repo_url repo_name edit_uri docs_dir site_dir "
    "dev_addr use_directory_urls strict theme plugins markdown_extensions validation watch hooks extra extra_css "
    "extra_javascript".split()
)
PLUGIN_SETTINGS = {"module_name": "macros", "on_undefined": "strict", "on_error_fail": True}
EXPECTED: dict[Path_, Any] = {
    ("docs_dir",): "docs",
    ("use_directory_urls",): True,
    ("strict",): True,
    ("theme", "name"): "material",
    ("theme", "custom_dir"): "macros/theme",
    ("theme", "font"): False,
    ("hooks",): ["macros/hook.py"],
    ("validation", "omitted_files"): "warn",
    ("validation", "absolute_links"): "warn",
    ("validation", "unrecognized_links"): "warn",
    ("validation", "not_found"): "warn",
    ("validation", "anchors"): "warn",
    ("markdown_extensions",): [ENTRY_POINT],
}
"""What each of these settings must be."""


def settings_are_safe(project: Project) -> Iterator[Problem]:
    """The generator runs our macros alone, stops at a mistake, and fetches nothing."""
    document, problems = project.library.settings
    yield from problems
    if document is None:
        return
    if not isinstance(document.value, dict):
        yield document.problem(
            (), "N001", "filen är ingen uppslagning", 'skriv "nyckel: värde" på egna rader'
        )
        return
    for key in document.value:
        if key not in ALLOWED_SETTINGS:
            line, column = document.keys[key,]
            remedy = "ta bort den"
            if key == "nav":
                remedy += "; menyn görs av texterna och av det som står i data"
            yield Problem(
                SETTINGS,
                line,
                column,
                "N012",
                f'inställningen "{shown(key)}" används inte här',
                remedy,
            )
    for at, wanted in EXPECTED.items():
        if _get(document.value, at) != wanted:
            yield document.problem(
                at, "N010", f"inställningen {'.'.join(map(str, at))} ska vara {_told(wanted)}",
                "rätta eller lägg till den",
            )  # fmt: skip
    yield from _plugins(document)
    yield from _extra(document, project.macros)
    yield from _strings(document, document.value, ())


def _get(value: Any, at: Path_) -> Any:
    for part in at:
        value = value.get(part) if isinstance(value, dict) else None
    return value


def _told(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return ", ".join(_told(each) for each in value)
    if isinstance(value, dict):
        return "; ".join(
            f"{key} med {', '.join(f'{k}: {_told(v)}' for k, v in inner.items())}"
            for key, inner in value.items()
        )
    return str(value)


def _plugins(document: Document) -> Iterator[Problem]:
    plugins = document.value.get("plugins")
    listed = plugins if isinstance(plugins, list) else [plugins]
    if not any(isinstance(plugin, dict) and "macros" in plugin for plugin in listed):
        yield document.problem(
            ("plugins",), "N010", "insticket macros saknas",
            "lägg till det under plugins, med sina tre inställningar",
        )  # fmt: skip
    for number, plugin in enumerate(listed):
        at: Path_ = ("plugins", number)
        for name, options in plugin.items() if isinstance(plugin, dict) else ((plugin, {}),):
            if name != "macros":
                if name is not None:
                    yield document.problem(
                        at, "N011", f'insticket "{shown(name)}" används inte här', "ta bort det"
                    )
                continue
            for key in PLUGIN_SETTINGS | (options if isinstance(options, dict) else {}):
                given = options.get(key) if isinstance(options, dict) else None
                if key not in PLUGIN_SETTINGS:
                    place = document.keys[*at, name, key]
                    yield Problem(
                        SETTINGS, *place, "N012", f'inställningen "{shown(key)}" används inte här',
                        "ta bort den",
                    )  # fmt: skip
                elif given != PLUGIN_SETTINGS[key]:
                    yield document.problem(
                        (*at, name, key), "N010", f"inställningen {key} ska vara {_told(PLUGIN_SETTINGS[key])}",
                        "rätta eller lägg till den",
                    )  # fmt: skip


def _extra(document: Document, macros: Collection[str]) -> Iterator[Problem]:
    extra = document.value.get("extra")
    for key in extra if isinstance(extra, dict) else ():
        line, column = document.keys["extra", key]
        if key == "analytics":
            yield Problem(
                SETTINGS, line, column, "N012", 'inställningen "analytics" används inte här',
                "ta bort den; ingenting om läsaren lämnar webbläsaren",
            )  # fmt: skip
        elif key in macros:
            yield Problem(
                SETTINGS, line, column, "N015", f'"{key}" döljer makrot med samma namn',
                "byt namn på den",
            )  # fmt: skip
    for name in ("extra_css", "extra_javascript"):
        listed = document.value.get(name)
        for number, value in enumerate(listed if isinstance(listed, list) else ()):
            path = value.get("path") if isinstance(value, dict) else value
            if OUTSIDE_ADDRESS.match(str(path)):
                yield _fetched(document, (name, number), str(path))


def _fetched(document: Document, at: Path_, address: str) -> Problem:
    return document.problem(
        at, "N014", f"{shown(address)} hämtas från en annan plats",
        "lägg filen i macros/theme/assets",
    )  # fmt: skip


def _strings(document: Document, value: object, at: Path_) -> Iterator[Problem]:
    """Neither a template nor markup stands anywhere: the theme writes what it is given."""
    if isinstance(value, str):
        yield from _string(document, value, at, document.place(*at))
    elif isinstance(value, list):
        for number, child in enumerate(value):
            yield from _strings(document, child, (*at, number))
    elif isinstance(value, dict):
        for key, child in value.items():
            yield from _string(
                document, str(key), (*at, key), document.keys.get((*at, key), (1, 1))
            )
            yield from _strings(document, child, (*at, key))


def _string(document: Document, value: str, at: Path_, place: Place) -> Iterator[Problem]:
    if DELIMITER.search(value) or looks_like_html(value):
        yield Problem(
            SETTINGS, *place, "N013", f'"{shown(value)}" innehåller mallkod eller HTML',
            "skriv löpande text",
        )  # fmt: skip
    elif at[:1] == ("theme",) and OUTSIDE_ADDRESS.match(value):
        yield _fetched(document, at, value)


RULES = (settings_are_safe,)
