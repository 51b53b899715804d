"""The status word beside its colour (WCAG 2.2, criterion 1.4.1): a print in black and white carries no colour."""

import colorsys
from collections.abc import Iterator, Sequence

from lxml import etree

from rag_reports.papers.checking.faults import Sighting
from rag_reports.papers.checking.paragraph_text import own_elements, paragraph_text, run_text
from rag_reports.papers.checking.word_colours import UNKNOWN, WordColours
from rag_reports.papers.checking.word_file import WordFile
from rag_reports.papers.checking.word_tables import WordCell, WordTable, read_tables
from rag_reports.papers.package import W
from rag_reports.text import words

_HUES = (("RED", 0, 17), ("AMBER", 20, 66), ("GREEN", 75, 170), ("RED", 343, 360))  # degrees
_LEAST_SATURATION, _LEAST_BRIGHTNESS = 0.15, 0.35
_LABELS = frozenset({"rag", "brag", "status", "rating"})
_STATUS_WORDS = frozenset(
    {"green", "amber", "red", "white", "blue", "yellow", "grey", "closed", "complete", "completed"}
)
_MARKS = frozenset("●⬤•■◼▪◉○▲▼◆★")


def check_status_colours(file: WordFile) -> Iterator[Sighting]:
    """Cells of a column of status colours, and coloured marks, with no word beside them."""
    colours = WordColours(file)
    for story in file.stories:
        for table in read_tables(story.root):
            yield from _check_table(table, colours)
    for paragraph in file.paragraphs():
        runs = [run for run in own_elements(paragraph, f"{W}r") if run_text(run).strip()]
        shown = "".join(map(run_text, runs)).strip()
        is_mark = bool(shown) and _MARKS.issuperset(shown)
        if is_mark and any(hue_of(colours.text(run, paragraph)) for run in runs) and not _is_in_worded_row(paragraph):
            yield Sighting("colour-alone", paragraph)


def hue_of(colour: str) -> str:
    """GREEN, AMBER or RED for a colour that is seen as one; "" for any other."""
    if colour in ("", UNKNOWN):
        return ""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    hue, saturation, brightness = colorsys.rgb_to_hsv(red, green, blue)
    if saturation < _LEAST_SATURATION or brightness < _LEAST_BRIGHTNESS:
        return ""
    return next((name for name, low, high in _HUES if low <= hue * 360 <= high), "")


def _check_table(table: WordTable, colours: WordColours) -> Iterator[Sighting]:
    columns: dict[int, list[tuple[WordCell, str, Sequence[WordCell]]]] = {}
    for row in table.rows[table.header_rows or 1 :]:
        for cell in row:
            if not cell.continues:
                columns.setdefault(cell.start, []).append((cell, hue_of(colours.cell(cell.element)), row))
    labels = {cell.start: set(words(cell.text)) for row in table.rows[:1] for cell in row}
    for start, cells in columns.items():
        hues = {hue for _, hue, _ in cells} - {""}
        if len(hues) < 2 and not (hues and labels.get(start, set()) & _LABELS):
            continue
        for cell, hue, row in cells:
            point = _point_missed(cell)
            if hue and point and not any(_is_status(other) for other in row):
                yield Sighting(point, cell.element)


def _point_missed(cell: WordCell) -> str:
    """What a coloured cell lacks; "" where it says something, were it a letter, a tick or a picture with a text."""
    if next(cell.element.iter(f"{W}drawing", f"{W}pict", f"{W}object"), None) is not None:
        return ""
    text = cell.text.strip()
    if _MARKS.issuperset(text):
        return "colour-alone"
    return "colour-on-figure" if any(map(str.isdigit, text)) and not any(map(str.isalpha, text)) else ""


def _is_status(cell: WordCell) -> bool:
    said = words(cell.text)
    return 0 < len(said) <= 3 and not _STATUS_WORDS.isdisjoint(said)


def _is_in_worded_row(paragraph: etree._Element) -> bool:
    """Whether a mark's paragraph stands in a table's row that holds a word of a status."""
    row = next(paragraph.iterancestors(f"{W}tr"), None)
    return row is not None and not _STATUS_WORDS.isdisjoint(words(" ".join(map(paragraph_text, row.iter(f"{W}p")))))
