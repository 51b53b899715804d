"""The style that a cell takes when its status or its kind of value changes."""

from typing import NamedTuple

from rag_reports.editing.sheet_state import SheetState
from rag_reports.layouts.scheme import Scheme, hue_status
from rag_reports.model import Status
from rag_reports.ooxml.cell_pieces import CellPiece
from rag_reports.ooxml.patch_styles import StylePatch
from rag_reports.ooxml.styles import Styles
from rag_reports.text import fold

# The colours of Excel's own palette that papers use (RULES: black text is readable on each).
FILLS = {Status.GREEN: "00B050", Status.AMBER: "FFC000", Status.RED: "FF0000", Status.WHITE: "FFFFFF"}
_HUES = {status.value: fill for status, fill in FILLS.items() if status is not Status.WHITE} | {"BLUE": "00B0F0"}
_SCHEME = Scheme()


class Asked(NamedTuple):
    """A cell that is to show a status: its place and style, the word that it will hold, and whether that is new."""

    row: int
    column: int
    style: int
    status: Status
    word: str
    new_word: bool


def style_for_status(state: SheetState, asked: Asked, styles: Styles, added: StylePatch) -> int:
    """The style index for a cell that is to show a status.

    It is the cell's own where that shows the status already, or where a conditional format colours the cell; else
    that of the cells of the column which have the status, the one most like the cell's own first, then the one in
    most use; else the cell's own with another fill. Cells with the status and no fill are followed in a column
    without colours, unless the colour alone was asked for.
    """
    column, style, status, word = asked.column, asked.style, asked.status, asked.word
    own = _colour_named(word)
    if _shows(styles.fill(style), status, own) or _coloured_by_rule(state, asked, styles):
        return style
    same: dict[int, int] = {}
    silent: dict[int, int] = {}
    plain: dict[int, int] = {}
    coloured = False
    for piece, count in state.column(column):
        fill = styles.fill(piece.style)
        told, blank = _tells(piece, status, word)
        coloured = coloured or bool(fill and hue_status(fill))
        if _shows(fill, status, own):
            found = same if told else silent if blank else None
        else:
            found = plain if told and not (fill and hue_status(fill)) else None
        if found is not None:
            found[piece.style] = found.get(piece.style, 0) + count
    for candidates in (same, silent, plain if asked.new_word and not coloured else {}):
        if style in candidates:
            return style
        if candidates:
            return max(candidates, key=lambda one: (added.differ_in_look_alone(one, style), candidates[one]))
    return added.with_fill(style, _HUES[own] if own else FILLS.get(status))


def _colour_named(word: str) -> str:
    """The hue that a word names, whatever status it stands for: BRAG has "Blue" for complete, "Green" for on track."""
    named = fold(word).removeprefix("new ").upper()
    return named if named in _HUES else ""


def _shows(fill: str | None, status: Status, own: str) -> bool:
    """Whether a fill shows the status, or the hue that its word names."""
    return hue_status(fill or "FFFFFF") == own if own else says(fill, status)


def says(fill: str | None, status: Status) -> bool:
    """Whether a fill, RRGGBB, shows the status; no fill shows CLOSED."""
    if status is Status.WHITE:
        return fill == FILLS[Status.WHITE]
    return fill is None if status is Status.CLOSED else _SCHEME.status_of_fill(fill) is status


def _coloured_by_rule(state: SheetState, asked: Asked, styles: Styles) -> bool:
    return styles.fill(asked.style) is None and any(
        area.contains(asked.row, asked.column) and any(styles.differential_fill(rule.dxf) for rule in each.rules)
        for each in state.frame.conditional
        for area in each.areas
    )


def _tells(piece: CellPiece, status: Status, word: str) -> tuple[bool, bool]:
    """Whether the cell's word is the status, and whether it has no word."""
    text = piece.cell.value
    if text is None or text == "":
        return False, True
    if not isinstance(text, str):
        return False, False
    return (bool(word) and fold(text) == fold(word)) or _SCHEME.read(text).status is status, False
