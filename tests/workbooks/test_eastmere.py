"""Eastmere's register states the facts of the papers, has a register's furniture and carries its planted defects."""

import datetime as dt
import zipfile
from collections import Counter
from pathlib import Path

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.workbook import Workbook

FOLDER = Path(__file__).parent.parent.parent / "workbooks" / "eastmere"
FIRST_ROW, LAST_ROW = 7, 94
FILLS = {"FF00B050": "GREEN", "FFFFC000": "AMBER", "FFFF0000": "RED", "FFFFFFFF": "WHITE"}

Item = dict[str, object]


def read_register(meeting: str) -> dict[str, Item]:
    sheet = openpyxl.load_workbook(FOLDER / f"{meeting}.xlsx")["Register"]
    labels = [cell.value for cell in sheet[FIRST_ROW - 1]]
    items = {}
    for row in sheet.iter_rows(min_row=FIRST_ROW, max_row=LAST_ROW):
        item: Item = dict(zip(labels, (cell.value for cell in row), strict=True))
        item["fill"] = FILLS[row[labels.index("RAG")].fill.fgColor.rgb]
        items[str(item["Ref"])] = item
    return items


@pytest.fixture(scope="module")
def now() -> dict[str, Item]:
    return read_register("tracker")


@pytest.fixture(scope="module")
def then() -> dict[str, Item]:
    return read_register("last_meeting")


@pytest.fixture(scope="module")
def book() -> Workbook:
    return openpyxl.load_workbook(FOLDER / "tracker.xlsx", rich_text=True)


def live(items: dict[str, Item]) -> Counter[object]:
    return Counter(item["Rec / AFI"] for item in items.values() if "GREEN" not in str(item["RAG"]))


def test_34_recommendations_and_10_areas_for_improvement_are_live(now: dict[str, Item]) -> None:
    assert live(now) == {"Recommendation": 34, "AFI": 10}


def test_29_items_were_signed_off_since_november_2019(now: dict[str, Item]) -> None:
    signed = [item["Position Date"] for item in now.values() if item["HMICFRS Position"] == "Signed off"]
    assert sum(day >= dt.datetime(2019, 11, 1) for day in signed if isinstance(day, dt.datetime)) == 29
    assert len(signed) == 39


@pytest.mark.parametrize(
    ("title", "published", "items"),
    [
        ("A joint thematic inspection of Integrated Offender Management", dt.datetime(2020, 2, 28), 4),
        ("National Child Protection Inspections 2019 thematic report", None, 3),
        (
            "Stolen freedom: the policing response to modern slavery and human trafficking",
            dt.datetime(2017, 10, 24),
            7,
        ),
        ("PEEL: Police Efficiency 2017 - National", dt.datetime(2017, 11, 9), 1),
        ("Policing in Austerity - Meeting the Challenge", "July 2014", 4),
    ],
)
def test_reports_of_the_papers(now: dict[str, Item], title: str, published: object, items: int) -> None:
    found = [item["Date Published"] for item in now.values() if item["Inspection"] == title]
    assert found == [published] * items


def test_the_register_has_its_furniture(book: Workbook) -> None:
    sheet = book["Register"]
    assert (sheet.auto_filter.ref, sheet.freeze_panes, sheet.print_title_rows) == ("A6:Q94", "C7", "$5:$6")
    assert {str(rule.sqref): rule.formula1 for rule in sheet.data_validations.dataValidation} == {
        "E7:E94": "Types",
        "I7:I94": "Statuses",
        "P7:P94": "Positions",
    }
    assert {"A5:D5", "J5:L5", "M12:M13"} <= {str(area) for area in sheet.merged_cells.ranges}
    assert [row for row in range(FIRST_ROW, LAST_ROW + 1) if sheet.row_dimensions[row].hidden] == [88, 91, 92, 93, 94]
    assert sum(1 for row in sheet.iter_rows() for cell in row if cell.comment) == 3
    assert "xl/media/image1.png" in zipfile.ZipFile(FOLDER / "tracker.xlsx").namelist()


def test_dashboard_key_and_hidden_lists(book: Workbook) -> None:
    assert book.sheetnames == ["Dashboard", "Register", "Key", "Lists"]
    assert book["Lists"].sheet_state == "hidden"
    assert [cell.value for cell in book["Key"]["A"][3:7]] == ["GREEN", "AMBER", "RED", "WHITE"]
    assert len(book["Dashboard"]._charts) == 1


