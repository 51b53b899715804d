"""The tables of items in a workbook: headers with the fields of their columns, and the rows below."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from rag_reports.layouts.columns import Candidate, Choice, assign_columns
from rag_reports.layouts.contents import Contents, read_contents
from rag_reports.layouts.grid import Grid, GridCell
from rag_reports.layouts.headers import Header, find_headers
from rag_reports.layouts.labels import best_field, label_period, label_words
from rag_reports.layouts.own import own_fields
from rag_reports.layouts.profile import LayoutProfile
from rag_reports.layouts.scheme import Scheme
from rag_reports.model import Field

_SENTENCE = 30
_SAMPLE = 120
"""Data rows looked at to tell what a column holds."""

_INSPECTED = frozenset(
    [
        "recommendation",
        "recommended",
        "inspectors",
        "inspector",
        "recommendations",
        "recs",
        "rec",
        "afi",
        "afis",
        "hmicfrs",
        "hmic",
        "inspection",
        "inspections",
        "inspectorate",
        "peel",
        "audit",
        "thematic",
        "thematics",
        "improvement",
        "concern",
        "hmicfrs's",
    ]
)
_ASKED = _INSPECTED | {"recommended", "inspectors", "inspector"}
_RISK = frozenset(["likelihood", "probability", "inherent", "residual", "mitigation", "mitigations"])


@dataclass(frozen=True)
class Table:
    """A header, the columns taken for fields, and the rows below it down to ``last``, inclusive.

    ``ticks`` maps columns of which one is ticked in each row to the status word that each stands for.
    """

    grid: Grid
    header: Header
    choices: tuple[Choice, ...]
    last: int
    contents: Mapping[int, Contents]
    ticks: Mapping[int, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        columns: dict[Field, int] = {}
        for choice in self.choices:
            if not choice.earlier:
                columns.setdefault(choice.field, choice.column)
        object.__setattr__(self, "_columns", columns)

    @property
    def columns(self) -> Mapping[Field, int]:
        """The grid column of each field, the first where a field has several."""
        return self._columns  # type: ignore[attr-defined, no-any-return]

    @property
    def status_column(self) -> int | None:
        """The column whose fill may tell the status: its own, else that of coloured numbers or texts."""
        if Field.STATUS in self.columns:
            return self.columns[Field.STATUS]
        coloured = (self.columns.get(name) for name in (Field.NUMBER, Field.TEXT))
        return next((column for column in coloured if column and _tells_by_fill(self.contents[column])), None)

    @property
    def first(self) -> int:
        """The row below the header."""
        return self.header.bottom + 1

    def columns_of(self, name: Field) -> list[int]:
        """Every grid column of a field, from left to right."""
        return [choice.column for choice in self.choices if choice.field is name and not choice.earlier]

    def earlier_columns(self, name: Field) -> list[int]:
        """The columns that stand in where the field's own is blank; of earlier periods the latest first."""
        earlier = [choice for choice in self.choices if choice.field is name and choice.earlier]
        return [
            choice.column
            for choice in sorted(earlier, key=lambda each: label_period(each.label) or (0, 0), reverse=True)
        ]


def _tells_by_fill(contents: Contents) -> bool:
    return contents.hues >= 2 and contents.hued >= 0.5


def find_tables(grid: Grid, scheme: Scheme, profile: LayoutProfile | None) -> list[Table]:
    """The tables of items on a sheet from top to bottom; tables of other things are left out."""
    headers = find_headers(grid, profile.header_rows.get(grid.name, ()) if profile else ())
    ends = [header.top - 1 for header in headers[1:]] + [grid.last_row]
    groups: dict[tuple[tuple[int, str], ...], list[int]] = {}
    for index, header in enumerate(headers):
        groups.setdefault(header.signature, []).append(index)
    found: dict[int, Table] = {}
    for indexes in groups.values():
        spans = [(headers[index].bottom + 1, ends[index]) for index in indexes]
        contents = _contents(grid, headers[indexes[0]], spans, scheme)
        ticks = _ticks(headers[indexes[0]], contents, scheme)
        choices = _choose(headers[indexes[0]], contents, profile, ticks)
        if _holds_items(grid, headers[indexes[0]], choices, contents):
            for index in indexes:
                found[index] = Table(grid, headers[index], choices, ends[index], contents, ticks)
    return [found[index] for index in sorted(found)]


def _contents(grid: Grid, header: Header, spans: Sequence[tuple[int, int]], scheme: Scheme) -> dict[int, Contents]:
    rows = list(_sample_rows(grid, header, spans))
    columns = sorted({column for row in rows for column in grid.rows[row]} | set(header.labels))
    return {column: read_contents(_column_cells(grid, rows, column), scheme) for column in columns}


