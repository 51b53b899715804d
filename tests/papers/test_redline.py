"""The redline: accepting every change gives this meeting's appendix, rejecting every one the last meeting's."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pypandoc
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag_reports import Tracker, build_appendix, read_tracker, render
from rag_reports.errors import UsageError
from rag_reports.model import Run
from rag_reports.papers.content import Change, Paragraph
from rag_reports.papers.redline import build_redline
from rag_reports.papers.redline_words import redline_paragraphs
from tests.papers.paper_trackers import AS_AT, W, read_part
from tests.papers.settled import blocks, plain_body, settle
from tests.trackers import tracker_from_table

SAMPLES = Path(__file__).parent.parent.parent / "workbooks"
OLD = """Report | Number | Recommendation | Status | Due | Comment
Fraud | 1 | Publish a policy on fraud. | AMBER | October 2018 | A policy has been drafted and is with the board.
Fraud | 2 | Write to each victim. | AMBER | March 2019 | Begun.
Fraud | 3 | Count each report. | AMBER | March 2019 | Begun.
Stalking | 1 | Train every officer. | RED | March 2018 | Too few trainers.
Knives | 1 | Search fairly. | AMBER | May 2019 | Begun.
"""
NEW = """Report | Number | Recommendation | Status | Due | Comment
Custody | 1 | Check each cell. | WHITE | May 2019 | For the builders.
Fraud | 1 | Publish a policy on fraud. | NEW GREEN | October 2018 | A policy has been drafted and was agreed by all.
Fraud | 4 | Tell the banks of each case. | WHITE | | For UK Finance.
Fraud | 2 | Write to each victim. | AMBER | March 2019 Now June 2019 | Moved because the printer failed.^• One^• Two
Knife crime | 1 | Search fairly. | AMBER | May 2019 | Begun.
"""


def write_three(old: Tracker, new: Tracker, folder: Path) -> tuple[Path, Path, Path]:
    """The appendix of the last meeting, that of this one, and the redline."""
    before = build_appendix(old, as_at=AS_AT)
    after = build_appendix(new, as_at=AS_AT, previous=old)
    papers = {"before": before, "after": after, "redline": build_redline(before, after, old, new)}
    for name, paper in papers.items():
        render(paper, folder / f"{name}.docx")
    return folder / "before.docx", folder / "after.docx", folder / "redline.docx"


@pytest.fixture(params=["invented", "harbour_city", "eastmere", "northfold"])
def three(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, Path, Path]:
    if request.param == "invented":
        old, new = (tracker_from_table(table.replace("^", "\v")) for table in (OLD, NEW))
    else:
        old, new = (read_tracker(SAMPLES / request.param / f"{name}.xlsx") for name in ("last_meeting", "tracker"))
    return write_three(old, new, tmp_path)


def test_accepting_all_gives_this_meetings_appendix(three: tuple[Path, Path, Path]) -> None:
    _, after, redline = three
    assert blocks(settle(redline, accept=True)) == blocks(plain_body(after))


def test_rejecting_all_gives_the_last_meetings(three: tuple[Path, Path, Path]) -> None:
    before, _, redline = three
    assert blocks(settle(redline, accept=False), names=False) == blocks(plain_body(before), names=False)


def _words(path: Path, track_changes: str) -> list[str]:
    """The words of a Word file as another program reads them; it keeps the rows and tables that changes empty."""
    read = pypandoc.convert_file(str(path), "json", extra_args=[f"--track-changes={track_changes}"])
    return list(_strings(json.loads(read)["blocks"]))


def _strings(node: Any) -> Iterator[str]:
    if isinstance(node, dict) and node.get("t") == "Str":
        yield node["c"]
    elif isinstance(node, dict) and node.get("t") == "Table":
        yield from _strings(node["c"][3:])
    elif isinstance(node, dict):
        yield from _strings(node.get("c", []))
    elif isinstance(node, list):
        for each in node:
            yield from _strings(each)


def test_another_program_accepts_and_rejects_to_the_same_words(three: tuple[Path, Path, Path]) -> None:
    before, after, redline = three
    assert "".join(_words(redline, "accept")) == "".join(_words(after, "accept"))
    assert "".join(_words(redline, "reject")) == "".join(_words(before, "reject"))


@pytest.mark.ooxml
def test_microsofts_validator_finds_nothing(
    three: tuple[Path, Path, Path], ooxml_errors: Callable[[Path], str]
) -> None:
    assert ooxml_errors(three[2]) == ""


def test_a_change_names_no_person_and_has_the_date_of_the_paper(tmp_path: Path) -> None:
    _, _, redline = write_three(tracker_from_table(OLD), tracker_from_table(NEW), tmp_path)
    changes = list(read_part(redline).iter(f"{W}ins", f"{W}del", f"{W}pPrChange", f"{W}tcPrChange"))
    assert {change.get(f"{W}author") for change in changes} == {"Changes since the last meeting"}
    assert {change.get(f"{W}date") for change in changes} == {f"{AS_AT}T00:00:00Z"}
    ids = [change.get(f"{W}id") for change in changes]
    assert len(ids) == len(set(ids)) > 20


def test_only_the_words_that_changed_are_marked(tmp_path: Path) -> None:
    _, _, redline = write_three(tracker_from_table(OLD), tracker_from_table(NEW), tmp_path)
    [paragraph] = (
        each for each in read_part(redline).iter(f"{W}p") if "A policy has been drafted" in "".join(each.itertext())
    )
    marked = [(run.getparent().tag.removeprefix(W), "".join(run.itertext())) for run in paragraph.iter(f"{W}r")]
    assert marked == [("p", "A policy has been drafted and "), ("del", "is with the board."),
                      ("ins", "was agreed by all.")]  # fmt: skip


def test_what_did_not_change_bears_no_mark(tmp_path: Path) -> None:
    tracker = tracker_from_table(OLD)
    before = build_appendix(tracker, as_at=AS_AT)
    render(build_redline(before, before, tracker, tracker), tmp_path / "same.docx")
    assert list(read_part(tmp_path / "same.docx").iter(f"{W}ins", f"{W}del")) == []


def test_a_public_edition_has_no_redline() -> None:
    tracker = tracker_from_table(OLD)
    public = build_appendix(tracker, as_at=AS_AT, audience="public")
    with pytest.raises(UsageError, match="Leave out --audience public, or --redline"):
        build_redline(public, public, tracker, tracker)


_RUNS = st.builds(
    Run, st.sampled_from(["done", "in progress ", " by May", "the board ", "is", " "]), bold=st.booleans()
)
_PARAGRAPHS = st.lists(
    st.builds(Paragraph, st.lists(_RUNS, max_size=5).map(tuple), st.sampled_from(["table_text", "table_bullet"])),
    min_size=1,
    max_size=4,
)


@settings(max_examples=300, deadline=None)
@given(_PARAGRAPHS, _PARAGRAPHS)
def test_any_two_texts_come_out_whole_both_ways(old: list[Paragraph], new: list[Paragraph]) -> None:
    tracked = redline_paragraphs(old, new)
    assert _settled(tracked, Change.DELETED) == _joined(new)
    assert _settled(tracked, Change.INSERTED) == _joined(old)


def _settled(paragraphs: tuple[Paragraph, ...], gone: Change) -> list[tuple[str, list[tuple[str, bool]]]]:
    found: list[tuple[str, list[tuple[str, bool]]]] = []
    letters: list[tuple[str, bool]] = []
    for paragraph in paragraphs:
        changes = paragraph.changes or (None,) * len(paragraph.runs)
        for run, change in zip(paragraph.runs, changes, strict=True):
            letters += [] if change is gone else [(letter, run.bold) for letter in run.text]
        if paragraph.mark is not gone:
            earlier = gone is Change.INSERTED and paragraph.style_before
            found.append((paragraph.style_before if earlier else paragraph.style, letters))
            letters = []
    return found


def _joined(paragraphs: list[Paragraph]) -> list[tuple[str, list[tuple[str, bool]]]]:
    return [(each.style, [(letter, run.bold) for run in each.runs for letter in run.text]) for each in paragraphs]
