"""accept: a line shown, written with --write, and counted by the next check; check --annotate: a copy with findings."""

import datetime as dt
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from rag_reports import check_tracker, read_tracker
from rag_reports.ooxml.workbook import open_workbook
from tests.editing.untouched import changed_parts, read_part
from tests.ooxml.books import write_zip
from tests.workbook_builder import build_book

from .conftest import FRAUD, OVERDUE, Done, write_book

Run = Callable[..., Done]
FRAUD_TITLE = FRAUD[0]
SHEET = "Accepted findings"
AS_AT = ("--as-at", "2019-01-31")
WHO = ("--reason", "=The board has seen it.", "--by", "Deputy chief constable", "--until", "30 June 2019", *AS_AT)
ITEM = ("RAG106", "--report", "Fraud", "--number", "3")
ADDED = {"[Content_Types].xml", "xl/_rels/workbook.xml.rels", "xl/workbook.xml", "xl/worksheets/sheet2.xml"}


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A tracker with one error, in E2: an overdue AMBER item."""
    return write_book(tmp_path / "tracker.xlsx", [OVERDUE])


def rows(book: Path, sheet: str = SHEET) -> list[tuple[object, ...]]:
    return list(openpyxl.load_workbook(book)[sheet].iter_rows(values_only=True))


def standing(book: Path) -> list[tuple[str, bool]]:
    findings = check_tracker(read_tracker(book), as_at=dt.date.fromisoformat(AS_AT[1])).findings
    return [(finding.code, finding.accepted) for finding in findings if finding.severity == "error"]


def test_the_line_is_shown_and_nothing_written_without_write(run: Run, book: Path) -> None:
    whole, files = book.read_bytes(), sorted(book.parent.iterdir())
    done = run("accept", book, *ITEM, *WHO)
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines() == [
        "tracker.xlsx: 1 line to add, in row 2 of a new sheet Accepted findings",
        "",
        "  Rule         RAG106",
        f"  Report       {FRAUD_TITLE}",
        "  Number       3",
        "  Reason       =The board has seen it.",
        "  Accepted by  Deputy chief constable",
        "  Until        30 June 2019",
        "",
        "It accepts 1 finding",
        f"  RAG106  'HMICFRS Log'!E2  overdue-but-amber  item 3, {FRAUD_TITLE}",
        "",
        "Nothing is written yet. Add --write to write.",
    ]
    assert (book.read_bytes(), sorted(book.parent.iterdir())) == (whole, files)


def test_with_write_the_sheet_is_added_and_the_next_check_counts_it(run: Run, book: Path) -> None:
    assert standing(book) == [("RAG106", False)]
    original = book.read_bytes()
    done = run("accept", book, *ITEM, *WHO, "--write")
    assert (done.code, done.err) == (0, "")
    (backup,) = book.parent.glob("tracker (before *).xlsx")
    assert done.out.splitlines()[-2:] == [f"Written to {book}", f"The workbook as it was: {backup}"]
    assert backup.read_bytes() == original
    assert changed_parts(backup, book) == ADDED
    assert rows(book) == [
        ("Rule", "Report", "Number", "Reason", "Accepted by", "Until"),
        ("RAG106", FRAUD_TITLE, "3", "=The board has seen it.", "Deputy chief constable", "2019-06-30"),
    ]
    assert openpyxl.load_workbook(book)[SHEET]["D2"].data_type == "s"
    assert standing(book) == [("RAG106", True)]
    assert run("check", book, *AS_AT).code == 0
    assert run("check", book, "--as-at", "2019-06-30").code == 0
    assert run("check", book, "--as-at", "2019-07-01").code == 1


def test_an_accepted_error_makes_no_draft(run: Run, book: Path) -> None:
    final = ("appendix", book, "-o", book.with_name("a.docx"), "--final", *AS_AT)
    refused = run(*final)
    assert (refused.code, "Correct or accept them" in refused.err) == (1, True)
    run("accept", book, *ITEM, *WHO, "--write")
    done = run(*final)
    assert (done.code, "DRAFT" in done.err) == (0, False)


def test_the_next_line_goes_under_the_last_and_changes_that_sheet_alone(run: Run, book: Path) -> None:
    book = write_book(book, [OVERDUE, (*OVERDUE[:2], "4", *OVERDUE[3:])])
    run("accept", book, *ITEM, *WHO, "--write", "--no-backup")
    first = book.with_name("first.xlsx")
    first.write_bytes(book.read_bytes())
    done = run("accept", book, *ITEM[:-1], "4", *WHO, "--write", "--no-backup")
    assert done.out.splitlines()[0] == "tracker.xlsx: 1 line added, in row 3 of the sheet Accepted findings"
    assert changed_parts(first, book) == {"xl/worksheets/sheet2.xml"}
    assert [row[::5] for row in rows(book)] == [("Rule", "Until"), ("RAG106", "2019-06-30"), ("RAG106", "2019-06-30")]
    assert standing(book) == [("RAG106", True), ("RAG106", True)]


def test_a_sheet_that_a_person_made_is_filled_by_its_headings(run: Run, tmp_path: Path) -> None:
    table = """
    Seen by the board

    Until|Rule|Item|Approved by|Reason|Report|Seen on
    2019-03-31|RAG107|1|Head of Crime|It is done.|Fraud: Time to Choose|2019-01-01

    |||||A note
    """
    log = """
    Report|Published|No.|Recommendation|Status|Due date|Strategic lead|Comment
    Fraud: Time to Choose|2018-04-02|3|The force should tell victims.|AMBER|31 October 2018|Head of Crime|Letters went.
    """
    book = build_book(tmp_path / "tracker.xlsx", {"Log": log, SHEET: table}, **{SHEET: "hidden"})
    done = run("accept", book, *ITEM, *WHO, "--write")
    assert (done.code, done.out.splitlines()[0]) == (
        0,
        "tracker.xlsx: 1 line added, in row 5 of the sheet Accepted findings",
    )
    until = dt.datetime(2019, 6, 30)
    line = (until, "RAG106", "3", "Deputy chief constable", "=The board has seen it.", FRAUD_TITLE, None)
    assert rows(book)[4] == line
    assert rows(book)[5][5] == "A note"
    assert ("RAG106", True) in standing(book)


def test_an_empty_sheet_of_that_name_gets_its_headings_too(run: Run, book: Path) -> None:
    opened = openpyxl.load_workbook(book)
    opened.create_sheet(SHEET)
    opened.save(book)
    assert run("accept", book, *ITEM, *WHO, "--write").code == 0
    assert [row[0] for row in rows(book)] == ["Rule", "RAG106"]
    assert standing(book) == [("RAG106", True)]


@pytest.mark.parametrize(
    ("changed", "error"),
    [
        (("RAG106", "--report", "Fraud", "--number", "4"), "Error: RAG106: the rule finds nothing at item 4 of"),
        (("RAG101", "--report", "Fraud", "--number", "3"), "Error: RAG101: the rule finds nothing in this tracker."),
        (("RAG106", "--report", "Custody"), 'Error: --report: No report has the title "Custody".'),
        (("RAG999",), 'Error: Rules: no rule is called "RAG999".'),
        (("RAG000",), "Error: RAG000: RAG000 is a fault of rag_reports and cannot be accepted."),
        (("RAG716",), "Error: RAG716: RAG716 is about lines such as this and cannot be accepted."),
        ((*ITEM, "--reason", " - "), "Error: --reason: it gives no reason."),
        ((*ITEM, "--by", ""), "Error: --by: it names nobody."),
        ((*ITEM, "--reason", "x" * 32_768), "Error: --reason: no cell can hold it."),
        ((*ITEM, "--until", "31/01/2019"), "Error: --until: 31 January 2019 is not after 31 January 2019, the date"),
        ((*ITEM, "--until", "soon"), "Error: --until: 'soon' is no date."),
    ],
)
def test_what_would_accept_nothing_is_refused(changed: tuple[str, ...], error: str, run: Run, book: Path) -> None:
    whole = book.read_bytes()
    done = run("accept", book, *WHO, *changed, "--write")
    assert (done.code, done.out, book.read_bytes()) == (2, "", whole)
    assert done.err.startswith(error)


def test_a_number_without_a_report_is_written_with_its_report(run: Run, book: Path) -> None:
    assert f"Report       {FRAUD_TITLE}" in run("accept", book, "RAG106", "--number", "3", *WHO).out
    both = write_book(book, [OVERDUE, ("Custody", *OVERDUE[1:])])
    done = run("accept", both, "RAG106", "--number", "3", *WHO)
    assert done.err.startswith("Error: --report: RAG106 finds something at item 3 of 2 reports. Name one of them:")
    done = run("accept", both, "RAG106", *WHO)
    assert "  Report       (every report)" in done.out
    assert "It accepts 2 findings" in done.out


def test_what_is_accepted_already_is_accepted_again_only_for_longer(run: Run, book: Path) -> None:
    run("accept", book, *ITEM, *WHO, "--write")
    done = run("accept", book, *ITEM, *WHO, "--write")
    told = "the finding is accepted already, by Deputy chief constable until 30 June 2019"
    assert (done.code, done.err) == (2, f"Error: 'Accepted findings'!A2: {told}. Change that line in Excel.\n")
    assert run("accept", book, *ITEM, *WHO, "--until", "31 July 2019", "--write").code == 0
    assert len(rows(book)) == 3


def test_a_protected_sheet_and_one_without_a_column_refuse_the_line(run: Run, book: Path) -> None:
    run("accept", book, *ITEM, *WHO, "--write", "--no-backup")
    opened = openpyxl.load_workbook(book)
    opened[SHEET].delete_rows(2)
    opened[SHEET].protection.sheet = True
    opened.save(book)
    done = run("accept", book, *ITEM, *WHO, "--write")
    assert (done.code, "the sheet is protected" in done.out, len(rows(book))) == (2, True, 1)
    opened[SHEET].protection.sheet = False
    opened[SHEET]["C1"] = "Seen on"
    opened.save(book)
    done = run("accept", book, *ITEM, *WHO, "--write")
    assert (done.code, "it has no column Number. Write Number into row 1 in Excel" in done.err) == (2, True)


def test_accepted_in_json(run: Run, book: Path) -> None:
    run("accept", book, *ITEM, *WHO, "--write")
    found = json.loads(run("check", book, "--format", "json", *AS_AT).out)["findings"]
    (error,) = (one for one in found if one["severity"] == "error")
    assert (error["accepted"], error["acceptance"]["until"]) == (True, "2019-06-30")


def test_annotate_writes_a_copy_with_the_findings_and_leaves_the_tracker(run: Run, book: Path) -> None:
    whole, out = book.read_bytes(), book.with_name("annotated.xlsx")
    done = run("check", book, "--annotate", out, *AS_AT)
    assert (done.code, done.err) == (1, f"Written to {out}, a copy of the tracker with a sheet of findings\n")
    assert book.read_bytes() == whole
    assert changed_parts(book, out) == ADDED
    sheet = openpyxl.load_workbook(out)["Findings"]
    assert [cell.value for cell in sheet[1]] == [
        "Severity",
        "Rule",
        "Cell",
        "Report",
        "Number",
        "What is wrong",
        "What to do",
        "Accepted",
    ]
    assert [cell.value for cell in sheet[2]][:5] == ["error", "RAG106", "'HMICFRS Log'!E2", FRAUD_TITLE, "3"]
    assert (sheet["C2"].hyperlink.location, sheet["C2"].hyperlink.target) == ("'HMICFRS Log'!E2", None)
    assert sheet["G2"].value.endswith(".")
    assert [each.name for each in open_workbook(out).sheets] == ["HMICFRS Log", "Findings"]


def test_the_copy_is_read_as_the_tracker_is_and_annotated_again(run: Run, book: Path) -> None:
    out, again = book.with_name("annotated.xlsx"), book.with_name("again.xlsx")
    run("accept", book, *ITEM, *WHO, "--write", "--no-backup")
    run("check", book, "--annotate", out, *AS_AT)
    assert read_tracker(out).items == read_tracker(book).items
    assert rows(out, "Findings")[1][-1] == "by Deputy chief constable until 30 June 2019: =The board has seen it."
    run("check", out, "--annotate", again, *AS_AT)
    names = ["HMICFRS Log", SHEET, "Findings", "Findings (2)"]
    assert [each.name for each in open_workbook(again).sheets] == names


def test_annotate_never_writes_over_what_is_read_or_made(run: Run, book: Path) -> None:
    whole = book.read_bytes()
    assert "this is a file that is being read" in run("check", book, "--annotate", book, *AS_AT).err
    assert "is what -o writes" in run("check", book, "-o", "f.xlsx", "--annotate", "f.xlsx", *AS_AT).err
    other = write_book(book.with_name("other.xlsx"), [OVERDUE])
    assert "there are 2 trackers to check" in run("check", book, other, "--annotate", "f.xlsx", *AS_AT).err
    assert book.read_bytes() == whole


def test_a_signed_tracker_gets_no_annotated_copy(run: Run, book: Path) -> None:
    with zipfile.ZipFile(book, "a") as package:
        package.writestr("_xmlsignatures/sig1.sigs", "<Signature/>")
    parts = {name: read_part(book, name) for name in zipfile.ZipFile(book).namelist()}
    kind = b'<Default Extension="sigs" ContentType="application/vnd.openxmlformats-package.digital-signature-xml"/>'
    types = parts["[Content_Types].xml"]
    parts["[Content_Types].xml"] = types.replace(b"</Types>", kind + b"</Types>")
    write_zip(book, parts)
    done = run("check", book, "--annotate", book.with_name("copy.xlsx"), *AS_AT)
    assert (done.code, "with check --format xlsx" in done.err) == (2, True)
    assert "--break-signature" not in done.err
    assert run("accept", book, *ITEM, *WHO, "--write").code == 2
    assert run("accept", book, *ITEM, *WHO, "--write", "--break-signature").code == 0
