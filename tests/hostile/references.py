"""Sheets whose references lead astray: places, indexes, names, tables, other kinds of sheet, other workbooks."""

import re
from collections.abc import Iterator

from tests.ooxml.books import STYLES as FORMATS

from .sheets import more_rows
from .small_tracker import ROWS, SHEET, STYLES, WORKBOOK, WORKBOOK_LINKS, Book, Build, parts, replaced, row_xml, written

_RED = ("1 GREEN 2018-09-30", "2 RED 2019-03-31")
_LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TABLE_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/table"


def places() -> Iterator[Book]:
    """Rows and cells whose names are out of range, missing, descending or given twice."""
    row = row_xml(3, ROWS[2])
    sheet = parts()[SHEET]
    yield Book("cells in lower case", replaced(SHEET, 'r="E3"', 'r="e3"'), odd=True)
    yield Book("cells without names", written(parts() | {SHEET: re.sub(rb' r="[A-Z]*\d+"', b"", sheet)}))
    cells = re.findall("<c .*?</c>", row)
    yield Book("cells in descending order", replaced(SHEET, "".join(cells), "".join(reversed(cells))), odd=True)
    second = '<c r="E3" t="str"><v>RED</v></c></row>'
    yield Book("a cell twice", replaced(SHEET, row, row.replace("</row>", second)), items=_RED, odd=True)
    yield Book("a row twice", more_rows(row_xml(3, ("", "", "", "", "RED"))), items=_RED, odd=True)
    yield Book("a sheet's data twice", replaced(SHEET, "</sheetData>", f"</sheetData><sheetData>{row}</sheetData>"),
               uneditable="cut off or damaged", odd=True)  # fmt: skip
    aside = row.replace("AMBER", "RED")
    behind = replaced(SHEET, "</sheetData>", f"</sheetData><extLst><ext>{aside}</ext></extLst>")
    yield Book("rows that are no part of the data", behind, odd=True)
    within = row.replace("</row>", '<is r="H3"><c r="H3" t="str"><v>RED</v></c></is></row>')
    yield Book("a cell within what is none", replaced(SHEET, row, within), uneditable="cut off or damaged", odd=True)
    rows = re.findall(b"<row .*?</row>", sheet)
    descending = sheet.replace(b"".join(rows), b"".join(reversed(rows)))
    yield Book("rows in descending order", written(parts() | {SHEET: descending}), odd=True)
    for number in ("0", "-1", "2147483648", "99999999999999999999", "3.5", "x", ""):
        odd = f'<row r="{number}"><c r="K9"><v>1</v></c></row>'
        yield Book(f"a row numbered {number!r}", more_rows(odd), odd=True)
    for name in ("A0", "ZZZZ3", "XFE3", "3A", "$J$4", "A1:B2", "J99999999", "=J4", "é4"):
        odd = f'<row r="4"><c r="{name}"><v>1</v></c></row>'
        yield Book(f"a cell named {name}", more_rows(odd), odd=True)


def indexes() -> Iterator[Book]:
    for index in ("2", "-1", "1000000000", "99999999999999999999", "x", ""):
        shared = f'<row r="4"><c r="J4" t="s"><v>{index}</v></c></row>'
        yield Book(f"the shared text {index!r}", written(parts(shared, strings="<si><t>a</t></si>")), odd=True)
    nested = parts(strings="<si><t>a</t><si><t>b</t></si></si><si><t>c</t></si>")
    comment = re.search('<c r="H3".*?</c>', nested[SHEET].decode())
    assert comment is not None
    shared = {SHEET: nested[SHEET].replace(comment[0].encode(), b'<c r="H3" t="s"><v>1</v></c>')}
    yield Book("texts within texts", written(nested | shared), uneditable="cut off or damaged", odd=True)
    for index in ("3", "-1", "1000000000", "99999999999999999999", "x"):
        yield Book(f"the format {index!r}", replaced(SHEET, 'r="H3"', f'r="H3" s="{index}"'), odd=True)
    wrong = '<fonts><font/></fonts><fills><fill/></fills><cellXfs><xf fillId="9" fontId="-1" numFmtId="x"/></cellXfs>'
    yield Book("formats that refer to nothing", written(parts(styles=wrong)), odd=True)
    colour = '<fill><patternFill patternType="solid"><fgColor theme="99" tint="1e9"/></patternFill></fill></fills>'
    yield Book("a colour out of every range", replaced(STYLES, "</fills>", colour), odd=True)
    rule = '<conditionalFormatting sqref="E1:E9"><cfRule type="cellIs" operator="equal" priority="x" dxfId="{}"/>'
    for index in ("-1", "99999999999999999999", "x"):
        formats = f"</sheetData>{rule.format(index)}</conditionalFormatting>"
        yield Book(f"the rule's format {index!r}", replaced(SHEET, "</sheetData>", formats), odd=True)


