"""A tracker of two items written by hand, to be spoilt in one place; and what is to be fed to the commands with it."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import NamedTuple
from xml.sax.saxutils import escape

from tests.ooxml.books import book_parts, write_zip

SHEET = "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"
STYLES = "xl/styles.xml"
WORKBOOK = "xl/workbook.xml"
WORKBOOK_LINKS = "xl/_rels/workbook.xml.rels"
TYPES = "[Content_Types].xml"

LABELS = ("Report", "Published", "No.", "Recommendation", "Status", "Due date", "Strategic lead", "Comment")
FRAUD = ("Fraud: Time to Choose", "2 April 2018")
FIRST = (*FRAUD, "1", "Chief constables should publish a fraud policy.", "GREEN", "30 September 2018", "Head of Crime")
SECOND = (*FRAUD, "2", "The force should review its fraud desk.", "AMBER", "31 March 2019", "Head of Crime")
COMMENT = "The policy was published in August."
ROWS = (LABELS, (*FIRST, COMMENT), (*SECOND, "The review team reports to the board each month."))
ITEMS = ("1 GREEN 2018-09-30", "2 AMBER 2019-03-31")

Build = Callable[[Path], object]


class Book(NamedTuple):
    """A workbook that is hostile or broken, and what must become of it.

    ``refused`` has words of the one sentence in which every command ends; "" where it is read, and then ``items`` are
    what is read: number, status and due date. ``uneditable`` has words of why a change to it is refused, "" where it
    is made. ``heavy`` ones are fed to two commands only. Other programs read the ``odd`` ones otherwise,
    or take minutes over them, and are no witnesses.
    """

    name: str
    build: Build
    refused: str = ""
    items: tuple[str, ...] = ITEMS
    uneditable: str = ""
    heavy: bool = False
    odd: bool = False


def text_cell(at: str, text: object, attributes: str = "") -> str:
    return f'<c r="{at}"{attributes} t="inlineStr"><is><t>{escape(str(text))}</t></is></c>'


def row_xml(number: int, texts: Iterable[object], attributes: str = "") -> str:
    """A row of inline texts from column A on; a text that starts with ``<c`` is a cell's own XML."""
    cells = (
        str(text) if str(text).startswith("<c") else text_cell(f"{letter}{number}", text)
        for letter, text in zip("ABCDEFGHIJKLMNOP", texts, strict=False)
    )
    return f'<row r="{number}"{attributes}>{"".join(cells)}</row>'


def rows_xml(rows: Iterable[Iterable[object]] = ROWS) -> str:
    return "".join(row_xml(number, row) for number, row in enumerate(rows, start=1))


def parts(sheet: str = "", **pieces: str) -> dict[str, bytes]:
    """The parts of the tracker; ``sheet`` follows its rows, ``pieces`` are those of ``book_parts``."""
    return book_parts(rows_xml() + sheet, **pieces)


def written(made: Mapping[str, bytes]) -> Build:
    """Builds the zip of the parts."""
    return lambda path: write_zip(path, made)


def with_part(name: str, content: bytes) -> Build:
    """Builds the tracker with one part put in place, or added."""
    return written(parts() | {name: content})


def replaced(name: str, old: str, new: str) -> Build:
    """Builds the tracker with words of a part replaced, which must stand there."""
    made = parts()
    assert old.encode() in made[name]
    return written(made | {name: made[name].replace(old.encode(), new.encode())})


def without(*names: str) -> Build:
    """Builds the tracker without parts."""
    return written({name: content for name, content in parts().items() if name not in names})