def test_conditional_formats_follow_the_word_where_the_rows_were_not_pasted(book: Workbook) -> None:
    areas = [str(area.sqref) for area in book["Register"].conditional_formatting]
    assert areas == ["I7:I22 I24:I28 I30:I47 I49:I94"]


def test_formulas_hold_the_values_that_excel_would_compute(now: dict[str, Item]) -> None:
    values = openpyxl.load_workbook(FOLDER / "tracker.xlsx", data_only=True)
    board, register = values["Dashboard"], values["Register"]
    words = Counter(str(item["RAG"]).removeprefix("NEW ") for item in now.values())
    assert {board.cell(row, 1).value: board.cell(row, 5).value for row in range(4, 9)} == {
        **{word: words[word] for word in FILLS.values()},
        "Live (not GREEN)": 44,
    }
    assert [board["B8"].value, board["C8"].value, board["B10"].value] == [34, 10, 29]
    assert [register.cell(row, 6).value for row in (96, 97, 98)] == [88, 34, 10]


def test_deadlines_are_dates_and_texts_and_old_ones_are_struck_through(book: Workbook) -> None:
    sheet = book["Register"]
    kinds = Counter(type(sheet.cell(row, 10).value) for row in range(FIRST_ROW, LAST_ROW + 1))
    assert kinds[dt.datetime] > 20 and kinds[str] > 10
    struck = {
        block.text
        for row in range(FIRST_ROW, LAST_ROW + 1)
        if isinstance(value := sheet.cell(row, 11).value, CellRichText)
        for block in value
        if isinstance(block, TextBlock) and block.font.strike
    }
    assert struck == {"28 February 2020", "29 May 2020", "30 September 2019"}


@pytest.mark.parametrize(
    ("ref", "label", "value"),
    [
        ("EM-080", "Original Deadline", "after the new control room opens"),
        ("EM-079", "Strategic Lead", None),
        ("EM-076", "RAG", "Amebr"),
        ("EM-047", "RAG", None),
        ("EM-047", "No.", 4),
        ("EM-048", "No.", 4),
        ("EM-041", "No.", None),
        ("EM-054", "Reason for Change", None),
        ("EM-065", "Original Deadline", dt.datetime(2020, 6, 30)),
        ("EM-058", "HMICFRS Position", "Remains outstanding"),
    ],
)
def test_planted_defects_are_in_their_cells(now: dict[str, Item], ref: str, label: str, value: object) -> None:
    assert now[ref][label] == value


def test_one_fill_disagrees_with_its_word_and_one_stands_alone(now: dict[str, Item]) -> None:
    odd = {ref: (item["RAG"], item["fill"]) for ref, item in now.items() if str(item["fill"]) not in str(item["RAG"])}
    assert odd == {"EM-064": ("AMBER", "GREEN"), "EM-047": (None, "AMBER"), "EM-076": ("Amebr", "AMBER")}


def test_what_is_new_now_was_otherwise_at_the_last_meeting(now: dict[str, Item], then: dict[str, Item]) -> None:
    assert now.keys() == then.keys()
    new = {ref for ref, item in now.items() if str(item["RAG"]).startswith("NEW")}
    assert {ref for ref in now if now[ref]["fill"] != then[ref]["fill"]} - {"EM-064"} == new
    assert len(new) == 4


def test_the_position_then_was_known_then(then: dict[str, Item]) -> None:
    day = dt.datetime(2020, 4, 3)
    known = [item[label] for item in then.values() for label in ("Date of Update", "Position Date")]
    assert all(date <= day for date in known if isinstance(date, dt.datetime))


def test_live_items_have_a_new_update(now: dict[str, Item], then: dict[str, Item]) -> None:
    updates = {ref: item["Latest Update"] for ref, item in now.items() if "GREEN" not in str(item["RAG"])}
    assert [ref for ref, update in updates.items() if update and update == then[ref]["Latest Update"]] == []


def test_no_text_stands_twice(now: dict[str, Item]) -> None:
    for label in ("Recommendation", "Latest Update"):
        texts = [item[label] for item in now.values() if item[label]]
        assert len(set(texts)) == len(texts)
