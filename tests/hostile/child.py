"""Runs rag-reports again and again, each run in a process of its own, and tells what each cost.

python -m tests.hostile.child     a run's arguments and folder as a line of JSON in, its outcome as one out
"""

import gc
import json
import os
import resource
import signal
import sys
import time
from pathlib import Path

import rag_reports.cli
import rag_reports.editing.changes
import rag_reports.editing.plan
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


def run(request: dict[str, object]) -> dict[str, object]:
    """What became of one run: its exit code, None where it was stopped, what it wrote, and its time and memory."""
    written = [Path(str(request["written"])) / name for name in ("stdout", "stderr")]
    started = time.monotonic()
    child = os.fork()
    if child == 0:
        _work([str(argument) for argument in request["arguments"]], Path(str(request["folder"])), written)
    status, used = _wait(child, started + LAST_SECOND)
    out, err = (path.read_bytes().decode("utf-8", "surrogateescape") for path in written)
    return {
        "code": os.WEXITSTATUS(status) if os.WIFEXITED(status) else None,
        "out": out,
        "err": err,
        "seconds": used.ru_utime + used.ru_stime if os.WIFEXITED(status) else LAST_SECOND,
        "megabytes": used.ru_maxrss // (1024**2 if sys.platform == "darwin" else 1024),
    }


def _work(arguments: list[str], folder: Path, written: list[Path]) -> None:
    """The forked process's own part; it never returns."""
    for path, stream in zip(written, (1, 2), strict=True):
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


def _wait(child: int, until: float) -> tuple[int, resource.struct_rusage]:
    while True:
        ended, status, used = os.wait4(child, os.WNOHANG)
        if ended:
            return status, used
        if time.monotonic() > until:
            os.kill(child, signal.SIGKILL)
            return os.wait4(child, 0)[1:]
        time.sleep(0.005)


if __name__ == "__main__":
    gc.freeze()
    for line in sys.stdin:
        print(json.dumps(run(json.loads(line))), flush=True)
