"""A new tracker reads as one: empty, filled in as a clerk would, and with the items of another book."""

import datetime as dt
import re
import warnings
import zipfile
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.cell.rich_text import CellRichText
from openpyxl.worksheet.worksheet import Worksheet

from rag_reports import Tracker, check_tracker, compare_trackers, read_tracker
from rag_reports.deadline import read_deadline
from rag_reports.errors import NoTrackerError
from rag_reports.meeting.exemption import read_exemption
from rag_reports.model import Field, ItemType, Run, Status
from rag_reports.output.details_form import FormFields
from rag_reports.output.new_tracker import new_tracker
from rag_reports.output.new_tracker_carried import CarriedBook, carry_book, tell_differences
from rag_reports.output.new_tracker_content import empty_tracker
from rag_reports.text import fold, squash, tidy
from tests import deadline_strings
from tests.workbook_builder import Finish, Sheets, build_book, read_book, shown

SAMPLES = Path(__file__).parent.parent.parent / "workbooks"
AS_AT = {"eastmere": dt.date(2020, 6, 30), "harbour_city": dt.date(2019, 1, 31), "northfold": dt.date(2017, 12, 31)}
TODAY = dt.date(2020, 1, 31)
FRAUD = "Fraud: Time to Choose"
PUBLISHED = dt.date(2019, 4, 2)
_TABLES = ("WRITTEN", "CHAINS", "SETTERS", "TERMS", "NO_DATE")
_LINES = [line for name in _TABLES for line in getattr(deadline_strings, name).strip().splitlines() if line]
DUE_TEXTS = [line.rpartition(" | ")[0].replace("\\n", "\n") for line in _LINES]
FULL = {
    "Report": FRAUD,
    "Number": "1",
    "Type": "Recommendation",
    "Recommendation": "By 31 March 2020, the force should publish a fraud policy and tell its officers of it.",
    "Status": "AMBER",
    "Due date": dt.date(2020, 3, 31),
    "Owner": "Head of Crime",
    "Comment": "The policy has been drafted and the board agreed it on 8 January 2020.",
    "Updated": dt.date(2020, 1, 20),
}


def write_empty(folder: Path, force: str = "Northfold Police") -> Path:
    path = folder / "new.xlsx"
    path.write_bytes(new_tracker(empty_tracker(force), FormFields(), "OFFICIAL", TODAY))
    return path


def add_rows(path: Path, sheet: str, rows: list[Mapping[str, object]]) -> Tracker:
    """Type rows into the table as a clerk does in Excel: from its first blank row on, and the table grows."""
    book = opened(path)
    page = book[sheet]
    columns = {cell.value: cell.column for cell in page[1]}
    for number, row in enumerate(rows, start=2):
        for label, value in row.items():
            page.cell(number, columns[label], value)
    table = next(iter(page.tables.values()))
    table.ref = table.ref[: table.ref.rindex(":") + 1] + page.cell(len(rows) + 1, len(columns)).coordinate
    book.save(path)
    return read_tracker(path)


def fill(folder: Path, *changes: Mapping[str, object]) -> Tracker:
    path = write_empty(folder)
    add_rows(
        path, "Reports", [{"Report": FRAUD, "Published": PUBLISHED, "Inspectorates": "HMICFRS", "Number made": 16}]
    )
    return add_rows(path, "Tracker", [FULL | {"Number": str(at)} | each for at, each in enumerate(changes, start=1)])


def carry(folder: Path, sheets: Sheets, finish: Finish | None = None) -> tuple[CarriedBook, Tracker]:
    book = build_book(folder / "old.xlsx", sheets, finish=finish)
    return carry_file(folder, book)


def carry_file(folder: Path, book: Path) -> tuple[CarriedBook, Tracker]:
    carried = carry_book(book, None, None, "")
    path = folder / "carried.xlsx"
    path.write_bytes(new_tracker(carried.content, FormFields(), "OFFICIAL", TODAY, carried.tracker))
    new = read_tracker(path)
    assert tell_differences(carried.tracker, new) == []
    return carried, new


def codes(tracker: Tracker, as_at: dt.date) -> Counter[tuple[str, str, str]]:
    findings = check_tracker(tracker, as_at=as_at).findings
    return Counter((fold(each.report), each.number, each.code) for each in findings)


