"""A workbook: its sheets in tab order, styles, names, and the sheets read one by one."""

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from rag_reports.errors import WorkbookError
from rag_reports.ooxml.cells import CellMaker
from rag_reports.ooxml.kinds import OLD_KINDS, package_kind
from rag_reports.ooxml.markup import DAMAGED, child, children, local_name, parse_part, relation_id, truth, whole
from rag_reports.ooxml.package import Package
from rag_reports.ooxml.refusals import SAVE_AS, read_file, refuse_no_zip
from rag_reports.ooxml.sheet import Sheet
from rag_reports.ooxml.sheet_reader import read_sheet
from rag_reports.ooxml.strings import SharedStrings, read_shared_strings
from rag_reports.ooxml.styles import Styles, read_styles

_KINDS = {
    "worksheet": "worksheet",
    "chartsheet": "chartsheet",
    "dialogsheet": "dialogsheet",
    "xlMacrosheet": "macrosheet",
    "xlIntlMacrosheet": "macrosheet",
}


class SheetInfo(NamedTuple):
    """A sheet by its tab.

    ``state`` is "visible", "hidden" or "veryHidden". ``kind`` is "worksheet", "chartsheet",
    "dialogsheet" or "macrosheet". ``part`` is its part in the package, "" where that link is broken.
    """

    name: str
    state: str
    part: str
    kind: str


class Workbook:
    """An open workbook; nothing more is read from the disk."""

    def __init__(self, path: Path, package: Package) -> None:
        self.path = path
        self.package = package
        self.part = _main_part(package)
        root = parse_part(package.read(self.part), str(path))
        if local_name(root) != "workbook":
            raise WorkbookError(path, "its list of sheets is damaged", DAMAGED + ".")
        properties = child(root, "workbookPr")
        self.namespace = str(root.tag).rpartition("}")[0].lstrip("{")
        self.sheet_ids: Mapping[str, int] = {
            element.get("name", ""): whole(element.get("sheetId"))
            for element in children(child(root, "sheets"), "sheet")
        }
        self.date1904 = properties is not None and truth(properties.get("date1904"))
        self.sheets = self._read_sheets(root)
        self.defined_names: Mapping[str, str] = self._read_names(root)
        self.open_elsewhere = is_open_elsewhere(path)

    @cached_property
    def styles(self) -> Styles:
        """The workbook's formats; plain ones where it has no styles part."""
        part = self.package.related(self.part, "styles")
        theme = self.package.related(self.part, "theme")
        if part is None:
            return Styles()
        root = parse_part(self.package.read(part), f"{self.path}, its styles")
        return read_styles(root, parse_part(self.package.read(theme), f"{self.path}, its theme") if theme else None)

    @cached_property
    def strings(self) -> SharedStrings:
        """The shared strings; none where the workbook has no such part."""
        part = self.package.related(self.part, "sharedStrings")
        if part is None:
            return SharedStrings([], {})
        return read_shared_strings(self.package, part)

    @cached_property
    def cell_maker(self) -> CellMaker:
        """Makes the cells of all sheets."""
        return CellMaker(self.strings, self.styles)

    def read_sheet(self, info: SheetInfo) -> Sheet:
        """The cells and ranges of one sheet; a chart sheet has none. Raises WorkbookError, naming the sheet."""
        if info.kind == "chartsheet":
            return Sheet(info.name, info.state)
        try:
            return read_sheet(self.package, info.part, info.name, info.state, self.cell_maker)
        except WorkbookError as error:
            if repr(info.name) in error.where:
                raise
            raise WorkbookError(f"{self.path}, sheet {info.name!r}", error.seen, error.remedy) from error

    def _read_sheets(self, root: etree._Element) -> tuple[SheetInfo, ...]:
        relationships = self.package.relationships(self.part)
        found: list[SheetInfo] = []
        taken: dict[str, str] = {}
        for element in children(child(root, "sheets"), "sheet"):
            relationship = relationships.get(relation_id(element))
            kind = "worksheet" if relationship is None else _KINDS.get(relationship.kind)
            if kind is None:
                continue
            part = "" if relationship is None or relationship.external else relationship.target
            name = element.get("name", "")
            if part and part in taken:  # which Excel would repair, and thousands of tabs could name one long sheet
                seen = f"the tabs {taken[part]!r} and {name!r} are one and the same sheet in the file"
                raise WorkbookError(self.path, seen, DAMAGED + ".")
            taken[part] = name
            found.append(SheetInfo(name, element.get("state", "visible"), part, kind))
        if not found:
            raise WorkbookError(self.path, "its list of sheets is empty or damaged", DAMAGED + ".")
        return tuple(found)

    def _read_names(self, root: etree._Element) -> dict[str, str]:
        names = {}
        tabs = [element.get("name", "") for element in children(child(root, "sheets"), "sheet")]
        for element in children(child(root, "definedNames"), "definedName"):
            tab = whole(element.get("localSheetId"), -1)
            scope = f"{tabs[tab]}!" if 0 <= tab < len(tabs) else ""
            names[scope + element.get("name", "")] = element.text or ""
        return names


