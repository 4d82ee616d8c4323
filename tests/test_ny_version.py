"""`styrdok ny-version`: all or nothing, undone by deleting, and no section is ever lost."""

from __future__ import annotations

import contextlib
import io
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.checks import ended, frozen
from macros.checks.project import project
from macros.inspection import check
from macros.problems import INVISIBLE
from macros.reading import library
from macros.reading.tables import AVSLUTADE, DOKUMENT, LAS
from macros.today import versions
from macros.today.fate import fate_of
from macros.tree import compared
from scripts import placing, styrdok, together
from tests.conftest import ROOT
from tests.test_checks_fuzz import PROFILE
from tests.test_golden import publish

TIDER = ROOT / "tests/golden/tider"
PROGRAMME, NEW = "gatuprogram", "2045-beslutad"
DAY = date(2099, 1, 1)
HEADING = re.compile(r"^#+ .*\{ #(?P<id>[a-z0-9-]+) \}$", re.M)


def run(*arguments: str) -> tuple[int, str, str]:
    """Call `styrdok` as the shell does, in this process."""
    out, err = io.StringIO(), io.StringIO()
    with (
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
        pytest.raises(SystemExit) as end,
    ):
        styrdok.main(["ny-version", *arguments])
    return int(end.value.code or 0), out.getvalue(), err.getvalue()


