"""All rules over a tracker, beside reading it: the samples' items over and over, no two texts the same."""

import argparse
import datetime as dt
import re
import statistics
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from functools import wraps
from itertools import cycle, islice
from pathlib import Path

from xlsxwriter.workbook import Workbook

from rag_reports import InspectionReport, Recommendation, Tracker, read_tracker
from rag_reports.layouts.profile import samples_folder
from rag_reports.rules import checker
from rag_reports.rules.checker import run_rules
from rag_reports.rules.registry import load_rules
from rag_reports.rules.settings import settle_options

AS_AT = dt.date(2019, 1, 31)
LABELS = ("Report", "Published", "No.", "Recommendation", "Status", "Due date", "Strategic lead", "Comment")
_NUMBER = re.compile(
    r"\b\d{2,3}\b(?! (?:January|February|March|April|May|June|July|August|September|October|November))"
)


def write_tracker(path: Path, items: int) -> None:
    """Write a register of the samples' items, each time round with other figures, as reports of their own."""
    found = [
        (report, item)
        for force in sorted(samples_folder().iterdir())
        if (force / "tracker.xlsx").is_file()
        for report, item in read_tracker(force / "tracker.xlsx").items
    ]
    book = Workbook(str(path), {"constant_memory": True})
    sheet = book.add_worksheet("Register")
    date = book.add_format({"num_format": "dd/mm/yyyy"})
    sheet.write_row(0, 0, LABELS)
    for row, (report, item) in enumerate(islice(cycle(found), items), start=1):
        time_round = row // len(found)
        for column, text in enumerate(_cells(report, item, time_round)):
            sheet.write_string(row, column, text)
        if report.published:
            sheet.write_datetime(row, 1, dt.datetime.combine(report.published, dt.time()), date)
    book.close()


def _cells(report: InspectionReport, item: Recommendation, time_round: int) -> Iterator[str]:
    def vary(text: str) -> str:
        return _NUMBER.sub(lambda match: str(int(match[0]) + time_round), text)

    yield f"{report.title}, area {time_round + 1}"
    yield ""
    yield item.number
    yield f"{item.text.rstrip('. ')} in area {time_round + 1}."
    yield f"{'NEW ' if item.new else ''}{item.status or ''}"
    yield item.due.text if item.due else ""
    yield item.owner or "Head of Crime"
    yield f"{vary(item.comment)}\nArea {time_round + 1}." if item.comment else ""


def compare_rules(sizes: tuple[int, ...], runs: int) -> None:
    """A line for each number of items: least and median seconds of both, and the ratio of the medians."""
    for items in sizes:
        reading, checking = [], []
        for tracker, seconds in _read_again(items, runs):
            reading.append(seconds)
            started = time.perf_counter()
            checker.check_tracker(tracker, as_at=AS_AT)
            checking.append(time.perf_counter() - started)
        ratio = statistics.median(checking) / statistics.median(reading)
        shown = "  ".join(f"{min(one):9.3f} {statistics.median(one):9.3f}" for one in (checking, reading))
        print(f"{f'all rules over {items:,} items, beside reading them':<58} {shown}  {ratio:6.2f}", flush=True)


def _read_again(items: int, runs: int) -> Iterator[tuple[Tracker, float]]:
    with tempfile.TemporaryDirectory() as name:
        book = Path(name) / "register.xlsx"
        write_tracker(book, items)
        for _ in range(runs):
            started = time.perf_counter()
            tracker = read_tracker(book)
            yield tracker, time.perf_counter() - started


def print_each_rule(items: int) -> None:
    """The seconds of each rule alone, the slowest first, in one check of a tracker just read."""
    ((tracker, _),) = _read_again(items, 1)
    spent: dict[str, float] = defaultdict(float)
    original = checker._RuleRun.findings

    @wraps(original)
    def timed(run: checker._RuleRun) -> object:
        started = time.perf_counter()
        try:
            return original(run)
        finally:
            spent[run.rule.code] += time.perf_counter() - started

    checker._RuleRun.findings = timed  # type: ignore[method-assign, assignment]
    rules = load_rules()
    started = time.perf_counter()
    found = run_rules(rules, tracker, AS_AT, None, settle_options(rules, tracker, None))
    whole = time.perf_counter() - started
    for code, seconds in sorted(spent.items(), key=lambda pair: -pair[1]):
        print(f"{code} {seconds * 1000:8.1f} ms")
    print(f"together {sum(spent.values()):.3f} s of {whole:.3f} s; {len(found.findings):,} findings")


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--each", type=int, metavar="ITEMS", help="seconds of each rule alone")
    asked = arguments.parse_args()
    if asked.each:
        print_each_rule(asked.each)
    else:
        compare_rules((1_000, 10_000, 50_000), 3)
