"""A layout profile: what is saved reads the same tracker, what a person writes wins, and what is wrong is said."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from rag_reports import Field, Shape, Status, read_tracker
from rag_reports.errors import LayoutError
from rag_reports.layouts.profile import LayoutProfile, format_profile, load_profile, profile_of, samples_folder
from tests.workbook_builder import lines, read_book, shown

LOG = """
Harbour City Police

Report | No. | Recommendation | Status | Due date | Lead | Comment | Notes
Living in fear | 1 | The force should publish its policy on stalking. | GREEN {fill 00B050} | 2018-09-30 | \
    Head of Crime | Published. | Chased.
Living in fear | 2 | The force should review how such calls are graded. | Parked | 2019-03-31 | \
    Head of Contact | It has begun. | Seen.
Hate crime | 1 | The force should tell victims what happens next. | {fill 7030A0} | 2018-10-31 | Head of Crime | \
    Letters are late. | Ask again.
"""
OLD = """
Report | No. | Recommendation | Status | Due date
Hate crime | 9 | The force should test whether victims read its letters. | CLOSED | 2017-03-31
"""
SHEETS = {"Log": LOG, "Old": OLD}
SEEN = "report number item_type text status new due owner comment hidden"


def _written(folder: Path, text: str) -> Path:
    path = folder / "layout.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_saved_profile_reads_the_same_tracker(tmp_path: Path) -> None:
    inferred = read_book(tmp_path, SHEETS)
    path = _written(tmp_path, format_profile(profile_of(inferred)))
    settled = read_tracker(inferred.workbook, layout=path)
    assert settled.reports == inferred.reports
    assert settled.force == inferred.force == ("Harbour City Police",)
    assert settled.layout.shape is inferred.layout.shape is Shape.REGISTER
    assert (inferred.layout.source, settled.layout.source) == ("inferred", str(path))


def test_a_profile_of_everything_survives_the_file(tmp_path: Path) -> None:
    profile = LayoutProfile(
        name=str(tmp_path / "layout.toml"),
        shape=Shape.BLOCKS,
        sheets=("Log", 'O\'Neill "review"'),
        header_rows={"Log": (3, 9), 'O\'Neill "review"': (1,)},
        columns={"deadline": Field.DUE, "column C": Field.TEXT, "notes": None},
        statuses={"parked": Status.WHITE},
        colours={"7030A0": Status.CLOSED},
        force=("Harbour City Police", "HCP"),
        organisations=("Harbour Partnership",),
        rule_options={"RAG404": {"days": 60}, "RAG210": {"days": 30, "names": ["a", "b"]}},
    )
    assert load_profile(_written(tmp_path, format_profile(profile))) == profile


@pytest.mark.parametrize("force", sorted(folder.name for folder in samples_folder().iterdir() if folder.is_dir()))
def test_the_profile_of_a_sample_reads_the_same_tracker(tmp_path: Path, force: str) -> None:
    inferred = read_tracker(samples_folder() / force / "tracker.xlsx")
    path = _written(tmp_path, format_profile(profile_of(inferred)))
    settled = read_tracker(inferred.workbook, layout=path)
    assert settled.reports == inferred.reports
    assert settled.key == inferred.key


@pytest.mark.parametrize(
    ("toml", "fields", "items"),
    [
        pytest.param(
            '[columns]\n"Notes" = "comment"\n"Comment" = "rationale"',
            "number comment rationale",
            """
            1 | Chased. | Published.
            2 | Seen. | It has begun.
            1 | Ask again. | Letters are late.
            9 | - | -
            """,
            id="a label to another field",
        ),
        pytest.param(
            '[columns]\n"column H" = "comment"\ncomment = "ignore"',
            "number comment",
            """
            1 | Chased.
            2 | Seen.
            1 | Ask again.
            9 | -
            """,
            id="a column by its letter",
        ),
        pytest.param(
            '[columns]\n"Due date" = "ignore"\n"LEAD" = "external_owner"',
            "number due owner external_owner",
            """
            1 | - | - | Head of Crime
            2 | - | - | Head of Contact
            1 | - | - | Head of Crime
            9 | - | - | -
            """,
            id="a column left alone",
        ),
        pytest.param(
            '[statuses]\nPARKED = "WHITE"\ngreen = "AMBER"',
            "number status",
            """
            1 | AMBER
            2 | WHITE
            1 | -
            9 | CLOSED
            """,
            id="status words",
        ),
        pytest.param(
            '[colours]\n"#7030a0" = "RED"',
            "number status",
            """
            1 | GREEN
            2 | -
            1 | RED
            9 | CLOSED
            """,
            id="colours",
        ),
        pytest.param('sheets = ["Old"]', "report number", "Hate crime | 9", id="sheets"),
        pytest.param(
            'sheets = ["Log"]\n[header_rows]\nLog = [3]',
            "report number",
            """
            Living in fear | 1
            Living in fear | 2
            Hate crime | 1
            """,
            id="header rows",
        ),
    ],
)
def test_what_a_person_writes_wins(tmp_path: Path, toml: str, fields: str, items: str) -> None:
    assert shown(read_book(tmp_path, SHEETS, layout=_written(tmp_path, toml)), fields) == lines(items)


def test_a_header_row_that_no_label_tells(tmp_path: Path) -> None:
    table = """
        A | B | C | D
        1 | The force should publish its policy on stalking. | done by us | 2018-09-30
        2 | The force should review how such calls are graded. | others to do | 2019-03-31
        """
    toml = """
        [header_rows]
        Log = 1
        [columns]
        A = "number"
        B = "text"
        C = "status"
        D = "due"
        [statuses]
        "done by us" = "GREEN"
        "others to do" = "WHITE"
        """
    tracker = read_book(tmp_path, table, layout=_written(tmp_path, toml))
    assert shown(tracker, "number status due") == ["1 | GREEN | 2018-09-30", "2 | WHITE | 2019-03-31"]
    assert {column.why for column in tracker.layout.columns} == {"the profile says so"}


def test_force_organisations_shape_and_rule_options_are_passed_on(tmp_path: Path) -> None:
    toml = """
        shape = "sheets"
        [force]
        name = "Westmere Police"
        also = ["WP"]
        organisations = ["Westmere Partnership"]
        [rules.rag404]
        days = 60
        """
    tracker = read_book(tmp_path, SHEETS, layout=_written(tmp_path, toml))
    assert tracker.force == ("Westmere Police", "WP")
    assert tracker.organisations == ("Westmere Partnership",)
    assert tracker.rule_options == {"RAG404": {"days": 60}}
    assert tracker.layout.shape is Shape.SHEETS


def test_a_profile_may_be_edited_in_code(tmp_path: Path) -> None:
    profile = replace(profile_of(read_book(tmp_path, SHEETS)), sheets=("Log",))
    assert Counter(shown(read_book(tmp_path, SHEETS, layout=profile), "report")) == {
        "Living in fear": 2,
        "Hate crime": 1,
    }


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ("sheets = [", "this is not valid TOML"),
        ("colour = 1", '"colour" is not known here. Known are: colours, columns, force, header_rows, public, rules, '),
        ('shape = "list"', 'shape = "list". Choose one of: register, sheets, blocks.'),
        ('sheets = "Log"', 'sheets is not a list of texts. Write it as sheets = ["...", "..."].'),
        ("sheets = [1]", "sheets is not a list of texts"),
        ('columns = "Status"', "columns is not a table. Write it as [columns] with one line for each entry."),
        (
            '[columns]\nStatus = "colour"',
            'the column "Status" is given to "colour". Choose one of: number, type, text, ',
        ),
        ('[statuses]\nparked = "BLUE"', '"BLUE" is not a status. Choose one of: GREEN, AMBER, RED, WHITE, CLOSED.'),
        ('[colours]\nFFC000 = "amber"', '"amber" is not a status. Choose one of: GREEN, AMBER, RED, WHITE, CLOSED.'),
        ("[force]\nname = 3", 'the force\'s name is not a text. Write it as name = "...".'),
        ("[header_rows]\nLog = 0", "header_rows has 0. Give row numbers as Excel shows them, such as [4]."),
        ('[header_rows]\nLog = "four"', "header_rows has 'four'. Give row numbers as Excel shows them, such as [4]."),
        ("[header_rows]\nLog = []", "header_rows has []. Give row numbers as Excel shows them, such as [4]."),
        ("[rules]\nRAG404 = 60", "rules.RAG404 is not a table. Write it as [rules.RAG404] with one line"),
        ('[force]\nalso = "HCP"', "also is not a list of texts"),
        (
            'sheets = ["Register"]',
            'the layout names the sheet "Register", which is not there. The sheets are: ',
        ),
    ],
)
def test_a_wrong_profile_is_one_error_that_names_what_is_allowed(tmp_path: Path, toml: str, message: str) -> None:
    with pytest.raises(LayoutError) as refused:
        read_book(tmp_path, SHEETS, layout=_written(tmp_path, toml))
    assert message in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_profile_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(LayoutError, match=r"there is no such layout file\. Give a \.toml file"):
        load_profile(tmp_path / "none.toml")


def test_a_profile_that_is_no_text(tmp_path: Path) -> None:
    path = tmp_path / "layout.toml"
    path.write_bytes(b"\xff\xfe\x00\x01")
    with pytest.raises(LayoutError, match="the file is not saved as UTF-8"):
        load_profile(path)
