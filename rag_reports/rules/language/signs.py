"""The forms of words by which English says that a thing is still to be done; the words are in unfinished.toml."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache

from rag_reports.rules.language.phrases import any_of, load_phrases

_ADVERBS = (
    r"(?:\s+(?:currently|now|still|then|also|presently|actively|already|shortly|soon|further|subsequently|therefore|just"
    r"|all|both|about|fully|formally|later|next|in\s+the\s+process\s+of|in\s+turn|yet))*"
)
_NOW = r"(?:\s+(?:also|all|both))*\s+(?:currently|still|presently|now|in\s+the\s+process\s+of)"
_MONTH = r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
_SEASON = r"(?:spring|summer|autumn|winter)"
_DAY_OF = r"(?:\d{1,2}(?:st|nd|rd|th)?\s+)?"

_DOUBLED = ("plan", "submit", "embed", "set", "run", "begin", "put")
_IRREGULAR = {
    "write": "written", "rewrite": "rewritten", "set": "set", "build": "built", "draw": "drawn", "buy": "bought",
    "undertake": "undertaken", "hold": "held", "seek": "sought", "begin": "begun", "take": "taken", "run": "run",
    "go": "gone", "be": "been", "bring": "brought", "put": "put", "meet": "met",
}  # fmt: skip


def find_signs(plain: str) -> Iterator[tuple[int, int]]:
    """Where a folded clause says so, start and end of each sign; some signs count only with a date or term ahead."""
    for match in _pattern("signs").finditer(plain):
        yield match.span()
    if _pattern("ahead").search(plain):
        for match in _pattern("signs_with_date").finditer(plain):
            yield match.span()


@cache
def _pattern(name: str) -> re.Pattern[str]:
    """A list of unfinished.toml as one pattern: its forms joined, blanks for any white space, {words} put in."""
    forms = (form.replace(" ", r"\s+") for form in load_phrases("unfinished")[name])
    joined = "|".join(f"(?:{form})" for form in forms)
    for word, pattern in _words().items():
        joined = joined.replace(f"{{{word}}}", pattern)
    return re.compile(rf"(?:^|\b)(?:{joined})(?!\w)")


@cache
def _words() -> dict[str, str]:
    lists = load_phrases("unfinished")
    once, either = lists["once"], (*lists["once"], *lists["either"])
    return {
        "adv": _ADVERBS,
        "now": _NOW,
        "once": any_of(once),
        "any": any_of(either),
        "doing": _forms((*once, *lists["present"]), _ing),
        "doing_once": _forms(once, _ing),
        "doing_any": _forms(either, _ing),
        "done": _forms(once, _participle),
        "done_any": _forms(either, _participle),
        "month": _MONTH,
        "season": _SEASON,
        "day_of": _DAY_OF,
    }


def _forms(verbs: Iterable[str], inflect: Callable[[str], str]) -> str:
    return any_of(inflect(verb) for verb in verbs)


def _ing(verb: str) -> str:
    first, _, rest = verb.partition(" ")
    if first in _DOUBLED:
        first += first[-1]
    elif first.endswith("e") and first != "be":
        first = first[:-1]
    return f"{first}ing {rest}".strip()


def _participle(verb: str) -> str:
    first, _, rest = verb.partition(" ")
    if first in _IRREGULAR:
        return f"{_IRREGULAR[first]} {rest}".strip()
    if first in _DOUBLED:
        first += first[-1]
    elif first.endswith("y") and first[-2] not in "aeiou":
        first = f"{first[:-1]}i"
    elif first.endswith("e"):
        first = first[:-1]
    return f"{first}ed {rest}".strip()
