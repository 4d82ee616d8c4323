"""What a run is told from outside: the day that counts as today, and whether drafts are seen."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from pathlib import Path

SECONDS_DIGITS = 12
"""More seconds than that are no day."""
DAY = "SOURCE_DATE_EPOCH"
DRAFTS = "REGELVERK_UTKAST"
PAGES = "REGELVERK_SIDOR"


def today() -> date:
    """Return the day that builds take for today: the one they are told, else the clock's.

    `SOURCE_DATE_EPOCH` holds seconds since 1970, as the makers of reproducible builds have
    agreed (reproducible-builds.org).
    """
    told = os.environ.get(DAY, "")
    if told.isdecimal() and len(told) <= SECONDS_DIGITS:
        return datetime.fromtimestamp(int(told), UTC).date()
    return date.today()  # noqa: DTZ011


def with_drafts() -> bool:
    """Tell whether this is a preview, in which drafts are seen."""
    return os.environ.get(DRAFTS) == "1"


def pages_folder() -> Path | None:
    """Return the folder in which a generator is to find the pages; None if none is told."""
    told = os.environ.get(PAGES)
    return Path(told) if told else None
