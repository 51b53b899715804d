"""Count sentences against tables: what may be true is let pass."""

import datetime as dt

import pytest

from rag_reports.model import Status
from rag_reports.rules import check_tracker
from tests.trackers import tracker_from_table

TRUE = [
    ("5 recommendations are relevant to the force and are in progress.", "AMBER AMBER AMBER AMBER AMBER"),
    ("8 are for the force; 5 are complete, 2 are in progress and 1 is WHITE.", "GREEN AMBER AMBER WHITE"),
    ("8 are for the force; 5 are complete, 2 are in progress and 1 is RED.", "AMBER AMBER RED"),
    ("8 are for the force; 5 are complete, 3 are in progress, of which 1 is RED.", "AMBER AMBER RED"),
    ("There are 5 recommendations for the force and these are complete.", "GREEN"),
    ("There are 4; 3 of which apply to the force, 2 are complete and 1 closed.", "GREEN"),
    ("There are 3 recommendations for the police.", "WHITE WHITE WHITE WHITE AMBER"),
    ("This report makes 3 recommendations for the police, 2 are complete and 1 is in progress.", "AMBER WHITE WHITE"),
    ("4 are for the force; 2 are complete and 2 are outstanding.", "RED AMBER"),
    ("2 are for the force; 1 is complete and 1 is in progress.", "AMBER PURPLE"),
    ("The revisit found that the force complied.", "AMBER RED WHITE"),
    ("", "AMBER RED WHITE"),
    ("There are 2 recommendations: 1 is complete and 1 is for other bodies.", "GREEN WHITE"),
    ("There are 2 recommendations: 1 is complete and 1 is for other organisations.", "GREEN WHITE"),
    ("There are 2 recommendations: 1 is complete and 1 is for partner agencies.", "GREEN WHITE"),
    ("There are 2 recommendations: 1 is complete and 1 is for the Home Office.", "GREEN WHITE"),
    ("There are 2 recommendations: 1 is complete and 1 is for another body.", "GREEN WHITE"),
    ("There are 4 recommendations: 1 complete, 1 for the CPS and 2 for the Home Office.", "GREEN WHITE WHITE WHITE"),
    ("There are 3 recommendations: 1 is complete, 1 is ongoing and 1 is not delivered.", "GREEN AMBER RED"),
    ("There are 3 recommendations: 1 is complete, 1 is ongoing and 1 has not been achieved.", "GREEN AMBER RED"),
    ("There are 3 recommendations: 1 is complete, 1 is ongoing and 1 is not met.", "GREEN AMBER RED"),
    ("There are 3 recommendations: 1 is complete, 1 is ongoing and 1 missed its deadline.", "GREEN AMBER RED"),
]


def _codes(sentence: str, statuses: str) -> list[str]:
    words = statuses.split()
    rows = [f"{n} | {word} | {sentence if n == 1 else ''}" for n, word in enumerate(words, 1)]
    tracker = tracker_from_table("Number | Status | Sentence\n" + "\n".join(rows))
    found = check_tracker(tracker, as_at=dt.date(2019, 1, 31), select=["RAG5"]).findings
    return [finding.code for finding in found]


@pytest.mark.parametrize(("sentence", "statuses"), TRUE)
def test_a_sentence_that_may_be_true(sentence: str, statuses: str) -> None:
    assert _codes(sentence, statuses) == []


@pytest.mark.parametrize(
    ("sentence", "statuses", "codes"),
    [
        ("5 are relevant to the force and are in progress.", "AMBER AMBER AMBER GREEN", ["RAG501"]),
        ("2 are for the force; 1 is complete and 1 in progress.", "GREEN RED", ["RAG502"]),
        ("2 are for the force; 1 is complete and 1 in progress.", "GREEN WHITE", ["RAG502"]),
        ("3 are for the force; 1 is complete, 1 in progress and 1 RED.", "GREEN RED RED", ["RAG501"]),
        ("4 are for the force; 3 are complete and 1 is WHITE.", "GREEN WHITE WHITE", ["RAG501"]),
        ("4 are for the force; 2 are complete and 2 are in progress.", "RED AMBER AMBER AMBER", ["RAG501", "RAG502"]),
        ("There are 3 recommendations: 1 is complete and 2 are ongoing.", "GREEN AMBER RED", ["RAG502"]),
        ("There are 3 recommendations: 1 is complete and 1 is ongoing.", "GREEN AMBER WHITE", ["RAG502"]),
    ],
)
def test_a_sentence_that_cannot_be_true(sentence: str, statuses: str, codes: list[str]) -> None:
    assert _codes(sentence, statuses) == codes


