"""The count sentences of one published appendix (City of London, January 2019), made from its facts.

Each case has the figures of a report as that paper tells them, earlier completed items included: the sentence in the
wording of the committee's format, and that in the form which the paper itself has there, as other wording. Where the
paper is wrong, a comment says how, and the sentence is the right one.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from rag_reports.count_sentence import read_count_sentence
from rag_reports.meeting.figures import build_figures
from rag_reports.meeting.sentences import build_count_sentence
from rag_reports.model import InspectionReport, ItemType, Status
from tests.meeting.counted_reports import AFI, WORDING, counted_report

WORDINGS = {
    path.stem: tomllib.loads(path.read_text(encoding="utf-8"))
    for path in (Path(__file__).parent / "wordings").glob("*.toml")
}
RECOMMENDATION, CAUSE = ItemType.RECOMMENDATION, ItemType.CAUSE_OF_CONCERN
ENHANCEMENT = ItemType.AREA_FOR_ENHANCEMENT
COLLEGE = "the College of Policing"


@dataclass(frozen=True)
class Case:
    """A report, its sentence in the format's wording, and the paper's own form with the sentence in it.

    ``form`` replaces phrases, ``statuses`` and ``nouns`` those of the tables of that name.
    """

    report: InspectionReport
    said: str
    said_in_form: str
    form: Mapping[str, str]
    statuses: Mapping[str, str] = field(default_factory=dict)
    nouns: Mapping[str, str] = field(default_factory=dict)


CASES = {
    # Not told by the paper: its table lists five items, two of them for national bodies alone, and says neither that
    # the report makes five nor how the three stand.
    "mental health": Case(
        counted_report(("AMBER", 1), ("WHITE", 1, RECOMMENDATION, "the NPCC lead"),
                       ("WHITE", 1, RECOMMENDATION, COLLEGE), made=5),
        "This report makes 5 recommendations. 3 are for the Force, 1 of which is in progress and 2 are held at WHITE "
        "pending the NPCC lead and the College of Policing.",
        "This report makes 3 recommendations for the police.",
        {"made_more_parts": "This report makes {items} for the police."},
    ),
    "disability hate crime": Case(
        counted_report(("GREEN", 3), ("AMBER", 1)),
        "There are 4 recommendations for the Force, 3 of which are complete and 1 is in progress.",
        "This report makes 4 recommendations for the police, 3 are complete and 1 is being progressed.",
        {"force_parts": "This report makes {items} for the police, {parts}."},
        statuses={"AMBER_one": "{number} is being progressed"},
    ),
    "hate crime": Case(
        counted_report(("GREEN", 3, CAUSE), ("GREEN", 2), ("AMBER", 1, CAUSE), ("AMBER", 1),
                       ("WHITE", 1, RECOMMENDATION, "the NPCC lead and the College"), made=15),
        "This report makes 15 recommendations. 8 are for the Force, 5 of which are complete, 2 are in progress and "
        "1 is held at WHITE pending the NPCC lead and the College.",
        "This report makes 15 recommendations. 8 are for the Force, 5 of which are complete, 2 are in progress and "
        "1 is held at WHITE pending a review by the NPCC lead and the College.",
        {},
        statuses={"WHITE_pending_one": "{number} is held at WHITE pending a review by {names}"},
    ),
    "out-of-court disposals": Case(
        counted_report(("AMBER", 5), made=11),
        "This report makes 11 recommendations. 5 are for the Force, all of which are in progress.",
        "This report makes 11 recommendations, 5 are relevant to the Force and are in progress.",
        {"made_more_same": "This report makes {made}, {number} are relevant to the Force and {stand}."},
    ),
    # Wrong in the paper's grammar alone: a plural that "applies", and no "and" before the last part.
    "effectiveness, national": Case(
        counted_report(("GREEN", 3), ("WHITE", 1, RECOMMENDATION, COLLEGE)),
        "There are 4 recommendations for the Force, 3 of which are complete and 1 is held at WHITE pending the College "
        "of Policing.",
        "There are 4 recommendations which apply to the Force; 3 are complete and 1 is held at WHITE pending input "
        "from the College of Policing.",
        {"force_parts": "There are {items} which apply to the Force; {parts}."},
        statuses={"WHITE_pending_one": "{number} is held at WHITE pending input from {names}"},
    ),
    # Wrong in the paper: it counts five recommendations, and the one that it lists is an area for improvement. What
    # the other four are it does not tell; they are taken at its word.
    "effectiveness, force": Case(
        counted_report(("GREEN", 4), ("GREEN", 1, AFI)),
        "There are 4 recommendations and 1 area for improvement for the Force. Of the recommendations, all are "
        "complete. The area for improvement is complete.",
        "There are 4 recommendations and 1 area for improvement for the Force. These recommendations are complete. The "
        "area for improvement is complete.",
        {"type_same": "These {noun} {stand}."},
    ),
    "effectiveness, force, as the paper counts": Case(
        counted_report(("GREEN", 5)),
        "There are 5 recommendations for the Force, all of which are complete.",
        "There are 5 recommendations for the Force and these are complete.",
        {"force_same": "There are {items} for the Force and these {stand}."},
    ),
    # Wrong in the paper: it says that 1 is complete and 1 in progress. The second is NEW RED.
    "legitimacy": Case(
        counted_report(("GREEN", 1, CAUSE), ("RED", 1)),
        "There are 2 recommendations for the Force, 1 of which is complete and 1 is at RED.",
        "There are 2 recommendations which apply to the Force; 1 is complete and 1 is RED.",
        {"force_parts": "There are {items} which apply to the Force; {parts}."},
        statuses={"RED_one": "{number} is RED"},
    ),
    "modern slavery": Case(
        counted_report(("GREEN", 6), ("CLOSED", 1), made=11),
        "This report makes 11 recommendations. 7 are for the Force, 6 of which are complete and 1 is closed.",
        "There are 11 recommendations; 7 of which apply to the Force, 6 are completed and 1 is closed.",
        {"made_more_parts": "There are {made}; {number} of which apply to the Force, {parts}."},
        statuses={"GREEN_many": "{number} are completed"},
    ),
    "harassment and stalking": Case(
        counted_report(("GREEN", 2), ("AMBER", 1), ("CLOSED", 1), made=22),
        "This report makes 22 recommendations. 4 are for the Force, 2 of which are complete, 1 is in progress and 1 is "
        "closed.",
        "There are 22 recommendations; 4 of which apply to the Force, 2 are complete, 1 is in progress and 1 is "
        "closed.",
        {"made_more_parts": "There are {made}; {number} of which apply to the Force, {parts}."},
    ),
    # Wrong in the paper: it counts "actions", and its table has an area for enhancement. A house that calls them
    # actions says so in its nouns.
    "stop and search revisit": Case(
        counted_report(("GREEN", 3, ENHANCEMENT)),
        "There are 3 areas for enhancement for the Force, all of which are complete.",
        "Total of 3 actions relevant to the Force: these are complete.",
        {"force_same": "Total of {items} relevant to the Force: these {stand}."},
        nouns={"area_for_enhancement_many": "actions"},
    ),
}  # fmt: skip
REPORTS = pytest.mark.parametrize("case", CASES.values(), ids=CASES)


def worded(case: Case) -> Mapping[str, object]:
    """The format's wording with the phrases of the paper's own form."""
    statuses = {**WORDING["statuses"], **case.statuses}
    return {**WORDING, **case.form, "statuses": statuses, "nouns": {**WORDING["nouns"], **case.nouns}}


@REPORTS
def test_the_sentence_in_the_committees_wording(case: Case) -> None:
    assert build_count_sentence(build_figures(case.report), WORDING) == case.said


@REPORTS
def test_the_sentence_in_the_form_that_the_paper_has(case: Case) -> None:
    assert build_count_sentence(build_figures(case.report), worded(case)) == case.said_in_form


@REPORTS
def test_the_sentence_states_the_facts(case: Case) -> None:
    counts = build_figures(case.report).counts
    claims = read_count_sentence(case.said)
    assert (claims.made, claims.for_force) == (case.report.made, counts.total)
    if len(claims.types) > 1:  # how each type stands is said in a sentence of its own, which is not read
        return
    assert claims.understood
    told = (claims.complete, claims.in_progress, claims.red, claims.white, claims.closed)
    named = (Status.GREEN, Status.AMBER, Status.RED, Status.WHITE, Status.CLOSED)
    assert told == tuple(counts.statuses[status] or None for status in named)


@pytest.mark.parametrize(
    ("wording", "name", "said"),
    [
        (
            "words",
            "mental health",
            "HMICFRS made five recommendations. Three fall to us: one is under way and two wait for the NPCC lead and "
            "the College of Policing.",
        ),
        ("words", "disability hate crime", "Four recommendations fall to us: three are done and one is under way."),
        (
            "words",
            "out-of-court disposals",
            "HMICFRS made eleven recommendations. Five fall to us, and all are under way.",
        ),
        (
            "words",
            "effectiveness, force",
            "Four recommendations and one AFI fall to us. As to the recommendations, all are done. The AFI is done.",
        ),
        ("words", "legitimacy", "Two recommendations fall to us: one is done and one has missed its date."),
        ("words", "stop and search revisit", "Three areas for enhancement fall to us, and all are done."),
        (
            "implemented",
            "hate crime",
            "Of the 15 recommendations, 8 apply to the Constabulary: 5 implemented, 2 outstanding and 1 with the NPCC "
            "lead and the College.",
        ),
        (
            "implemented",
            "out-of-court disposals",
            "Of the 11 recommendations, 5 apply to the Constabulary: all outstanding.",
        ),
        (
            "implemented",
            "effectiveness, force",
            "4 recommendations and 1 area for improvement for the Constabulary. Of the recommendations, all "
            "implemented. The area for improvement is implemented.",
        ),
        (
            "implemented",
            "legitimacy",
            "Of the 2 recommendations for the Constabulary, 1 implemented and 1 outstanding and overdue (RED).",
        ),
        (
            "implemented",
            "harassment and stalking",
            "Of the 22 recommendations, 4 apply to the Constabulary: 2 implemented, 1 outstanding and 1 closed.",
        ),
        (
            "implemented",
            "stop and search revisit",
            "Of the 3 areas for enhancement for the Constabulary, all implemented.",
        ),
    ],
)
def test_other_houses_word_the_same_facts_their_own_way(wording: str, name: str, said: str) -> None:
    assert build_count_sentence(build_figures(CASES[name].report), WORDINGS[wording]) == said


@pytest.mark.parametrize("wording", WORDINGS)
def test_another_wording_has_the_same_phrases(wording: str) -> None:
    other = WORDINGS[wording]
    assert set(other) == set(WORDING)
    assert [set(other[table]) for table in ("statuses", "nouns")] == [
        set(WORDING[table]) for table in ("statuses", "nouns")
    ]
