"""The tracker's own key is found wherever it stands, with its definitions word for word."""

from pathlib import Path

import pytest

from rag_reports import Status
from tests.workbook_builder import lines, read_book, shown

ROWS = (
    "1 | The force should publish its policy on stalking. | GREEN | 2018-09-30 | Published in August 2018.",
    "2 | The force should review how such calls are graded. | AMBER | 2019-03-31 | The review has begun.",
    "3 | The force should tell victims what happens next. | RED | 2018-10-31 | Letters are late.",
    "4 | The College of Policing should publish a new guide. | WHITE | 2019-06-30 | Awaited from the College.",
)
HEADER = "No. | Recommendation | Status | Due date | Comment"
TABLE = "\n".join([HEADER, *ROWS])
DEFINITIONS = (
    ("GREEN", "The recommendation has been implemented."),
    ("AMBER", "Work is in progress and will meet its deadline."),
    ("RED", "The deadline has passed, or cannot be met."),
    ("WHITE", "Not for the force, or another organisation must act."),
)
LISTED = [f"{word} | {definition}" for word, definition in DEFINITIONS]
INLINE = [f"{word} - {definition}" for word, definition in DEFINITIONS]
BANNER = ["HMICFRS tracker | | | | ", "As at 31 January 2019 | | | | ", " | | | | ", " | | | | ", TABLE]
BESIDE = [f"{line} | | {entry}" for line, entry in zip(BANNER, [*LISTED, ""], strict=True)]


@pytest.mark.parametrize(
    ("sheets", "cell"),
    [
        pytest.param("\n".join([TABLE, "", *(f" | | | {line}" for line in ["Key", *LISTED])]), "Log!D8", id="below"),
        pytest.param("\n".join(["HMICFRS tracker", *LISTED, "", TABLE]), "Log!A2", id="above"),
        pytest.param("\n".join([" | " + " | ".join(LISTED), "", TABLE]), "Log!B1", id="along a row"),
        pytest.param("\n".join(BESIDE), "Log!G1", id="beside the header and the lines above"),
        pytest.param({"Log": TABLE, "Key": "\n".join(LISTED)}, "Key!A1", id="on another sheet"),
        pytest.param({"Log": TABLE, "Key": "Colour | Meaning\n" + "\n".join(LISTED)}, "Key!A2", id="under labels"),
        pytest.param("\n".join([TABLE, "", *INLINE]), "Log!A7", id="word and definition in one cell"),
        pytest.param(
            "\n".join([TABLE, "", *(line.replace(" -", ":") for line in INLINE)]), "Log!A7", id="behind a colon"
        ),
        pytest.param(
            "\n".join([TABLE, "", *(f"{text} {{1x5}}" for text in INLINE)]), "Log!A7", id="merged over the table"
        ),
    ],
)
def test_the_key_and_its_definitions(tmp_path: Path, sheets: str | dict[str, str], cell: str) -> None:
    tracker = read_book(tmp_path, sheets)
    assert [(entry.word, entry.definition) for entry in tracker.key] == list(DEFINITIONS)
    assert [entry.status for entry in tracker.key] == [Status.GREEN, Status.AMBER, Status.RED, Status.WHITE]
    assert str(tracker.key[0].cell) == cell
    assert shown(tracker, "number status") == ["1 | GREEN", "2 | AMBER", "3 | RED", "4 | WHITE"]


def test_a_tracker_may_have_no_key(tmp_path: Path) -> None:
    assert read_book(tmp_path, TABLE).key == ()


def test_blank_is_white_where_the_key_says_so(tmp_path: Path) -> None:
    table = (
        TABLE.replace("WHITE", "").replace("AMBER", "Ongoing").replace("GREEN", "Complete").replace("RED", "Overdue")
    )
    key = "Key\nComplete | The recommendation has been implemented.\nOngoing | Work is in progress.\n" + (
        "Overdue | The deadline has passed.\nBlank | Not for the force to deliver."
    )
    assert shown(read_book(tmp_path, {"Log": table, "Key": key}), "number status") == lines(
        """
        1 | GREEN
        2 | AMBER
        3 | RED
        4 | WHITE
        """
    )


def test_colours_without_words_are_a_key_too(tmp_path: Path) -> None:
    fills = {"GREEN": "00B050", "AMBER": "FFC000", "RED": "FF0000", "WHITE": "FFFFFF"}
    key = [f"{{fill {fills[word]}}} | {definition}" for word, definition in DEFINITIONS]
    tracker = read_book(tmp_path, "\n".join([TABLE, "", "Key", *key]))
    assert [(entry.definition, entry.status) for entry in tracker.key] == [
        (definition, Status(word)) for word, definition in DEFINITIONS
    ]


def test_definitions_that_are_status_words_themselves(tmp_path: Path) -> None:
    key = "GREEN | Completed.\nAMBER | In progress.\nRED | Overdue.\nGREY | Not adopted."
    tracker = read_book(tmp_path, {"Log": TABLE, "Key": key})
    assert [f"{entry.word}: {entry.definition}" for entry in tracker.key] == [
        "GREEN: Completed.",
        "AMBER: In progress.",
        "RED: Overdue.",
        "GREY: Not adopted.",
    ]
