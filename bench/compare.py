"""Comparing two trackers, a tenth of whose items were renumbered or reworded, beside reading one of them."""

import random
import statistics
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from register import write_register

from rag_reports import compare_trackers, read_tracker
from rag_reports.model import Tracker


def compare_changes(sizes: tuple[int, ...], runs: int) -> None:
    """A line for each number of items: least and median seconds of both, and the ratio of the medians."""
    for items in sizes:
        with tempfile.TemporaryDirectory() as name:
            book = Path(name) / "register.xlsx"
            write_register(book, items)
            reading, comparing = [], []
            for _ in range(runs):
                started = time.perf_counter()
                old = read_tracker(book)
                reading.append(time.perf_counter() - started)
                new = _changed(old, items // 10)
                started = time.perf_counter()
                changes = compare_trackers(old, new)
                comparing.append(time.perf_counter() - started)
                if changes.added or changes.dropped:
                    raise AssertionError(f"{len(changes.added)} items were not found again")
            ratio = statistics.median(comparing) / statistics.median(reading)
            shown = "  ".join(f"{min(one):9.3f} {statistics.median(one):9.3f}" for one in (comparing, reading))
            print(f"{f'comparing {items:,} items, beside reading them':<58} {shown}  {ratio:6.2f}", flush=True)


def _changed(tracker: Tracker, number: int) -> Tracker:
    """The tracker with so many items changed: every other one renumbered, the rest with a word added."""
    chance = random.Random(number)
    chosen = set(chance.sample(range(len(tracker.items)), number))
    place = 0
    reports = []
    for report in tracker.reports:
        items = []
        for item in report.items:
            if place in chosen:
                changed = {"number": f"{place + 900}"} if place % 2 else {"text": f"{item.text} Audit follows."}
                item = replace(item, **changed)
            items.append(item)
            place += 1
        reports.append(replace(report, items=tuple(items)))
    return replace(tracker, reports=tuple(reports))


if __name__ == "__main__":
    compare_changes((1_000, 10_000, 50_000), 3)
