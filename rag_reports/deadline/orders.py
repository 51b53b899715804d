"""Whether a date in a running text belongs to an order ("forces should"), and who is to act."""

import re
from typing import NamedTuple

from rag_reports.deadline.order_words import DONE_ONCE, IMPERATIVES, ORDERS


class Order(NamedTuple):
    """An order; ``subject`` are the words that say who is to act, "" where none do."""

    subject: str


_ORDER = re.compile(rf"\b(?:{'|'.join(ORDERS)})\b", re.I)
_PAST = re.compile(r"\b(?:had|was|were|did|didn't|failed|planned|promised|intended|told)\b", re.I)
_NAMED = re.compile(r"\b(?:who|whose|which)\b", re.I)
_PARTICIPLES = re.compile(
    r"(?:(?:\w{2,}ed|made|taken|held|given|sent|shown|known|begun|built|brought|found|left)(?:,|\s+(?:and|or))?\s+)+$",
    re.I,
)
_HELPED = re.compile(
    r"\b(?:be|been|being|is|are|get|has|(?:have|having)(?:\s+\w+){0,5})\s+(?:(?:not|all|both|fully|also|\w+ly)\s+)*$",
    re.I,
)
_CLAUSE = re.compile(r"(?:[,;:(]|\b(?:and|then|that|but))\s*$", re.I)
_CONDITION = re.compile(r"^\W*(?:where|when|whenever|if|once|after|following|unless|for (?:each|every|all))\b", re.I)
_IN_PLACE = re.compile(r"(?:\bin place|\bto be \w+)\s+$", re.I)
_THAT = re.compile(
    r"(?:^\W*that|\b(?:recommends?|(?:is|are|be) recommended)(?:\s+\w+){0,3}\s+that|\brecommends?),?\s*$", re.I
)
_RIGHT_AFTER_ORDER = re.compile(rf"\b(?:{'|'.join(ORDERS)}),?\s*$", re.I)
_ONCE = re.compile(
    rf"\b(?:should|must|shall|need to|needs to)\s+(?:{'|'.join(DONE_ONCE)})\s+(?:its|their|this|a|an)\b[^,;:]*$", re.I
)
_BREAK = re.compile(r"[.!?][\"')\]]*\s+(?=[\"'(\[]?[A-Z0-9])|\n")
_LABEL = re.compile(
    r"^[\W\d_]*(?:\(?[a-z]\)\s*)?"
    r"(?:(?:recommendations?|recs?|afi|coc|area for improvement|cause of concern)\b[\s\d:.-]*)?",
    re.I,
)
_WORD = re.compile(r"[A-Za-z]+")
_NEAR = 160  # characters after a date in which the order that it opens must stand
_LIST = 400  # characters from the line that leads a list in to the last of its lines


def order_at(text: str, start: int, stop: int) -> Order | None:
    """The order that the date from ``start`` up to ``stop`` belongs to, None where it is part of none."""
    before, after = _around(text, start, stop)
    given = _ORDER.search(before)
    if given and _RIGHT_AFTER_ORDER.search(before) and not _PAST.search(before):
        return Order(before[: given.start()])
    if _CLAUSE.search(before) or not _bare(before):
        order = _opened(before, after)
        if order:
            return order if order.subject else _listed(text, start, before) or order
    if given:
        past = _PAST.search(before, 0, given.start())
        return Order(before[: given.start()]) if not past and _leads_to(before[given.end() :]) else None
    if _PAST.search(before):
        return None
    told = _IN_PLACE.search(before) or (_first_word(_bare(before)) in IMPERATIVES and _leads_to(before))
    return _listed(text, start, before) or (Order("") if told else None)


def term_order_at(text: str, start: int, stop: int, *, from_publication: bool) -> Order | None:
    """The order that a term belongs to; one that may be a standard for each case is none."""
    before, _ = _around(text, start, stop)
    if _CONDITION.match(_bare(before)):
        return None
    if from_publication or not _bare(before) or _THAT.search(before) or _RIGHT_AFTER_ORDER.search(before):
        return order_at(text, start, stop)
    once = _ONCE.search(before)
    if once:
        return Order(before[: once.start()])
    return Order("") if re.search(r"\bin place\s+$", before, re.I) and not _PAST.search(before) else None


def follows_a_label(text: str, start: int) -> bool:
    """Whether a label such as "Deadline:" begins a line, a sentence or a bracket."""
    before, _ = _around(text, start, start)
    return not _bare(before) or before.rstrip()[-1:] in ("(", "[")


def _around(text: str, start: int, stop: int) -> tuple[str, str]:
    """What the sentence says before and near after a stretch; a line's end ends a sentence."""
    begin = max(0, start - 600)
    for found in _BREAK.finditer(text, begin, start + 1):
        begin = min(found.end(), start)
    end = _BREAK.search(text, stop, stop + _NEAR)
    return text[begin:start], text[stop : end.start() if end else stop + _NEAR]


def _bare(before: str) -> str:
    """The words before a date, without a bullet, a number or a heading of the item's type."""
    return _LABEL.sub("", before).strip()


def _opened(before: str, after: str) -> Order | None:
    """The order that a date opens: "By July 2018, forces should", "by June 2019, publish a plan"."""
    if _PAST.search(before):
        return None
    given = _ORDER.search(after)
    if given:
        return None if _PAST.search(after, 0, given.start()) else Order(after[: given.start()])
    if _first_word(after) in IMPERATIVES:
        return Order("")
    if _THAT.search(before):
        return Order(" ".join(after.split()[:6]))
    return None


def _leads_to(between: str) -> bool:
    """Whether the words from an order to a date leave the date to the order, and not to something in the past."""
    if _PAST.search(between) or _NAMED.search(between):
        return False
    participles = _PARTICIPLES.search(between)
    return (
        participles is None or _HELPED.search(between[: participles.start()]) is not None or (participles.start() == 0)
    )


def _listed(text: str, start: int, before: str) -> Order | None:
    """The order of the line that leads a list in: "Forces should:"."""
    line = start - len(before)
    lead = text.rfind(":", max(0, line - _LIST), line)
    if lead < 0 or "\n\n" in text[lead:line].rstrip() or not _leads_to(before):
        return None
    opening, _ = _around(text, lead, lead)
    given = _ORDER.search(opening)
    return Order(opening[: given.start()]) if given and not _PAST.search(opening) else None


def _first_word(text: str) -> str:
    found = _WORD.search(text)
    return found.group().lower() if found else ""
