"""A workbook file of any kind: its sheets as grids, by what the file holds and not by its name."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from rag_reports.layouts.grid import Grid
from rag_reports.ooxml.area import Area
from rag_reports.ooxml.kinds import OLD_KINDS, FileKind, kind_of
from rag_reports.ooxml.ods import read_ods_merges
from rag_reports.ooxml.package import Package
from rag_reports.ooxml.refusals import read_file, rights_managed
from rag_reports.ooxml.workbook import is_open_elsewhere, workbook_of
from rag_reports.ooxml.xlsb import read_xlsb_merges
from rag_reports.reading.encrypted import decrypt
from rag_reports.reading.grids import read_grids
from rag_reports.reading.legacy import read_legacy, tell_values_only


class ReadFile(NamedTuple):
    """The worksheets in tab order, what their reader should know, and whether their values are all that was read."""

    grids: list[Grid]
    warnings: list[str]
    values_only: bool = False


def read_workbook_file(path: Path, password: str | None = None) -> ReadFile:
    """Read a workbook file; one with a password is decrypted in memory.

    Raises PasswordError where ``password`` is wrong or missing, WorkbookError where the file is no workbook, is
    damaged, not safe to open, or of a kind whose reader is not installed.
    """
    data = read_file(path)
    kind = kind_of(path, data)
    if kind is FileKind.RIGHTS:
        raise rights_managed(path)
    warnings = [f"{path.name} is open in Excel; it was read as last saved."] if is_open_elsewhere(path) else []
    if kind is FileKind.PROTECTED:
        data = decrypt(path, data, password)
        kind = kind_of(path, data)
        warnings.append("This workbook has a password: nothing is written to it, and nothing made from it has one.")
    if kind not in OLD_KINDS:
        return ReadFile(read_grids(workbook_of(path, data)), warnings)
    grids = read_legacy(path, data, kind, _merges(path, data, kind))
    return ReadFile(grids, [*warnings, tell_values_only(kind)], values_only=True)


def _merges(path: Path, data: bytes, kind: FileKind) -> Mapping[str, Sequence[Area]]:
    """The merged ranges that python-calamine does not give."""
    if kind is FileKind.XLS:
        return {}
    package = Package(path, data)
    return read_ods_merges(package) if kind is FileKind.ODS else read_xlsb_merges(package)
