"""Runs the command line in this process, on small registers that a test makes."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from openpyxl import Workbook

from rag_reports.cli import main

LABELS = ("Report", "Published", "No.", "Recommendation", "Status", "Due date", "Strategic lead", "Comment")
FRAUD = ("Fraud: Time to Choose", dt.date(2018, 4, 2))
LEAD = "Head of Crime"
POLICY = ("1", "Chief constables should publish a fraud policy.", "GREEN", "30 September 2018", LEAD)
REVIEW = ("2", "The force should review its fraud desk.", "AMBER", "31 March 2019", LEAD)
VICTIMS = ("3", "The force should tell victims what happens.", "AMBER", "31 October 2018", LEAD)
CLEAN = (
    (*FRAUD, *POLICY, "The policy was published on the website in August 2018."),
    (*FRAUD, *REVIEW, "The review team has been chosen and reported to the board in January."),
)
OVERDUE = (*FRAUD, *VICTIMS, "Letters to victims were drafted, and the board has approved them.")


@dataclass(frozen=True)
class Done:
    """How a run ended."""

    code: int | str | None
    out: str
    err: str


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> Callable[..., Done]:
    """Runs ``rag-reports`` with the arguments."""

    def run_command(*arguments: str | Path) -> Done:
        capfd.readouterr()
        with pytest.raises(SystemExit) as ended:
            main([str(argument) for argument in arguments])
        return Done(ended.value.code, *capfd.readouterr())

    return run_command


def write_book(path: Path, rows: Sequence[Sequence[object]]) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "HMICFRS Log"
    sheet.append(LABELS)
    for row in rows:
        sheet.append(list(row))
    book.save(path)
    return path


@pytest.fixture
def clean(tmp_path: Path) -> Path:
    """A tracker in which nothing is wrong at the end of January 2019."""
    return write_book(tmp_path / "clean.xlsx", CLEAN)


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    """A tracker with one overdue AMBER item, in cell E4; its name has a space, an ampersand and an accent."""
    return write_book(tmp_path / "R&D café tracker.xlsx", (*CLEAN, OVERDUE))
