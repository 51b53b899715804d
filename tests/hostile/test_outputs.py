"""Texts that would act on whoever opens, shows or imports a result stay texts in everything that is written."""

import csv
import io
import json
import re
import warnings
import xml.etree.ElementTree as ElementTree
import zipfile
from pathlib import Path

import docx
import openpyxl
import pytest
from icalendar import Calendar

from tests.ooxml.books import write_zip

from .contents import attacked
from .feeding import Feeder
from .small_tracker import SHEET, WORKBOOK, parts, rows_xml

AS_AT = ("--as-at", "2019-01-31")
# What a reader of a file would act on: a formula's first letter after blanks, or a character that moves the cursor.
_FORMULA = re.compile(r"\s*[=+@＝-]")
_PLAIN = re.compile(r"[+-]?\d+(\.\d+)?%?\Z")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("attacked")
    attacked(folder / "=cmd, %0A ::error::&<'x'>.xlsx")
    write_zip(folder / "good.xlsx", parts())
    return folder


BOOK = "=cmd, %0A ::error::&<'x'>.xlsx"


def run(feeder: Feeder, folder: Path, *arguments: str) -> str:
    done = feeder.run(folder, *arguments)
    assert done.code in (0, 1), done.err
    return done.out


@pytest.mark.parametrize(
    "arguments",
    [
        ("show", BOOK, "--items"),
        ("check", BOOK, *AS_AT),
        ("check", BOOK, *AS_AT, "--fix"),
        ("compare", "good.xlsx", BOOK),
        ("reconcile", "good.xlsx", BOOK),
        ("due", BOOK, *AS_AT),
        ("figures", BOOK, *AS_AT),
        ("layout", BOOK),
        ("mark", BOOK, "--previous", "good.xlsx"),
    ],
    ids=lambda arguments: " ".join(word for word in arguments if word not in (BOOK, *AS_AT)),
)
def test_text_on_the_screen(feeder: Feeder, folder: Path, arguments: tuple[str, ...]) -> None:
    """The feeder itself looks for control characters on both streams of every run."""
    assert "cmd|" in run(feeder, folder, *arguments) or arguments[0] in ("figures", "layout", "mark", "due", "check")


@pytest.mark.parametrize("command", ["show", "check", "compare", "due", "reconcile", "figures"])
def test_json(feeder: Feeder, folder: Path, command: str) -> None:
    books = ["good.xlsx", BOOK] if command in ("compare", "reconcile") else [BOOK]
    as_at = [] if command in ("compare", "reconcile") else AS_AT
    out = run(feeder, folder, command, *books, *as_at, "--format", "json")
    assert json.loads(out)


@pytest.mark.parametrize("command", ["show", "check", "compare"])
def test_csv_runs_no_formula(feeder: Feeder, folder: Path, command: str) -> None:
    books = ["good.xlsx", BOOK] if command == "compare" else [BOOK]
    name = f"{command}.csv"
    run(feeder, folder, command, *books, "--format", "csv", "-o", name)
    assert_no_formula((folder / name).read_bytes())


def test_the_proposals_of_a_reconciliation_run_no_formula(feeder: Feeder, folder: Path) -> None:
    run(feeder, folder, "reconcile", "good.xlsx", BOOK, "--changes", "proposals.csv")
    assert_no_formula((folder / "proposals.csv").read_bytes())


