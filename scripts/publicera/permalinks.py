"""Permanent links: a page per section that leads to where the section stands."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined

from macros import views
from macros.library import Library

_templates = Environment(
    loader=PackageLoader("macros"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
)


def write(library: Library, built: Path) -> None:
    """Write `/id/<dokument>/<version>/<avsnitt>/` and `/id/<dokument>/<avsnitt>/`."""
    template = _templates.get_template("permalank.html")
    for address, (url, title) in sorted(_targets(library).items()):
        page = views.Sida(f"{address}index.md")
        folder = built / address
        folder.mkdir(parents=True, exist_ok=True)
        html = template.render(mal=page.till(url), titel=title)
        (folder / "index.html").write_text(html, "utf-8")


def _targets(library: Library) -> dict[str, tuple[str, str]]:
    targets: dict[str, tuple[str, str]] = {}
    for key, (dokument, version) in library.versions.items():
        if not version.status.publiceras:
            continue
        for avsnitt in library.avsnitt(key):
            target = (views.avsnitt_url(key, avsnitt), f"{avsnitt.rubrik} – {dokument.kort}")
            targets[f"id/{key[0]}/{key[1]}/{avsnitt.id}/"] = target
            # Versions stand in the order of time: the newest one has the last word.
            targets[f"id/{key[0]}/{avsnitt.id}/"] = target
    return targets
