"""The colours of text and of what lies behind it, as Word shows them."""

import re
from collections.abc import Iterator

from lxml import etree

from rag_reports.ooxml.colours import mixed
from rag_reports.papers.checking.word_file import WordFile
from rag_reports.papers.checking.word_tables import WordTable
from rag_reports.papers.package import W, is_on, value

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
_VML = "{urn:schemas-microsoft-com:vml}"
_HEX = re.compile(r"[0-9A-Fa-f]{6}\Z")
_VML_HEX = re.compile(r"#([0-9A-Fa-f]{6})\b")
_PERCENT = re.compile(r"pct(\d+)\Z")
_HIGHLIGHTS = {
    "black": "000000", "blue": "0000FF", "cyan": "00FFFF", "green": "00FF00", "magenta": "FF00FF", "red": "FF0000",
    "yellow": "FFFF00", "white": "FFFFFF", "darkBlue": "000080", "darkCyan": "008080", "darkGreen": "008000",
    "darkMagenta": "800080", "darkRed": "800000", "darkYellow": "808000", "darkGray": "808080", "lightGray": "C0C0C0",
}  # fmt: skip
_THEME_NAMES = {
    "dark1": "dk1", "text1": "dk1", "light1": "lt1", "background1": "lt1", "dark2": "dk2", "text2": "dk2",
    "light2": "lt2", "background2": "lt2", "hyperlink": "hlink", "followedHyperlink": "folHlink",
}  # fmt: skip
UNKNOWN = "unknown"
"""Behind text on a picture, a pattern or a shape without a plain fill."""


