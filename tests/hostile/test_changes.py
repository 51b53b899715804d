"""Files of changes that are hostile or broken: refused in one sentence, and the tracker stays as it was."""

import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from rag_reports.reading import read_tracker
from tests.ooxml.books import write_zip

from .feeding import Feeder, files
from .small_tracker import SHEET, parts, row_xml

HEAD = "report,number,field,value\n"
TITLE = "Fraud: Time to Choose"


def change(value: object, **others: object) -> dict[str, object]:
    return {"report": TITLE, "number": "2", "field": "comment", "value": value} | others


def cases() -> Iterator[tuple[str, str, bytes, str]]:
    """A name, a file's name, what it holds, and words of the refusal; "" where it may hold no change at all."""
    yield "NULs", "c.csv", (HEAD + f"{TITLE},2\0,comment,a\0b\n").encode(), ""
    yield "a field of a megabyte", "c.csv", (HEAD + f"{TITLE},2,comment,{'a' * 1_000_000}\n").encode(), "cannot be read"
    yield (
        "a field of forty thousand letters",
        "c.csv",
        (HEAD + f"{TITLE},2,comment,{'a' * 40_000}\n").encode(),
        "32,767",
    )
    yield "nine megabytes", "c.csv", HEAD.encode() + b"a,b,c,d\n" * 1_200_000, "far more than such a file holds"
    yield "a quote never closed", "c.csv", (HEAD + f'{TITLE},2,comment,"a\n' + "x\n" * 50_000).encode(), ""
    yield "no headings", "c.csv", b"a,b,c\n" * 1_000, "no row of headings"
    yield "only blanks", "c.csv", b" \n" * 100_000, "no row of headings"
    yield "UTF-16 cut off", "c.csv", (HEAD + f"{TITLE},3,comment,a").encode("utf-16")[:-1], "no item"
    yield "no text at all", "c.csv", bytes(range(256)) * 100, ""
    yield "a delimiter that is a quote", "c.csv", b'sep="\nreport"number"field"value\n', ""
    yield "a delimiter that is a NUL", "c.csv", b"sep=\0\nreport\0number\0field\0value\n", ""
    yield "a delimiter that is a line end", "c.csv", b"sep=\n\nreport,number\n", "no row of headings"
    yield "lists within lists", "c.json", b"[" * 1_000_000 + b"]" * 1_000_000, "not valid JSON"
    yield "tables within tables", "c.json", b'{"a":' * 100_000 + b"1" + b"}" * 100_000, "not valid JSON"
    yield (
        "a number of a million digits",
        "c.json",
        json.dumps([change(0)]).replace(" 0}", " " + "9" * 1_000_000 + "}").encode(),
        "not valid JSON",
    )
    yield "a number of a thousand digits", "c.json", json.dumps([change(10**1_000)]).encode(), "which no cell can hold"
    yield "no number", "c.json", json.dumps([change(float("nan"))]).encode(), "which no cell can hold"
    yield (
        "no end",
        "c.json",
        b'[{"report": "x", "number": 1, "field": "comment", "value": 1e999}]',
        "which no cell can hold",
    )
    yield "half a surrogate pair", "c.json", json.dumps([change("a\ud800")]).encode(), ""
    yield "control characters", "c.json", json.dumps([change("a", number="\x1b[2J\x07")]).encode(), "no item"
    yield "a list as the value", "c.json", json.dumps([change(["a"])]).encode(), "a list or a table"
    yield "a list as the number", "c.json", json.dumps([change("a", number=["2"])]).encode(), ""
    yield "texts for changes", "c.json", b'["a", 1, null]', "is missing"
    yield "no list", "c.json", b'{"changes": {"a": 1}}', "not a list of changes"
    yield "a program", "c.exe", b"MZ", "not a kind of file"
    yield "a web page in a workbook's name", "c.xlsx", b"<html>", "web page"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_zip(tmp_path / "good.xlsx", parts())
    return tmp_path


@pytest.mark.parametrize(("name", "content", "refused"), [pytest.param(*rest, id=name) for name, *rest in cases()])
def test_nothing_is_written(feeder: Feeder, folder: Path, name: str, content: bytes, refused: str) -> None:
    (folder / name).write_bytes(content)
    before = files(folder)
    done = feeder.run(folder, "apply", "good.xlsx", name, "--write")
    assert files(folder) == before
    if refused:
        assert done.code == 2 and refused in done.out + done.err
        assert (done.err == "") != (done.out == "") and done.err.count("\n") <= 1


@pytest.mark.parametrize(
    "value", ["=1+1", "@SUM(A1)", "\x1b[31mred", "a\x00b", "_x0041_", "]]>", " ", "\ufffe", "\n\n"]
)
def test_any_text_is_written_as_a_text_and_read_back(feeder: Feeder, folder: Path, value: str) -> None:
    (folder / "c.json").write_text(json.dumps([change(f"Done. {value}"), change(value, field="owner", number="1")]))
    done = feeder.run(folder, "apply", "good.xlsx", "c.json", "--write", "--no-backup")
    assert done.code == 0, done.out + done.err
    with zipfile.ZipFile(folder / "good.xlsx") as package:
        assert b"<f>" not in package.read(SHEET)
    items = [item for _, item in read_tracker(folder / "good.xlsx").items]
    assert items[1].comment.replace("\n", "").split() == f"Done. {value}".split() or items[1].comment.startswith(
        "Done."
    )


def test_a_workbook_of_changes_that_reaches_to_the_last_corner(feeder: Feeder, folder: Path) -> None:
    heads = row_xml(1, ("report", "number", "field", "value"))
    rows = "".join(
        row_xml(n, (TITLE, "2", "comment", "x")).replace("</row>", f'<c r="XFD{n}"><v>1</v></c></row>')
        for n in range(2, 5_000)
    )
    merged = "".join(f'<mergeCell ref="F{n}:G{n}"/>' for n in range(2, 5_000))
    made = parts()
    sheet = made[SHEET].split(b"<sheetData>")[0] + f"<sheetData>{heads}{rows}</sheetData>".encode()
    sheet += f"<mergeCells>{merged}</mergeCells></worksheet>".encode()
    write_zip(folder / "c.xlsx", made | {SHEET: sheet})
    before = files(folder)
    done = feeder.run(folder, "apply", "good.xlsx", "c.xlsx")
    assert (done.code, files(folder)) == (0, before)
