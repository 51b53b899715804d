"""Workbooks with a password: read with it and never written to, and nothing of them reaches the disk."""

import datetime as dt
import hashlib
import io
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from msoffcrypto.format.ooxml import OOXMLFile
from msoffcrypto.method.ecma376_agile import ECMA376Agile

from rag_reports import RagReportsError, apply_edits, check_tracker, plan_edits, read_tracker
from rag_reports.errors import PasswordError, WorkbookError
from rag_reports.layouts.profile import samples_folder
from rag_reports.meeting.keeping import keep_snapshot
from rag_reports.reading import process
from rag_reports.reading.details import read_details
from tests.reading.old_workbooks import compound, xls, xlsb
from tests.reading.test_legacy import ROWS, saved
from tests.workbook_builder import shown

PASSWORD = "Blaulicht é 7"
SAMPLE = samples_folder() / "harbour_city" / "tracker.xlsx"
DETAILS = samples_folder() / "harbour_city" / "details.xlsx"


def encrypted(content: bytes, password: str = PASSWORD, spins: int = 1000) -> bytes:
    return bytes(ECMA376Agile.encrypt(password, io.BytesIO(content), spin_count=spins))


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return saved(tmp_path, "tracker.xlsx", encrypted(SAMPLE.read_bytes()))


def test_a_workbook_with_a_password_holds_what_it_holds_without(book: Path) -> None:
    plain, opened = read_tracker(SAMPLE), read_tracker(book, password=PASSWORD)
    assert (opened.reports, opened.layout, opened.key) == (plain.reports, plain.layout, plain.key)
    assert not opened.values_only
    assert opened.warnings == (
        "This workbook has a password: nothing is written to it, and nothing made from it has one.",
        *plain.warnings,
    )


def test_what_office_itself_encrypts_with_opens(tmp_path: Path) -> None:
    made = io.BytesIO()
    with SAMPLE.open("rb") as source:
        OOXMLFile(source).encrypt(PASSWORD, made)
    tracker = read_tracker(saved(tmp_path, "tracker.xlsm", made.getvalue()), password=PASSWORD)
    assert tracker.reports == read_tracker(SAMPLE).reports


@pytest.mark.parametrize(
    ("password", "seen"),
    [
        (None, "the workbook is protected with a password"),
        ("", "the workbook is protected with a password"),
        ("blaulicht é 7", "the password does not open it"),
        ("\udce9", "the password does not open it"),
        ("x" * 5000, "the password does not open it"),
    ],
)
def test_a_missing_or_wrong_password_is_one_sentence(book: Path, password: str | None, seen: str) -> None:
    with pytest.raises(PasswordError) as caught:
        read_tracker(book, password=password)
    assert (caught.value.where, caught.value.seen) == (str(book), seen)


def test_a_password_is_nothing_to_a_workbook_that_has_none() -> None:
    assert read_tracker(SAMPLE, password="any").warnings == read_tracker(SAMPLE).warnings


def test_the_password_that_excel_sets_by_itself_is_not_asked_for(tmp_path: Path) -> None:
    path = saved(tmp_path, "tracker.xlsx", encrypted(SAMPLE.read_bytes(), "VelvetSweatshop"))
    assert read_tracker(path).reports == read_tracker(path, password="of another book").reports


@pytest.mark.parametrize("password", [PASSWORD, "x"])
def test_an_xls_with_a_password(tmp_path: Path, password: str) -> None:
    path = saved(tmp_path, "tracker.xls", xls({"Log": ROWS}, password=password))
    tracker = read_tracker(path, password=password)
    assert shown(tracker, "number status") == ["1.10 | GREEN", "7 | AMBER", "007 | RED"]
    assert [warning[:30] for warning in tracker.warnings] == [
        "This workbook has a password: ",
        "This is a workbook in the old ",
    ]
    for wrong in (None, "wrong"):
        with pytest.raises(PasswordError):
            read_tracker(path, password=wrong)


def test_an_xlsb_with_a_password(tmp_path: Path) -> None:
    notes = [(hashlib.sha256(bytes([number])).hexdigest(),) for number in range(200)]  # what no zip makes small
    path = saved(tmp_path, "tracker.xlsb", encrypted(xlsb({"Log": ROWS, "Notes": notes})))
    assert shown(read_tracker(path, password=PASSWORD), "number") == ["1.10", "7", "007"]


