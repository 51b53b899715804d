"""How far the contents of a column agree with a field."""

from rag_reports.layouts.contents import LONG, Contents
from rag_reports.model import Field

_DATE_FIELDS = frozenset({Field.PUBLISHED, Field.UPDATED, Field.CLOSED_DATE, Field.RESPONSE_PUBLISHED})
_DUE_FIELDS = frozenset({Field.DUE, Field.ORIGINAL_DUE, Field.REVISED_DUE})
_BLANK = {Field.TEXT: 0.3, Field.TYPE: 0.3, Field.REPORT: 0.3, Field.COMMENT: 0.45, Field.THEME: 1.0}


def fit_contents(field: Field, contents: Contents) -> tuple[float, str]:
    """How far a column's contents agree with a field, as a factor, and the evidence as the end of a sentence."""
    if contents.empty and field is not Field.STATUS:
        return _BLANK.get(field, 0.6), ", blank so far"
    judge = _JUDGES.get(field)
    if judge is not None:
        return judge(contents)
    if field in _DUE_FIELDS:
        return _judge_due(contents)
    if field is Field.PUBLISHED:
        return (1.1 if contents.distinct <= 0.6 else 0.8, " over dates") if contents.dates >= 0.4 else (0.4, "")
    if field in _DATE_FIELDS:
        return (1.0, " over dates") if contents.dates >= 0.4 else (0.4, "")
    return 1.0, ""


def _judge_number(contents: Contents) -> tuple[float, str]:
    if contents.numbers >= 0.5:
        return 1.0, " over item numbers"
    if contents.identifiers >= 0.5 and contents.mean_length <= 20:
        return 0.85, " over references"
    return (0.5, "") if contents.mean_length <= 12 and not contents.types else (0.15, "")


def _judge_type(contents: Contents) -> tuple[float, str]:
    if contents.types >= 0.5 and contents.numbers < 0.5:
        return 1.3, " over item types"
    return (0.9, " over type letters") if contents.letters >= 0.8 else (0.1, "")


def _judge_text(contents: Contents) -> tuple[float, str]:
    if contents.types >= 0.8 or (contents.dates >= 0.6 and contents.mean_length < LONG):
        return 0.1, ""
    if contents.mean_length >= LONG:
        return 1.0 + 0.1 * contents.asks, " over long texts"
    return (0.75, " over texts") if contents.mean_length >= 18 else (0.3, "")


def _judge_status(contents: Contents) -> tuple[float, str]:
    if contents.statuses >= 0.6:
        return 1.1 + 0.2 * contents.colours, " over status words"
    if contents.empty:
        full = 1.25 if contents.hues >= 2 else 1.0
        return (full, " over coloured cells") if contents.hued >= 0.3 else (0.45, ", blank so far")
    if contents.statuses >= 0.3 or contents.per_cents >= 0.6:
        return 0.8, " over statuses"
    if contents.hued >= 0.5 and contents.hues >= 2 and contents.mean_length < LONG:
        return 0.8, " over coloured cells"
    short = contents.mean_length <= (15 if contents.distinct > 0.4 else 30)
    return (0.55, "") if short and contents.numbers < 0.5 else (0.15, "")


def _judge_due(contents: Contents) -> tuple[float, str]:
    if contents.dates >= 0.6 and contents.statuses >= 0.6:
        return 0.8, " over dates"
    if contents.dates >= 0.4:
        return (1.1 if contents.distinct > 0.4 or contents.filled < 6 else 1.05), " over dates"
    if contents.statuses >= 0.6 or contents.mean_length > 120:
        return 0.2, ""
    return (0.9, " over some dates") if contents.dates >= 0.15 else (0.65, "")


def _judge_owner(contents: Contents) -> tuple[float, str]:
    if contents.dates >= 0.5 or contents.statuses >= 0.5 or contents.numbers >= 0.6:
        return 0.2, ""
    if contents.mean_length > 80:
        return 0.3, ""
    if contents.roles >= 0.5:
        return 1.2, " over roles"
    return (0.8 if contents.roles < 0.2 and contents.distinct < 0.7 else 1.0), " over short texts"


def _judge_external(contents: Contents) -> tuple[float, str]:
    if contents.dates >= 0.5 or contents.statuses >= 0.5 or contents.numbers >= 0.6 or contents.mean_length > 80:
        return 0.2, ""
    return (1.1, " over organisations") if contents.organisations >= 0.5 else (1.0, " over short texts")


