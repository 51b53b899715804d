"""A typed total differs from the items that it counts.

Why:
A total row, or a small table of "GREEN 12, AMBER 5, Total 17" beside the tracker, goes into the chief's briefing and
the press line. When a row is added or a status changed, nobody comes back to it. A formula counts as what it shows.

A total row below a table may count that table, the report, the sheet or the workbook, hidden and closed items or not;
it is flagged only where it fits none of these. Of a small table it must be certain what it counts: its total is
right, or half of its numbers are. Figures of another time ("last quarter") are let be.

Flagged:

Number | Status | Comment | Total
1 | AMBER | The form is in use. |
2 | AMBER | The form is in use. |
3 | GREEN | The form is in use at all stations. |
(none) | | | Total 4

Accepted:

Number | Status | Comment | Total
1 | AMBER | The form is in use. |
2 | CLOSED | Merged with item 1 of this report. |
3 | GREEN | The form is in use at all stations. |
(none) | | | Total 2

Options:
None.

How to fix:
Correct the number, or let a formula count: =COUNTIF(range, "AMBER").
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise, takewhile

from rag_reports.model import ItemType, Recommendation, Severity, Status, Total, Tracker
from rag_reports.reading.house_words import status_name
from rag_reports.rules.problem import Check, Problem
from rag_reports.rules.wording import quoted

CODE = "RAG506"
NAME = "total-differs"
SEVERITY = Severity.ERROR
_TYPES = {"recommendation": ItemType.RECOMMENDATION, "rec": ItemType.RECOMMENDATION,
          "afi": ItemType.AREA_FOR_IMPROVEMENT, "area": ItemType.AREA_FOR_IMPROVEMENT}  # fmt: skip

Items = Sequence[Recommendation]


def check_tracker(tracker: Tracker, check: Check) -> Iterator[Problem]:
    """At the cell of the number."""
    for _, group in groupby(tracker.totals, key=lambda total: total.summary):
        totals = list(group)
        scopes = [items for items in _scopes(totals[0], tracker) if items]
        best = max(scopes, key=lambda items: _right(totals, items), default=())
        if best and _is_certain(totals, best):
            for total in totals:
                if not _fits(total, best):
                    yield Problem(total.cell, _message(total, best))


def _scopes(total: Total, tracker: Tracker) -> Iterator[Items]:
    """What a total may count, what stands next to it first."""
    sheet = [(report, item) for report, item in tracker.items if item.cell.sheet == total.cell.sheet]
    above = sorted((pair for pair in sheet if pair[1].row < total.cell.row), key=lambda pair: -pair[1].row)
    below = [pair for pair in sheet if pair[1].row > total.cell.row]
    if above:
        yield _run([item for _, item in above])
        yield above[0][0].items
        yield [item for _, item in above]
    if below:
        yield min(below, key=lambda pair: pair[1].row)[0].items
        yield [item for _, item in below]
    yield [item for _, item in sheet]
    yield [item for _, item in tracker.items]


def _run(upwards: Items) -> Items:
    """The items that stand in rows without a gap, from the lowest up."""
    joined = takewhile(lambda pair: pair[0].row - pair[1].row <= 1, pairwise(upwards))
    return [upwards[0], *(item for _, item in joined)]


def _right(totals: Iterable[Total], items: Items) -> int:
    return sum(_fits(total, items) for total in totals)


def _is_certain(totals: Sequence[Total], items: Items) -> bool:
    """Whether the items are surely those that the totals mean."""
    if len(totals) == 1:
        return True
    right = [total for total in totals if _fits(total, items)]
    beside = any(item.cell.sheet == totals[0].cell.sheet for item in items)
    judged = [total for total in totals if total.word] if beside else totals
    agree = [total for total in right if total in judged]
    return any(not total.word for total in right) or (len(agree) * 2 >= len(judged) and any(t.value for t in agree))


def _fits(total: Total, items: Items) -> bool:
    """Whether a number may be right: hidden and closed items, and types that the label leaves out, counted or not."""
    shown = [item for item in items if not item.hidden]
    return any(_may_be(total, some) for some in (items, shown))


def _may_be(total: Total, items: Items) -> bool:
    counted = _counted(total, items)
    unknown = sum(item.status is None for item in items) if total.word else 0
    if len(counted) <= total.value <= len(counted) + unknown:
        return True
    if not total.word:
        types = {counted_as for word, counted_as in _TYPES.items() if word in total.label.lower()}
        of_type = sum(item.item_type.counted_as in types for item in items)
        return total.value in (sum(item.status is not Status.CLOSED for item in items), of_type or len(items))
    by_status = sum(item.status is total.status for item in items)
    closed = sum(item.status is Status.CLOSED for item in items)
    return total.value in (by_status, by_status + closed if total.status is Status.GREEN else by_status)


def _counted(total: Total, items: Items) -> Items:
    """The items that carry the total's word; where none is so called, those of its status; all for no word."""
    if not total.word:
        return items
    named = [item for item in items if status_name(item.status_text) == status_name(total.word)]
    return named or [item for item in items if item.status is total.status]


def _message(total: Total, items: Items) -> str:
    count = len(_counted(total, items))
    are = "item is" if count == 1 else "items are"
    what = f"{are} {total.status}" if total.status else f"{are} listed"
    return f"{quoted(total.label)} says {total.value}, and {count or 'no'} {what}. Correct the number."
