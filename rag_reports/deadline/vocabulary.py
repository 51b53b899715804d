"""The words of due cells: what each one does in the grammar. Data only."""

from enum import IntEnum, auto


class Kind(IntEnum):
    """What a token is to the grammar."""

    WORD = auto()  # content that the grammar does not know
    GLUE = auto()  # words that carry nothing: "the", "of", "be"
    NUMBER = auto()
    ORDINAL = auto()
    NUMERIC = auto()  # 31/03/2019, 2019-03-31
    PAIR = auto()  # 2018/19, 03/2019, 30-31
    MONTH = auto()
    SEASON = auto()
    QUARTER = auto()
    FINANCIAL = auto()  # "FY", "financial year"
    UNIT = auto()  # days, weeks, months, years
    VAGUE = auto()  # "mid", "early", "w/c": no stated rule says which day
    END = auto()
    WITHIN = auto()
    PUBLICATION = auto()
    IMMEDIATE = auto()
    DATE = auto()  # a period that was read
    TERM = auto()  # a term whose publication date is not known
    YEAR = auto()  # a year alone, or a financial year alone
    BAD = auto()  # looks like a date and cannot be read
    STATEMENT = auto()  # "no deadline set by HMICFRS"
    NOW = auto()
    OLD = auto()
    ORIGINAL = auto()
    AND = auto()
    OR = auto()
    TO = auto()
    BY = auto()
    FOR = auto()
    NOUN = auto()  # deadline, target, date
    SET = auto()  # set, specified, given
    INSPECTORATE = auto()
    FORCE = auto()
    ALIGN = auto()  # set to align with
    REASON = auto()
    DONE = auto()
    EVENT = auto()  # a date after it is when something happened
    OCCASION = auto()  # a date after it is when something is held, unless it is the only date
    START = auto()
    ONWARDS = auto()
    FROM = auto()
    RECURRING = auto()
    EXTENSION = auto()
    NAME = auto()  # a year beside it belongs to a name: "PEEL 2018/19"
    LABEL = auto()  # a number after it is a label: "phase 2"
    PLACE = auto()
    NEGATION = auto()
    STOP = auto()  # full stop, semicolon
    LINE = auto()
    COMMA = auto()
    COLON = auto()
    DASH = auto()
    SLASH = auto()
    APOSTROPHE = auto()
    OPEN = auto()
    CLOSE = auto()
    BULLET = auto()
    TIME = auto()


def _split(words: str) -> list[str]:
    return words.split()


_MONTH_NAMES = _split("january february march april may june july august september october november december")
MONTHS = {name: number for number, name in enumerate(_MONTH_NAMES, 1)}
MONTHS |= {name[:3]: number for name, number in MONTHS.items()} | {"sept": 9, "febr": 2, "novr": 11}
LONG_MONTHS = tuple(name for name in _MONTH_NAMES if len(name) > 3)
SEASONS = {"spring": 5, "summer": 8, "autumn": 11, "winter": 2}
_ORDINAL_NAMES = _split(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth"
)
ORDINALS = {name: number for number, name in enumerate(_ORDINAL_NAMES, 1)} | {"thirtieth": 30}
ABBREVIATIONS = frozenset({"prev", "orig", "rev", "revd", "approx", "est", "no", "rec", "para", "qtr"})
UNITS = {
    "day": "day", "days": "day", "week": "week", "weeks": "week", "wk": "week", "wks": "week",
    "month": "month", "months": "month", "month's": "month", "mth": "month", "mths": "month",
    "year": "year", "years": "year", "yr": "year", "yrs": "year", "fortnight": "fortnight",
}  # fmt: skip

