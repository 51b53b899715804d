"""The words of the domain: statuses, item types, fields, shapes, severities."""

from enum import StrEnum


class Status(StrEnum):
    """The traffic light; the words of other schemes are mapped to these and kept in ``status_text``."""

    GREEN = "GREEN"
    AMBER = "AMBER"
    RED = "RED"
    WHITE = "WHITE"
    CLOSED = "CLOSED"


OPEN_STATUSES = frozenset({Status.AMBER, Status.RED, Status.WHITE})


class ItemType(StrEnum):
    """What kind of item an inspection report makes."""

    RECOMMENDATION = "recommendation"
    AREA_FOR_IMPROVEMENT = "area for improvement"
    CAUSE_OF_CONCERN = "cause of concern"
    AREA_FOR_ENHANCEMENT = "area for enhancement"
    ACTION = "action"

    @property
    def counted_as(self) -> "ItemType":
        """The type under which an item is counted: a cause of concern stands with its recommendation, and is one."""
        return ItemType.RECOMMENDATION if self is ItemType.CAUSE_OF_CONCERN else self


class Shape(StrEnum):
    """How a workbook arranges its reports (DOMAIN: How trackers look)."""

    REGISTER = "register"
    SHEETS = "sheets"
    BLOCKS = "blocks"


class Field(StrEnum):
    """Our name for a column; the values of the first group are the item's keys in ``show --format json``."""

    NUMBER = "number"
    TYPE = "type"
    TEXT = "text"
    STATUS = "status"
    NEW = "new"
    DUE = "due"
    OWNER = "owner"
    EXTERNAL_OWNER = "external_owner"
    RATIONALE = "rationale"
    COMMENT = "comment"
    SIGN_OFF = "sign_off"

    REPORT = "report"
    PUBLISHED = "published"
    SCOPE = "scope"
    INSPECTORATES = "inspectorates"
    GRADE = "grade"
    RESPONSE_PUBLISHED = "response_published"
    ORIGINAL_DUE = "original_due"
    REVISED_DUE = "revised_due"
    MOVE_REASON = "move_reason"
    EVIDENCE = "evidence"
    UPDATED = "updated"
    PER_CENT = "per_cent"
    CLOSED_DATE = "closed_date"
    CLOSED_REASON = "closed_reason"
    AUTHORITY = "authority"
    RESTRICTED = "restricted"
    PUBLIC_WORDING = "public_wording"
    THEME = "theme"


OWN_TEXTS = frozenset(
    (
        *(Field.NUMBER, Field.TEXT, Field.OWNER, Field.EXTERNAL_OWNER, Field.RATIONALE, Field.COMMENT),
        Field.SIGN_OFF,
    )
)
"""The fields whose text is an item's attribute of that name."""
ALWAYS_SHOWN = frozenset((Field.REPORT, Field.NUMBER, Field.TYPE, Field.TEXT, Field.STATUS))
"""What no edition can leave out of an item that it shows."""


class Audience(StrEnum):
    """Who will read a paper; the public edition leaves out what the tracker keeps from the public."""

    PUBLIC = "public"
    RESTRICTED = "restricted"


class Severity(StrEnum):
    """How much a finding matters to the paper (RULES)."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
