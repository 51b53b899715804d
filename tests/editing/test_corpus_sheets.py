"""Over a folder of real workbooks: a sheet is added to each, and nothing else changes."""

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path

import pytest

from rag_reports import RagReportsError
from rag_reports.editing.add_sheet import add_sheet
from rag_reports.ooxml.workbook import open_workbook
from tests.editing.readers import by_calamine, by_libreoffice, by_openpyxl, new_faults
from tests.editing.test_add_sheet import SHEET, faults
from tests.editing.test_corpus_edits import BOOKS, NOT_BY_LIBREOFFICE, each_book, folder_set

pytestmark = pytest.mark.corpus

# Why a workbook may rightly be refused, as a word of the reason.
REASONS = (
    "password",
    "binary",
    "damaged",
    "cut off",
    "structure is protected",
    "shared workbook",
    "DOCTYPE",
    "missing",
)


@pytest.fixture(scope="module")
def added(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], Path | str]:
    """Adds the sheet to a copy of a workbook, once for all tests; the reason where that is refused."""
    folder = tmp_path_factory.mktemp("added")

    @cache
    def add(path: Path) -> Path | str:
        out = folder / path.name
        try:
            add_sheet(path, SHEET, out=out, break_signature=True)
        except RagReportsError as error:
            return str(error)
        return out

    return add


@folder_set
@each_book
def test_nothing_but_the_sheet_and_three_lines_is_new(path: Path, added: Callable[[Path], Path | str]) -> None:
    after = added(path)
    if isinstance(after, str):
        assert any(reason in after for reason in REASONS), after
        return
    assert faults(path, after, open_workbook(after).sheets[-1].name) == []
    old, new = by_openpyxl(path), by_openpyxl(after)
    if old is not None:
        assert new is not None
        name = open_workbook(after).sheets[-1].name
        assert {place: value for place, value in new[0].items() if place[0] != name} == old[0]
        assert len([place for place in new[0] if place[0] == name]) == len(SHEET.texts)
    was, now = by_calamine(path), by_calamine(after)
    assert {name: now.get(name) for name in was} == was


@folder_set
def test_nearly_every_workbook_takes_a_sheet(added: Callable[[Path], Path | str]) -> None:
    opened = [path for path in BOOKS if _opens(path)]
    without = {path.name: told for path in opened if isinstance(told := added(path), str)}
    assert len(without) <= 0.05 * len(opened), without


def _opens(path: Path) -> bool:
    try:
        return bool(open_workbook(path).sheets)
    except RagReportsError:
        return False


@folder_set
@pytest.mark.ooxml
def test_the_sdk_finds_no_new_fault(added: Callable[[Path], Path | str], ooxml_errors: Callable[[Path], str]) -> None:
    # A third of a second each: every workbook where all tools are said to be there, as in CI, else a sample.
    books = BOOKS if os.environ.get("RAG_REPORTS_ALL_TOOLS") else BOOKS[::6]
    pairs = [(path, after) for path in books if isinstance(after := added(path), Path)]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        found = list(pool.map(lambda pair: new_faults(*pair, ooxml_errors), pairs))
    assert {path.name: told for (path, _), told in zip(pairs, found, strict=True) if told} == {}


@folder_set
@pytest.mark.libreoffice
def test_libreoffice_shows_the_sheet(added: Callable[[Path], Path | str], soffice: str, tmp_path: Path) -> None:
    sample = [path for path in BOOKS[::12] if isinstance(added(path), Path) and path.name != NOT_BY_LIBREOFFICE]
    shown = by_libreoffice(soffice, [Path(added(path)) for path in sample], tmp_path)
    for path in sample:
        (rows,) = (rows for name, rows in shown.items() if name.startswith(f"{path.stem}-Findings"))
        assert rows[0] == ["Rule", "Cell", "What is wrong"], path.name
