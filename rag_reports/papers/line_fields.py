"""Which ``{fields}`` a line of a paper may use, and which conditions may stand in its ``when``."""

from collections.abc import Iterable, Sequence

COUNTED = (
    *("items", "open", "complete", "amber", "red", "white", "closed"),
    *("new_complete", "overdue", "signed_off", "outstanding", "awaiting_review", "no_verdict"),
)
"""Groups of items: all, AMBER RED or WHITE, GREEN, ..., NEW GREEN, past their date, and those of each verdict."""
PAPER_COUNTED = ("reports", "new_reports", "completed", "exempt")
"""Counts of the whole paper: reports, those told of for the first time, items completed since the last meeting, and
items that the public edition leaves out."""
TOLD = ("told_reports", "told")
"""In a section of reports: those told of, and their items that are."""
PAPER = ("title", "force", "as_at")
REPORT = ("report", "published", "source", "sentence", "response_due", "see")
REPORT_FLAGS = ("published_day", "published_month")
"""Whether the day of publication is known, or only its month."""
ITEM = (
    *("number", "type", "item", "text", "status", "due", "owner", "external_owner", "rationale", "comment"),
    *("closed_reason", "verdict", "theme", "see"),
)
ITEM_FLAGS = tuple(f"is_{name}" for name in (*COUNTED[1:], "new"))


def count_fields(names: Iterable[str]) -> tuple[str, ...]:
    """``{red}`` is the number, ``{red_items}`` "2 recommendations and 1 area for improvement"."""
    return tuple(field for name in names for field in (name, f"{name}_items"))


def count_flags(names: Iterable[str]) -> tuple[str, ...]:
    """``red_none``, ``red_one`` and ``red_many``."""
    return tuple(f"{name}_{form}" for name in names for form in ("none", "one", "many"))


def paper_fields(own: Sequence[str]) -> tuple[str, ...]:
    """What a line may use that tells of the whole paper; ``own`` are the format's fields.

    With a field ``about`` among them, which names the report that the paper is about, also what tells of that.
    """
    return (
        *PAPER,
        *own,
        *(REPORT if "about" in own else ()),
        *count_fields((*COUNTED, "completed")),
        "verdicts",
        "reports",
        "new_reports",
        "exempt",
    )


def told_fields() -> tuple[str, ...]:
    """What a line of a section of reports may use besides."""
    return ("told_reports", *count_fields(["told"]))


def report_fields(own: Sequence[str]) -> tuple[str, ...]:
    """What a line may use besides where it tells of one report."""
    return (*REPORT, *own)


def item_fields(own: Sequence[str]) -> tuple[str, ...]:
    """What a line may use besides where it tells of one item."""
    return (*ITEM, *own)
