"""Runs rag-reports again and again, each run in a process of its own, and tells what each cost.

python -m tests.hostile.child     arguments and folder of some runs as a line of JSON in, their outcomes as one out
"""

import datetime as dt
import gc
import json
import os
import resource
import signal
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

import rag_reports.cli
import rag_reports.editing.changes
import rag_reports.editing.plan
import rag_reports.layouts.profile
import rag_reports.output.changes_record
import rag_reports.output.check_text
import rag_reports.output.edits_text
import rag_reports.output.show_text
import rag_reports.papers
import rag_reports.reconcile.reconciliation
import rag_reports.rules

# Past these a run is stopped, so that a test that fails does not take the machine with it. What counts for the test is
# the time of the processor, which does not depend on what else the machine does.
LAST_SECOND = 60
LAST_BYTE = 4 * 1024**3
AT_ONCE = os.cpu_count() or 1
AS_AT = dt.date(2019, 1, 31)

Outcome = dict[str, object]


class Started(NamedTuple):
    """A run under way: its place in the order, the files that it writes to, and when it is stopped."""

    place: int
    written: list[Path]
    until: float


def run_all(runs: list[dict[str, object]], folder: Path, written: Path) -> list[Outcome]:
    """What became of the runs, in their order; as many at once as there are processors."""
    waiting, under_way = list(enumerate(runs)), dict[int, Started]()
    done: dict[int, Outcome] = {}
    while waiting or under_way:
        while waiting and len(under_way) < AT_ONCE:
            place, run = waiting.pop(0)
            streams = [written / f"{place} {name}" for name in ("stdout", "stderr")]
            under_way[_start(run["arguments"], folder, streams)] = Started(
                place, streams, time.monotonic() + LAST_SECOND
            )
        child, status, used = _wait(under_way)
        started = under_way.pop(child)
        done[started.place] = _outcome(status, used, started.written)
    return [done[place] for place in range(len(runs))]


def _start(arguments: object, folder: Path, streams: list[Path]) -> int:
    """Fork for one run; the forked process never returns."""
    assert isinstance(arguments, list)
    child = os.fork()
    if child:
        return child
    for path, stream in zip(streams, (1, 2), strict=True):
        os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), stream)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.chdir(folder)
    resource.setrlimit(resource.RLIMIT_AS, (LAST_BYTE, LAST_BYTE))
    code = 70
    try:
        rag_reports.cli.main(arguments)
    except SystemExit as ended:
        code = int(ended.code or 0)
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _wait(under_way: dict[int, Started]) -> tuple[int, int, resource.struct_rusage]:
    """The first of the runs to end, or to be stopped."""
    while True:
        for child, started in under_way.items():
            ended, status, used = os.wait4(child, os.WNOHANG)
            if ended:
                return child, status, used
            if time.monotonic() > started.until:
                os.kill(child, signal.SIGKILL)
        time.sleep(0.003)


def _outcome(status: int, used: resource.struct_rusage, written: list[Path]) -> Outcome:
    out, err = (path.read_bytes().decode("utf-8", "surrogateescape") for path in written)
    return {
        "code": os.WEXITSTATUS(status) if os.WIFEXITED(status) else None,
        "out": out,
        "err": err,
        "seconds": used.ru_utime + used.ru_stime if os.WIFEXITED(status) else LAST_SECOND,
        "megabytes": used.ru_maxrss // (1024**2 if sys.platform == "darwin" else 1024),
    }


def _warm_up() -> None:
    """Compile the patterns and read the data files that every run needs, once for all of them."""
    tracker = rag_reports.read_tracker(rag_reports.layouts.profile.samples_folder() / "harbour_city" / "tracker.xlsx")
    rag_reports.check_tracker(tracker, as_at=AS_AT)
    rag_reports.compare_trackers(tracker, tracker)
    with tempfile.TemporaryDirectory() as folder:
        rag_reports.render(rag_reports.build_appendix(tracker, as_at=AS_AT), Path(folder) / "appendix.docx")


if __name__ == "__main__":
    _warm_up()
    gc.freeze()
    for line in sys.stdin:
        asked = json.loads(line)
        print(json.dumps(run_all(asked["runs"], Path(asked["folder"]), Path(asked["written"]))), flush=True)
