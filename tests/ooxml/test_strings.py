"""Texts with their escapes, blanks and runs."""

from pathlib import Path

import pytest
from lxml import etree
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from rag_reports.model import Run
from rag_reports.ooxml.strings import RichText, decode_escapes, read_string
from rag_reports.ooxml.workbook import open_workbook
from tests.ooxml.books import TRANSITIONAL


def string_of(inside: str) -> RichText:
    return read_string(etree.fromstring(f'<si xmlns="{TRANSITIONAL}">{inside}</si>'))


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("a_x000D_b", "a\rb"),
        ("a_x000d_b", "a\rb"),
        ("_x005F_x000D_", "_x000D_"),
        ("_x0041__x0042_", "AB"),
        ("_xD83D__xDE00_", "😀"),
        ("_xD83D_ alone", "\ufffd alone"),
        ("_x00g1_ x000D _X000D_", "_x00g1_ x000D _X000D_"),
    ],
)
def test_escapes_are_decoded_as_excel_shows_them(written: str, shown: str) -> None:
    assert decode_escapes(written) == shown


@pytest.mark.parametrize(
    ("inside", "string"),
    [
        ("<t>a</t>", RichText("a")),
        ("<t/>", RichText("")),
        ("", RichText("")),
        ("<t> a\n</t>", RichText("a")),
        ('<t xml:space="preserve"> a </t>', RichText(" a ")),
        ('<t>日</t><rPh sb="0" eb="1"><t>ひ</t></rPh><phoneticPr fontId="1"/>', RichText("日")),
        ('<r><rPr><strike/></rPr><t xml:space="preserve">May </t></r><r><rPr><b val="1"/></rPr><t>June</t></r>',
         RichText("May June", (Run("May ", strike=True), Run("June", bold=True)))),
        ('<r><rPr><b/></rPr><t>a</t></r><r><rPr><b/><sz val="9"/></rPr><t>b</t></r>',
         RichText("ab", (Run("ab", bold=True),))),
        ("<r><t>a</t></r><r><rPr/><t>b</t></r>", RichText("ab", (Run("a"), Run("b")), (0,))),
        ("<r><t>a</t></r><r><t>b</t></r>", RichText("ab", (Run("ab"),), (0,))),
        ("<r><rPr><u val=\"none\"/><i val=\"false\"/></rPr><t>a</t></r>", RichText("a", (Run("a"),))),
        ("<r><rPr><b/></rPr><t/></r>", RichText("")),
    ],
)  # fmt: skip
def test_a_string_is_read(inside: str, string: RichText) -> None:
    assert string_of(inside) == string


def test_rich_text_that_another_program_wrote(tmp_path: Path) -> None:
    book = Workbook()
    old = TextBlock(InlineFont(strike=True), "31/03/2019 ")
    book.active["A1"] = CellRichText([old, TextBlock(InlineFont(b=True, i=True, u="single"), "30/06/2019")])
    book.save(tmp_path / "rich.xlsx")
    opened = open_workbook(tmp_path / "rich.xlsx")
    cell = opened.read_sheet(opened.sheets[0]).rows[1][1]
    assert cell.value == "31/03/2019 30/06/2019"
    assert cell.runs == (Run("31/03/2019 ", strike=True), Run("30/06/2019", bold=True, italic=True, underline=True))
