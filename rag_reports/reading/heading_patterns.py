"""The words by which the lines above a table are told apart: dates, sources, sentences, titles, banners."""

import re

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?(?: of)?"
_DATE = (
    rf"(?:{_DAY} {_MONTH},? \d{{4}}|{_MONTH},?[ -]\d{{2,4}}\b|\d{{1,2}}[ -]{_MONTH}[ -]\d{{2,4}}"
    r"|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|\d{4}-\d{2}-\d{2})"
)
_ITEMS = r"(?:recommendations?|afis?|areas? for improvement|actions?|causes? of concern|items?)"


def _any_of(*phrases: str) -> str:
    return f"(?:{'|'.join(phrases)})"


FIND_DATE = re.compile(_DATE, re.I)
FULL_DATE = re.compile(rf"\b{_DAY} {_MONTH},? \d{{4}}|\b\d{{1,2}}/\d{{1,2}}/\d{{2,4}}", re.I)
TITLE_IN_BRACKETS = re.compile(rf".{{6,}}[(\[](?P<date>{_DATE})[)\]]$", re.I)
ONLY_DATE = re.compile(rf"^[(\[]?(?P<date>{_DATE})[)\]]?$", re.I)

_PUBLISHED_WORDS = _any_of(
    "published",
    "pub'?d",
    "publication(?: date)?",
    "out on",
    "issued",
    "released",
    "dated",
    "date of (?:report|publication)",
)
TITLE_DATE = re.compile(
    rf"^(?P<title>.{{6,}}?)(?:\s*[(\[](?:{_PUBLISHED_WORDS}\W{{1,2}})?(?P<date>{_DATE})[)\]]"
    rf"|\s+[–—-]\s+(?P<behind>{_DATE}))$",
    re.I,
)
PUBLISHED = re.compile(rf"\b{_PUBLISHED_WORDS}\b[^.;\d]{{0,25}}?(?P<date>{_DATE})", re.I)
SOURCE = re.compile(
    r"\b(?:published|publication)\b|\b(?:report|inspection|review|audit|publication) by\b"
    r"|\bby (?:hmi|his majesty|her majesty|the inspectorate)|\bissued by\b",
    re.I,
)
BY = re.compile(
    r"\bby (?:the )?(?P<who>[^.;:()]*?)(?=,? *(?:\b(?:published|publication|issued|dated)\b|[.;:()]|$"
    r"|\bin (?:\d{4}|[A-Z][a-z]+ \d{4})|\bon \d))",
    re.I,
)
BODY_AND_DATE = re.compile(rf"^(?:HMIC\w*|HMI \w+|Ofsted|CQC|IOPC|Internal [Aa]udit)[\w ,&-]*?\W+{_DATE}\W*$", re.I)
REPORT_AND_DATE = re.compile(
    rf"^(?=.{{0,60}}\b(?:hmi\w*|inspectorates?|(?:national|force|joint|local) report)\b)[^.;]{{4,90}}\W{_DATE}\W*$",
    re.I,
)
BODY_NAME = re.compile(
    r"^(?:his|her) majesty|^(?:hmi\w*|ofsted|cqc|iopc|internal audit)(?: and [\w ]+)?$"
    r"|^criminal justice inspection[\w ]*$"
    r"|^[\w ,'&-]*\b(?:inspectorates?|commission|ombudsman|audit (?:office|wales|scotland))$",
    re.I,
)
INLINE_SOURCE = re.compile(
    rf"^(?P<title>.{{6,}}?)\s*(?:[(\[,;–-]|\s[-–|])\s*"
    rf"(?P<source>(?:[\w ]{{0,30}}\bpublished\b|publication date|HMIC\w*,? {_MONTH}).*?)[)\]]?$",
    re.I,
)

