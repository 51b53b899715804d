"""A tracker to the committee's appendix, as plain data."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from rag_reports.collection import without_collection
from rag_reports.errors import UsageError
from rag_reports.meeting.exemption import public_tracker
from rag_reports.model import Details, Findings, Tracker
from rag_reports.papers.about import narrow, refuse_exempt
from rag_reports.papers.committee_format import CommitteeFormat, SectionFormat
from rag_reports.papers.content import Appendix, Section
from rag_reports.papers.draft import draft_notice, exempt_notice
from rag_reports.papers.format_file import AUDIENCES
from rag_reports.papers.format_sections import TEXTS
from rag_reports.papers.formats import as_format
from rag_reports.papers.key import build_key
from rag_reports.papers.movement import build_movement
from rag_reports.papers.narrative import Narrator, build_narrator
from rag_reports.papers.paragraphs import one_line
from rag_reports.papers.public_edition import public_findings, refuse_unknown_columns
from rag_reports.papers.report_sections import build_reports
from rag_reports.papers.scopes import given
from rag_reports.papers.source_lines import format_date


@without_collection()
def build_appendix(
    tracker: Tracker,
    *,
    as_at: dt.date,
    findings: Findings | None = None,
    template: str | Path | CommitteeFormat = "city_of_london",
    audience: str = "restricted",
    previous: Tracker | None = None,
    details: Details | None = None,
) -> Appendix:
    """The appendix or paper of a tracker as at a date, in the format ``template``: a name, a folder, or the format.

    ``findings`` decides whether it is a draft. For the audience "public" nothing is told of the rows that the
    tracker marks as exempt but how many there are, and the public wording stands in place of the comment.
    ``previous`` is the tracker as the last meeting saw it; without it, a section of the kind "movement" is left out.
    ``details`` is what staff wrote besides for a paper; it wins over what the tracker's own sheets hold of it.
    """
    if audience not in AUDIENCES:
        raise UsageError("audience", f'"{audience}" is not known', f"Choose one of {', '.join(AUDIENCES)}")
    wanted = as_format(template)
    public = audience == "public"
    force = one_line(tracker.force[0]) if tracker.force else ""
    date = format_date(as_at)
    if public:
        refuse_unknown_columns(tracker)
    title = wanted.title.format()
    known = (tracker.details or Details()).joined(details or Details())
    tracker = narrow(tracker, wanted, known)
    shown = public_tracker(tracker) if public else tracker
    refuse_exempt(tracker, shown, wanted)
    narrator = None
    if wanted.is_paper:
        texts = {"title": title, "force": force, "as_at": date, **given(wanted.fields, known.paper)}
        narrator = build_narrator(tracker, shown, known, wanted, previous, as_at, texts, public=public)
    counted = public_findings(findings) if public and findings else findings
    return Appendix(
        title=title,
        force=force,
        as_at_line=wanted.say("as_at", date=date),
        footer_line=wanted.say("footer_line", title=title, force=force, date=date),
        classification=wanted.classification[audience],
        notice=draft_notice(counted, wanted),
        exempt_notice=exempt_notice(tracker, wanted, public=public),
        sections=tuple(_build_sections(tracker, shown, narrator, previous, wanted, public=public)),
        format=wanted,
        fields={field.name: narrator.scope.text(field.name) for field in wanted.fields} if narrator else {},
        public=public,
        as_at=as_at,
    )


def _build_sections(
    tracker: Tracker,
    shown: Tracker,
    narrator: Narrator | None,
    previous: Tracker | None,
    wanted: CommitteeFormat,
    *,
    public: bool,
) -> Iterator[Section]:
    for section in wanted.sections:
        built = _build_section(section, tracker, shown, narrator, previous, wanted, public=public)
        if built is not None:
            yield replace(built, control=section.control)


def _build_section(
    section: SectionFormat,
    tracker: Tracker,
    shown: Tracker,
    narrator: Narrator | None,
    previous: Tracker | None,
    wanted: CommitteeFormat,
    *,
    public: bool,
) -> Section | None:
    """The section, None for one that has nothing to tell: what changed, where no earlier meeting is known."""
    if section.kind == "key":
        return build_key(shown, section, wanted)
    if section.kind == "movement":
        return build_movement(previous, tracker, section, wanted, public=public) if previous else None
    if section.kind in TEXTS:
        return narrator.write(section) if narrator else None
    return build_reports(tracker, section, wanted, public=public)
