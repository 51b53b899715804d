"""Bad input: exit 2, one sentence with the remedy, no traceback, and nothing half-written."""

import datetime as dt
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook

from .conftest import Done

Run = Callable[..., Done]
# The first bytes of a compound file, which holds an .xls as well as an encrypted .xlsx.
COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600


def html(path: Path, clean: Path) -> None:
    path.write_text("<html><table><tr><td>Status</td></tr></table></html>")


def old_workbook(path: Path, clean: Path) -> None:
    path.write_bytes(COMPOUND)


def truncated(path: Path, clean: Path) -> None:
    path.write_bytes(clean.read_bytes()[:2000])


def nothing(path: Path, clean: Path) -> None:
    path.write_bytes(b"")


def another_zip(path: Path, clean: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")


def empty_workbook(path: Path, clean: Path) -> None:
    Workbook().save(path)


def no_tracker(path: Path, clean: Path) -> None:
    book = Workbook()
    assert book.active is not None
    for row in (("Shopping", "Price"), ("Tea", 2.5), ("Milk", 1)):
        book.active.append(row)
    book.save(path)


KINDS = [html, old_workbook, truncated, nothing, another_zip, empty_workbook, no_tracker]


def snapshot(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() if path.is_file() else b"" for path in folder.rglob("*")}


def assert_refused(done: Done, folder: Path, before: dict[str, bytes]) -> None:
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("Error: ")
    assert done.err.count("\n") == 1
    assert "Traceback" not in done.err and "itself is at fault" not in done.err
    assert snapshot(folder) == before


@pytest.mark.parametrize("command", ["prepare", "check", "show", "layout"])
@pytest.mark.parametrize("spoil", KINDS, ids=lambda spoil: spoil.__name__)
def test_what_is_no_tracker_is_one_sentence(
    run: Run, clean: Path, tmp_path: Path, spoil: Callable[[Path, Path], None], command: str
) -> None:
    book = tmp_path / "bad.xlsx"
    spoil(book, clean)
    before = snapshot(tmp_path)
    done = run(command, book)
    assert_refused(done, tmp_path, before)
    assert "bad.xlsx" in done.err


@pytest.mark.parametrize("name", ["missing.xlsx", "notes.txt", "paper.docx", ""])
def test_what_is_missing_or_has_the_wrong_extension_is_one_sentence(run: Run, tmp_path: Path, name: str) -> None:
    for other in ("notes.txt", "paper.docx"):
        (tmp_path / other).write_text("Some notes")
    before = snapshot(tmp_path)
    assert_refused(run("prepare", tmp_path / name), tmp_path, before)


@pytest.mark.parametrize("command", ["prepare", "appendix"])
def test_an_unknown_template_is_one_sentence(run: Run, clean: Path, tmp_path: Path, command: str) -> None:
    before = snapshot(tmp_path)
    done = run(command, clean, "--template", "nowhere", "-o", tmp_path / "out.docx")
    assert_refused(done, tmp_path, before)
    assert "nowhere" in done.err and "city_of_london" in done.err


@pytest.mark.parametrize(
    ("command", "target"),
    [
        ("prepare", "missing/folder/out"),
        ("prepare", "clean.xlsx/out"),
        ("prepare", "taken.txt"),
        ("appendix", "missing/out.docx"),
        ("appendix", "folder"),
        ("appendix", "out.pdf"),
        ("check", "missing/out.txt"),
        ("show", "folder"),
    ],
)
def test_where_nothing_can_be_written_is_one_sentence(
    run: Run, clean: Path, tmp_path: Path, command: str, target: str
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "taken.txt").write_text("mine")
    before = snapshot(tmp_path)
    assert_refused(run(command, clean, "-o", tmp_path / target), tmp_path, before)


def test_a_folder_without_rights_is_one_sentence(run: Run, clean: Path, tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o500)
    # Root may write anywhere but among the system's processes.
    target = Path("/proc/out") if os.geteuid() == 0 else closed / "out"
    before = snapshot(tmp_path)
    assert_refused(run("prepare", clean, "-o", target), tmp_path, before)


def test_cells_that_nobody_expected_do_not_stop_the_rest(run: Run, tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Report", "No.", "Recommendation", "Status", "Due date", "Owner", "Comment"])
    odd = ["#REF!", True, dt.time(9, 30), "x" * 32_767, "🙂 ✔", "שלום עולם", "a_x0007_b_x001B_[31m", 1e300, "=1/0"]
    for number, value in enumerate(odd, 1):
        sheet.append(
            ["Fraud", str(number), f"The force should do thing {number}.", "AMBER", "March 2019", "Head", value]
        )
    book.save(tmp_path / "odd.xlsx")
    done = run("prepare", tmp_path / "odd.xlsx", "--as-at", "2019-01-31")
    assert (done.code, done.err) == (0, "")
    assert f"1 report, {len(odd)} items" in done.out
    assert "\x1b" not in done.out
