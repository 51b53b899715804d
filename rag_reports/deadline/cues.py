"""What stands around each date of a due cell: cues of revision, who set it, and dates that are no deadlines."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from rag_reports.deadline.dates import SetBy
from rag_reports.deadline.period import Period
from rag_reports.deadline.tokens import Token
from rag_reports.deadline.vocabulary import Kind

BREAKS = frozenset({Kind.STOP, Kind.LINE})
MARKS = frozenset({Kind.NOW, Kind.OLD, Kind.ORIGINAL})
_DATED = frozenset({Kind.DATE, Kind.TERM})
_SPLITS = BREAKS | MARKS | {Kind.COMMA, Kind.DASH, Kind.SLASH, Kind.AND, Kind.OR, Kind.STATEMENT}
_SETTER_GLUE = frozenset(
    {Kind.GLUE, Kind.NOUN, Kind.SET, Kind.BY, Kind.FOR, Kind.TO, Kind.COLON, Kind.DASH, Kind.OPEN, Kind.WITHIN,
     Kind.END, Kind.APOSTROPHE, Kind.PUBLICATION}
)  # fmt: skip
CONTENT = frozenset(
    {Kind.WORD, Kind.LABEL, Kind.BULLET, Kind.NUMBER, Kind.ORDINAL, Kind.EVENT, Kind.OCCASION, Kind.DONE, Kind.NAME,
     Kind.RECURRING, Kind.REASON, Kind.ALIGN, Kind.UNIT, Kind.EXTENSION, Kind.PAIR}
)  # fmt: skip
_SETTERS = {Kind.INSPECTORATE: SetBy.INSPECTORATE, Kind.FORCE: SetBy.FORCE}


class UnreadableError(ValueError):
    """The dates are read, and what they mean together cannot be told."""


@dataclass(slots=True)
class Dated:
    """A date or term with what stands before and after it."""

    token: Token
    before: list[Token]
    after: list[Token] = field(default_factory=list)
    opened: bool = False
    mark: Kind | None = None
    by: SetBy | None = None

    @property
    def period(self) -> Period | None:
        """The period read, None for a term without a publication date."""
        return self.token.found if isinstance(self.token.found, Period) else None


@dataclass(slots=True)
class Surroundings:
    """The dates that may be deadlines, what was passed over as none, and the tokens after the last date."""

    dated: list[Dated]
    gaps: list[list[Token]]
    done: bool = False


def read_surroundings(tokens: Sequence[Token]) -> Surroundings:
    """Splits the tokens at the dates that may be deadlines; raises UnreadableError at what only looks like a date.

    A date that is told as when something is held ("next review June 2019") is passed over where another is left.
    """
    found = _split_at_dates(tokens, occasions=True)
    if not found.dated:
        found = _split_at_dates(tokens, occasions=False)
    if found.dated:
        _share_gaps(found)
    return found


def _split_at_dates(tokens: Sequence[Token], *, occasions: bool) -> Surroundings:
    gap: list[Token] = []
    found = Surroundings([], [gap])
    for index, token in enumerate(tokens):
        if token.kind is Kind.BAD or (token.kind is Kind.YEAR and not _is_named(tokens, index, gap)):
            raise UnreadableError
        if token.kind not in _DATED:
            gap.append(token)
            continue
        last = found.dated[-1] if found.dated else None
        if gap and gap[0].kind is Kind.FROM and last is not None and any(seen.kind is Kind.NOW for seen in last.before):
            gap[0] = gap[0]._replace(kind=Kind.OLD)  # "moved to June 2019 from March 2019"
        other = _what_else(gap, tokens, index)
        if other is not None and (occasions or other is not Kind.OCCASION):
            found.done = found.done or other is Kind.DONE
            gap.append(Token(Kind.WORD, "", token.start, token.end))
            continue
        found.dated.append(Dated(token, gap))
        gap = []
        found.gaps.append(gap)
    return found


def _is_named(tokens: Sequence[Token], index: int, gap: Sequence[Token]) -> bool:
    """Whether a year alone belongs to a name ("PEEL 2018/19") or to a reason, so that it is no date."""
    around = [*tokens[max(0, index - 1) : index], *tokens[index + 1 : index + 2]]
    if any(token.kind in (Kind.NAME, Kind.EVENT, Kind.OCCASION) for token in around):
        return True
    for token in reversed(gap):
        if token.kind in BREAKS:
            return False
        if token.kind in (Kind.ALIGN, Kind.REASON):
            return True
    return False


def _what_else(gap: Sequence[Token], tokens: Sequence[Token], index: int) -> Kind | None:
    """What makes a date something other than a deadline: when a thing was done, held or begun; None for a deadline.

    OCCASION stands for what would give way if the text had no other date.
    """
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    if after is not None and after.kind is Kind.ONWARDS:
        return Kind.START
    if _is_day_of_moving(gap, tokens, index):
        return Kind.EVENT
    near = True
    for place in range(len(gap) - 1, -1, -1):
        kind = gap[place].kind
        if kind is Kind.START:
            before_a_day = gap[place].value in ("before", "prior to") and _is_day(tokens[index])
            return kind if near and not before_a_day else None
        if kind is Kind.FROM:
            moved = any(token.kind is Kind.NOW for token in gap[:place])
            span = after is not None and after.kind in (Kind.TO, Kind.DASH, Kind.NOW)
            return Kind.START if near and not moved and not span else None
        if kind is Kind.TO and near and any(token.kind is Kind.NOW for token in gap[:place]):
            return None  # "extended because of sickness to June 2019"
        if near and _is_agreement(gap, place):
            continue
        if kind is Kind.DONE and not near and gap[place].value == "complete":
            near = False  # "complete the review March 2019" is an order
            continue
        if kind in (Kind.DONE, Kind.REASON) or (kind is Kind.EVENT and near):
            return kind
        if kind in (Kind.EVENT, Kind.OCCASION, Kind.ALIGN):
            return Kind.OCCASION
        if kind is Kind.LINE and near:
            continue
        if kind in BREAKS or kind in MARKS or kind in (Kind.NOUN, Kind.COMMA, Kind.STATEMENT, Kind.AND, Kind.OR):
            return None
        if kind in (Kind.BY, Kind.FOR, Kind.WITHIN, Kind.SET, Kind.END) and near:
            return None
        near = near and kind in (Kind.GLUE, Kind.COLON, Kind.DASH)
    return None


def _is_day_of_moving(gap: Sequence[Token], tokens: Sequence[Token], index: int) -> bool:
    """Whether a date is that of "extended on 12 January 2019 to 30 June 2019"."""
    leads = bool(gap) and gap[-1].value == "on" and any(token.kind is Kind.NOW for token in gap)
    rest = tokens[index + 1 : index + 3]
    return leads and len(rest) == 2 and rest[0].value in ("to", "until", "till") and rest[1].kind is Kind.DATE


def _is_agreement(gap: Sequence[Token], place: int) -> bool:
    """Whether "agreed" is said of the date itself: "revised date agreed: June 2019"."""
    return gap[place].kind is Kind.EVENT and place > 0 and gap[place - 1].kind in (Kind.NOUN, Kind.NOW)


def _is_day(token: Token) -> bool:
    return isinstance(token.found, Period) and token.found.first == token.found.last


def _share_gaps(found: Surroundings) -> None:
    """Gives each date the part of its gaps that speaks of it, and reads marks and setters from them."""
    dated, gaps = found.dated, found.gaps
    postfix = len(dated) > 1 and not _speaks(gaps[0]) and _speaks(_first_clause(gaps[-1]))
    for place, gap in enumerate(gaps[1:], 1):
        left, right = dated[place - 1], dated[place] if place < len(dated) else None
        after, before, opened = _split(gap, left.opened, postfix or right is None)
        left.after = after
        if right is not None:
            right.before, right.opened = before, opened
    for each in dated:
        each.mark = _mark(each)
        each.by = _setter(each)


def _speaks(gap: Sequence[Token]) -> bool:
    return any(token.kind in MARKS or token.kind in _SETTERS for token in gap)


def _first_clause(gap: Sequence[Token]) -> list[Token]:
    clause: list[Token] = []
    for token in gap:
        if token.kind in BREAKS:
            break
        clause.append(token)
    return clause


def _split(gap: list[Token], opened: bool, postfix: bool) -> tuple[list[Token], list[Token], bool]:
    """The part of a gap that speaks of the date before it, the part for the one after it, and whether a bracket
    stands open before the latter."""
    if gap and gap[0].kind is Kind.OPEN:
        for place, token in enumerate(gap):
            if token.kind is Kind.CLOSE:
                rest = gap[place + 1 :]
                extra = (
                    _split(rest, False, postfix) if postfix and not any(t.kind in MARKS for t in gap[:place]) else None
                )
                return (gap[1:place] + extra[0], extra[1], extra[2]) if extra else (gap[1:place], rest, _opens(rest))
        return [], gap[1:], True
    if opened:
        for place, token in enumerate(gap):
            if token.kind is Kind.CLOSE:
                return gap[:place], gap[place + 1 :], _opens(gap[place + 1 :])
    splits = BREAKS | {Kind.COMMA} if postfix else _SPLITS
    for place, token in enumerate(gap):
        if token.kind in splits or token.kind is Kind.OPEN:
            after = gap[:place]
            if token.kind in MARKS and len(after) == 1 and after[0].kind in _SETTERS:
                return (
                    [],
                    gap[1:],
                    False,
                )  # "October 2018 Force revised to December 2018": whose date it tells is unclear
            keep = place + (token.kind is Kind.COMMA)
            return after, gap[keep:], _opens(gap[place:]) or opened
    return (gap, [], opened) if postfix else ([], gap, opened)


def _opens(gap: Sequence[Token]) -> bool:
    depth = 0
    for token in gap:
        depth += (token.kind is Kind.OPEN) - (token.kind is Kind.CLOSE)
    return depth > 0


def _mark(each: Dated) -> Kind | None:
    """NOW, OLD or ORIGINAL: the nearest cue before a date, else the one that follows it."""
    told = False
    reached = False
    for place in range(len(each.before) - 1, -1, -1):
        token = each.before[place]
        if token.kind in MARKS and (reached or not told):
            return token.kind
        if token.kind is Kind.FROM and any(seen.kind is Kind.NOW for seen in each.before[:place]):
            return Kind.OLD
        if token.value == "was" and not _said_on(each.before[place + 1 :]):
            return Kind.OLD
        if token.kind is Kind.STOP:
            break
        # "revised by the board to June 2019" revises, "revised policy June 2019" does not
        reached = reached or (token.value in ("to", "until", "till") and not told)
        told = told or (token.kind in CONTENT and not _is_agreement(each.before, place))
    return next((token.kind for token in each.after if token.kind in MARKS), None)


def _said_on(rest: Sequence[Token]) -> bool:
    """Whether "was" is followed by more than fillers, as in "was set for"."""
    return any(token.kind not in (Kind.GLUE, Kind.COLON, Kind.NOUN) for token in rest)


def _setter(each: Dated) -> SetBy | None:
    """Who set a date, where only words that carry nothing stand between it and the name of the body."""
    for token in reversed(each.before):
        if token.kind in _SETTERS:
            return _SETTERS[token.kind]
        if token.kind is Kind.TO or token.value.startswith("to "):
            break  # "Force to complete by June 2019" says who acts
        if token.kind not in _SETTER_GLUE and token.kind not in MARKS and token.kind is not Kind.LINE:
            break
    for place, token in enumerate(each.after):
        if token.kind in _SETTERS:
            follows = each.after[place + 1].kind if place + 1 < len(each.after) else None
            return None if follows is Kind.WORD else _SETTERS[token.kind]  # "force lead to report"
        if token.kind is Kind.ALIGN and any(seen.kind is Kind.SET for seen in each.after[:place]):
            return SetBy.FORCE
        if token.kind not in _SETTER_GLUE:
            break
    return None
