"""Small files that a person wrote, such as layouts, formats and lists of changes, read within limits."""

import re
import tomllib
from pathlib import Path

from rag_reports.errors import RagReportsError

MOST_TOML = 256 * 1024
# Each dot of a key makes a table within a table, and reading them takes the square of their number.
_DEEP_KEY = re.compile(r"(?<![\w\"'-])(?:[\w\"'-]++[ \t]*+\.[ \t]*+){30}")


def read_small_file(path: Path, most: int, error: type[RagReportsError]) -> bytes:
    """The file's bytes. Raises ``error`` where it is no ordinary file, larger than ``most`` bytes, or unreadable."""
    try:
        if path.is_dir():
            raise error(path, "this is a folder", "Give the name of a file in it.")
        if path.exists() and not path.is_file():
            raise error(path, "this is a device or pipe, not a file", "Give the name of a file.")
        size = path.stat().st_size
        if size > most:
            seen = f"it is {size // 1024:,} KB long, far more than such a file holds ({most // 1024:,} KB at most)"
            raise error(path, seen, "Check that it is the right file, and take out what does not belong in it.")
        return path.read_bytes()
    except FileNotFoundError as missing:
        raise error(path, "there is no such file", "Check the name and the folder.") from missing
    except (OSError, ValueError) as unreadable:
        told = getattr(unreadable, "strerror", None) or "its name is none that a file can have"
        raise error(path, f"the file cannot be read ({told})", "Check the file and your rights to it.") from unreadable


def read_toml(path: Path, error: type[RagReportsError], remedy: str) -> dict[str, object]:
    """The tables of a TOML file, with a byte order mark or without, since Notepad writes one. Raises ``error``.

    ``remedy`` is what to do where the file is no TOML.
    """
    try:
        text = read_small_file(path, MOST_TOML, error).decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        raise _not_utf8(path, error) from wrong
    if "\0" in text:
        raise _not_utf8(path, error)
    if _DEEP_KEY.search(text):
        raise error(path, "a key has 30 parts and more", remedy)
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as wrong:
        raise error(path, f"this is not valid TOML: {wrong}", remedy) from wrong
    except RecursionError as wrong:
        raise error(path, "its lists or tables are nested too deeply", remedy) from wrong
    except ValueError as wrong:  # Python reads no number of thousands of digits
        raise error(path, "one of its numbers is too long", remedy) from wrong


def _not_utf8(path: Path, error: type[RagReportsError]) -> RagReportsError:
    return error(path, "the file is not saved as UTF-8", "Save it as UTF-8 (Notepad: Save as, Encoding).")
