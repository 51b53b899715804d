"""Harbour City's tracker states the facts of the paper that it follows, and carries the defects planted in it."""

from dataclasses import dataclass
from pathlib import Path

import openpyxl
import pytest

FOLDER = Path(__file__).parent.parent.parent / "workbooks" / "harbour_city"
LABELS = (None, "Recommendations & Areas for Improvement", "Status", "Due Date", "Comment")

FACTS = {
    "Policing and Mental Health - Picking Up the Pieces": "1 WHITE, 2 WHITE, 3 WHITE, 4 AMBER, 5 WHITE",
    "Joint Inspection of the Handling of Cases Involving Disability Hate Crime": (
        "1 AMBER, 2 NEW GREEN, 3 NEW GREEN, 4 NEW GREEN"
    ),
    "Understanding the difference: the initial police response to hate crime": (
        "2 NEW GREEN, 3 NEW GREEN, 5 NEW GREEN, 6 AMBER, 8 WHITE, 13 AMBER"
    ),
    "Harbour City Police: follow-up visit to the custody suite": "2 AMBER, 3 AMBER",
    "Out-of-court disposal work in youth offending teams": "4 AMBER, 5 AMBER, 6 AMBER, 10 AMBER, 11 AMBER",
    "PEEL: Police Effectiveness 2017 - National": "3 WHITE",
    "PEEL: Police Effectiveness 2017 - Harbour City": "4 NEW GREEN",
    "PEEL: Police Legitimacy 2017 - National": "1 NEW GREEN, 2 NEW RED",
    "Stolen freedom: the policing response to modern slavery and human trafficking": "5 NEW GREEN",
    "Living in fear - the police and CPS response to harassment and stalking": "7 NEW GREEN, 10 AMBER, 11 NEW GREEN",
    "Best Use of Stop and Search Scheme revisit 2016": "1 NEW GREEN",
}


@dataclass
class Block:
    """A report as it stands on the sheet, each item's cells in the order of the columns."""

    title: str
    source: str
    intro: str
    items: dict[int, tuple[str, str, str | None, str | None]]


def read_blocks(meeting: str) -> dict[str, Block]:
    sheet = openpyxl.load_workbook(FOLDER / f"{meeting}.xlsx").active
    rows = list(sheet.iter_rows(values_only=True))
    blocks = {}
    for index, row in enumerate(rows):
        if row == LABELS:
            title, source, intro = (rows[index - back][0] for back in (3, 2, 1))
            items = {}
            for number, *cells in rows[index + 1 :]:
                if not isinstance(number, int):
                    break
                items[number] = tuple(cells)
            blocks[title] = Block(title, source, intro, items)
    return blocks


@pytest.fixture(scope="module")
def now() -> dict[str, Block]:
    return read_blocks("tracker")


@pytest.fixture(scope="module")
def then() -> dict[str, Block]:
    return read_blocks("last_meeting")


def test_reports_items_and_statuses_follow_the_paper(now: dict[str, Block]) -> None:
    found = {
        title: ", ".join(f"{number} {cells[1]}" for number, cells in block.items.items())
        for title, block in now.items()
    }
    assert found == FACTS


def test_the_key_stands_above_the_first_report() -> None:
    sheet = openpyxl.load_workbook(FOLDER / "tracker.xlsx").active
    assert [sheet.cell(row, 1).value for row in range(5, 9)] == ["GREEN", "AMBER", "RED", "WHITE"]


def test_one_due_date_and_one_comment_are_merged_over_several_items() -> None:
    sheet = openpyxl.load_workbook(FOLDER / "tracker.xlsx").active
    merged = {str(area) for area in sheet.merged_cells.ranges}
    assert {"D25:D27", "D51:D53", "E51:E53", "D86:D88"} <= merged


def test_no_text_stands_twice(now: dict[str, Block]) -> None:
    texts = [cells[0] for block in now.values() for cells in block.items.values()]
    comments = [cells[3] for block in now.values() for cells in block.items.values() if cells[3]]
    assert len(set(texts)) == len(texts) == 31
    assert len(set(comments)) == len(comments)


def test_what_is_new_now_was_otherwise_at_the_last_meeting(now: dict[str, Block], then: dict[str, Block]) -> None:
    new = [
        (title, number, cells[1])
        for title, block in now.items()
        for number, cells in block.items.items()
        if cells[1].startswith("NEW")
    ]
    assert len(new) == 13
    for title, number, status in new:
        assert then[title].items[number][1] not in (status, status.removeprefix("NEW "))


def test_a_due_date_that_moved_began_with_the_date_shown_then(now: dict[str, Block], then: dict[str, Block]) -> None:
    moved = []
    for title, block in then.items():
        for number in block.items.keys() & now.get(title, block).items.keys():
            before, after = block.items[number][2], now[title].items[number][2]
            if before != after:
                assert after and before and after.startswith(before)
                moved.append((title[:13], number))
    assert sorted(moved) == [
        ("Joint Inspect", 1),
        ("PEEL: Police ", 2),
        ("Understanding", 2),
        ("Understanding", 6),
    ]


def test_only_greens_dropped_off_since(now: dict[str, Block], then: dict[str, Block]) -> None:
    dropped = {
        (title, number): cells[1]
        for title, block in then.items()
        for number, cells in block.items.items()
        if number not in now[title].items
    }
    assert list(dropped.values()) == ["NEW GREEN", "NEW GREEN"]


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("E15", "Dependent on 1 above"),
        ("E33", "are being rewritten"),
        ("E36", "are being rewritten"),
        ("A42", "2 are complete and 1 is in progress"),
        ("D44", "30 November 2018"),
        ("D54", "No deadline specified within the report"),
        ("E67", "will be filled once vetting is complete"),
        ("A71", "1 is in progress"),
        ("C74", "NEW RED"),
    ],
)
def test_planted_defects_are_in_their_cells(cell: str, words: str) -> None:
    assert words in openpyxl.load_workbook(FOLDER / "tracker.xlsx").active[cell].value


def test_one_comment_is_blank() -> None:
    sheet = openpyxl.load_workbook(FOLDER / "tracker.xlsx").active
    assert sheet["E45"].value is None


def test_a_green_and_an_amber_row_share_one_sentence(now: dict[str, Block]) -> None:
    items = now["Understanding the difference: the initial police response to hate crime"].items
    shared = {*str(items[2][3]).split("\n")} & {*str(items[6][3]).split("\n")}
    assert [len(sentence.split()) >= 12 for sentence in shared] == [True]
    assert (items[2][1], items[6][1]) == ("NEW GREEN", "AMBER")
