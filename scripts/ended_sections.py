"""What `styrdok ny-version` writes of sections that ended, or went elsewhere."""

from __future__ import annotations

import yaml

from macros.checks.headings import SLUG
from macros.problems import INVISIBLE, shown
from macros.reading import values
from macros.reading.library import Library
from macros.reading.tables import AVSLUTADE
from macros.today import versions
from scripts.placing import NotPossible
from scripts.together import Files


def ends(
    known: Library,
    dokument: str,
    version: str,
    avsluta: tuple[str, ...],
    flytta: tuple[tuple[str, str], ...],
    skal: str | None,
) -> Files:
    """Return the file of ended sections with what is asked for."""
    targets: dict[str, list[str]] = {section: [] for section in avsluta}
    for section, target in flytta:
        if target not in targets.setdefault(section, []):
            targets[section].append(target)
    reason = " ".join((skal or "").split())
    if skal is not None and (not targets or not reason or INVISIBLE.search(reason)):
        raise NotPossible(
            "--skal säger varför ett avsnitt tar slut – ange --avsluta eller --flytta"
        )
    if not targets:
        return {}
    there = known.avsnitt_med_id((dokument, _before(known, dokument, version)))
    for section, to in targets.items():
        if section in avsluta and to:
            raise NotPossible(
                f"avsnittet {section} kan inte både avslutas och flyttas – välj det ena"
            )
        _possible(known, (dokument, version), section, to, frozenset(there))
    items = [
        {
            "dokument": dokument, "avsnitt": section, "version": version,
            **({"till": to} if to else {}), **({"skal": reason} if reason else {}),
        }
        for section, to in targets.items()
    ]  # fmt: skip
    text = (known.root / AVSLUTADE).read_text("utf-8").rstrip("\n")
    written = "".join(
        "\n" + yaml.safe_dump([item], allow_unicode=True, sort_keys=False, width=10**6)
        for item in items
    )
    made = f"{text}\n{written}"
    was, is_ = values.parse_yaml(AVSLUTADE, text)[0], values.parse_yaml(AVSLUTADE, made)[0]
    if was is None or is_ is None or is_.value != [*(was.value or []), *items]:
        raise NotPossible(
            f'det går inte att skriva sist i {AVSLUTADE} – skriv en rad "- dokument: …" för varje '
            "avsnitt, utan [ och ] runt listan"
        )
    return {AVSLUTADE: made.encode()}


def _before(known: Library, dokument: str, version: str) -> str:
    """Return the version before one that there is, or is to be."""
    ids = [each.id for each in known.by_id[dokument].versioner]
    if version == ids[0]:
        raise NotPossible(
            f"{version} är dokumentets första version – inget avsnitt kan ha slutat där"
        )
    return ids[ids.index(version) - 1] if version in ids else ids[-1]


def _possible(
    known: Library, key: tuple[str, str], section: str, to: list[str], there: frozenset[str]
) -> None:
    """Raise if a section cannot end in a version, or cannot have gone where it is said to."""
    dokument, version = key
    if section not in there:
        raise NotPossible(
            f"avsnittet {shown(section)} finns inte i versionen före {version} – ange det "
            "id som står vid rubriken i texten"
        )
    if any((e.dokument, e.version, e.avsnitt) == (*key, section) for e in known.avslutade):
        raise NotPossible(
            f"avsnittet {section} är redan avslutat i {version} – ändra posten i {AVSLUTADE}"
        )
    if key in known.lasta and version in (
        v.id for v in versions.published_versions(known, dokument)
    ):
        raise NotPossible(
            f"versionen {version} är publicerad och låst – avsluta avsnittet i en ny version"
        )
    for target in to:
        document, _, name = target.rpartition("/")
        if not SLUG.fullmatch(name) or (document and document not in known.by_id):
            raise NotPossible(
                f"{shown(target)} kan inte vara ett avsnitt – ange dess id, eller "
                "<dokument>/<id> om det står i ett annat dokument"
            )
        if target in (section, f"{dokument}/{section}"):
            raise NotPossible(
                f"avsnittet {section} kan inte flyttas till sig självt – behåll bara dess id, då "
                "följer länkarna med också till ett annat kapitel"
            )
