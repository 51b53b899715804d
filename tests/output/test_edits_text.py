"""The table of cells before and after: within the screen, with the difference in sight."""

from pathlib import Path

import pytest

from rag_reports import EditOutcome, Status
from rag_reports.output.console import Screen, width_of
from rag_reports.output.edits_text import EditRow, EditSummary, edits_text

WRITTEN = EditOutcome.WRITTEN
BOOK = Path("tracker.xlsx")
START = "Training has been given to 412 of 530 officers, and the board has seen what came of it; "


def text(
    *rows: EditRow, width: int = 100, refused: tuple[str, ...] = (), asked: bool = False, together: bool = False
) -> str:
    return edits_text(EditSummary(BOOK, rows, refused, asked, together), Screen(width, None, colour=False))


def row(before: str, after: str, **more: object) -> EditRow:
    return EditRow("'HMICFRS Log'!E12", "4, Fraud: Time to Choose", before, after, WRITTEN, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("width", [60, 80, 100, 200])
@pytest.mark.parametrize(
    ("before", "after"), [(START, "short"), ("short", START), (START + "In March.", START + "In May."), ("", START * 9)]
)
def test_no_line_is_wider_than_the_screen(width: int, before: str, after: str) -> None:
    lines = text(row(before, after), row("a", "b", note="replaces a formula"), width=width).splitlines()
    assert [line for line in lines if width_of(line) > max(width, 80)] == []


def test_long_texts_begin_where_they_differ() -> None:
    shown = text(row(START + "In March.", START + "In May.")).splitlines()[3]
    assert shown.endswith("…it; In March.               …it; In May.")


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        (" AMBER", "AMBER", '"·AMBER"  "AMBER"'),
        ("NEW  GREEN", "NEW GREEN", '"NEW··GREEN"  "NEW GREEN"'),
        ("GREEN\u00a0", "GREEN", '"GREEN°"  "GREEN"'),
        ("NEW\nGREEN", "NEW GREEN", '"NEW¶GREEN"  "NEW GREEN"'),
        ("", "AMBER", "(blank)  AMBER"),
        ("AMBER", "", "AMBER   (blank)"),
    ],
)
def test_blanks_are_made_visible_where_only_they_differ(before: str, after: str, shown: str) -> None:
    assert shown in text(row(before, after))


def test_a_fill_that_follows_is_told() -> None:
    assert "AMBER on GREEN  AMBER on AMBER" in text(row("AMBER", "AMBER", colour=Status.GREEN, status=Status.AMBER))
    assert "RED with no colour  RED on RED" in text(row("RED", "RED", status=Status.RED))
    assert "GREEN   AMBER\n" in text(row("GREEN", "AMBER", colour=Status.AMBER, status=Status.AMBER))


@pytest.mark.parametrize(
    ("asked", "together", "ending"),
    [
        (False, False, "Nothing is written yet. Add --write to write."),
        (False, True, "Nothing will be written while a change is refused."),
        (True, True, "Nothing was written while a change is refused."),
    ],
)
def test_the_ending_says_what_a_refusal_means(asked: bool, together: bool, ending: str) -> None:
    assert text(row("a", "b"), refused=("why",), asked=asked, together=together).splitlines()[-1] == ending


def test_formulas_and_the_copy_are_told() -> None:
    summary = EditSummary(BOOK, [row("a", "b")], [], True, True, BOOK, Path("copy.xlsx"), recalculate=True)
    assert edits_text(summary, Screen(80, None, colour=False)).splitlines()[-3:] == [
        "Written to tracker.xlsx",
        "The workbook as it was: copy.xlsx",
        "Formulas may show old results: press Ctrl+Alt+F9 in Excel.",
    ]