def _judge_comment(contents: Contents) -> tuple[float, str]:
    if contents.statuses >= 0.6 or contents.dates >= 0.7 or contents.numbers >= 0.6 or contents.types >= 0.6:
        return 0.15, ""
    if contents.wordy < 0.3:
        return (0.5, "") if contents.mean_length <= 15 and contents.distinct > 0.4 else (0.25, "")
    full = contents.filled / max(contents.rows, 1)
    length = min(contents.mean_length, 150) / 150
    return (0.85 + 0.1 * full + 0.1 * length, " over texts") if contents.mean_length >= 15 else (0.5, "")


def _judge_sign_off(contents: Contents) -> tuple[float, str]:
    if contents.dates >= 0.6:
        return 0.3, ""
    return (1.1, " over verdicts") if contents.verdicts >= 0.4 else (0.8 if contents.mean_length <= LONG else 0.5, "")


def _judge_report(contents: Contents) -> tuple[float, str]:
    if contents.numbers >= 0.6 or contents.statuses >= 0.6 or contents.types >= 0.6:
        return 0.1, ""
    if contents.dates >= 0.6 and contents.mean_length <= 24:
        return 0.1, ""
    if contents.mean_length > 200 or contents.bodies >= 0.6 or contents.sentences >= 0.3:
        return 0.2, ""
    return (1.05, " over titles that repeat") if contents.distinct < 0.6 else (0.95, " over titles")


def _judge_inspectorates(contents: Contents) -> tuple[float, str]:
    if contents.dates >= 0.3 or contents.mean_length > 80:
        return 0.1, ""
    return (1.1, " over names of inspectorates") if contents.bodies >= 0.5 else (0.8, "")


def _judge_mark(contents: Contents) -> tuple[float, str]:
    """A mark is short: a column of texts headed "Comment - RESTRICTED" is the comment."""
    return (0.1, "") if contents.mean_length > LONG or contents.sentences >= 0.3 else (1.0, "")


def _judge_theme(contents: Contents) -> tuple[float, str]:
    """A column headed "Theme" that says "AFI" and "Recommendation" tells the item types."""
    return (0.1, "") if contents.types >= 0.7 else (1.0, "")


_JUDGES = {
    Field.NUMBER: _judge_number,
    Field.TYPE: _judge_type,
    Field.TEXT: _judge_text,
    Field.STATUS: _judge_status,
    Field.OWNER: _judge_owner,
    Field.EXTERNAL_OWNER: _judge_external,
    Field.COMMENT: _judge_comment,
    Field.RATIONALE: _judge_comment,
    Field.SIGN_OFF: _judge_sign_off,
    Field.REPORT: _judge_report,
    Field.INSPECTORATES: _judge_inspectorates,
    Field.RESTRICTED: _judge_mark,
    Field.THEME: _judge_theme,
}


def guess_by_contents(contents: Contents, labelled: bool) -> list[tuple[float, Field, str]]:
    """What a column with no known label may be by its contents alone."""
    if contents.empty:
        return [(0.5, Field.STATUS, "traffic-light fills")] if contents.hues >= 2 and contents.hued >= 0.5 else []
    found: list[tuple[float, Field, str]] = []
    if contents.numbers >= 0.7 and contents.mean_length <= 12 and contents.filled * 2 >= contents.rows:
        found.append((0.5 if labelled else 0.6, Field.NUMBER, "short numbers"))
    if contents.statuses >= 0.7 and contents.filled * 2 >= contents.rows:
        found.append((0.9 if contents.colours >= 0.7 else 0.6, Field.STATUS, "status words"))
    if contents.roles >= 0.6 and contents.mean_length <= 60:
        found.append((0.45, Field.OWNER, "roles"))
    if contents.organisations >= 0.6 and contents.mean_length <= 60 and contents.roles < 0.3:
        found.append((0.4, Field.EXTERNAL_OWNER, "organisations"))
    if contents.bodies >= 0.7:
        found.append((0.4, Field.INSPECTORATES, "names of inspectorates"))
    repeated = contents.distinct <= 0.6 and contents.filled * 2 >= contents.rows and contents.statuses < 0.3
    if (
        repeated
        and contents.sentences < 0.3
        and 15 <= contents.mean_length <= 150
        and (contents.titles >= 0.6 or not labelled)
    ):
        found.append((0.45, Field.REPORT, "report titles"))
    if contents.types >= 0.7:
        found.append((0.6, Field.TYPE, "item types"))
    if contents.dates >= 0.6 and not labelled:
        found.append((0.4, Field.DUE, "dates"))
    if contents.mean_length >= LONG and contents.asks >= 0.4:
        found.append((0.5, Field.TEXT, "long texts that ask for something"))
    if contents.mean_length >= LONG:
        found.append((0.35, Field.COMMENT, "long texts"))
    return found
