"""Reports stacked on one sheet: headings of any look, headers once or repeated."""

import datetime as dt
from pathlib import Path

import pytest

from rag_reports import Field, Shape
from tests.workbook_builder import lines, read_book, shown

POLICY = "The force should publish its policy on fraud."
CALLS = "The force should review how fraud calls are graded."
VICTIMS = "The force should tell victims what happens next."
LETTERS = "The force should test whether victims read its letters."

BLOCKS = f"""
HMICFRS Recommendations Tracker {{1x5}}

Hate crime: what do victims need? {{1x5}} {{bold}}
A national report by HMICFRS Published July 2018 {{1x5}}
This report makes 5 recommendations, 2 of which are for the force. {{1x5}}
No. | Recommendation | Status | Due date | Comment
1 | {POLICY} | GREEN | September 2018 | Published in August 2018.
2 | {CALLS} | AMBER | March 2019 | The review has begun.

Living in fear {{1x5}} {{bold}}
A national joint report by HMICFRS and HMCPSI Published 5 July 2017 {{1x5}}
There are 2 recommendations for the force. {{1x5}}
No. | Recommendation | Status | Due date | Comment
1 | {VICTIMS} | RED | October 2018 | Letters are late.
4 | {LETTERS} | AMBER | June 2019 | A panel will read them.
"""

TWO_REPORTS = lines(
    """
    Hate crime: what do victims need? | 1 | GREEN
    Hate crime: what do victims need? | 2 | AMBER
    Living in fear | 1 | RED
    Living in fear | 4 | AMBER
    """
)


def test_blocks_with_a_header_each(tmp_path: Path) -> None:
    tracker = read_book(tmp_path, BLOCKS)
    assert tracker.layout.shape is Shape.BLOCKS
    assert shown(tracker, "report number status") == TWO_REPORTS
    hate, fear = tracker.reports
    assert (hate.published, hate.published_precision) == (dt.date(2018, 7, 31), "month")
    assert (hate.scope, hate.inspectorates) == ("national", ("HMICFRS",))
    assert hate.source == "A national report by HMICFRS Published July 2018"
    assert hate.intro == "This report makes 5 recommendations, 2 of which are for the force."
    assert (fear.published, fear.published_precision) == (dt.date(2017, 7, 5), "day")
    assert (fear.scope, fear.inspectorates) == ("joint", ("HMICFRS", "HMCPSI"))
    assert {name: cell.address for name, cell in fear.cells.items()} == {
        "title": "A10",
        "source": "A11",
        "published": "A11",
        "intro": "A12",
    }


def _without_later_headers(table: str) -> str:
    head, header, rest = table.partition("No. | Recommendation | Status | Due date | Comment\n")
    return head + header + rest.replace(header, "")


@pytest.mark.parametrize(
    "table",
    [
        pytest.param(_without_later_headers(BLOCKS), id="header once"),
        pytest.param(BLOCKS.replace("\n\n", "\n"), id="no blank lines"),
        pytest.param(BLOCKS.replace("\n\n", "\n\n\n\n"), id="many blank lines"),
        pytest.param(BLOCKS.replace("No. |", " |"), id="number column without a label"),
        pytest.param(BLOCKS.replace(" {bold}", "").replace("{1x5}", ""), id="headings neither bold nor merged"),
        pytest.param(
            BLOCKS.replace("\n\n", "\nTotal | 2 | | |\n\n"), id="a total under the block and under the banner"
        ),
        pytest.param(
            BLOCKS.replace("{1x5}\nA national report", "{1x3} | | | A national report").replace(
                "{1x5} {bold}", "{bold}"
            ),
            id="source line in another cell of the heading",
        ),
        pytest.param(
            BLOCKS.replace(" {1x5} {bold}\nA national report by HMICFRS Published July 2018", " (July 2018)"),
            id="date behind the title",
        ),
    ],
)
def test_blocks_of_other_looks(tmp_path: Path, table: str) -> None:
    tracker = read_book(tmp_path, table)
    assert shown(tracker, "report number status") == TWO_REPORTS
    assert [report.published for report in tracker.reports] == [dt.date(2018, 7, 31), dt.date(2017, 7, 5)]


def test_a_report_with_no_items_keeps_its_place(tmp_path: Path) -> None:
    bare = (
        "Fraud: time to choose {1x5} {bold}\nA national report by HMICFRS Published April 2019 {1x5}\n"
        "No recommendations of this report are for the force. {1x5}\n\nLiving in fear"
    )
    tracker = read_book(tmp_path, BLOCKS.replace("Living in fear", bare))
    assert [(report.title, len(report.items)) for report in tracker.reports] == [
        ("Hate crime: what do victims need?", 2),
        ("Fraud: time to choose", 0),
        ("Living in fear", 2),
    ]
    assert tracker.reports[1].published == dt.date(2019, 4, 30)


