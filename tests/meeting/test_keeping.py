"""Snapshots in their folder: kept, kept again, restored, replaced, and found again."""

import datetime as dt
import hashlib
import json
import stat
from pathlib import Path

import pytest

from rag_reports.errors import NoTrackerError, OutputError
from rag_reports.meeting.keeping import Keeping, Keepsake, keep_snapshot
from rag_reports.meeting.snapshot_folder import CopyState, find_snapshots
from rag_reports.model import ItemType, Status
from tests.workbook_builder import build_book

MEETING = dt.date(2019, 1, 31)
TABLE = """
    Report | Published | No. | Recommendation | Status | Due date | Strategic lead
    Custody | 2018-07-18 | 1 | The force should train its custody sergeants. | AMBER | March 2019 | Head of Custody
    Custody | 2018-07-18 | 2 | The force should repair the cells it closed. | NEW RED | TBC | Head of Estates
    Custody | 2018-07-18 | 3 | The force should publish its use of force. | GREEN | |
"""


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return build_book(tmp_path / "R&D tracker.xlsx", TABLE)


def keep(book: Path, *, replacing: bool = False, meeting: dt.date = MEETING) -> Keepsake:
    return keep_snapshot(book, meeting=meeting, replacing=replacing)


def change(path: Path, content: bytes) -> None:
    path.chmod(0o644)
    path.write_bytes(content)


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def warnings(folder: Path) -> list[str]:
    return list(find_snapshots(folder).warnings)


def test_the_copy_is_the_workbook_and_its_figures_stand_beside_it_both_read_only(book: Path, tmp_path: Path) -> None:
    done = keep(book)
    folder = tmp_path / "snapshots"
    assert done.keeping is Keeping.MADE
    assert names(folder) == ["2019-01-31 R&D tracker.json", "2019-01-31 R&D tracker.xlsx"]
    assert done.kept.copy.read_bytes() == book.read_bytes()
    assert done.kept.snapshot.sha256 == hashlib.sha256(book.read_bytes()).hexdigest()
    assert {stat.S_IMODE(path.stat().st_mode) & 0o222 for path in folder.iterdir()} == {0}


def test_the_figures_tell_what_committee_was_told(book: Path) -> None:
    record = json.loads(keep(book).kept.figures.read_text(encoding="utf-8"))
    assert {key: record[key] for key in ("meeting", "as_at", "workbook", "items", "no_status")} == {
        "meeting": "2019-01-31",
        "as_at": "2019-01-31",
        "workbook": "R&D tracker.xlsx",
        "items": 3,
        "no_status": 0,
    }
    assert record["counts"] == {"GREEN": 1, "AMBER": 1, "RED": 1, "WHITE": 0, "CLOSED": 0}
    assert record["told"][1] == {
        "report": "Custody",
        "type": "recommendation",
        "number": "2",
        "text": "The force should repair the cells it closed.",
        "status": "RED",
        "status_text": "NEW RED",
        "new": True,
        "due": None,
        "due_text": "TBC",
        "owner": "Head of Estates",
    }


def test_what_was_kept_is_found_again(book: Path, tmp_path: Path) -> None:
    later = keep(book, meeting=dt.date(2019, 4, 30)).kept
    first = keep(book).kept
    found = find_snapshots(tmp_path / "snapshots")
    assert [(one.snapshot, one.state) for one in found.kept] == [
        (first.snapshot, CopyState.WHOLE),
        (later.snapshot, CopyState.WHOLE),
    ]
    told = found.kept[0].snapshot.told[0]
    assert (told.status, told.item_type, told.due) == (Status.AMBER, ItemType.RECOMMENDATION, dt.date(2019, 3, 31))
    assert found.warnings == ()


