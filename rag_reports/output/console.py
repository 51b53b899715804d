"""Text for a console: one line of a text, its width, cutting, aligned columns, and words with their colour."""

import codecs
import re
import textwrap
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from rag_reports.meeting.figures import count_statuses
from rag_reports.model import CellRef, Layout, Recommendation, Severity, Status
from rag_reports.text import squash, without_active

_ANSI = re.compile(r"\x1b\[[0-9;]*m")
_STATUS_PAINT = {
    Status.GREEN: "30;42",
    Status.AMBER: "30;43",
    Status.RED: "97;41",
    Status.WHITE: "30;107",
    Status.CLOSED: "7",
}
_SEVERITY_PAINT = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.INFO: "1;36"}
_PLAIN = {"…": "...", "·": "-", "–": "-", "—": "-", "‘": "'", "’": "'", "“": '"', "”": '"', "•": "*", "→": "->"}


@dataclass(frozen=True, slots=True)
class Screen:
    """What text is laid out for; ``height`` None means no end, as in a pipe or a file."""

    width: int
    height: int | None
    colour: bool

    def paint(self, text: str, code: str) -> str:
        """The text in the ANSI colour where the screen has colour."""
        return f"\x1b[{code}m{text}\x1b[0m" if self.colour and text else text

    def status(self, status: Status | None, word: str = "") -> str:
        """A status word on its colour; ``word`` is what is printed in its place, for other schemes."""
        if status is None:
            return word or "no status"
        return self.paint(word or status.value, _STATUS_PAINT[status])

    def severity(self, severity: Severity, word: str) -> str:
        """A word in the colour of a severity."""
        return self.paint(word, _SEVERITY_PAINT[severity])

    def strong(self, text: str) -> str:
        """A heading."""
        return self.paint(text, "1")

    def faint(self, text: str) -> str:
        """What matters less."""
        return self.paint(text, "2")


def one_line(text: str) -> str:
    """A workbook's text on one line, without the control and direction characters that would upset a console."""
    line = without_active(squash(text))
    return "".join(character for character in line if unicodedata.category(character) not in ("Cc", "Cf", "Cs"))


def without_stray(text: str, *, colour: bool) -> str:
    """A text for a console without control characters, whatever file or cell they came from; colours stay."""
    if not colour:
        return without_active(text)
    pieces = _ANSI.split(text)
    colours = [*_ANSI.findall(text), ""]
    return "".join(without_active(piece) + code for piece, code in zip(pieces, colours, strict=True))


def cell_shown(cell: CellRef, layout: Layout) -> str:
    """The cell, with its sheet where the tracker's items stand on several."""
    return str(cell) if len(layout.sheets) > 1 else cell.address


def width_of(text: str) -> int:
    """How many columns a text takes; colour takes none, wide East Asian characters and emoji take two."""
    return sum(
        0 if unicodedata.combining(character) else 2 if unicodedata.east_asian_width(character) in "WF" else 1
        for character in _ANSI.sub("", text)
    )


def cut(text: str, width: int) -> str:
    """The text on one line and within the width, with an ellipsis where something was cut."""
    line = one_line(text)
    if width_of(line) <= width:
        return line
    line = line[: 4 * width]  # enough even where most characters take no column, and quick for a cell full of text
    while line and width_of(line) > width - 1:
        line = line[:-1]
    return line.rstrip() + "…"


def wrap(text: str, width: int, indent: str) -> list[str]:
    """The whole text in lines that begin with the indent."""
    return textwrap.wrap(
        one_line(text),
        width,
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def align(rows: Sequence[Sequence[str]], width: int, indent: str = "  ", *, whole: bool = False) -> list[str]:
    """Rows as lines of aligned columns; the last column is cut to the width, the others stand whole.

    With ``whole`` the last column goes on in further lines instead. Cells but those of the last column may be
    coloured.
    """
    widths = [max(map(width_of, column)) for column in zip(*rows, strict=True)]
    room = max(16, width - len(indent) - sum(widths[:-1]) - 2 * (len(widths) - 1))
    lines = []
    for row in rows:
        cells = [cell + " " * (size - width_of(cell)) for cell, size in zip(row[:-1], widths[:-1], strict=True)]
        first, *further = (wrap(row[-1], room, "") or [""]) if whole else [cut(row[-1], room)]
        lines.append((indent + "  ".join([*cells, first])).rstrip())
        under = " " * (len(indent) + sum(widths[:-1]) + 2 * (len(widths) - 1))
        lines += [under + line for line in further]
    return lines


def count_line(items: Sequence[Recommendation], screen: Screen) -> str:
    """Every status with its number, zeros included; items without a status are named where there are any."""
    parts = [f"{screen.status(status)} {number}" for status, number in count_statuses(items).items()]
    unstated = sum(item.status is None for item in items)
    return " · ".join([*parts, *([f"no status {unstated}"] if unstated else [])])


def _nearest(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    seen = error.object[error.start : error.end]
    return "".join(_PLAIN.get(character, "?") for character in seen), error.end


codecs.register_error("rag-reports-nearest", _nearest)


def fit_encoding(text: str, encoding: str) -> str:
    """The text with every character that the encoding lacks replaced by a plain one, or a question mark."""
    return text.encode(encoding, "rag-reports-nearest").decode(encoding)
