"""The rows of a table made into recommendations, each value with its cell."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from rag_reports.deadline import Deadline, State, join_deadlines, read_deadline
from rag_reports.layouts.grid import Grid, GridCell
from rag_reports.layouts.scheme import Scheme, StatusReading
from rag_reports.layouts.tables import Table
from rag_reports.model import CellRef, Field, ItemType, Recommendation, Run, Status
from rag_reports.reading.rows import Row
from rag_reports.reading.types import item_type_of, number_in_text, without_type_line
from rag_reports.text import fold, squash

_OWN_KEYS = frozenset(
    {Field.NUMBER, Field.TYPE, Field.TEXT, Field.STATUS, Field.NEW, Field.DUE, Field.OWNER, Field.EXTERNAL_OWNER}
    | {Field.RATIONALE, Field.COMMENT, Field.SIGN_OFF, Field.ORIGINAL_DUE, Field.REVISED_DUE}
)
_REPORT_KEYS = frozenset(
    {Field.REPORT, Field.PUBLISHED, Field.SCOPE, Field.INSPECTORATES, Field.GRADE, Field.RESPONSE_PUBLISHED}
)
_NOT_NEW = frozenset(("", "no", "n", "false", "0", "-", "n/a"))
_ADDED_TO = (Field.TEXT, Field.COMMENT, Field.RATIONALE, Field.OWNER, Field.EXTERNAL_OWNER, Field.SIGN_OFF)


@dataclass
class Draft:
    """An item's row, with the rows that go on it, before it is made into a Recommendation."""

    row: int
    type_from_line: ItemType | None = None
    more: list[int] = field(default_factory=list)
    said: list[Row] = field(default_factory=list)