def assert_no_formula(data: bytes) -> None:
    cells = [cell for row in csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")) for cell in row]
    assert len(cells) > 10
    assert [cell for cell in cells if _FORMULA.match(cell) and not _PLAIN.match(cell)] == []
    assert [cell for cell in cells if _CONTROL.search(cell)] == []


@pytest.mark.parametrize("command", ["check", "compare", "due", "figures", "reconcile"])
def test_workbooks_hold_no_formula_of_a_tracker(feeder: Feeder, folder: Path, command: str) -> None:
    books = ["good.xlsx", BOOK] if command in ("compare", "reconcile") else [BOOK]
    run(feeder, folder, command, *books, *AS_AT, "--format", "xlsx", "-o", f"{command}.xlsx")
    assert_no_formula_in_workbook(folder / f"{command}.xlsx")


def test_the_annotated_copy_holds_no_formula_of_a_tracker(feeder: Feeder, folder: Path) -> None:
    run(feeder, folder, "check", BOOK, *AS_AT, "--annotate", "annotated.xlsx")
    assert_no_formula_in_workbook(folder / "annotated.xlsx")


def assert_no_formula_in_workbook(path: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl misses a default style in the tracker itself
        book = openpyxl.load_workbook(path)
    for sheet in book:
        for row in sheet:
            for cell in row:
                assert cell.data_type != "f", f"{sheet.title}!{cell.coordinate}: {cell.value!r}"
                assert not isinstance(cell.value, str) or not _NOT_XML.search(cell.value)
                target = cell.hyperlink.target if cell.hyperlink else None
                assert target is None or "192.0.2.1" not in target
    with zipfile.ZipFile(path) as package:
        assert not any(b"<f>" in package.read(name) for name in package.namelist())


def test_github_gets_one_command_for_each_finding(feeder: Feeder, folder: Path) -> None:
    found = json.loads(run(feeder, folder, "check", BOOK, *AS_AT, "--format", "json"))["findings"]
    lines = run(feeder, folder, "check", BOOK, *AS_AT, "--format", "github").splitlines()
    assert len(lines) == len(found)
    assert [line for line in lines if not re.match(r"::(error|warning|notice) file=[^,:]*,title=[^,:]*::", line)] == []
    assert [line for line in lines if "%0A" in line.replace("%250A", "")] == []


def test_junit_and_sarif_are_well_formed(feeder: Feeder, folder: Path) -> None:
    root = ElementTree.fromstring(run(feeder, folder, "check", BOOK, *AS_AT, "--format", "junit"))
    assert root.tag == "testsuites"
    sarif = json.loads(run(feeder, folder, "check", BOOK, *AS_AT, "--format", "sarif"))
    uris = {
        result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for result in sarif["runs"][0]["results"]
    }
    assert len(uris) == 1 and re.fullmatch(r"[A-Za-z0-9%._/'~-]+", uris.pop())


def test_a_calendar_holds_its_own_events_alone(feeder: Feeder, folder: Path) -> None:
    calendar = Calendar.from_ical(run(feeder, folder, "due", BOOK, *AS_AT, "--until", "2020-01-31", "--format", "ics"))
    for alarm in calendar.walk("VALARM"):
        assert str(alarm["action"]) == "DISPLAY" and "attach" not in alarm
    due = json.loads(run(feeder, folder, "due", BOOK, *AS_AT, "--until", "2020-01-31", "--format", "json"))
    assert len(calendar.walk("VEVENT")) == sum(due["counts"].values()) - due["counts"]["no date"] > 0


@pytest.mark.parametrize("template", ["appendix", "west_midlands_committee", "suffolk_panel"])
def test_word_files_are_text(feeder: Feeder, folder: Path, template: str) -> None:
    name = f"{template}.docx"
    if template == "appendix":
        run(feeder, folder, "appendix", BOOK, *AS_AT, "-o", name, "--previous", "good.xlsx")
    else:
        run(feeder, folder, "paper", BOOK, *AS_AT, "-o", name, "--template", template)
    document = docx.Document(str(folder / name))
    with zipfile.ZipFile(folder / name) as package:
        xml = b"".join(package.read(part) for part in package.namelist() if part.endswith((".xml", ".rels")))
    assert b"192.0.2.1" in xml and b'TargetMode="External"' not in xml
    assert b"DDEAUTO" not in b"".join(re.findall(rb"<w:instrText.*?</w:instrText>|w:instr=\"[^\"]*\"", xml))
    shown = "".join(cell.text for table in document.tables[:3] for cell in table._cells)
    assert not _NOT_XML.search(shown)


CONTROL = "a_x001B_[2J_x0000_b_xFFFE_c"


def test_details_and_names_with_control_characters_make_a_paper(feeder: Feeder, folder: Path) -> None:
    rows = ("Detail", "Your text"), ("Subject", CONTROL), ("Summary", CONTROL), (CONTROL, CONTROL)
    made = parts()
    sheet = made[SHEET].replace(rows_xml().encode(), rows_xml(rows).encode())
    named = made[WORKBOOK].replace(b'name="Log"', b'name="Paper details"')
    write_zip(folder / "details.xlsx", made | {SHEET: sheet, WORKBOOK: named})
    (folder / "layout.toml").write_text('[force]\nname = "Har\\u001bbour\\u0000 City"\nalso = ["\\u0007"]\n')
    paper = ("paper", "good.xlsx", *AS_AT, "--template", "suffolk_panel", "--layout", "layout.toml")
    run(feeder, folder, *paper, "--details", "details.xlsx", "--set", "paper_no=\x1b[2J\x07", "-o", "given.docx")
    shown = "".join(paragraph.text for paragraph in docx.Document(str(folder / "given.docx")).paragraphs)
    assert "a[2Jbc" in shown.replace("\ufffd", "") and not _NOT_XML.search(shown)
