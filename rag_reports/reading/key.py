"""The tracker's own key: what each status word, sign or colour is defined as."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from rag_reports.deadline import State, read_deadline
from rag_reports.layouts.grid import Grid, GridCell
from rag_reports.layouts.scheme import Scheme, hue_status
from rag_reports.layouts.status_wording import says_done, says_on_track, status_of_definition
from rag_reports.model import CellRef, KeyEntry, Status
from rag_reports.text import fold, squash

_INLINE = re.compile(
    r"^\W*(?P<word>[A-Za-z][A-Za-z ]{0,24}?)\s*(?:[-–—:=]|\bmeans\b|\bis\b)\s*(?P<definition>\S.{3,})$", re.S
)
_INLINE_SIGN = re.compile(r"^\s*(?P<word>\S{1,2})\s*[-–—:=]\s*(?P<definition>[A-Za-z].{2,})$", re.S)
_SIGNS_IN_LINE = re.compile(r"(?:^|[\s,;:(])(?P<word>[A-Za-z0-9✓✔✗X]{1,2})\s*=\s*(?P<definition>[^,;=|\n)]{3,80})")
_BLANK_WORDS = frozenset(
    ("blank", "no colour", "no color", "no fill", "none", "not coloured", "uncoloured", "clear", "no shading")
)
_COLOUR_WORDS = frozenset(
    ("green", "amber", "red", "white", "blue", "grey", "gray", "yellow", "orange", "black", "purple", "brown")
)
_BY_DEFINITION = frozenset(("blue", "purple", "brown"))
_SIGN = 2
"""Characters of a sign: a digit, letter or mark that means a status by the key alone."""
_LONGEST_SIGN_DEFINITION = 90
_HEADS_KEY = re.compile(r"\b(?:key|legend|assessment|status|rating|rag|categor(?:y|ies)|colour|grading|codes?)\b", re.I)
_COLUMNS = 60


def find_key(grids: Iterable[Grid], scheme: Scheme) -> tuple[KeyEntry, ...]:
    """The longest run of status words, signs or colours with their definitions, in sheets without their items."""
    best: list[KeyEntry] = []
    for grid in grids:
        rows = grid.text_rows
        for entries in (*_down(grid, rows, scheme), *_across(grid, rows, scheme), *_in_line(grid, rows)):
            if _rank(entries) > _rank(best) and _is_key(grid, entries, scheme):
                best = entries
    return tuple(best)


def leave_out_items(grid: Grid, taken: Mapping[int, tuple[int, int]]) -> Grid:
    """The sheet without the cells of its items: a key or a summary may stand beside them.

    ``taken`` maps the rows of the items to the first and last column of their table.
    """
    rows: dict[int, Mapping[int, GridCell]] = {}
    for row, cells in grid.rows.items():
        span = taken.get(row)
        if span is None:
            rows[row] = cells
        elif max(cells) > span[1] or min(cells) < span[0]:
            rows[row] = {column: cell for column, cell in cells.items() if not span[0] <= column <= span[1]}
    text_rows = [row for row in grid.text_rows if row in rows and any(cell.text for cell in rows[row].values())]
    return replace(grid, rows=rows, text_rows=text_rows)


def _rank(entries: Sequence[KeyEntry]) -> tuple[int, int]:
    return len({fold(entry.word) for entry in entries}), sum(bool(entry.definition) for entry in entries)


def _is_key(grid: Grid, entries: Sequence[KeyEntry], scheme: Scheme) -> bool:
    """Whether a run is a key: two known words at least, or signs that tell statuses apart under a heading."""
    words = {fold(entry.word) for entry in entries}
    if sum(_known(word, scheme) for word in words) >= 2:
        return True
    statuses = {entry.status for entry in entries}
    if len(words) < 2 or None in statuses or len(statuses) < 2:
        return False
    first = min(entry.cell.row for entry in entries)
    near = [text for row in range(first - 2, first + 1) for _, text in grid.texts(row)]
    return len(statuses) >= 3 or any(_HEADS_KEY.search(text) for text in near)


def _down(grid: Grid, rows: Sequence[int], scheme: Scheme) -> Iterator[list[KeyEntry]]:
    """Keys that run down a column, the definition beside the word or in the same cell."""
    for column in sorted({column for row in rows for column in grid.rows[row]})[:_COLUMNS]:
        run: list[KeyEntry] = []
        previous = 0
        for row in rows:
            entry = _entry(grid, row, column, scheme) or _house_word(
                grid, row, column, scheme, longest=30 if run else _SIGN
            )
            if entry is None and not grid.own(row, column).text:
                continue
            if entry is None or row - previous > 3 or any(fold(entry.word) == fold(other.word) for other in run):
                if run:
                    yield run
                run = []
            if entry is not None:
                run.append(entry)
                previous = row
        if run:
            yield run


def _across(grid: Grid, rows: Sequence[int], scheme: Scheme) -> Iterator[list[KeyEntry]]:
    """Keys that run along a row: word, definition, word, definition; or definitions in the row below."""
    for row in rows:
        entries = [entry for column in grid.rows[row] if (entry := _entry(grid, row, column, scheme)) is not None]
        if len(entries) >= 2:
            yield entries
        below = [
            entry
            for column in grid.rows[row]
            if (entry := _word(grid, row, column, grid.own(row + 1, column).text, scheme)) is not None
        ]
        if len(below) >= 2 and row + 1 in rows:
            yield below


def _in_line(grid: Grid, rows: Sequence[int]) -> Iterator[list[KeyEntry]]:
    """Keys in one cell: "3 = delivered; 2 = in progress; 1 = not delivered"."""
    for row in rows:
        for column, text in grid.texts(row):
            found = [(match["word"], squash(match["definition"])) for match in _SIGNS_IN_LINE.finditer(text)]
            if len(found) >= 2:
                cell = CellRef(grid.name, row, column)
                yield [KeyEntry(word, told, status_of_definition(told), cell) for word, told in found]


def _entry(grid: Grid, row: int, column: int, scheme: Scheme) -> KeyEntry | None:
    cell = grid.own(row, column)
    inline = _INLINE.match(cell.text) if 6 < len(cell.text) < 400 else None
    if inline and _known(inline["word"], scheme):
        return _make(grid, row, column, squash(inline["word"]), squash(inline["definition"]), scheme)
    definition = grid.own(row, grid.right(row, column) + 1).text
    if not cell.text and cell.fill and _is_definition(definition, scheme):
        hue = hue_status(cell.fill) or ("WHITE" if cell.fill == "FFFFFF" else "")
        return _make(grid, row, column, hue, definition, scheme) if hue else None
    return _word(grid, row, column, definition, scheme)


def _word(grid: Grid, row: int, column: int, definition: str, scheme: Scheme) -> KeyEntry | None:
    text = grid.own(row, column).text
    if not text or len(text) > 40 or not _known(text, scheme) or not _is_definition(definition, scheme):
        return None
    return _make(grid, row, column, squash(text), squash(definition), scheme)


def _house_word(grid: Grid, row: int, column: int, scheme: Scheme, *, longest: int) -> KeyEntry | None:
    """A word or sign that only this house uses, with a definition that tells which status it is."""
    text = grid.own(row, column).text
    inline = _INLINE_SIGN.match(text)
    word, definition = (inline["word"], inline["definition"]) if inline else (text, "")
    definition = definition or grid.own(row, grid.right(row, column) + 1).text
    if not word or len(word) > longest or len(definition) > _LONGEST_SIGN_DEFINITION:
        return None
    fill = grid.own(row, column).fill
    hue = hue_status(fill) if fill else ""
    told = Status(hue) if hue in list(Status) else status_of_definition(definition)
    status = told if _is_definition(definition, scheme) else None
    return KeyEntry(squash(word), squash(definition), status, CellRef(grid.name, row, column)) if status else None


def _is_definition(text: str, scheme: Scheme) -> bool:
    """Whether a text may define a status: words, neither a date nor another status."""
    if len(text) < 3 or text.startswith("=") or not any(character.isalpha() for character in text):
        return False
    if len(text) <= 40 and read_deadline(text).state in (State.DATED, State.RELATIVE):
        return False
    return len(text) > 25 or scheme.read(text).status is None or status_of_definition(text) is not None


def _known(word: str, scheme: Scheme) -> bool:
    folded = fold(word)
    return folded in _BLANK_WORDS or folded in _COLOUR_WORDS or folded in scheme.statuses


def _make(grid: Grid, row: int, column: int, word: str, definition: str, scheme: Scheme) -> KeyEntry:
    return KeyEntry(word, definition, _status(word, definition, scheme), CellRef(grid.name, row, column))


def _status(word: str, definition: str, scheme: Scheme) -> Status | None:
    folded = fold(word)
    if folded in _BLANK_WORDS or folded in _BY_DEFINITION:
        return status_of_definition(definition)
    if folded in ("grey", "gray", "black"):
        return status_of_definition(definition) or Status.CLOSED
    return scheme.statuses.get(folded)


def scheme_of_key(key: Sequence[KeyEntry], grids: Mapping[str, Grid], scheme: Scheme) -> Scheme:
    """The scheme with what the key settles: other colours' meanings, fills, whether blank or white is a status."""
    statuses = dict(scheme.statuses)
    fills = dict(scheme.fills)
    words = {fold(entry.word): entry for entry in key}
    blue = words.get("blue")
    if blue is not None and blue.status is not None:
        statuses["blue"] = statuses["b"] = blue.status
    for word in ("green", "g"):
        entry = words.get(word)
        others = any(says_done(other.definition) for name, other in words.items() if name not in ("green", "g"))
        if entry is not None and others and says_on_track(entry.definition):
            statuses["green"] = statuses["g"] = Status.AMBER
    for word, entry in words.items():
        if entry.status is not None:
            statuses.setdefault(word, entry.status)
        fill = grids[entry.cell.sheet].own(entry.cell.row, entry.cell.column).fill
        status = statuses.get(word, entry.status)
        if fill and fill != "FFFFFF" and hue_status(fill) and status is not None:
            fills.setdefault(fill, status)
    blank = next((entry.status for word, entry in words.items() if word in _BLANK_WORDS), None)
    return Scheme(
        statuses=statuses,
        fills=fills,
        has_white=scheme.has_white or any(entry.status is Status.WHITE for entry in key),
        blank_is=scheme.blank_is or blank,
        blue_is=scheme.blue_is or (blue.status if blue is not None else None),
    )


def resolve_key(key: Sequence[KeyEntry], scheme: Scheme) -> tuple[KeyEntry, ...]:
    """The key with the statuses that the scheme finally gives its words."""
    return tuple(
        KeyEntry(entry.word, entry.definition, scheme.statuses.get(fold(entry.word), entry.status), entry.cell)
        for entry in key
    )
