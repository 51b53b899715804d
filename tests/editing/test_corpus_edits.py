"""Over a folder of real workbooks: one cell of each kind is edited, and nothing else changes."""

import datetime as dt
import os
import re
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import cache
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import pytest
from openpyxl.styles.numbers import is_date_format
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel

from rag_reports import CellEdit, RagReportsError, apply_edits
from rag_reports.model import CellRef, EditOutcome, Status
from rag_reports.ooxml.sheet import Cell, Sheet
from rag_reports.ooxml.workbook import Workbook, open_workbook
from tests.editing.proof import STYLES, faults_of_edit, stored_name
from tests.editing.readers import by_calamine, by_libreoffice, by_openpyxl, new_faults
from tests.editing.untouched import read_part

pytestmark = pytest.mark.corpus

FOLDER = os.environ.get("RAG_REPORTS_CORPUS", "")
BOOKS = sorted(path for path in Path(FOLDER).glob("*.xl*") if path.is_file()) if FOLDER else []
folder_set = pytest.mark.skipif(not BOOKS, reason="RAG_REPORTS_CORPUS names no folder of workbooks")
each_book = pytest.mark.parametrize("path", BOOKS, ids=lambda path: path.name)

KINDS = ("text", "number", "date", "empty", "new row")
CANDIDATES = 12  # of each kind on each sheet; those that are refused are passed over
TEXT = 'Edited: £5 & "more" <than> that\nand a line'
DATE = dt.date(2019, 3, 31)
COUNT = re.compile(rb"\s(?:count|uniqueCount)=\"\d+\"")
# Faults that an edit repeats, because the original has them in every format.
REPEATED = {"poi__52348.xlsx": "xfId"}
NOT_BY_LIBREOFFICE = "calamine__issue_530.xlsx"  # which has backslashes in the names of its parts
# Why a plain cell may rightly be refused, as a word of the reason.
REASONS = ("header", "protected", "pivot", "merged", "array", "data table", "totals row")


class Candidate(NamedTuple):
    """A cell that holds something plain, or nothing, and the edit that is tried on it."""

    kind: str
    place: CellRef
    edit: CellEdit


class Outcome(NamedTuple):
    """What came of the edits of one workbook.

    ``edited`` is None where none was taken; ``painted`` is the same with a status on the text cell, where there is one.
    """

    edited: Path | None
    painted: Path | None
    taken: tuple[Candidate, ...]
    refused: tuple[tuple[str, str], ...]
    stopped: str
    plain: bool


@pytest.fixture(scope="module")
def edited(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], Outcome]:
    """Edits a copy of a workbook, once for all tests."""
    folder = tmp_path_factory.mktemp("edited")

    @cache
    def edit(path: Path) -> Outcome:
        copy = Path(shutil.copyfile(path, folder / path.name))
        copy.chmod(0o644)
        return edit_one_of_each(copy)

    return edit


def edit_one_of_each(copy: Path) -> Outcome:
    tried = list(candidates(copy))
    plain = any(one.kind in ("text", "number", "date") for one in tried)
    try:
        results = apply_edits(copy, [one.edit for one in tried], dry_run=True, break_signature=True).results
    except RagReportsError as error:
        return Outcome(None, None, (), (), str(error), plain)
    refused = tuple(
        (one.edit.cell, result.reason)
        for one, result in zip(tried, results, strict=True)
        if result.outcome is EditOutcome.REFUSED
    )
    taken: dict[str, Candidate] = {}
    for one, result in zip(tried, results, strict=True):
        if result.outcome is EditOutcome.WRITTEN:
            taken.setdefault(one.kind, one)
    if not taken:
        return Outcome(None, None, (), refused, "", plain)
    edits = [one.edit for one in taken.values()]
    painted = copy.with_name(f"painted {copy.name}") if "text" in taken else None
    if painted:
        with_status = [replace(edit, status=Status.RED if edit is taken["text"].edit else None) for edit in edits]
        apply_edits(copy, with_status, out=painted, break_signature=True)
    apply_edits(copy, edits, break_signature=True)
    return Outcome(copy, painted, tuple(taken.values()), refused, "", plain)


def candidates(path: Path) -> Iterator[Candidate]:
    book = open_workbook(path)
    for info in book.sheets:
        if info.kind != "worksheet":
            continue
        sheet = book.read_sheet(info)
        for kind in KINDS:
            of_kind = ((place, cell) for place, cell in cells_of(sheet, kind, book))
            for place, cell in islice(of_kind, CANDIDATES):
                yield Candidate(kind, place, edit_of(kind, place, cell, book.date1904))


def cells_of(sheet: Sheet, kind: str, book: Workbook) -> Iterator[tuple[CellRef, Cell]]:
    if kind == "new row":
        yield CellRef(sheet.name, sheet.max_row + 3, max(sheet.max_column, 1)), Cell(None)
        return
    covered = set(sheet.merged)
    for row in range(1, min(sheet.max_row, 500) + 1):
        for column in range(1, min(sheet.max_column, 60) + 1):
            cell = sheet.cell(row, column) or Cell(None)
            under = any(area.contains(row, column) and (row, column) != area[:2] for area in covered)
            if not under and not cell.formula and kind_of(cell, book) == kind:
                yield CellRef(sheet.name, row, column), cell


