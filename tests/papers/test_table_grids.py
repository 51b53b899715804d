"""The check of table grids: silent on a good file, and it finds each fault that is planted."""

import zipfile
from pathlib import Path

import pytest

from rag_reports.errors import DocumentError
from rag_reports.papers import build_appendix, render
from rag_reports.papers.grid import check_grids
from tests.papers.paper_trackers import AS_AT, make_item, make_report, make_tracker, rewrite_part

DOCUMENT = "word/document.xml"
W_NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "appendix.docx"
    render(build_appendix(make_tracker(make_report(make_item("1"), make_item("2"))), as_at=AS_AT), path)
    return path


def write_table(path: Path, rows: str, columns: int = 2) -> Path:
    """A Word file that holds one table of columns 1,000 twips wide."""
    grid = '<w:gridCol w:w="1000"/>' * columns
    table = f"<w:tbl><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr(DOCUMENT, f"<w:document {W_NAMESPACE}><w:body>{table}<w:p/></w:body></w:document>")
    return path


def cell(properties: str = "", content: str = "<w:p/>") -> str:
    return f"<w:tc>{f'<w:tcPr>{properties}</w:tcPr>' if properties else ''}{content}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{''.join(cells)}</w:tr>"


NOT_ABOVE = "column {} continues a vertical merge that the row above does not hold"
START, GO_ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
WIDE = '<w:gridSpan w:val="2"/>'
NESTED = f"<w:tbl><w:tblGrid><w:gridCol w:w='500'/></w:tblGrid>{row(cell())}</w:tbl>"


def test_an_appendix_has_sound_grids(paper: Path) -> None:
    assert check_grids(paper) == []


@pytest.mark.parametrize(
    "rows",
    [
        row(cell(), cell()),
        row(cell(WIDE)) + row(cell(), cell()),
        row(cell(START), cell()) + row(cell(GO_ON), cell()) + row(cell(GO_ON), cell()),
        row(cell(WIDE + START)) + row(cell(WIDE + GO_ON)),
        row(cell(), properties='<w:gridBefore w:val="1"/>') + row(cell(), properties='<w:gridAfter w:val="1"/>'),
        row(cell('<w:tcW w:w="1000" w:type="dxa"/>'), cell()),
        row(cell(content=NESTED + "<w:p/>"), cell()),
    ],
)
def test_a_sound_table_passes(tmp_path: Path, rows: str) -> None:
    assert check_grids(write_table(tmp_path / "sound.docx", rows)) == []


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        (row(cell()), "spans 1 columns where the grid has 2"),
        (row(cell(), cell(WIDE)), "spans 3 columns where the grid has 2"),
        (row(cell(GO_ON), cell()), NOT_ABOVE.format(1)),
        (row(cell(START), cell()) + row(cell(), cell(GO_ON)), NOT_ABOVE.format(2)),
        (row(cell(WIDE + START)) + row(cell(GO_ON), cell()), NOT_ABOVE.format(1)),
        (row(cell(START), cell()) + row(cell(), cell()) + row(cell(GO_ON), cell()), NOT_ABOVE.format(1)),
        (row(cell(content=""), cell()), "a cell does not end with a paragraph"),
        (row(cell(content="<w:p/>" + NESTED), cell()), "a cell does not end with a paragraph"),
        (row(cell('<w:tcW w:w="1500" w:type="dxa"/>'), cell()), "a cell is 1500 wide where its columns are 1000"),
        (row(), "has no cells"),
        ("", "has no rows"),
    ],
)
def test_a_planted_fault_is_found(tmp_path: Path, rows: str, message: str) -> None:
    assert message in [fault.message for fault in check_grids(write_table(tmp_path / "faulty.docx", rows))]


def test_a_fault_says_in_which_table_and_row_it_is(paper: Path) -> None:
    last_number = '<w:t xml:space="preserve">2</w:t></w:r></w:p></w:tc>'
    rewrite_part(paper, DOCUMENT, last_number, f"{last_number}<w:tc><w:p/></w:tc>")
    assert {(fault.part, fault.table, fault.row) for fault in check_grids(paper)} == {(DOCUMENT, 2, 3)}


@pytest.mark.parametrize(
    ("content", "seen"),
    [(b"", "is empty"), (b"not a zip", "cannot be read as a Word file"), (b"PK\x03\x04 cut off", "is cut off")],
)
def test_what_is_no_word_file_ends_in_a_sentence(tmp_path: Path, content: bytes, seen: str) -> None:
    path = tmp_path / "broken.docx"
    path.write_bytes(content)
    with pytest.raises(DocumentError, match=seen):
        check_grids(path)
