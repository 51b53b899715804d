"""Trackers for tests, written as pipe tables: a register on sheet "Tracker", its header in row 1."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from rag_reports.deadline import Deadline, join_deadlines, read_deadline
from rag_reports.model import (
    CellRef,
    Column,
    Field,
    InspectionReport,
    ItemType,
    KeyEntry,
    Layout,
    Recommendation,
    Shape,
    Status,
    Total,
    Tracker,
)
from rag_reports.text import fold

SHEET = "Tracker"
REPORT = "Roads policing in Northshire"
PUBLISHED = dt.date(2018, 7, 18)
HEADS = {
    "number": Field.NUMBER, "type": Field.TYPE, "recommendation": Field.TEXT, "status": Field.STATUS,
    "due": Field.DUE, "original date": Field.ORIGINAL_DUE, "revised date": Field.REVISED_DUE, "owner": Field.OWNER,
    "external owner": Field.EXTERNAL_OWNER, "rationale": Field.RATIONALE, "comment": Field.COMMENT,
    "sign-off": Field.SIGN_OFF, "report": Field.REPORT, "published": Field.PUBLISHED,
    "reason for move": Field.MOVE_REASON, "response published": Field.RESPONSE_PUBLISHED,
    "updated": Field.UPDATED, "restricted": Field.RESTRICTED, "public wording": Field.PUBLIC_WORDING,
    "evidence": Field.EVIDENCE, "per cent": Field.PER_CENT,
    "authority": Field.AUTHORITY, "reason closed": Field.CLOSED_REASON,
}  # fmt: skip
NOT_THERE = "(not there)"
NO_ITEM = "(none)"
EXTRA_HEADS = ("fill", "hidden", "outside", "key", "sentence", "total")
_OWN = {Field.NUMBER, Field.TYPE, Field.TEXT, Field.STATUS, Field.DUE, Field.OWNER, Field.EXTERNAL_OWNER,
        Field.RATIONALE, Field.COMMENT, Field.SIGN_OFF, Field.REPORT, Field.PUBLISHED}  # fmt: skip

Row = Mapping[str, str]


def tracker_from_table(
    text: str,
    *,
    force: Sequence[str] = ("Harbour City Police", "HCP"),
    organisations: Sequence[str] = (),
    key: Sequence[tuple[str, str]] = (),
    statuses: Mapping[str, Status] | None = None,
    rule_options: Mapping[str, Mapping[str, object]] | None = None,
    published: dt.date | None = PUBLISHED,
) -> Tracker:
    """A tracker of the items in a pipe table whose heads are names of HEADS, "Fill" (a colour) or "Sentence".

    A cell that holds only ``^`` is merged with the one above; a cell in double quotes is taken with its blanks.
    Without a column Report all rows are of one report; without Published it was published on ``published``. The
    column Sentence holds the report's count sentence, in its first row; a row whose number is NO_ITEM is no item, and
    only names its report. The column Total holds totals such as "AMBER 4", which stand together. The data row n is
    row n + 1 of the sheet.
    """
    lines = [[cell.strip() for cell in line.split("|")] for line in text.strip().split("\n")]
    heads = [fold(head) for head in lines[0]]
    unknown = [head for head in heads if head not in HEADS and head not in EXTRA_HEADS]
    assert not unknown, f"no such head: {unknown}"
    words = dict(statuses or {status.value.lower(): status for status in Status})
    rows = [dict(zip(heads, line, strict=True)) for line in lines[1:]]
    return Tracker(
        workbook=Path("tracker.xlsx"),
        reports=tuple(_reports(rows, heads, words, published)),
        key=tuple(
            KeyEntry(word, means, words.get(fold(word)), CellRef("Key", 2 + i, 1))
            for i, (word, means) in enumerate([*key, *_key_of(rows)])
        ),
        layout=Layout(
            shape=Shape.REGISTER,
            sheets=(SHEET,),
            columns=tuple(Column(HEADS[h], SHEET, i + 1, h, "test") for i, h in enumerate(heads) if h in HEADS),
            evidence=(),
            statuses=words,
        ),
        force=tuple(force),
        organisations=tuple(organisations),
        rule_options=rule_options or {},
        totals=tuple(_totals(rows, heads, words)),
    )


def _totals(rows: list[dict[str, str]], heads: list[str], words: Mapping[str, Status]) -> Iterator[Total]:
    for row, cells in enumerate(rows, 2):
        label, _, value = cells.get("total", "").rpartition(" ")
        if label:
            word = fold(label) if fold(label) in words else ""
            yield Total(CellRef(SHEET, row, heads.index("total") + 1), label, int(value), word, words.get(word), 1)


def _key_of(rows: list[dict[str, str]]) -> list[tuple[str, str]]:
    """The key that the column Key holds in its first row: ``GREEN: It is done. / AMBER: It is under way.``"""
    entries = [entry.partition(":") for entry in (rows[0].get("key", "") if rows else "").split(" / ")]
    return [(word.strip(), means.strip()) for word, colon, means in entries if colon]


def split_meetings(text: str) -> tuple[str, str]:
    """The table of this meeting and that of the last one, "" where no head begins with "Last".

    A column "Last status" holds what the column Status had then; a row whose status is NOT_THERE is left out.
    """
    lines = [[cell.strip() for cell in line.split("|")] for line in text.strip().split("\n")]
    heads = [fold(head) for head in lines[0]]
    own = [place for place, head in enumerate(heads) if not head.startswith("last ")]
    if len(own) == len(heads):
        return text, ""
    before = [heads.index(f"last {heads[place]}") if f"last {heads[place]}" in heads else place for place in own]
    tables = []
    for places in (own, before):
        rows = [[lines[0][place] for place in own], *([line[place] for place in places] for line in lines[1:])]
        tables.append("\n".join(" | ".join(row) for row in rows if NOT_THERE not in row))
    return tables[0], tables[1]


def _reports(
    rows: list[dict[str, str]], heads: list[str], words: Mapping[str, Status], published: dt.date | None
) -> list[InspectionReport]:
    by_title: dict[str, list[int]] = {}
    for index in range(len(rows)):
        by_title.setdefault(_value(rows, index, "report") or REPORT, []).append(index)
    reports = []
    for title, indexes in by_title.items():
        first = indexes[0]
        day = published
        if "published" in heads:
            day = dt.date.fromisoformat(rows[first]["published"]) if rows[first]["published"] else None
        cells = {"title": CellRef(SHEET, first + 2, heads.index("report") + 1 if "report" in heads else 1)}
        sentence = rows[first].get("sentence", "")
        if sentence:
            cells["intro"] = CellRef(SHEET, first + 2, heads.index("sentence") + 1)
        response = rows[first].get("response published", "")
        if "response published" in heads:
            cells["response_published"] = CellRef(SHEET, first + 2, heads.index("response published") + 1)
        reports.append(
            InspectionReport(
                title=title,
                items=tuple(
                    _item(rows, index, heads, words, day) for index in indexes if rows[index].get("number") != NO_ITEM
                ),
                published=day,
                published_precision="day" if day else "",
                intro=sentence,
                response_published=read_deadline(response).date,
                response_text=response,
                sheet=SHEET,
                cells=cells,
            )
        )
    return reports


def _item(
    rows: list[dict[str, str]], index: int, heads: list[str], words: Mapping[str, Status], published: dt.date | None
) -> Recommendation:
    cells, merged = {}, {}
    for column, head in enumerate(heads, 1):
        if head not in HEADS:
            continue
        top, bottom = _merged_rows(rows, index, head)
        cells[HEADS[head]] = CellRef(SHEET, top + 2, column)
        if bottom > top:
            first, last = CellRef(SHEET, top + 2, column), CellRef(SHEET, bottom + 2, column)
            merged[HEADS[head]] = f"{first.address}:{last.address}"
    values = {HEADS[head]: _value(rows, index, head) for head in heads if head in HEADS}
    printed = values.get(Field.STATUS, "")
    word = " ".join(part for part in printed.split() if part.upper() != "NEW")
    colour = _value(rows, index, "fill")
    status = words.get(fold(word)) if word else (Status(colour) if colour else None)
    due = [values.get(name, "") for name in (Field.ORIGINAL_DUE, Field.REVISED_DUE)]
    return Recommendation(
        number=values.get(Field.NUMBER, str(index + 1)),
        item_type=ItemType(fold(values.get(Field.TYPE, "")) or "recommendation"),
        text=values.get(Field.TEXT, "Chief constables should review their procedures."),
        status=status,
        status_text=word,
        new="NEW" in printed.upper().split(),
        due=_deadline(values.get(Field.DUE, ""), due, published),
        owner=values.get(Field.OWNER, ""),
        external_owner=values.get(Field.EXTERNAL_OWNER, ""),
        rationale=values.get(Field.RATIONALE, ""),
        comment=values.get(Field.COMMENT, ""),
        sign_off=values.get(Field.SIGN_OFF, ""),
        hidden=rows[index].get("hidden", ""),
        outside=rows[index].get("outside", ""),
        cells=cells,
        status_printed=printed,
        colour=Status(colour) if colour else None,
        type_text=values.get(Field.TYPE, ""),
        merged=merged,
        other={name: value for name, value in values.items() if name not in _OWN},
    )


def _value(rows: list[dict[str, str]], index: int, head: str) -> str:
    value = rows[_merged_rows(rows, index, head)[0]].get(head, "")
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] == '"' else value


def _merged_rows(rows: list[dict[str, str]], index: int, head: str) -> tuple[int, int]:
    """The first and last row that share the cell."""
    top = index
    while rows[top].get(head) == "^":
        top -= 1
    bottom = index
    while bottom + 1 < len(rows) and rows[bottom + 1].get(head) == "^":
        bottom += 1
    return top, bottom


def _deadline(text: str, history: Sequence[str], published: dt.date | None) -> Deadline | None:
    cells = [read_deadline(part, published=published) for part in (*history, text) if part]
    return join_deadlines(cells[-1], cells[:-1]) if cells else None
