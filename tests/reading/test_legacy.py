"""Workbooks of old formats: the values that are read, what is told of the rest, and what is refused."""

import datetime as dt
import io
import subprocess
import sys
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from rag_reports import Field, Findings, Tracker, check_tracker, read_tracker
from rag_reports.errors import NoTrackerError, WorkbookError
from rag_reports.layouts.profile import samples_folder
from rag_reports.output.records import tracker_record
from rag_reports.rules import load_rules
from tests.reading.old_workbooks import Row, compound, xls, xlsb
from tests.workbook_builder import shown

SAMPLES = {"harbour_city": dt.date(2019, 1, 31), "eastmere": dt.date(2020, 7, 3), "northfold": dt.date(2017, 11, 30)}
NEED_LOOK = {rule.code for rule in load_rules() if rule.needs_look}
NO_STATUS = "RAG104"
HEAD: Row = ("No.", "Recommendation", "Status", "Due date", "Comment")
ROWS: tuple[Row, ...] = (
    HEAD,
    ("1.10", "The force should review its custody records.", "GREEN", 43465.0, "The review was published in May 2018."),
    (7.0, "The force should train its call handlers.", "AMBER", 43524.0, "Half of them were trained by June 2018."),
    ("007", "The force should publish its policy.", "RED", None, "The board has not agreed to it."),
)
DATES = ((1, 3), (2, 3))
Formats = Mapping[str, bytes]


def saved(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("tracker.xls", xls({"Log": ROWS}, dates=DATES)),
        ("excel5.xls", xls({"Log": ROWS}, dates=DATES, excel5=True)),
        ("no_extension", xls({"Log": ROWS}, dates=DATES)),
        ("wrongly.xlsx", xls({"Log": ROWS}, dates=DATES)),
    ],
)
def test_an_xls_is_read_whatever_its_name_is(tmp_path: Path, name: str, content: bytes) -> None:
    tracker = read_tracker(saved(tmp_path, name, content))
    assert shown(tracker, "number status due comment") == [
        "1.10 | GREEN | 2018-12-31 | The review was published in May 2018.",
        "7 | AMBER | 2019-02-28 | Half of them were trained by June 2018.",
        "007 | RED | - | The board has not agreed to it.",
    ]
    assert tracker.values_only
    assert str(tracker.items[1][1].cells[Field.DUE]) == "Log!D3"
    assert tracker.warnings == (
        "This is a workbook in the old .xls format, of which only the values are read, and to which nothing is "
        "written. Colours, comments, hidden rows, strikethrough, the formats of numbers and dates, and errors of "
        "formulas are not read; save it as .xlsx in Excel for these.",
    )


def test_an_xls_that_counts_days_from_1904(tmp_path: Path) -> None:
    rows = [HEAD, (*ROWS[1][:3], 42003.0, "")]
    tracker = read_tracker(saved(tmp_path, "mac.xls", xls({"Log": rows}, dates=DATES, date1904=True)))
    assert shown(tracker, "due") == ["2018-12-31"]


def test_firsts_of_a_month_are_whole_months_where_most_dates_of_the_column_are_firsts(tmp_path: Path) -> None:
    months = [(f"{number}", "The force should act.", "AMBER", day, "") for number, day in enumerate((43525.0, 43556.0))]
    tracker = read_tracker(saved(tmp_path, "months.xls", xls({"Log": [HEAD, *months]}, dates=DATES)))
    assert [(item.due and item.due.text, str(item.due and item.due.date)) for _, item in tracker.items] == [
        ("March 2019", "2019-03-31"),
        ("April 2019", "2019-04-30"),
    ]
    mixed = [HEAD, (*months[0][:3], 43525.0, ""), (*months[1][:3], 43570.0, "")]
    tracker = read_tracker(saved(tmp_path, "days.xls", xls({"Log": mixed}, dates=DATES)))
    assert shown(tracker, "due") == ["2019-03-01", "2019-04-15"]


@pytest.mark.parametrize("make", [xls, xlsb])
def test_merged_cells_give_their_value_to_every_item(tmp_path: Path, make: Callable[..., bytes]) -> None:
    rows = [HEAD, (*ROWS[1][:3], "March 2019", "Done."), (*ROWS[2][:3], None, "Not yet.")]
    tracker = read_tracker(saved(tmp_path, "merged", make({"Log": rows}, merged=[(1, 2, 3, 3)])))
    assert shown(tracker, "due") == ["2019-03-31", "2019-03-31"]
    assert tracker.items[1][1].merged == {Field.DUE: "D2:D3"}


