"""Figures of a text that should add up to a total which the text names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from rag_reports.deadline import find_dates
from rag_reports.language.phrases import any_form, load_phrases
from rag_reports.text import has_digit, sentences

_NUMBER = r"(?<![\w£$.,/:#-])(?:\d{1,3}(?:,\d{3})+|\d{1,5})(?![\w%£]|[.,:/-]\d)"
_FIGURE = re.compile(_NUMBER)
_DIGITS = re.compile(r"[0-9]+")
_TOTAL_CUE = re.compile(r"total|altogether|amounting|adding up|making|overall|in\s+all|all\s+(?:told|\d)")
_LEAVING_CUE = re.compile(r"(?:leaving|with)\s+(?:[a-z]+\s+){0,2}\d")
_SUM = re.compile(rf"{_NUMBER}(?:\s*\+\s*{_NUMBER})+\s*=\s*{_NUMBER}")
_LEAVING = re.compile(
    rf"(?P<done>{_NUMBER})\s+(?:\w+\s+){{0,2}}?(?:out\s+)?of\s+(?:the\s+|our\s+|these\s+|those\s+|all\s+|a\s+total\s+of\s+)?(?P<all>{_NUMBER})"
    rf"(?P<middle>[^.;\d]{{0,90}}?)\b(?:leaving|with)\s+(?:the\s+(?:remaining|other)\s+|a\s+(?:further|remaining)\s+|only\s+|just\s+|another\s+)?(?P<left>{_NUMBER})"
    r"\s+(?:\w+\s+){0,3}?(?P<state>outstanding|remaining|left|to\s+(?:go|do|be|complete|train)|untrained|incomplete|still|yet|who|not)",
    re.I,
)
_LEAVING_ONLY = re.compile(r"\bleaving\b", re.I)
_LINE = re.compile(rf"^\W*(?P<label>[A-Za-z][\w&'/() -]{{0,40}}?)\s*[-–—:=]?\s*(?P<figure>{_NUMBER})\W*$")
_LINE_TURNED = re.compile(rf"^\W*(?P<figure>{_NUMBER})\s*[-–—:=x]?\s*(?P<label>[A-Za-z][\w&'/() -]{{0,40}}?)\W*$")
_LEAD_IN = re.compile(r"^.*:\s+(?=[A-Za-z])")
_TOTAL_LABEL = re.compile(r"(?:grand |overall )?total(?: number)?(?: of)?(?: \w+){0,2}\Z", re.I)
_SUBTOTAL = re.compile(r"sub[- ]?total|of which|of whom|including", re.I)
_NEXT_FIGURE = re.compile(rf"(?:\s*[:–-])?\s*(?P<figure>{_NUMBER})(?!\s*[:%+])")
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|can|may|who|which|that|need|needs|completed|attended|passed)\b", re.I
)
_FEWEST = 3
"""Figures: two parts and their total."""
_FEWEST_DATED = 3
_LONGEST_PART = 8
"""Words of one part of a list."""


@dataclass(frozen=True, slots=True)
class WrongTotal:
    """Figures that do not add up: the parts, their sum, and the total with the words that name it."""

    parts: tuple[int, ...]
    total: int
    said: str

    @property
    def sum(self) -> int:
        """What the parts add up to."""
        return sum(self.parts)


def find_wrong_total(text: str) -> WrongTotal | None:
    """The first list of figures that does not add up to the total that the text names for it; None where none is so.

    A list is taken for one only where its form says so: a sum, lines with a line "Total", a total with its parts
    behind a colon or in brackets, "90 of the 120, leaving 30", figures beside dates with "all 129".
    """
    if len(_DIGITS.findall(text)) < _FEWEST:
        return None
    small = text.lower()
    if not _may_name_total(small):
        return None
    readings = list(_readings(text, small))
    if not readings or len(_FIGURE.findall(text)) < _FEWEST:
        return None
    return next((found for reading in readings for found in reading if found.sum != found.total), None)


def _may_name_total(small: str) -> bool:
    if "total" in small or "all " in small or "with" in small or "leaving" in small or "=" in small:
        return True
    return "altogether" in small or "amounting" in small or "adding up" in small or "making" in small


def _readings(text: str, small: str) -> Iterator[Iterator[WrongTotal]]:
    """Each way to read a text whose words can name a total in that way; ``small`` is it in lower case."""
    if "=" in text:
        yield _sums(text)
    if "total" in small:
        yield _lines(text)
    if ("with" in small or "leaving" in small) and _LEAVING_CUE.search(small):
        yield _remainders(text)
    if _TOTAL_CUE.search(small) and _total_forms().search(text):
        yield _lists(text)
        yield _dated(text)


def _number(figure: str) -> int:
    return int(figure.replace(",", ""))


def _sums(text: str) -> Iterator[WrongTotal]:
    """ "12 + 15 = 27"."""
    for match in _SUM.finditer(text):
        *parts, total = map(_number, _FIGURE.findall(match.group()))
        yield WrongTotal(tuple(parts), total, " ".join(match.group().split()))


def _lines(text: str) -> Iterator[WrongTotal]:
    """Lines, or pieces between commas or semicolons, of a label and a figure, the last of them "Total"."""
    for pieces in (text.split("\n"), re.split(r"[;\n]", text), re.split(r"[,;\n]|(?<=\d)\.\s", text)):
        parts: list[int] = []
        for piece in pieces:
            piece = _LEAD_IN.sub("", piece)
            line = (_LINE.match(piece) or _LINE_TURNED.match(piece)) if has_digit(piece) else None
            if line is None or _SUBTOTAL.search(piece) or find_dates(piece):
                parts = []
            elif _TOTAL_LABEL.match(line["label"].strip()):
                if len(parts) > 1:
                    yield WrongTotal(tuple(parts), _number(line["figure"]), " ".join(piece.split()).strip(" .,;"))
                parts = []
            else:
                parts.append(_number(line["figure"]))


def _remainders(text: str) -> Iterator[WrongTotal]:
    """ "90 of the 120 officers have been trained, leaving 30 outstanding"."""
    for match in _LEAVING.finditer(text):
        parts = (_number(match["done"]), _number(match["left"]))
        leaving = _LEAVING_ONLY.search(text, match.end("middle"), match.start("left"))
        if leaving or match["state"].lower() in ("outstanding", "remaining", "left", "untrained", "incomplete"):
            yield WrongTotal(parts, _number(match["all"]), f"of {match['all']}")


def _lists(text: str) -> Iterator[WrongTotal]:
    """ "A total of 45 officers: 20 in custody, 15 in response and 10 in crime"."""
    for sentence in sentences(text):
        for total in _totals(sentence):
            parts = [] if total.words.lower().startswith("all ") else _parts(sentence[total.end :])
            if len(parts) > 1:
                yield WrongTotal(tuple(parts), total.number, total.words.strip(" :(-"))


def _parts(rest: str) -> list[int]:
    """The figures of a list that a colon or bracket opens; none where they may count one thing twice."""
    lead = _leads().match(rest)
    if lead is None:
        return []
    listed = rest[lead.end() :]
    if lead.group().rstrip().endswith("("):
        listed = listed.split(")")[0]
    if find_dates(listed) or _SUBTOTAL.search(listed):
        return []
    parts: list[int] = []
    for piece in re.split(r"[,;]|\band\b|\bplus\b|&", listed):
        figures = _FIGURE.findall(piece)
        if not piece.strip(" ."):
            continue
        if (
            len(figures) != 1
            or len(piece.split()) > _LONGEST_PART
            or _VERB.search(piece)
            or _not_counted().search(piece)
        ):
            return []
        parts.append(_number(figures[0]))
    return parts


def _dated(text: str) -> Iterator[WrongTotal]:
    """Figures beside dates, one for each session, where the text says how many all of them are."""
    if len(_DIGITS.findall(text)) < 2 * _FEWEST_DATED + 1:  # a day and a figure for each, and the total
        return
    dates = [date for date in find_dates(text) if date.is_day]
    if len(dates) < _FEWEST_DATED:
        return
    parts: list[int] = []
    spans: list[tuple[int, int]] = []
    for date, after in zip(dates, [*[later.start for later in dates[1:]], len(text)], strict=True):
        figure = _NEXT_FIGURE.match(text, date.end, after)
        if figure:
            parts.append(_number(figure["figure"]))
            spans.append((date.start, figure.end()))
    if len(parts) < _FEWEST_DATED or any(text[one[1] : two[0]].strip(" \n,;•-.") for one, two in pairwise(spans)):
        return
    told = text[: spans[0][0]] + " " + text[spans[-1][1] :]
    named = list(_totals(told))
    figures = {_number(figure) for figure in _FIGURE.findall(told)}
    certain = len({total.number for total in named}) == 1 and sum(parts) not in figures
    if certain and named[0].number > max(parts) and named[0].number != len(parts):
        counted = re.match(r"\s+[a-z]+", told[named[0].end :])
        yield WrongTotal(tuple(parts), named[0].number, named[0].words + (counted.group() if counted else ""))


class _Total(NamedTuple):
    """A number that a text names as a total, the words that do so, and where they end."""

    number: int
    words: str
    end: int


def _totals(text: str) -> Iterator[_Total]:
    for match in _total_forms().finditer(text):
        number = next(number for number in match.groups() if number)
        yield _Total(_number(number), " ".join(match.group().split()), match.end())


@cache
def _total_forms() -> re.Pattern[str]:
    forms = (form.replace("{n}", f"({_NUMBER})") for form in load_phrases("figures")["totals"])
    return re.compile(rf"(?<!\w){any_form(forms)}", re.I)


@cache
def _leads() -> re.Pattern[str]:
    return re.compile(rf"[^\d.;:(]{{0,60}}?[\s,]*{any_form(load_phrases('figures')['leads'])}", re.I)


@cache
def _not_counted() -> re.Pattern[str]:
    lists = load_phrases("figures")
    return re.compile(rf"\d\s?{any_form(lists['units'])}\b|\b{any_form(lists['labels'])}\.?\s+\d", re.I)
