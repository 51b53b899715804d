"""A sheet part, with its tables and links, read into a Sheet."""

from collections.abc import Callable

from lxml import etree

from rag_reports.errors import WorkbookError
from rag_reports.ooxml.area import LAST_COLUMN, Area, read_area, read_areas
from rag_reports.ooxml.cells import CellMaker
from rag_reports.ooxml.conditional_rules import ConditionalFormat, ConditionalRule
from rag_reports.ooxml.markup import (
    DAMAGED,
    child,
    children,
    main_tags,
    parse_part,
    relation_id,
    stream_elements,
    truth,
    whole,
)
from rag_reports.ooxml.package import Package, Relationship
from rag_reports.ooxml.plain_rows import LARGEST_PLAIN, NotPlainError, cut_part, row_pieces
from rag_reports.ooxml.rows import RowReader
from rag_reports.ooxml.sheet import Filter, Sheet, Spans, Table, Validation
from rag_reports.ooxml.strings import decode_escapes

# A link laid over a whole column is given to its first cell only.
_LINK_CELLS = 1_000
# What Excel keeps in extLst; a rule there refers to another sheet, or is a bar or icon.
_FRAMES = frozenset({"dataBar", "iconSet"})


class SheetParts:
    """Collects the elements of one sheet part; ``build`` makes the Sheet."""

    def __init__(self, rows: RowReader, links: dict[str, Relationship]) -> None:
        self.rows = rows
        self._relationships = links
        self.merged: list[Area] = []
        self.filters: list[Filter] = []
        self.links: dict[tuple[int, int], str] = {}
        self.conditional: list[ConditionalFormat] = []
        self.validations: list[Validation] = []
        self.hidden_columns: list[tuple[int, int]] = []
        self.column_styles: list[tuple[int, int, int]] = []
        self.freeze: tuple[int, int] | None = None
        self.rows_hidden_by_default = False
        self.protected = False
        self.complete = False
        self._readers: dict[str, Callable[[etree._Element], None]] = {
            "row": rows.read_row,
            "mergeCell": self._merge,
            "col": self._column,
            "sheetFormatPr": self._defaults,
            "pane": self._pane,
            "autoFilter": self._filter,
            "hyperlink": self._link,
            "conditionalFormatting": self._conditional,
            "dataValidation": self._validation,
            "sheetProtection": self._protection,
        }
        self.tags = main_tags(*self._readers) + _EXTENSIONS
        self._by_tag = {tag: self._readers[local_name_of(tag)] for tag in main_tags(*self._readers)}
        self._by_tag |= {_EXTENSIONS[0]: self._extended_conditional, _EXTENSIONS[1]: self._extended_validation}

    def take(self, tag: str, element: etree._Element) -> None:
        """Read one element of ``tags``."""
        self._by_tag[tag](element)

    def _merge(self, element: etree._Element) -> None:
        area = read_area(element.get("ref", ""))
        if area is not None and area.size > 1:
            self.merged.append(area)

    def _column(self, element: etree._Element) -> None:
        first, last = whole(element.get("min")), min(whole(element.get("max")), LAST_COLUMN)
        if not 1 <= first <= last:
            return
        if truth(element.get("hidden")) or element.get("width") in ("0", "0.0"):
            self.hidden_columns.append((first, last))
        if whole(element.get("style")):
            self.column_styles.append((first, last, whole(element.get("style"))))

    def _defaults(self, element: etree._Element) -> None:
        self.rows_hidden_by_default = truth(element.get("zeroHeight"))

    def _pane(self, element: etree._Element) -> None:
        if element.get("state") in ("frozen", "frozenSplit") and self.freeze is None:
            self.freeze = _panes(element)

    def _filter(self, element: etree._Element) -> None:
        add_filter(self.filters, element)

    def _link(self, element: etree._Element) -> None:
        area = read_area(element.get("ref", ""))
        if area is None:
            return
        relationship = self._relationships.get(relation_id(element))
        place = element.get("location", "")
        address = (relationship.target if relationship is not None else "") + (f"#{place}" if place else "")
        if not address:
            return
        if area.size > _LINK_CELLS:
            self.links[area.top, area.left] = address
            return
        for row in range(area.top, area.bottom + 1):
            for column in range(area.left, area.right + 1):
                self.links[row, column] = address

    def _conditional(self, element: etree._Element) -> None:
        areas = read_areas(element.get("sqref", ""))
        rules = tuple(_rule(item) for item in children(element, "cfRule"))
        if areas and rules:
            self.conditional.append(ConditionalFormat(areas, rules))

    def _extended_conditional(self, element: etree._Element) -> None:
        place = child(element, "sqref")
        areas = read_areas(place.text or "") if place is not None else ()
        rules = tuple(
            ConditionalRule("extension", whole(item.get("priority")), truth(item.get("stopIfTrue")), None, "", "", ())
            for item in children(element, "cfRule")
            if item.get("type") not in _FRAMES and item.get("priority") is not None
        )
        if areas and rules:
            self.conditional.append(ConditionalFormat(areas, rules))

    def _validation(self, element: etree._Element) -> None:
        areas = read_areas(element.get("sqref", ""))
        formula = child(element, "formula1")
        if areas:
            text = (formula.text or "") if formula is not None else ""
            self.validations.append(Validation(areas, element.get("type", "none"), decode_escapes(text)))

    def _extended_validation(self, element: etree._Element) -> None:
        place = child(element, "sqref")
        areas = read_areas(place.text or "") if place is not None else ()
        formula = child(child(element, "formula1"), "f")
        if areas:
            text = (formula.text or "") if formula is not None else ""
            self.validations.append(Validation(areas, element.get("type", "none"), decode_escapes(text)))

    def _protection(self, element: etree._Element) -> None:
        self.protected = truth(element.get("sheet"))