def test_only_the_types_that_the_sentence_names_may_be_meant() -> None:
    table = """
        Number | Type                 | Status | Sentence
        1      | Recommendation       | AMBER  | There is 1 recommendation for the force, which is in progress.
        1      | Area for improvement | AMBER  |
    """
    assert not check_tracker(tracker_from_table(table), as_at=dt.date(2019, 1, 31), select=["RAG5"]).findings


LETTERS = (
    (("G", "On track"), ("A", "Some concern"), ("C", "Closed - approved"), ("R", "Off track")),
    {"g": Status.AMBER, "a": Status.AMBER, "c": Status.GREEN, "r": Status.RED, "green": Status.AMBER},
)
WORDS = (
    (("Complete", "Nothing more to do"), ("On track", "In time"), ("Behind", "Slipped"), ("Stalled", "Off track")),
    {"complete": Status.GREEN, "on track": Status.AMBER, "behind": Status.AMBER, "stalled": Status.RED},
)


def _messages(scheme: tuple[object, object], sentence: str, *words: str) -> list[str]:
    rows = [f"{n} | {word} | {sentence if n == 1 else ''}" for n, word in enumerate(words, 1)]
    table = "Number | Status | Sentence\n" + "\n".join(rows)
    tracker = tracker_from_table(table, key=scheme[0], statuses=scheme[1])  # type: ignore[arg-type]
    return [f.message for f in check_tracker(tracker, as_at=dt.date(2019, 1, 31), select=["RAG5"]).findings]


@pytest.mark.parametrize(
    ("scheme", "sentence", "words"),
    [
        (LETTERS, "There are 3 recommendations: 1 on track, 1 some concern and 1 closed.", "G A C"),
        (LETTERS, "There are 3 recommendations: 1 green, 1 amber and 1 closed.", "G A C"),
        (LETTERS, "There are 3 recommendations: 2 in progress and 1 closed.", "G A C"),
        (LETTERS, "There are 4 recommendations: 3 on track and 1 off track.", "G G G R"),
        (LETTERS, "4 areas for improvement (1 closed, 2 on track, 1 some concern)", "C A G G"),
        (WORDS, "There are 4 recommendations: 1 complete, 1 on track, 1 behind and 1 stalled.",
         "Complete,Behind,On track,Stalled"),
        (WORDS, "There are 4 recommendations: 2 complete and 2 on track.", "Complete,On track,Behind"),
        (WORDS, "There are 3 recommendations: 2 on track and 1 stalled.", "Behind,On track,Stalled"),
        (LETTERS, "There are 3 recommendations: 2 on track and 1 closed.", "G,G,C"),
        (WORDS, "3 recommendations apply to the force; all are on track.", "On track,On track,On track"),
    ],
)  # fmt: skip
def test_the_words_of_the_house_count_the_rows_that_carry_them(
    scheme: tuple[object, object], sentence: str, words: str
) -> None:
    assert _messages(scheme, sentence, *(words.split(",") if "," in words else words.split())) == []


@pytest.mark.parametrize(
    ("scheme", "sentence", "words", "said"),
    [
        (LETTERS, "There are 3 recommendations: 2 on track, 1 some concern.", "G A A",
         '2 on track, and 1 row is "G"; 1 some concern, and 2 rows are "A"'),
        (LETTERS, "There are 3 recommendations: 1 closed and 1 on track.", "C C G", '1 closed, and 2 rows are "C"'),
        (WORDS, "There are 3 recommendations: 1 on track, 1 behind and 1 stalled.", "Behind,Stalled,Stalled",
         '1 on track, and no rows are "On track"; 1 stalled, and 2 rows are "Stalled"'),
    ],
)  # fmt: skip
def test_a_count_in_the_words_of_the_house_that_is_wrong(
    scheme: tuple[object, object], sentence: str, words: str, said: str
) -> None:
    messages = _messages(scheme, sentence, *(words.split(",") if "," in words else words.split()))
    assert [m for m in messages if f"it says {said}. Correct" in m], messages


def test_a_red_left_out_beside_the_words_of_the_house() -> None:
    (message,) = _messages(
        WORDS, "There are 3 recommendations: 1 on track and 1 behind.", "On track", "Behind", "Stalled"
    )
    assert "leaves out 1 RED row. Name the RED in it." in message