def opened(path: Path) -> Workbook:
    """The workbook in openpyxl, which does not know a print area of whole columns, and says so."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Print area cannot be set to Defined name", UserWarning)
        return load_workbook(path, rich_text=True)


def sheet_of(path: Path, name: str) -> Worksheet:
    return opened(path)[name]


class TestEmpty:
    def test_is_a_tracker_with_nothing_in_it_and_nothing_wrong(self, tmp_path: Path) -> None:
        tracker = read_tracker(write_empty(tmp_path))
        assert (tracker.reports, tracker.force) == ((), ("Northfold Police",))
        assert tracker.warnings == ('The table on "Tracker" holds no items yet.',)
        assert check_tracker(tracker, as_at=TODAY).findings == ()

    def test_has_the_column_of_every_field_but_two(self, tmp_path: Path) -> None:
        tracker = read_tracker(write_empty(tmp_path))
        missing = {name for name in Field if not tracker.layout.has(name)}
        assert missing == {Field.GRADE, Field.PER_CENT, Field.THEME}

    def test_defines_every_status(self, tmp_path: Path) -> None:
        tracker = read_tracker(write_empty(tmp_path))
        assert [(entry.word, entry.status) for entry in tracker.key] == [(each.value, each) for each in Status]

    def test_a_list_of_reports_is_read_before_there_are_items(self, tmp_path: Path) -> None:
        tracker = add_rows(write_empty(tmp_path), "Reports", [{"Report": FRAUD, "Published": dt.date(2019, 4, 2)}])
        assert [(report.title, report.published) for report in tracker.reports] == [(FRAUD, dt.date(2019, 4, 2))]

    def test_headings_without_an_excel_table_are_still_no_tracker(self, tmp_path: Path) -> None:
        path = write_empty(tmp_path)
        book = opened(path)
        del book["Tracker"].tables["Tracker"]
        book.save(path)
        with pytest.raises(NoTrackerError):
            read_tracker(path)

    def test_names_no_person_and_tells_its_language(self, tmp_path: Path) -> None:
        properties = opened(write_empty(tmp_path)).properties
        assert (properties.creator, properties.lastModifiedBy) == (None, None)
        assert properties.title == "Northfold Police: HMICFRS tracker"
        assert opened(tmp_path / "new.xlsx").custom_doc_props["Language"].value == "en-GB"


class TestFilledIn:
    def test_a_whole_row_is_read_and_nothing_is_found(self, tmp_path: Path) -> None:
        tracker = fill(tmp_path, {})
        (report,) = tracker.reports
        assert (report.title, report.published, report.made) == (FRAUD, PUBLISHED, 16)
        assert shown(tracker, "number item_type status due owner updated") == [
            "1 | recommendation | AMBER | 2020-03-31 | Head of Crime | 20 January 2020"
        ]
        assert [
            finding.code for finding in check_tracker(tracker, as_at=TODAY).findings if finding.code != "RAG210"
        ] == ["RAG803"]

    def test_every_status_and_type_of_the_lists_is_understood(self, tmp_path: Path) -> None:
        rows = [{"Status": status.value, "NEW?": "NEW"} for status in Status]
        rows += [{"Type": item_type.value.capitalize()} for item_type in ItemType]
        tracker = fill(tmp_path, *rows)
        items = [item for _, item in tracker.items]
        assert [(item.status, item.new) for item in items[: len(Status)]] == [(status, True) for status in Status]
        assert [item.item_type for item in items[len(Status) :]] == list(ItemType)

    def test_every_shape_of_due_date_is_read_as_the_grammar_reads_it(self, tmp_path: Path) -> None:
        tracker = fill(tmp_path, *({"Due date": text} for text in DUE_TEXTS))
        read = [item.due for _, item in tracker.items if item.due is not None]
        wanted = [read_deadline(tidy(text), published=PUBLISHED, published_precision="day") for text in DUE_TEXTS]
        assert [(due.state, due.dates, due.moves) for due in read] == [(d.state, d.dates, d.moves) for d in wanted]

    def test_the_dates_before_stand_before_the_one_in_force(self, tmp_path: Path) -> None:
        tracker = fill(
            tmp_path,
            {
                "Inspectorate's deadline": dt.date(2019, 3, 31),
                "Earlier due dates": "31 July 2019, now 30 November 2019",
                "Reason for change of date": "The supplier withdrew.",
            },
        )
        ((_, item),) = tracker.items
        assert item.due is not None
        assert [each.date.isoformat() for each in item.due.dates] == [
            *("2019-03-31", "2019-07-31", "2019-11-30", "2020-03-31")
        ]
        assert (item.due.moves, item.due.dates[0].by) == (3, "inspectorate")

    def test_numbers_and_marks_stay_as_typed(self, tmp_path: Path) -> None:
        tracker = fill(tmp_path, {"Number": "1.10"}, {"Number": "007", "Owner": "Head of L&D"})
        assert [item.number for _, item in tracker.items] == ["1.10", "007"]

    def test_a_new_word_in_the_key_is_a_status(self, tmp_path: Path) -> None:
        path = write_empty(tmp_path)
        book = opened(path)
        book["Key"]["A7"], book["Key"]["B7"] = "Shelved", "Not accepted, and no longer tracked."
        book.save(path)
        tracker = add_rows(path, "Tracker", [FULL | {"Status": "Shelved"}])
        assert [item.status for _, item in tracker.items] == [Status.CLOSED]


class TestWorkbook:
    def test_lists_dates_and_headings_are_guarded(self, tmp_path: Path) -> None:
        sheet = sheet_of(write_empty(tmp_path), "Tracker")
        rules = {str(rule.sqref): rule for rule in sheet.data_validations.dataValidation}
        labels = {cell.value: cell.column_letter for cell in sheet[1]}
        below = {label: rules.get(f"{letter}2:{letter}10000") for label, letter in labels.items()}
        assert below["Report"].formula1 == "Report_titles"
        assert below["Status"].formula1 == "Status_words"
        assert "Cause of concern" in below["Type"].formula1
        assert below["Due date"].type == "custom" and below["Due date"].errorStyle == "warning"
        assert all(rules[f"{letter}1"].formula1 == f'"{label}"' for label, letter in labels.items())

    def test_lists_grow_with_their_tables(self, tmp_path: Path) -> None:
        book = opened(write_empty(tmp_path))
        assert book.defined_names["Report_titles"].value == "Reports[Report]"
        assert book.defined_names["Status_words"].value == "Key[Status]"

    def test_status_cells_take_the_colour_of_their_word(self, tmp_path: Path) -> None:
        sheet = sheet_of(write_empty(tmp_path), "Tracker")
        (colours,) = (each.rules for each in sheet.conditional_formatting if str(each.sqref) == "E2:E10000")
        told = {rule.formula[0]: (rule.dxf.fill.bgColor.rgb, rule.dxf.font.color.rgb) for rule in colours}
        assert told['"AMBER"'] == ("FFFFC000", "FF000000")
        assert [rule.formula[0] for rule in colours] == [f'"{status.value}"' for status in Status]

    def test_is_printed_across_with_force_and_classification(self, tmp_path: Path) -> None:
        path = tmp_path / "new.xlsx"
        path.write_bytes(new_tracker(empty_tracker("Down & Out Police"), FormFields(), "OFFICIAL-SENSITIVE", TODAY))
        for sheet in opened(path):
            assert (sheet.page_setup.orientation, int(sheet.page_setup.paperSize)) == ("landscape", 9), sheet.title
            assert sheet.sheet_properties.pageSetUpPr.fitToPage
            assert sheet.oddHeader.left.text == "Down && Out Police: HMICFRS tracker"
            assert sheet.oddHeader.right.text == "OFFICIAL-SENSITIVE"
        tracker = opened(path)["Tracker"]
        assert (tracker.freeze_panes, tracker.print_title_rows) == ("A2", "$1:$1")

    def test_cells_are_open_and_headings_locked_for_who_protects_the_sheet(self, tmp_path: Path) -> None:
        sheet = sheet_of(write_empty(tmp_path), "Tracker")
        assert not sheet.protection.sheet
        assert all(cell.protection.locked for cell in sheet[1])
        dimension = sheet.column_dimensions["B"]
        assert dimension.protection.locked is False and dimension.number_format == "@"

    def test_rows_fit_themselves_to_what_is_typed_later(self, tmp_path: Path) -> None:
        path = write_empty(tmp_path)
        with zipfile.ZipFile(path) as package:
            tracker = package.read("xl/worksheets/sheet2.xml")
        assert b'<row r="1"' in tracker and b" ht=" in tracker and b"customHeight" not in tracker


@pytest.mark.parametrize("force", AS_AT)
def test_a_sample_is_carried_over_without_a_change(tmp_path: Path, force: str) -> None:
    carried, new = carry_file(tmp_path, SAMPLES / force / "tracker.xlsx")
    changes = compare_trackers(carried.tracker, new)
    found = (changes.added, changes.dropped, changes.status, changes.status_word, changes.closed, changes.reopened)
    assert not any((*found, changes.due, changes.owner, changes.reworded, changes.matched_by_text))


# Why a finding may go: colour alone is a word now and fills follow it, merged cells stand in each row, all rows show.
GOES = {"RAG105", "RAG115", "RAG704", "RAG711"}


@pytest.mark.parametrize("force", AS_AT)
def test_a_sample_has_the_same_findings(tmp_path: Path, force: str) -> None:
    carried, new = carry_file(tmp_path, SAMPLES / force / "tracker.xlsx")
    before, after = codes(carried.tracker, AS_AT[force]), codes(new, AS_AT[force])
    assert {code for _, _, code in before - after} <= GOES
    items_of_merged_cells = {(report, "RAG210") for report, _, code in before if code == "RAG711"}
    assert {(report, code) for report, _, code in after - before} <= items_of_merged_cells


REGISTER = """
Report | Published | No. | Recommendation | Status | Original due date | Revised due date | Revised due date 2 | \
    Lead | Latest comment | Evidence | Priority