def tree(root: Path) -> dict[str, bytes]:
    """Return every file of a folder."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file()
    }


def folders(root: Path) -> set[str]:
    return {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_dir()}


@contextlib.contextmanager
def copied(source: Path) -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder).resolve() / "p"
        shutil.copytree(source, root)
        for table in library.load(root).tables:
            (root / table).touch()
        yield root


@pytest.fixture
def city(tider: Path) -> Iterator[Path]:
    with copied(tider) as root:
        yield root


# What a new version is


def test_a_new_version_is_the_old_ones_text_under_a_new_name(city: Path) -> None:
    code, _, _ = run(PROGRAMME, NEW, "--fran", "2041-beslutad", "--rot", str(city))
    known = library.load(city, DAY, utkast=False)
    assert code == 0
    old, new = (known.avsnitt((PROGRAMME, version)) for version in ("2041-beslutad", NEW))
    assert new == old
    assert known.ansvar((PROGRAMME, NEW)) == known.ansvar((PROGRAMME, "2041-beslutad"))
    made = known.versions[PROGRAMME, NEW][1]
    assert made.namn == "Beslutad version 2045"
    assert made.utgiven_har
    assert (made.datum, made.galler_fran, made.galler_till, made.upplysning) == (None,) * 4
    assert known.by_id[PROGRAMME].versioner[-1] == made


def test_a_new_version_needs_nothing_but_what_its_text_asks_for(city: Path) -> None:
    run(PROGRAMME, NEW, "--rot", str(city))
    assert [str(problem) for problem in check(library.load(city, DAY, utkast=True))] == []


def test_what_was_there_before_stays_as_it_was(city: Path) -> None:
    before = tree(city)
    run(PROGRAMME, NEW, "--rot", str(city))
    after = tree(city)
    changed = {path for path in before if after.get(path) != before[path]}
    assert changed == {DOKUMENT}
    for path in changed:
        lines = iter(after[path].split(b"\n"))
        assert all(line in lines for line in before[path].split(b"\n")), "lines were only added"


def test_it_is_compared_with_the_last_that_readers_see_and_the_last_of_a_preview(
    city: Path,
) -> None:
    run(PROGRAMME, NEW, "--rot", str(city))
    for drafts, before in ((False, ["2041-beslutad"]), (True, ["2041-beslutad", "2043-utkast"])):
        known = library.load(city, DAY, utkast=drafts)
        pairs = compared(known, known.by_id[PROGRAMME])
        assert [old.id for old, new in pairs if new.id == NEW] == before


@pytest.mark.parametrize(
    ("version", "name", "status"),
    [
        ("2022-beslutad", "Beslutad version 2022", "beslutad"),
        ("2022-remiss", "Remissversion 2022", "remiss"),
        ("forslag-2022", "Version forslag-2022", "utkast"),
        ("2022-utkast", "Utkast 2022", "utkast"),
        ("slutlig", "Version slutlig", "utkast"),
    ],
)
def test_a_version_is_called_and_is_what_its_id_says(
    city: Path, version: str, name: str, status: str
) -> None:
    run("riktlinje-belysning", version, "--rot", str(city))
    made = library.load(city).versions["riktlinje-belysning", version][1]
    assert (made.namn, made.status.value) == (name, status)


def test_the_steps_name_every_file(city: Path) -> None:
    before = tree(city)
    _, told, _ = run(PROGRAMME, NEW, "--avsluta", "skugga", "--rot", str(city))
    new, changed = listed(told)
    after = tree(city)
    assert {path for path in after if path not in before} == {
        path for path in after if path.startswith(tuple(new))
    }
    assert set(changed) == {path for path in before if before[path] != after[path]}


def listed(told: str) -> tuple[list[str], list[str]]:
    """Return what the command says that it made, and that it changed."""
    head, _, rest = told.partition("Ändrat:\n")
    new = [line.split()[0] for line in head.partition("Nytt:\n")[2].splitlines() if line]
    return new, [line.strip() for line in rest.partition("\n\n")[0].splitlines()]


@pytest.mark.parametrize("more", [(), ("--avsluta", "skugga"), ("--fran", "2031-beslutad")])
def test_undo_is_deleting_what_was_made_and_restoring_what_was_changed(
    city: Path, more: tuple[str, ...]
) -> None:
    before = tree(city)
    _, told, _ = run(PROGRAMME, NEW, *more, "--rot", str(city))
    new, changed = listed(told)
    for path in new:
        target = city / path
        shutil.rmtree(target) if target.is_dir() else target.unlink()
    for path in changed:
        (city / path).write_bytes(before[path])
    assert tree(city) == before


# All or nothing


def fail_at(number: int, name: str, error: BaseException) -> Callable[..., None]:
    """Return a writer that fails once, at its nth call."""
    real: Callable[..., None] = getattr(os, name) if name == "replace" else getattr(Path, name)
    calls = iter(range(10_000))

    def writer(*arguments: object, **named: object) -> None:
        if next(calls) == number:
            raise error
        real(*arguments, **named)

    return writer


@pytest.mark.parametrize("error", [OSError(28, "full", "data/dokument.yml"), KeyboardInterrupt()])
@pytest.mark.parametrize(
    ("name", "number"),
    [*((n, x) for n in ("replace", "write_bytes") for x in range(6)), ("mkdir", 0)],
)
def test_a_failure_anywhere_leaves_everything_as_it_was(
    city: Path, monkeypatch: pytest.MonkeyPatch, number: int, name: str, error: BaseException
) -> None:
    before, there = tree(city), folders(city)
    with monkeypatch.context() as patched:
        patched.setattr(os if name == "replace" else Path, name, fail_at(number, name, error))
        code, _, told = run(PROGRAMME, NEW, "--avsluta", "skugga", "--rot", str(city))
    assert code == 1
    assert "inget är ändrat" in told.casefold()
    assert (tree(city), folders(city)) == (before, there)


def test_a_killed_command_leaves_no_version_in_the_register(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    written: list[str] = []
    files = {f"{name}": b"x" for name in ("docs/a.md", AVSLUTADE, DOKUMENT)}
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(
            together.os, "replace",
            lambda old, new: (written.append(Path(new).name), Path(old).rename(new)),
        )  # fmt: skip
        together.write(tmp_path, files)
    assert written == ["a.md", "avslutade.yml", "dokument.yml"]


def test_a_file_that_may_not_be_read_is_told(city: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Path.read_bytes

    def read(path: Path) -> bytes:
        if path.name == "gator.md" and "2043-utkast" in path.parts:
            raise PermissionError(13, "no", str(path))
        return real(path)

    monkeypatch.setattr(Path, "read_bytes", read)
    library.load(city, utkast=True)
    code, _, told = run(PROGRAMME, NEW, "--rot", str(city))
    assert code == 1
    assert "Traceback" not in told


# Wrong calls


WRONG = [
    ("finns-inte", NEW),
    (PROGRAMME, "Å"),
    (PROGRAMME, "2045 beslutad"),
    (PROGRAMME, "../2045"),
    (PROGRAMME, "a" * 101),
    (PROGRAMME, ""),
    (PROGRAMME, "2041-beslutad"),
    (PROGRAMME, "2041-beslutad", "--fran", "2031-beslutad"),
    (PROGRAMME, "2041-beslutad", "--namn", "Ny"),
    (PROGRAMME, NEW, "--fran", "2030"),
    (PROGRAMME, NEW, "--namn", ""),
    (PROGRAMME, NEW, "--namn", "Utkast 2043"),
    (PROGRAMME, NEW, "--namn", "Ny\N{ZERO WIDTH SPACE}"),
    (PROGRAMME, NEW, "--avsluta", "finns-inte"),
    (PROGRAMME, NEW, "--avsluta", "skugga", "--flytta", "skugga", "mobler"),
    (PROGRAMME, NEW, "--flytta", "skugga", "skugga"),
    (PROGRAMME, NEW, "--flytta", "skugga", f"{PROGRAMME}/skugga"),
    (PROGRAMME, NEW, "--flytta", "skugga", "Mobler"),
    (PROGRAMME, NEW, "--flytta", "skugga", "a/b/c"),
    (PROGRAMME, NEW, "--flytta", "skugga", "finns-inte/mobler"),
    (PROGRAMME, NEW, "--flytta", "skugga"),
    (PROGRAMME, NEW, "--skal", "Därför."),
    (PROGRAMME, NEW, "--avsluta", "skugga", "--skal", " "),
    (PROGRAMME, "2031-beslutad", "--avsluta", "syfte"),
    (PROGRAMME, "2034-beslutad", "--avsluta", "ord"),
    (PROGRAMME, "2041-beslutad", "--avsluta", "syfte"),
    (PROGRAMME, NEW, "--finns-inte"),
    (PROGRAMME, NEW, "mer"),
    (PROGRAMME,),
    (),
]


@pytest.mark.parametrize("arguments", WRONG, ids=lambda row: " ".join(row)[-60:])
def test_a_wrong_call_is_told_in_one_swedish_line_and_changes_nothing(
    city: Path, arguments: tuple[str, ...]
) -> None:
    before = tree(city)
    code, out, told = run(*arguments, "--rot", str(city))
    assert (code, out) == (2, "")
    assert told.startswith("styrdok: ")
    assert told.count("\n") == 1
    assert " – " in told, "it says what to do"
    for english in ("Traceback", "Error", "Usage", "requires", "argument"):
        assert english not in told
    assert tree(city) == before


@given(st.lists(st.text(max_size=12) | st.sampled_from(["--avsluta", "--flytta", "--fran", "--namn", "--skal", PROGRAMME, "skugga"]), max_size=6))  # fmt: skip
@PROFILE
def test_no_call_gives_a_traceback(arguments: list[str]) -> None:
    with copied(TIDER) as root:
        before = tree(root)
        code, _, told = run(*arguments, "--rot", str(root))
        assert code in (0, 2)
        assert "Traceback" not in told
        if code == 2:
            assert tree(root) == before


def test_a_project_with_mistakes_in_its_data_is_left_alone(city: Path) -> None:
    (city / "data/roller.yml").write_text("- id: [", "utf-8")
    before = tree(city)
    code, out, told = run(PROGRAMME, NEW, "--rot", str(city))
    assert code == 1
    assert "data/roller.yml" in out
    assert "Inget är ändrat" in told
    assert tree(city) == before


@pytest.mark.parametrize(
    "there",
    [
        f"docs/{PROGRAMME}/{NEW}/egen.md",
        f"data/ansvar/{PROGRAMME}/{NEW}.yml",
    ],
)
def test_what_is_there_already_is_never_written_over(city: Path, there: str) -> None:
    (city / there).parent.mkdir(parents=True, exist_ok=True)
    (city / there).write_text("", "utf-8")
    before = tree(city)
    code, _, told = run(PROGRAMME, NEW, "--rot", str(city))
    assert code == 2
    assert "finns redan" in told
    assert tree(city) == before


def test_the_help_has_an_example() -> None:
    code, out, _ = run("--help")
    assert code == 0
    assert "Exempel: styrdok ny-version kvalitetsprogram 2022-beslutad" in out


# Registers and menus written in other ways


ITEM = """    - id: 2043-utkast
      namn: Utkast 2043
      status: utkast
      datum: "2043"
      utgiven_har: true
      kapitel:
        - inledning
        - gator