NO_TITLE = re.compile(
    rf"{BODY_NAME.pattern}|^(?:{_PUBLISHED_WORDS}|date)$"
    r"|^(?:(?:hmi\w*|ofsted|cqc|iopc|joint|national|force|local|internal|thematic|inspection) )+"
    r"(?:thematic|inspection|report|review|audit|publication)$",
    re.I,
)
"""What stands before a date and names no report: a body, a label, "HMICFRS thematic"."""

_TITLE_LABELS = _any_of(
    "report", "report title", "report name", "title", "inspection", "inspection title", "inspection report",
    "publication", "thematic", "audit", "audit title", "name",
)  # fmt: skip
NAMED = re.compile(rf"^(?:name of |title of )?{_TITLE_LABELS}\s*(?::|-\s|–\s)\s*(?P<rest>.+)", re.I)
LABELLED = re.compile(r"^(?P<label>[A-Za-z][A-Za-z0-9 /()'&-]{1,40})\s*:\s*(?P<rest>\S.*)")

INTRO = re.compile(
    rf"\b(?:makes?|made|contains?|there (?:are|is|were|was)|of which|total of|in total)\b.*\b{_ITEMS}\b"
    rf"|\b{_ITEMS}\b.*\b(?:for the force|apply|applies|relevant|complete|in progress|outstanding|closed|implemented)\b",
    re.I,
)

SUMMARY_PREFIX = re.compile(r"^(?:summary|position|note|overview)\s*:\s*", re.I)
TITLE_PREFIX = re.compile(
    r"^(?:progress update|update|action plan|recommendations?|follow[- ]up)\s*[:–-]\s+(?=\S.{8})", re.I
)

BANNER = re.compile(
    r"\b"
    + _any_of(
        "tracker", "log", "register", "action plan", "improvement plan", "spreadsheet", "workbook", "master",
        "dashboard", "report recommendations", "recommendations? (?:from|and areas)", "summary", "monitoring",
        "database", "appendix", "as at", "position at", "position as", "last updated", "updated", "version", r"v\d",
        r"page \d", "owner of", "maintained", "printed", "do not", "please", "official", "sensitive", "restricted",
        "guidance", "return to", "back to", "click", "filter", "confidential", "draft", r"quarter \d", "committee",
        "board", "meeting", "hmicfrs recommendations?", "update for", "pillar", "judge?ment",
    )
    + r"\b",
    re.I,
)  # fmt: skip
"""A line that heads the workbook rather than a report."""

TITLE_WORDS = re.compile(
    r"\b"
    + _any_of(
        "peel", "inspection", "thematic", "effectiveness", "efficiency", "legitimacy", "integrity", "review", "audit",
        "report", "joint", "hate", "crime", "abuse", "protection", "custody", r"vulnerab\w*", "stop and search",
        "roads?", "fraud", "response", "policing", "service",
    )
    + r"\b|:|\b20\d\d\b",
    re.I,
)  # fmt: skip
"""What the titles of inspection reports speak of; a line without any of it may still be one."""

FORCE_NAME = re.compile(
    r"^(?P<name>(?:[A-Z][\w'’.-]+ (?:(?:and|of|upon|on|the|in|&|AND|OF|UPON|ON|THE|IN) )*){1,6}"
    r"(?i:Police(?: Service)?|Constabulary|Fire (?:and|&) Rescue(?: Service| Authority)?"
    r"|Fire (?:Service|Authority)|(?:County |District |Borough |City |Metropolitan )?Council))\b"
)
SCOPES = (
    (re.compile(r"\bjoint\b", re.I), "joint"),
    (re.compile(r"\bnational(?:ly)?\b|\ball[- ]forces?\b", re.I), "national"),
    (re.compile(r"\b(?:force|local|force[- ]specific|force[- ]level|constabulary)\b", re.I), "force"),
)
SPLIT_NAMES = re.compile(r"\s*(?:,|;|/|&|\+|\band\b|\bwith\b)\s*(?=(?:the )?[A-Z])")
