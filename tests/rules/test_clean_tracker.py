"""A tracker in which everything is in order has no finding, not even a note, with or without the last meeting's."""

# ruff: noqa: E501 (a table is read by its columns)

import datetime as dt

from rag_reports.rules import check_tracker
from tests.trackers import tracker_from_table

AS_AT = dt.date(2019, 1, 31)
HEADS = (
    "Report | Published | Number | Type | Recommendation | Status | Due | Owner | External owner | Comment | Sign-off"
)
LAST = f"""{HEADS}
Hate crime | 2018-07-19 | 1 | | The force should train its call handlers to recognise hate crime. | NEW GREEN | October 2018 | ACC Crime | | All 212 call handlers were trained between July and September 2018. |
Hate crime | 2018-07-19 | 2 | | The force should check each hate crime flag within a day. | AMBER | June 2019 | ACC Crime | | A sergeant checks each flag; 88 per cent were right in October 2018. |
Hate crime | 2018-07-19 | 3 | | The National Police Chiefs' Council should agree a minimum standard. | WHITE | July 2019 | ACC Crime | NPCC | The NPCC has asked forces for their views, and the force replied on 4 October 2018. |
Hate crime | 2018-07-19 | 4 | area for improvement | The force should publish how many hate crimes it solves. | AMBER | May 2019 | Head of Performance | | The figures were agreed with the board on 12 October 2018. |
Custody | 2017-03-02 | 1.1 | | Each strip search should be recorded with its reason. | GREEN | June 2017 | Head of Custody | | The form went live on 1 June 2017, and an audit of 50 found all complete. | Signed off
Custody | 2017-03-02 | 1.2 | cause of concern | Cells are unsafe. The force should take out every ligature point. | RED | October 2018 | DCC | | The works stopped because the contractor went into administration in September 2018. | Remains outstanding
"""
NOW = f"""{HEADS}
Hate crime | 2018-07-19 | 1 | | The force should train its call handlers to recognise hate crime. | GREEN | October 2018 | ACC Crime | | All 212 call handlers were trained between July and September 2018. |
Hate crime | 2018-07-19 | 2 | | The force should check each hate crime flag within a day. | AMBER | June 2019 | ACC Crime | | A sergeant checks each flag; 94 per cent were right in December 2018. |
Hate crime | 2018-07-19 | 3 | | The National Police Chiefs' Council should agree a minimum standard. | WHITE | July 2019 | ACC Crime | NPCC | The NPCC has published the views of forces, and a draft standard is awaited from it. |
Hate crime | 2018-07-19 | 4 | area for improvement | The force should publish how many hate crimes it solves. | NEW GREEN | May 2019 | Head of Performance | | The figures have been on the force's website since 14 January 2019. |
Custody | 2017-03-02 | 1.1 | | Each strip search should be recorded with its reason. | GREEN | June 2017 | Head of Custody | | The form went live on 1 June 2017, and an audit of 50 found all complete. | Signed off
Custody | 2017-03-02 | 1.2 | cause of concern | Cells are unsafe. The force should take out every ligature point. | RED | October 2018 | DCC | | A new contractor was chosen on 9 January 2019, because the first went into administration. | Remains outstanding
"""


def findings(now: str, last: str = "") -> list[tuple[str, str]]:
    previous = tracker_from_table(last) if last else None
    found = check_tracker(tracker_from_table(now), as_at=AS_AT, previous=previous).findings
    return [(finding.code, finding.message) for finding in found]


def test_nothing_is_found_in_it() -> None:
    assert findings(NOW) == []
    assert findings(NOW, LAST) == []


def test_each_slip_in_it_is_found() -> None:
    slips = {
        "NEW GREEN": ("GREEN", "RAG602"),
        "June 2019": ("December 2018", "RAG106"),
        "WHITE | July 2019": ("AMBER | July 2019", "RAG110"),
        "| Remains outstanding": ("| Signed off", "RAG119"),
        "| DCC |": ("| Head of Estates |", "RAG304"),
    }
    for right, (wrong, code) in slips.items():
        told = [each for each, _ in findings(NOW.replace(right, wrong), LAST)]
        assert told == [code] or code in told, (wrong, told)
