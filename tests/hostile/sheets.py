"""Sheets that are well-formed and very large: rows, cells, ranges, rules, formulas, formats."""

from collections.abc import Iterator

from tests.ooxml.books import STYLES as FORMATS

from .small_tracker import SHEET, STYLES, WORKBOOK, Book, Build, parts, replaced, written

LAST = 1_048_576
EVERY_CELL = f"A1:XFD{LAST}"
_TOO_MUCH = "far more than any workbook"
_END = "</sheetData>"


def behind(xml: str) -> Build:
    """The tracker with elements behind its rows."""
    return replaced(SHEET, _END, _END + xml)


def more_rows(xml: str) -> Build:
    """The tracker with rows behind its own."""
    return written(parts(xml))


def rows() -> Iterator[Book]:
    """Very many rows and cells, most of them empty."""
    numbers = range(4, 1_000_001)
    cell = '<row r="{0}" s="1" customFormat="1"><c r="A{0}" s="1"/><c r="B{0}" s="1"/></row>'
    styled = "".join(map(cell.format, numbers))
    yield Book("a million blank styled rows", more_rows(styled), heavy=True)
    hidden = "".join(f'<row r="{n}" hidden="1"><c r="A{n}" s="1"/></row>' for n in numbers[:300_000])
    yield Book("three hundred thousand blank hidden rows", more_rows(hidden), heavy=True)
    letters = "ABCDEFGHIJ"
    wide = "".join(
        f'<row r="{n}">' + "".join(f'<c r="{letter}{n}" s="1"/>' for letter in letters) + "</row>"
        for n in range(4, 500_001)
    )
    yield Book("five million blank styled cells", more_rows(wide), uneditable="too long to be changed", heavy=True)
    yield Book("a million empty rows", more_rows("".join(f'<row r="{n}"/>' for n in numbers)), heavy=True)
    cells = "".join(f"<c><v>{n}</v></c>" for n in range(1_000_000))
    yield Book("a row of a million cells", more_rows(f'<row r="9">{cells}</row>'), heavy=True)
    blank = '<c s="1"/>' * 1_000_000
    yield Book("a row of a million blank cells", more_rows(f'<row r="9">{blank}</row>'), heavy=True)
    corner = f'<row r="{LAST}"><c r="XFD{LAST}"><v>1</v></c></row>'
    yield Book("a cell in the last corner", more_rows(corner), odd=True)
    columns = '<cols><col min="1" max="16384" style="1" customWidth="1"/></cols><sheetData>'
    yield Book("columns that are all filled", replaced(SHEET, "<sheetData>", columns))
    filled = "".join(f'<row r="{n}">{"<c><v>7.5</v></c>" * 30}</row>' for n in range(4, 40_004))
    yield Book("more than a million filled cells", more_rows(filled), "more than 1,000,000 filled cells", heavy=True)


def texts() -> Iterator[Book]:
    """Very many texts, and texts and elements that are very long."""
    shared = '<row r="4"><c r="J4" t="s"><v>0</v></c></row>'
    many = "".join(f"<si><t>{n}</t></si>" for n in range(500_000))
    yield Book("half a million texts that nothing uses", written(parts(strings=many)), heavy=True)
    more = written(parts(strings="".join(f"<si><t>{n}</t></si>" for n in range(1_000_001))))
    yield Book("more than a million texts", more, _TOO_MUCH, heavy=True)
    for length, words in ((2_000_000, "has 2,000,000 characters"), (15_000_000, _TOO_MUCH)):
        long = f"<si><t>{'words' * (length // 5)}</t></si>"
        yield Book(f"a text of {length:,} letters", written(parts(shared, strings=long)), words, heavy=True)
    inline = f'<row r="4"><c r="J4" t="str"><v>{"words" * 400_000}</v></c></row>'
    yield Book("a formula's result of two million letters", more_rows(inline), "has 2,000,000 characters", heavy=True)
    run = "<r><rPr><b/></rPr><t>a</t></r><r><t>b</t></r>"
    for count, words in ((20_000, ""), (200_000, _TOO_MUCH)):
        cell = f'<row r="4"><c r="J4" t="inlineStr"><is>{run * count}</is></c></row>'
        yield Book(f"a cell of {2 * count:,} runs", more_rows(cell), words, heavy=True)
    unclosed = "<si><x>" * 500_000
    yield Book("texts that are never closed", written(parts(strings=unclosed)), "cut off or damaged", heavy=True)
    unknown = "".join(f"<x>{n}</x>" for n in range(2_000_000))
    yield Book("two million elements among the rows", more_rows(unknown), heavy=True)
    yield Book("two million elements behind the rows", behind(unknown), _TOO_MUCH, heavy=True)
    before = replaced(SHEET, "<sheetData>", f"{unknown}<sheetData>")
    yield Book("two million elements before the rows", before, _TOO_MUCH, heavy=True)
    styles = replaced(STYLES, "</cellXfs>", f"</cellXfs>{unknown}")
    yield Book("two million elements among the styles", styles, _TOO_MUCH, heavy=True)


