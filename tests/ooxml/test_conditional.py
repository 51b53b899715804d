"""The fill of a conditional format where its rule is fixed; None where it cannot be known."""

from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.formatting.rule import CellIsRule, FormulaRule, Rule
from openpyxl.styles import PatternFill
from openpyxl.styles.differential import DifferentialStyle

from rag_reports.ooxml.conditional import shown_fill
from rag_reports.ooxml.workbook import open_workbook
from tests.ooxml.books import STYLES, book_parts, write_zip

DXFS = (
    "<dxfs>"
    + "".join(
        f'<dxf><fill><patternFill><bgColor rgb="FF{colour}"/></patternFill></fill></dxf>'
        for colour in ("00B050", "FF0000")
    )
    + "<dxf><font><b/></font></dxf></dxfs>"
)
GREEN, RED, FONT_ONLY = 0, 1, 2


def rule(inside: str, dxf: int | None = GREEN, *, priority: int = 1, more: str = "", **attributes: str) -> str:
    given = "".join(f' {name}="{value}"' for name, value in attributes.items())
    index = "" if dxf is None else f' dxfId="{dxf}"'
    return f'<cfRule priority="{priority}"{index}{given}{more}>{inside}</cfRule>'


def formula(text: str) -> str:
    return "<formula>" + text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") + "</formula>"


def fill_at(folder: Path, value: str, formats: str, *, row: int = 5, column: int = 3, other: str = "") -> str | None:
    kind = 't="str"' if not value.lstrip("-").replace(".", "").isdigit() else ""
    cells = f'<c r="A5" t="str"><v>{other}</v></c>' + (f'<c r="C5" {kind}><v>{value}</v></c>' if value else "")
    path = write_zip(folder / "book.xlsx", book_parts(f'<row r="5">{cells}</row>', styles=STYLES + DXFS, after=formats))
    book = open_workbook(path)
    return shown_fill(book.read_sheet(book.sheets[0]), row, column, book.styles)


def over(areas: str, *rules: str) -> str:
    return f'<conditionalFormatting sqref="{areas}">{"".join(rules)}</conditionalFormatting>'


HOLDS = [
    ("GREEN", rule(formula('"GREEN"'), type="cellIs", operator="equal")),
    ("green", rule(formula('"GREEN"'), type="cellIs", operator="equal")),
    ("AMBER", rule(formula('"GREEN"'), type="cellIs", operator="notEqual")),
    ("100", rule(formula("100"), type="cellIs", operator="equal")),
    ("7", rule(formula("5") + formula("9"), type="cellIs", operator="between")),
    ("7", rule(formula("-5"), type="cellIs", operator="greaterThan")),
    ("NEW GREEN", rule(formula('NOT(ISERROR(SEARCH("green",C5)))'), type="containsText", text="green")),
    ("RED", rule(formula('ISERROR(SEARCH("green",C5))'), type="notContainsText", operator="notContains", text="green")),
    ("Green - done", rule(formula('LEFT(C5,5)="green"'), type="beginsWith", operator="beginsWith", text="green")),
    ("NEW GREEN", rule(formula('RIGHT(C5,5)="GREEN"'), type="endsWith", operator="endsWith", text="GREEN")),
    ("GREEN", rule(formula('$C5="GREEN"'), type="expression")),
    ("GREEN", rule(formula('=$C5="green"'), type="expression")),
    ("GREEN", rule(formula('ISNUMBER(SEARCH("GREEN",$C5))'), type="expression")),
    ("GREEN", rule(formula('LEFT(C5,3)="GRE"'), type="expression")),
    ("GREEN", rule(formula('AND($A5="x",OR($C5="GREEN",$C5="BLUE"))'), type="expression")),
    ("GREEN", rule(formula('OR($C5="GREEN",TODAY()>$A5)'), type="expression")),
    ("GREEN", rule(formula('NOT($C$5<>"GREEN")'), type="expression")),
    (" GREEN ", rule(formula('TRIM(UPPER(C5))="GREEN"'), type="expression")),
    ("GREEN", rule(formula("LEN(C5)>0"), type="expression")),
    ("", rule(formula('C5=""'), type="expression")),
    ("", rule(formula("ISBLANK(C5)"), type="expression")),
    ("", rule(formula("LEN(TRIM(C5))=0"), type="containsBlanks")),
    ('say "no"', rule(formula('C5="say ""no"""'), type="expression")),
]  # fmt: skip


