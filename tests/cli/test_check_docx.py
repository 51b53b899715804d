"""check-docx: what a clerk and a program are told of a Word file, and the exit code."""

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import openpyxl
import pytest

from .conftest import FRAUD, LABELS, POLICY, REVIEW, Done

Run = Callable[..., Done]
COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600


@pytest.fixture
def by_hand(tmp_path: Path) -> Path:
    """A paper as somebody makes it by hand: bold lines for headings, a plain table, a typed list."""
    made = docx.Document()
    made.core_properties.author = "A. Clerk"
    made.add_paragraph("The board is asked to note where the force stands with each of the recommendations.")
    made.add_paragraph().add_run("Progress since the last meeting").bold = True
    made.add_paragraph("Two recommendations were closed.")
    made.add_paragraph("• The fraud policy was published.")
    made.add_paragraph("• Victims were told.")
    table = made.add_table(3, 2)
    for row, texts in zip(table.rows, (("Number", "Status"), ("1", "GREEN"), ("2", "AMBER")), strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    path = tmp_path / "by hand.docx"
    made.save(str(path))
    return path


@pytest.fixture
def appendix(run: Run, clean: Path, tmp_path: Path) -> Path:
    path = tmp_path / "appendix.docx"
    assert run("appendix", clean, "-o", path, "--as-at", "2019-01-31", "--audience", "public").code == 0
    return path


def test_our_own_public_edition_is_fit(run: Run, appendix: Path) -> None:
    assert run("check-docx", appendix) == Done(0, "appendix.docx: nothing is wrong\n", "")


def test_each_fault_is_told_with_its_place_and_remedy(run: Run, by_hand: Path) -> None:
    done = run("check-docx", by_hand)
    assert (done.code, done.err) == (1, "")
    assert done.out.startswith("by hand.docx: 8 errors, 1 warning\n\nErrors: these must be put right\n")
    assert "  typed-bullets: A bullet is typed, so that nothing says it is a list (2 times).\n" in done.out
    assert "      Where: the paragraph “• The fraud policy was published.”; the paragraph “•" in done.out
    assert "table 1 (“Number”)" in done.out
    assert "author “A. Clerk”" in done.out


def test_json_holds_the_same(run: Run, by_hand: Path) -> None:
    record = json.loads(run("check-docx", by_hand, "--format", "json").out)
    assert (record["document"], record["counts"]) == (str(by_hand), {"error": 8, "warning": 1})
    assert {fault["point"]: fault["count"] for fault in record["faults"]} == {
        "title": 1,
        "title-shown": 1,
        "language": 1,
        "no-headings": 1,
        "header-row": 1,
        "table-alt-text": 1,
        "typed-bullets": 2,
        "names": 1,
        "classification": 1,
    }
    assert all(fault["message"].count(". ") >= 1 and fault["places"] for fault in record["faults"])


def test_several_files_are_all_told_and_one_that_cannot_be_read_stops_none(
    run: Run, by_hand: Path, appendix: Path, tmp_path: Path
) -> None:
    done = run("check-docx", appendix, tmp_path / "missing.docx", by_hand)
    assert done.code == 2
    assert "appendix.docx: nothing is wrong\n\nby hand.docx: 8 errors" in done.out
    assert done.err == f"Error: {tmp_path / 'missing.docx'}: there is no such file. Check the name and the folder.\n"


@pytest.mark.parametrize(
    ("content", "seen"),
    [
        (COMPOUND + "EncryptedPackage".encode("utf-16-le"), "the file is protected with a password"),
        (COMPOUND + "WordDocument".encode("utf-16-le"), "this is a document in the old .doc format"),
        (b"%PDF-1.7", "this is a PDF, not a Word file"),
        (b"{\\rtf1 text}", "this is a rich-text document"),
        (b"", "the file is empty"),
        (b"PK\x03\x04 cut off", "the file is cut off or damaged"),
    ],
)
def test_what_is_no_word_file_is_one_sentence(run: Run, tmp_path: Path, content: bytes, seen: str) -> None:
    path = tmp_path / "paper.docx"
    path.write_bytes(content)
    done = run("check-docx", path)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"Error: {path}: {seen}") and done.err.count("\n") == 1


@pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml", "_rels/.rels", "[Content_Types].xml"])
def test_a_part_that_is_damaged_is_one_sentence(run: Run, appendix: Path, part: str) -> None:
    with zipfile.ZipFile(appendix) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    with zipfile.ZipFile(appendix, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data[: len(data) // 2] if name == part else data)
    done = run("check-docx", appendix)
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    assert "is cut off or damaged" in done.err and "in Word" in done.err


def test_the_result_is_never_written_over_the_file(run: Run, by_hand: Path) -> None:
    before = by_hand.read_bytes()
    assert run("check-docx", by_hand, "-o", by_hand).code == 2
    assert by_hand.read_bytes() == before


@pytest.fixture
def marked(tmp_path: Path) -> Path:
    """A tracker whose second row is exempt, and whose first has a wording for the public."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append([*LABELS, "Restricted", "Public wording"])
    lead = "Two officers left the driving school in one week."
    sheet.append([*FRAUD, *POLICY, lead, None, "The policy was published in August 2018."])
    sheet.append([*FRAUD, *REVIEW, "The review team is led from the Mill Lane office by two officers.", "Yes"])
    book.save(tmp_path / "marked.xlsx")
    return tmp_path / "marked.xlsx"


def _appendix(run: Run, book: Path, audience: str) -> Path:
    path = book.with_name(f"{audience}.docx")
    assert run("appendix", book, "-o", path, "--as-at", "2019-01-31", "--audience", audience).code == 0
    return path


def test_a_public_edition_holds_nothing_that_its_tracker_withholds(run: Run, marked: Path) -> None:
    done = run("check-docx", _appendix(run, marked, "public"), "--tracker", marked)
    assert done == Done(0, "public.docx: nothing is wrong\n", "")


def test_a_restricted_edition_is_not_fit_for_the_public(run: Run, marked: Path) -> None:
    done = run("check-docx", _appendix(run, marked, "restricted"), "--tracker", marked, "--format", "json")
    faults = {fault["point"]: fault for fault in json.loads(done.out)["faults"]}
    assert (done.code, faults["withheld"]["count"]) == (1, 2)
    assert faults["withheld"]["places"] == [
        'the text: "the force should review its fraud", which stands in Sheet!D3',
        'the text: "the review team is led from", which stands in Sheet!H3',
    ]


@pytest.mark.parametrize(
    ("part", "xml"),
    [
        ("customXml/item1.xml", "<note>{}</note>"),
        ("docProps/custom.xml", "<Properties><property>{}</property></Properties>"),
    ],
)
def test_what_is_withheld_is_found_where_it_hides(run: Run, marked: Path, part: str, xml: str) -> None:
    paper = _appendix(run, marked, "public")
    with zipfile.ZipFile(paper, "a") as package:
        package.writestr(part, xml.format("led from the Mill Lane office by somebody"))
    done = run("check-docx", paper, "--tracker", marked)
    assert done.code == 1
    assert '"led from the mill lane office", which stands in Sheet!H3' in " ".join(done.out.split())


def test_what_staff_wrote_of_an_exempt_item_is_looked_for_too(run: Run, marked: Path, tmp_path: Path) -> None:
    details = openpyxl.Workbook()
    details.worksheets[0].title = "Paper items"
    for row in (("Report", "Number", "Findings"), (FRAUD[0], REVIEW[0], "Nobody at Mill Lane has read the old files.")):
        details.worksheets[0].append(row)
    details.save(tmp_path / "details.xlsx")
    paper = _appendix(run, marked, "public")
    document = docx.Document(str(paper))
    document.add_paragraph("Nobody at Mill Lane has read the old files.")
    document.save(str(paper))
    assert "withheld" not in run("check-docx", paper, "--tracker", marked).out
    done = run("check-docx", paper, "--tracker", marked, "--details", tmp_path / "details.xlsx")
    assert (done.code, 'the text: "nobody at mill lane has read"' in done.out) == (1, True)
    assert "Give the tracker as --tracker." in run("check-docx", paper, "--details", tmp_path / "details.xlsx").err
