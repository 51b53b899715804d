"""What a fix mends, a second check does not find; what it refuses, stays as it was."""

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rag_reports import Findings, apply_edits, check_tracker, plan_edits, read_tracker
from tests.workbook_builder import build_book

from .test_plan import AS_AT, SOUND, table

CODES = ("RAG105", "RAG115", "RAG116")
FILLS = (
    "",
    "{fill 00B050}",
    "{fill FFC000}",
    "{fill FF0000}",
    "{fill theme 9 0.4}",
    "{fill indexed 10}",
    "{fill D9D9D9}",
)
words = st.sampled_from(
    ["", "GREEN", "AMBER", "RED", "Green", "amber", "Grren", "Ambre", "NEW  GREEN", "NEW^GREEN", "GREEN*", "Purple",
     "~~AMBER~~ GREEN", "~~AMBER~~ Grren", "**Am**ber", "GREEN ^", "New amber", "Complete", "Closed", "100%", "1"]
)  # fmt: skip
blanks = st.sampled_from(["", "' ", "'\u00a0", "'  "])
marks = st.sampled_from(["", "", "", "{2x1}", "{strike}", "{bold}"])
statuses = st.lists(
    st.builds(lambda blank, word, fill, mark: blank + word + fill + mark, blanks, words, st.sampled_from(FILLS), marks),
    min_size=1,
    max_size=6,
)


def fixable(findings: Findings) -> set[tuple[str, str]]:
    """The rules and cells of the fixes that are offered."""
    fixes = [(finding.code, finding.fix) for finding in findings.findings]
    return {(code, edit.cell) for code, fix in fixes if fix for edit in fix.edits}


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(statuses)
def test_a_mended_cell_needs_no_fix(tmp_path: Path, given_statuses: list[str]) -> None:
    rows: list[str] = []
    for status in (*given_statuses, *SOUND):  # the cell below a merged one is covered
        rows.append("" if rows and "{2x1}" in rows[-1] else status)
    path = build_book(tmp_path / "tracker.xlsx", table(*SOUND, *rows))
    tracker = read_tracker(path)
    findings = check_tracker(tracker, as_at=AS_AT, select=CODES)
    plan = plan_edits(findings, tracker)
    report = apply_edits(path, plan.edits, backup=False)
    assert report.refused == ()
    written = {edit.cell for edit in plan.edits}
    mended = {(code, cell) for code, cell in fixable(findings) if cell in written}
    again = read_tracker(path)
    # A colour that lay behind too many words to tell anything may tell once some of them are mended.
    assert fixable(check_tracker(again, as_at=AS_AT, select=CODES)).isdisjoint(mended)
    assert len(again.items) == len(tracker.items)
