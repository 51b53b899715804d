"""Tables that a screen reader can read out and a black-and-white print can carry."""

from collections.abc import Iterator

from lxml import etree

from rag_reports.papers.checking.word_styles import WordStyles
from rag_reports.papers.colours import contrast
from rag_reports.papers.package import W, is_on, read_text, value

LEAST_CONTRAST = 4.5  # WCAG 2.2, criterion 1.4.3
_HEADER = f"{W}trPr/{W}tblHeader"


def check_table(table: etree._Element, styles: WordStyles) -> Iterator[tuple[str, str]]:
    """What is wrong with one table, as point and message; nested tables are tables of their own."""
    properties = table.find(f"{W}tblPr")
    described = (
        [] if properties is None else [properties.find(f"{W}{name}") for name in ("tblCaption", "tblDescription")]
    )
    if not any(value(element).strip() for element in described):
        yield "alt text", "the table has neither a title nor a description"
    rows = table.findall(f"{W}tr")
    if rows and not is_on(rows[0].find(_HEADER)):
        yield "header row", "the first row is not marked as a header row that is repeated"
    for number, row in enumerate(rows, start=1):
        for cell in row.findall(f"{W}tc"):
            yield from ((point, f"row {number}: {message}") for point, message in _check_cell(cell, row, table, styles))


def _check_cell(
    cell: etree._Element, row: etree._Element, table: etree._Element, styles: WordStyles
) -> Iterator[tuple[str, str]]:
    wide = int(value(cell.find(f"{W}tcPr/{W}gridSpan")) or 1) > 1
    if wide or cell.find(f"{W}tcPr/{W}vMerge") is not None:
        yield "merged cells", "a cell is merged"
    fill = _fill(cell, row, table, styles)
    if not read_text(cell) and next(cell.iter(f"{W}drawing", f"{W}pict"), None) is None:
        yield "blank cells", "a cell is blank" + (" and only coloured" if fill not in ("", "FFFFFF") else "")
    for colour in sorted(_text_colours(cell, row, table, styles)):
        ratio = contrast(colour, fill or "FFFFFF")
        if ratio < LEAST_CONTRAST:
            yield "contrast", f"text {colour} on {fill or 'FFFFFF'} has a contrast of {ratio:.1f} to 1"


def _fill(cell: etree._Element, row: etree._Element, table: etree._Element, styles: WordStyles) -> str:
    own = cell.find(f"{W}tcPr/{W}shd")
    shading = own if own is not None else _from_table_style(row, table, styles, f"{W}tcPr/{W}shd")
    fill = value(shading, "fill")
    return "" if fill == "auto" else fill


def _text_colours(cell: etree._Element, row: etree._Element, table: etree._Element, styles: WordStyles) -> set[str]:
    """The colours of the cell's runs that show text; automatic is black."""
    found = set()
    for paragraph in cell.iter(f"{W}p"):
        style = styles.paragraph_style(paragraph)
        inherited = styles.find(style, f"{W}rPr/{W}color")
        if inherited is None:
            inherited = _from_table_style(row, table, styles, f"{W}rPr/{W}color")
        for run in paragraph.iter(f"{W}r"):
            if read_text(run):
                own = run.find(f"{W}rPr/{W}color")
                colour = value(own if own is not None else inherited)
                found.add("000000" if colour in ("", "auto") else colour)
    return found


def _from_table_style(
    row: etree._Element, table: etree._Element, styles: WordStyles, path: str
) -> etree._Element | None:
    """What the table's style says for a cell of the row: of its first row, then of the whole table."""
    style = value(table.find(f"{W}tblPr/{W}tblStyle"))
    if is_on(row.find(_HEADER)):
        found = styles.find(style, f"{W}tblStylePr[@{W}type='firstRow']/{path}")
        if found is not None:
            return found
    return styles.find(style, path)