def _sample_rows(grid: Grid, header: Header, spans: Sequence[tuple[int, int]]) -> Iterable[int]:
    """Rows about as full as the fullest, evenly from all the tables of one layout; headings between hold less."""
    share = max(_SAMPLE // len(spans), 8)
    for first, last in spans:
        used = grid.used_rows(first, last)
        step = max(len(used) // share, 1)
        counts = {row: len(grid.texts(row)) for row in used[::step]}
        enough = max(min(2, len(header.labels)), 0.4 * min(max(counts.values(), default=0), len(header.labels)))
        yield from [row for row, count in counts.items() if count >= enough][: share + 1]


def _column_cells(grid: Grid, rows: Sequence[int], column: int) -> list[GridCell]:
    """The cells of a column with the fills that show; those covered by a range from another column are blank."""
    cells: list[GridCell] = []
    for row in rows:
        own = grid.anchor(row, column)[1] == column
        cell = grid.at(row, column) if own else grid.own(row, column)
        cells.append(cell._replace(fill=grid.fill_at(row, column)) if own and grid.conditional_fill else cell)
    return cells


def _ticks(header: Header, contents: Mapping[int, Contents], scheme: Scheme) -> dict[int, str]:
    """Columns headed by status words of which one is ticked in each row; none where there are not two of them."""
    found = {
        column: labels[0]
        for column, labels in header.labels.items()
        if labels
        and column in contents
        and (contents[column].empty or contents[column].ticks >= 0.9)
        and scheme.read(labels[0]).status is not None
    }
    return found if len(found) >= 2 and any(not contents[column].empty for column in found) else {}


def _choose(
    header: Header, contents: Mapping[int, Contents], profile: LayoutProfile | None, ticks: Mapping[int, str]
) -> tuple[Choice, ...]:
    first, last = min(header.labels), max(header.labels)
    candidates = [
        Candidate(column, header.labels.get(column, ()), contents[column])
        for column in sorted(contents)
        if first - 2 <= column <= last + 2
    ]
    settled: dict[int, Field | None] = {}
    for candidate in candidates:
        known, field = profile.settled(candidate.label, candidate.column) if profile else (False, None)
        if known:
            settled[candidate.column] = field
    own = own_fields([candidate.label for candidate in candidates]) if profile is None else {}
    settled |= {each.column: own[each.label] for each in candidates if each.label in own}
    if ticks and Field.STATUS not in settled.values():
        settled |= dict.fromkeys(ticks)
        settled[min(ticks)] = Field.STATUS
    choices = assign_columns(candidates, settled, "a heading of a new tracker" if own else "the profile says so")
    if any(choice.field is Field.STATUS for choice in choices):
        return choices
    return tuple(
        replace(choice, field=Field.STATUS) if choice.field is Field.PER_CENT else choice for choice in choices
    )  # how much is done is then all that tells of the status


def _holds_items(grid: Grid, header: Header, choices: Sequence[Choice], contents: Mapping[int, Contents]) -> bool:
    """Whether the columns are those of a tracker: a text, and what is done about it."""
    fields = {choice.field: choice for choice in choices}
    text = fields.get(Field.TEXT)
    if text is None or len(fields.keys() - {Field.THEME}) < 3:  # any list of issues may have themes
        return False
    if not fields.keys() & {Field.STATUS, Field.COMMENT, Field.DUE, Field.PER_CENT, Field.SIGN_OFF}:
        return False
    if text.score >= 2.0:
        return True
    words = {word for labels in header.labels.values() for label in labels for word in label_words(label)}
    field, score = best_field(text.label)
    told = field is Field.TEXT and score >= 0.8 and bool(_ASKED & set(label_words(text.label)))
    if told:
        return True
    if _RISK & words:
        return False
    if (
        contents[text.column].asks >= 0.6
        and contents[text.column].addressed >= 0.3
        and Field.STATUS in fields
        and contents[fields[Field.STATUS].column].statuses >= 0.6
    ):
        return True
    told = contents[text.column].mean_length >= _SENTENCE or contents[text.column].asks >= 0.3
    kept = bool(fields.keys() & {Field.NUMBER, Field.DUE, Field.OWNER, Field.COMMENT})
    return told and kept and bool(_INSPECTED & (words | _words_around(grid, header)))


def _words_around(grid: Grid, header: Header) -> set[str]:
    """The words of the sheet's name, of the lines above the table, and of the first rows below it."""
    told = set(label_words(grid.name))
    for row in grid.used_rows(1, header.bottom + 12):
        for _, text in grid.texts(row):
            told |= set(label_words(text[:400]))
    return told
