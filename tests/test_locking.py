"""Publishing writes the ledger, and the check tells when it has been changed."""

from __future__ import annotations

import shutil
import tempfile
from datetime import date
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from macros.changes import ledger
from macros.checks.frozen import ledger_is_unbroken
from macros.checks.project import Project
from macros.reading import library
from macros.reading.library import Library
from macros.reading.tables import LAS
from scripts.publicera import locking
from tests.changes.test_ledger import ENTRIES, NAMES, TIDER
from tests.test_checks_fuzz import PROFILE

DAY = date(2041, 3, 1)


@given(number=st.integers(0, len(ENTRIES) - 1), place=st.floats(0, 1, exclude_max=True))
@PROFILE
def test_the_check_tells_of_a_changed_ledger_once_and_by_name(number: int, place: float) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        shutil.copytree(TIDER, root / LAS)
        path = root / LAS / NAMES[number]
        changed = bytearray(path.read_bytes())
        changed[int(place * len(changed))] ^= 1
        path.write_bytes(bytes(changed))
        (told,) = ledger_is_unbroken(Project(library.load(root, DAY, utkast=False)))
    assert (told.code, told.path) == ("L001", f"{LAS}/{NAMES[number]}")


def test_a_published_ledger_lacks_nothing(tider: Path) -> None:
    assert list(locking.missing(library.load(tider, DAY, utkast=False))) == []


def test_every_text_of_this_site_is_locked(known: Library) -> None:
    """Whoever publishes a version takes its entry along: `styrdok publicera` names the file."""
    assert [ledger.file_name(post) for post in locking.missing(known)] == []


def test_an_entry_that_is_dropped_last_is_written_again_as_it_was(
    tider: Path, tmp_path: Path
) -> None:
    root = tmp_path / "p"
    shutil.copytree(tider, root)
    (root / LAS / NAMES[-1]).unlink()
    (post,) = locking.missing(library.load(root, DAY, utkast=False))
    assert (ledger.file_name(post), ledger.dump(post).encode()) == (NAMES[-1], ENTRIES[-1])


def test_a_publication_that_comes_to_nothing_leaves_no_entry(tider: Path, tmp_path: Path) -> None:
    root = tmp_path / "p"
    shutil.copytree(tider, root)
    workshop = tmp_path / "verkstad"
    workshop.mkdir()
    (root / LAS / NAMES[-1]).unlink()
    before = {path.name for path in (root / LAS).iterdir()}
    assert locking.lock(library.load(root, DAY, utkast=False), workshop) == [f"{LAS}/{NAMES[-1]}"]
    locking.undo(root, workshop)
    assert {path.name for path in (root / LAS).iterdir()} == before
    locking.undo(root, workshop)  # nothing more to take back
    assert {path.name for path in (root / LAS).iterdir()} == before


def test_a_draft_is_never_locked(tider: Path, tmp_path: Path) -> None:
    root = tmp_path / "p"
    shutil.copytree(tider, root)
    shutil.rmtree(root / LAS)
    posts = list(locking.missing(library.load(root, DAY, utkast=True)))
    assert posts
    assert "2043-utkast" not in {post.version for post in posts}
