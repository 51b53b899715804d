"""Workbooks with a password to open, decrypted in memory by msoffcrypto-tool, which the extra ``encrypted`` brings."""

import json
from importlib.util import find_spec
from pathlib import Path

from rag_reports.errors import PasswordError, WorkbookError
from rag_reports.ooxml.refusals import TAKE_OFF
from rag_reports.reading.apart import Outcome, run_apart

# Excel itself sets this one where only the structure of a workbook is protected, and then never asks for it
# ([MS-OFFCRYPTO] 2.4.2.3).
_EXCELS_OWN = "VelvetSweatshop"
_MOST_BYTES = 64 * 1024 * 1024


def decrypt(path: Path, data: bytes, password: str | None) -> bytes:
    """The workbook without its password; ``data`` is the file's content, ``path`` what it is called.

    Raises PasswordError where the password is wrong, or where None is given and one is needed; WorkbookError where
    msoffcrypto-tool is not installed, or the encryption is damaged, unknown or made to exhaust the computer.
    """
    if find_spec("msoffcrypto") is None:
        raise WorkbookError(
            path,
            "the workbook is protected with a password, and what opens such a workbook is not installed",
            f'Install it with: pip install "rag-reports[encrypted]". Or: {TAKE_OFF[0].lower()}{TAKE_OFF[1:]}',
        )
    if len(data) > _MOST_BYTES:
        seen = f"it is protected with a password and larger than {_MOST_BYTES // 1024**2} MB"
        raise WorkbookError(path, seen, TAKE_OFF)
    passwords = [password, _EXCELS_OWN] if password else [_EXCELS_OWN]
    ended = run_apart("decrypt", json.dumps(passwords).encode() + b"\n" + data)
    if ended.code == Outcome.DONE:
        return ended.output
    if ended.code == Outcome.PASSWORD_WRONG:
        raise _no_entry(path, password)
    if ended.code == Outcome.UNKNOWN_ENCRYPTION:
        raise WorkbookError(path, "it is encrypted in a way that only Excel opens", TAKE_OFF)
    if ended.code in (Outcome.TOO_MUCH, None):
        raise WorkbookError(path, "to try its password takes more work than any workbook of Excel does", TAKE_OFF)
    raise WorkbookError(path, "its encryption is cut off or damaged", "Get a whole copy of the workbook.")


def _no_entry(path: Path, password: str | None) -> PasswordError:
    if password:
        seen, remedy = "the password does not open it", "Ask whoever set it; capital and small letters count."
    else:
        seen, remedy = "the workbook is protected with a password", "Give it to read_tracker as password."
    return PasswordError(path, seen, remedy)