def test_the_same_workbook_again_changes_nothing_whatever_its_name(book: Path, tmp_path: Path) -> None:
    keep(book)
    before = {path.name: path.stat().st_mtime_ns for path in (tmp_path / "snapshots").iterdir()}
    assert keep(book.rename(tmp_path / "tracker final.xlsx")).keeping is Keeping.ALREADY
    assert {path.name: path.stat().st_mtime_ns for path in (tmp_path / "snapshots").iterdir()} == before


def test_another_workbook_for_the_meeting_is_refused_and_nothing_changes(book: Path, tmp_path: Path) -> None:
    kept = keep(book).kept
    other = build_book(tmp_path / "other.xlsx", TABLE.replace("AMBER", "GREEN"))
    with pytest.raises(OutputError) as refused:
        keep(other)
    assert str(refused.value) == (
        f"{kept.figures}: the meeting of 31 January 2019 has a snapshot of another workbook already. "
        "Add --replace to keep this one in its place, or choose another folder with -o."
    )
    assert names(tmp_path / "snapshots") == [kept.figures.name, kept.copy.name]


def test_what_is_replaced_is_kept_each_time_and_told(book: Path, tmp_path: Path) -> None:
    folder = tmp_path / "snapshots"
    first = keep(book).kept.copy.read_bytes()
    build_book(book, TABLE.replace("AMBER", "GREEN"))
    assert keep(book, replacing=True).keeping is Keeping.REPLACED
    second = book.read_bytes()
    other = build_book(tmp_path / "other.xlsx", TABLE.replace("AMBER", "WHITE"))
    keep(other, replacing=True)
    assert [path.name for path in sorted(folder.glob("*.*"))] == ["2019-01-31 other.json", "2019-01-31 other.xlsx"]
    assert {path.read_bytes() for path in (folder / "replaced").glob("*.xlsx")} == {first, second}
    assert len(list((folder / "replaced").glob("*.json"))) == 2
    assert warnings(folder)[0].endswith(f"what stood there before it was replaced is in {folder / 'replaced'}.")
    assert [one.snapshot.workbook for one in find_snapshots(folder).kept] == ["other.xlsx"]


def test_a_copy_changed_by_one_byte_is_noticed_and_restored_from_the_workbook(book: Path, tmp_path: Path) -> None:
    kept, folder = keep(book).kept, tmp_path / "snapshots"
    content = bytearray(book.read_bytes())
    content[500] ^= 1
    change(kept.copy, bytes(content))
    assert find_snapshots(folder).kept[0].state is CopyState.CHANGED
    assert warnings(folder) == [
        "2019-01-31 R&D tracker.xlsx: the copy kept for the meeting of 31 January 2019 is not the workbook that was "
        "kept: its SHA-256 differs. The figures shown are those noted at the time. Restore the copy from a backup."
    ]
    assert keep(book).keeping is Keeping.RESTORED
    assert kept.copy.read_bytes() == book.read_bytes()
    assert (folder / "replaced" / kept.copy.name).read_bytes() == bytes(content)


def test_a_copy_that_is_missing_is_told_and_restored(book: Path, tmp_path: Path) -> None:
    kept = keep(book).kept
    kept.copy.unlink()
    assert find_snapshots(tmp_path / "snapshots").kept[0].state is CopyState.MISSING
    assert "is missing or cannot be read." in warnings(tmp_path / "snapshots")[0]
    assert keep(book).keeping is Keeping.RESTORED
    assert kept.copy.read_bytes() == book.read_bytes()


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", "it does not hold the figures of a snapshot"),
        (b"\xff{}", "it does not hold the figures of a snapshot"),
        (b"[1]", "it does not hold the figures of a snapshot"),
        (b'{"meeting": "2019-01-31"}', "it does not hold the figures of a snapshot"),
        (b'{"snapshot": 99, "checksum": ""}', "it was made by another version of rag-reports"),
    ],
)
def test_figures_that_cannot_be_read_are_told_and_the_rest_is_found(
    book: Path, tmp_path: Path, content: bytes, fault: str
) -> None:
    keep(book, meeting=dt.date(2018, 10, 31))
    change(keep(book).kept.figures, content)
    found = find_snapshots(tmp_path / "snapshots")
    assert [one.snapshot.meeting for one in found.kept] == [dt.date(2018, 10, 31)]
    assert found.warnings == (
        f"2019-01-31 R&D tracker.json: {fault}, and is left out. Restore it from a backup, or keep the meeting's "
        "workbook again with 'rag-reports snapshot --replace'.",
    )
    with pytest.raises(OutputError, match="is no part of a whole snapshot"):
        keep(book)