Fraud: Time to Choose | April 2019 | '1.10 | The force should publish a fraud policy at once. | NEW GREEN | \
    March 2019 | 2019-06-30 | 30 September 2019 | Head of Crime | **Done.** It is ~~not~~ in force. | File 7 | High
Fraud: Time to Choose | April 2019 | '007 | The force should train its officers in fraud. | Amber | \
    Within six months | | | Head of L&D | '=SUM of the courses held | | Low
"""


class TestCarriedOver:
    def test_every_field_and_each_date_of_a_chain(self, tmp_path: Path) -> None:
        _, new = carry(tmp_path, REGISTER)
        assert shown(new, "report number status new due owner comment evidence") == [
            "Fraud: Time to Choose | 1.10 | GREEN | NEW | 2019-09-30 | Head of Crime | Done. It is in force. | File 7",
            "Fraud: Time to Choose | 007 | AMBER | - | 2019-10-31 | Head of L&D | =SUM of the courses held | -",
        ]
        sheet = sheet_of(tmp_path / "carried.xlsx", "Tracker")
        row = {head.value: cell.value for head, cell in zip(sheet[1], sheet[2], strict=True)}
        assert (row["Earlier due dates"], row["Earlier due dates 2"]) == ("March 2019", dt.datetime(2019, 6, 30))
        assert row["Due date"] == dt.datetime(2019, 9, 30)
        assert isinstance(row["Comment"], CellRichText)

    def test_what_has_no_place_is_told(self, tmp_path: Path) -> None:
        def add_others(book: Workbook) -> None:
            book.create_sheet("Board minutes")["A1"] = "The board met on 4 March."

        carried, _ = carry(tmp_path, REGISTER, add_others)
        assert carried.notes == (
            'Log: column L "Priority" is not carried over (2 cells).',
            'Not carried over: the sheet "Board minutes".',
        )

    def test_no_text_becomes_a_formula(self, tmp_path: Path) -> None:
        carry(tmp_path, REGISTER)
        for sheet in opened(tmp_path / "carried.xlsx"):
            assert [cell.coordinate for row in sheet.iter_rows() for cell in row if cell.data_type == "f"] == []

    def test_columns_that_would_ask_for_more_than_the_book_has_are_left_out(self, tmp_path: Path) -> None:
        carried, new = carry(tmp_path, REGISTER)
        assert not new.layout.has(Field.RATIONALE) and not new.layout.has(Field.UPDATED)
        assert codes(carried.tracker, TODAY) == codes(new, TODAY)

    def test_the_inspectorates_own_deadline_and_the_forces_stay_apart(self, tmp_path: Path) -> None:
        table = """
            Report | No. | Recommendation | RAG | HMICFRS deadline | Force deadline | Comment
            Roads | 1 | The force should check its speed cameras. | AMBER | March 2020 | June 2020 | Checks have begun.
            """
        _, new = carry(tmp_path, table)
        ((_, item),) = new.items
        assert item.due is not None
        assert [(str(each.date), each.by) for each in item.due.dates] == [
            ("2020-03-31", "inspectorate"),
            ("2020-06-30", "force"),
        ]
        assert item.due.moves == 0

    def test_a_date_that_is_struck_through_is_no_date_in_force(self, tmp_path: Path) -> None:
        table = """
            Report | No. | Recommendation | RAG | Due date | Comment
            Roads | 1 | The force should check its speed cameras. | AMBER | March 2020 {strike} | Checks have begun.
            Roads | 2 | The force should test its drivers each year. | AMBER | ~~March 2020~~ June 2020 | It has begun.
            """
        _, new = carry(tmp_path, table)
        assert shown(new, "number due") == ["1 | -", "2 | 2020-06-30"]

    def test_tables_that_have_their_dates_in_different_columns(self, tmp_path: Path) -> None:
        table = """
            Roads: a national review, published 24 October 2017

            No. | Recommendation | Status | Due date | Comment
            1 | The force should check its speed cameras. | GREEN | March 2020 | All were checked.

            Custody: a national review, published 2 March 2018

            No. | Recommendation | Status | Lead | Due date | Comment
            1 | The force should check its cells each day. | GREEN | Head of Custody | June 2020 | All were checked.
            """
        _, new = carry(tmp_path, table)
        assert shown(new, "due owner") == ["2020-03-31 | -", "2020-06-30 | Head of Custody"]

    def test_the_houses_own_words_and_their_key(self, tmp_path: Path) -> None:
        sheets = {
            "Log": """
                Report | No. | Recommendation | BRAG | Due date | Comment
                Roads | 1 | The force should check its speed cameras. | Blue | March 2020 | All were checked.
                Roads | 2 | The force should test its drivers each year. | Green | March 2020 | Tests have begun.
                Roads | 3 | The force should count its vehicles each year. | Amber | March 2020 | Counts are planned.
                Roads | 4 | The force should renew its vehicles each year. | Parked | March 2020 | It was refused.
                """,
            "Key": """
                Blue | Complete and verified
                Green | On track to be delivered in time
                Amber | Some risk to delivery
                Red | Off track
                Parked | Not accepted
                """,
        }
        carried, new = carry(tmp_path, sheets)
        assert shown(new, "status status_text") == [
            *("GREEN | Blue", "AMBER | Green", "AMBER | AMBER", "CLOSED | Parked")
        ]
        definitions = [(entry.word, entry.definition) for entry in carried.tracker.key]
        assert [(entry.word, entry.definition) for entry in new.key] == definitions

    def test_a_colour_alone_becomes_its_word(self, tmp_path: Path) -> None:
        table = """
            Report | No. | Recommendation | RAG | Due date | Comment
            Roads | 1 | The force should check its speed cameras. | {fill 00B050} | March 2020 | All were checked.
            Roads | 2 | The force should test its drivers each year. | {fill FFC000} | March 2020 | Tests have begun.
            Roads | 3 | The force should count its vehicles each year. | {fill FF0000} | March 2020 | It was delayed.
            """
        _, new = carry(tmp_path, table)
        assert shown(new, "status status_text") == ["GREEN | GREEN", "AMBER | AMBER", "RED | RED"]

    def test_blocks_with_their_sentences_and_a_report_without_items(self, tmp_path: Path) -> None:
        table = """
            Roads: a national review

            Published 24 October 2017 by HMICFRS. National report.

            The report makes 12 recommendations, of which 2 are for the force: 1 is complete and 1 is in progress.

            No. | Recommendation | Status | Due date | Comment
            1 | The force should check its speed cameras. | GREEN | March 2020 | All were checked.
            2 | The force should test its drivers each year. | AMBER {2x1} | March 2020 | Tests have begun.
            """
        carried, new = carry(tmp_path, table)
        (old,), (report,) = carried.tracker.reports, new.reports
        assert report.published == dt.date(2017, 10, 24) and report.made == 12
        assert (report.intro, report.scope, report.inspectorates) == (old.intro, old.scope, old.inspectorates)

    def test_what_was_kept_from_the_public_still_is(self, tmp_path: Path) -> None:
        table = """
            Report | No. | Recommendation | Status | Due date | Comment - RESTRICTED | Publish Y/N
            Roads | 1 | The force should check its speed cameras. | GREEN | March 2020 | All were checked. | Y
            Roads | 2 | The force should test its drivers each year. | AMBER | March 2020 | Tests have begun. | N
            """
        _, new = carry(tmp_path, table)
        exemption = read_exemption(new)
        assert [exemption.covers(item) for _, item in new.items] == [False, True]
        assert all(exemption.withholds(item, Field.COMMENT) for _, item in new.items)

    def test_accepted_findings_and_paper_details(self, tmp_path: Path) -> None:
        sheets = {
            "Log": REGISTER,
            "Accepted findings": """
                Rule | Report | Number | Reason | Accepted by | Until
                RAG101 | Fraud: Time to Choose | '007 | The board has seen it. | Head of Crime | 2030-06-30
                """,
            "Paper details": """
                Detail | Your text
                Date of the meeting | 2020-03-04
                Purpose | To report^on two lines.
                """,
        }
        carried, new = carry(tmp_path, sheets)
        assert [(each.rule, each.number, each.until) for each in new.acceptances] == [
            ("RAG101", "007", dt.date(2030, 6, 30))
        ]
        assert carried.tracker.details is not None and new.details is not None
        assert dict(new.details.paper) == dict(carried.tracker.details.paper)
        assert carried.notes == ('Log: column L "Priority" is not carried over (2 cells).',)

    def test_hidden_items_come_into_view_and_that_is_told(self, tmp_path: Path) -> None:
        table = """
            Report | No. | Recommendation | Status | Due date | Comment
            Roads | 1 | The force should check its speed cameras. | GREEN | March 2020 | All were checked.
            !Roads | 2 | The force should test its drivers each year. | AMBER | March 2020 | Tests have begun.
            """
        carried, new = carry(tmp_path, table)
        assert [item.hidden for _, item in new.items] == ["", ""]
        assert carried.notes == ("1 item that Excel did not show (Log!B3) can be seen in the new tracker.",)

    def test_a_text_that_no_cell_can_hold_is_told(self, tmp_path: Path) -> None:
        long = "The courses were held. " * 1300
        table = f"""
            Report | No. | Recommendation | Status | Due date | Comment
            Roads | 1 | The force should check its speed cameras. | GREEN | March 2020 | {long}
            | | | | | {long}
            """
        carried = carry_book(build_book(tmp_path / "old.xlsx", table), None, None, "")
        assert carried.notes == ("Row 1, Comment: the text is cut at 32,767 characters, the most in a cell.",)


def test_a_column_of_earlier_dates_stands_before_the_due_date_wherever_it_is(tmp_path: Path) -> None:
    table = """
        Report | No. | Recommendation | Status | Due date | Earlier due date | Comment
        Roads | 1 | The force should check its speed cameras. | AMBER | June 2020 | March 2020 | Checks have begun.
        """
    ((_, item),) = read_book(tmp_path, table).items
    assert item.due is not None and item.due.date == dt.date(2020, 6, 30) and item.due.moves == 1


@given(st.lists(st.text(max_size=40), min_size=1, max_size=4), st.booleans())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example(["<r>&", "<t>x</t></r>"], False)
@example(["_x000D_ stays", "\x00\x0b"], True)
def test_any_text_comes_back_as_it_was(tmp_path: Path, texts: list[str], rich: bool) -> None:
    whole = "".join(texts).encode("utf-8", "replace").decode()
    runs = tuple(Run(text, bold=place % 2 == 0) for place, text in enumerate(texts) if text)
    content = replace(empty_tracker(""), rows=[{**FULL, "Comment": runs if rich and runs else whole}])
    path = tmp_path / "new.xlsx"
    path.write_bytes(new_tracker(content, FormFields(), "OFFICIAL", TODAY))
    ((_, item),) = read_tracker(path).items
    assert squash(item.comment) == squash(whole)


@pytest.mark.ooxml
@pytest.mark.parametrize("carried", [False, True], ids=["empty", "carried"])
def test_is_valid_for_excel(tmp_path: Path, ooxml_errors: Callable[[Path], str], carried: bool) -> None:
    path = write_empty(tmp_path)
    if carried:
        carry_file(tmp_path, SAMPLES / "eastmere" / "tracker.xlsx")
        path = tmp_path / "carried.xlsx"
    assert ooxml_errors(path) == ""


@pytest.mark.libreoffice
def test_libreoffice_prints_it_one_page_wide(tmp_path: Path, to_pdf: Callable[[Path], Path]) -> None:
    pdf = to_pdf(write_empty(tmp_path)).read_bytes()
    pages = [int(count) for count in re.findall(rb"/Count (\d+)", pdf)]
    assert max(pages) == 6  # a page for each sheet


def test_the_same_facts_make_the_same_bytes() -> None:
    one, two = (new_tracker(empty_tracker("A Police"), FormFields(), "OFFICIAL", TODAY) for _ in range(2))
    with zipfile.ZipFile(BytesIO(one)) as first, zipfile.ZipFile(BytesIO(two)) as second:
        assert [first.read(name) for name in first.namelist()] == [second.read(name) for name in second.namelist()]
