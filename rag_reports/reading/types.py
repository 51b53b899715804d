"""An item's type: from its column, its number, its text's first words, or the heading above it."""

import re

from rag_reports.layouts.contents import names_item_type, read_item_type, read_type_letter
from rag_reports.model import ItemType, Run
from rag_reports.text import squash, tidy

_LEADING = re.compile(
    r"^\W*(?P<type>(?:accelerated )?causes? of concern|areas? for improvement|areas? for enhancement|afi"
    r"|coc|recommendations?)\b",
    re.I,
)
_TYPE_LINE = re.compile(
    r"^\W*(?:accelerated )?(?:causes? of concern|areas? for improvement|areas? for enhancement|afis?|coc"
    r"|recommendations?|recs?)"
    r"(?: (?:no\.? ?)?\d{1,3}[a-z]?)?\W*$",
    re.I,
)
_NUMBER_IN_TEXT = re.compile(
    r"^\W*(?:(?:recommendation|rec|afi|area for improvement|cause of concern|coc"
    r"|action)s?(?: no\.?)?[\s.#]*)(?P<number>\d{1,3}(?:\.\d{1,2})?[a-z]?)\b"
    r"|^(?P<bare>\d{1,3}[a-z]?)[.):]\s",
    re.I,
)
_NUMBER_PREFIX = re.compile(
    r"^\W*(?P<type>afi|coc|cofc|afe|rec(?:ommendation)?|action|area for improvement|cause of concern)[\s.:#/_-]*\d",
    re.I,
)


def item_type_of(type_text: str, number: str, text: str, from_line: ItemType | None) -> ItemType:
    """The item type that the nearest evidence names; a plain item is a recommendation."""
    if type_text:
        told = read_type_letter(type_text) or names_item_type(type_text)
        if told is not None:
            return told
    prefix = _NUMBER_PREFIX.match(number)
    if prefix:
        told = read_item_type(prefix["type"])
        if told is not None:
            return told
    first = text.split("\n", 1)[0]
    leading = _LEADING.match(first)
    if leading and (
        _TYPE_LINE.match(first)
        or first[leading.end() :][:1] in (":", "-", "–", "(")
        or _capital_follows(first, leading.end())
    ):
        told = read_item_type(leading["type"])
        if told is not None:
            return told
    return from_line or ItemType.RECOMMENDATION


def number_in_text(text: str) -> str:
    """The number that a text starts with ("Rec 1: ..."), for tables with no number column; "" for none."""
    match = _NUMBER_IN_TEXT.match(text)
    return (match["number"] or match["bare"]) if match else ""


def _capital_follows(line: str, end: int) -> bool:
    """Whether a new sentence starts behind the type, as in "Recommendation By January ..."."""
    rest = line[end:].lstrip(" 0123456789.abc")
    return rest != line[end:] and (rest[:1].isupper() or rest[:1] in (":", "-", "–", ")"))


def without_type_line(text: str, runs: tuple[Run, ...] | None) -> tuple[str, tuple[Run, ...] | None]:
    """The text, and its runs, without a first line that only names the item type."""
    first, line_break, rest = text.partition("\n")
    if not line_break or not _TYPE_LINE.match(first) or not squash(rest):
        return text, runs
    return tidy(rest), None if runs is None else _drop_first_line(runs)


def _drop_first_line(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    kept: list[Run] = []
    dropping = True
    for run in runs:
        if not dropping:
            kept.append(run)
            continue
        _, line_break, rest = (
            run.text.replace("\r\n", "\n").partition("\n") if kept or run.text.strip() else ("", "", "")
        )
        if line_break:
            dropping = False
            if rest:
                kept.append(Run(rest.lstrip("\n"), run.bold, run.italic, run.strike, run.underline))
    return tuple(kept)