def test_an_xlsb_is_read(tmp_path: Path) -> None:
    tracker = read_tracker(saved(tmp_path, "tracker.xlsb", xlsb({"Key": [("x",)], "Log": ROWS})))
    assert shown(tracker, "number status") == ["1.10 | GREEN", "7 | AMBER", "007 | RED"]
    assert "binary .xlsb format" in tracker.warnings[0]


def test_items_of_a_hidden_sheet_are_hidden(tmp_path: Path) -> None:
    tracker = read_tracker(saved(tmp_path, "hidden.xls", xls({"Log": ROWS}, hidden=["Log"])))
    assert {item.hidden for _, item in tracker.items} == {"hidden sheet"}


def test_a_table_of_counts_is_no_tracker_where_its_formulas_are_not_known(tmp_path: Path) -> None:
    counts = [("RAG", "Recommendation", "AFI", "All"), ("GREEN", 37.0, 9.0, 46.0), ("RED", 4.0, 1.0, 5.0)]
    tracker = read_tracker(saved(tmp_path, "counts.xls", xls({"Dashboard": counts, "Log": ROWS})))
    assert tracker.layout.sheets == ("Log",)


def found(findings: Findings) -> set[tuple[str, str]]:
    return {(each.code, str(each.cell)) for each in findings.findings}


def test_rules_on_colours_are_skipped_and_a_missing_word_says_why(tmp_path: Path) -> None:
    rows = [HEAD, (*ROWS[1][:2], "", "31 March 2019", "It was published."), *ROWS[2:]]
    findings = check_tracker(read_tracker(saved(tmp_path, "c.xls", xls({"Log": rows}))), as_at=dt.date(2018, 6, 30))
    skipped = {rule.code: rule.why for rule in findings.skipped}
    assert set(skipped) >= NEED_LOOK == {"RAG105", "RAG115", "RAG704", "RAG705"}
    assert "not read from this kind of file; save it as .xlsx" in skipped["RAG105"]
    messages = [each.message for each in findings.findings if each.code == NO_STATUS]
    assert messages == [
        "No status: the cell has no word, and its colour is not read from this kind of file. Write AMBER or RED."
    ]


def ods(content: str, **parts: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        for name, text in {"META-INF/manifest.xml": "<manifest/>", "content.xml": content, **parts}.items():
            package.writestr(name, text)
    return made.getvalue()


def ods_rows(rows: str) -> str:
    names = "".join(f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in _ODS_NAMES)
    body = f'<office:spreadsheet><table:table table:name="Log">{rows}</table:table></office:spreadsheet>'
    return f"<office:document-content{names}><office:body>{body}</office:body></office:document-content>"


_ODS_NAMES = ("office", "table", "text")
_X = '<table:table-cell office:value-type="string"{}><text:p>x</text:p></table:table-cell>'
_FIVE = ' table:number-columns-repeated="5"'
_MILLION = ' table:number-rows-repeated="1048576"'
_ALL_COLUMNS = ' table:number-columns-repeated="16384"'
_ONE_ROW = "<table:table-row{}>{}</table:table-row>"
_LAST_CELL = _ONE_ROW.format(' table:number-rows-repeated="1048575"', "") + _ONE_ROW.format("", _X.format(""))
FAR = [("x",), *[()] * 65_534, (*[None] * 255, "x")]

REFUSED = {
    "a column of values": (ods(ods_rows(_ONE_ROW.format(_MILLION, _X.format(_FIVE)))), "holds far more than a tracker"),
    "a sheet full of values": (
        ods(ods_rows(_ONE_ROW.format(_MILLION, _X.format(_ALL_COLUMNS)))),
        "cut off or damaged",
    ),
    "sheets with two far corners": (
        xls({f"Sheet {number}": FAR for number in range(9)}),
        "damaged, or it holds far more than a tracker",
    ),
    "a value in the last row": (ods(ods_rows(_LAST_CELL)), "no tracker was found"),
    "elements within elements": (ods("<a>" * 100_000), "its content is cut off or damaged"),
    "an entity": (ods('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'), "it holds a DOCTYPE"),
    "no content": (ods("<a/>"), "the workbook has no sheet of cells"),
    "a password of LibreOffice": (
        ods("?", **{"META-INF/manifest.xml": "<manifest:encryption-data/>"}),
        "this is an OpenDocument spreadsheet with a password",
    ),
    "a cut .xls": (xls({"Log": ROWS})[:3000], "this is an old Office file, and cut off"),
    "an .xls of nothing": (compound({"Workbook": b""}), "the workbook has no sheet of cells"),
    "an .xls of noise": (compound({"Workbook": bytes(range(256)) * 32}), "damaged"),
    "an .xlsb with nothing behind its names": (xlsb({"Log": ROWS}).replace(b"sheet1.bin", b"sheet9.bin"), "damaged"),
}


@pytest.mark.parametrize(("content", "seen"), REFUSED.values(), ids=REFUSED.keys())
def test_a_hostile_or_broken_file_is_refused_in_one_sentence(tmp_path: Path, content: bytes, seen: str) -> None:
    with pytest.raises((WorkbookError, NoTrackerError)) as caught:
        read_tracker(saved(tmp_path, "hostile", content))
    assert seen in caught.value.seen
    assert caught.value.remedy.endswith(".")


@pytest.mark.parametrize(("name", "kind"), [("a.xls", "the old .xls format"), ("a.xlsb", ".xlsb"), ("a.ods", ".ods")])
def test_without_the_extra_the_message_names_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, kind: str
) -> None:
    content = {".xls": xls({"Log": ROWS}), ".xlsb": xlsb({"Log": ROWS}), ".ods": ods(ods_rows(""))}[Path(name).suffix]
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    with pytest.raises(WorkbookError) as caught:
        read_tracker(saved(tmp_path, name, content))
    assert kind in caught.value.seen
    assert 'pip install "rag-reports[legacy]"' in caught.value.remedy


