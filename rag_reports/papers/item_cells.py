"""An item's fields as table cells: what stands in the tracker, and a plain word where nothing does."""

import re

from rag_reports.model import Field, Recommendation, Run, Status
from rag_reports.papers.committee_format import CommitteeFormat
from rag_reports.papers.content import Cell, Paragraph
from rag_reports.papers.paragraphs import build_paragraphs, clean, mark_type_lines, read_field
from rag_reports.text import fold, squash

# "October 2018 Now December 2018": each revision gets a line of its own.
_REVISION = re.compile(r"(?<=[\d\])])\s+(?=Now\b)")


def one_line(text: str) -> str:
    """The text on one line, without what Word cannot hold."""
    return squash(clean(text))


def find_colour(word: str, status: Status | None, wanted: CommitteeFormat) -> str:
    """The fill for a status word: the word's own where the format names one, else its status's, "" for neither."""
    own = wanted.colours.get(fold(word).upper())
    return own or (wanted.colours[status] if status else "")


def build_cell(item: Recommendation, name: str, wanted: CommitteeFormat, *, public: bool) -> Cell:
    """The cell of one column; ``name`` is the column's field in the format."""
    if name == "status":
        return _status_cell(item, wanted)
    if name == "text":
        return _text_cell(item, wanted)
    if name == "due":
        return _or_blank(_due_paragraphs(item, wanted), name, wanted, _has_due(item))
    if name == "number":
        return _or_blank(build_paragraphs((Run(item.number),)), name, wanted, bool(item.number.strip()))
    field = Field(name)
    public_wording = item.other.get(Field.PUBLIC_WORDING, "").strip()
    if public and field is Field.COMMENT and public_wording:
        return Cell(build_paragraphs((Run(public_wording),)))
    return _or_blank(read_field(item, field), name, wanted, bool(str(getattr(item, name)).strip()))


def _or_blank(paragraphs: tuple[Paragraph, ...], name: str, wanted: CommitteeFormat, says: bool) -> Cell:
    """The paragraphs, followed by the word for a blank cell where all that stands there is struck through."""
    if paragraphs and says:
        return Cell(paragraphs)
    return Cell((*paragraphs, Paragraph((Run(wanted.words["blank"][name]),))))


def _status_cell(item: Recommendation, wanted: CommitteeFormat) -> Cell:
    word = one_line(item.status_text)
    if item.status and (not word or fold(word) == fold(item.status)):
        word = item.status.value
    fill = find_colour(word, item.status, wanted)
    shown = word or wanted.words["blank"]["status"]
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


def _has_due(item: Recommendation) -> bool:
    history = (item.other.get(name, "") for name in (Field.ORIGINAL_DUE, Field.REVISED_DUE))
    return bool(item.due and item.due.text.strip()) or any(text.strip() for text in history)


def _due_paragraphs(item: Recommendation, wanted: CommitteeFormat) -> tuple[Paragraph, ...]:
    """The due cell as it stands, after the dates of the history columns that it does not repeat itself."""
    current = read_field(item, Field.DUE)
    if item.due and Field.DUE not in item.rich:
        current = build_paragraphs((Run(_REVISION.sub("\n", item.due.text)),))
    stated = fold(item.due.text) if item.due else ""
    history = [
        ("due_original", one_line(item.other.get(Field.ORIGINAL_DUE, ""))),
        *(("due_revised", one_line(line)) for line in item.other.get(Field.REVISED_DUE, "").split("\n")),
    ]
    earlier: list[tuple[str, str]] = []
    for phrase, date in history:
        repeated = earlier and fold(earlier[-1][1]) == fold(date)
        if date and not repeated and fold(date) not in stated:
            earlier.append((phrase, date))
    if not earlier:
        return current
    if not stated:
        phrase, date = earlier.pop()
        current = (Paragraph((Run(wanted.say("due_now", date=date) if earlier else date),)), *current)
    elif len(current) == 1 and "now" not in stated.split() and Field.DUE not in item.rich:
        current = (Paragraph((Run(wanted.say("due_now", date=current[0].text)),)),)
    before = (Paragraph((Run(wanted.say(phrase, date=date)),)) for phrase, date in earlier)
    return (*before, *current)
