"""The folder of snapshots: for each meeting a copy of the workbook, and its figures beside it."""

import errno
import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise
from pathlib import Path

from rag_reports.deadline import date_in_words
from rag_reports.meeting.snapshots import NotASnapshotError, Snapshot, parse_snapshot

FOLDER = "snapshots"
"""The folder beside the workbook where snapshots are kept unless another is named."""
REPLACED = "replaced"
"""The folder in it that keeps the snapshots that were replaced."""
FIGURES = ".json"
_COPY = re.compile(r"\d{4}-\d\d-\d\d .*\.(?:xl\w+|ods)", re.I)


class CopyState(StrEnum):
    """How a kept copy stands against the SHA-256 that was noted when it was made."""

    WHOLE = "whole"
    CHANGED = "changed"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Kept:
    """A snapshot in its folder: its figures' file, and how its copy stands."""

    snapshot: Snapshot
    figures: Path
    state: CopyState

    @property
    def copy(self) -> Path:
        """The copy of the workbook."""
        return self.figures.with_name(self.snapshot.copy)


@dataclass(frozen=True)
class Found:
    """What a folder of snapshots holds, by date of meeting, and what is wrong there: which file, and what to do."""

    kept: tuple[Kept, ...]
    warnings: tuple[str, ...]


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file's content, in hex. Raises OSError for what is no ordinary file, such as a pipe."""
    if not path.is_file():
        raise OSError(errno.EINVAL, "this is no file")
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def find_snapshots(folder: Path) -> Found:
    """Every snapshot of a folder; one whose figures cannot be read is a warning, one whose copy is not whole too."""
    kept: list[Kept] = []
    warnings: list[str] = []
    for figures in sorted(folder.glob(f"*{FIGURES}")):
        try:
            if not figures.is_file():
                raise NotASnapshotError("it is no file")
            snapshot = parse_snapshot(figures.read_bytes())
        except (NotASnapshotError, OSError) as error:
            warnings.append(
                f"{figures.name}: {getattr(error, 'strerror', None) or error}, and is left out. "
                f"Restore it from a backup, or keep the meeting's workbook again with 'rag-reports snapshot --replace'."
            )
            continue
        one = Kept(snapshot, figures, CopyState.WHOLE)
        kept.append(replace(one, state=_state(one)))
    kept.sort(key=lambda one: (one.snapshot.meeting, one.figures.name))
    warnings += [*_copy_warnings(kept), *_stray_copies(folder, kept), *_double_meetings(kept), *_replaced(folder)]
    return Found(tuple(kept), tuple(warnings))


def _state(kept: Kept) -> CopyState:
    if Path(kept.snapshot.copy).name != kept.snapshot.copy:
        return CopyState.MISSING
    try:
        same = sha256_of(kept.copy) == kept.snapshot.sha256
    except OSError:
        return CopyState.MISSING
    return CopyState.WHOLE if same else CopyState.CHANGED


def _copy_warnings(kept: Iterable[Kept]) -> Iterator[str]:
    for one in kept:
        meeting = date_in_words(one.snapshot.meeting)
        if one.state is not CopyState.WHOLE:
            fault = (
                "is missing or cannot be read"
                if one.state is CopyState.MISSING
                else "is not the workbook that was kept: its SHA-256 differs"
            )
            yield (
                f"{one.snapshot.copy}: the copy kept for the meeting of {meeting} {fault}. The figures shown are those "
                f"noted at the time. Restore the copy from a backup."
            )


def _stray_copies(folder: Path, kept: Iterable[Kept]) -> Iterator[str]:
    known = {one.snapshot.copy for one in kept}
    for path in sorted(folder.iterdir()):
        lost = path.name not in known and not path.with_suffix(FIGURES).exists()
        if lost and path.is_file() and _COPY.fullmatch(path.name):
            yield (
                f"{path.name}: its figures are missing, so it is left out. Restore them from a backup, or keep the "
                f"meeting's workbook again with 'rag-reports snapshot'."
            )


def _double_meetings(kept: Iterable[Kept]) -> Iterator[str]:
    for one, two in pairwise(kept):
        if one.snapshot.meeting == two.snapshot.meeting:
            meeting = date_in_words(one.snapshot.meeting)
            yield (
                f"{one.figures.name} and {two.figures.name}: both are of the meeting of {meeting}. "
                f"Move the one that committee was not told to another folder."
            )


def _replaced(folder: Path) -> Iterator[str]:
    aside = folder / REPLACED
    for path in sorted(aside.iterdir()) if aside.is_dir() else []:
        if path.suffix != FIGURES:
            yield f"{path.name}: what stood there before it was replaced is in {aside}."