def ranges() -> Iterator[Book]:
    """Merged ranges, lists, links and filters, many of them or over every cell."""

    def merged(*areas: str) -> Build:
        each = "".join(f'<mergeCell ref="{area}"/>' for area in areas)
        return behind(f"<mergeCells>{each}</mergeCells>")

    yield Book("a merged whole column", merged(f"J1:J{LAST}"), odd=True)
    yield Book("all columns merged from the tenth on", merged("J:XFD"), odd=True)
    corner = f'<row r="{LAST}"><c r="K{LAST}"><v>1</v></c></row>'
    whole = "".join(f'<mergeCell ref="J{n}:XFD{LAST}"/>' for n in range(1, 2_000))
    far = parts(corner, after=f"<mergeCells>{whole}</mergeCells>")
    yield Book("two thousand merged ranges down to the last row", written(far), heavy=True)
    yield Book("a hundred thousand merged ranges", merged(*(f"K{n}:L{n}" for n in range(10, 100_010))), heavy=True)
    yield Book("merged ranges that overlap", merged(*(f"J{n}:M{n + 3}" for n in range(10, 60))), odd=True)
    yield Book("merged ranges that are none", merged("A0:ZZZ99999999", "", "x", "1:", ":"), odd=True)

    def listed(area: str, formula: str, count: int = 1) -> Build:
        rule = f'<dataValidation type="list" sqref="{area}"><formula1>{formula}</formula1></dataValidation>'
        return behind(f"<dataValidations>{rule * count}</dataValidations>")

    yield Book("a list for every cell", listed(EVERY_CELL, '"GREEN,AMBER,RED"'))
    yield Book("a hundred thousand lists", listed("E1:E9", f"$A$1:$A${LAST}", 100_000), heavy=True)
    yield Book("a list that refers to nothing", listed("E1:E9", "Nowhere!$A:$A"))
    link = f'<hyperlinks><hyperlink ref="{EVERY_CELL}" location="Log!A1"/></hyperlinks>'
    yield Book("links over every cell", behind(link), odd=True)
    filters = f'<autoFilter ref="{EVERY_CELL}"><filterColumn colId="0"><filters/></filterColumn></autoFilter>'
    yield Book("filters by the thousand", behind(filters * 5_000), odd=True)
    columns = "".join(f'<col min="{n}" max="16384" hidden="1" style="1"/>' for n in range(10, 5_000))
    yield Book("hidden columns by the thousand", replaced(SHEET, "<sheetData>", f"<cols>{columns}</cols><sheetData>"))
    yield Book("a filter of every cell", behind(f'<autoFilter ref="{EVERY_CELL}"/>'), odd=True)


def rules() -> Iterator[Book]:
    """Conditional formats by the hundred thousand, and formulas that have no end."""

    def format_of(area: str, *all_of: str) -> str:
        return f'<conditionalFormatting sqref="{area}">{"".join(all_of)}</conditionalFormatting>'

    equal = '<cfRule type="cellIs" operator="equal" priority="{}" dxfId="0"><formula>"AMBER"</formula></cfRule>'
    formats = "".join(format_of(f"E{n}", equal.format(n)) for n in range(1, 100_001))
    yield Book("a hundred thousand conditional formats", behind(formats), heavy=True)
    many = (equal.format(n) for n in range(1, 50_001))
    yield Book("fifty thousand rules for one range", behind(format_of(EVERY_CELL, *many)), heavy=True)
    for name, formula in {
        "five thousand brackets": "(" * 5_000 + "1" + ")" * 5_000,
        "ten thousand brackets that never close": "(" * 10_000,
        "a thousand minuses": "-" * 1_000 + "1",
        "ten thousand sums": "+".join("1" * 10_000),
        "texts multiplied": 'REPT(REPT("a",32767),32767)=A1',
        "texts joined to themselves": "&amp;".join(["A1"] * 20_000) + "=A2",
        "powers of powers": "9^9^9^9^9^9=A1",
        "a hundred thousand quotes": '"' * 100_001,
    }.items():
        rule = f'<cfRule type="expression" priority="1" dxfId="0"><formula>{formula}</formula></cfRule>'
        yield Book(f"a rule of {name}", behind(format_of("E1:E9", rule)))


def looks() -> Iterator[Book]:
    """Styles and names by the ten thousand."""
    many = "".join(f'<xf numFmtId="{n % 50}" fontId="{n % 2}" fillId="{n % 3}"/>' for n in range(64_000))
    yield Book("sixty thousand formats", replaced(STYLES, "</cellXfs>", f"{many}</cellXfs>"), heavy=True)
    coded = '<numFmts><numFmt numFmtId="164" formatCode="{}"/></numFmts>'
    coded += FORMATS.replace("<xf/>", '<xf numFmtId="164"/>')
    for name, code in {"quotes": "&quot;" * 200_000, "brackets": "[" * 200_000, "days": "d" * 200_000}.items():
        sheet = parts('<row r="4"><c r="J4" s="0"><v>43555</v></c></row>', styles=coded.format(code))
        yield Book(f"a number format of {name}", written(sheet), heavy=True)
    names = "".join(f'<definedName name="n{n}">n{n + 1}</definedName>' for n in range(100_000))
    named = replaced(WORKBOOK, "</sheets>", f"</sheets><definedNames>{names}</definedNames>")
    yield Book("a hundred thousand names", named, heavy=True)
    tabs = "".join(f'<sheet name="s{n}" sheetId="{n}" r:id="rId1"/>' for n in range(2, 5_000))
    one = "one and the same sheet"
    yield Book("five thousand tabs for one sheet", replaced(WORKBOOK, "</sheets>", f"{tabs}</sheets>"), one)


BOOKS = (*rows(), *texts(), *ranges(), *rules(), *looks())
