"""What stands below a label: shares of numbers, statuses, dates and long texts in a column."""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass

from rag_reports.deadline import State, read_deadline
from rag_reports.layouts.grid import GridCell
from rag_reports.layouts.scheme import Scheme, hue_status
from rag_reports.model import ItemType
from rag_reports.text import fold

LONG = 40
"""Characters from which a text reads as a sentence or more."""

_NUMBER = re.compile(
    r"(?:(?:recommendation|rec|reco|afi|area for improvement|coc|cause of concern|cause|action|item|no|ref"
    r"|r|a|c)?[\s.:#/-]*)?"
    r"\(?\d{1,4}(?:[.\-/]\d{1,3}){0,3}\s?\(?[a-z]{0,3}\)?\.?"
)
_IDENTIFIER = re.compile(
    r"[a-z]{0,8}[\s./_-]*(?:\d{1,4}[\s./_-]*)*[a-z]{0,4}[\s./_-]*\d{1,5}[a-z]?|[a-z]|[ivx]{1,5}", re.I
)
_TYPE_WORDS: tuple[tuple[re.Pattern[str], ItemType], ...] = (
    (re.compile(r"(?:accelerated )?(?:causes?(?: of concern)?|coc|cofc)\b"), ItemType.CAUSE_OF_CONCERN),
    (re.compile(r"(?:areas? for improvements?|afi'?s?|area of improvement)\b"), ItemType.AREA_FOR_IMPROVEMENT),
    (re.compile(r"(?:areas? for enhancements?|afe)\b"), ItemType.AREA_FOR_ENHANCEMENT),
    (re.compile(r"(?:recommendations?|recs?|recomm?endation)\b"), ItemType.RECOMMENDATION),
    (re.compile(r"(?:actions?|agreed actions?)\b"), ItemType.ACTION),
)
_VERDICT = re.compile(
    r"signed off|remains outstanding|outstanding|awaiting (?:hmicfrs )?review|being progressed"
    r"|not (?:yet )?reviewed|no further action|submitted|closed|open|complete|yes|no|pending|with hmicfrs"
    r"|in review"
)
_ASKS = re.compile(
    r"\b(?:should|must|ensure|recommend|needs? to|immediately|within \w+ (?:months?|weeks?)|make sure|improve)\b", re.I
)
_ORGANISATION = re.compile(
    r"\b(?:npcc|college of policing|home office|cps|hmcts|dhsc|nhs|council|local authority|ministry"
    r"|partner|opcc|apcc|ministers?|commissioner|agency|probation)\b"
)
_ROLE = re.compile(
    r"\b(?:head of|chief|supt|superintendent|inspector|insp|director|manager|officer|dcc|acc|acfo|dcfo|cfo|sro|deputy"
    r"|assistant|commander|commissioner|constable|sergeant|lead|cabinet member|portfolio holder|registrar|dcs|d/supt"
    r"|d/c?i|t/acc|secretary|treasurer|solicitor|planner|coordinator|supervisor)\b"
)
_ADDRESSED = re.compile(
    r"\b(?:forces?|constabulary|chief (?:constables?|fire officers?)|police|services?|council|authority"
    r"|board|management)\b"
)
_BODY = re.compile(
    r"(?:hmicfrs|hmic|hmcpsi|hmi \w+|iopc|ipcc|ofsted|cqc|coroner|internal audit|external audit|nao|ico"
    r"|hse|icvs?|hmics|"
    r"college of policing|audit|peer review|auditor)\b[\w ,&/]*\Z"
)
_TITLE = re.compile(r"\bpeel\b|\binspection\b|\b(?:19|20)\d\d\b|: |\bthematic\b|\breview of\b|\breport\b")
_TYPE_LETTERS = {
    "r": ItemType.RECOMMENDATION,
    "a": ItemType.AREA_FOR_IMPROVEMENT,
    "c": ItemType.CAUSE_OF_CONCERN,
    "coc": ItemType.CAUSE_OF_CONCERN,
}
_DUE_CUE = re.compile(
    r"\b(?:deadlines?|due|target|no dates?|now|revised|extended|originally|set for|date set|by|not later|within|end of"
    r"|immediate(?:ly)?|and|q[1-4]|was)\b",
    re.I,
)
_TICKS = frozenset(("✓", "✔", "✔️", "☑", "x", "✗", "•", "●", "■", "y", "1"))
_YES_NO = frozenset(("yes", "no", "y", "n", "true", "false"))
_COLOUR = re.compile(r"\b(?:green|amber|red|white|blue|yellow|grey|black)\b|\A[ragbw]\Z")
_NAMED_TYPES = (
    (re.compile(r"\bcauses? of concern\b|\bcoc\b"), ItemType.CAUSE_OF_CONCERN),
    (re.compile(r"\bareas? (?:for|of) improvement\b|\bafis?\b"), ItemType.AREA_FOR_IMPROVEMENT),
    (re.compile(r"\bareas? for enhancement\b"), ItemType.AREA_FOR_ENHANCEMENT),
    (re.compile(r"\brecommendations?\b"), ItemType.RECOMMENDATION),
    (re.compile(r"\bactions?\b"), ItemType.ACTION),
)
_TYPE_BEFORE_TEXT = re.compile(r"[a-z ]+[0-9.]* ?[:–—-] *[a-z]\w+ \w+ \w|afi \d* ?[a-z]\w+ \w+ \w+")
"""A recommendation in a few words behind its type: "AFI: improve crime data integrity"."""
_AND_OTHERS = re.compile(r"\W*(?:/|&|\band\b|\bor\b)\W*(?:rec|area|afi|cause|coc)")
"""Behind a type: another one, as in "Area for improvement / recommendation", so that neither is told."""
_NOTHING = frozenset(("n/a", "na", "-", "none", "nil", "tbc"))