"""
FLOW = '{id: 2043-utkast, namn: Utkast 2043, status: utkast, datum: "2043", utgiven_har: true, kapitel: [inledning, gator]}'
STYLES = {
    "flow": (f"    - {FLOW}\n", True),
    "a dash on its own line": (
        "    -\n" + ITEM.replace("    - id", "      id", 1), False,
    ),
    "a comment in the middle": (ITEM.replace("      status", "# anm\n      status"), False),
    "a comment after": (ITEM + "      # sist\n", True),
    "a comment after, at the margin": (ITEM + "# sist\n", True),
    "blank lines": (ITEM.replace("      kapitel", "\n\n      kapitel"), True),
    "quotes": (ITEM.replace("id: 2043-utkast", "'id': \"2043-utkast\""), True),
    "keys in another order": (
        ITEM.replace("    - id: 2043-utkast\n      namn: Utkast 2043\n", "    - namn: Utkast 2043\n      id: 2043-utkast\n"), True,
    ),
    "a text over several lines": (
        ITEM.replace("      datum", "      upplysning: |\n        - ett\n\n        två\n      datum"), True,
    ),
}  # fmt: skip


@pytest.mark.parametrize(("item", "possible"), STYLES.values(), ids=STYLES.keys())
def test_a_register_written_in_another_way_is_kept_or_left_alone(
    city: Path, item: str, possible: bool
) -> None:
    text = (city / DOKUMENT).read_text("utf-8")
    assert text.count(ITEM) == 1
    (city / DOKUMENT).write_text(text.replace(ITEM, item), "utf-8")
    kept_or_left(city, possible=possible)


def kept_or_left(city: Path, *, possible: bool) -> None:
    """A new version is added and nothing else changed, or all is as it was and told."""
    before, known = tree(city), library.load(city, utkast=True)
    assert known.problems == ()
    code, _, told = run(PROGRAMME, NEW, "--rot", str(city))
    after = library.load(city, utkast=True)
    if not possible:
        assert code == 2, told
        assert "står inte under varandra" in told
        assert tree(city) == before
        return
    assert code == 0, told
    assert after.problems == ()
    assert [d.id for d in after.dokument] == [d.id for d in known.dokument]
    for old, new in zip(known.dokument, after.dokument, strict=True):
        added = [v.id for v in new.versioner if v not in old.versioner]
        assert added == ([NEW] if old.id == PROGRAMME else [])
    assert [p for p in check(after) if p.path == DOKUMENT] == []


def test_a_register_with_its_versions_on_one_line_is_left_alone(city: Path) -> None:
    text = (city / DOKUMENT).read_text("utf-8")
    begin, end = text.index("  versioner:\n"), text.index("\n- id: riktlinje")
    (city / DOKUMENT).write_text(text[:begin] + f"  versioner: [{FLOW}]\n" + text[end:], "utf-8")
    kept_or_left(city, possible=False)


def test_a_register_whose_lists_are_not_indented_is_kept(city: Path) -> None:
    text = (city / DOKUMENT).read_text("utf-8")
    (city / DOKUMENT).write_text(re.sub(r"(?m)^  (?=  (- id|  ))", "", text), "utf-8")
    kept_or_left(city, possible=True)


def test_line_ends_of_another_machine_are_kept(city: Path) -> None:
    path = DOKUMENT
    raw = (city / path).read_bytes().replace(b"\n", b"\r\n")
    (city / path).write_bytes(raw)
    kept_or_left(city, possible=True)
    after = (city / path).read_bytes()
    assert after.count(b"\n") == after.count(b"\r\n") > raw.count(b"\n")


@given(st.text(min_size=1, max_size=40))
@PROFILE
def test_any_name_is_written_as_yaml_that_is_read_as_that_name(name: str) -> None:
    import yaml

    value = " ".join(name.split())
    if value and not INVISIBLE.search(value):
        assert yaml.safe_load(f"a: {placing.scalar(value)}") == {"a": value}
        assert yaml.safe_load(f"{placing.scalar(value, key=True)}: a") == {value: "a"}


@pytest.mark.parametrize("content", ["[]\n", "- [\n", "{}\n"])
def test_a_list_of_ends_that_takes_no_more_is_left_alone(city: Path, content: str) -> None:
    (city / AVSLUTADE).write_text(content, "utf-8")
    before = tree(city)
    code, _, _ = run(PROGRAMME, "2043-utkast", "--avsluta", "syfte", "--rot", str(city))
    assert code in (1, 2)
    assert tree(city) == before


# No section is ever lost


class Editor:
    """Somebody who begins versions, ends and moves sections, and publishes."""

    def __init__(self, root: Path, data: st.DataObject) -> None:
        self.root, self.data, self.year = root, data, 2050
        self.dokument, self.version = PROGRAMME, ""

    def draw(self, strategy: st.SearchStrategy[str]) -> str:
        return self.data.draw(strategy)

    def begin(self) -> None:
        self.dokument = self.draw(st.sampled_from([PROGRAMME, "riktlinje-belysning"]))
        self.version = f"{self.year}-beslutad"
        self.year += 1
        code, _, told = run(self.dokument, self.version, "--rot", str(self.root))
        assert code == 0, told
        # Sometimes the day is not known: then the version holds only where no other does.
        if self.data.draw(st.booleans()):
            text = (self.root / DOKUMENT).read_text("utf-8")
            head, found, tail = text.partition(f"    - id: {self.version}\n")
            day = f'      galler_fran: "{self.year - 1}-01-01"\n'
            tail = tail.replace("      utgiven_har", f"{day}      utgiven_har", 1)
            (self.root / DOKUMENT).write_text(head + found + tail, "utf-8")

    def end(self) -> None:
        """End some sections, each with its text, unless it is the only one of its chapter."""
        known = library.load(self.root, DAY, utkast=False)
        sections = known.avsnitt((self.dokument, self.version))
        small = [a.id for a in sections if a.niva > 1]
        for gone in self.data.draw(st.lists(st.sampled_from(small), max_size=3, unique=True)) if small else ():  # fmt: skip
            left = [a.id for a in sections if a.id != gone and a.id in self.there()]
            other = next(d for d in (PROGRAMME, "riktlinje-belysning") if d != self.dokument)
            now = versions.current_version(known, other)
            assert now is not None
            away = [f"{other}/{a.id}" for a in known.avsnitt((other, now.id))]
            to = self.data.draw(st.lists(st.sampled_from([*left, *away]), max_size=2, unique=True))
            how = ["--avsluta", gone] if not to else [x for t in to for x in ("--flytta", gone, t)]
            code, _, told = run(self.dokument, self.version, *how, "--rot", str(self.root))
            assert code == 0, told
            self.remove(gone)

    def there(self) -> set[str]:
        folder = self.root / "docs" / self.dokument / self.version
        return {m["id"] for path in folder.glob("*.md") for m in HEADING.finditer(path.read_text("utf-8"))}  # fmt: skip

    def remove(self, avsnitt: str) -> None:
        for path in (self.root / "docs" / self.dokument / self.version).glob("*.md"):
            text = path.read_text("utf-8")
            found = list(HEADING.finditer(text))
            for number, match in enumerate(found):
                if match["id"] == avsnitt:
                    end = found[number + 1].start() if number + 1 < len(found) else len(text)
                    path.write_text(text[: match.start()] + text[end:], "utf-8")

    def publish(self) -> bool:
        """Publish if the rules on what is frozen let it be; else take the version back."""
        known = library.load(self.root, DAY, utkast=False)
        view = project(known)
        if any(problem for rule in (*frozen.RULES, *ended.RULES) for problem in rule(view)):
            return False
        publish(self.root, DAY)
        return True


@given(st.data())
@PROFILE
def test_no_sequence_of_commands_loses_a_section(data: st.DataObject) -> None:
    with copied(TIDER) as root:
        editor = Editor(root, data)
        for _ in range(data.draw(st.integers(1, 3))):
            before = tree(root)
            editor.begin()
            editor.end()
            if not editor.publish():  # a section was moved to one that was then ended itself
                for path in tree(root).keys() - before.keys():
                    (root / path).unlink()
                for path, content in before.items():
                    (root / path).write_bytes(content)
        for day in (DAY, date(2041, 3, 1), date(2050, 6, 1)):
            known = library.load(root, day, utkast=False)
            for entry in known.las:
                assert entry.post is not None
                for avsnitt in entry.post.avsnitt:
                    found = fate_of(known, entry.post.dokument, avsnitt.id)
                    assert found is not None, (entry.post.dokument, avsnitt.id)
                    for key, section in (*found.till, (found.key, found.avsnitt)):
                        assert section in known.avsnitt_med_id(key)
                    # What readers have today has the section, or it is told how that came.
                    key = (entry.post.dokument, avsnitt.id)
                    assert found.slut or found.key in today(known, *key), key


def today(known: library.Library, dokument: str, avsnitt: str) -> list[tuple[str, str]]:
    """Return the current version, and those still to come if no version until now has a section."""
    now = versions.current_version(known, dokument)
    row = [v.id for v in versions.published_versions(known, dokument)]
    assert now is not None
    place = row.index(now.id)
    having = [avsnitt in known.avsnitt_med_id((dokument, version)) for version in row]
    return [(dokument, v) for v in (row[place:] if not any(having[:place]) else [now.id])]


@given(st.data())
@PROFILE
def test_a_section_that_goes_without_a_word_cannot_be_published(data: st.DataObject) -> None:
    with copied(TIDER) as root:
        editor = Editor(root, data)
        editor.begin()
        known = library.load(root, DAY, utkast=False)
        key = (editor.dokument, editor.version)
        gone = data.draw(st.sampled_from([a.id for a in known.avsnitt(key) if a.niva > 1]))
        editor.remove(gone)
        assert not editor.publish()
        told = [str(problem) for problem in check(library.load(root, DAY, utkast=False))]
        assert any("L008" in line and f'"{gone}"' in line for line in told)
        code, _, _ = run(*key, "--avsluta", gone, "--rot", str(root))
        assert code == 0
        assert editor.publish()
        assert len(list((root / LAS).iterdir())) == len(list((TIDER / LAS).iterdir())) + 1
