"""Trackers for the tests of papers, built from model objects, and the outline of a Word file."""

import datetime as dt
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from lxml import etree

from rag_reports.deadline import Deadline, DueDate, Role, State, read_deadline
from rag_reports.model import (
    CellRef,
    Field,
    Finding,
    Findings,
    InspectionReport,
    ItemType,
    KeyEntry,
    Layout,
    Recommendation,
    Run,
    Severity,
    Shape,
    Status,
    Tracker,
)

AS_AT = dt.date(2019, 1, 31)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
KEY = (("GREEN", "Done"), ("AMBER", "Under way"), ("RED", "Late, or will not be done"), ("WHITE", "For others to do"))


def make_item(
    number: str = "1",
    status: Status | None = Status.AMBER,
    *,
    text: str = "Forces should review their training.",
    kind: ItemType = ItemType.RECOMMENDATION,
    word: str | None = None,
    new: bool = False,
    due: str = "March 2019",
    dates: Sequence[str] = (),
    comment: str = "A review has begun.",
    owner: str = "",
    external_owner: str = "",
    hidden: str = "",
    rich: dict[Field, tuple[Run, ...]] | None = None,
    other: dict[Field, str] | None = None,
) -> Recommendation:
    """An item; ``word`` is the status as printed, by default the status itself; ``dates`` are as for ``make_date``."""
    return Recommendation(
        number=number,
        item_type=kind,
        text=text,
        status=status,
        status_text=(status or "") if word is None else word,
        new=new,
        due=Deadline(due, State.DATED, tuple(map(make_date, dates))) if due or dates else None,
        owner=owner,
        external_owner=external_owner,
        rationale="",
        comment=comment,
        sign_off="",
        hidden=hidden,
        cells={Field.NUMBER: CellRef("Tracker", 2, 1)},
        rich=rich or {},
        other=other or {},
    )


def make_date(text: str) -> DueDate:
    """A date of a due cell from its text; one that ends with ``+`` is a milestone."""
    role = Role.MILESTONE if text.endswith("+") else Role.DEADLINE
    [date] = read_deadline(text.rstrip("+"), published=AS_AT).dates
    return replace(date, role=role, text=text.rstrip("+"))


def make_report(
    *items: Recommendation,
    title: str = "Roads policing",
    published: dt.date | None = dt.date(2018, 7, 31),
    precision: str = "month",
    scope: str = "national",
    inspectorates: Sequence[str] = ("HMICFRS",),
    source: str = "",
    published_text: str = "",
    made: int | None = None,
    intro: str = "",
) -> InspectionReport:
    """A report with the items given."""
    return InspectionReport(
        title=title,
        items=items,
        published=published,
        published_precision=precision if published else "",
        published_text=published_text,
        scope=scope,
        inspectorates=tuple(inspectorates),
        source=source,
        made=made,
        intro=intro,
    )


def make_tracker(
    *reports: InspectionReport,
    key: Sequence[tuple[str, str]] = KEY,
    force: Sequence[str] = ("Northshire Police",),
) -> Tracker:
    """A tracker with the reports given; each word of the key that is a status maps to it."""
    known = {status.value: status for status in Status}
    entries = (
        KeyEntry(word, means, known.get(word), CellRef("Tracker", row, 1))
        for row, (word, means) in enumerate(key, start=1)
    )
    layout = Layout(Shape.BLOCKS, ("Tracker",), (), (), {})
    return Tracker(Path("tracker.xlsx"), reports, tuple(entries), layout, force=tuple(force))


def make_findings(tracker: Tracker, errors: int, *, warnings: int = 0, accepted: int = 0) -> Findings:
    """A check that found so many errors and warnings, and errors that were accepted."""
    made = [Finding("RAG101", "red-without-rationale", Severity.ERROR, "why") for _ in range(errors)]
    made += [Finding("RAG207", "moved-more-than-once", Severity.WARNING, "why") for _ in range(warnings)]
    made += [Finding("RAG401", "missing-comment", Severity.ERROR, "why", accepted=True) for _ in range(accepted)]
    return Findings(tracker, AS_AT, tuple(made))


def read_part(path: Path, name: str = "word/document.xml") -> etree._Element:
    """One XML part of a Word file."""
    with zipfile.ZipFile(path) as package:
        return etree.fromstring(package.read(name))


def rewrite_part(path: Path, name: str, before: str, after: str, *, within: str = "") -> None:
    """Replaces a stretch of one part's XML, which must be there, and leaves the other parts as they are.

    With ``within`` it is the last such stretch before that text.
    """
    with zipfile.ZipFile(path) as package:
        parts = {entry: package.read(entry) for entry in package.namelist()}
    xml = parts[name].decode()
    start = xml.rindex(before, 0, xml.index(within)) if within else xml.find(before)
    assert start >= 0, f"{before} is not in {name}"
    parts[name] = (xml[:start] + after + xml[start + len(before) :]).encode()
    with zipfile.ZipFile(path, "w") as package:
        for entry, content in parts.items():
            package.writestr(entry, content)


def read_outline(path: Path) -> str:
    """The text of a Word file, a line for each paragraph and row: style, text, fill and emphasis."""
    body = read_part(path).find(f"{W}body")
    assert body is not None
    return "\n".join(line for block in body for line in _block_lines(block))


def _block_lines(block: etree._Element) -> list[str]:
    if block.tag == f"{W}p":
        return [f"{_value(block, 'pPr/pStyle') or 'Normal'}: {_text(block)}"]
    if block.tag != f"{W}tbl":
        return []
    lines = []
    for row in block.iterfind(f"{W}tr"):
        name = "Header" if row.find(f"{W}trPr/{W}tblHeader") is not None else "Row"
        lines.append(f"{name}: " + " | ".join(_cell(cell) for cell in row.iterfind(f"{W}tc")))
    return lines


def _cell(cell: etree._Element) -> str:
    fill = cell.find(f"{W}tcPr/{W}shd")
    lines = []
    for paragraph in cell.iterfind(f"{W}p"):
        bullet = "* " if paragraph.find(f"{W}pPr/{W}numPr") is not None else ""
        label = "#" if _value(paragraph, "pPr/pStyle") == "ItemType" else ""
        lines.append(f"{label}{bullet}{_text(paragraph)}")
    shown = " / ".join(lines)
    return shown if fill is None else f"{shown} [{fill.get(f'{W}fill')}]"


def _text(paragraph: etree._Element) -> str:
    pieces = []
    for run in paragraph.iter(f"{W}r"):
        text = "".join(node.text or "" for node in run.iterfind(f"{W}t"))
        for tag, mark in (("b", "**"), ("strike", "~~")):
            if run.find(f"{W}rPr/{W}{tag}") is not None:
                text = f"{mark}{text}{mark}"
        pieces.append(text)
    return "".join(pieces)


def _value(element: etree._Element, path: str) -> str:
    found = element.find("/".join(f"{W}{step}" for step in path.split("/")))
    return "" if found is None else str(found.get(f"{W}val"))
