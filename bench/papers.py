"""The appendix of a register, beside docxtpl, python-docx's add_row, and the same texts written as XML and zipped.

python bench/papers.py [ITEMS ...]

Each runs in a process of its own, so that its memory is its own. docxtpl is left out where it is not installed, and
add_row above 1,000 items, where it takes minutes.
"""

import datetime as dt
import importlib.util
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape

import docx
from edits import most_memory
from register import write_register

from rag_reports import Recommendation, build_appendix, read_tracker, render
from rag_reports.papers.formats import default_format

AS_AT = dt.date(2019, 1, 31)
MOST_BY_ADD_ROW = 1_000
LABELS = ("No.", "Recommendation", "Status", "Due date", "Comment")
WAYS = ("ours", "limit", "docxtpl", "add_row")
_CELL = (
    '<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>'
    '<w:p><w:r><w:t xml:space="preserve">{}</w:t></w:r></w:p></w:tc>'
)

Rows = Sequence[tuple[str, ...]]


def compare_papers(sizes: Sequence[int]) -> None:
    """A line for each size and way: seconds, megabytes, and how many times the limit it takes."""
    print(f"{'appendix':<28} {'seconds':>9} {'memory':>9} {'of limit':>9}")
    for items in sizes:
        with tempfile.TemporaryDirectory() as name:
            book = Path(name) / "register.xlsx"
            write_register(book, items)
            found = {}
            for way in WAYS:
                if (way == "docxtpl" and not importlib.util.find_spec("docxtpl")) or (
                    way == "add_row" and items > MOST_BY_ADD_ROW
                ):
                    continue
                command = [sys.executable, __file__, "--one", way, str(book)]
                done = subprocess.run(command, capture_output=True, text=True, check=True)
                found[way] = tuple(map(float, done.stdout.split()))
            for way, (seconds, memory) in found.items():
                ratio = seconds / found["limit"][0]
                print(f"{f'{items:,} items, {way}':<28} {seconds:9.3f} {memory:6.0f} MB {ratio:9.2f}", flush=True)


def _write(way: str, book: Path) -> None:
    """Write one file and print the seconds that it takes, reading the tracker left out, and the memory of all."""
    tracker = read_tracker(book)
    items = [item for _, item in tracker.items if item.is_open]
    path = book.parent / f"{way}.docx"
    before = most_memory()
    started = time.perf_counter()
    if way == "ours":
        render(build_appendix(tracker, as_at=AS_AT), path)
    else:
        {"limit": _write_text, "docxtpl": _write_docxtpl, "add_row": _write_by_add_row}[way](_rows(items), path)
    print(time.perf_counter() - started, most_memory() - before)


def _rows(items: Sequence[Recommendation]) -> Rows:
    return [
        (item.number, item.text, item.status_text, item.due.text if item.due else "", item.comment) for item in items
    ]


def _write_text(rows: Rows, path: Path) -> None:
    """The least that has to be done: each text escaped into its cell, all rows into the template's document, zipped."""
    written = "".join(f"<w:tr>{''.join(_CELL.format(escape(text)) for text in row)}</w:tr>" for row in (LABELS, *rows))
    table = f"<w:tbl><w:tblPr/><w:tblGrid/>{written}</w:tbl>"
    template = default_format() / "template.docx"
    with zipfile.ZipFile(template) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "word/document.xml":
                content = content.decode().replace("</w:body>", f"{table}</w:body>").encode()
            target.writestr(name, content)


def _write_docxtpl(rows: Rows, path: Path) -> None:
    from docxtpl import DocxTemplate

    plain = docx.Document()
    table = plain.add_table(4, len(LABELS))
    for column, label in enumerate(LABELS):
        table.cell(0, column).text = label
        table.cell(2, column).text = f"{{{{ row[{column}] }}}}"
    table.cell(1, 0).text = "{%tr for row in rows %}"
    table.cell(3, 0).text = "{%tr endfor %}"
    source = path.with_name("template.docx")
    plain.save(str(source))
    template = DocxTemplate(str(source))
    template.render({"rows": rows}, autoescape=True)
    template.save(str(path))


def _write_by_add_row(rows: Rows, path: Path) -> None:
    document = docx.Document()
    table = document.add_table(1, len(LABELS))
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    document.save(str(path))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        _write(sys.argv[2], Path(sys.argv[3]))
    else:
        compare_papers([int(size) for size in sys.argv[1:]] or [100, 1_000, 10_000])
