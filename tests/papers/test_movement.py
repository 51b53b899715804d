"""The section on what changed since the last meeting: a row for each change, and nothing of what is exempt."""

import datetime as dt
from pathlib import Path

import docx

from rag_reports.model import Field, Tracker
from rag_reports.papers import build_appendix, render
from rag_reports.papers.content import MovementSection

from ..trackers import tracker_from_table

AS_AT = dt.date(2019, 1, 31)
OLD = """Report | Number | Recommendation | Status | Due | Comment
Fraud | 1 | Publish a policy on fraud. | AMBER | October 2018 | Begun.
Fraud | 2 | Write to each victim. | AMBER | March 2019 | Begun.
Fraud | 3 | Count each report. | AMBER | March 2019 | Begun.
"""
NEW = """Report | Number | Recommendation | Status | Due | Comment
Fraud | 1 | Publish a policy on fraud. | NEW GREEN | October 2018 | Published.
Fraud | 2 | Write to each victim. | AMBER | March 2019 Now June 2019 | Moved because the printer failed.
Fraud | 4 | Tell the banks of each case. | WHITE | | For UK Finance.
"""


def movement(old: Tracker, new: Tracker, audience: str = "restricted") -> MovementSection:
    appendix = build_appendix(new, as_at=AS_AT, audience=audience, previous=old)
    return next(section for section in appendix.sections if isinstance(section, MovementSection))


def rows(section: MovementSection) -> list[tuple[str, ...]]:
    return [tuple(cell.text for cell in row) for row in section.table.rows] if section.table else []


def test_each_change_has_a_row_and_the_numbers_are_computed() -> None:
    section = movement(tracker_from_table(OLD), tracker_from_table(NEW))
    assert section.sentence == ("Open items: 3 at the last meeting + 1 new or reopened - 2 no longer open = 2 now.")
    assert rows(section) == [
        ("Fraud", "1", "No longer open", "AMBER", "NEW GREEN"),
        (
            "Fraud",
            "2",
            "Due date",
            "March 2019",
            "June 2019\n3 months later, reason: Moved because the printer failed.",
        ),
        ("Fraud", "4", "New", "Not on the tracker", "WHITE"),
        ("Fraud", "3", "No longer listed", "AMBER", "Not on the tracker"),
    ]


def test_without_the_last_tracker_there_is_no_such_section() -> None:
    appendix = build_appendix(tracker_from_table(NEW), as_at=AS_AT)
    assert not any(isinstance(section, MovementSection) for section in appendix.sections)


def test_where_nothing_changed_a_sentence_says_so(tmp_path: Path) -> None:
    tracker = tracker_from_table(OLD)
    section = movement(tracker, tracker)
    assert section.table is None and section.sentence.endswith("Nothing else has changed.")
    render(build_appendix(tracker, as_at=AS_AT, previous=tracker), tmp_path / "appendix.docx")
    paragraphs = [paragraph.text for paragraph in docx.Document(str(tmp_path / "appendix.docx")).paragraphs]
    assert section.sentence in paragraphs and section.heading in paragraphs


def test_the_public_edition_tells_nothing_of_what_is_exempt_in_either_tracker() -> None:
    old, new = (
        OLD.replace(" | Comment", " | Comment | Restricted"),
        NEW.replace(" | Comment", " | Comment | Restricted"),
    )
    old_rows = [line + mark for line, mark in zip(old.split("\n"), ("", " | ", " | yes", " | yes"), strict=False)]
    new_rows = [line + mark for line, mark in zip(new.split("\n"), ("", " | yes", " | ", " | "), strict=False)]
    before, after = tracker_from_table("\n".join(old_rows)), tracker_from_table("\n".join(new_rows))
    assert after.items[0][1].other[Field.RESTRICTED] == "yes"
    section = movement(before, after, "public")
    assert [row[1:] for row in rows(section)] == [
        ("2", "New", "Not shown", "AMBER"),
        ("4", "New", "Not on the tracker", "WHITE"),
    ]
    assert section.sentence == "Open items: 0 at the last meeting + 2 new or reopened - 0 no longer open = 2 now."
    assert [row[1] for row in rows(movement(before, after))] == ["1", "2", "4", "3"]


def test_what_is_no_recommendation_says_what_it_is() -> None:
    old = "Number | Type | Recommendation | Status\n1 | Cause of concern | Calls wait too long. | RED\n"
    old += "1 | Area for improvement | Train the call handlers. | RED\n1 | Recommendation | Count the calls. | RED\n"
    section = movement(tracker_from_table(old), tracker_from_table(old.replace("RED", "AMBER")))
    assert [row[1] for row in rows(section)] == ["Cause of concern 1", "AFI 1", "1"]
