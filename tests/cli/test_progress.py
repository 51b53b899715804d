"""The progress bar: on a terminal, after a second, on stderr."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
WORK = """
import time
from rag_reports.cli.progress import Progress
with Progress(2) as progress:
    progress.step("reading a.xlsx")
    progress.step("checking")
    time.sleep({seconds})
print("done")
"""

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no pseudo-terminals here")


def on_a_terminal(seconds: float) -> tuple[bytes, bytes]:
    leader, follower = os.openpty()
    command = [sys.executable, "-c", WORK.format(seconds=seconds)]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=follower, timeout=60, check=True)
    os.write(follower, b"end")
    os.close(follower)
    shown = b""
    while not shown.endswith(b"end"):
        shown += os.read(leader, 65536)
    os.close(leader)
    return done.stdout, shown.removesuffix(b"end")


def test_work_of_more_than_a_second_shows_a_bar_and_wipes_it() -> None:
    printed, shown = on_a_terminal(1.6)
    assert printed == b"done\n"
    assert b"[##########----------] checking, 1 s" in shown
    assert shown.split(b"\r")[-2].strip() == b""


def test_short_work_shows_nothing() -> None:
    assert on_a_terminal(0)[1] == b""


def test_a_pipe_shows_nothing() -> None:
    command = [sys.executable, "-c", WORK.format(seconds=1.3)]
    assert subprocess.run(command, cwd=ROOT, capture_output=True, timeout=60, check=True).stderr == b""