_WORDS: dict[Kind, str] = {
    Kind.GLUE: "the a an of on at in is are was were be been being has have had as per this that its itself their "
    "there it date's also specific formal will should must would shall it's therefore due completion "
    "delivery implementation achieve achieved expected anticipated estimated overall final latest "
    "current currently yet do does did only th st nd rd pm am hrs hours noon midnight close both all "
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat "
    "sun",
    Kind.NOUN: "deadline deadlines date dates timescale timescales timeframe timeframes timeline timelines target "
    "targets target's",
    Kind.SET: "set specified given stated provided imposed identified included specify specifies give gives state "
    "states prescribed mentioned allocated assigned recorded setting sets indicated defined",
    Kind.BY: "by until till til",
    Kind.FOR: "for",
    Kind.TO: "to through thru",
    Kind.AND: "and & plus",
    Kind.OR: "or either",
    Kind.FROM: "from",
    Kind.START: "after since post before following prior commencing starting",
    Kind.ONWARDS: "onward onwards earliest forward forwards",
    Kind.END: "end",
    Kind.VAGUE: "mid early late start beginning middle half last wc midway latter "
    "commences commence",
    Kind.WITHIN: "within inside",
    Kind.IMMEDIATE: "immediately immediate forthwith",
    Kind.PUBLICATION: "publication publishing issue issued release released",
    Kind.INSPECTORATE: "hmicfrs hmic hmicfr hmi hmcpsi hmicfrs's hmic's inspectorate inspectorate's inspectorates "
    "inspector inspectors hmics hmip iopc ofsted cqc",
    Kind.FORCE: "force force's internal internally local locally constabulary constabulary's own our",
    Kind.ALIGN: "align aligned aligns aligning coincide coincides",
    Kind.REASON: "because pending awaiting await awaits dependent dependant depending subject owing",
    Kind.DONE: "completed complete closed implemented delivered discharged done finished",
    Kind.EVENT: "reviewed updated agreed approved inspected reported started commenced began met discussed presented "
    "raised published received submitted launched audited signed requested assessed escalated",
    Kind.OCCASION: "review reviewing update updates approval inspection inspections meeting launch audit board "
    "assessment revisit reinspection",
    Kind.NOW: "now then revised extended moved changed amended slipped delayed postponed deferred rescheduled new "
    "reset revision extend revise extending moving superseded replaced brought pushed put rolled "
    "reprofiled move extension delay slippage rev revd",
    Kind.OLD: "previously previous prev formerly former old replaces replacing superseding supersedes",
    Kind.ORIGINAL: "originally original initially orig",
    Kind.RECURRING: "every each annually annual quarterly monthly weekly yearly thereafter",
    Kind.EXTENSION: "overdue ago later behind",
    Kind.NAME: "peel ipa vsa cdi plan plans policing programme strategy cycle budget act conference legitimacy "
    "effectiveness efficiency",
    Kind.LABEL: "phase stage rec recs recommendation recommendations action actions afi afis part tranche item "
    "milestone step number strand option version paragraph para section",
    Kind.FINANCIAL: "fy",
    Kind.PLACE: "tbc tbd tba tbs bau ongoing asap continuous continuing continual na unknown",
    Kind.NEGATION: "no not none nil never without unspecified hasn't haven't didn't isn't doesn't nothing neither",
}  # fmt: skip

WORDS: dict[str, Kind] = {word: kind for kind, words in _WORDS.items() for word in words.split()}
WORDS |= dict.fromkeys(MONTHS, Kind.MONTH) | dict.fromkeys(SEASONS, Kind.SEASON)
WORDS |= dict.fromkeys(ORDINALS, Kind.ORDINAL)
WORDS |= dict.fromkeys(UNITS, Kind.UNIT) | dict.fromkeys(("q", "qtr", "quarter", "qrt", "quarters"), Kind.QUARTER)

