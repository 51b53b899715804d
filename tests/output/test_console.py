"""Text for consoles of every width and encoding."""

from dataclasses import replace

import pytest

from rag_reports.model import CellRef, Findings, Severity, Status, Tracker
from rag_reports.output.check_text import check_text, prepare_text, total
from rag_reports.output.console import Screen, align, count_line, cut, fit_encoding, one_line, width_of, without_stray
from rag_reports.output.show_text import show_text

PIPE = Screen(100, None, colour=False)
TERMINAL = Screen(80, 24, colour=True)


def test_control_and_direction_characters_never_reach_the_console() -> None:
    assert one_line("a\x1b[31mb\x07\n\u202ec\ud83d\uffff") == "a[31mb c"


def test_nothing_but_line_ends_and_colours_gets_by() -> None:
    text = "a\x1b[1;31mb\x1b[0m\x1b[2Jc\x1b]0;d\x07\r\n\te\x9b"
    assert without_stray(text, colour=True) == "a\x1b[1;31mb\x1b[0m[2Jc]0;d\n\te"
    assert without_stray(text, colour=False) == "a[1;31mb[0m[2Jc]0;d\n\te"


@pytest.mark.parametrize(
    ("text", "width"), [("abc", 3), ("e\u0301", 1), ("日本", 4), ("🙂", 2), ("\x1b[30;42mGREEN\x1b[0m", 5)]
)
def test_width_counts_columns(text: str, width: int) -> None:
    assert width_of(text) == width


def test_cut_ends_in_an_ellipsis_and_fits() -> None:
    assert cut("one two three", 8) == "one two…"
    assert cut("one two", 7) == "one two"
    assert width_of(cut("日本語のテキスト", 7)) <= 7
    assert cut("x" * 32_767, 10) == "x" * 9 + "…"


def test_the_last_column_goes_on_below_itself_where_it_is_wanted_whole() -> None:
    lines = align([("a", "bb", "a long last column"), ("aaa", "b", "")], 26, whole=True)
    assert lines == ["  a    bb  a long last", "           column", "  aaa  b"]


def test_the_evidence_for_each_column_is_shown_whole(tracker: Tracker) -> None:
    why = "label over long texts, in every one of the tables that stand one under the other on this sheet"
    columns = tuple(replace(column, why=why) for column in tracker.layout.columns)
    text = show_text(replace(tracker, layout=replace(tracker.layout, columns=columns)), PIPE)
    assert " ".join(text.split()).count("that stand one under the other on this sheet") == len(columns)
    assert max(map(width_of, text.splitlines())) <= PIPE.width


def test_align_cuts_only_the_last_column() -> None:
    lines = align([("a", "bb", "a long last column"), ("aaa", "b", "short")], 26)
    assert lines == ["  a    bb  a long last col…", "  aaa  b   short"]


def test_status_words_stand_beside_their_colour_and_without_it() -> None:
    assert TERMINAL.status(Status.GREEN) == "\x1b[30;42mGREEN\x1b[0m"
    assert PIPE.status(Status.AMBER, "In progress") == "In progress"
    assert PIPE.status(None) == "no status"


def test_every_status_is_counted(tracker: Tracker) -> None:
    items = [item for _report, item in tracker.items]
    assert count_line(items, PIPE) == "GREEN 1 · AMBER 1 · RED 0 · WHITE 0 · CLOSED 0 · no status 1"
    assert count_line(items[:2], PIPE) == "GREEN 1 · AMBER 1 · RED 0 · WHITE 0 · CLOSED 0"


@pytest.mark.parametrize(
    ("encoding", "seen"),
    [("utf-8", "… – “é” ➤ 🙂"), ("cp1252", "… – “é” ? ?"), ("cp437", '... - "é" ? ?'), ("ascii", '... - "?" ? ?')],
)
def test_what_a_console_lacks_becomes_plain(encoding: str, seen: str) -> None:
    assert fit_encoding("… – “é” ➤ 🙂", encoding) == seen


