"""What the lines of a paper may use: everything computed from the tracker, with what staff gave besides."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from rag_reports.meeting.item_names import without_type
from rag_reports.meeting.positions import Position, read_position
from rag_reports.meeting.section_55 import response_due
from rag_reports.meeting.tracker_figures import is_past_due
from rag_reports.model import DetailField, Details, Field, InspectionReport, Recommendation, Run, Status
from rag_reports.papers.committee_format import CommitteeFormat
from rag_reports.papers.content import Paragraph
from rag_reports.papers.due_lines import due_paragraphs
from rag_reports.papers.line_fields import count_flags
from rag_reports.papers.lines import Scope, Value
from rag_reports.papers.paragraphs import mark_type_lines, one_line, read_field
from rag_reports.papers.phrases import VERDICTS
from rag_reports.papers.references import References, anchor_of
from rag_reports.papers.source_lines import format_date, source_line
from rag_reports.papers.status_words import show_status
from rag_reports.text import fold, number_in_words, one_or_many

Group = Callable[[Recommendation], bool]


def item_groups(as_at: dt.date) -> Mapping[str, Group]:
    """Whether an item is in each of the groups that lines count."""
    return {
        "items": lambda item: True,
        "open": lambda item: item.is_open,
        "complete": lambda item: item.status is Status.GREEN,
        "amber": lambda item: item.status is Status.AMBER,
        "red": lambda item: item.status is Status.RED,
        "white": lambda item: item.status is Status.WHITE,
        "closed": lambda item: item.status is Status.CLOSED,
        "new_complete": lambda item: item.new and item.status is Status.GREEN,
        "overdue": lambda item: is_past_due(item, as_at),
        "signed_off": lambda item: read_position(item.sign_off) is Position.DONE,
        "outstanding": lambda item: read_position(item.sign_off) is Position.OPEN,
        "awaiting_review": lambda item: read_position(item.sign_off) is Position.REVIEW,
        "no_verdict": lambda item: read_position(item.sign_off) is Position.UNKNOWN,
    }


def count_scope(
    scope: Scope, groups: Mapping[str, Group], items: Sequence[Recommendation], wanted: CommitteeFormat
) -> Scope:
    """The scope with the counts of these items by group, and how they stand by the inspectorate's verdict."""
    found = {name: [item for item in items if holds(item)] for name, holds in groups.items()}
    for name, members in found.items():
        scope = told_count(scope, name, members, wanted)
    return scope.within({"verdicts": _verdicts(found, wanted)})


def told_count(scope: Scope, name: str, members: Sequence[Recommendation], wanted: CommitteeFormat) -> Scope:
    """The scope with the number of these items, what they are called, and whether they are none, one or many."""
    return told_number(scope, name, len(members), wanted).within({f"{name}_items": _in_words(members, wanted)})


def told_number(scope: Scope, name: str, number: int, wanted: CommitteeFormat) -> Scope:
    """The scope with a number, and whether it is none, one or many."""
    forms = dict(zip(count_flags([name]), (number == 0, number == 1, number > 1), strict=True))
    flags = [flag for flag, holds in forms.items() if holds]
    return scope.within({name: _number(number, wanted)}, flags)


def report_scope(
    scope: Scope,
    report: InspectionReport,
    sentence: str,
    details: Details,
    wanted: CommitteeFormat,
    references: References,
) -> Scope:
    """The scope with what lines may tell of one report; ``sentence`` is its count sentence."""
    published = format_date(report.published, report.published_precision) if report.published else ""
    due = response_due(report)
    values: dict[str, str | Value] = {
        "report": one_line(report.title),
        "see": references.see(report),
        "published": published or one_line(report.published_text),
        "source": source_line(report, wanted),
        "sentence": sentence,
        "response_due": format_date(due) if due else "",
    }
    flags = [f"published_{report.published_precision}"] if report.published else []
    own = references.link(given(wanted.report_fields, details.of_report(report.title)))
    return replace(scope.within({**values, **own}, flags), anchor=anchor_of(report))


