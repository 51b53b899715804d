"""What must be known of a public edition, which findings are about it, and that its page is not marked otherwise."""

from collections.abc import Sequence
from dataclasses import replace

from docx.document import Document
from docx.oxml.ns import qn

from rag_reports.errors import LayoutError, TemplateError
from rag_reports.language.markings import find_marking
from rag_reports.meeting.exemption import Exemption, public_tracker, read_exemption
from rag_reports.model import Field, Finding, Findings, Tracker
from rag_reports.papers.content import Appendix
from rag_reports.papers.controls import find_stories
from rag_reports.papers.package import read_text
from rag_reports.rules.wording import quoted
from rag_reports.text import plural


def caution_for_public(tracker: Tracker, beside: Sequence[str] = ()) -> str:
    """What must be known before the public edition goes out; ``beside`` are files in its folder that tell all."""
    exemption = read_exemption(tracker)
    told = [_told_of_rows(tracker, exemption)]
    labels = list(dict.fromkeys(quoted(column.label) for column in exemption.withheld))
    if labels:
        told.append(f"{'Columns' if len(labels) > 1 else 'The column'} left out: {', '.join(labels)}.")
    told.append(_told_of_comments(tracker, exemption))
    if beside:
        told.append(f"Do not publish {' and '.join(beside)}: all of it still stands there.")
    else:
        told.append("Findings and checks still name all of it.")
    return " ".join(filter(None, told))


def _told_of_rows(tracker: Tracker, exemption: Exemption) -> str:
    if not tracker.layout.has(Field.RESTRICTED):
        return "No column of the tracker marks exempt rows: the public edition holds every row."
    items = [item for _, item in tracker.items]
    number = sum(map(exemption.covers, items))
    if not number:
        return "No item is marked as exempt: the public edition holds every row."
    return f"{number} of {plural(len(items), 'item')} {'are' if number > 1 else 'is'} marked as exempt and left out."


def _told_of_comments(tracker: Tracker, exemption: Exemption) -> str:
    """How many comments stand as they are in a tracker that has wordings for the public; "" where none does."""
    if not tracker.layout.has(Field.PUBLIC_WORDING):
        return ""
    shown = [item for _, item in tracker.items if item.comment.strip() and not exemption.covers(item)]
    number = sum(exemption.edition(item).comment == item.comment for item in shown)
    if not number:
        return ""
    lack = "of the others has no public wording: its comment stands as it is"
    if number > 1:
        lack = "of the others have no public wording: their comments stand as they are"
    return f"{plural(number, 'item')} {lack}."


def refuse_unknown_columns(tracker: Tracker) -> None:
    """Raises LayoutError where a column that is to be kept from the public is nowhere, perhaps under another label."""
    if tracker.layout.withheld_nowhere:
        seen = f"the layout keeps the column {quoted(tracker.layout.withheld_nowhere[0])} from the public, and no table"
        remedy = "Name it under [public] as its header does, or take it out there"
        raise LayoutError(tracker.workbook.name, f"{seen} has it", remedy)


def refuse_marked_page(document: Document, appendix: Appendix) -> None:
    """Raises TemplateError where a header, a footer or a field of a public edition is marked as not for the public."""
    _, *beside = find_stories(document)
    lines = [read_text(part) for story in beside for part in story.iter(qn("w:p"))]
    marking = next(filter(None, map(find_marking, (*lines, *appendix.fields.values()))), None)
    if marking:
        remedy = "Take that marking out of the template or the details, or make the edition for the audience restricted"
        raise TemplateError(appendix.format.template, f'a public edition would be marked "{marking}"', remedy)


def public_findings(findings: Findings) -> Findings:
    """The findings without those on exempt items and on reports that hold nothing else."""
    tracker = findings.tracker
    shown = public_tracker(tracker)
    kept = {cell for _, item in shown.items for cell in item.cells.values()}
    kept |= {cell for report in shown.reports for cell in report.cells.values()}
    left_out = {cell for _, item in tracker.items for cell in item.cells.values()}
    left_out |= {cell for report in tracker.reports for cell in report.cells.values()}
    left_out -= kept

    def is_public(finding: Finding) -> bool:
        return finding.cell not in left_out

    return replace(findings, tracker=shown, findings=tuple(filter(is_public, findings.findings)))
