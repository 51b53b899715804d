"""Whether a comment says that the whole item is done, and not that a part of it is or that it will be."""

import re
from functools import cache

from rag_reports.language.finder import words_of
from rag_reports.language.phrases import any_of, load_phrases, plain
from rag_reports.text import sentences

_CUES = frozenset(
    {"complete", "completed", "implemented", "closed", "delivered", "discharged", "achieved", "finished", "concluded"}
    | {"closure", "done", "met", "close"}
)
_UNDONE = re.compile(
    r"\b(?:not|never|nearly|almost|partly|partially|largely|mostly|substantially|part|once|when|until|if|before|after"
    r"|will|to be|should be|would|could|(?<!in )(?<!\d )may|might|must|yet|due|expected|anticipated|target|plan\w*"
    r"|except|apart|but|although|however|aims?|hope\w*|remain\w*|outstanding|further|next|phase|stage|by|pending|await\w*|subject)\b"
)
_NEAR = 40  # characters in which a word such as "but" takes back what was said


def says_complete(comment: str) -> str | None:
    """The sentence that says so, None where none does; the last word counts, so that an older entry does not."""
    if not comment or not _CUES.intersection(words_of(comment)):
        return None
    for sentence in sentences(comment):
        told = plain(sentence).strip(" .;:!-*")
        headline = _headline().match(told)
        if headline and not _UNDONE.search(told[headline.end() : headline.end() + _NEAR]):
            return sentence
        match = _whole().search(told)
        around = told[: match.start()] + told[match.end() : match.end() + _NEAR] if match else ""
        if match and not _UNDONE.search(around):
            return sentence
    return None


@cache
def _headline() -> re.Pattern[str]:
    """A headline at the beginning of a sentence that ends there, or goes on after a date, a comma or a colon."""
    date = r"(?: ?(?:in|on|as at|as of|from|-|:)? ?\(?[\w/ ]{0,24}\d[\w/]{0,12}\)?)?"
    return re.compile(rf"{any_of(load_phrases('completion')['headlines'])}{date}(?=$|[,;:]| - )")


@cache
def _whole() -> re.Pattern[str]:
    lists = load_phrases("completion")
    return re.compile(
        rf"(?:^|[,;:] |\b(?:and|that) ){any_of(lists['subjects'])} (?:{any_of(lists['verbs'])} )"
        rf"(?:therefore |also |all |fully |now )?{any_of(lists['done'])}(?=$|[ ,;:)])"
    )