def names() -> Iterator[Book]:
    """Defined names, tables and other workbooks."""
    for name, formula in (("a", "#REF!"), ("_xlnm.Print_Area", "Nowhere!$A:$XFD"), ("b", "b"), ("", "")):
        named = f'</sheets><definedNames><definedName name="{name}">{formula}</definedName></definedNames>'
        yield Book(f"the name {name!r} for {formula!r}", replaced(WORKBOOK, "</sheets>", named), odd=True)
    yield Book("a table of the tracker", _with_table('ref="A1:H3"'))
    for ref in ("", "A1", "A1:XFD1048576", "Z9:A1", "nowhere"):
        yield Book(f"a table of the range {ref!r}", _with_table(f'ref="{ref}"'), odd=True)
    yield Book("a table that is the sheet", _with_table('ref="A1:H3"', "../worksheets/sheet1.xml"), odd=True)
    other = '<Relationship Id="o1" Type="x/externalLink" Target="file:///etc/passwd" TargetMode="External"/>'
    linked = replaced(WORKBOOK_LINKS, "</Relationships>", f"{other}</Relationships>")
    yield Book("a link to another workbook", linked)


def kinds() -> Iterator[Book]:
    """Other kinds of sheet, macros, custom XML, the other calendar."""
    for kind in ("chartsheet", "dialogsheet", "xlMacrosheet"):
        book = replaced(WORKBOOK_LINKS, '/worksheet"', f'/{kind}"')
        yield Book(f"the sheet is a {kind}", book, "no sheet of cells")
    yield Book("macros", written(parts() | {"xl/vbaProject.bin": bytes(range(256)) * 100}))
    custom = b"<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>"
    yield Book("custom XML with a document type", written(parts() | {"customXml/item1.xml": custom}))
    yield Book("comments of ten megabytes", written(parts() | {"xl/comments1.xml": b"<a>" + b"word " * 2_000_000}))
    styles = FORMATS.replace("</cellXfs>", '<xf numFmtId="14"/></cellXfs>')
    date = '<c r="F3" s="3"><v>42093</v></c>'
    text = '<c r="F3" t="inlineStr"><is><t>31 March 2019</t></is></c>'
    made = parts(workbook='<workbookPr date1904="1"/>', styles=styles)
    dated = made | {SHEET: made[SHEET].replace(text.encode(), date.encode())}
    yield Book("dates counted from 1904", written(dated))


def _with_table(reference: str, target: str = "../tables/table1.xml") -> Build:
    made = parts()
    link = f'<Relationship Id="t1" Type="{_TABLE_TYPE}" Target="{target}"/>'
    columns = "".join(f'<tableColumn id="{n}" name="{label}"/>' for n, label in enumerate(ROWS[0], start=1))
    table = (
        '<table xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" id="1" name="T" displayName="T" '
        f'{reference}><tableColumns count="8">{columns}</tableColumns></table>'
    )
    listed = b'<tableParts count="1"><tablePart r:id="t1"/></tableParts></worksheet>'
    return written(
        made
        | {
            SHEET: made[SHEET].replace(b"</worksheet>", listed),
            "xl/worksheets/_rels/sheet1.xml.rels": f'<Relationships xmlns="{_LINKS}">{link}</Relationships>'.encode(),
            "xl/tables/table1.xml": table.encode(),
        }
    )


BOOKS = (*places(), *indexes(), *names(), *kinds())