EXTENSIONS = (".xlsx", ".xlsm", ".xltx", ".xltm")


def open_workbook(path: Path) -> Workbook:
    """Open an .xlsx, .xlsm, .xltx or .xltm, read from the disk once, so that one open in Excel is read too.

    Raises WorkbookError where the file is no such workbook, is damaged, or is not safe to open.
    """
    return workbook_of(path, read_file(path))


def workbook_of(path: Path, data: bytes) -> Workbook:
    """The workbook whose content ``data`` is; ``path`` is what it is called. Raises as :func:`open_workbook`."""
    refuse_no_zip(path, data)
    workbook = Workbook(path, Package(path, data))
    if path.suffix.casefold() not in EXTENSIONS:
        given = f"the name of another kind of file ({path.suffix})" if path.suffix else "a name with no extension"
        raise WorkbookError(path, f"this is a workbook under {given}", "Rename it so that it ends in .xlsx.")
    return workbook


def _main_part(package: Package) -> str:
    """The workbook part, found by relationship or content type; refuses what is another kind of document."""
    part = package.related("", "officeDocument")
    kind = package.content_type(part) if part is not None else ""
    if part is None or "main" not in kind:
        candidates = package.parts_of_type(_is_workbook_type)
        part, kind = (candidates[0], package.content_type(candidates[0])) if candidates else (part, kind)
    if part is not None and _is_workbook_type(kind):
        return part
    raise _another_document(package, kind)


def _is_workbook_type(kind: str) -> bool:
    return kind.endswith("main+xml") and ("spreadsheetml" in kind or "ms-excel" in kind)


def _another_document(package: Package, kind: str) -> WorkbookError:
    give = "Give the tracker's own workbook, an .xlsx or .xlsm file."
    old = package_kind(package)
    if old in OLD_KINDS:
        return WorkbookError(package.path, f"this is {OLD_KINDS[old]}", SAVE_AS)
    if "word" in kind or ("mimetype" in package and b"opendocument.text" in package.read("mimetype")[:100]):
        return WorkbookError(package.path, "this is a Word document, not a workbook", give)
    if "presentation" in kind or "powerpoint" in kind:
        return WorkbookError(package.path, "this is a PowerPoint presentation, not a workbook", give)
    if any(name.startswith("Index/") and name.endswith(".iwa") for name in package.names):
        return WorkbookError(
            package.path,
            "this is an Apple Numbers document",
            "In Numbers choose File, Export To, Excel, and give that file.",
        )
    return WorkbookError(package.path, "this is a zip file with no workbook in it", give)


def is_open_elsewhere(path: Path) -> bool:
    """Whether Excel or LibreOffice has left word that it has the file open."""
    return path.with_name(f"~${path.name}").exists() or path.with_name(f".~lock.{path.name}#").exists()