def test_show_says_what_was_read_and_why(tracker: Tracker) -> None:
    text = show_text(tracker, PIPE)
    assert "2 reports, 3 items" in text
    assert "blocks (inferred)" in text
    assert '"Status"' in text and "labelled status" in text and "column C" in text
    assert "The header row is row 5." in text
    assert "02 Apr 2019" in text and "GREEN 1, AMBER 1, no status 1" in text
    assert "The chart was not read." in text
    assert "007" not in text


def test_show_lists_items_when_asked(tracker: Tracker) -> None:
    lines = show_text(tracker, PIPE, items=True).splitlines()
    amber = next(line for line in lines if " 007 " in line)
    assert amber.split()[:4] == ["A6", "007", "AMBER", "2018-12-31"]
    assert any("NEW GREEN  no date" in line for line in lines)
    assert any("(hidden row)" in line for line in lines)
    assert all(width_of(line) <= 100 for line in lines)


def test_check_groups_by_severity_and_lists_accepted_ones_apart(findings: Findings) -> None:
    lines = check_text(findings, PIPE).splitlines()
    headings = [line for line in lines if line and not line.startswith(" ")]
    assert headings[1:5] == ["Errors (2)", "Warnings (1)", "Worth knowing (1)", "Accepted (1)"]
    assert "  RAG106  'HMICFRS Log'!C6  overdue-but-amber" in lines
    assert "      It was due by 31 December 2018." in lines
    assert any(line.startswith("  RAG703  the workbook") for line in lines)
    assert any("RAG113: The tracker has no evidence column." in line for line in lines)
    assert total(findings) == "2 errors, 1 warning, 1 note; 1 accepted"


def test_what_the_reader_should_know_is_said(findings: Findings) -> None:
    assert "\n  The chart was not read.\n" in check_text(findings, PIPE)
    assert "\n  The chart was not read.\n" in prepare_text(findings, findings.tracker.workbook.parent, [], PIPE)


def test_a_whole_check_is_text_without_control_characters(findings: Findings) -> None:
    assert "\x1b" not in check_text(findings, PIPE)
    assert "\x1b[1;31m" in check_text(findings, TERMINAL)


def test_prepare_lists_each_finding_where_there_is_room(findings: Findings) -> None:
    text = prepare_text(findings, findings.tracker.workbook.parent, [("appendix.docx", "DRAFT")], PIPE)
    assert "  RAG106  'HMICFRS Log'!C6  overdue-but-amber         item 007, Fraud: Time to Choose\n" in text
    assert "  RAG703  the workbook      missing-publication-date  Empty report\n" in text
    assert "RAG104" not in text


def test_prepare_fits_on_one_screen_and_says_what_to_open(findings: Findings) -> None:
    first, *others = findings.findings
    many = [replace(first, cell=CellRef("HMICFRS Log", row, 3)) for row in range(6, 206)]
    folder = findings.tracker.workbook.parent
    full = Findings(findings.tracker, findings.as_at, (*many, *others))
    text = prepare_text(full, folder, [("appendix.docx", "DRAFT")], Screen(80, 24, colour=False))
    lines = text.splitlines()
    assert len(lines) <= 24
    assert "Errors (201)" in lines and "Warnings (1)" in lines and "Worth knowing (1)" in lines
    assert any(
        line.startswith("  RAG106  overdue-but-amber         200 at  'HMICFRS Log'!C6, C7, C8") for line in lines
    )
    assert lines[-1] == f"Open first: {folder / 'findings.xlsx'}"


def test_where_nothing_is_found_the_paper_is_opened_first(tracker: Tracker, findings: Findings) -> None:
    clean = Findings(tracker, findings.as_at, ())
    folder = tracker.workbook.parent
    text = prepare_text(clean, folder, [("appendix.docx", "to be read through")], PIPE)
    assert "Nothing was found wrong." in text
    assert "  findings.xlsx  nothing found" in text
    assert text.endswith(f"Open first: {folder / 'appendix.docx'}")
    assert check_text(clean, PIPE).endswith("nothing found.")


def test_severity_words_are_painted_only_in_colour() -> None:
    assert PIPE.severity(Severity.ERROR, "error") == "error"