@pytest.mark.parametrize(("value", "written"), HOLDS, ids=lambda part: part if isinstance(part, str) else None)
def test_a_rule_that_holds_gives_its_fill(tmp_path: Path, value: str, written: str) -> None:
    assert fill_at(tmp_path, value, over("C5:C99", written), other="x") == "00B050"


@pytest.mark.parametrize(("value", "written"), HOLDS, ids=lambda part: part if isinstance(part, str) else None)
def test_it_gives_none_where_it_does_not_hold(tmp_path: Path, value: str, written: str) -> None:
    opposite = {"AMBER": "GREEN", "": "GREEN", "RED": "NEW GREEN", "100": "99", "7": "-7"}.get(value, "")
    assert fill_at(tmp_path, opposite, over("C5:C99", written), other="x") is None


UNDECIDED = [
    ("9", rule("", type="top10")),
    ("9", rule("<colorScale/>", None, type="colorScale")),
    ("9", rule("", type="duplicateValues")),
    ("9", rule(formula("C5>TODAY()"), type="expression")),
    ("9", rule(formula("C5>Limit"), type="expression")),
    ("9", rule(formula("C5=Other!A1"), type="expression")),
    ("9", rule(formula("C5=9+0"), type="expression")),
    ("9", rule(formula("C5=(9"), type="expression")),
    ("9", rule(formula("AND(C5=9,TODAY()>0)"), type="expression")),
    ("GREEN", rule(formula('C5<"HOUSE"'), type="expression")),
    ("GREEN", rule(formula("NOT(ISERROR(SEARCH($A$5,C5)))"), type="containsText", text="GREEN")),
    ("GREEN", rule(formula('NOT(ISERROR(SEARCH("G*N",C5)))'), type="containsText", text="G*N")),
    ("GREEN", rule(formula("(" * 500 + "1" + ")" * 500), type="expression")),
]


@pytest.mark.parametrize(("value", "written"), UNDECIDED, ids=lambda part: part if isinstance(part, str) else None)
def test_what_cannot_be_decided_gives_none_and_hides_what_is_below(tmp_path: Path, value: str, written: str) -> None:
    below = rule(formula("TRUE"), RED, priority=2, type="expression")
    assert fill_at(tmp_path, value, over("C5:C99", written, below)) is None
    assert fill_at(tmp_path, value, over("C5:C99", below)) == "FF0000"


@pytest.mark.parametrize(
    "written",
    [
        rule("", FONT_ONLY, type="top10"),
        rule("<dataBar/>", None, type="dataBar"),
        rule("<iconSet/>", None, type="iconSet"),
    ],
)
def test_what_leaves_the_fill_alone_is_passed_over(tmp_path: Path, written: str) -> None:
    below = rule(formula("TRUE"), RED, priority=2, type="expression")
    assert fill_at(tmp_path, "9", over("C5:C99", written, below)) == "FF0000"


def test_the_rule_of_higher_priority_wins_wherever_it_is_written(tmp_path: Path) -> None:
    low = over("A1:XFD1048576", rule(formula("TRUE"), RED, priority=2, type="expression"))
    high = over("C5", rule(formula("TRUE"), GREEN, priority=1, type="expression"))
    assert fill_at(tmp_path, "9", low + high) == "00B050"


