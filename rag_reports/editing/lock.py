"""One run at a time: a lock beside the workbook, which the system takes away even when the run is killed."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from rag_reports.errors import EditError

if sys.platform == "win32":
    import msvcrt

    def _try_lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _try_lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def only_run(path: Path) -> Iterator[None]:
    """Hold the lock of a workbook that is to be written. Raises EditError where another run holds it."""
    lock = path.with_name(f".{path.name}.rag-reports-lock")
    descriptor = _open(lock)
    try:
        _take(path, lock, descriptor)
        try:
            yield
        finally:  # while it is held, so that no run holds a lock that others no longer see
            _remove(lock)
    finally:
        os.close(descriptor)
        if sys.platform == "win32":  # which removes no open file; elsewhere the name may be another run's by now
            _remove(lock)


def _take(path: Path, lock: Path, descriptor: int) -> None:
    held = EditError(path, "another run of rag-reports is changing it", "Wait until it has ended, and try again.")
    try:
        _try_lock(descriptor)
    except (BlockingIOError, PermissionError) as error:
        raise held from error
    except OSError:
        return  # a network drive without locks: the check before replacing still sees another's change
    try:
        if not os.path.samestat(lock.stat(), os.fstat(descriptor)):
            raise held
    except FileNotFoundError as error:
        raise held from error


def _open(lock: Path) -> int:
    try:
        return os.open(lock, os.O_RDWR | os.O_CREAT, 0o666)
    except OSError as error:
        raise EditError(
            lock.parent,
            f"nothing can be written in this folder ({error.strerror})",
            "Copy the workbook to a folder of your own, or write to another place with --out.",
        ) from error


def _remove(lock: Path) -> None:
    with suppress(OSError):
        lock.unlink(missing_ok=True)
