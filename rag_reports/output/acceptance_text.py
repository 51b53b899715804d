"""A line of accepted findings as text: what it says, what it accepts, and whether it was written."""

from collections.abc import Sequence
from dataclasses import dataclass

from rag_reports.deadline import date_in_words
from rag_reports.model import Acceptance, EditReport, Finding
from rag_reports.output.check_text import brief
from rag_reports.output.console import Screen, align, one_line, wrap
from rag_reports.text import plural


@dataclass(frozen=True, slots=True)
class AcceptanceSummary:
    """A line, the findings that it accepts, and what became of it; ``adds_sheet`` where its sheet is added too."""

    line: Acceptance
    accepts: Sequence[Finding]
    done: EditReport
    adds_sheet: bool


def acceptance_text(summary: AcceptanceSummary, screen: Screen) -> str:
    """The line, its findings, and what was written or how to write it."""
    line, done = summary.line, summary.done
    verb = "added" if done.written_to else "to add"
    sheet = f"a new sheet {line.cell.sheet}" if summary.adds_sheet else f"the sheet {line.cell.sheet}"
    lines = [f"{screen.strong(one_line(done.workbook.name))}: 1 line {verb}, in row {line.cell.row} of {sheet}", ""]
    rows = [
        ("Rule", line.rule),
        ("Report", one_line(line.report) or "(every report)"),
        ("Number", one_line(line.number) or "(every item)"),
        ("Reason", line.reason),
        ("Accepted by", line.accepted_by),
        ("Until", date_in_words(line.until) if line.until else line.until_text),
    ]
    lines += align(rows, screen.width, whole=True)
    lines += ["", screen.strong(f"It accepts {plural(len(summary.accepts), 'finding')}")]
    lines += align([brief(finding) for finding in summary.accepts], screen.width)
    return "\n".join([*lines, "", *_ending(done, screen)])


def _ending(done: EditReport, screen: Screen) -> list[str]:
    if done.refused:
        told = [line for result in done.refused for line in wrap(result.reason, screen.width, "  ")]
        return [screen.strong("Refused, so nothing is written"), *told]
    if done.written_to is None:
        return [screen.strong("Nothing is written yet. Add --write to write.")]
    kept = [f"The workbook as it was: {done.backup}"] if done.backup else []
    return [f"Written to {done.written_to}", *kept]