class WordColours:
    """Resolves the colours of one file."""

    def __init__(self, file: WordFile) -> None:
        self._file = file
        self._styles = file.styles
        self._tables: dict[etree._Element, WordTable] = {}
        self._parts: dict[etree._Element, list[str]] = {}
        theme = file.first("theme")
        scheme = None if theme is None else next(theme.iter(f"{_A}clrScheme"), None)
        self._theme = {} if scheme is None else dict(_read_scheme(scheme))

    def text(self, run: etree._Element, paragraph: etree._Element) -> str:
        """The colour of a run's text; "" for automatic, which Word makes black or white as the ground needs."""
        found = self._styles.own_format(run, paragraph, "color")
        if found is None:
            found = self._from_table(paragraph, f"{W}rPr/{W}color")
        return self._resolve(found if found is not None else self._styles.default_format("color"))

    def ground(self, run: etree._Element, paragraph: etree._Element) -> str:
        """The colour behind a run; "" where nothing but the page is; UNKNOWN where it cannot be told."""
        highlight = value(self._styles.own_format(run, paragraph, "highlight"))
        if highlight in _HIGHLIGHTS:
            return _HIGHLIGHTS[highlight]
        shading = paragraph.find(f"{W}pPr/{W}shd")
        if shading is None:
            shading = self._styles.find(self._styles.paragraph_style(paragraph), f"{W}pPr/{W}shd")
        own = self._shading(self._styles.own_format(run, paragraph, "shd")) or self._shading(shading)
        return own or self._container(paragraph) or self._page()

    def cell(self, cell: etree._Element) -> str:
        """The fill of a cell; "" for none."""
        own = cell.find(f"{W}tcPr/{W}shd")
        if own is None:
            own = self._from_table(cell, f"{W}tcPr/{W}shd")
        table = self._table_of(cell)
        if own is None and table is not None:
            own = table.properties.find(f"{W}shd")
        return self._shading(own if own is not None else self._from_table(cell, f"{W}tblPr/{W}shd"))

    def _container(self, element: etree._Element) -> str:
        """The fill of the nearest cell or text box around that has one."""
        for around in element.iterancestors(f"{W}tc", f"{W}txbxContent"):
            found = self.cell(around) if around.tag == f"{W}tc" else self._box(around)
            if found:
                return found
        return ""

    def _box(self, content: etree._Element) -> str:
        shape = next(content.iterancestors(f"{_WPS}wsp"), None)
        if shape is not None:
            fill = shape.find(f"{_WPS}spPr/{_A}solidFill/{_A}srgbClr")
            is_plain = fill is not None and not len(fill)
            return str(fill.get("val", "")).upper() if fill is not None and is_plain else UNKNOWN
        textbox = content.getparent()
        drawn = None if textbox is None else textbox.getparent()
        match = _VML_HEX.match("" if drawn is None else drawn.get("fillcolor", ""))
        return match[1].upper() if match else UNKNOWN

    def _page(self) -> str:
        page = self._file.document.find(f"{W}background")
        if page is None or not is_on(self._file.settings.find(f"{W}displayBackgroundShape")):
            return ""
        colour = value(page, "color")
        return colour.upper() if _HEX.match(colour) and not len(page) else UNKNOWN

    def _shading(self, shading: etree._Element | None) -> str:
        """The colour of a shading; "" for none."""
        pattern = value(shading)
        if shading is None or pattern == "nil":
            return ""
        fill = self._resolve(shading, "fill", "themeFill")
        front = self._resolve(shading, "color", "themeColor")
        if pattern in ("", "clear"):
            return fill
        if pattern == "solid":
            return front or "000000"
        percent = _PERCENT.match(pattern)
        return mixed(front or "000000", fill or "FFFFFF", min(100, int(percent[1])) / 100) if percent else UNKNOWN

    def _resolve(self, element: etree._Element | None, plain: str = "val", themed: str = "themeColor") -> str:
        """RRGGBB, which Word writes beside a theme's colour too; "" for automatic."""
        colour = value(element, plain)
        if _HEX.match(colour):
            return colour.upper()
        name = value(element, themed)
        return self._theme.get(_THEME_NAMES.get(name, name), "")

    def _from_table(self, element: etree._Element, path: str) -> etree._Element | None:
        """What the style of the table around says for a cell and all in it, the most special part of it first."""
        cell = element if element.tag == f"{W}tc" else next(element.iterancestors(f"{W}tc"), None)
        table = None if cell is None else self._table_of(cell)
        if cell is None or table is None:
            return None
        style = value(table.properties.find(f"{W}tblStyle"))
        if style not in self._styles.by_id:
            return None
        for part in self._parts.get(cell, []):
            found = self._styles.find(style, f"{W}tblStylePr[@{W}type='{part}']/{path}")
            if found is not None:
                return found
        return self._styles.find(style, path)

    def _table_of(self, cell: etree._Element) -> WordTable | None:
        """The table around a cell, read once."""
        element = next(cell.iterancestors(f"{W}tbl"), None)
        if element is None:
            return None
        if element not in self._tables:
            self._tables[element] = WordTable(element)
            self._parts |= _parts_of_cells(self._tables[element])
        return self._tables[element]


def _parts_of_cells(table: WordTable) -> Iterator[tuple[etree._Element, list[str]]]:
    """Which parts of a table's style hold for each cell, the strongest first (ECMA-376 Part 1, 17.7.6.6)."""
    last_row = len(table.rows) - 1
    looks, first_row = table.looks, "firstRow" in table.looks
    for number, row in enumerate(table.rows):
        rows = ["firstRow"] * (first_row and number == 0) + ["lastRow"] * ("lastRow" in looks and number == last_row)
        for place, cell in enumerate(row):
            columns = ["firstCol"] * ("firstColumn" in looks and place == 0)
            columns += ["lastCol"] * ("lastColumn" in looks and place == len(row) - 1)
            bands = []
            if "noHBand" not in looks:
                bands.append(f"band{(number - first_row) % 2 + 1}Horz")
            if "noVBand" not in looks:
                bands.append(f"band{(place - ('firstColumn' in looks)) % 2 + 1}Vert")
            yield cell.element, [*columns, *rows, *([] if rows or columns else bands), "wholeTable"]


def _read_scheme(scheme: etree._Element) -> Iterator[tuple[str, str]]:
    for entry in scheme:
        for colour in entry:
            found = colour.get("lastClr") or colour.get("val") or ""
            if _HEX.match(found):
                yield etree.QName(entry).localname, found.upper()
