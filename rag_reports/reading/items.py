"""The rows of a table made into recommendations, each value with its cell."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rag_reports.layouts.contents import read_item_type
from rag_reports.layouts.grid import EMPTY, Grid, GridCell
from rag_reports.layouts.labels import best_field
from rag_reports.layouts.scheme import Scheme, StatusReading
from rag_reports.layouts.tables import Table
from rag_reports.model import CellRef, Field, ItemType, Recommendation, Run, Status
from rag_reports.reading.due import DueReader
from rag_reports.reading.places import ItemCells
from rag_reports.reading.row_kinds import Row
from rag_reports.reading.types import item_type_of, number_in_text, without_type_line
from rag_reports.text import fold, squash

_OWN_KEYS = frozenset(
    {Field.NUMBER, Field.TYPE, Field.TEXT, Field.STATUS, Field.NEW, Field.DUE, Field.OWNER, Field.EXTERNAL_OWNER}
    | {Field.RATIONALE, Field.COMMENT, Field.SIGN_OFF}
)
_REPORT_KEYS = frozenset(
    {Field.REPORT, Field.PUBLISHED, Field.SCOPE, Field.INSPECTORATES, Field.GRADE, Field.RESPONSE_PUBLISHED}
)
_NO_FORMULAS: frozenset[Field] = frozenset()
_NEVER_OLD = (Field.NUMBER, Field.TEXT)
_NOT_NEW = frozenset(("—", "–", "no change", "unchanged", "none", "same", "", "no", "n", "false", "0", "-", "n/a"))
_PLAIN_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,12})?")
_ADDED_TO = (Field.TEXT, Field.COMMENT, Field.RATIONALE, Field.OWNER, Field.EXTERNAL_OWNER, Field.SIGN_OFF)


@dataclass(slots=True)
class Draft:
    """An item's row, with the rows that go on it, before it is made into a Recommendation.

    ``outside`` is what of its table the row stands below, "" for a row inside.
    """

    row: int
    type_from_line: ItemType | None = None
    more: tuple[int, ...] = ()
    said: tuple[Row, ...] = ()
    outside: str = ""


class ItemMaker:
    """Makes the items of one table; what does not change from row to row is worked out once."""

    def __init__(self, table: Table, scheme: Scheme, colours: Mapping[str, Status]) -> None:
        self._grid: Grid = table.grid
        self._columns = {name: column for name, column in table.columns.items() if name not in _REPORT_KEYS}
        self._scheme = scheme
        self._colours = colours
        self._due = DueReader(table)
        self._ticks = table.ticks
        self._stand_ins = {name: table.earlier_columns(name) for name in (Field.TEXT, Field.COMMENT)}
        self._types = {choice.column: read_item_type(choice.label) for choice in table.choices if choice.earlier}
        self._status_column = table.status_column
        self._others = [name for name in self._columns if name not in _OWN_KEYS]
        hidden = [name for name in (Field.TEXT, Field.STATUS) if self._columns.get(name) in table.grid.hidden_columns]
        self._per_cent_of_one = _per_cent_of_one(table)
        self._hidden_column = "hidden column" if hidden else ""
        self._hidden_sheet = "hidden sheet" if table.grid.state != "visible" else ""

    def make(self, draft: Draft, published: dt.date | None = None, precision: str = "") -> Recommendation:
        """The item; ``published`` is the report's publication date, ``precision`` how exactly it is known."""
        row = draft.row
        moved: dict[Field, CellRef] = {}
        merged: dict[Field, str] = {}
        typed: dict[Field, str] = {}
        formulas: set[Field] = set()
        texts, rich, status = self._take(row, moved, merged, typed, formulas)
        if draft.more or draft.said:
            before = dict(texts)
            self._extend(draft, texts, rich, moved)
            for name in texts.keys() - typed.keys():
                if texts[name] != before.get(name):
                    typed[name] = before.get(name, "")
        get = texts.get
        reading = self._scheme.read(self._per_cent(status.text))
        fill = self._grid.fill_at(row, self._status_column) if self._status_column else None
        colour = self._colours.get(fill) if fill is not None else None
        whole, number, type_text = get(Field.TEXT, ""), get(Field.NUMBER, ""), get(Field.TYPE, "")
        text, text_runs = without_type_line(whole, rich.get(Field.TEXT))
        if text_runs is not None:
            rich[Field.TEXT] = text_runs
        if text != whole:
            typed.setdefault(Field.TEXT, whole)
        due, due_cell = self._due.read(row, published, precision)
        if due_cell is not None:
            moved.update(due_cell)
        return Recommendation(
            number=squash(number) if Field.NUMBER in texts else number_in_text(whole),
            item_type=item_type_of(type_text, number, whole, draft.type_from_line),
            text=text,
            status=self._status(reading, colour, fill, texts),
            status_text=reading.word,
            new=reading.new or (Field.NEW in texts and fold(texts[Field.NEW]) not in _NOT_NEW),
            due=due,
            owner=get(Field.OWNER, ""),
            external_owner=get(Field.EXTERNAL_OWNER, ""),
            rationale=get(Field.RATIONALE, ""),
            comment=get(Field.COMMENT, ""),
            sign_off=get(Field.SIGN_OFF, ""),
            hidden=self._hidden_sheet or self._grid.hidden_rows.get(row, "") or self._hidden_column,
            cells=ItemCells(self._grid.name, row, self._columns, moved),
            status_printed=status.printed or status.text,
            colour=colour,
            type_text=squash(type_text),
            merged=merged,
            rich=rich,
            other={name: texts[name] for name in self._others if texts[name]},
            typed=typed,
            formulas=frozenset(formulas) if formulas else _NO_FORMULAS,
            outside=draft.outside,
        )

    def _take(
        self,
        row: int,
        moved: dict[Field, CellRef],
        merged: dict[Field, str],
        typed: dict[Field, str],
        formulas: set[Field],
    ) -> tuple[dict[Field, str], dict[Field, tuple[Run, ...]], GridCell]:
        """The texts and formatted runs that show in a row, and its status cell; the rest is noted where it applies."""
        grid = self._grid
        own = grid.rows.get(row, {})
        anchors = grid.anchors
        texts: dict[Field, str] = {}
        rich: dict[Field, tuple[Run, ...]] = {}
        status = EMPTY
        for name, column in self._columns.items():
            cell = own.get(column, EMPTY)
            anchor = anchors.get((row, column)) if anchors else None
            if anchor is not None:
                cell = grid.own(*anchor)
                moved[name] = CellRef(grid.name, *anchor)
                if grid.ranges[anchor][0] > anchor[0]:
                    merged[name] = grid.merged_range(row, column)
            texts[name] = cell[0] or (cell.struck if name in _NEVER_OLD else "")
            if cell[3] is not None:
                rich[name] = cell[3]
            if cell[7] != cell[0] and cell[7]:
                typed[name] = cell[7]
            if cell[5]:
                formulas.add(name)
            if name is Field.STATUS:
                status = cell
        for column, word in self._ticks.items():
            if own.get(column, EMPTY).text:
                status = own[column]._replace(text=word, printed=word)
                moved[Field.STATUS] = CellRef(grid.name, row, column)
        for name, columns in self._stand_ins.items():
            if columns and not texts.get(name):
                self._stand_in(name, columns, row, texts, moved, typed)
        return texts, rich, status

    def _stand_in(
        self,
        name: Field,
        columns: Sequence[int],
        row: int,
        texts: dict[Field, str],
        moved: dict[Field, CellRef],
        typed: dict[Field, str],
    ) -> None:
        """The first text of the columns that stand in for a field; one of another item type tells that type."""
        for column in columns:
            cell = self._grid.at(row, column)
            if not cell.text:
                continue
            texts[name] = cell.text
            if cell.printed != cell.text:
                typed[name] = cell.printed
            moved[name] = CellRef(self._grid.name, *self._grid.anchor(row, column))
            told = self._types[column]
            if name is Field.TEXT and told is not None:
                texts.setdefault(Field.TYPE, told.value)
            return

    def _extend(
        self,
        draft: Draft,
        texts: dict[Field, str],
        rich: dict[Field, tuple[Run, ...]],
        moved: dict[Field, CellRef],
    ) -> None:
        """Join what the rows below say to the item's texts."""
        for extra in draft.more:
            self._add(extra, texts, rich)
        for line in draft.said:
            if line.field is not None:
                texts[line.field] = "\n".join(piece for piece in (texts.get(line.field, ""), line.text) if piece)
                moved.setdefault(line.field, CellRef(self._grid.name, line.number, line.column))

    def _add(self, row: int, texts: dict[Field, str], rich: dict[Field, tuple[Run, ...]]) -> None:
        """Join a row that goes on the item to the texts above it."""
        for name in _ADDED_TO:
            column = self._columns.get(name)
            cell = self._grid.own(row, column) if column else None
            if cell is None or not cell.text:
                continue
            if name in rich or cell.runs is not None:
                before = rich.get(name) or (Run(texts.get(name, "")),)
                rich[name] = (*before, Run("\n"), *(cell.runs or (Run(cell.text),)))
            joined = "\n".join(piece for piece in (texts.get(name, ""), cell.text) if piece)
            texts[name] = joined

    def _status(
        self, reading: StatusReading, colour: Status | None, fill: str | None, texts: Mapping[Field, str]
    ) -> Status | None:
        if reading.status is not None:
            return reading.status
        if reading.word and not reading.placeholder:
            return None
        if colour is not None:
            return colour
        if not reading.word and fill == "FFFFFF" and self._scheme.has_white:
            return Status.WHITE
        if (
            not reading.word
            and Field.STATUS in self._columns
            and self._scheme.blank_is is not None
            and texts.get(Field.TEXT)
        ):
            return self._scheme.blank_is
        return None

    def _per_cent(self, text: str) -> str:
        """What a column of per cents says of the status ("0.5" as "50%"); any other text as it is."""
        if not self._per_cent_of_one or not _PLAIN_NUMBER.fullmatch(text):
            return text
        return f"{float(text) * self._per_cent_of_one:g}%"


def _per_cent_of_one(table: Table) -> int:
    """What 1 stands for where the status is told in per cent: 100 where no cell is above 1 (shares); else 0."""
    label = next((choice.label for choice in table.choices if choice.field is Field.STATUS), "")
    column = table.columns.get(Field.STATUS)
    if column is None or best_field(label)[0] is not Field.PER_CENT:
        return 0
    cells = [table.grid.at(row, column).text for row in table.grid.used_rows(table.first, table.last)]
    return 100 if all(float(cell) <= 1 for cell in cells if _PLAIN_NUMBER.fullmatch(cell)) else 1


def sort_colours(tables: Sequence[tuple[Table, Sequence[int]]], scheme: Scheme) -> list[tuple[str, Status | None]]:
    """The (fill, status of the word) pairs of the status cells of items, for telling colours from banding."""
    pairs: list[tuple[str, Status | None]] = []
    for table, rows in tables:
        column = table.status_column
        if column is None:
            continue
        worded = column == table.columns.get(Field.STATUS)
        for row in rows:
            fill = table.grid.fill_at(row, column)
            if fill is not None:
                pairs.append((fill, scheme.read(table.grid.at(row, column).text).status if worded else None))
    return pairs
