"""The command ``new``: an empty tracker, one carried over, and what stops it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from rag_reports import read_tracker
from rag_reports.model import Status
from tests.cli.conftest import Done

Run = Callable[..., Done]
NORTHFOLD = Path(__file__).parent.parent.parent / "workbooks" / "northfold"
pytestmark = pytest.mark.filterwarnings("ignore:Print area cannot be set")  # openpyxl knows no area of whole columns


def test_an_empty_tracker_is_checked_calmly(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "new.xlsx"
    done = run("new", path, "--force", "Northfold Police")
    assert (done.code, done.out, done.err) == (0, "", f"Written to {path}\n")
    checked = run("check", path, "--as-at", "2020-01-31")
    assert checked.code == 0
    assert "0 reports, 0 items" in checked.out and checked.out.endswith("nothing found.\n")


@pytest.mark.parametrize(
    "arguments",
    [
        ("show",),
        ("figures",),
        ("compare", "BOOK"),
        ("mark", "--clear"),
        ("layout",),
        ("appendix", "-o", "OUT.docx"),
        ("due", "--as-at", "2020-01-31", "--until", "2020-06-30"),
        ("prepare", "-o", "OUT"),
    ],
    ids=lambda arguments: arguments[0],
)
def test_every_command_takes_an_empty_tracker(run: Run, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    path = tmp_path / "new.xlsx"
    run("new", path)
    name, *rest = arguments
    given = [path if each == "BOOK" else tmp_path / each if each.startswith("OUT") else each for each in rest]
    assert run(name, path, *given).code == 0


def test_items_are_carried_over(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "new.xlsx"
    old = NORTHFOLD / "tracker.xlsx"
    assert run("new", path, "--from", old).err == f"Written to {path}\n"
    assert len(read_tracker(path).items) == len(read_tracker(old).items)


def test_what_is_left_behind_is_told(run: Run, tmp_path: Path, clean: Path) -> None:
    book = load_workbook(clean)
    book["HMICFRS Log"]["I1"], book["HMICFRS Log"]["I2"] = "Cost centre", "C10"
    book.create_sheet("Minutes")["A1"] = "The board met on 4 March."
    book.save(clean)
    done = run("new", tmp_path / "new.xlsx", "--from", clean)
    assert done.err.splitlines()[1:] == [
        'clean.xlsx: HMICFRS Log: column I "Cost centre" is not carried over (1 cell).',
        'clean.xlsx: Not carried over: the sheet "Minutes".',
    ]


def test_the_new_tracker_can_be_edited(run: Run, tmp_path: Path, faulty: Path) -> None:
    path, changes = tmp_path / "new.xlsx", tmp_path / "changes.csv"
    run("new", path, "--from", faulty)
    changes.write_text(
        "Report,Number,Field,Value\n"
        "Fraud: Time to Choose,2,status,GREEN\n"
        "Fraud: Time to Choose,3,due,30 June 2019\n"
        "Fraud: Time to Choose,3,external_owner,College of Policing\n"
    )
    assert run("apply", path, changes, "--write").code == 0
    assert run("mark", path, "--previous", faulty, "--write").code == 0
    accepted = ("--reason", "The board has seen the plan for it.", "--by", "Head of Crime", "--until", "2030-06-30")
    assert run("accept", path, "RAG106", "--report", "Fraud: Time to Choose", *accepted, "--write").code == 0
    tracker = read_tracker(path)
    told = [(item.number, item.status, item.new, item.external_owner) for _, item in tracker.items]
    assert told == [
        ("1", Status.GREEN, False, ""),
        ("2", Status.GREEN, True, ""),
        ("3", Status.AMBER, False, "College of Policing"),
    ]
    assert [each.rule for each in tracker.acceptances] == ["RAG106"]
    sheet = load_workbook(path)["Tracker"]
    assert [cell.fill.fill_type for cell in sheet["E"][1:]] == [None] * 3  # the colour follows the word by itself


def test_paper_details_are_asked_for_as_a_format_needs_them(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "new.xlsx"
    run("new", path, "--template", "suffolk_panel")
    details = read_tracker(path).details
    assert details is not None and "paper number" in details.paper


def test_a_file_that_is_there_is_never_written_over(run: Run, tmp_path: Path, clean: Path) -> None:
    before = clean.read_bytes()
    for arguments in ((clean,), (clean, "--from", clean)):
        done = run("new", *arguments)
        assert done.code == 2 and "this file is there already" in done.err
    assert clean.read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("tracker.xls",), "Give it a name that ends in .xlsx."),
        (("new.xlsx", "--from", "none.xlsx"), "there is no such file"),
        (("new.xlsx", "--template", "nowhere"), "nowhere"),
    ],
    ids=["name", "book", "template"],
)
def test_what_stops_it_is_told_in_one_sentence(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], told: str
) -> None:
    monkeypatch.chdir(tmp_path)
    done = run("new", *arguments)
    assert done.code == 2 and told in done.err and list(tmp_path.iterdir()) == []
