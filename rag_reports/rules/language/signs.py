"""The forms of words by which English says that a thing is still to be done; the words are in unfinished.toml."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache

from rag_reports.rules.language.inflection import participle, present_participle
from rag_reports.rules.language.phrases import any_of, load_phrases

_ADVERBS = (
    r"(?:\s+(?:currently|now|still|then|also|presently|actively|already|shortly|soon|further|subsequently|therefore|just"
    r"|all|both|about|fully|formally|later|next|in\s+the\s+process\s+of|in\s+turn|yet))*"
)
_NOW = r"(?:\s+(?:also|all|both))*\s+(?:currently|still|presently|now|in\s+the\s+process\s+of)"
_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b"
)
_SEASON = r"(?:spring|summer|autumn|winter)"
_DAY_OF = r"(?:\d{1,2}(?:st|nd|rd|th)?\s+)?"

_VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|shall|would|could|can|may|might|must|should|do|does|did|[\w-]+ed"
    r"|told|given|sent|met|held|made|set|put|written|shown|able|how|when|where|needs?|time|ways?|ability|opportunity"
    r"|right|duty|power|steps|continues?|wants?|helps?|allows?|enables?|used|known|found|shows?|plan|chance|order)\b"
)
_MAIN_VERB = re.compile(r"\b(?:is|are|was|were|has|have|had)\b")


def find_signs(plain: str) -> Iterator[tuple[int, int]]:
    """Where a folded clause says so, start and end of each sign; some signs count only with a date or term ahead."""
    for match in _pattern("signs").finditer(plain):
        yield match.span()
    if _pattern("ahead").search(plain):
        for match in _pattern("signs_with_date").finditer(plain):
            yield match.span()
        yield from _headlines("signs_headline", plain)
    yield from _headlines("signs_bare_headline", plain)


def _headlines(name: str, plain: str) -> Iterator[tuple[int, int]]:
    for match in _pattern(name).finditer(plain):
        if not _VERB.search(plain, 0, match.start()) and not _MAIN_VERB.search(plain, match.end()):
            yield match.span()


def sign_of_sentence(plain: str) -> bool:
    """Whether a folded sentence as a whole says so: "Next steps: agree the posts"."""
    return bool(_pattern("signs_of_sentence").search(plain))


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
        "doing": _forms((*once, *lists["present"]), present_participle),
        "doing_once": _forms(once, present_participle),
        "doing_any": _forms(either, present_participle),
        "done": _forms(once, participle),
        "done_any": _forms(either, participle),
        "month": _MONTH,
        "season": _SEASON,
        "day_of": _DAY_OF,
    }


def _forms(verbs: Iterable[str], inflect: Callable[[str], str]) -> str:
    return any_of(inflect(verb) for verb in verbs)
