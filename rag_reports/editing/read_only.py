"""Workbooks that are read and never written to: those with a password, and those of old formats."""

from pathlib import Path

from rag_reports.errors import EditError
from rag_reports.ooxml.kinds import OLD_KINDS, FileKind, kind_of
from rag_reports.ooxml.refusals import SAVE_AS, read_file


def refuse_read_only(workbook: Path) -> None:
    """Raise EditError for such a workbook, before a person is asked for its password."""
    kind = kind_of(workbook, read_file(workbook))
    if kind is FileKind.PROTECTED:
        raise EditError(
            workbook,
            "the workbook is protected with a password, and such a workbook is only read",
            "Take the password off in Excel (File, Info, Protect Workbook), and set it again afterwards.",
        )
    if kind in OLD_KINDS:
        raise EditError(workbook, f"this is {OLD_KINDS[kind]}, which is only read", SAVE_AS)
