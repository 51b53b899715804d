"""What the formulas of conditional formats compute with: values, comparisons and functions as Excel has them."""

import operator
import re
from collections.abc import Callable

from rag_reports.ooxml.sheet import ErrorValue

Value = str | int | float | bool | None

_BAD_VALUE = ErrorValue("#VALUE!")
COMPARISONS: dict[str, Callable[[float, float], bool]] = {
    "=": operator.eq,
    "<>": operator.ne,
    "<": operator.lt,
    ">": operator.gt,
    "<=": operator.le,
    ">=": operator.ge,
}


class UndecidedError(Exception):
    """The formula needs more than literals and cells of this sheet, or a function that is not known here."""


def compare(sign: str, left: Value, right: Value) -> Value:
    """A comparison as Excel makes it: text without regard to case, a blank as "" or 0. Raises UndecidedError."""
    for value in (left, right):
        if isinstance(value, ErrorValue):
            return value
    left, right = _filled(left, right), _filled(right, left)
    if isinstance(left, str) and isinstance(right, str):
        if sign not in ("=", "<>"):
            raise UndecidedError  # the order of texts is that of the reader's language
        return (left.casefold() == right.casefold()) is (sign == "=")
    if isinstance(left, str) or isinstance(right, str) or isinstance(left, bool) is not isinstance(right, bool):
        order: tuple[float, float] = (_rank(left), _rank(right))
    else:
        order = (float(left or 0), float(right or 0))
    one, other = order
    return COMPARISONS[sign](one, other)


def shown_text(value: Value) -> str:
    """A value as text functions see it. Raises UndecidedError where that depends on the cell's format."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e11:
        return str(int(value))
    if isinstance(value, float):
        raise UndecidedError
    return str(value)


def _filled(value: Value, other: Value) -> Value:
    if value is not None:
        return value
    if isinstance(other, bool):
        return False
    return "" if isinstance(other, str) else 0


def _rank(value: Value) -> float:
    return 2 if isinstance(value, bool) else 1 if isinstance(value, str) else 0


def _search(needle: Value, text: Value, fold: bool) -> Value:
    for value in (needle, text):
        if isinstance(value, ErrorValue):
            return value
    sought, within = shown_text(needle), shown_text(text)
    if fold:
        if re.search(r"[*?~]", sought):
            raise UndecidedError
        sought, within = sought.casefold(), within.casefold()
    place = within.find(sought)
    return place + 1 if place >= 0 else _BAD_VALUE


def _count(value: Value) -> int:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or value < 0:
        raise UndecidedError
    return int(value)


def _negate(value: Value) -> Value:
    if not isinstance(value, (bool, int, float)):
        raise UndecidedError
    return not value


def _right(text: str, count: int) -> str:
    return text[-count:] if count else ""


FUNCTIONS: dict[str, tuple[Callable[..., Value], int, int]] = {
    "NOT": (_negate, 1, 1),
    "ISNUMBER": (lambda value: isinstance(value, (int, float)) and not isinstance(value, bool), 1, 1),
    "ISERROR": (lambda value: isinstance(value, ErrorValue), 1, 1),
    "ISERR": (lambda value: isinstance(value, ErrorValue) and value != "#N/A", 1, 1),
    "ISBLANK": (lambda value: value is None, 1, 1),
    "ISTEXT": (lambda value: isinstance(value, str) and not isinstance(value, ErrorValue), 1, 1),
    "SEARCH": (lambda needle, text: _search(needle, text, fold=True), 2, 2),
    "FIND": (lambda needle, text: _search(needle, text, fold=False), 2, 2),
    "LEFT": (lambda text, count=1: shown_text(text)[: _count(count)], 1, 2),
    "RIGHT": (lambda text, count=1: _right(shown_text(text), _count(count)), 1, 2),
    "LEN": (lambda text: len(shown_text(text)), 1, 1),
    "TRIM": (lambda text: " ".join(part for part in shown_text(text).split(" ") if part), 1, 1),
    "UPPER": (lambda text: shown_text(text).upper(), 1, 1),
    "LOWER": (lambda text: shown_text(text).lower(), 1, 1),
    "EXACT": (lambda one, other: shown_text(one) == shown_text(other), 2, 2),
}
