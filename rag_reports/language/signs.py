"""The forms of words by which English says that a thing is still to be done; the words are in unfinished.toml."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache

from rag_reports.language.finder import PhraseFinder
from rag_reports.language.inflection import participle, present_participle
from rag_reports.language.phrases import any_of, form_pattern, load_phrases

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
_LISTS = ("signs", "signs_with_date", "signs_headline", "signs_bare_headline", "signs_of_sentence")
_MAY_LEAD = re.compile(r"^\(\?:[^()]*\\s\+\)\?")
_MAIN_VERB = re.compile(r"\b(?:is|are|was|were|has|have|had)\b")


def find_signs(clause: str) -> Iterator[tuple[int, int]]:
    """Where a plain clause says so, start and end of each sign; some signs count only with a date or term ahead."""
    for match in _finder("signs").find(clause):
        yield match.span()
    dated = [match.span() for match in _finder("signs_with_date").find(clause)]
    dated += _headlines("signs_headline", clause)
    if dated and _finder("ahead").search(clause):
        yield from dated
    yield from _headlines("signs_bare_headline", clause)


def may_hold_signs(text: str) -> bool:
    """Whether any clause of a text, in small letters, can hold a sign; cheap, and never wrong where it says no."""
    return _any_sign().search(text) is not None


def sign_of_sentence(sentence: str) -> bool:
    """Whether a plain sentence as a whole says so: "Next steps: agree the posts"."""
    return _finder("signs_of_sentence").search(sentence) is not None


def _headlines(name: str, clause: str) -> Iterator[tuple[int, int]]:
    for match in _finder(name).find(clause):
        if not _VERB.search(clause, 0, match.start()) and not _MAIN_VERB.search(clause, match.end()):
            yield match.span()


@cache
def _finder(name: str) -> PhraseFinder:
    return PhraseFinder(_forms_of(name))


@cache
def _any_sign() -> PhraseFinder:
    """Tells of the forms of all lists, not bound to the beginning or end of a clause, and without words that may lead.

    What the many forms with "is" or "are" and adverbs have in common is tried once.
    """
    forms = (form for name in _LISTS for form in _forms_of(name))
    freed = [_MAY_LEAD.sub("", form.replace(r"\W*$", "").removeprefix("^")) for form in forms]
    common = rf"(?:is|are){_ADVERBS}"
    endings = [form.removeprefix(common) for form in freed if form.startswith(common)]
    others = [form for form in freed if not form.startswith(common)]
    return PhraseFinder([*others, f"{common}(?:{'|'.join(endings)})"])


def _forms_of(name: str) -> Iterator[str]:
    """The forms of a list of unfinished.toml, {words} put in."""
    for form in map(form_pattern, load_phrases("unfinished")[name]):
        for word, pattern in _words().items():
            form = form.replace(f"{{{word}}}", pattern)
        yield form


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
