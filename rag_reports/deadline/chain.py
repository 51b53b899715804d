"""The dates of a due cell as a chain: which came first, which are milestones, what moved."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from rag_reports.deadline.cues import BREAKS, CONTENT, Dated, Surroundings, UnreadableError
from rag_reports.deadline.dates import DueDate, Role, SetBy
from rag_reports.deadline.period import Period
from rag_reports.deadline.tokens import Token
from rag_reports.deadline.vocabulary import Kind

_RANKS = {Kind.ORIGINAL: 0, Kind.OLD: 1}


@dataclass(slots=True)
class Setting:
    """The dates that were set at one time; ``apart`` where another body set them beside the ones before."""

    members: list[Dated]
    rank: int = 2
    apart: bool = False

    @property
    def last(self) -> Period | None:
        """The period that counts, the latest of the setting; None for a term without a publication date."""
        periods = [member.period for member in self.members if member.period]
        return max(periods, key=lambda period: period.last) if periods else None


def read_chain(found: Surroundings) -> list[Setting]:
    """The settings of a due cell in the order in which they were made; raises UnreadableError where that is unclear."""
    first = found.dated[0]
    settings = [Setting([first], _rank(first))]
    for place, dated in enumerate(found.dated[1:], 1):
        _add(settings, dated, found.gaps[place])
    old = [setting for setting in settings if setting.rank == _RANKS[Kind.OLD]]
    if len(settings) > len(old) > 1 and settings[0] not in old and _falls(old):
        settings = [setting for setting in settings if setting not in old] + old[::-1]
    return _without_repeats(sorted(settings, key=lambda setting: setting.rank))


def _falls(settings: Sequence[Setting]) -> bool:
    """Whether each date is earlier than the one before it: the latest of the old dates was told first."""
    ends = [setting.last.last for setting in settings if setting.last]
    return len(ends) == len(settings) and all(one > two for one, two in pairwise(ends))


def _without_repeats(settings: list[Setting]) -> list[Setting]:
    """A date that is set again as it was is one setting."""
    kept: list[Setting] = []
    for setting in settings:
        before = kept[-1] if kept else None
        if before and before.last and setting.last and len(before.members) == len(setting.members) == 1:
            one, two = before.members[0], setting.members[0]
            if before.last.last == setting.last.last and (one.by is two.by or not (one.by and two.by)):
                two.by = two.by or one.by
                kept[-1] = setting
                continue
        kept.append(setting)
    return kept


def _rank(dated: Dated) -> int:
    return _RANKS.get(dated.mark, 2) if dated.mark else 2


def _add(settings: list[Setting], dated: Dated, gap: Sequence[Token]) -> None:
    """Joins a date to the chain by what stands between it and the one before."""
    current = settings[-1]
    left = current.members[-1]
    kinds = {token.kind for token in gap}
    if Kind.OR in kinds:
        raise UnreadableError
    if dated.mark is not None and not (dated.mark is left.mark and Kind.AND in kinds):
        settings.append(Setting([dated], _rank(dated)))
    elif left.mark in _RANKS and dated.opened and Kind.COMMA in kinds:
        dated.mark = left.mark  # "(was June 2019, March 2019)"
        settings.append(Setting([dated], _rank(dated)))
    elif left.by and dated.by and left.by is not dated.by:
        _set_apart(settings, dated)
    elif left.mark in _RANKS and dated.mark is None and not dated.opened and Kind.AND not in kinds:
        settings.append(Setting([dated]))
    elif Kind.AND in kinds:
        dated.by = dated.by or left.by
        left.by = left.by or dated.by
        current.members.append(dated)
    elif _is_same(left, dated):
        current.members[-1] = _narrower(left, dated)
    elif dated.opened and dated.by:
        _set_apart(settings, dated)
    elif dated.opened and kinds & CONTENT:
        return  # an aside: "(to be signed off by the board 5 April 2019)"
    elif Kind.COMMA in kinds or kinds & CONTENT:
        current.members.append(dated)
    elif _restates(left, dated):
        current.members[-1] = _narrower(left, dated)
    elif kinds & {Kind.DASH, Kind.TO} and not kinds & BREAKS:
        _span(current, dated)
    else:
        _follow(settings, dated)


def _set_apart(settings: list[Setting], dated: Dated) -> None:
    """Two bodies' dates side by side: the inspectorate's comes first, and neither moves the other."""
    if dated.by is SetBy.INSPECTORATE and len(settings) == 1:
        settings[0].apart = True
        settings.insert(0, Setting([dated]))
    else:
        settings.append(Setting([dated], apart=True))


def _is_same(left: Dated, right: Dated) -> bool:
    """Whether one date lies within the other: a month and a day of it, a term and the date that it reaches."""
    one, two = left.period, right.period
    if one is None or two is None:
        return False
    return (one.first <= two.first and two.last <= one.last) or (two.first <= one.first and one.last <= two.last)


def _restates(left: Dated, right: Dated) -> bool:
    """Whether a term stands beside the date that it was taken to mean."""
    one, two = left.period, right.period
    return one is None or two is None or one.relative != two.relative


def _narrower(left: Dated, right: Dated) -> Dated:
    """The more exact of two dates that say one thing; a written date before a derived one."""
    one, two = left.period, right.period
    kept, other = (left, right)
    if one is None or (two is not None and (one.relative, one.last - one.first) > (two.relative, two.last - two.first)):
        kept, other = right, left
    kept.by = kept.by or other.by
    kept.mark = kept.mark or other.mark
    return kept


def _span(current: Setting, dated: Dated) -> None:
    """ "November 2018 to January 2019": one date, the last day of the span."""
    left = current.members[-1]
    if left.period is None or dated.period is None or left.period.last > dated.period.last:
        raise UnreadableError
    token = dated.token
    dated.token = token._replace(start=left.token.start)
    dated.by = dated.by or left.by
    dated.mark = dated.mark or left.mark
    current.members[-1] = dated


def _follow(settings: list[Setting], dated: Dated) -> None:
    """A date after a date with nothing said between them: the later one replaces the earlier."""
    before, after = settings[-1].last, dated.period
    if before is None or after is None or dated.opened:
        raise UnreadableError
    if after.last > before.last:
        settings.append(Setting([dated]))
    elif settings[-1].members[-1].mark is Kind.NOW and len(settings) == 1:
        settings.append(Setting([dated], rank=1))
    else:
        raise UnreadableError


def count_moves(settings: Sequence[Setting]) -> int:
    """How many times the deadline was changed, from the settings in their order."""
    moves = 0
    for before, after in pairwise(settings):
        same = before.last is not None and after.last is not None and before.last.last == after.last.last
        moves += not after.apart and not same
    return moves


def due_dates(settings: Sequence[Setting], text: str, default: SetBy | None) -> tuple[DueDate, ...]:
    """The dates of the settings; ``default`` is who set those that name nobody."""
    dates: list[DueDate] = []
    carried: SetBy | None = None
    for setting in settings:
        # a revision of the force's own date is the force's own
        setter = default or (carried if carried is SetBy.FORCE else None)
        carried = next((member.by for member in setting.members if member.by), None) or setter
        last = setting.last
        for member in setting.members:
            period = member.period
            if period is None:
                continue
            role = Role.DEADLINE if last is not None and period.last == last.last else Role.MILESTONE
            stretch = text[member.token.start : member.token.end]
            dates.append(
                DueDate(
                    period.last, period.precision, member.by or setter, role, stretch, period.relative, period.immediate
                )
            )
    return tuple(dates)
