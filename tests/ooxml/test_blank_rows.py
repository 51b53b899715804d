"""Stretches of blank rows are thinned before they are parsed, and what is read stays the same."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rag_reports.ooxml import blank_rows, sheet_reader
from rag_reports.ooxml.blank_rows import thin_blank_rows
from rag_reports.ooxml.sheet import Sheet
from rag_reports.ooxml.workbook import open_workbook
from tests.ooxml.books import book_parts, write_zip

FILLED = '<row r="{0}" s="1" customFormat="1"><c r="A{0}" s="1"/><c r="C{0}" s="1"/></row>'
KINDS = (
    FILLED,
    '<row r="{0}"><c r="B{0}" s="2"/></row>',
    '<row r="{0}" spans="1:3"/>\n',
    '<row r="{0}" hidden="1"><c r="A{0}" s="1"/></row>',
    '<row r="{0}" ht="0"/>',
    '<row r="{0}"><c r="A{0}"><v>7</v></c></row>',
    '<row><c r="A9"><v>8</v></c></row>',
    '<row r="{0}"><c r="A{0}" t="inlineStr"><is><t>&lt;row r="5"/></t></is></c></row>',
)
stretches = st.lists(
    st.tuples(st.sampled_from(KINDS), st.sampled_from([1, 2, 63, 64, 65, 129, 130, 131, 200, 700])), max_size=6
)


def rows_of(pieces: list[tuple[str, int]]) -> str:
    kinds = [kind for kind, count in pieces for _ in range(count)]
    return "".join(kind.format(number) for number, kind in enumerate(kinds, start=1))


def read(path: Path) -> Sheet:
    book = open_workbook(path)
    return book.read_sheet(book.sheets[0])


@given(stretches)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_read_is_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pieces: list[tuple[str, int]]
) -> None:
    path = write_zip(tmp_path / "book.xlsx", book_parts(rows_of(pieces)))
    plain = read(path)
    with monkeypatch.context() as patch:
        patch.setattr(sheet_reader, "LARGEST_PLAIN", 0)
        patch.setattr(blank_rows, "_TOGETHER", 20_000)
        thinned = read(path)
    assert (thinned.rows, thinned.row_styles) == (plain.rows, plain.row_styles)
    assert thinned.hidden_row_spans.ranges == plain.hidden_row_spans.ranges


def test_a_long_stretch_is_left_out_and_its_ends_stay() -> None:
    blank = "".join(FILLED.format(number) for number in range(2, 10_002)).encode()
    data = b'<sheetData><row r="1"><c><v>1</v></c></row>' + blank + b'<row r="20000"><c><v>2</v></c></row></sheetData>'
    thinned = b"".join(thin_blank_rows(iter([data])))
    assert thinned.count(b"<row ") == 2 + 64 + 64
    assert [b'<row r="%d"' % number in thinned for number in (65, 66, 9_937, 9_938)] == [True, False, False, True]
    assert thinned.startswith(data[:100]) and thinned.endswith(data[-100:])


def test_a_text_that_looks_like_rows_stays() -> None:
    text = b"<t><![CDATA[" + "".join(FILLED.format(number) for number in range(1, 500)).encode() + b"]]></t>"
    assert b"".join(thin_blank_rows(iter([text[:20], text[20:9_000], text[9_000:]]))) == text


def test_a_row_longer_than_a_piece_is_passed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blank_rows, "_TOGETHER", 100)
    data = b'<row r="1">' + b'<c r="A1"><v>1</v></c>' * 1_000 + b"</row>" + b"x" * 1_000
    pieces = list(thin_blank_rows(data[at : at + 90] for at in range(0, len(data), 90)))
    assert b"".join(pieces) == data and all(pieces)