@pytest.mark.parametrize(
    ("sentence", "statuses", "codes"),
    [
        (
            "8 are for the force; 5 are complete, 2 are in progress and 2 are WHITE.",
            "AMBER AMBER WHITE WHITE",
            ["RAG503"],
        ),
        ("8 are for the force; 5 are complete, 2 are in progress and 2 are WHITE.", "AMBER AMBER WHITE", ["RAG501"]),
        (
            "There are 22; 4 of which apply to the force, 2 are complete and 1 is in progress.",
            "GREEN AMBER",
            ["RAG503"],
        ),
        ("10 recommendations: 7 are complete and 4 are in progress.", "AMBER AMBER AMBER AMBER", ["RAG503"]),
        ("There are 12 for the force: 6 green, 4 amber and 1 red.", "AMBER AMBER AMBER AMBER RED", ["RAG503"]),
        ("There are 3 recommendations: 1 is complete and 1 is ongoing.", "GREEN AMBER WHITE", ["RAG502"]),
        ("There are 3 recommendations: 1 is complete and 1 is ongoing.", "GREEN AMBER", ["RAG503"]),
        ("10 recommendations: 4 are complete and 3 are overdue.", "RED RED RED AMBER", []),
        ("7 are for the force: 5 complete, 2 in progress, and a further 1 is WHITE.", "AMBER AMBER WHITE", []),
        ("8 are for the force; 5 are complete, 3 are in progress, of which 1 is RED.", "AMBER AMBER RED", []),
        ("9 recommendations: 3 complete, 6 in progress and 2 of these overdue.", "AMBER AMBER AMBER AMBER RED RED", []),
        ("There are 7 which apply to the force, 6 are completed and 1 closed.", "GREEN", []),
    ],
)
def test_parts_that_do_not_add_up_are_told_once(sentence: str, statuses: str, codes: list[str]) -> None:
    assert _codes(sentence, statuses) == codes


def _found(table: str) -> list[tuple[str, str]]:
    findings = check_tracker(tracker_from_table(table), as_at=dt.date(2019, 1, 31), select=["RAG5"]).findings
    return [(finding.code, finding.message) for finding in findings]


def test_what_is_said_of_parts_types_and_reports_without_items() -> None:
    assert _found(
        "Number | Status | Sentence\n1 | AMBER | There are 6 for the force: 4 complete and 1 in progress."
    ) == [
        (
            "RAG503",
            "The sentence counts 6 for the force, and its parts do not make 6: 4 complete and 1 in progress. "
            "Correct the number that is wrong.",
        )
    ]
    sentence = "There are 3 recommendations for the force; 2 are complete."
    assert _found(f"Number | Report | Status | Sentence\n(none) | Custody | | {sentence}") == [
        ("RAG504", f'No item is listed, and the sentence ("{sentence}") says that there are some. List them.')
    ]
    afi = "Area for improvement | AMBER"
    assert _found(
        f"Number | Type | Status | Sentence\n1 | Action | AMBER | This report makes 2 recommendations.\n2 | {afi} |"
    ) == [
        (
            "RAG505",
            "The sentence counts 2 recommendations, and the rows are 1 action and 1 area for improvement. "
            "Count each type by its own name.",
        )
    ]
    assert _found(
        f"Number | Type | Status | Sentence\n1 | {afi} | There are 2 recommendations and 1 AFI.\n2 | {afi} |"
    ) == [("RAG505", "The sentence counts 1 area for improvement, and 2 are listed. Count each type by its own name.")]


@pytest.mark.parametrize(
    ("sentence", "types"),
    [
        ("There are 5 recommendations for the force and these are complete.", ["Area for improvement"]),
        ("There are 2 recommendations for the force.", ["Recommendation", "Recommendation", "Area for improvement"]),
        (
            "There are 2 recommendations and 1 cause of concern.",
            ["Cause of concern", "Recommendation", "Recommendation"],
        ),
        ("Total of 3 actions for the force.", ["Area for enhancement"]),
        ("The report was published in May.", ["Area for improvement"]),
    ],
)
def test_types_that_may_be_counted_so(sentence: str, types: list[str]) -> None:
    rows = [f"{n} | {name} | GREEN | {sentence if n == 1 else ''}" for n, name in enumerate(types, 1)]
    assert _found("Number | Type | Status | Sentence\n" + "\n".join(rows)) == []


def test_a_report_of_which_all_is_done_may_list_nothing() -> None:
    for sentence in (
        "There are 3 recommendations for the force; 2 are complete and 1 is closed.",
        "This report makes 4 recommendations.",
        "The revisit found that the force complied.",
    ):
        assert _found(f"Number | Report | Status | Sentence\n(none) | Custody | | {sentence}") == []