def read_item_type(text: str) -> ItemType | None:
    """The item type that a cell's text names and nothing else ("AFI", "Area for Improvement 2"), None otherwise."""
    folded = fold(text).strip(" .:-()")
    for pattern, item_type in _TYPE_WORDS:
        match = pattern.match(folded)
        if match:
            if item_type is not ItemType.CAUSE_OF_CONCERN and _AND_OTHERS.match(folded[match.end() :]):
                return None
            rest = folded[match.end() :].strip(" .:-/()#&")
            if not rest or re.fullmatch(
                r"(?:no\.? ?)?\d{0,3}[a-z]?|and recommendations?|recommendations?|\(?(?:accelerated|afi"
                r"|coc|rec|hmicfrs|national|force|local)\)?",
                rest,
            ):
                return item_type
    return None


def names_item_type(text: str) -> ItemType | None:
    """The item type that a short entry names among other words ("HMICFRS AFI (force)"); a cause of concern first."""
    folded = fold(text)
    return read_item_type(text) or next((kind for pattern, kind in _NAMED_TYPES if pattern.search(folded)), None)


def read_type_letter(text: str) -> ItemType | None:
    """The item type that one letter stands for in a type column ("R", "A", "C")."""
    return _TYPE_LETTERS.get(fold(text))


def looks_like_number(text: str) -> bool:
    """Whether a text is an item's number: "4", "1a", "Rec 2", "AFI 3", "2.1"."""
    return len(text) <= 24 and _NUMBER.fullmatch(fold(text)) is not None