@pytest.fixture(scope="module")
def converted(soffice: str, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, str], Path]:
    """The sample of a force as LibreOffice saves it in another format."""
    folder = tmp_path_factory.mktemp("converted")
    for force in SAMPLES:
        (folder / f"{force}.xlsx").write_bytes((samples_folder() / force / "tracker.xlsx").read_bytes())
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    for form in ("xls", "ods"):
        books = [folder / f"{force}.xlsx" for force in SAMPLES]
        command: Sequence[str | Path] = [
            soffice,
            profile,
            "--headless",
            "--convert-to",
            form,
            "--outdir",
            folder,
            *books,
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
    return lambda force, form: folder / f"{force}.{form}"


def records(tracker: Tracker) -> list[dict[str, Any]]:
    """The reports as ``show --format json`` prints them."""
    reports: list[dict[str, Any]] = tracker_record(tracker, as_at=dt.date(2019, 1, 31))["reports"]
    return reports


@pytest.mark.libreoffice
@pytest.mark.parametrize("form", ["xls", "ods"])
@pytest.mark.parametrize("force", SAMPLES)
def test_a_sample_saved_in_an_old_format_holds_the_same(
    converted: Callable[[str, str], Path], force: str, form: str
) -> None:
    full = read_tracker(samples_folder() / force / "tracker.xlsx")
    old = read_tracker(converted(force, form))
    expected, read = records(full), records(old)
    assert [report["title"] for report in read] == [report["title"] for report in expected]
    pairs = zip(
        [item for _, item in full.items],
        [item for report in expected for item in report["items"]],
        [item for report in read for item in report["items"]],
        strict=True,
    )
    for item, wanted, found_there in pairs:
        struck = any(run.strike for runs in item.rich.values() for run in runs)
        unknown = {"hidden"} | ({"due"} if struck else set()) | (set() if item.status_text else {"status"})
        assert {k: v for k, v in found_there.items() if k not in unknown} == {
            k: v for k, v in wanted.items() if k not in unknown
        }
    for one, other in zip(expected, read, strict=True):
        assert {k: v for k, v in one.items() if k != "items"} == {k: v for k, v in other.items() if k != "items"}


@pytest.mark.libreoffice
@pytest.mark.parametrize("form", ["xls", "ods"])
@pytest.mark.parametrize("force", SAMPLES)
def test_a_sample_saved_in_an_old_format_has_the_same_findings_but_those_on_colours(
    converted: Callable[[str, str], Path], force: str, form: str
) -> None:
    full = read_tracker(samples_folder() / force / "tracker.xlsx")
    by_colour = {(NO_STATUS, str(item.cells[Field.STATUS])) for _, item in full.items if not item.status_text}
    old = found(check_tracker(read_tracker(converted(force, form)), as_at=SAMPLES[force]))
    if len(by_colour) == len(full.items):  # a tracker that tells every status by colour alone
        assert {(code, cell) for code, cell in old if code == NO_STATUS} == by_colour
        return
    wanted = {pair for pair in found(check_tracker(full, as_at=SAMPLES[force])) if pair[0] not in NEED_LOOK}
    assert old == wanted | by_colour
