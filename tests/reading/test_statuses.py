"""Status cells: words of any scheme, NEW beside them, misspelt words, placeholders."""

from pathlib import Path

import pytest

from rag_reports import Field
from tests.workbook_builder import read_book, shown

TEXTS = [
    "The force should publish its policy on stalking.",
    "The force should review how such calls are graded.",
    "The force should tell victims what happens next.",
    "The force should test whether victims read its letters.",
]
OTHERS = ["GREEN", "AMBER", "RED"]


def _register(statuses: list[str], label: str = "Status") -> str:
    rows = [
        f"{number} | {TEXTS[(number - 1) % 4]} | {status} | 2019-03-31 | The board saw item {number} in January."
        for number, status in enumerate(statuses, start=1)
    ]
    return "\n".join([f"No. | Recommendation | {label} | Due date | Comment", *rows])


def _first(folder: Path, status: str, fields: str) -> str:
    return shown(read_book(folder, _register([status, *OTHERS])), fields)[0]


@pytest.mark.parametrize(
    ("typed", "status"),
    [
        ("GREEN", "GREEN"),
        ("amber ", "AMBER"),
        ("Red – overdue", "RED"),
        ("RED.", "RED"),
        ("White (NPCC)", "WHITE"),
        ("Green - Mar 19", "GREEN"),
        ("Amber (March 2019)", "AMBER"),
        ("Green as agreed by the board", "GREEN"),
        ("Closed", "CLOSED"),
        ("Superseded", "CLOSED"),
        ("Not accepted", "CLOSED"),
        ("Grren", "GREEN"),
        ("Ambre", "AMBER"),
        ("Gwyrdd / Green", "GREEN"),
        ("Coch / Red", "RED"),
        ("🟢 Green", "GREEN"),
        ("🟠", "AMBER"),
        ("🔴 Red", "RED"),
        ("AMBER - due March 2020", "AMBER"),
        ("Green ↑", "GREEN"),
        ("↓ Red", "RED"),
        ("~~AMBER~~ GREEN", "GREEN"),
        ("RED1", "RED"),
    ],
)
def test_a_status_as_typed(tmp_path: Path, typed: str, status: str) -> None:
    assert _first(tmp_path, typed, "status new") == f"{status} | -"


@pytest.mark.parametrize("typed", ["", "N/A", "—", "TBC", "?", "Purple", "Please select"])
def test_what_is_no_status_is_none(tmp_path: Path, typed: str) -> None:
    assert _first(tmp_path, typed, "number status new") == "1 | - | -"


@pytest.mark.parametrize(
    ("typed", "status", "word"),
    [
        ("NEW GREEN", "GREEN", "GREEN"),
        ("New Red", "RED", "Red"),
        ("NEW^AMBER", "AMBER", "AMBER"),
        ("NEW - GREEN", "GREEN", "GREEN"),
        ("Green (new)", "GREEN", "Green"),
        ("GREEN NEW", "GREEN", "GREEN"),
        ("GREEN^NEW", "GREEN", "GREEN"),
        ("NEW COMPLETE", "GREEN", "COMPLETE"),
    ],
)
def test_new_stands_before_or_behind(tmp_path: Path, typed: str, status: str, word: str) -> None:
    tracker = read_book(tmp_path, _register([typed, *OTHERS]))
    assert shown(tracker, "status new status_text")[0] == f"{status} | NEW | {word}"
    assert tracker.reports[0].items[0].status_printed == typed.replace("^", "\n")


@pytest.mark.parametrize(
    ("flag", "new"), [("Y", "NEW"), ("Yes", "NEW"), ("New", "NEW"), ("N", "-"), ("No", "-"), ("", "-")]
)
def test_new_in_a_column_of_its_own(tmp_path: Path, flag: str, new: str) -> None:
    head, *rows = _register(["GREEN", *OTHERS]).split("\n")
    table = "\n".join([f"{head} | New since last meeting?", f"{rows[0]} | {flag}", *(f"{row} | N" for row in rows[1:])])
    assert shown(read_book(tmp_path, table), "status new")[:2] == [f"GREEN | {new}", "GREEN | -"]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        pytest.param(["G", "A", "R", "W"], ["GREEN", "AMBER", "RED", "WHITE"], id="letters"),
        pytest.param(
            ["Complete", "On track", "Overdue", "Not started"], ["GREEN", "AMBER", "RED", "AMBER"], id="complete"
        ),
        pytest.param(
            ["Implemented", "Not yet due", "Overdue", "No longer applicable"],
            ["GREEN", "AMBER", "RED", "CLOSED"],
            id="audit",
        ),
        pytest.param(["Live", "Live", "Completed", "Closed"], ["AMBER", "AMBER", "GREEN", "CLOSED"], id="live"),
        pytest.param(
            ["Awaiting allocation", "In progress", "Complete", "In progress"],
            ["AMBER", "AMBER", "GREEN", "AMBER"],
            id="awaiting allocation",
        ),
        pytest.param(
            ["100% complete", "60%", "0%", "95% complete"], ["GREEN", "AMBER", "AMBER", "AMBER"], id="per cent"
        ),
        pytest.param(
            ["1 {as 0%}", "0.6 {as 0%}", "0 {as 0%}", "0.25 {as 0%}"], ["GREEN"] + ["AMBER"] * 3, id="0.6 as 60%"
        ),
        pytest.param(
            ["1 - Green", "2 - Amber", "3 - Red", "2 - Amber"], ["GREEN", "AMBER", "RED", "AMBER"], id="coded"
        ),
    ],
)
def test_other_schemes(tmp_path: Path, typed: list[str], expected: list[str]) -> None:
    assert shown(read_book(tmp_path, _register(typed)), "status") == expected


