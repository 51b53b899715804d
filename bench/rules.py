"""All rules over a tracker, beside reading it.

python bench/rules.py [--each ITEMS]
"""

import argparse
import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from clerks import AS_AT, write_tracker

from rag_reports import Tracker, check_tracker, read_tracker
from rag_reports.rules.registry import load_rules


def compare_rules(sizes: tuple[int, ...], runs: int) -> None:
    """A line for each number of items: least and median seconds of both, and the ratio of the medians."""
    for items in sizes:
        reading, checking = [], []
        for tracker, seconds in _read_again(items, runs):
            reading.append(seconds)
            checking.append(_seconds(tracker))
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


def _seconds(tracker: Tracker, *select: str) -> float:
    started = time.perf_counter()
    check_tracker(tracker, as_at=AS_AT, select=select)
    return time.perf_counter() - started


def print_each_rule(items: int) -> None:
    """The seconds of each rule when it runs alone, the slowest first: together they take less, as they share work."""
    ((tracker, _),) = _read_again(items, 1)
    whole = min(_seconds(tracker) for _ in range(3))
    alone = {rule.code: min(_seconds(tracker, rule.code) for _ in range(3)) for rule in load_rules()}
    engine = min(alone.values())
    for code, seconds in sorted(alone.items(), key=lambda pair: -pair[1]):
        print(f"{code} {(seconds - engine) * 1000:8.1f} ms")
    print(f"all rules {whole * 1000:.1f} ms; the engine without one {engine * 1000:.1f} ms")


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--each", type=int, metavar="ITEMS", help="seconds of each rule alone")
    asked = arguments.parse_args()
    if asked.each:
        print_each_rule(asked.each)
    else:
        compare_rules((1_000, 10_000, 50_000), 3)