def test_figures_that_somebody_changed_are_left_out(book: Path, tmp_path: Path) -> None:
    kept = keep(book).kept
    change(kept.figures, kept.figures.read_bytes().replace(b'"AMBER"', b'"GREEN"'))
    found = find_snapshots(tmp_path / "snapshots")
    assert (found.kept, found.warnings[0].split(",")[0]) == (
        (),
        "2019-01-31 R&D tracker.json: it was changed after it was made",
    )


def test_figures_laid_out_anew_are_the_same_figures(book: Path, tmp_path: Path) -> None:
    kept = keep(book).kept
    record = json.loads(kept.figures.read_bytes())
    change(kept.figures, json.dumps(dict(reversed(record.items()))).encode())
    assert find_snapshots(tmp_path / "snapshots").kept[0].snapshot == kept.snapshot


def test_a_run_that_stopped_after_the_copy_is_completed_by_the_next(book: Path, tmp_path: Path) -> None:
    kept = keep(book).kept
    kept.figures.unlink()
    assert warnings(tmp_path / "snapshots") == [
        "2019-01-31 R&D tracker.xlsx: its figures are missing, so it is left out. Restore them from a backup, or keep "
        "the meeting's workbook again with 'rag-reports snapshot'."
    ]
    assert keep(book).keeping is Keeping.MADE
    assert find_snapshots(tmp_path / "snapshots").kept == (kept,)


def test_a_copy_without_figures_is_not_written_over_by_another_workbook(book: Path) -> None:
    kept = keep(book).kept
    kept.figures.unlink()
    before = kept.copy.read_bytes()
    build_book(book, TABLE.replace("AMBER", "GREEN"))
    with pytest.raises(OutputError, match="is no part of a whole snapshot"):
        keep(book)
    assert kept.copy.read_bytes() == before


def test_two_snapshots_of_one_meeting_are_told(book: Path, tmp_path: Path) -> None:
    other = build_book(tmp_path / "other.xlsx", TABLE.replace("AMBER", "GREEN"))
    elsewhere = keep_snapshot(other, meeting=MEETING, folder=tmp_path / "elsewhere").kept
    keep(book)
    for path in (elsewhere.copy, elsewhere.figures):
        path.rename(tmp_path / "snapshots" / path.name)
    assert warnings(tmp_path / "snapshots") == [
        "2019-01-31 R&D tracker.json and 2019-01-31 other.json: both are of the meeting of 31 January 2019. "
        "Move the one that committee was not told to another folder."
    ]


def test_a_copy_open_in_excel_is_not_replaced(book: Path) -> None:
    kept = keep(book).kept
    before = kept.copy.read_bytes()
    kept.copy.with_name(f"~${kept.copy.name}").touch()
    build_book(book, TABLE.replace("AMBER", "GREEN"))
    with pytest.raises(OutputError, match="open in another program"):
        keep(book, replacing=True)
    assert kept.copy.read_bytes() == before and kept.figures.exists()


def test_a_workbook_without_items_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(NoTrackerError):
        keep(build_book(tmp_path / "empty.xlsx", "Notes | More"))
    assert not (tmp_path / "snapshots").exists()


def test_a_folder_that_cannot_be_made_is_refused(book: Path, tmp_path: Path) -> None:
    for folder in (book, tmp_path / "no" / "such"):
        with pytest.raises(OutputError):
            keep_snapshot(book, meeting=MEETING, folder=folder)
