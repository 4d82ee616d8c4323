"""Made-up pages of the kinds that the site allows, with the place of each word that is put in."""

from __future__ import annotations

from dataclasses import dataclass, field

from hypothesis import strategies as st

Passage = list[tuple[str, int]]
"""Each word as readers see it, with the offset at which it is written."""


@dataclass
class Draft:
    """A page while it is being written.

    Attributes:
        text: what is written so far.
        flow: headings, paragraphs, list items, tables and captions, in the order of the page.
        quotes: the pull quotes.
        notes: the footnotes.
    """

    text: str = "{{ styrtext() }}\n\n"
    flow: list[Passage] = field(default_factory=list)
    quotes: list[Passage] = field(default_factory=list)
    notes: list[Passage] = field(default_factory=list)
    count: int = 0

    def name(self) -> str:
        self.count += 1
        return f"namn{self.count}"

    def words(self, row: list[tuple[str, str, int]], between: str = " ") -> Passage:
        """Write some words, each given as it is seen, as it is written, and its place in that."""
        found = []
        for number, (shown, written, lead) in enumerate(row):
            self.text += between if number else ""
            found.append((shown, len(self.text) + lead))
            self.text += written
        return found


PLAIN = st.sampled_from(
    "a och Nämnden ska cykla 2031 40 000 kr och, (se. ”Staden – § 5 3.2 e-post ord/ord A&O".split()
)
MARKED = st.sampled_from(
    [
        ("fet", "**fet**", 2), ("kursiv", "*kursiv*", 1), ("och", "[och](../index.md)", 1),
        ("länk", "[länk](https://exempel.se/a?b=och#c \"titel\")", 1), ("a*b", r"a\*b", 0),
        ("*", r"\*", 1), ("hopskrivet", "**hop**skrivet", 2), ("1.", r"1\.", 0), ("och", "*och*", 1),
        ("https://exempel.se/och", "<https://exempel.se/och>", 1), ("[och]", r"\[och\]", 1),
        ("fet,", "**fet**,", 2), ("a_b", "a_b", 0), ("{och}", r"\{och\}", 1),
    ]
)  # fmt: skip
WORD = PLAIN.map(lambda word: (word, word, 0)) | MARKED
# A row begins with a word that is no mark of a list or a heading.
ROW = st.tuples(st.sampled_from(["Staden", "ska", "och"]), st.lists(WORD, max_size=8)).map(
    lambda pair: [(pair[0], pair[0], 0), *pair[1]]
)


@st.composite
def drafts(draw: st.DrawFn) -> Draft:
    """Return a page with its words."""
    draft = Draft()
    _heading(draw, draft, 1)
    kinds = [
        _paragraph, _paragraph, _note, _list, _ordered, _table, _quote, _caption, _figure, _box,
        lambda draw, draft: _heading(draw, draft, 2),
    ]  # fmt: skip
    for _ in range(draw(st.integers(1, 7))):
        # Text behind a list would go on in it.
        draw(st.sampled_from(kinds))(draw, draft)
    draft.text += draw(st.sampled_from(["", "\n", "\n\n"]))
    return draft


def _heading(draw: st.DrawFn, draft: Draft, level: int) -> None:
    draft.text += "#" * level + " "
    draft.flow.append(draft.words(draw(ROW)))
    draft.text += f" {{ #{draft.name()} }}\n\n"


def _paragraph(draw: st.DrawFn, draft: Draft) -> None:
    between = draw(st.sampled_from([" ", "\nmer "]))
    if between != " ":
        row = [word for each in draw(ROW) for word in (each, ("mer", "mer", 0))][:-1]
        found: Passage = []
        for number, word in enumerate(row):
            draft.text += ("\n" if number % 2 else " ") if number else ""
            found += draft.words([word])
        draft.flow.append(found)
    else:
        draft.flow.append(draft.words(draw(ROW)))
    draft.text += "\n\n"


def _note(draw: st.DrawFn, draft: Draft) -> None:
    label = draft.name()
    first = draw(st.booleans())
    if first:
        _note_text(draw, draft, label)
    passage = draft.words(draw(ROW))
    draft.text += f"[^{label}] "
    draft.flow.append(passage + draft.words(draw(ROW)))
    draft.text += "\n\n"
    if not first:
        _note_text(draw, draft, label)


def _note_text(draw: st.DrawFn, draft: Draft, label: str) -> None:
    draft.text += f"[^{label}]: "
    passage = draft.words(draw(ROW))
    if draw(st.booleans()):
        draft.text += "\n\n    "
        passage += draft.words(draw(ROW))
    draft.notes.append(passage)
    draft.text += "\n\n"


def _list(draw: st.DrawFn, draft: Draft) -> None:
    mark = draw(st.sampled_from("-*+"))
    for _ in range(draw(st.integers(1, 3))):
        draft.text += f"{mark} "
        draft.flow.append(draft.words(draw(ROW)))
        draft.text += "\n"
        for _ in range(draw(st.integers(0, 2))):
            draft.text += "    - "
            draft.flow.append(draft.words(draw(ROW)))
            draft.text += "\n"
    draft.text += "\n"
    _paragraph(draw, draft)


def _ordered(draw: st.DrawFn, draft: Draft) -> None:
    first = draw(st.integers(1, 12))
    for number in range(first, first + draw(st.integers(1, 3))):
        draft.text += f"{number}. "
        draft.flow.append(draft.words(draw(ROW)))
        draft.text += "\n"
    draft.text += "\n"
    _paragraph(draw, draft)


def _table(draw: st.DrawFn, draft: Draft) -> None:
    passage: Passage = []
    for number in range(draw(st.integers(2, 4))):
        draft.text += "| "
        passage += draft.words(draw(ROW))
        draft.text += " | "
        passage += draft.words(draw(ROW))
        draft.text += " |\n"
        if number == 0:
            draft.text += "|---|:--|\n"
    draft.flow.append(passage)
    draft.text += "\n"


def _quote(draw: st.DrawFn, draft: Draft) -> None:
    draft.text += "/// citatruta\n"
    draft.quotes.append(draft.words(draw(ROW)))
    draft.text += "\n///\n\n"


def _caption(draw: st.DrawFn, draft: Draft) -> None:
    draft.text += "/// bildtext\n"
    draft.flow.append(draft.words(draw(ROW)))
    draft.text += "\n///\n\n"


def _figure(draw: st.DrawFn, draft: Draft) -> None:
    draft.text += "/// figur | och\n"
    draft.flow.append(draft.words(draw(ROW)))
    draft.text += "\n///\n\n"


def _box(draw: st.DrawFn, draft: Draft) -> None:
    draft.text += "/// ruta\n"
    _heading(draw, draft, 2)
    _paragraph(draw, draft)
    draft.text += "- "
    draft.flow.append(draft.words(draw(ROW)))
    draft.text += "\n///\n\n"