_X14 = "{http://schemas.microsoft.com/office/spreadsheetml/2009/9/main}"
_PASSING = frozenset(main_tags("row", "mergeCell", "hyperlink"))
_EXTENSIONS = (f"{_X14}conditionalFormatting", f"{_X14}dataValidation")


def local_name_of(tag: str) -> str:
    """The name in a ``{namespace}name`` tag."""
    return tag.rpartition("}")[2]


def read_sheet(package: Package, part: str, name: str, state: str, maker: CellMaker) -> Sheet:
    """Read a worksheet part in one pass. Raises WorkbookError, naming the sheet, where it is damaged."""
    where = f"{package.path}, sheet {name!r}"
    if part not in package:
        raise WorkbookError(where, "its part is missing from the file", DAMAGED + ".")
    relationships = package.relationships(part)
    parts = _read_plain(package, part, where, maker, relationships) or SheetParts(RowReader(maker), relationships)
    rows = parts.rows
    if not parts.complete:
        for tag, element in stream_elements(package.chunks(part), where, parts.tags, _PASSING):
            parts.take(tag, element)
    tables = []
    for relationship in relationships.values():
        if relationship.kind == "table" and relationship.target in package:
            root = parse_part(package.read(relationship.target), f"{where}, part {relationship.target}")
            table = _table(root)
            if table is not None:
                tables.append(table)
            for element in children(root, "autoFilter"):
                add_filter(parts.filters, element)
    return Sheet(
        name=name,
        state=state,
        rows=rows.finish(),
        merged=tuple(parts.merged),
        hidden_row_spans=Spans(rows.hidden),
        shown_row_spans=Spans(rows.shown) if parts.rows_hidden_by_default else None,
        hidden_column_spans=Spans(parts.hidden_columns),
        filters=tuple(parts.filters),
        links=parts.links,
        tables=tuple(tables),
        conditional=tuple(parts.conditional),
        validations=tuple(parts.validations),
        freeze=parts.freeze,
        row_styles=rows.row_styles,
        column_styles=tuple(parts.column_styles),
        protected=parts.protected,
    )


def _read_plain(
    package: Package, part: str, where: str, maker: CellMaker, links: dict[str, Relationship]
) -> SheetParts | None:
    """The sheet with its rows read as plain text, None where it is not written so."""
    plain = cut_part(package.read(part), "worksheet", "sheetData") if package.size(part) <= LARGEST_PLAIN else None
    if plain is None:
        return None
    rows = RowReader(maker)
    try:
        for attributes, text, start in row_pieces(plain.body):
            try:
                rows.read_plain_row(attributes, text, start)
            except NotPlainError:
                row = parse_part(f"{plain.root}<row>{text[start:]}</row></worksheet>".encode(), where)
                rows.read_row(row[0], attributes)
    except (NotPlainError, WorkbookError):
        return None
    parts = SheetParts(rows, links)
    for tag, element in stream_elements(iter([plain.frame]), where, parts.tags, _PASSING):
        parts.take(tag, element)
    parts.complete = True
    return parts


def _panes(element: etree._Element) -> tuple[int, int] | None:
    try:
        rows, columns = (int(float(element.get(name, "0"))) for name in ("ySplit", "xSplit"))
    except (ValueError, OverflowError):
        return None
    return rows, columns


def add_filter(filters: list[Filter], element: etree._Element) -> None:
    """Add the filter of an ``autoFilter`` element where it has a range."""
    area = read_area(element.get("ref", ""))
    if area is not None:
        active = any(len(column) > 0 for column in children(element, "filterColumn"))
        filters.append(Filter(area, active))


def _rule(element: etree._Element) -> ConditionalRule:
    dxf = element.get("dxfId")
    return ConditionalRule(
        type=element.get("type", ""),
        priority=whole(element.get("priority")),
        stop_if_true=truth(element.get("stopIfTrue")),
        dxf=None if dxf is None else whole(dxf, -1),
        operator=element.get("operator", ""),
        text=decode_escapes(element.get("text", "")),
        formulas=tuple(decode_escapes(item.text or "") for item in children(element, "formula")),
    )


def _table(root: etree._Element) -> Table | None:
    area = read_area(root.get("ref", ""))
    if area is None:
        return None
    columns = tuple(
        decode_escapes(item.get("name", "")) for item in children(child(root, "tableColumns"), "tableColumn")
    )
    return Table(
        name=decode_escapes(root.get("displayName", root.get("name", ""))),
        area=area,
        columns=columns,
        header_row=whole(root.get("headerRowCount"), 1) > 0,
        totals_row=whole(root.get("totalsRowCount")) > 0,
    )
