"""Whether a sentence tells only what was done, is planned, or where an item stands: no reason for anything."""

import re
from functools import cache

from rag_reports.rules.language.inflection import participle, past, present_participle, third_person
from rag_reports.rules.language.phrases import any_form, any_of, load_phrases

_FINITE = re.compile(
    r"\b(?:is|are|am|was|were|be|been|has|have|had|will|shall|would|could|can|may|might|must|should|do|does|did|[a-z]+ed"
    r"|went|took|told|gave|left|got|made|came|led|put|set|ran|said|says|kept|became|began|grew|meant|means|broke|felt"
    r"|fell|found|lost|sent|spent|wants?|needs?|relies|prefers?)\b"
)
_DATE = re.compile(
    r"\b(?:(?:as )?at |by |on |in |w/?c )?(?:\d{1,2}(?:st|nd|rd|th)? )?"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
    r"(?: (?:20)?\d\d)?\b|\b\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?\b|\b20\d\d(?:[/-]\d\d)?\b"
)
_FIGURE = re.compile(r"(?<![£a-z\d.,-])\d+(?![\d.,]*(?:m|k|bn)\b)")
_WORD = re.compile(r"[a-z]{3,}")


def tells_activity_only(sentence: str) -> bool:
    """Whether a folded sentence is known to tell of activity, figures, dates or the item's state.

    Words without a verb do so where they name a piece of work ("Draft with the lead").
    """
    undated = _DATE.sub(" ", sentence)
    if _FIGURE.search(undated) or not _WORD.search(undated) or _activity().search(sentence):
        return True
    return not _FINITE.search(sentence) and bool(_nouns().search(sentence))


@cache
def _activity() -> re.Pattern[str]:
    lists = load_phrases("activity")
    verbs = lists["verbs"]
    done = any_of(form for verb in verbs for form in (past(verb), participle(verb)))
    doing = any_of(present_participle(verb) for verb in verbs)
    does = any_of(third_person(verb) for verb in verbs if verb not in lists["nouns"])
    be = r"(?:is|are|am|been|being|was|were|now|currently|still|'s|'re)"
    return re.compile(
        rf"\b(?:{done}|{be}\s+(?:\w+ly\s+|now\s+|still\s+)*{doing}|(?:will|shall|to|and)\s+(?:also\s+|then\s+)?{any_of(verbs)}"
        rf"|(?<!\bfor\s)(?<!\bthe\s){does})\b|{any_form(lists['states'])}\b|^(?!training\b|recruiting\b){doing}\b|\b{doing}\W*$"
    )


@cache
def _nouns() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(load_phrases('activity')['nouns'])}\b")
