"""Other people's readers run in a process of their own: whatever a hostile file does there, it ends only that."""

import subprocess
import sys
from enum import IntEnum
from pathlib import Path
from typing import NamedTuple

_PROCESS = Path(__file__).with_name("process.py")
_SECONDS = 12


class Outcome(IntEnum):
    """How the process ended; FAILED with a Python error, another exit code means that the system or it gave up."""

    DONE = 0
    PASSWORD_WRONG = 11
    TOO_MUCH = 12
    UNKNOWN_ENCRYPTION = 13
    DAMAGED = 14
    FAILED = 1


class Ended(NamedTuple):
    """An exit code, None where the time was up; what was written, and the last line of what went wrong."""

    code: int | None
    output: bytes
    fault: str = ""


def run_apart(work: str, request: bytes) -> Ended:
    """Do one work of ``process.py``, within its memory and twelve seconds.

    Request and result go through pipes, so that nothing that was decrypted ever stands on a disk.
    """
    command = [sys.executable, "-P", "-B", str(_PROCESS), work]  # -P: this folder's types.py is not Python's own
    try:
        ended = subprocess.run(command, input=request, capture_output=True, timeout=_SECONDS, check=False)
    except subprocess.TimeoutExpired:
        return Ended(None, b"")
    fault = ended.stderr.decode("utf-8", "replace").rstrip().rpartition("\n")[2]
    return Ended(ended.returncode, ended.stdout, fault)
