"""The elements of a sheet part, one by one, into a Sheet."""

from collections.abc import Callable

from lxml import etree

from rag_reports.ooxml.area import LAST_COLUMN, Area, read_area, read_areas
from rag_reports.ooxml.conditional_rules import ConditionalFormat, ConditionalRule
from rag_reports.ooxml.markup import child, children, main_tags, relation_id, truth, whole
from rag_reports.ooxml.package import Relationship
from rag_reports.ooxml.rows import RowReader
from rag_reports.ooxml.sheet import Filter, Sheet, Spans, Table, Validation
from rag_reports.ooxml.strings import decode_escapes

# Elements that may be very many, and are done with once they are taken.
PASSING = frozenset(main_tags("row", "mergeCell", "hyperlink"))
_DATA = frozenset(main_tags("sheetData"))
# A link laid over a whole column is given to its first cell only.
_LINK_CELLS = 1_000
# A rule that Excel keeps in extLst refers to another sheet, or is a bar or icon, which leave the fill alone.
_FILL_STAYS = frozenset({"dataBar", "iconSet"})
_X14 = "{http://schemas.microsoft.com/office/spreadsheetml/2009/9/main}"
_EXTENSIONS = (f"{_X14}conditionalFormatting", f"{_X14}dataValidation")


class SheetParts:
    """Collects the elements of one sheet part; ``build`` makes the Sheet."""

    def __init__(self, rows: RowReader, links: dict[str, Relationship]) -> None:
        self.rows = rows
        self._relationships = links
        self.merged: list[Area] = []
        self.filters: list[Filter] = []
        self.links: dict[tuple[int, int], str] = {}
        self.tables: list[Table] = []
        self.conditional: list[ConditionalFormat] = []
        self.validations: list[Validation] = []
        self.hidden_columns: list[tuple[int, int]] = []
        self.column_styles: list[tuple[int, int, int]] = []
        self.freeze: tuple[int, int] | None = None
        self.rows_hidden_by_default = False
        self.protected = False
        self._readers: dict[str, Callable[[etree._Element], None]] = {
            "row": self._row,
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
        self._by_tag = {tag: self._readers[tag.rpartition("}")[2]] for tag in main_tags(*self._readers)}
        self._by_tag |= {_EXTENSIONS[0]: self._extended_conditional, _EXTENSIONS[1]: self._extended_validation}

    def take(self, tag: str, element: etree._Element) -> None:
        """Read one element of ``tags``."""
        self._by_tag[tag](element)

    def take_table(self, root: etree._Element) -> None:
        """Read the root of a table's part."""
        table = read_table(root)
        if table is not None:
            self.tables.append(table)
        for element in children(root, "autoFilter"):
            self._filter(element)

    def _row(self, element: etree._Element) -> None:
        parent = element.getparent()
        if parent is not None and parent.tag in _DATA:  # a row anywhere else is none
            self.rows.read_row(element)

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
        area = read_area(element.get("ref", ""))
        if area is not None:
            active = any(len(column) > 0 for column in children(element, "filterColumn"))
            self.filters.append(Filter(area, active))

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
            if item.get("type") not in _FILL_STAYS and item.get("priority") is not None
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

    def build(self, name: str, state: str) -> Sheet:
        """The sheet, once all its elements are taken."""
        return Sheet(
            name=name,
            state=state,
            rows=self.rows.finish(),
            merged=tuple(self.merged),
            hidden_row_spans=Spans(self.rows.hidden),
            shown_row_spans=Spans(self.rows.shown) if self.rows_hidden_by_default else None,
            hidden_column_spans=Spans(self.hidden_columns),
            filters=tuple(self.filters),
            links=self.links,
            tables=tuple(self.tables),
            conditional=tuple(self.conditional),
            validations=tuple(self.validations),
            freeze=self.freeze,
            row_styles=self.rows.row_styles,
            column_styles=tuple(self.column_styles),
            protected=self.protected,
        )


def _panes(element: etree._Element) -> tuple[int, int] | None:
    try:
        rows, columns = (int(float(element.get(name, "0"))) for name in ("ySplit", "xSplit"))
    except (ValueError, OverflowError):
        return None
    return rows, columns


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


def read_table(root: etree._Element) -> Table | None:
    """The table of a table part's root, None where it names no range."""
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
