"""Hostile and broken workbooks: each is read right or refused in one sentence by every command, within the limits."""

import json
from pathlib import Path

import pytest

from tests.editing.proof import faults_of_edit
from tests.ooxml.books import write_zip

from . import contents, references, sheets, xml_parts, zips
from .feeding import Done, Feeder, files
from .small_tracker import Book, parts

BOOKS = [*zips.BOOKS, *xml_parts.BOOKS, *sheets.BOOKS, *references.BOOKS, *contents.BOOKS]
REFUSED = [book for book in BOOKS if book.refused]
READ = [book for book in BOOKS if not book.refused]
AS_AT = ("--as-at", "2019-01-31")
CHANGES = "report,number,field,value\nFraud: Time to Choose,2,comment,The board met in January.\n"
READING = (
    ("show", "tracker.xlsx"),
    ("check", "tracker.xlsx"),
    ("appendix", "tracker.xlsx", "-o", "appendix.docx"),
    ("apply", "tracker.xlsx", "changes.csv", "--write"),
    ("mark", "tracker.xlsx", "--previous", "good.xlsx", "--write"),
    ("compare", "good.xlsx", "tracker.xlsx"),
    ("reconcile", "good.xlsx", "tracker.xlsx"),
)
SHOW = ("show", "tracker.xlsx", "--format", "json", *AS_AT)
UNHARMED = (
    ("check", "tracker.xlsx", *AS_AT),
    ("compare", "good.xlsx", "tracker.xlsx"),
    ("reconcile", "good.xlsx", "tracker.xlsx"),
    ("mark", "tracker.xlsx", "--previous", "good.xlsx"),
    ("appendix", "tracker.xlsx", "-o", "appendix.docx", *AS_AT),
)
OTHERWISE = (
    ("apply", "good.xlsx", "tracker.xlsx", "--write"),
    ("paper", "good.xlsx", "-o", "paper.docx", "--template", "suffolk_panel", "--details", "tracker.xlsx"),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Beside the workbook: a tracker in which nothing is wrong, and a list with one change."""
    write_zip(tmp_path / "good.xlsx", parts())
    (tmp_path / "changes.csv").write_text(CHANGES)
    return tmp_path


@pytest.mark.parametrize("name", ["a part of zeros", "a document type with a billion laughs", "twenty thousand parts"])
def test_every_command_that_reads_a_tracker_refuses_it(feeder: Feeder, folder: Path, name: str) -> None:
    book = next(book for book in REFUSED if book.name == name)
    book.build(folder / "tracker.xlsx")
    others = (
        ("prepare", "tracker.xlsx", "-o", "out"),
        ("prepare", "good.xlsx", "--previous", "tracker.xlsx", "-o", "out"),
        ("layout", "tracker.xlsx", "--save", "layout.toml"),
        ("figures", "tracker.xlsx"),
        ("due", "tracker.xlsx"),
        ("snapshot", "tracker.xlsx", "--meeting", "2019-01-31"),
        ("accept", "tracker.xlsx", "RAG101", "--reason", "a", "--by", "b", "--until", "2019-06-30"),
        ("new", "new.xlsx", "--from", "tracker.xlsx"),
        ("details", "details.xlsx", "--template", "suffolk_panel", "--book", "tracker.xlsx"),
        ("check", "tracker.xlsx", "--annotate", "copy.xlsx"),
        ("check", "tracker.xlsx", "--fix", "--write"),
    )
    feeder.all_refused(folder, others, "tracker.xlsx", book.refused)


@pytest.mark.parametrize("book", REFUSED, ids=lambda book: book.name)
def test_one_sentence(feeder: Feeder, folder: Path, book: Book) -> None:
    book.build(folder / "tracker.xlsx")
    feeder.all_refused(folder, READING[:1] if book.heavy else READING, "tracker.xlsx", book.refused)
    if not book.heavy:
        feeder.all_refused(folder, OTHERWISE, "tracker.xlsx")


@pytest.mark.parametrize("book", READ, ids=lambda book: book.name)
def test_read_right_and_changed_in_one_cell_or_not_at_all(feeder: Feeder, folder: Path, book: Book) -> None:
    book.build(folder / "tracker.xlsx")
    before = files(folder)
    apply = ("apply", "tracker.xlsx", "changes.csv", "--write", "--out", "changed.xlsx")
    if book.heavy:
        show, done = feeder.run_all(folder, (SHOW, apply))
    else:
        show, checked, *others, appendix, done = feeder.run_all(folder, (SHOW, *UNHARMED, apply))
        assert checked.code in (0, 1) and {other.code for other in (*others, appendix)} == {0}
        (folder / "appendix.docx").unlink()
    assert items(show) == book.items
    if book.uneditable:
        assert done.code == 2 and book.uneditable in done.out + done.err
        assert files(folder) == before
        return
    assert (done.code, done.err) == (0, "")
    assert {name: content for name, content in files(folder).items() if name != "changed.xlsx"} == before
    if not book.heavy:
        assert items(feeder.run(folder, "show", "changed.xlsx", *SHOW[2:])) == book.items
    if not book.heavy and not book.odd:
        edited = {("Log", 3, 8): "The board met in January."}
        assert faults_of_edit(folder / "tracker.xlsx", folder / "changed.xlsx", edited) == ""


def items(done: Done) -> tuple[str, ...]:
    """The items that were read: number, status and due date."""
    assert done.code == 0, done.err
    reports = json.loads(done.out)["reports"]
    return tuple(
        f"{item['number']} {item['status']} {(item['due'] or {}).get('date')}"
        for report in reports
        for item in report["items"]
    )