def test_details_with_a_password(tmp_path: Path) -> None:
    path = saved(tmp_path, "details.xlsx", encrypted(DETAILS.read_bytes()))
    assert read_details(path, PASSWORD).paper == read_details(DETAILS).paper


def zipped(content: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        package.writestr("a", content)
    return made.getvalue()


def spun(count: str) -> bytes:
    """A workbook whose encryption claims that many rounds."""
    content = encrypted(SAMPLE.read_bytes(), spins=100_000)
    stated = b'spinCount="100000" saltSize="16" blockSize="16"'
    assert stated in content
    return content.replace(stated, f'spinCount="{count}" saltSize="16"'.encode().ljust(len(stated)))


HOSTILE = {
    "a million rounds and more": (
        spun("1000001"),
        "to try its password takes more work than any workbook of Excel does",
    ),
    "ten million rounds": (spun("9999999"), "to try its password takes more work than any workbook of Excel does"),
    "a thousand million rounds": (spun("1000000000"), "it is encrypted in a way that only Excel opens"),
    "cut in the middle": (encrypted(SAMPLE.read_bytes())[:12_000], "its encryption is cut off or damaged"),
    "no encryption": (
        compound({"EncryptionInfo": b"\4\0\4\0\x40\0\0\0<a/>", "EncryptedPackage": b"x"}),
        "its encryption is cut off or damaged",
    ),
    "another encryption": (
        compound({"EncryptionInfo": b"\4\0\3\0", "EncryptedPackage": b"x"}),
        "it is encrypted in a way that only Excel opens",
    ),
    "rights management": (
        compound({"DRMEncryptedTransform": b"", "EncryptedPackage": b"x"}),
        "the workbook is protected by rights management or a sensitivity label, which no password opens",
    ),
    "rights management of an .xls": (
        compound({"\tDRMContent": b"", "Workbook": b"x"}),
        "the workbook is protected by rights management or a sensitivity label, which no password opens",
    ),
    "no workbook inside": (encrypted(zipped(bytes(range(256)) * 32)), "this is a zip file with no workbook in it"),
}


@pytest.mark.parametrize(("content", "seen"), HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_or_broken_encryption_is_refused_in_one_sentence(tmp_path: Path, content: bytes, seen: str) -> None:
    with pytest.raises(WorkbookError) as caught:
        read_tracker(saved(tmp_path, "tracker.xlsx", content), password=PASSWORD)
    assert caught.value.seen == seen
    assert caught.value.remedy.endswith(".")


def test_without_the_extra_the_message_names_it(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "msoffcrypto", None)
    with pytest.raises(WorkbookError, match='pip install "rag-reports\\[encrypted\\]"') as caught:
        read_tracker(book, password=PASSWORD)
    assert not isinstance(caught.value, PasswordError)


def test_the_editing_verbs_refuse_a_workbook_with_a_password(book: Path) -> None:
    tracker, before = read_tracker(book, password=PASSWORD), book.read_bytes()
    findings = check_tracker(tracker, as_at=dt.date(2019, 1, 31))
    for edit in (lambda: plan_edits(findings, tracker), lambda: apply_edits(book, [])):
        with pytest.raises(RagReportsError, match="the workbook is protected with a password"):
            edit()
    assert book.read_bytes() == before


def test_a_snapshot_keeps_the_encrypted_bytes(book: Path) -> None:
    kept = keep_snapshot(book, meeting=dt.date(2019, 2, 1), password=PASSWORD)
    assert kept.kept.copy.read_bytes() == book.read_bytes()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not bound the files of a process")
@pytest.mark.parametrize("content", [encrypted(SAMPLE.read_bytes()), xls({"Log": ROWS}, password=PASSWORD)])
def test_the_process_that_decrypts_can_write_no_file(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "probe.py").write_text(
        "import runpy, sys, tempfile\n"
        "module = runpy.run_path(sys.argv[1])\n"
        "module['decrypt'](sys.stdin.buffer.read())\n"
        "try:\n    open(sys.argv[2], 'wb', buffering=0).write(b'x')\n"
        "except OSError:\n    sys.stdout.write('no file')\n"
    )
    command = [sys.executable, tmp_path / "probe.py", process.__file__, tmp_path / "written"]
    request = b'["' + PASSWORD.encode("ascii", "backslashreplace").replace(b"\\x", b"\\u00") + b'"]\n' + content
    done = subprocess.run(command, input=request, capture_output=True, timeout=60)
    assert (done.stdout, done.stderr) == (b"no file", b"")
