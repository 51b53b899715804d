"""An item's fields as table cells: what stands in the tracker, and a plain word where nothing does."""

from rag_reports.model import Field, Recommendation, Run
from rag_reports.papers.committee_format import CommitteeFormat
from rag_reports.papers.content import Cell, Paragraph
from rag_reports.papers.due_lines import due_paragraphs
from rag_reports.papers.paragraphs import build_paragraphs, mark_type_lines, one_line, read_field
from rag_reports.papers.status_words import show_status
from rag_reports.text import fold


def build_cell(item: Recommendation, name: str, wanted: CommitteeFormat) -> Cell:
    """The cell of one column; ``name`` is the column's field in the format."""
    if name == "status":
        return _status_cell(item, wanted)
    if name == "text":
        return _text_cell(item, wanted)
    if name == "due":
        return _or_blank(
            due_paragraphs(item, wanted), name, wanted, bool(item.due and (item.due.text.strip() or item.due.dates))
        )
    if name == "number":
        return _or_blank(build_paragraphs((Run(item.number),)), name, wanted, bool(item.number.strip()))
    field = Field(name)
    return _or_blank(read_field(item, field), name, wanted, bool(item.text_of(field).strip()))


def _or_blank(paragraphs: tuple[Paragraph, ...], name: str, wanted: CommitteeFormat, says: bool) -> Cell:
    """The paragraphs, followed by the word for a blank cell where all that stands there is struck through."""
    if paragraphs and says:
        return Cell(paragraphs)
    return Cell((*paragraphs, Paragraph((Run(wanted.words["blank"][name]),))))


def _status_cell(item: Recommendation, wanted: CommitteeFormat) -> Cell:
    shown, fill = show_status(one_line(item.status_text), item.status, wanted)
    if item.new:
        shown = f"{wanted.wording['new']} {shown}"
    return Cell((Paragraph((Run(shown),), "status"),), fill)


def _text_cell(item: Recommendation, wanted: CommitteeFormat) -> Cell:
    label = wanted.words["types"][item.item_type.replace(" ", "_")]
    paragraphs = mark_type_lines(read_field(item, Field.TEXT))
    if paragraphs and paragraphs[0].style == "item_type" and fold(paragraphs[0].text) == fold(label):
        paragraphs = paragraphs[1:]
    cell = _or_blank(paragraphs, "text", wanted, bool(item.text.strip()))
    return Cell((Paragraph((Run(label),), "item_type"), *cell.paragraphs))
