"""Tables that a screen reader can read out: header row, one cell for each fact, none for show, a text for the whole."""

from collections.abc import Iterator

from rag_reports.papers.checking.faults import Sighting
from rag_reports.papers.checking.word_file import WordFile
from rag_reports.papers.checking.word_styles import WordStyles
from rag_reports.papers.checking.word_tables import WordTable, read_tables
from rag_reports.papers.package import W, is_on, value


def check_tables(file: WordFile) -> Iterator[Sighting]:
    """The tables of the text and notes; those of headers and footers are not read out."""
    for story in file.stories:
        if story.kind in ("header", "footer"):
            continue
        for table in read_tables(story.root):
            if table.is_nested:
                yield Sighting("nested-table", table.element)
            elif (shape := _shape_of_box(table)) is not None:
                yield Sighting("layout-table", table.element, seen=shape)
            else:
                yield from _check_table(table, file.styles)


def _shape_of_box(table: WordTable) -> str | None:
    """How a table that is no more than a box is made; None for one that holds rows under a header or two columns."""
    if len(table.rows) <= 1 and not table.header_rows:
        return "one cell" if table.columns <= 1 else "one row"
    return "one column" if table.columns <= 1 and not table.header_rows else None


def _check_table(table: WordTable, styles: WordStyles) -> Iterator[Sighting]:
    if not table.header_rows and not _style_marks_header(table, styles):
        yield Sighting("header-row", table.element)
    described = (table.element.find(f"{W}tblPr/{W}{name}") for name in ("tblCaption", "tblDescription"))
    if not any(value(element).strip() for element in described):
        yield Sighting("table-alt-text", table.element)
    yield from _check_merged(table)
    yield from _check_blank(table)


def _style_marks_header(table: WordTable, styles: WordStyles) -> bool:
    style = value(table.element.find(f"{W}tblPr/{W}tblStyle"))
    mark = styles.find(style, f"{W}tblStylePr[@{W}type='firstRow']/{W}trPr/{W}tblHeader")
    return "firstRow" in table.looks and is_on(mark)


def _check_merged(table: WordTable) -> Iterator[Sighting]:
    """Cells over several columns or rows. A grid line at which no row has an edge parts no columns: Word keeps such."""
    edges = sorted({edge for row in table.rows for cell in row for edge in (cell.start, cell.end)})
    place = {edge: number for number, edge in enumerate(edges)}
    for element, row in zip(table.row_elements, table.rows, strict=True):
        is_short = bool(row) and (place[row[0].start] > 0 or place[row[-1].end] < len(edges) - 1)
        if is_short:
            yield Sighting("merged-cells", element)
        for cell in row:
            properties = cell.element.find(f"{W}tcPr")
            down = properties is not None and properties.find(f"{W}vMerge") is not None
            across = properties is not None and properties.find(f"{W}hMerge") is not None
            if down or across or place[cell.end] - place[cell.start] > 1:
                yield Sighting("merged-cells", cell.element)


def _check_blank(table: WordTable) -> Iterator[Sighting]:
    """Whole rows and columns that are blank, and then the other blank cells."""
    rows = [[cell for cell in row if not cell.continues] for row in table.rows]
    blank_rows = [number for number, row in enumerate(rows) if row and all(cell.is_blank for cell in row)]
    for number in blank_rows:
        yield Sighting("blank-rows", table.row_elements[number], seen="row")
    others = [row for number, row in enumerate(rows) if number not in blank_rows]
    columns: dict[int, list[bool]] = {}
    for row in others:
        for cell in row:
            columns.setdefault(cell.start, []).append(cell.is_blank)
    blank_columns = {start for start, blanks in columns.items() if len(blanks) > 1 and all(blanks)}
    for _ in blank_columns:
        yield Sighting("blank-rows", table.element, seen="column")
    for row in others:
        for cell in row:
            if cell.is_blank and cell.start not in blank_columns:
                yield Sighting("blank-cells", cell.element)
