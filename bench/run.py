"""How fast rag_reports is beside what it is compared with, as ratios from one run; asserts nothing.

python bench/run.py [--quick]
"""

import argparse
import datetime as dt
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import docx
from compare import compare_changes
from edits import compare_edits
from openpyxl import load_workbook
from register import write_register
from rules import compare_rules

from rag_reports import build_appendix, read_tracker, render

BARE_PROGRAM = """\
import click

@click.group()
def program():
    "A bare program."

@program.command()
def show():
    "Does nothing."

program()
"""
AS_AT = dt.date(2019, 1, 31)
EDITED_ITEMS = 10_000  # also in brief: with fewer, the ratios are others


def measure(ours: Callable[[], object], theirs: Callable[[], object], runs: int) -> tuple[list[float], list[float]]:
    """Seconds of each, run in turns so that both meet the same machine."""
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(runs):
        for work, seconds in zip((ours, theirs), times, strict=True):
            started = time.perf_counter()
            work()
            seconds.append(time.perf_counter() - started)
    return times


def help_commands(folder: Path) -> tuple[Callable[[], object], Callable[[], object]]:
    """``rag-reports --help``, by the installed command where there is one, and a bare click program."""
    bare = folder / "bare.py"
    bare.write_text(BARE_PROGRAM, encoding="utf-8")
    installed = Path(sys.executable).with_name("rag-reports")
    ours = [installed] if installed.exists() else [sys.executable, "-m", "rag_reports"]
    return lambda: run([*ours, "--help"]), lambda: run([sys.executable, bare, "--help"])


def run(command: Sequence[str | Path]) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def load_fully(path: Path) -> None:
    """openpyxl's full load with rich text, and each cell touched once."""
    book = load_workbook(path, rich_text=True)
    for sheet in book.worksheets:
        for row in sheet.iter_rows(values_only=True):
            tuple(row)
    book.close()


def write_by_add_row(rows: Sequence[Sequence[str]], path: Path) -> None:
    """The way of python-docx's own guide: ``add_row``, then a text for each cell."""
    document = docx.Document()
    table = document.add_table(rows=0, cols=len(rows[0]))
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    document.save(str(path))


def appendix_commands(folder: Path, items: int) -> tuple[Callable[[], object], Callable[[], object]]:
    """The appendix of a register with so many items, and a table with the same texts by ``add_row``."""
    write_register(folder / "small.xlsx", items)
    tracker = read_tracker(folder / "small.xlsx")
    rows = [
        (item.number, item.text, item.status_text, item.due.text if item.due else "", item.comment)
        for _report, item in tracker.items
        if item.is_open  # what the appendix lists
    ]
    return (
        lambda: render(build_appendix(tracker, as_at=AS_AT), folder / "ours.docx"),
        lambda: write_by_add_row(rows, folder / "theirs.docx"),
    )


def report(name: str, times: tuple[list[float], list[float]]) -> None:
    """One line: least and median seconds of both, and the ratio of the medians."""
    ours, theirs = times
    ratio = statistics.median(ours) / statistics.median(theirs)
    shown = "  ".join(f"{min(one):9.3f} {statistics.median(one):9.3f}" for one in times)
    print(f"{name:<58} {shown}  {ratio:6.2f}", flush=True)


def main() -> None:
    """Print a table of comparisons, and one of ways to edit."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="fewer runs and items")
    quick = parser.parse_args().quick
    items, rows, runs = (2_000, 100, 3) if quick else (10_000, 1_000, 5)
    print(f"{'':<58} {'ours: min    median':>19}  {'theirs: min  median':>19}   ratio")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        report("--help, beside a bare click program", measure(*help_commands(folder), 20))
        book = folder / "register.xlsx"
        write_register(book, items)
        times = measure(lambda: read_tracker(book), lambda: load_fully(book), runs)
        report(f"reading {items:,} items, beside openpyxl with rich text", times)
        times = measure(*appendix_commands(folder, rows), 1 if rows > 500 else runs)
        report(f"appendix of {rows:,} items, beside python-docx's add_row", times)
        if items != EDITED_ITEMS:
            write_register(book, EDITED_ITEMS)
        compare_changes((items,), runs)
        compare_rules((items,), runs)
        compare_edits(book, EDITED_ITEMS, 100, runs)


if __name__ == "__main__":
    main()
