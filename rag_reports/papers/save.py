"""A Word file written beside its target and moved into place: the folder holds the old file or the new one, whole."""

import os
import tempfile
from pathlib import Path

from rag_reports.errors import OutputError


def save_document(path: Path, content: bytes) -> None:
    """Writes ``content`` to ``path``; OutputError where it cannot be written or is open in a word processor."""
    _check_target(path)
    try:
        handle, name = tempfile.mkstemp(prefix=".rag-reports-", suffix=".tmp", dir=path.parent)
    except OSError as error:
        raise _cannot_write(path, error) from error
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(_usual_mode(path))
        temporary.replace(path)
    except OSError as error:
        raise _cannot_write(path, error) from error
    finally:
        temporary.unlink(missing_ok=True)


def _check_target(path: Path) -> None:
    if path.suffix.casefold() != ".docx":
        raise OutputError(path, "a Word file needs a name that ends in .docx", "Give it such a name")
    if path.is_dir():
        raise OutputError(path, "this is a folder", "Give the name of a file in it")
    if not path.parent.is_dir():
        raise OutputError(path, "its folder does not exist", "Make the folder, or choose another one")
    if path.exists() and any(lock.exists() for lock in _locks(path)):
        raise OutputError(path, "it is open in a word processor", "Close it there, or choose another name")


def _locks(path: Path) -> tuple[Path, ...]:
    """Where Word and LibreOffice leave word that they have the file open; Word replaces up to two first letters."""
    name = path.name
    return tuple(path.with_name(lock) for lock in (f"~${name}", f"~${name[1:]}", f"~${name[2:]}", f".~lock.{name}#"))


def _usual_mode(path: Path) -> int:
    """The file's own permissions, or those of any new file here: a temporary file's are its owner's alone."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _cannot_write(path: Path, error: OSError) -> OutputError:
    if isinstance(error, PermissionError):
        return OutputError(
            path, "it may not be written, or is open in Word", "Close it in Word, or choose another name or folder"
        )
    return OutputError(path, f"it cannot be written ({error.strerror})", "Choose another place")