def test_the_words_of_another_scheme_are_kept(tmp_path: Path) -> None:
    table = _register(["Complete", "On track", "Overdue", "60%"])
    assert shown(read_book(tmp_path, table), "status_text") == ["Complete", "On track", "Overdue", "60%"]


def test_status_and_due_date_in_one_column(tmp_path: Path) -> None:
    typed = ["AMBER - due March 2020", "GREEN - completed June 2019", "RED - was due May 2019", "AMBER - due June 2020"]
    rows = [
        f"{number} | {text} | {cell}" for number, (text, cell) in enumerate(zip(TEXTS, typed, strict=True), start=1)
    ]
    table = "\n".join(["No. | Recommendation | Status and target date", *rows])
    assert shown(read_book(tmp_path, table), "number status") == ["1 | AMBER", "2 | GREEN", "3 | RED", "4 | AMBER"]


@pytest.mark.parametrize(
    ("values", "statuses"),
    [
        (["0.5", "1", "0", "0.25"], ["AMBER", "GREEN", "AMBER", "AMBER"]),
        (["50", "100", "0", "1"], ["AMBER", "GREEN", "AMBER", "AMBER"]),
        (["50%", "100%", "0%", "25%"], ["AMBER", "GREEN", "AMBER", "AMBER"]),
    ],
)
def test_per_cent_alone_tells_the_status(tmp_path: Path, values: list[str], statuses: list[str]) -> None:
    assert shown(read_book(tmp_path, _register(values, "% complete")), "status") == statuses


@pytest.mark.parametrize(
    "word", ["Third party", "With partners", "Awaiting others", "Reliant on partner", "Partner-led", "N/A - national"]
)
def test_words_for_what_others_must_do(tmp_path: Path, word: str) -> None:
    assert _first(tmp_path, word, "status") == "WHITE"


def test_per_cent_alone_is_the_status_column(tmp_path: Path) -> None:
    tracker = read_book(tmp_path, _register(["0.5", "1", "0", "0.25"], "% complete"))
    assert tracker.layout.has(Field.STATUS)
    assert shown(tracker, "status_text")[:2] == ["50%", "100%"]


def test_per_cent_beside_a_status_column_tells_nothing(tmp_path: Path) -> None:
    rows = [f"{number} | {text} | AMBER | 100% | 2019-03-31 | Begun." for number, text in enumerate(TEXTS, start=1)]
    table = "\n".join(["No. | Recommendation | Status | % complete | Due date | Comment", *rows])
    assert shown(read_book(tmp_path, table), "status") == ["AMBER"] * 4


@pytest.mark.parametrize("mark", ["X", "✓", "Y"])
def test_columns_headed_by_colours_of_which_one_is_ticked(tmp_path: Path, mark: str) -> None:
    ticks = [f"| | {mark}", f"| {mark} |", f"{mark} | |", f"| {mark} |"]
    rows = [
        f"{number} | {text} | Head of Crime | 2019-03-31 | {ticks[number - 1]} | The board saw item {number}."
        for number, text in enumerate(TEXTS, start=1)
    ]
    table = "\n".join(["No. | Recommendation | Owner | Target date | Red | Amber | Green | Comments", *rows])
    assert shown(read_book(tmp_path, table), "status") == ["GREEN", "AMBER", "RED", "AMBER"]


@pytest.mark.parametrize("label", ["Agreed management action", "Management action", "Agreed action"])
def test_labels_of_internal_audit(tmp_path: Path, label: str) -> None:
    table = _register(["GREEN", "AMBER", "RED", "AMBER"]).replace("Recommendation", label)
    assert shown(read_book(tmp_path, table), "text") == TEXTS
