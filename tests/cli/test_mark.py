"""mark: NEW where a status changed, nothing else touched; and taken away after the meeting."""

import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from ..conftest import ROOT
from .conftest import Done, write_book

Run = Callable[..., Done]
HEAD = ("Fraud: Time to Choose", "2018-04-02")


def row(number: str, status: str) -> tuple[str, ...]:
    text = f"The force should do thing {number} for the victims of fraud."
    return (*HEAD, number, text, status, "March 2019", "Head of Crime", f"Thing {number} was looked at.")


@pytest.fixture
def books(tmp_path: Path) -> tuple[Path, Path]:
    old = ("AMBER", "AMBER", "GREEN", "AMBER", "RED")
    new = ("GREEN", "RED", "NEW GREEN", "AMBER", "AMBER")
    made = [
        write_book(tmp_path / name, [row(str(place), status) for place, status in enumerate(statuses, 1)])
        for name, statuses in (("October.xlsx", old), ("January.xlsx", new))
    ]
    return made[0], made[1]


def statuses(path: Path) -> list[object]:
    return [cell.value for cell in load_workbook(path)["HMICFRS Log"]["E"]][1:]


def test_it_shows_the_cells_and_writes_only_when_asked(run: Run, books: tuple[Path, Path]) -> None:
    old, new = books
    before = new.read_bytes()
    done = run("mark", new, "--previous", old)
    assert (done.code, done.err) == (0, "")
    assert "3 cells to change" in done.out and "Add --write" in done.out
    assert new.read_bytes() == before
    assert run("mark", new, "--previous", old, "--write").code == 0
    assert statuses(new) == ["NEW GREEN", "NEW RED", "GREEN", "AMBER", "AMBER"]
    assert "There is nothing to write." in run("mark", new, "--previous", old).out
    assert run("check", new, "--previous", old, "--select", "RAG601,RAG602", "--fail-on", "info").code == 0


def test_clearing_takes_every_new_away(run: Run, books: tuple[Path, Path]) -> None:
    new = books[1]
    assert run("mark", new, "--clear", "--write", "--no-backup").code == 0
    assert statuses(new) == ["GREEN", "RED", "GREEN", "AMBER", "AMBER"]


def test_only_the_sheet_changes(run: Run, tmp_path: Path) -> None:
    book = Path(shutil.copy(ROOT / "workbooks" / "harbour_city" / "tracker.xlsx", tmp_path / "tracker.xlsx"))
    before = {name: zipfile.ZipFile(book).read(name) for name in zipfile.ZipFile(book).namelist()}
    assert run("mark", book, "--clear", "--write").code == 0
    after = {name: zipfile.ZipFile(book).read(name) for name in zipfile.ZipFile(book).namelist()}
    assert [name for name in before if before[name] != after[name]] == ["xl/worksheets/sheet1.xml"]


def test_a_shared_cell_is_refused_unless_all_its_items_changed(run: Run, books: tuple[Path, Path]) -> None:
    old, new = books
    for path in books:
        book = load_workbook(path)
        book["HMICFRS Log"].merge_cells("E4:E5")
        if path == new:
            book["HMICFRS Log"]["E4"].value = "GREEN"
        book.save(path)
    done = run("mark", new, "--previous", old, "--write")
    assert done.code == 0, done.out
    book = load_workbook(old)
    book["HMICFRS Log"].unmerge_cells("E4:E5")
    book["HMICFRS Log"]["E4"].value, book["HMICFRS Log"]["E5"].value = "AMBER", "GREEN"
    book.save(old)
    shutil.copy(run_backup(new), new)
    done = run("mark", new, "--previous", old, "--write")
    assert done.code == 2 and "the cell is merged over E4:E5" in done.out
    assert "Unmerge the cells in Excel" in " ".join(done.out.split())


def run_backup(path: Path) -> Path:
    """The copy that was kept of a workbook before it was written."""
    (backup,) = [one for one in path.parent.glob(f"{path.stem} (before*") if one != path]
    return backup


def test_new_in_a_column_of_its_own(run: Run, tmp_path: Path) -> None:
    paths = []
    for name, status in (("old.xlsx", "AMBER"), ("new.xlsx", "GREEN")):
        path = write_book(tmp_path / name, [row("1", status), row("2", "AMBER"), row("3", "GREEN")])
        book = load_workbook(path)
        for place, value in ((1, "New?"), (4, "Yes")):
            book["HMICFRS Log"].cell(place, 9).value = value
        book.save(path)
        paths.append(path)
    assert run("mark", paths[1], "--previous", paths[0], "--write").code == 0
    assert [cell.value for cell in load_workbook(paths[1])["HMICFRS Log"]["I"]][1:] == ["Yes", None, None]


@pytest.mark.parametrize("arguments", [(), ("--clear", "--previous", "old.xlsx")])
def test_it_wants_one_of_the_two(run: Run, books: tuple[Path, Path], arguments: tuple[str, ...]) -> None:
    done = run("mark", books[1], *arguments)
    assert done.code == 2 and "--previous BOOK before a meeting, or --clear after it" in done.err