_PHRASES: dict[str, Kind] = {
    "no later than": Kind.BY,
    "not later than": Kind.BY,
    "no longer than": Kind.BY,
    "at the latest": Kind.GLUE,
    "up to": Kind.BY,
    "before the end": Kind.END,
    "before end": Kind.END,
    "no earlier than": Kind.START,
    "not earlier than": Kind.START,
    "no sooner than": Kind.START,
    "not before": Kind.START,
    "not until": Kind.START,
    "with effect from": Kind.START,
    "with immediate effect": Kind.IMMEDIATE,
    "immediate effect": Kind.IMMEDIATE,
    "straight away": Kind.IMMEDIATE,
    "without delay": Kind.IMMEDIATE,
    "as soon as": Kind.PLACE,
    "to be confirmed": Kind.PLACE,
    "to be agreed": Kind.PLACE,
    "to be determined": Kind.PLACE,
    "to be decided": Kind.PLACE,
    "to be advised": Kind.PLACE,
    "to be set": Kind.PLACE,
    "to be announced": Kind.PLACE,
    "to be notified": Kind.PLACE,
    "awaiting confirmation": Kind.PLACE,
    "not applicable": Kind.PLACE,
    "no longer applicable": Kind.PLACE,
    "no longer required": Kind.PLACE,
    "not required": Kind.PLACE,
    "overdue since": Kind.GLUE,
    "then to": Kind.NOW,
    "again to": Kind.NOW,
    "and then to": Kind.NOW,
    "prior to": Kind.START,
    "not known": Kind.PLACE,
    "not yet known": Kind.PLACE,
    "not yet agreed": Kind.PLACE,
    "not yet confirmed": Kind.PLACE,
    "on going": Kind.PLACE,
    "on - going": Kind.PLACE,
    "n / a": Kind.PLACE,
    "n . a": Kind.PLACE,
    "business as usual": Kind.PLACE,
    "in progress": Kind.PLACE,
    "self imposed": Kind.FORCE,
    "self - imposed": Kind.FORCE,
    "self set": Kind.FORCE,
    "self - set": Kind.FORCE,
    "hm inspectorate": Kind.INSPECTORATE,
    "hmi probation": Kind.INSPECTORATE,
    "hmi prisons": Kind.INSPECTORATE,
    "inspection report": Kind.INSPECTORATE,
    "published report": Kind.INSPECTORATE,
    "published deadline": Kind.INSPECTORATE,
    "published date": Kind.INSPECTORATE,
    "report deadline": Kind.INSPECTORATE,
    "report date": Kind.EVENT,
    "publication date": Kind.EVENT,
    "date of publication": Kind.EVENT,
    "review date": Kind.OCCASION,
    "to be reviewed": Kind.OCCASION,
    "re - inspection": Kind.OCCASION,
    "re - set": Kind.NOW,
    "re - scheduled": Kind.NOW,
    "re - profiled": Kind.NOW,
    "in place by": Kind.BY,
    "completion date": Kind.NOUN,
    "the report": Kind.INSPECTORATE,
    "in report": Kind.INSPECTORATE,
    "within report": Kind.INSPECTORATE,
    "this report": Kind.INSPECTORATE,
    "due to be": Kind.GLUE,
    "is due to": Kind.GLUE,
    "due to": Kind.REASON,
    "as a result": Kind.REASON,
    "in line with": Kind.ALIGN,
    "in time for": Kind.ALIGN,
    "ahead of": Kind.ALIGN,
    "in advance of": Kind.ALIGN,
    "as part of": Kind.ALIGN,
    "linked to": Kind.ALIGN,
    "initial deadline": Kind.ORIGINAL,
    "initial target": Kind.ORIGINAL,
    "initial date": Kind.ORIGINAL,
    "initial due": Kind.ORIGINAL,
    "signed off": Kind.DONE,
    "be completed": Kind.GLUE,
    "be complete": Kind.GLUE,
    "be implemented": Kind.GLUE,
    "be delivered": Kind.GLUE,
    "be done": Kind.GLUE,
    "be finished": Kind.GLUE,
    "be closed": Kind.GLUE,
    "be agreed": Kind.GLUE,
    "to complete": Kind.GLUE,
    "not completed": Kind.WORD,
    "not complete": Kind.WORD,
    "not yet complete": Kind.WORD,
    "not met": Kind.WORD,
    "no change": Kind.WORD,
    "work in progress": Kind.PLACE,
    "financial year": Kind.FINANCIAL,
    "fiscal year": Kind.FINANCIAL,
    "f / y": Kind.FINANCIAL,
    "year end": Kind.END,
    "end of year": Kind.END,
    "end of the year": Kind.END,
    "end of calendar year": Kind.END,
    "end of the calendar year": Kind.END,
    "w / c": Kind.VAGUE,
    "w / e": Kind.GLUE,
    "week ending": Kind.GLUE,
    "week commencing": Kind.VAGUE,
    "last day of": Kind.END,
    "last day in": Kind.END,
    "last working day": Kind.VAGUE,
    "close of play": Kind.GLUE,
    "close of business": Kind.GLUE,
    "new year": Kind.VAGUE,
    "term": Kind.WORD,
}
PHRASES: dict[str, list[tuple[tuple[str, ...], Kind]]] = {}
for _phrase, _kind in sorted(_PHRASES.items(), key=lambda entry: -len(entry[0])):
    _first, *_rest = _phrase.split()
    PHRASES.setdefault(_first, []).append((tuple(_rest), _kind))
