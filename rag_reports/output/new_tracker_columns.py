"""The columns of a new tracker: what each is headed, holds and offers, and what its heading tells the clerk."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from rag_reports.layouts.contents import read_item_type
from rag_reports.layouts.own import LABELS
from rag_reports.model import Field, ItemType
from rag_reports.reading.report_list import ReportHeading

STATUS_NAME = "Status_words"
REPORT_NAME = "Report_titles"
NEW_MARK = "NEW"
RESTRICTED_MARK = "Restricted"


class Kind(Enum):
    """What a column holds; a due date may be a date or a text that says when."""

    TEXT = "text"
    DATE = "date"
    DUE = "due date"
    NUMBER = "number"


class Carried(Enum):
    """Which trackers have the column.

    ALWAYS: every one. ASKED: an empty one, and one that carries a book with such a column: a blank there is a finding,
    or hides what stands elsewhere. IF_THERE: only one that carries a book with such a column.
    """

    ALWAYS = "always"
    ASKED = "asked"
    IF_THERE = "if there"


@dataclass(frozen=True, slots=True)
class NewColumn:
    """A column: ``told`` says what to write, ``choices`` are offered, as a name of the workbook where it is one text;
    ``field`` is None on a sheet that has no fields.

    ``width`` is in characters. Only what is in ``choices`` may be typed where ``strict``. ``printed`` columns stand on
    the printed page. ``place`` counts from 0 where a field has several columns.
    """

    label: str
    field: Field | ReportHeading | None
    width: float
    told: str
    kind: Kind = Kind.TEXT
    choices: tuple[str, ...] | str = ()
    strict: bool = True
    carried: Carried = Carried.ALWAYS
    printed: bool = True
    place: int = 0


_ASKED, _IF_THERE = Carried.ASKED, Carried.IF_THERE
_TYPES = tuple(item_type.value.capitalize() for item_type in ItemType)

TRACKER_COLUMNS: Sequence[NewColumn] = (
    NewColumn(
        LABELS[Field.REPORT],
        Field.REPORT,
        24,
        "The report's title, chosen from the sheet Reports. A new report is written there first.",
        choices=REPORT_NAME,
        strict=False,
    ),
    NewColumn(
        LABELS[Field.NUMBER], Field.NUMBER, 8, "The item's number as the report prints it, such as 4, 1a or 1.10."
    ),
    NewColumn(LABELS[Field.TYPE], Field.TYPE, 15, "What kind of item it is.", choices=_TYPES),
    NewColumn(LABELS[Field.TEXT], Field.TEXT, 42, "What the report asks for, word for word."),
    NewColumn(LABELS[Field.STATUS], Field.STATUS, 11, "The status, as the sheet Key defines it.", choices=STATUS_NAME),
    NewColumn(
        LABELS[Field.NEW],
        Field.NEW,
        7,
        "NEW where the status changed to this one since the last meeting.",
        choices=(NEW_MARK,),
    ),
    NewColumn(
        LABELS[Field.ORIGINAL_DUE],
        Field.ORIGINAL_DUE,
        13,
        "The deadline that the report sets, such as 31 March 2020 or Within six months. Blank where it sets none.",
        Kind.DUE,
    ),
    NewColumn(
        LABELS[Field.DUE],
        Field.DUE,
        13,
        "The date that is in force now: a date such as 31/03/2020, or words such as Within six months or Immediately.",
        Kind.DUE,
    ),
    NewColumn(
        LABELS[Field.OWNER],
        Field.OWNER,
        17,
        "The strategic lead in the force, by role and not by name.",
        carried=_ASKED,
    ),
    NewColumn(
        LABELS[Field.EXTERNAL_OWNER], Field.EXTERNAL_OWNER, 15, "For WHITE: the organisation that the item waits for."
    ),
    NewColumn(
        LABELS[Field.RATIONALE],
        Field.RATIONALE,
        24,
        "For RED: why it is late, or cannot or will not be implemented.",
        carried=_ASKED,
    ),
    NewColumn(
        LABELS[Field.COMMENT],
        Field.COMMENT,
        44,
        "What has been done and what is still to be done, for members to read.",
    ),
    NewColumn(
        LABELS[Field.UPDATED],
        Field.UPDATED,
        12,
        "The day on which the comment was last brought up to date.",
        Kind.DATE,
        carried=_ASKED,
    ),
    NewColumn(
        LABELS[Field.RESTRICTED],
        Field.RESTRICTED,
        11,
        "Restricted where the item is not for the public. The public edition leaves it out.",
        choices=(RESTRICTED_MARK,),
    ),
    NewColumn(
        LABELS[Field.PUBLIC_WORDING],
        Field.PUBLIC_WORDING,
        40,
        "What the public edition prints in place of the comment. Blank where the comment may be printed.",
        printed=False,
    ),
    NewColumn(
        LABELS[Field.REVISED_DUE],
        Field.REVISED_DUE,
        15,
        "The due dates that were in force before, oldest first, such as: 31 July 2019, now 30 November 2019.",
        Kind.DUE,
        printed=False,
    ),
    NewColumn(LABELS[Field.MOVE_REASON], Field.MOVE_REASON, 30, "Why the due date was moved.", printed=False),
    NewColumn(
        LABELS[Field.EVIDENCE],
        Field.EVIDENCE,
        28,
        "For GREEN: where the evidence is kept.",
        carried=_ASKED,
        printed=False,
    ),
    NewColumn(
        LABELS[Field.SIGN_OFF],
        Field.SIGN_OFF,
        20,
        "What the inspectorate says of it, which is not the force's own status.",
        choices=("Signed off", "Remains outstanding"),
        strict=False,
        printed=False,
    ),
    NewColumn(LABELS[Field.CLOSED_DATE], Field.CLOSED_DATE, 12, "For CLOSED: since when.", Kind.DATE, printed=False),
    NewColumn(
        LABELS[Field.CLOSED_REASON], Field.CLOSED_REASON, 28, "For CLOSED: why it is no longer tracked.", printed=False
    ),
    NewColumn(
        LABELS[Field.AUTHORITY], Field.AUTHORITY, 22, "For CLOSED: who decided it.", carried=_ASKED, printed=False
    ),
    NewColumn(LABELS[Field.THEME], Field.THEME, 20, "What the item is about.", carried=_IF_THERE, printed=False),
    NewColumn(LABELS[Field.PER_CENT], Field.PER_CENT, 12, "How much is done.", carried=_IF_THERE, printed=False),
)

REPORT_COLUMNS: Sequence[NewColumn] = (
    NewColumn("Report", ReportHeading.REPORT, 50, "The report's title, as it is printed on the report."),
    NewColumn(
        "Published",
        ReportHeading.PUBLISHED,
        14,
        "The day on which the report was published, or its month: deadlines and section 55 are counted from it.",
        Kind.DUE,
    ),
    NewColumn(
        "Scope",
        ReportHeading.SCOPE,
        12,
        "Whether it is about all forces or one.",
        choices=("national", "force", "joint"),
    ),
    NewColumn(
        "Inspectorates",
        ReportHeading.INSPECTORATES,
        26,
        "Who published it, such as HMICFRS, or HMICFRS and HMCPSI.",
    ),
    NewColumn(
        "Number made",
        ReportHeading.MADE,
        12,
        "How many items the report makes in all, those for other bodies included.",
        Kind.NUMBER,
    ),
    NewColumn("Grade", ReportHeading.GRADE, 20, "The grade that the report gives.", carried=_IF_THERE),
    NewColumn(
        "Response published",
        ReportHeading.RESPONSE,
        14,
        "The day on which the policing body's comments were published (section 55), or why there are none.",
        Kind.DUE,
        carried=_ASKED,
    ),
    NewColumn(
        "Count sentence",
        ReportHeading.SENTENCE,
        60,
        "The sentence that was typed above the report's items. It may be left blank: the paper counts for itself.",
        carried=_IF_THERE,
    ),
    NewColumn("Source line", ReportHeading.SOURCE, 40, "The line that was typed under the title.", carried=_IF_THERE),
)


def type_word(item_type: ItemType) -> str:
    """The item type as the column's list has it."""
    return item_type.value.capitalize()


def is_type_word(text: str, item_type: ItemType) -> bool:
    """Whether a text of a type column says the item type and nothing else."""
    return not text or len(text) <= 3 or read_item_type(text) is item_type