@dataclass(frozen=True, slots=True)
class Contents:
    """What a column's data cells hold; shares are of the filled cells, 0 to 1."""

    rows: int
    filled: int
    numbers: float = 0.0
    identifiers: float = 0.0
    statuses: float = 0.0
    dates: float = 0.0
    types: float = 0.0
    verdicts: float = 0.0
    per_cents: float = 0.0
    asks: float = 0.0
    organisations: float = 0.0
    mean_length: float = 0.0
    distinct: float = 0.0
    roles: float = 0.0
    addressed: float = 0.0
    bodies: float = 0.0
    titles: float = 0.0
    letters: float = 0.0
    colours: float = 0.0
    ticks: float = 0.0
    sentences: float = 0.0
    wordy: float = 0.0
    hues: int = 0
    hued: float = 0.0

    @property
    def empty(self) -> bool:
        """Whether no cell holds a text."""
        return self.filled == 0


def read_contents(cells: Iterable[GridCell], scheme: Scheme) -> Contents:
    """Describe a column from a sample of its data cells, blank ones included."""
    listed = list(cells)
    filled = [cell for cell in listed if cell.text]
    hues = [hue for cell in listed if cell.fill and (hue := hue_status(cell.fill))]
    hued = len(hues) / len(listed) if listed else 0.0
    if not filled:
        return Contents(len(listed), 0, hues=len(set(hues)), hued=hued)
    total = len(filled)
    folded = [fold(cell.text) for cell in filled]
    return Contents(
        rows=len(listed),
        filled=total,
        numbers=sum(map(looks_like_number, folded)) / total,
        identifiers=sum(len(text) <= 24 and _IDENTIFIER.fullmatch(text) is not None for text in folded) / total,
        statuses=_status_share(filled, folded, scheme),
        ticks=sum(text in _TICKS for text in folded) / total,
        sentences=sum(len(text) > 30 and text.endswith((".", "!")) for text in folded) / total,
        wordy=sum(" " in text and any(map(str.isalpha, text)) for text in folded) / total,
        dates=sum(map(_is_due, filled)) / total,
        types=sum(
            len(text) <= 40 and not _TYPE_BEFORE_TEXT.match(text) and names_item_type(text) is not None
            for text in folded
        )
        / total,
        colours=sum(_COLOUR.search(text) is not None for text in folded if len(text) <= 30) / total,
        verdicts=sum(len(text) <= 60 and _VERDICT.match(text) is not None for text in folded) / total,
        per_cents=sum(text.endswith("%") and len(text) <= 7 for text in folded) / total,
        asks=sum(_ASKS.search(cell.text) is not None for cell in filled) / total,
        organisations=sum(_ORGANISATION.search(text) is not None for text in folded) / total,
        roles=sum(len(text) <= 60 and _ROLE.search(text) is not None for text in folded) / total,
        addressed=sum(_ADDRESSED.search(text) is not None for text in folded) / total,
        bodies=sum(len(text) <= 40 and _BODY.match(text) is not None for text in folded) / total,
        titles=sum(len(text) <= 160 and _TITLE.search(text) is not None for text in folded) / total,
        letters=sum(text in _TYPE_LETTERS for text in folded) / total,
        mean_length=sum(len(cell.text) for cell in filled) / total,
        distinct=len(set(folded)) / total,
        hues=len(set(hues)),
        hued=hued,
    )


def _status_share(filled: list[GridCell], folded: list[str], scheme: Scheme) -> float:
    """The share of status words; phrases that only sound like one count where few different ones fill the column."""
    few = len(set(folded)) <= max(6, len(folded) // 4) and len(folded) >= 4
    readings = [scheme.read(cell.text) for cell in filled if len(cell.text) <= 60]
    told = sum(each.status is not None and (few or not each.by_wording) for each in readings)
    return (told - sum(text in _YES_NO for text in folded)) / len(filled)


def _is_due(cell: GridCell) -> bool:
    if isinstance(cell.value, dt.date):
        return True
    if len(cell.text) > 120 or fold(cell.text) in _NOTHING or (len(cell.text) > 30 and _ASKS.search(cell.text)):
        return False
    if (len(cell.text) > 60 or len(cell.text.split()) > 4) and not _DUE_CUE.search(cell.text):
        return False
    return read_deadline(cell.text).state in (State.DATED, State.RELATIVE, State.UNDATED)
