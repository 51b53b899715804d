"""What the tracker could take over from the inspectorate's list: proposals, which a person looks through first."""

from collections.abc import Iterator
from dataclasses import dataclass

from rag_reports.matching import bare_number
from rag_reports.meeting.pairs import ItemPair
from rag_reports.meeting.positions import position_words
from rag_reports.model import Field, Status
from rag_reports.reconcile.reconciliation import Disagreement, Reconciliation
from rag_reports.text import squash


@dataclass(frozen=True, slots=True)
class Proposal:
    """A change for ``apply``: the tracker's own report, type and number, the field and the value."""

    report: str
    item_type: str
    number: str
    field: str
    value: str
    why: str


def propose_changes(found: Reconciliation) -> tuple[Proposal, ...]:
    """The list's verdict, text and number where the tracker has others, and GREEN where the inspectorate is done.

    Nothing is proposed where the force says done and the inspectorate does not, since only the force knows which of
    the two is right, nor for an item that has no number to find it by.
    """
    return tuple(proposal for proposal in _proposals(found) if proposal.number.strip())


def _proposals(found: Reconciliation) -> Iterator[Proposal]:
    layout = found.tracker.layout
    for difference in found.status_differs:
        pair, verdict = difference.pair, position_words(difference.pair.new.item)
        if layout.has(Field.STATUS) and difference.how is Disagreement.STILL_REPORTED:
            yield _proposal(pair, Field.STATUS, _word_for_green(found), f"the inspectorate says: {verdict}")
    for pair in found.pairs:
        verdict = position_words(pair.new.item)
        if layout.has(Field.SIGN_OFF) and verdict and squash(pair.old.item.sign_off).casefold() != verdict.casefold():
            yield _proposal(pair, Field.SIGN_OFF, verdict, "the list's verdict")
    for pair in found.text_differs:
        yield _proposal(pair, Field.TEXT, pair.new.item.text, "the list's text")
    for pair in found.matched_by_text:
        number = squash(pair.new.item.number)
        if number and bare_number(number) != bare_number(pair.old.item.number):
            yield _proposal(pair, Field.NUMBER, number, "the list's number")


def _proposal(pair: ItemPair, name: Field, value: str, why: str) -> Proposal:
    entry = pair.old
    return Proposal(entry.report.title, entry.item.item_type.value, entry.item.number, name.value, value, why)


def _word_for_green(found: Reconciliation) -> str:
    """The tracker's own commonest word for an implemented item."""
    printed = [item.status_text for _, item in found.tracker.items if item.status is Status.GREEN and item.status_text]
    return max(set(printed), key=lambda word: (printed.count(word), word)) if printed else Status.GREEN.value