def test_stop_if_true_ends_the_search(tmp_path: Path) -> None:
    stop = rule(formula("TRUE"), None, type="expression", stopIfTrue="1")
    passed = rule(formula("FALSE"), None, type="expression", stopIfTrue="1")
    below = rule(formula("TRUE"), RED, priority=2, type="expression")
    assert fill_at(tmp_path, "9", over("C5:C9", stop, below)) is None
    assert fill_at(tmp_path, "9", over("C5:C9", passed, below)) == "FF0000"


@pytest.mark.parametrize(
    ("areas", "reference", "fill"),
    [
        ("C1:C9", "C1", "00B050"),
        ("A1:C9", "A1", "00B050"),
        ("A1:C9", "$C1", "00B050"),
        ("A1:C9", "C1", None),
        ("C4:C9 C1:C2", "$C$5", "00B050"),
        ("C4:C9 C1:C2", "C4", None),
        ("C4:C5 C7:C9", "C4", "00B050"),
        ("C6:C9", "C6", None),
    ],
)
def test_references_count_from_the_top_left_cell(tmp_path: Path, areas: str, reference: str, fill: str | None) -> None:
    written = over(areas, rule(formula(f'{reference}="GREEN"'), type="expression"))
    assert fill_at(tmp_path, "GREEN", written) == fill


def test_a_rule_kept_among_the_extensions_is_undecided(tmp_path: Path) -> None:
    extension = (
        '<extLst><ext xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"><x14:conditionalFormattings>'
        '<x14:conditionalFormatting xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main">'
        '<x14:cfRule type="expression" priority="1"><xm:f>Other!A1=1</xm:f></x14:cfRule><xm:sqref>C5</xm:sqref>'
        "</x14:conditionalFormatting></x14:conditionalFormattings></ext></extLst>"
    )
    below = over("C4:C9", rule(formula("TRUE"), RED, priority=2, type="expression"))
    assert fill_at(tmp_path, "9", below + extension) is None
    assert fill_at(tmp_path, "9", below + extension, row=6) == "FF0000"


def test_formats_that_another_program_wrote(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    for place, word in enumerate(["GREEN", "NEW RED", "AMBER", None], start=1):
        sheet.cell(place, 1, word)
    green, red, amber = (PatternFill(bgColor=colour) for colour in ("00B050", "FF0000", "FFC000"))
    sheet.conditional_formatting.add("A1:A4", CellIsRule(operator="equal", formula=['"GREEN"'], fill=green))
    style = DifferentialStyle(fill=red)
    search = 'NOT(ISERROR(SEARCH("RED",A1)))'
    text = Rule(type="containsText", operator="containsText", text="RED", dxf=style, formula=[search])
    sheet.conditional_formatting.add("A1:A4", text)
    sheet.conditional_formatting.add("A1:A4", FormulaRule(formula=['$A1="AMBER"'], fill=amber))
    book.save(tmp_path / "formats.xlsx")
    opened = open_workbook(tmp_path / "formats.xlsx")
    read = opened.read_sheet(opened.sheets[0])
    assert [shown_fill(read, row, 1, opened.styles) for row in range(1, 6)] == [
        "00B050",
        "FF0000",
        "FFC000",
        None,
        None,
    ]


def test_ten_thousand_cells_under_a_thousand_areas_stay_cheap(tmp_path: Path) -> None:
    areas = " ".join(f"C{row}" for row in range(1, 2_000, 2))
    rules = [rule(formula(f'$C1="{number}"'), RED, priority=number, type="expression") for number in range(1, 20)]
    parts = book_parts('<row r="5"><c r="C5"><v>19</v></c></row>', styles=STYLES + DXFS, after=over(areas, *rules))
    book = open_workbook(write_zip(tmp_path / "cut.xlsx", parts))
    sheet = book.read_sheet(book.sheets[0])
    assert sum(len(sheet.rule_index.rules_at(row, 3)) for row in range(1, 10_001)) == 19_000
    assert {shown_fill(sheet, row, column, book.styles) for row in range(1, 1_001) for column in range(1, 11)} == {None}