def test_the_title_as_label_of_the_recommendation_column(tmp_path: Path) -> None:
    table = f"""
        July 2018 | Hate crime: what do victims need? | Status | Due date | Comment
        1 | {POLICY} | GREEN | September 2018 | Published in August 2018.
        2 | {CALLS} | AMBER | March 2019 | The review has begun.

        July 2017 | Living in fear: harassment and stalking | Status | Due date | Comment
        1 | {VICTIMS} | RED | October 2018 | Letters are late.
        4 | {LETTERS} | AMBER | June 2019 | A panel will read them.
        """
    assert shown(read_book(tmp_path, table), "report number") == lines(
        """
        Hate crime: what do victims need? | 1
        Hate crime: what do victims need? | 2
        Living in fear: harassment and stalking | 1
        Living in fear: harassment and stalking | 4
        """
    )


def test_each_block_may_have_labels_and_columns_of_its_own(tmp_path: Path) -> None:
    table = f"""
        Living in fear
        Published July 2017
        No. | Recommendation | Status | Due date | Comment
        1 | {POLICY} | GREEN | 2018-09-30 | Published on the website.

        Hate crime
        Published July 2018
        Ref | Status | Area for improvement | Progress | Deadline
        AFI 1 | AMBER | {VICTIMS} | The letters are late again. | 2019-03-31
        """
    tracker = read_book(tmp_path, table)
    assert shown(tracker, "report number item_type status due comment") == lines(
        """
        Living in fear | 1 | recommendation | GREEN | 2018-09-30 | Published on the website.
        Hate crime | AFI 1 | area for improvement | AMBER | 2019-03-31 | The letters are late again.
        """
    )
    assert [report.items[0].cells[Field.STATUS].address for report in tracker.reports] == ["C4", "B9"]


def test_titles_that_differ_in_their_last_words_are_two_reports(tmp_path: Path) -> None:
    legitimacy = "PEEL: Police Legitimacy 2017"
    table = BLOCKS.replace("Hate crime: what do victims need?", f"{legitimacy} - National")
    tracker = read_book(tmp_path, table.replace("Living in fear", f"{legitimacy} - Harbour City"))
    assert [report.title for report in tracker.reports] == [f"{legitimacy} - National", f"{legitimacy} - Harbour City"]


def test_plain_headings_in_the_recommendation_column(tmp_path: Path) -> None:
    table = f"""
        No. | Recommendation | Status | Due date | Comment
        | Living in fear: harassment (July 2017)
        1 | {POLICY} | GREEN | 2018-09-30 | Published on the website.
        2 | {CALLS} | AMBER | 2019-03-31 | The review has begun.
        | Hate crime: what victims need (July 2018)
        1 | {VICTIMS} | RED | 2018-10-31 | The letters are late again.
        """
    assert shown(read_book(tmp_path, table), "report number text") == lines(
        f"""
        Living in fear: harassment | 1 | {POLICY}
        Living in fear: harassment | 2 | {CALLS}
        Hate crime: what victims need | 1 | {VICTIMS}
        """
    )


def test_plain_headings_with_their_date_in_brackets(tmp_path: Path) -> None:
    table = f"""
        No. | Recommendation | RAG | Due date | Comment
        | Hate crime: what do victims need? (pub'd 12.7.18)
        1 | {POLICY} | G | September 2018 | Published in August 2018.
        2 | {CALLS} | A | March 2019 | The review has begun.
        | Living in fear (pub'd 5.7.17)
        1 | {VICTIMS} | R | October 2018 | Letters are late.
        4 | {LETTERS} | A | June 2019 | A panel will read them.
        """
    tracker = read_book(tmp_path, table)
    assert shown(tracker, "report number status") == TWO_REPORTS
    assert [report.published for report in tracker.reports] == [dt.date(2018, 7, 12), dt.date(2017, 7, 5)]


def test_facts_in_cells_beside_their_labels_and_counts_below(tmp_path: Path) -> None:
    head = "No. | Recommendation | Lead | Deadline | RAG | Comment | Reviewed"
    table = f"""
        Inspection: | Hate crime: what do victims need? | | | Published: | July 2018 | No. of recs: | 5
        {head}
        1 | {POLICY} | Head of Crime | September 2018 | G | Published in August 2018. | 2018-12-01
        2 | {CALLS} | Head of Contact | March 2019 | A | The review has begun. | 2018-12-01
        | G 1   A 1   R 0
        Inspection: | Living in fear | | | Published: | 5 July 2017 | No. of recs: | 4
        {head}
        1 | {VICTIMS} | Head of Crime | October 2018 | R | Letters are late. | 2018-12-01
        4 | {LETTERS} | Head of Crime | June 2019 | A | A panel will read them. | 2018-12-01
        | G 0   A 1   R 1
        """
    tracker = read_book(tmp_path, table)
    assert shown(tracker, "report number status") == TWO_REPORTS
    assert shown(tracker, "comment")[-1] == "A panel will read them."
    assert [report.published for report in tracker.reports] == [dt.date(2018, 7, 31), dt.date(2017, 7, 5)]


def test_the_date_below_the_title_in_the_report_column(tmp_path: Path) -> None:
    tracker = read_book(
        tmp_path,
        f"""
        Report | No. | Recommendation | RAG | Due date | Comment
        Living in fear\\n(5 July 2017) | 1 | {VICTIMS} | R | October 2018 | Letters are late.
        Living in fear\\n(5 July 2017) | 4 | {LETTERS} | A | June 2019 | A panel will read them.
        """,
    )
    assert [report.published for report in tracker.reports] == [dt.date(2017, 7, 5)]
