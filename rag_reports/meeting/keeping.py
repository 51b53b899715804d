"""Keeping what committee is told: a read-only copy of the workbook, and its figures, each whole or not at all."""

import datetime as dt
import hashlib
import shutil
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from rag_reports.deadline import date_in_words
from rag_reports.errors import OutputError, WorkbookError
from rag_reports.meeting.snapshot_folder import FIGURES, FOLDER, REPLACED, CopyState, Kept, find_snapshots, sha256_of
from rag_reports.meeting.snapshots import snapshot_json, take_snapshot
from rag_reports.reading import read_tracker
from rag_reports.saving import refuse_open, whole_file, whole_folder


class Keeping(StrEnum):
    """What became of a snapshot that was to be kept."""

    MADE = "made"
    ALREADY = "already kept"
    RESTORED = "restored"
    REPLACED = "replaced"


@dataclass(frozen=True, slots=True)
class Keepsake:
    """A snapshot that is kept, what became of it, and what the reader of the workbook should know."""

    kept: Kept
    keeping: Keeping
    warnings: tuple[str, ...]


def keep_snapshot(
    book: Path,
    *,
    meeting: dt.date,
    folder: Path | None = None,
    as_at: dt.date | None = None,
    layout: str | Path | None = None,
    replacing: bool = False,
    password: str | None = None,
) -> Keepsake:
    """Keep a workbook as committee sees it, in the folder "snapshots" beside it where no other is named.

    ``as_at`` is the day of the meeting where it is not given. The copy is written first and its figures last; what a
    stopped run left is completed by the next. The same workbook again changes nothing, but restores a copy that was
    changed or lost. Another workbook for the same meeting is refused by OutputError unless ``replacing``, which moves
    what is there to the folder "replaced".
    """
    content = book.read_bytes() if book.is_file() else b""
    tracker = read_tracker(book, layout=layout, password=password)
    if book.read_bytes() != content:
        raise WorkbookError(book, "was changed while it was being read", "Run it again once it is saved.")
    place = book.parent / FOLDER if folder is None else folder
    digest = hashlib.sha256(content).hexdigest()
    snapshot = take_snapshot(tracker, meeting=meeting, as_at=as_at or meeting, sha256=digest)
    _make_folder(place)
    standing = [one for one in find_snapshots(place).kept if one.snapshot.meeting == meeting]
    same = next((one for one in standing if one.snapshot.sha256 == digest), None)
    if same and not replacing:
        return Keepsake(same, _restore(same, content, book), tracker.warnings)
    kept = Kept(snapshot, place / f"{Path(snapshot.copy).stem}{FIGURES}", CopyState.WHOLE)
    in_the_way = _in_the_way(kept, standing)
    if in_the_way and not replacing:
        raise _refusal(in_the_way, standing)
    _put(kept, content, in_the_way, book)
    return Keepsake(kept, Keeping.REPLACED if in_the_way else Keeping.MADE, tracker.warnings)


def _in_the_way(kept: Kept, standing: Iterable[Kept]) -> set[Path]:
    """The files that a snapshot would replace; a copy of its own workbook, left by a stopped run, is none."""
    left = not kept.figures.exists() and kept.copy.exists() and sha256_of(kept.copy) == kept.snapshot.sha256
    wanted = {kept.figures} if left else {kept.figures, kept.copy}
    return {path for path in wanted.union(*((one.figures, one.copy) for one in standing)) if path.exists()}


def _refusal(in_the_way: Iterable[Path], standing: Iterable[Kept]) -> OutputError:
    meeting = next((date_in_words(one.snapshot.meeting) for one in standing), None)
    seen = (
        f"the meeting of {meeting} has a snapshot of another workbook already"
        if meeting
        else "this stands there already, and is no part of a whole snapshot"
    )
    remedy = "Add --replace to keep this one in its place, or choose another folder with -o."
    return OutputError(min(in_the_way), seen, remedy)


def _put(kept: Kept, content: bytes, in_the_way: set[Path], book: Path) -> None:
    """Write a snapshot; what is in the way is set aside first, and its figures go before its copy does."""
    for path in in_the_way:
        refuse_open(path)
    _set_aside(in_the_way, kept.figures.parent, book)
    for path in in_the_way - {kept.copy}:
        _remove(path)
    _write(kept.copy, content, book)
    _write(kept.figures, snapshot_json(kept.snapshot), book)


def _restore(kept: Kept, content: bytes, book: Path) -> Keeping:
    """Put the copy of a snapshot back where it is not whole; the changed one is kept aside."""
    if kept.state is CopyState.WHOLE:
        return Keeping.ALREADY
    if kept.state is CopyState.CHANGED:
        refuse_open(kept.copy)
        _set_aside([kept.copy], kept.figures.parent, book)
    _write(kept.copy, content, book)
    return Keeping.RESTORED


def _set_aside(paths: Iterable[Path], folder: Path, book: Path) -> None:
    """Copy files that are about to be replaced to the folder "replaced"; earlier ones of their name stay there too."""
    files = sorted(paths)
    if files:
        with whole_folder(folder / REPLACED, [book]) as scratch:
            for path in files:
                shutil.copyfile(path, scratch / path.name)


def _write(path: Path, content: bytes, book: Path) -> None:
    """Write a file whole and leave it read-only; Windows replaces no file that is so."""
    if path.exists():
        _allow_writing(path, allowed=True)
    with whole_file(path, [book]) as made:
        made.write_bytes(content)
    _allow_writing(path, allowed=False)


def _remove(path: Path) -> None:
    _allow_writing(path, allowed=True)
    try:
        path.unlink()
    except OSError as error:
        seen = f"cannot be taken away ({error.strerror})"
        raise OutputError(path, seen, "Close it where it is open, and check your rights there.") from error


def _allow_writing(path: Path, *, allowed: bool) -> None:
    with suppress(OSError):  # some network drives keep no such mark
        path.chmod(0o644 if allowed else 0o444)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(exist_ok=True)
    except FileNotFoundError:
        raise OutputError(folder, "the folder that it is to stand in is missing", "Make that first.") from None
    except FileExistsError:
        raise OutputError(folder, "this is a file", "Give the name of a folder.") from None
