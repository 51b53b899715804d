"""Results on disk: whole or not at all, never over the workbook they come from, and never over somebody's edits."""

import datetime as dt
import errno
import glob
import os
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from rag_reports.errors import OutputError


@contextmanager
def whole_file(path: Path, sources: Iterable[Path] = ()) -> Iterator[Path]:
    """A path to write to, which becomes ``path`` when the block ends well and vanishes when it does not.

    The path has the same name, in a folder of its own beside ``path``. ``sources`` are files that must not
    be written over. Raises OutputError where ``path`` cannot be written or is open in another program.
    """
    if any(_is_same_file(path, source) for source in sources):
        raise OutputError(path, "this is a file that is being read", "Give another name to write to.")
    if path.is_dir():
        raise OutputError(path, "this is a folder", "Give the name of a file in it.")
    if path.exists() and not path.is_file():
        raise OutputError(path, "this is a device or pipe, not a file", "Give the name of a file.")
    with _scratch_folder(path.parent) as folder:
        try:
            yield folder / path.name
        except OSError as error:
            raise _cannot_write(path, error) from error
        _put(folder / path.name, path)


@contextmanager
def whole_folder(folder: Path, sources: Iterable[Path] = ()) -> Iterator[Path]:
    """A folder to write files to, which are moved into ``folder`` together when the block ends well.

    ``folder`` is made where it is missing; other files in it stay. A file that is there already and says something
    else, because its tracker or a person changed it, is kept as "NAME (before 2026-11-20 1432).docx". Raises
    OutputError as ``whole_file``.
    """
    if folder.exists() and not folder.is_dir():
        raise OutputError(folder, "this is a file", "Give the name of a folder.")
    with _scratch_folder(folder if folder.is_dir() else folder.parent) as scratch:
        yield scratch
        files = sorted(scratch.iterdir())
        for file in files:
            target = folder / file.name
            if any(_is_same_file(target, source) for source in sources):
                raise OutputError(target, "this is a file that is being read", "Choose another folder.")
            refuse_open(target)
        try:
            folder.mkdir(exist_ok=True)
            for file in files:
                _keep(folder / file.name, file)
        except OSError as error:
            raise _cannot_write(folder, error) from error
        for file in files:
            _put(file, folder / file.name)


def _keep(old: Path, new: Path) -> None:
    """Set a file aside that is about to be replaced by different content."""
    if not old.exists() or old.read_bytes() == new.read_bytes():
        return
    keep_copy(old)


def keep_copy(path: Path) -> Path:
    """Copy a file that is about to be replaced to "NAME (before 2026-11-20 1432).xlsx" beside it, and say where.

    The copy has its name only once it is whole and on the disk. Raises OSError where it cannot be made.
    """
    moment = dt.datetime.now()
    name = f"{path.stem} (before {moment:%Y-%m-%d %H%M})"
    aside = path.with_name(f"{name}{path.suffix}")
    while aside.exists():
        name += " +"
        aside = path.with_name(f"{name}{path.suffix}")
    with _scratch_folder(path.parent) as folder:
        shutil.copy2(path, folder / path.name)
        on_disk(folder / path.name)
        (folder / path.name).replace(aside)
    return aside


@contextmanager
def _scratch_folder(parent: Path) -> Iterator[Path]:
    if not parent.is_dir():
        raise OutputError(parent, "there is no such folder", "Make it first, or write somewhere else.")
    try:
        scratch = Path(tempfile.mkdtemp(prefix=".rag-reports-", dir=parent))
    except OSError as error:
        raise _cannot_write(parent, error) from error
    try:
        yield scratch
    except OSError as error:
        raise _cannot_write(parent, error) from error
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _put(made: Path, path: Path) -> None:
    """Move a finished file into place, on the disk before its name changes and with the permissions it had."""
    refuse_open(path)
    try:
        mode = path.stat().st_mode & 0o777 if path.exists() else None
        on_disk(made)
        if mode is not None:
            made.chmod(mode)
        made.replace(path)
    except OSError as error:
        raise _cannot_write(path, error) from error
    _name_on_disk(path.parent)


def remove_leftovers(path: Path) -> None:
    """Remove what a killed run had made of ``path`` and not yet put in place; no other run may be writing it."""
    for made in path.parent.glob(f".rag-reports-*/{glob.escape(path.name)}"):
        shutil.rmtree(made.parent, ignore_errors=True)


def _name_on_disk(folder: Path) -> None:
    """Wait until a folder's names are on the disk, where the system lets a folder be opened; Windows does it itself."""
    if sys.platform != "win32":
        with suppress(OSError):
            descriptor = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)


def on_disk(path: Path) -> None:
    """Wait until a file's content is on the disk."""
    with path.open("r+b") as stream:  # Windows syncs only what is open for writing
        os.fsync(stream.fileno())


def refuse_open(path: Path) -> None:
    """Raise OutputError where Excel, Word or LibreOffice has left word that it has the file open."""
    if path.exists() and any(lock.exists() for lock in _locks(path)):
        raise OutputError(path, "it is open in another program", "Close it there, or choose another name.")


def _locks(path: Path) -> tuple[Path, ...]:
    """Where Excel, Word and LibreOffice leave word that a file is open; Word replaces up to two first letters."""
    name = path.name
    return tuple(path.with_name(lock) for lock in (f"~${name}", f"~${name[1:]}", f"~${name[2:]}", f".~lock.{name}#"))


def _is_same_file(path: Path, source: Path) -> bool:
    return path.exists() and source.exists() and path.samefile(source)


def _cannot_write(path: Path, error: OSError) -> OutputError:
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return OutputError(path, f"there is no room for it ({error.strerror})", "Make room, or write to another disk.")
    return OutputError(
        path,
        f"cannot be written ({error.strerror or error})",
        "Close it where it is open in Word or Excel, or write somewhere else with -o.",
    )
