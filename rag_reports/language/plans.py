"""Short statements of a plan ("Roll-out starts in January"); they count unless the comment says that all is done."""

import datetime as dt
import re
from collections.abc import Iterator
from functools import cache

from rag_reports.language.finder import listed_forms, listed_phrases
from rag_reports.language.phrases import any_form, load_phrases, plain

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b"
)
_SOME = r"(?:(?!(?:next|annual|each|every|any|if|when|once|where|no|another|their|his|her)\b)[a-z][\w-]*\s+){0,3}?"
_SEASON = r"(?:spring|summer|autumn|winter)"
_NUMBER = r"(?:a|one|two|three|four|five|six|\d{1,2})"
_SURELY_AHEAD = re.compile(
    rf"\b(?:next\s+(?:week|month|year|quarter|financial\s+year|{_SEASON}|{_MONTH})|(?:in|by|before|for|from|during|after|until)\s+the\s+new\s+year"
    r"|later\s+this\s+(?:week|month|year|quarter|spring|summer|autumn|winter)|shortly|soon(?!\s+(?:as|after))|imminently|in\s+due\s+course|tomorrow"
    rf"|in\s+the\s+coming\s+(?:weeks|months)|in\s+{_NUMBER}\s+(?:weeks?|months?)(?:'?\s+time)?\W*$)"
)
_PERHAPS_AHEAD = re.compile(
    rf"\b(?:(?:in|on|by|from|before|until|early|late|mid)[\s-]+(?:the\s+)?(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?{_MONTH}(?!\s*'?\d)"
    rf"|(?:in|by|before|until|early|late)\s+(?:the\s+)?(?:{_SEASON}\b(?!\s*'?\d)|easter|christmas)"
    rf"|(?:by|at|before)\s+the\s+end\s+of\s+(?:the\s+)?(?:month|year|quarter|{_MONTH}))"
)
_DATE = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+)?(?P<name>{_MONTH})\s*'?(?P<year>20\d\d|\d\d)\b"
    r"|\b(?P<day2>\d{1,2})[/.](?P<month>\d{1,2})[/.](?P<year2>20\d\d|\d\d)\b"
    rf"|\b{_SEASON}\s+(?:of\s+)?(?P<year3>20\d\d)\b"
)
_PAST = re.compile(
    r"\b(?:was|were|had|did|[\w-]+ed|went|began|ran|took|met|held|made|gave|fell|rose|came|got|sent|written|built|bought)\b"
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|shall|would|can|may|might|must|do|does|did|fell|rose|went|made|said|told)\b"
)
_NOTHING_MORE = re.compile(r"\W*$|\W+(?:with|at|by|for|in|to|across|after|once)\b")
_NOTHING_ELSE = re.compile(r"(?:\s+(?!(?:and|but|so)\b)[a-z'-]+){0,6}\W*$")
_REPEATED = re.compile(r"\b(?:each|every|annual(?:ly)?|yearly|regular(?:ly)?)\b")
_ALL_DONE = re.compile(
    r"(?:^|[.;:!\n]\s*|\s-\s)(?:(?:this|the|all|our|original|action|actions|recommendation|recommendations|work|it|now|is|are|has"
    r"|have|been|fully|rec|item|afi)\s+){0,6}(?:complete|completed|done|closed|implemented|delivered|achieved|embedded|finished"
    r"|discharged|fulfilled|signed[\s-]off)\b(?!\s+(?:by|in\s+part|bar|apart|except|once|when|for)\b)"
)


def may_hold_plans(text: str) -> bool:
    """Whether a plain text can hold a plan; cheap, and never wrong where it says no."""
    return listed_forms("plans", "cues").search(text) is not None


class Plans:
    """Finds the plans in the clauses of a comment, ``text``.

    A time with a year is ahead where it is after ``as_at``; any such time is where that is not known.
    """

    def __init__(self, text: str, as_at: dt.date | None = None) -> None:
        self._told = plain(text)
        self._as_at = as_at
        self.possible = may_hold_plans(self._told) and not _ALL_DONE.search(self._told)

    def find(self, clause: str, sentence: str, first: bool) -> Iterator[tuple[int, int]]:
        """Where in a plain clause of a plain sentence a plan is told; ``first``: the clause begins the sentence."""
        if not self.possible:
            return
        dated = _pattern("dated").match(clause)
        if dated and self._is_ahead(clause, sentence.replace(dated.group(), " ")):
            yield dated.span()
        noun = _pattern("noun_only").match(clause)
        if noun and self._ends_ahead(clause) and not _FINITE.search(clause, noun.end()):
            yield noun.span()
        bare = _pattern("bare").match(clause) if first else None
        if bare and ":" not in sentence and not _FINITE.search(sentence):
            yield bare.span()
        begun = _pattern("begun").match(sentence) if first else None
        if begun and self._never_ended() and _NOTHING_ELSE.match(sentence, begun.end()):
            yield begun.span()

    def is_one_refresher(self, sentence: str) -> bool:
        """Whether a plain sentence plans one refresher course."""
        planned = self.possible and _pattern("one_refresher").match(sentence)
        return bool(planned) and self._is_ahead(sentence, "") and not _REPEATED.search(sentence)

    def _is_ahead(self, clause: str, beside: str) -> bool:
        """Whether a clause has a time ahead; a bare month is none where ``beside`` it stands a past tense."""
        if self._is_surely_ahead(clause):
            return True
        return _PERHAPS_AHEAD.search(clause) is not None and not _PAST.search(beside)

    def _is_surely_ahead(self, clause: str) -> bool:
        return bool(_SURELY_AHEAD.search(clause)) or any(map(self._is_later, _DATE.finditer(clause)))

    def _never_ended(self) -> bool:
        return listed_phrases("plans", "ended").search(self._told) is None

    def _ends_ahead(self, clause: str) -> bool:
        """Whether a time ahead ends a clause, but for where or with whom."""
        times = (*_SURELY_AHEAD.finditer(clause), *filter(self._is_later, _DATE.finditer(clause)))
        return any(_NOTHING_MORE.match(clause, time.end()) for time in times)

    def _is_later(self, date: re.Match[str]) -> bool:
        """Whether a date with a year is after the day of the check; a month or season is until it is over."""
        year = int(date["year"] or date["year2"] or date["year3"])
        name, number = date["name"], date["month"]
        month = _MONTHS.index(name[:3]) + 1 if name else int(number or 12)
        when = (year if year > 99 else year + 2000, month, int(date["day"] or date["day2"] or 31))
        return self._as_at is None or when > (self._as_at.year, self._as_at.month, self._as_at.day)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    lists = load_phrases("plans")
    form = any_form(lists[name])
    for words in ("work", "started"):
        form = form.replace(f"{{{words}}}", any_form(lists[words]))
    return re.compile(rf"{form.replace('{some}', _SOME)}\b")