def kind_of(cell: Cell, book: Workbook) -> str:
    if cell.value is None:
        return "empty"
    if cell.kind == "n":
        return "date" if is_date_format(book.styles.number_format(cell.style)) else "number"
    return "text" if cell.kind == "s" else ""


def edit_of(kind: str, place: CellRef, cell: Cell, date1904: bool) -> CellEdit:
    if kind == "number":
        assert isinstance(cell.value, int | float)
        return CellEdit(str(place), cell.value, cell.value + 1.5)
    if kind == "date":
        seen = from_excel(cell.value, CALENDAR_MAC_1904 if date1904 else CALENDAR_WINDOWS_1900)
        return CellEdit(str(place), seen if isinstance(seen, dt.datetime) else cell.value, DATE)
    return CellEdit(str(place), cell.value if isinstance(cell.value, str) else None, TEXT)


@folder_set
@each_book
def test_nothing_but_the_named_cells_changes(path: Path, edited: Callable[[Path], Outcome]) -> None:
    outcome = edited(path)
    if outcome.edited is None:
        return
    assert faults_of_edit(path, outcome.edited, written(outcome)) == ""
    again = apply_edits(outcome.edited, [one.edit for one in outcome.taken], break_signature=True)
    assert {result.outcome for result in again.results} == {EditOutcome.UNCHANGED}
    assert again.written_to is None


@folder_set
@each_book
def test_a_status_adds_to_the_formats_and_changes_none(path: Path, edited: Callable[[Path], Outcome]) -> None:
    outcome = edited(path)
    if outcome.painted is None:
        return
    book = open_workbook(path)
    styles = book.package.related(book.part, "styles") or STYLES
    assert faults_of_edit(path, outcome.painted, written(outcome), frozenset({styles})) == ""
    old, new = (re.split(rb"(?=<)", read_part(file, stored_name(file, styles))) for file in (path, outcome.painted))
    pieces = iter(COUNT.sub(b"", piece) for piece in new)
    assert all(COUNT.sub(b"", piece) in pieces for piece in old)  # each is found after the one before it
    assert len(new) - len(old) <= 20  # the tags of one fill and one format


def written(outcome: Outcome) -> dict[tuple[str, int, int], object]:
    return {(one.place.sheet, one.place.row, one.place.column): one.edit.after for one in outcome.taken}


@folder_set
@each_book
def test_a_plain_cell_is_refused_for_a_good_reason_only(path: Path, edited: Callable[[Path], Outcome]) -> None:
    odd = [told for told in edited(path).refused if not any(word in told[1] for word in REASONS)]
    assert odd == []


@folder_set
def test_nearly_every_workbook_takes_an_edit(edited: Callable[[Path], Outcome]) -> None:
    outcomes = {path.name: edited(path) for path in BOOKS}
    plain = {name: outcome for name, outcome in outcomes.items() if outcome.plain}
    without = {
        name: outcome.stopped or outcome.refused for name, outcome in plain.items() if not is_plainly_edited(outcome)
    }
    print(f"{len(plain) - len(without)} of {len(plain)}")
    for name, why in without.items():
        print(name, why)
    assert len(without) <= 0.03 * len(plain), without


def is_plainly_edited(outcome: Outcome) -> bool:
    return any(one.kind in ("text", "number", "date") for one in outcome.taken)


@folder_set
@pytest.mark.ooxml
def test_the_sdk_finds_no_new_fault(edited: Callable[[Path], Outcome], ooxml_errors: Callable[[Path], str]) -> None:
    # A third of a second each: every workbook where all tools are said to be there, as in CI, else a sample.
    books = BOOKS if os.environ.get("RAG_REPORTS_ALL_TOOLS") else BOOKS[::4]
    pairs = [(path, result) for path in books if (result := edited(path).painted or edited(path).edited)]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        found = list(pool.map(lambda pair: new_faults(*pair, ooxml_errors), pairs))
    faulty = {path.name: told for (path, _), told in zip(pairs, found, strict=True) if told}
    assert set(faulty) == set(REPEATED) & {path.name for path in books}
    assert all(REPEATED[name] in one for name, told in faulty.items() for one in told)


@folder_set
@pytest.mark.libreoffice
def test_libreoffice_shows_what_was_written(edited: Callable[[Path], Outcome], soffice: str, tmp_path: Path) -> None:
    # A sample, and the strict files and others of which one of the two readers is no witness.
    sample = [
        path
        for at, path in enumerate(BOOKS)
        if at % 10 == 0 or (path.name != NOT_BY_LIBREOFFICE and not (by_openpyxl(path) and by_calamine(path)))
    ]
    shown = by_libreoffice(soffice, [edited(path).edited or path for path in sample], tmp_path)
    for path in sample:
        for one in edited(path).taken:
            if one.edit.after == TEXT:
                sheets = {name: rows for name, rows in shown.items() if name.startswith(path.stem)}
                rows = sheets.get(f"{path.stem}-{one.place.sheet}") or next(iter(sheets.values()))
                assert rows[one.place.row - 1][one.place.column - 1] == TEXT, (path.name, one.edit.cell)
