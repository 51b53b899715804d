"""What must hold of any workbook and any format, however it was changed; and a long run of it.

python -m tests.hostile.fuzzing SECONDS [FIRST_SEED]     prints each seed that breaks a promise, with the reason
"""

import re
import signal
import sys
import tempfile
import time
import traceback
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from random import Random

import openpyxl

from rag_reports import CellEdit, RagReportsError, apply_edits, build_appendix, check_tracker, read_tracker, render
from rag_reports.layouts.profile import format_profile, load_profile, profile_of, samples_folder
from rag_reports.model import EditOutcome, Field, Tracker
from rag_reports.ooxml.workbook import open_workbook
from rag_reports.papers.formats import check_format, load_format
from tests.editing.everything import write_everything
from tests.editing.untouched import changed_parts, difference, read_part, scan
from tests.papers.paper_trackers import AS_AT

from .mutations import mutated, mutated_text
from .small_tracker import parts
from .word_templates import own_format

MOST_SECONDS = 20
_NAMED_CELL = re.compile(rb'<c r="[A-Z]{1,3}[0-9]{1,7}"')
NEW_TEXT = "The board met in January."


@contextmanager
def time_limit() -> Iterator[None]:
    """AssertionError where the block takes longer than a run may."""

    def stop(*_: object) -> None:
        raise AssertionError(f"took more than {MOST_SECONDS} s")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(MOST_SECONDS)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


@cache
def packages() -> tuple[bytes, ...]:
    """The workbooks to change: the samples, one with everything in it, and one written by hand."""
    from tests.hostile.zips import zip_bytes

    samples = [path.read_bytes() for path in sorted(samples_folder().glob("*/tracker.xlsx"))]
    with tempfile.TemporaryDirectory() as folder:
        everything = write_everything(Path(folder) / "everything.xlsm").read_bytes()
    small = zip_bytes(parts())
    return (*samples, everything, small, small)


def reading_holds(chance: Random) -> None:
    """A Tracker or an error of ours; what is read can be checked, printed and saved as a layout."""
    with tempfile.TemporaryDirectory() as folder, time_limit():
        book = _mutated_book(chance, Path(folder))
        tracker = _read(book)
        if tracker is not None:
            assert not check_tracker(tracker, as_at=AS_AT).crashed
            (Path(folder) / "layout.toml").write_text(format_profile(profile_of(tracker)), encoding="utf-8")
            load_profile(Path(folder) / "layout.toml")
            render(build_appendix(tracker, as_at=AS_AT), Path(folder) / "appendix.docx")


def editing_holds(chance: Random) -> None:
    """An edit is refused with the file as it was, or changes the one cell and nothing else, and reads back."""
    with tempfile.TemporaryDirectory() as folder, time_limit():
        book = _mutated_book(chance, Path(folder))
        tracker = _read(book)
        if tracker is None:
            return
        before, out = book.read_bytes(), Path(folder) / f"out{book.suffix}"
        _, item = chance.choice(list(tracker.items))
        cell = item.cells.get(chance.choice((Field.COMMENT, Field.OWNER, Field.TEXT))) or item.cell
        seen = next((sheet.cell(cell.row, cell.column) for sheet in _sheets(book, cell.sheet)), None)
        value = seen.value if seen is not None else None
        try:
            report = apply_edits(book, [CellEdit(str(cell), value, NEW_TEXT)], out=out)
        except RagReportsError:
            assert not out.exists() and book.read_bytes() == before
            return
        assert book.read_bytes() == before
        if report.results[0].outcome is not EditOutcome.WRITTEN:
            assert not out.exists(), report.results[0].reason
            return
        _assert_one_cell(book, out, (cell.sheet, cell.row, cell.column))


