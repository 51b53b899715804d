"""Layout profiles, options and kept figures that are hostile or broken: refused in one sentence, or without effect."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from rag_reports.meeting.snapshots import _checksum
from tests.ooxml.books import write_zip

from .feeding import Feeder, files
from .small_tracker import parts

WORDS = "".join(f'"word {number}" = "AMBER"\n' for number in range(8_000))


def profiles() -> Iterator[tuple[str, bytes, str]]:
    """A name, what the profile holds, and words of the refusal; "" where it is read."""
    yield "ten megabytes", b"# " + b"x" * 10_000_000, "far more than such a file holds"
    yield "lists within lists", b"sheets = " + b"[" * 100_000, "nested too deeply"
    yield "tables within tables", b"a = " + b"{a=" * 30_000, "nested too deeply"
    yield "a key of a hundred thousand parts", b".".join([b"a"] * 100_000) + b" = 1", "30 parts"
    yield "such a key within a table", b"x = {" + b'"a" . ' * 40_000 + b"a = 1}", "30 parts"
    yield "a hundred thousand tables", b"[a]\n" * 60_000, "not valid TOML"
    yield "a number of a hundred thousand digits", b"a = " + b"9" * 100_000, "too long"
    yield "a quote never closed", b'sheets = ["' + b"a" * 200_000, "not valid TOML"
    yield "not UTF-8", b"sheets = ['\xff']", "UTF-8"
    yield "NULs", b"sheets = ['\0']", "UTF-8"
    yield "UTF-16", 'shape = "register"'.encode("utf-16"), "UTF-8"
    yield "another type everywhere", b"shape = 1\nsheets = {a = 1}\ncolumns = []", "shape = "
    yield "a row beyond the sheet", b"[header_rows]\nLog = [99999999999999999999]", "which is blank"
    yield "a row below the first", b"[header_rows]\nLog = [-1]", "Give row numbers"
    yield "a column beyond the sheet", b'[columns]\n"column ZZZ" = "status"', ""
    yield "a control character in a name", b'[columns]\n"a\\u001b[2Jb" = "nothing"', "is given to"
    yield "eight thousand words", f"[statuses]\n{WORDS}".encode(), ""
    yield "a force of a long name", f'[force]\nname = "{"a" * 5_000}"'.encode(), ""
    yield "a force of a pattern", b'[force]\nname = "(a+)+$"\norganisations = ["((a|a)*)*b", "["]', ""
    yield "an unknown rule", b'[rules.RAG999]\na = "\\u001b"', "there is no rule"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_zip(tmp_path / "good.xlsx", parts())
    return tmp_path


@pytest.mark.parametrize(("content", "refused"), [pytest.param(*rest, id=name) for name, *rest in profiles()])
def test_a_profile_is_read_or_refused(feeder: Feeder, folder: Path, content: bytes, refused: str) -> None:
    (folder / "layout.toml").write_bytes(content)
    commands = (
        ("check", "good.xlsx", "--layout", "layout.toml", "--as-at", "2019-01-31"),
        ("layout", "good.xlsx", "--layout", "layout.toml"),
        ("appendix", "good.xlsx", "--layout", "layout.toml", "-o", "appendix.docx"),
    )
    for command in commands[:1] if "rule" in refused else commands:
        if refused:
            feeder.refused(folder, command, refused)
        else:
            assert feeder.run(folder, *command).code in (0, 1)


OPTIONS = (
    "RAG101.x=y",
    "RAG803.days=" + "9" * 5_000,
    "RAG803.days=-1",
    "RAG803.days=1e9",
    "RAG803.days=\x1b[2J",
    "RAG106.deadline=" + "(a+)+" * 100,
    ".=",
)


@pytest.mark.parametrize("option", OPTIONS, ids=lambda option: ascii(option[:30]))
def test_an_option_is_refused(feeder: Feeder, folder: Path, option: str) -> None:
    feeder.refused(folder, ("check", "good.xlsx", "--option", option))


@pytest.mark.parametrize(
    "date", ["0000-00-00", "9999-12-31", "31/02/2019", "1" * 5_000, "2019-01-31\n2020", "\x1b[2J"], ids=ascii
)
def test_a_date_is_refused(feeder: Feeder, folder: Path, date: str) -> None:
    feeder.refused(folder, ("check", "good.xlsx", "--as-at", date))


def figures() -> Iterator[tuple[str, bytes]]:
    """Kept figures that are none, some with a checksum that fits them."""
    yield "deep", b"[" * 1_000_000
    yield "text", b"\xff\xfe"
    whole = {"snapshot": 1, "meeting": "2019-01-31", "as_at": "2019-01-31", "workbook": "a", "copy": "../../etc/passwd",
             "sha256": "x", "told": []}  # fmt: skip
    for name, wrong in {
        "no meeting": {"meeting": None},
        "a meeting that is none": {"meeting": "2019-02-31"},
        "a list as the copy": {"copy": ["a"]},
        "a text as what was told": {"told": "abc"},
        "an item that is none": {"told": [{}]},
        "numbers for texts": {"told": [{"report": 1}]},
        "half a surrogate pair": {"workbook": "\ud800"},
    }.items():
        record = whole | wrong
        yield name, json.dumps(record | {"checksum": _checksum(record)}).encode()
    yield "a copy elsewhere", json.dumps(whole | {"checksum": _checksum(whole)}).encode()


@pytest.mark.parametrize("content", [pytest.param(content, id=name) for name, content in figures()])
def test_kept_figures_that_are_none_are_a_warning(feeder: Feeder, folder: Path, content: bytes) -> None:
    (folder / "snapshots").mkdir()
    (folder / "snapshots" / "2019-01-31 a.json").write_bytes(content)
    before = files(folder)
    done = feeder.run(folder, "history", "snapshots")
    assert done.code in (0, 2)
    assert "left out" in done.err or "passwd" in done.err or "no snapshot" in done.err.casefold()
    assert files(folder) == before
