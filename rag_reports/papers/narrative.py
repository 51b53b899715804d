"""The sections of a paper that are text: narratives, and reports told one after the other."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rag_reports.deadline import read_deadline
from rag_reports.meeting.changes import compare_trackers
from rag_reports.meeting.item_details import ItemDetails
from rag_reports.model import Details, InspectionReport, Recommendation, Status, Tracker
from rag_reports.papers.about import is_about_one
from rag_reports.papers.committee_format import CommitteeFormat, SectionFormat
from rag_reports.papers.content import Paragraph, TextSection
from rag_reports.papers.count_lines import build_count_lines
from rag_reports.papers.line_fields import ITEM_FLAGS
from rag_reports.papers.lines import Scope, write_lines
from rag_reports.papers.movement import public_pair
from rag_reports.papers.paragraphs import one_line
from rag_reports.papers.references import References
from rag_reports.papers.report_sections import in_order
from rag_reports.papers.scopes import (
    Group,
    count_scope,
    item_groups,
    item_scope,
    report_scope,
    theme_of,
    told_count,
    told_number,
)
from rag_reports.text import fold


@dataclass(frozen=True)
class Narrator:
    """Writes the text sections of one paper.

    ``tracker`` holds only what the audience may see. ``new_titles`` are the folded titles of the reports that are told
    of for the first time, None where no earlier meeting is known.
    """

    tracker: Tracker
    details: Details
    item_details: ItemDetails
    wanted: CommitteeFormat
    scope: Scope
    groups: Mapping[str, Group]
    new_titles: frozenset[str] | None
    references: References

    def write(self, section: SectionFormat) -> TextSection:
        """The section; its heading may use the fields of the paper."""
        tell = self._narrative if section.kind == "narrative" else self._reports
        return TextSection(one_line(section.heading), section.heading_style, tuple(tell(section)))

    def told(self, section: SectionFormat) -> list[tuple[InspectionReport, list[Recommendation]]]:
        """The reports that a section of reports tells of, in its order, each with those of its items that it tells."""
        found = [(report, self._chosen(report, section)) for report in in_order(self.tracker.reports, section.order)]
        return [(report, items) for report, items in found if self._is_told(report, items, section)]

    def of_report(self, scope: Scope, report: InspectionReport, sentence: str) -> Scope:
        """The scope of a report's lines, with its own counts; ``sentence`` is its count sentence."""
        inside = report_scope(scope, report, sentence, self.details, self.wanted, self.references)
        return count_scope(_without_counts(inside), self.groups, report.items, self.wanted)

    def of_item(self, inside: Scope, report: InspectionReport, item: Recommendation) -> Scope:
        """The scope of an item's lines; ``inside`` is that of its report."""
        written = self.item_details.of(report, item)
        return item_scope(inside, report, item, self.groups, written, self.wanted, self.references)

    def _narrative(self, section: SectionFormat) -> Iterator[Paragraph]:
        yield from write_lines(section.lines["lines"], self.scope)

    def _reports(self, section: SectionFormat) -> Iterator[Paragraph]:
        told = self.told(section)
        scope = told_number(self.scope, "told_reports", len(told), self.wanted)
        scope = told_count(scope, "told", [item for _, items in told for item in items], self.wanted)
        yield from write_lines(section.lines["lead" if told else "none"], scope)
        sentences = dict(zip(map(id, self.tracker.reports), build_count_lines(self.tracker, self.wanted), strict=True))
        for report, items in told:
            inside = self.of_report(scope, report, sentences[id(report)])
            yield from write_lines(section.lines["report"], inside)
            theme = ""
            for item in _by_theme(items) if section.lines["theme"] else items:
                if fold(theme_of(item)) != fold(theme):
                    theme = theme_of(item)
                    yield from write_lines(section.lines["theme"], inside.within({"theme": theme}))
                yield from write_lines(section.lines["item"], self.of_item(inside, report, item))

    def _chosen(self, report: InspectionReport, section: SectionFormat) -> list[Recommendation]:
        return [item for item in report.items if any(self._is_in(item, name) for name in section.items)]

    def _is_in(self, item: Recommendation, name: str) -> bool:
        return item.new if name == "new" else self.groups[name](item)

    def _is_told(self, report: InspectionReport, items: Sequence[Recommendation], section: SectionFormat) -> bool:
        if section.which == "with items":
            return bool(items)
        is_new = self.new_titles is None or fold(report.title) in self.new_titles
        return {"all": True, "new": is_new, "earlier": not is_new}[section.which]


def build_narrator(
    tracker: Tracker,
    shown: Tracker,
    details: Details,
    wanted: CommitteeFormat,
    previous: Tracker | None,
    as_at: dt.date,
    texts: Mapping[str, str],
    *,
    public: bool,
) -> Narrator:
    """Counts what lines may tell of the whole paper; ``shown`` is what of the tracker its audience may see.

    ``texts`` are the values of the title, the force and the date, and of the format's own fields. Which reports are new
    tells ``previous``, else the format's field ``last_meeting``, where it is a date; else all are.
    """
    groups = item_groups(as_at)
    items = [item for _, item in shown.items]
    references = References(tracker, shown, wanted)
    scope = count_scope(Scope({}).within(references.link(texts)), groups, items, wanted)
    scope = told_number(scope, "reports", len(shown.reports), wanted)
    scope = told_number(scope, "exempt", len(tracker.items) - len(shown.items), wanted)
    if is_about_one(wanted) and shown.reports:
        sentence = build_count_lines(shown, wanted)[0]
        scope = report_scope(scope, shown.reports[0], sentence, details, wanted, references)
    new_titles: frozenset[str] | None = None
    if previous:
        changes = compare_trackers(*public_pair(previous, tracker)) if public else compare_trackers(previous, tracker)
        completed = [pair.new.item for pair in changes.closed if pair.new.item.status is Status.GREEN]
        scope = told_count(scope, "completed", completed, wanted)
        known = {fold(report.title) for report in previous.reports}
        known |= {fold(pair.new.report.title) for pair in changes.pairing.pairs}
        new_titles = frozenset(fold(report.title) for report in shown.reports) - known
    elif (last := read_deadline(texts.get("last_meeting", "")).date) is not None:
        published = ((report.title, report.published) for report in shown.reports)
        new_titles = frozenset(fold(title) for title, date in published if date is not None and date > last)
    if new_titles is not None:
        scope = told_number(scope, "new_reports", len(new_titles), wanted)
    return Narrator(shown, details, ItemDetails(details, tracker), wanted, scope, groups, new_titles, references)


def _by_theme(items: Sequence[Recommendation]) -> list[Recommendation]:
    """The items with those of one theme together, at the place of its first; those without one stand first."""
    themes = ["", *dict.fromkeys(fold(theme_of(item)) for item in items)]
    return sorted(items, key=lambda item: themes.index(fold(theme_of(item))))


def _without_counts(scope: Scope) -> Scope:
    """The scope with no flag of the counts that are made anew for a report."""
    kept = frozenset(flag for flag in scope.flags if flag.rpartition("_")[0] not in _COUNTED)
    return Scope(scope.values, kept, scope.anchor)


_COUNTED = {"items", *(flag.removeprefix("is_") for flag in ITEM_FLAGS)}