def format_holds(chance: Random) -> None:
    """format.toml and template.docx give a list of faults or an error of ours; without a fault a paper is made."""
    with tempfile.TemporaryDirectory() as folder, time_limit():
        own = own_format(Path(folder) / "own")
        if chance.random() < 0.6:
            toml = own / "format.toml"
            toml.write_text(mutated_text(chance, toml.read_text(encoding="utf-8")), encoding="utf-8", errors="replace")
        else:
            template = own / "template.docx"
            template.write_bytes(mutated(chance, template.read_bytes()))
        try:
            if not check_format(own):
                render(build_appendix(_sample(), as_at=AS_AT, template=load_format(own)), Path(folder) / "a.docx")
        except RagReportsError:
            return


def layout_holds(chance: Random) -> None:
    """layout.toml is read or refused, and what it says of a workbook is followed or refused."""
    with tempfile.TemporaryDirectory() as folder, time_limit():
        sample = chance.choice(sorted(samples_folder().glob("*/layout.toml")))
        layout = Path(folder) / "layout.toml"
        layout.write_text(mutated_text(chance, sample.read_text(encoding="utf-8")), encoding="utf-8", errors="replace")
        try:
            tracker = read_tracker(sample.with_name("tracker.xlsx"), layout=layout)
            assert not check_tracker(tracker, as_at=AS_AT).crashed
        except RagReportsError:
            return


PROMISES: tuple[Callable[[Random], None], ...] = (reading_holds, editing_holds, format_holds, layout_holds)


@cache
def _sample() -> Tracker:
    return read_tracker(samples_folder() / "harbour_city" / "tracker.xlsx")


def _mutated_book(chance: Random, folder: Path) -> Path:
    book = folder / "tracker.xlsm"
    book.write_bytes(mutated(chance, chance.choice(packages())))
    return book


def _read(book: Path) -> Tracker | None:
    try:
        return read_tracker(book)
    except RagReportsError as error:
        assert "\n" not in str(error).strip() and error.remedy
        return None


def _sheets(book: Path, name: str) -> Iterator[object]:
    workbook = open_workbook(book)
    yield from (workbook.read_sheet(info) for info in workbook.sheets if info.name == name)


def _assert_one_cell(before: Path, after: Path, place: tuple[str, int, int]) -> None:
    sheet, row, column = place
    part = next(info.part for info in open_workbook(before).sheets if info.name == sheet)
    stored = {open_workbook(before).package._entry(part).filename}
    changed = {name for name in changed_parts(before, after) if "/tables/" not in name and "calcChain" not in name}
    assert changed <= stored | {"xl/_rels/workbook.xml.rels", "[Content_Types].xml"}, changed
    if _is_usual(read_part(before, *stored)):
        told = difference(read_part(before, *stored), read_part(after, *stored), {(row, column)})
        assert told == "", told
    assert next(iter(_sheets(after, sheet))).cell(row, column).value == NEW_TEXT  # type: ignore[attr-defined]
    assert _opens(after) or not _opens(before)


def _is_usual(sheet: bytes) -> bool:
    """Whether the independent scan of a sheet's cells understands it: its rows in their place, all names in order."""
    try:
        grid = scan(sheet)
    except (LookupError, ValueError, AssertionError):
        return False
    return len(grid.cells) == len(_NAMED_CELL.findall(sheet)) == sheet.count(b"<c ")


def _opens(book: Path) -> bool:
    """Whether openpyxl opens it, which raises whatever comes to it where it does not."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return bool(openpyxl.load_workbook(book, keep_links=False).worksheets)
        except Exception:
            return False


def main(seconds: float, seed: int) -> int:
    """Run until the time is over; the number of seeds that broke a promise."""
    until, broken, started = time.monotonic() + seconds, 0, seed
    while time.monotonic() < until:
        promise = PROMISES[seed % len(PROMISES)]
        try:
            promise(Random(seed))
        except Exception:  # the run goes on, whatever it finds
            broken += 1
            print(f"{promise.__name__}({seed}):\n{traceback.format_exc()}", flush=True)
        seed += 1
    print(f"{seed - started} runs, {broken} broke a promise")
    return broken


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 0) > 0)
