"""References to a report or an item: where in the paper it is told, computed, and followed by Word when it changes."""

import hashlib
import re
from collections.abc import Iterator, Mapping

from rag_reports.errors import UsageError
from rag_reports.meeting.item_names import numbered, without_type
from rag_reports.model import InspectionReport, Recommendation, Run, Tracker
from rag_reports.papers.committee_format import CommitteeFormat
from rag_reports.papers.content import Paragraph, Reference
from rag_reports.papers.paragraphs import build_paragraphs, one_line
from rag_reports.text import fold, number_key

_TYPED = re.compile(r"\[\[\s*(.+?)\s*\]\]")
_REMEDY = "Write [[the report's title]] or [[the report's title, AFI 2]] as the tracker has them"

Value = tuple[Paragraph, ...]


def anchor_of(report: InspectionReport, item: Recommendation | None = None) -> str:
    """The name of the bookmark at which a report or item is told; Word hides names that begin with a line."""
    parts = [fold(report.title), *([item.item_type.value, number_key(item.number)] if item else [])]
    number = int.from_bytes(hashlib.blake2b("\0".join(parts).encode(), digest_size=4).digest())
    return f"_Ref{number:010d}"


class References:
    """Makes the references to what ``tracker`` holds; only what ``shown`` holds may the paper's audience see."""

    def __init__(self, tracker: Tracker, shown: Tracker, wanted: CommitteeFormat) -> None:
        self._wanted = wanted
        self._shown = {anchor_of(report) for report in shown.reports}
        self._shown |= {anchor_of(report, item) for report, item in shown.items}
        self._reports = {fold(report.title): report for report in tracker.reports}

    def see(self, report: InspectionReport, item: Recommendation | None = None) -> Value:
        """Where it is told, such as " (paragraph 1.4)"; nothing where that is no numbered paragraph of this paper."""
        return (Paragraph((self._reference("", anchor_of(report, item)),)),)

    def link(self, texts: Mapping[str, str]) -> dict[str, Value]:
        """Texts that staff wrote as paragraphs, with each [[report, number]] in them as a reference.

        Raises UsageError for one that names no report or item, or several, or one that the audience may not see.
        """
        return {name: tuple(map(self._linked, build_paragraphs((Run(text),)))) for name, text in texts.items()}

    def _linked(self, paragraph: Paragraph) -> Paragraph:
        if "[[" not in paragraph.text:
            return paragraph
        return Paragraph(tuple(part for run in paragraph.runs for part in self._parts(run)), paragraph.style)

    def _parts(self, run: Run) -> Iterator[Run]:
        end = 0
        for match in _TYPED.finditer(run.text):
            if match.start() > end:
                yield Run(run.text[end : match.start()], run.bold, run.italic)
            yield self._named(match[1])
            end = match.end()
        if end < len(run.text):
            yield Run(run.text[end:], run.bold, run.italic)

    def _named(self, typed: str) -> Reference:
        report = self._reports.get(fold(typed))
        if report is not None:
            return self._seen(typed, f"“{one_line(report.title)}”", anchor_of(report))
        title, _, number = typed.rpartition(",")
        report = self._reports.get(fold(title))
        found = [item for item in report.items if fold(number) in self._names(item)] if report else []
        if report is None or len(found) != 1:
            seen = "that names several of the tracker's items" if found else "that is no report or item of the tracker"
            raise UsageError(f"[[{typed}]]", seen, _REMEDY)
        text = self._wanted.say("item_of_report", item=self._name(found[0]), report=one_line(report.title))
        return self._seen(typed, text, anchor_of(report, found[0]))

    def _seen(self, typed: str, text: str, target: str) -> Reference:
        if target not in self._shown:
            raise UsageError(f"[[{typed}]]", "that is exempt, and no public edition may name it", "Take it out.")
        return self._reference(text, target)

    def _name(self, item: Recommendation) -> str:
        kind = self._wanted.words["types"][item.item_type.replace(" ", "_")]
        return f"{kind} {without_type(one_line(item.number))}".strip()

    def _names(self, item: Recommendation) -> set[str]:
        names = (item.number, without_type(item.number), numbered(item.item_type, item.number), self._name(item))
        return set(map(fold, names))

    def _reference(self, text: str, target: str) -> Reference:
        return Reference(text, target=target, phrase=f"{text}{self._wanted.wording['see_paragraph']}")
