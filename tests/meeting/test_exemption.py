"""What the public reads of a tracker: which rows and columns stay behind, and which words stand in their place."""

# ruff: noqa: E501

from pathlib import Path

import pytest

from rag_reports import Field, Recommendation, Tracker, read_tracker
from rag_reports.errors import LayoutError
from rag_reports.layouts.profile import format_profile, load_profile, profile_of
from rag_reports.meeting.exemption import public_tracker
from tests.workbook_builder import build_book

LOG = """
Report | No. | Recommendation | Status | Due date | Revised date | Lead | Waiting for | {comment} | Restricted | Public wording
Roads | 1 | Forces should review their training. | WHITE | March 2019 | June 2019 | Head of Roads | Highways Agency | Two officers left. | | Staff changed.
Roads | 2 | Forces should buy new cameras. | AMBER | May 2019 | | Head of Roads | | The cameras are ordered. | |
Roads | 3 | Forces should close the garage. | AMBER | May 2019 | | Head of Stores | | The garage is sold. | Yes |
"""


def read(folder: Path, withheld: str = "", comment: str = "Comment") -> Tracker:
    book = build_book(folder / "tracker.xlsx", LOG.format(comment=comment))
    layout = folder / "layout.toml"
    layout.write_text(f"[public]\nwithheld = [{withheld}]\n", encoding="utf-8")
    return read_tracker(book, layout=layout if withheld else None)


def public_items(folder: Path, withheld: str = "", comment: str = "Comment") -> tuple[Recommendation, ...]:
    return tuple(item for _, item in public_tracker(read(folder, withheld, comment)).items)


def test_exempt_rows_stay_behind_and_the_public_wording_replaces_the_comment(tmp_path: Path) -> None:
    first, second = public_items(tmp_path)
    assert (first.comment, second.comment) == ("Staff changed.", "The cameras are ordered.")
    assert Field.PUBLIC_WORDING not in first.other


def test_a_column_that_the_layout_withholds_is_not_shown(tmp_path: Path) -> None:
    first, second = public_items(tmp_path, '"Lead", "column H", "comment"')
    assert (first.owner, first.external_owner) == ("Not shown in this edition", "another organisation")
    assert (second.owner, second.external_owner) == ("Not shown in this edition", "")
    assert (first.comment, second.comment) == ("Staff changed.", "Not shown in this edition")


@pytest.mark.parametrize("withheld", ['"Due date"', '"Revised date"'])
def test_one_withheld_column_of_dates_withholds_the_date_and_its_history(tmp_path: Path, withheld: str) -> None:
    first, _ = public_items(tmp_path, withheld)
    assert first.due is not None
    assert (first.due.text, first.due.dates, first.due.moves) == ("Not shown in this edition", (), 0)


@pytest.mark.parametrize("label", ["Comment - RESTRICTED", "Comment (not for publication)", "Comment (internal only)"])
def test_a_column_whose_own_label_is_marked_is_not_shown(tmp_path: Path, label: str) -> None:
    _, second = public_items(tmp_path, comment=label)
    assert second.comment == "Not shown in this edition"


def test_the_layout_cannot_withhold_what_an_item_is_known_by(tmp_path: Path) -> None:
    with pytest.raises(LayoutError, match='withholds the column "Recommendation", without which no item can be shown'):
        read(tmp_path, '"Recommendation"')


def test_a_withheld_column_that_no_table_has_is_told(tmp_path: Path) -> None:
    tracker = read(tmp_path, '"Commentary", "Lead"')
    [warning] = tracker.warnings
    assert tracker.layout.withheld_nowhere == ("Commentary",)
    assert warning == 'The layout names the column "Commentary", which no table has.'


def test_an_unknown_line_of_the_public_section_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "layout.toml").write_text('[public]\nwithold = ["Lead"]\n', encoding="utf-8")
    with pytest.raises(LayoutError, match=r'"withold" is not known in \[public\]. Known is: withheld = '):
        load_profile(tmp_path / "layout.toml")


def test_a_saved_layout_withholds_the_same_columns(tmp_path: Path) -> None:
    tracker = read(tmp_path, '"Lead", "column I"')
    saved = tmp_path / "saved.toml"
    saved.write_text(format_profile(profile_of(tracker)), encoding="utf-8")
    again = read_tracker(tracker.workbook, layout=saved)
    assert [column.label for column in again.layout.columns if column.withheld] == ["Lead", "Comment"]
    assert public_tracker(again).reports == public_tracker(tracker).reports