class ItemMaker:
    """Makes the items of one table; what does not change from row to row is worked out once."""

    def __init__(self, table: Table, scheme: Scheme, colours: Mapping[str, Status]) -> None:
        self._grid: Grid = table.grid
        self._table = table
        self._columns = table.columns
        self._scheme = scheme
        self._colours = colours
        self._status_column = self._columns.get(Field.STATUS)
        self._original = self._columns.get(Field.ORIGINAL_DUE)
        self._revised = table.columns_of(Field.REVISED_DUE)
        self._others = [
            (name, column)
            for name, column in self._columns.items()
            if name not in _OWN_KEYS and name not in _REPORT_KEYS
        ]
        self._hidden_sheet = "hidden sheet" if table.grid.state != "visible" else ""
        hidden = [name for name in (Field.TEXT, Field.STATUS) if self._columns.get(name) in table.grid.hidden_columns]
        self._hidden_column = "hidden column" if hidden else ""

    def make(self, draft: Draft, published: str = "", published_precision: str = "") -> Recommendation:
        """The item; ``published`` is the report's publication date in ISO form, "" for unknown."""
        row = draft.row
        cells: dict[Field, CellRef] = {}
        merged: dict[Field, str] = {}
        rich: dict[Field, tuple[Run, ...]] = {}
        values = {name: self._take(name, column, row, cells, merged, rich) for name, column in self._columns.items()}
        texts = {name: cell.text for name, cell in values.items()}
        for name in (Field.NUMBER, Field.TEXT, Field.REPORT):
            if name in values and not texts[name]:
                texts[name] = values[name].struck
        for extra in draft.more:
            self._add(extra, texts, rich)
        for line in draft.said:
            if line.field is not None:
                texts[line.field] = "\n".join(piece for piece in (texts.get(line.field, ""), line.text) if piece)
                cells.setdefault(line.field, CellRef(self._grid.name, line.number, line.column))
        status = values.get(Field.STATUS, GridCell(""))
        reading = self._scheme.read(status.text)
        fill = self._grid.fill_at(row, self._status_column) if self._status_column else None
        colour = self._colours.get(fill) if fill is not None else None
        text = texts.get(Field.TEXT, "")
        type_text = texts.get(Field.TYPE, "")
        item_type = item_type_of(type_text, texts.get(Field.NUMBER, ""), text, draft.type_from_line)
        whole = text
        text, text_runs = without_type_line(text, rich.get(Field.TEXT))
        if text_runs is not None:
            rich[Field.TEXT] = text_runs
        return Recommendation(
            number=squash(texts.get(Field.NUMBER, "")) if Field.NUMBER in self._columns else number_in_text(whole),
            item_type=item_type,
            text=text,
            status=self._status(reading, colour, fill, texts),
            status_text=squash(reading.word),
            new=reading.new or fold(texts.get(Field.NEW, "")) not in _NOT_NEW,
            due=self._due(row, values, cells, published, published_precision),
            owner=texts.get(Field.OWNER, ""),
            external_owner=texts.get(Field.EXTERNAL_OWNER, ""),
            rationale=texts.get(Field.RATIONALE, ""),
            comment=texts.get(Field.COMMENT, ""),
            sign_off=texts.get(Field.SIGN_OFF, ""),
            hidden=self._hidden_sheet or self._grid.hidden_rows.get(row, "") or self._hidden_column,
            cells=cells,
            status_printed=status.printed or status.text,
            colour=colour,
            type_text=squash(type_text),
            merged=merged,
            rich=rich,
            other={name: texts[name] for name, _ in self._others if texts.get(name)},
        )

    def _take(
        self,
        name: Field,
        column: int,
        row: int,
        cells: dict[Field, CellRef],
        merged: dict[Field, str],
        rich: dict[Field, tuple[Run, ...]],
    ) -> GridCell:
        """The cell that shows here, noted with its place, its merged range over rows, and its formatted runs."""
        grid = self._grid
        anchor = grid.anchors.get((row, column))
        if anchor is None:
            cell = grid.own(row, column)
            cells[name] = CellRef(grid.name, row, column)
        else:
            cell = grid.own(*anchor)
            cells[name] = CellRef(grid.name, *anchor)
            if grid.ranges[anchor][0] > anchor[0]:
                merged[name] = grid.merged_range(row, column)
        if cell.runs is not None:
            rich[name] = cell.runs
        return cell

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
        if Field.STATUS not in self._columns and Field.PER_CENT in self._columns:
            return self._scheme.read(texts.get(Field.PER_CENT, "")).status
        return None

    def _due(
        self,
        row: int,
        values: Mapping[Field, GridCell],
        cells: dict[Field, CellRef],
        published: str,
        precision: str,
    ) -> Deadline | None:
        """The due cell joined with the columns of its history; ``cells`` then names the cell of the date in force."""
        import datetime as dt

        known = dt.date.fromisoformat(published) if published else None
        chain: list[tuple[GridCell, CellRef]] = []
        if Field.ORIGINAL_DUE in values:
            chain.append((values[Field.ORIGINAL_DUE], cells[Field.ORIGINAL_DUE]))
        if Field.DUE in values and Field.ORIGINAL_DUE not in values:
            chain.append((values[Field.DUE], cells[Field.DUE]))
        for column in self._revised:
            anchor = self._grid.anchor(row, column)
            chain.append((self._grid.own(*anchor), CellRef(self._grid.name, *anchor)))
        if Field.DUE in values and Field.ORIGINAL_DUE in values:
            chain.append((values[Field.DUE], cells[Field.DUE]))
        if not chain:
            return None
        pieces: list[tuple[Deadline, CellRef]] = []
        for cell, ref in chain:
            pieces += [
                (read_deadline(text, published=known, published_precision=precision or "day"), ref)
                for text in (cell.struck, cell.text)
                if text
            ]
        cells.setdefault(Field.DUE, chain[0][1])
        if not pieces:
            return None
        told = [piece for piece in pieces if piece[0].state is not State.PLACEHOLDER] or pieces[-1:]
        filled = [ref for cell, ref in chain if cell.text]
        if Field.DUE not in values or not values[Field.DUE].text:
            cells[Field.DUE] = filled[-1] if filled else cells[Field.DUE]
        if not filled:
            return None
        if pieces[-1][0].state is State.PLACEHOLDER and len(self._revised) == 0:
            told = [*[piece for piece in told if piece is not pieces[-1]], pieces[-1]]
        history = [deadline for deadline, _ in told[:-1]]
        return join_deadlines(told[-1][0], history)


def sort_colours(tables: Sequence[tuple[Table, Sequence[int]]], scheme: Scheme) -> list[tuple[str, Status | None]]:
    """The (fill, status of the word) pairs of the status cells of items, for telling colours from banding."""
    pairs: list[tuple[str, Status | None]] = []
    for table, rows in tables:
        column = table.columns.get(Field.STATUS)
        if column is None:
            continue
        for row in rows:
            fill = table.grid.fill_at(row, column)
            if fill is not None:
                pairs.append((fill, scheme.read(table.grid.at(row, column).text).status))
    return pairs
