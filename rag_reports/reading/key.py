"""The tracker's own key: what each status word or colour is defined as."""

import re
from collections.abc import Iterable, Mapping, Sequence

from rag_reports.deadline import State, read_deadline
from rag_reports.layouts.grid import Grid
from rag_reports.layouts.scheme import Scheme, hue_status
from rag_reports.model import CellRef, KeyEntry, Status
from rag_reports.text import fold, squash

_INLINE = re.compile(
    r"^\W*(?P<word>[A-Za-z][A-Za-z ]{0,24}?)\s*(?:[-–—:=]|\bmeans\b|\bis\b)\s*(?P<definition>\S.{3,})$", re.S
)
_BLANK_WORDS = frozenset(
    ("blank", "no colour", "no color", "no fill", "none", "not coloured", "uncoloured", "clear", "no shading")
)
_COLOUR_WORDS = {
    "green": Status.GREEN,
    "amber": Status.AMBER,
    "red": Status.RED,
    "white": Status.WHITE,
    "blue": None,
    "grey": Status.CLOSED,
    "gray": Status.CLOSED,
    "yellow": Status.AMBER,
    "orange": Status.AMBER,
    "black": Status.CLOSED,
    "purple": None,
    "brown": None,
}
_DONE = re.compile(
    r"\b(?:completed?|implemented|achieved|delivered|discharged|done|embedded|signed off|verified|finished"
    r"|fully met)\b",
    re.I,
)
_GOING = re.compile(
    r"\b(?:on track|on target|on schedule|in progress|progressing|ongoing|on-going|will be (?:complete"
    r"|implemented|met|achieved|delivered)|under ?way|anticipated|work continues|within timescale|started"
    r"|being progressed)\b",
    re.I,
)
_BEYOND = re.compile(
    r"\b(?:overdue|beyond|missed|cannot|will not|off track|late|behind|unlikely|significant (?:risk|delay)"
    r"|not (?:be )?(?:achieved|met|delivered))\b",
    re.I,
)
_OTHERS = re.compile(
    r"\b(?:another organi[sz]ation|other organi[sz]ations?|not (?:our|the force'?s?|a force|for the force)"
    r"|responsib\w+ .*(?:other|national|partner)|external|partner agenc\w+|national (?:body|lead)"
    r"|outside (?:of )?(?:our|the force))",
    re.I,
)
_ENDED = re.compile(
    r"\b(?:closed|superseded|not accepted|not adopted|no longer|withdrawn|rejected|merged|not applicable)\b", re.I
)


def find_key(grids: Iterable[Grid], taken: Mapping[str, set[int]], scheme: Scheme) -> tuple[KeyEntry, ...]:
    """The longest run of status words, or colours, with their definitions; ``taken`` rows of a sheet hold items."""
    best: list[KeyEntry] = []
    for grid in grids:
        rows = [row for row in grid.text_rows if row not in taken.get(grid.name, ())]
        for entries in (*_down(grid, rows, scheme), *_across(grid, rows, scheme)):
            if _rank(entries) > _rank(best):
                best = entries
    return tuple(best) if len({fold(entry.word) for entry in best}) >= 2 else ()


def _rank(entries: Sequence[KeyEntry]) -> tuple[int, int]:
    return len({fold(entry.word) for entry in entries}), sum(bool(entry.definition) for entry in entries)


def _down(grid: Grid, rows: Sequence[int], scheme: Scheme) -> Iterable[list[KeyEntry]]:
    """Keys that run down a column, the definition beside the word or in the same cell."""
    columns = sorted({column for row in rows for column in grid.rows[row]})[:60]
    for column in columns:
        run: list[KeyEntry] = []
        previous = 0
        for row in rows:
            entry = _entry(grid, row, column, scheme) or (_house_word(grid, row, column, scheme) if run else None)
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


def _across(grid: Grid, rows: Sequence[int], scheme: Scheme) -> Iterable[list[KeyEntry]]:
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


def _house_word(grid: Grid, row: int, column: int, scheme: Scheme) -> KeyEntry | None:
    """A word that only this house uses, among known ones, with a definition that tells which status it is."""
    text = grid.own(row, column).text
    definition = grid.own(row, grid.right(row, column) + 1).text
    if not text or len(text) > 30 or not _is_definition(definition, scheme):
        return None
    status = status_of_definition(definition)
    return (
        None if status is None else KeyEntry(squash(text), squash(definition), status, CellRef(grid.name, row, column))
    )


def _is_definition(text: str, scheme: Scheme) -> bool:
    """Whether a text may define a status: words, neither a date nor another status."""
    if len(text) <= 40 and read_deadline(text).state in (State.DATED, State.RELATIVE):
        return False
    return (
        len(text) >= 4
        and any(character.isalpha() for character in text)
        and not text.startswith("=")
        and (
            len(text) > 25
            or scheme.read(text).status is None
            or _DONE.search(text) is not None
            or _GOING.search(text) is not None
        )
    )


def _known(word: str, scheme: Scheme) -> bool:
    folded = fold(word)
    return folded in _BLANK_WORDS or folded in _COLOUR_WORDS or folded in scheme.statuses


def _make(grid: Grid, row: int, column: int, word: str, definition: str, scheme: Scheme) -> KeyEntry:
    return KeyEntry(word, definition, _status(word, definition, scheme), CellRef(grid.name, row, column))


def _status(word: str, definition: str, scheme: Scheme) -> Status | None:
    folded = fold(word)
    if folded in _BLANK_WORDS or folded in ("blue", "purple", "brown"):
        return status_of_definition(definition)
    if folded in ("grey", "gray", "black"):
        return status_of_definition(definition) or Status.CLOSED
    return scheme.statuses.get(folded)


def status_of_definition(definition: str) -> Status | None:
    """The status that a definition describes, None where it describes none of them plainly."""
    told = (
        (Status.WHITE, _OTHERS),
        (Status.CLOSED, _ENDED),
        (Status.RED, _BEYOND),
        (Status.AMBER, _GOING),
        (Status.GREEN, _DONE),
    )
    return next((status for status, pattern in told if pattern.search(definition)), None)


def scheme_of_key(key: Sequence[KeyEntry], grids: Mapping[str, Grid], scheme: Scheme) -> Scheme:
    """The scheme with what the key settles: other colours' meanings, fills, whether blank or white is a status."""
    statuses = dict(scheme.statuses)
    fills = dict(scheme.fills)
    words = {fold(entry.word): entry for entry in key}
    blue = words.get("blue")
    if blue is not None and blue.status is not None:
        statuses["blue"] = statuses["b"] = blue.status
        green = words.get("green")
        on_track = green is not None and _GOING.search(green.definition) and not _DONE.search(green.definition)
        if blue.status is Status.GREEN and on_track:
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