def item_scope(
    scope: Scope,
    report: InspectionReport,
    item: Recommendation,
    groups: Mapping[str, Group],
    written: Mapping[str, str],
    wanted: CommitteeFormat,
    references: References,
) -> Scope:
    """The scope with what lines may tell of one item; ``written`` is what staff wrote for it."""
    kind = wanted.words["types"][item.item_type.replace(" ", "_")]
    shown, _fill = show_status(one_line(item.status_text), item.status, wanted)
    number = one_line(item.number)
    values: dict[str, str | Value] = {
        "number": number,
        "type": kind,
        "item": f"{kind} {without_type(number)}".strip(),
        "text": _run_in_labels(mark_type_lines(read_field(item, Field.TEXT))),
        "status": f"{wanted.wording['new']} {shown}" if item.new else shown,
        "due": "; ".join(paragraph.text for paragraph in due_paragraphs(item, wanted)),
        "owner": one_line(item.owner),
        "external_owner": one_line(item.external_owner),
        "rationale": read_field(item, Field.RATIONALE),
        "comment": read_field(item, Field.COMMENT),
        "closed_reason": one_line(item.other.get(Field.CLOSED_REASON, "")),
        "verdict": one_line(item.sign_off),
        "theme": theme_of(item),
        "see": references.see(report, item),
    }
    flags = [f"is_{name}" for name, holds in groups.items() if name != "items" and holds(item)]
    flags += ["is_new"] if item.new else []
    own = references.link(given(wanted.item_fields, written))
    return replace(scope.within({**values, **own}, flags), anchor=anchor_of(report, item))


def _run_in_labels(paragraphs: Value) -> Value:
    """The paragraphs with a label among them, such as "Recommendation", set in bold before the next one's words."""
    found: list[Paragraph] = []
    label = ""
    for paragraph in paragraphs:
        if paragraph.style == "item_type":
            label = f"{paragraph.text}: "
            continue
        found.append(Paragraph((Run(label, bold=True), *paragraph.runs), paragraph.style) if label else paragraph)
        label = ""
    return tuple(found)


def theme_of(item: Recommendation) -> str:
    """The theme that the tracker sorts the item under, "" for none."""
    return one_line(item.other.get(Field.THEME, ""))


def given(fields: Iterable[DetailField], texts: Mapping[str, str]) -> dict[str, str]:
    """What staff gave for each field, found by its label or its name; "" where they gave nothing."""
    return {field.name: texts.get(fold(field.label), "") or texts.get(fold(field.name), "") for field in fields}


def _in_words(items: Sequence[Recommendation], wanted: CommitteeFormat) -> str:
    """ "2 recommendations and 1 area for improvement", the type of which there are most first."""
    kinds = Counter(item.item_type.counted_as for item in items)
    parts = [f"{_number(count, wanted)} {wanted.noun(frozenset([kind]), count)}" for kind, count in kinds.most_common()]
    if not parts:
        return f"no {wanted.noun(frozenset(), 0)}"
    return _joined(parts, wanted)


def _verdicts(found: Mapping[str, Sequence[Recommendation]], wanted: CommitteeFormat) -> str:
    """ "six are signed off and four remain outstanding"; of one item only "is signed off", "" of none."""
    counts = {name: len(found[name]) for name in VERDICTS if found[name]}
    said = {name: wanted.words["verdicts"][f"{name}_{one_or_many(number)}"] for name, number in counts.items()}
    if len(counts) > 1:
        return _joined([f"{_number(counts[name], wanted)} {phrase}" for name, phrase in said.items()], wanted)
    together = {1: "", 2: f"{wanted.count_sentence['both']} "}
    return "".join(together.get(counts[name], f"{wanted.count_sentence['all']} ") + said[name] for name in counts)


def _joined(parts: Sequence[str], wanted: CommitteeFormat) -> str:
    joint = f" {wanted.count_sentence['and']} "
    return joint.join(part for part in (", ".join(parts[:-1]), parts[-1]) if part)


def _number(number: int, wanted: CommitteeFormat) -> str:
    return number_in_words(number) if wanted.count_sentence["numbers"] == "words" else str(number)
