"""The forms of words by which English says that a thing is still to be done."""

import re
from collections.abc import Iterator
from functools import cache

from rag_reports.rules.language.phrases import any_of, load_phrases

_ADVERB = (
    r"(?:\s+(?:currently|now|still|then|also|presently|actively|already|shortly|soon|further|subsequently|therefore|just"
    r"|all|both|about|fully|formally|later|next|in\s+the\s+process\s+of|in\s+turn|yet))*"
)
_NOW = r"(?:\s+(?:also|all|both))*\s+(?:currently|still|presently|now|in\s+the\s+process\s+of)"
_MONTH = r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
_AHEAD = (
    rf"\b(?:by|in|on|from|for|until|before|during|of|early|late|mid)\s+(?:the\s+)?(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?{_MONTH}\b"
    r"|\bnext\s+(?:week|month|year|quarter|financial\s+year|few\s+\w+)\b|\bshortly\b|\bsoon\b|\bin\s+due\s+course\b"
    r"|\bimminently\b|\blater\s+this\s+\w+|\bnew\s+year\b|\bin\s+the\s+(?:coming|near)\b|\bby\s+the\s+end\s+of\b"
    r"|\b(?:spring|summer|autumn|winter)\s+(?:of\s+)?20\d\d|\bq(?:uarter\s+)?[1-4]\b|\bby\s+\d{1,2}[/.]\d{1,2}[/.]\d{2,4}"
)

_DOUBLED = ("plan", "submit", "embed", "set", "run", "begin", "put")
_IRREGULAR = {
    "write": "written", "rewrite": "rewritten", "set": "set", "build": "built", "draw": "drawn", "buy": "bought",
    "undertake": "undertaken", "hold": "held", "seek": "sought", "begin": "begun", "take": "taken", "run": "run",
    "go": "gone", "be": "been", "bring": "brought", "put": "put",
}  # fmt: skip


def find_signs(plain: str) -> Iterator[tuple[int, int]]:
    """Where a folded clause says so, start and end of each sign; some signs count only with a date or term ahead."""
    for match in _always().finditer(plain):
        yield match.span()
    if re.search(_AHEAD, plain):
        for match in _with_date().finditer(plain):
            yield match.span()


@cache
def _always() -> re.Pattern[str]:
    """Signs of unfinished work that need no date."""
    lists = load_phrases("unfinished")
    once, either = lists["once"], lists["either"]
    doing = any_of(_inflect(verb, "ing") for verb in (*once, *lists["present"]))
    done_once, done_any = any_of(map(_participle, once)), any_of(map(_participle, (*once, *either)))
    work = (
        r"(?:work|recruitment|procurement|development|consultation|project|roll-?out|implementation|drafting|scoping)"
    )
    return re.compile(
        rf"\b(?:(?:is|are|am){_ADVERB}\s+{doing}"
        rf"|(?:is|are){_ADVERB}\s+being{_ADVERB}\s+{done_once}"
        rf"|(?:is|are){_NOW}\s+being\s+{done_any}"
        rf"|(?:currently|still|presently)\s+(?:being\s+{done_any}|{doing}|under\s+review)"
        rf"|(?:will|shall){_ADVERB}\s+be{_ADVERB}\s+(?:{done_once}|{any_of(_inflect(verb, 'ing') for verb in once)})"
        rf"|(?:will|shall){_ADVERB}\s+{any_of(once)}"
        rf"|(?:is|are|remains?){_ADVERB}\s+to\s+be\s+{done_any}"
        rf"|(?:yet|still|remains?)\s+to\s+(?!be\s+seen)\w+"
        rf"|(?:has|have|is|are){_ADVERB}\s+not\s+yet|not\s+yet|(?:is|are)\s+not\s+(?:yet\s+)?fully"
        rf"|(?:is|are){_ADVERB}\s+(?:scheduled|timetabled|planned|booked)\b(?!\s+(?:and|releases?))"
        rf"|(?:has|have)\s+been\s+(?:scheduled|booked|arranged)\s+(?:for|in|on)"
        rf"|due\s+to\s+(?:be\s+\w+|start|commence|begin|complete|go\s+live|conclude|finish|launch|roll\s+out|take\s+place)"
        rf"|{work}\s+(?:[\w-]+\s+){{0,4}}?(?:is|are|remains?){_ADVERB}\s+(?:under\s*way|on-?going|in\s+progress|in\s+hand|continuing"
        rf"|outstanding|incomplete|pending)"
        rf"|(?:is|are){_ADVERB}\s+(?:pending|awaited|incomplete|unfinished|out\s+for\s+consultation|in\s+draft|under\s+development)"
        rf"|remains?\s+(?:outstanding|incomplete|unfinished|in\s+draft|in\s+progress)|still\s+outstanding"
        rf"|leaving\s+[\w-]+\s+(?:[\w-]+\s+)?outstanding"
        rf"|(?:intends?|plans?|proposes?|hopes?|going|looking)\s+to\s+(?:be\s+)?"
        rf"(?:{any_of((*once, *either))}|{done_once})"
        rf"|continues?\s+to\s+(?:{any_of(once)}|seek)"
        rf"|in\s+the\s+process\s+of\s+(?:being\s+)?\w+|work\s+continues|further\s+work\s+is\s+(?:required|needed)"
        rf"|(?:is|are)\s+on\s+track\s+(?:to|for)|(?:is|are){_ADVERB}\s+(?:nearly|nearing|almost|partially|partly|part)\s+"
        rf"(?:complet\w+|finish\w*|implement\w+|deliver\w+)|(?:partially|partly|not\s+fully)\s+(?:complete\w*|implemented|embedded)"
        rf"|awaiting\s+(?:final\s+|formal\s+|internal\s+)?(?:approval|sign-?\s*off|ratification|publication))\b"
        rf"|^to\s+be\s+{done_any}\b|^awaiting\s|^currently\s"
    )


@cache
def _with_date() -> re.Pattern[str]:
    """Signs of unfinished work that count where the clause has a date or term ahead."""
    lists = load_phrases("unfinished")
    either = lists["either"]
    return re.compile(
        rf"\b(?:(?:will|shall){_ADVERB}\s+(?:{any_of(either)}|be\s+in\s+place"
        rf"|be{_ADVERB}\s+{any_of(map(_participle, either))})"
        rf"|(?:is|are)\s+expected(?:\s+to)?|expected\s+(?:by|in)|(?:is|are)\s+anticipated|to\s+be\s+\w+(?:ed|en|t)"
        r"|(?:is|are)\s+to\s+(?!ensure|allow|enable|help|support|provide|be\b)\w+)\b"
    )


def _inflect(verb: str, ending: str) -> str:
    first, _, rest = verb.partition(" ")
    if first in _DOUBLED:
        first += first[-1]
    elif first.endswith("ie"):
        first = first[:-2] + "y"
    elif first.endswith("e") and first not in ("be", "see"):
        first = first[:-1]
    return f"{first}{ending} {rest}".strip()


def _participle(verb: str) -> str:
    first, _, rest = verb.partition(" ")
    if first in _IRREGULAR:
        return f"{_IRREGULAR[first]} {rest}".strip()
    if first.endswith("y") and first[-2] not in "aeiou":
        return f"{first[:-1]}ied {rest}".strip()
    return _inflect(verb, "ed")
