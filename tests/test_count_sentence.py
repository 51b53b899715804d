"""Count sentences as they are typed, and what each claims; what is not understood stays None."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag_reports.count_sentence import read_count_sentence

FIELDS = (
    "made", "for_force", "complete", "in_progress", "amber", "white", "red", "overdue", "closed", "not_due", "open"
)  # fmt: skip
FORCE = ("Harbour City Police", "HCP")

# A sentence and its claims; "?" is a sentence that was not understood as a whole.
SENTENCES = """
This inspection makes 3 recommendations for the police. | for_force=3
4 recommendations for the police are made; 3 are complete and 1 is being progressed. | for_force=4 complete=3 in_progress=1
The report makes 15 recommendations. 8 are for our Force: 5 of these are complete, 2 in progress and 1 held at WHITE until the NPCC reports. | made=15 for_force=8 complete=5 in_progress=2 white=1
The inspection made 11 recommendations; 5 are relevant to the Force and remain in progress. | made=11 for_force=5 in_progress=5
There are 4 recommendations that applies to the Force, 3 are complete; 1 is at WHITE for want of the College's guidance | for_force=4 complete=3 white=1
There were 5 recommendations for our Force and these have been completed. | for_force=5 complete=5
There were 2 recommendations that apply to the force: 1 complete and 1 in progress. | for_force=2 complete=1 in_progress=1
There were 11 recommendations, 7 of which apply to force; 6 completed and 1 closed. | made=11 for_force=7 complete=6 closed=1
The report has 22 recommendations. 4 of them apply to the Force: 2 complete, 1 in progress, 1 closed. | made=22 for_force=4 complete=2 in_progress=1 closed=1
After a revisit in November 2016 the Force had put right 2 failures. Total of 3 actions: for the Force and these are all complete. | for_force=3 complete=3
There are 9 recommendations, of which 6 apply to the Force. Four have been completed, one is in progress and one has been closed. | made=9 for_force=6 complete=4 in_progress=1 closed=1
There are 6: 1 complete and 5 in progress. | made=6 complete=1 in_progress=5
There are 7 recommendations: 4 are complete, 2 are ongoing and 1 is not delivered. | made=7 complete=4 in_progress=2 overdue=1
Nine recommendations were made; six apply to us. | made=9 for_force=6
A total of 22 recommendations were made, 4 for the Force. | made=22 for_force=4
The report contains twenty-two recommendations, seven of which are relevant to the Constabulary. | made=22 for_force=7
None of the 3 recommendations is for the force. | made=3 for_force=0
There are no recommendations for the Force. | for_force=0
6 of the 9 recommendations apply to the Force: 4 are complete, 1 is overdue and 1 is not yet due. | made=9 for_force=6 complete=4 overdue=1 not_due=1
Of the 12 recommendations, 7 are for Harbour City Police; 3 GREEN, 2 AMBER, 1 RED and 1 WHITE. | made=12 for_force=7 complete=3 amber=2 red=1 white=1
This report makes 6 recommendations to forces. | for_force=6
This report makes 6 recommendations for the Police and Crime Commissioner. | nothing
The report contains 10 recommendations, 4 for the Home Office, 3 for the College of Policing and 3 for the force. | made=10 for_force=3
There are three (3) recommendations for the force, all in progress. | for_force=3 in_progress=3
This report makes one recommendation, which is complete. | made=1 complete=1
There is 1 recommendation for the Force, which is in progress. | for_force=1 in_progress=1
The single recommendation for the force is complete. | for_force=1 complete=1
There are 2 AFIs for the force; both are in progress. | for_force=2 in_progress=2
There are 5 recommendations, all of which are complete. | made=5 complete=5
All five are complete. | complete=5
All 5 recommendations are complete. | complete=5
Both recommendations are in progress. | in_progress=2
None are complete. | complete=0
7 recommendations were made to forces. Of these, 4 are complete, 2 are on track and 1 is overdue. | for_force=7 complete=4 in_progress=2 overdue=1
5 are complete and 2 are with the College. | complete=5 ?
The inspection gave 3 AFIs and 1 cause of concern with 4 recommendations. | ?
Seven have been discharged by HMICFRS. | ?
9 recommendations (5 force): 3 green, 1 amber, 1 red | made=9 for_force=5 complete=3 amber=1 red=1
No recommendations remain outstanding. | open=0
1 of the 5 recommendations for the force is outstanding. | for_force=5 open=1
The 2 remaining recommendations are in progress. | in_progress=2
Two of the three AFIs are complete; the third is in progress. | complete=2 ?
The force accepted all 5 recommendations: 4 complete, 1 AMBER. | complete=4 amber=1
There are 3 recommendations carried forward from 2017. | ?
There are 3 recommendations, none of which apply to the Force. | made=3 for_force=0
This report makes 1 recommendation for the Force. It is at RED. | for_force=1 red=1
This report makes 4 recommendations. It is complete. | made=4
This report makes 4 recommendations; both are complete. | made=4 ?
None of the five is complete. | complete=0
Five are for the force; none of these is complete. | for_force=5 complete=0
5 of these are complete and 3 remain AMBER. | complete=5 amber=3
3 out of 5 are complete. | complete=3
Eight have been implemented, two are ongoing and one is superseded. | complete=8 in_progress=2 closed=1
Three are fully implemented, two are under way, one is at RED and one is held at WHITE. | complete=3 in_progress=2 red=1 white=1
4 are GREEN, 3 are AMBER and 1 is overdue at RED. | complete=4 amber=3 red=1 overdue=1
Two are beyond their deadline. | overdue=2
6 are complete, 1 is in progress (recommendation 4) and 1 is closed. | complete=6 in_progress=1 closed=1
1 is held at WHITE until the review is complete. | white=1
2 are in progress at AMBER. | in_progress=2 amber=2
There are 34 live recommendations and 10 AFIs. | open=44
There are 3 recommendations outstanding. | open=3
3 recommendations for the force are complete and 2 are in progress. | complete=3 in_progress=2
By 31 March 2019, 4 were in progress. | in_progress=4
4 will be complete by March 2019. | ?
3 recommendations which should be complete by June. | ?
1 is in progress and expected to be complete in June. | in_progress=1
As at 6 February 2019 3 of the 7 recommendations are complete. | complete=3
The 2017/18 inspection made 7 recommendations, 100% of them accepted. | made=7
The report makes 9 recommendations and 2 areas for improvement. | made=11
The report makes 9 recommendations and 2 AFIs for the Force. 7 recommendations and 1 AFI are complete, 2 recommendations are at RED and 1 AFI is in progress. | for_force=11 complete=8 red=2 in_progress=1
The report made 6 recommendations, including 2 areas for improvement. All are complete. | made=6 complete=6
Recommendations 2 and 3 are complete. | ?
Recommendation 4 is closed; 3 are complete. | complete=3 ?
5 are complete or closed. | ?
5 are not complete. | ?
2 are newly GREEN. | ?
2 are partially complete. | ?
1 is complete, the others are in progress. | complete=1 ?
3 requirements are complete. | ?
There are 4 recommendations. The report makes 6 recommendations. | ?
3 are complete. 4 are complete. | ?
The inspection took 3 months. | nothing
We failed on 2 requirements. | nothing
"""  # noqa: E501


def rows() -> list[tuple[str, str]]:
    lines = [line.rsplit("|", 1) for line in SENTENCES.strip("\n").split("\n")]
    return [(text.strip(), claims.strip().replace("nothing", "")) for text, claims in lines]


def told(text: str) -> str:
    claims = read_count_sentence(text, FORCE)
    said = [f"{name}={getattr(claims, name)}" for name in FIELDS if getattr(claims, name) is not None]
    return " ".join([*said, *([] if claims.understood else ["?"])])


@pytest.mark.parametrize(("text", "expected"), rows())
def test_reads_what_a_sentence_claims(text: str, expected: str) -> None:
    order = {name: place for place, name in enumerate(FIELDS)}
    claims = sorted(expected.replace("?", "").split(), key=lambda claim: order[claim.split("=")[0]])
    assert told(text) == " ".join([*claims, *(["?"] if "?" in expected else [])])


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("All are complete.", "complete"),
        ("There are 5 recommendations for the Force and these are complete.", "complete"),
        ("5 are relevant to us and remain in progress.", "in_progress"),
        ("There are 2 AFIs for the force; both are in progress.", "in_progress"),
        ("This report makes 4 recommendations for the police, 4 are at RED.", "red"),
        ("This report makes 4 recommendations for the police, 3 are complete.", ""),
        ("This report makes 4 recommendations for the police, 3 are complete and 1 is closed.", ""),
        ("4 are complete.", ""),
        ("None are complete.", ""),
    ],
)
def test_says_when_all_have_one_status(text: str, status: str) -> None:
    assert read_count_sentence(text).all_one_status == status


@pytest.mark.parametrize(
    ("text", "breaks_down"),
    [
        ("This report makes 4 recommendations for the police.", False),
        ("This report makes 4 recommendations for the police, 3 are complete.", True),
        ("All are complete.", True),
        ("None is complete.", True),
    ],
)
def test_says_whether_it_breaks_down_by_status(text: str, breaks_down: bool) -> None:
    assert read_count_sentence(text).breaks_down is breaks_down


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("This report makes 9 recommendations and 2 AFIs.", {"recommendation": 9, "area for improvement": 2}),
        ("This report makes 6 recommendations, including 2 areas for improvement.", {"area for improvement": 2}),
        (
            "There are 2 causes of concern and 1 recommendation for the Force.",
            {"cause of concern": 2, "recommendation": 1},
        ),
        ("Total of 3 actions.", {"action": 3}),
        ("8 are for the Force.", {}),
    ],
)
def test_counts_the_types_that_are_named(text: str, types: dict[str, int]) -> None:
    assert dict(read_count_sentence(text).types) == types


def test_quotes_the_stretch_of_each_claim() -> None:
    claims = read_count_sentence("This report makes 15\nrecommendations. 8 are for the Force, 5 of which are complete.")
    assert dict(claims.stretches) == {
        "made": "15 recommendations",
        "for_force": "8 are for the Force",
        "complete": "5 of which are complete",
    }


def test_a_number_before_tells_that_the_next_is_no_label() -> None:
    assert told("This report makes 15 recommendations 8 are for the Force") == "made=15 for_force=8"


def test_without_the_forces_name_an_unknown_name_is_no_force() -> None:
    assert read_count_sentence("7 are for Harbour City Police.").for_force is None


WORDS = (
    "there are", "this report makes", "3", "five", "all", "both", "none", "of the", "of which", "recommendations",
    "AFIs", "are", "is", "for the force", "for the NPCC", "complete", "in progress", "at RED", "WHITE", "closed", "not",
    ",", ".", ";", "and", "or", "recommendation 4", "2017/18", "these", "the others", "requirements",
)  # fmt: skip
sentences = st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join)


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    assert read_count_sentence(text).text == text


@settings(max_examples=200)
@given(sentences)
def test_every_claim_is_a_number_of_the_sentence_or_a_sum_of_them(text: str) -> None:
    claims = read_count_sentence(text)
    numbers = {"3": 3, "five": 5, "both": 2, "none": 0}
    said = [value for word, value in numbers.items() for _ in range(text.count(word))]
    sums = {0, *said}
    for value in said:
        sums |= {total + value for total in sums}
    claimed = {name: getattr(claims, name) for name in FIELDS if getattr(claims, name) is not None}
    assert set(claimed.values()) <= sums
    assert set(claims.stretches) == set(claimed)


def test_what_is_for_other_bodies_is_counted_together() -> None:
    said = "The report makes 10 recommendations: 4 for the Home Office, 3 for other bodies and 3 for the force."
    assert read_count_sentence(said).others == 7
    assert read_count_sentence("The report makes 3 recommendations for the force.").others is None


def test_the_words_of_the_house_claim_their_status() -> None:
    words = {"some concern": "in_progress", "green": "in_progress", "closed": "complete"}
    sentence = read_count_sentence("There are 6: 1 green, 2 some concern and 3 closed.", (), words)
    assert (sentence.in_progress, sentence.complete, sentence.closed) == (3, 3, None)
    assert sentence.by_word == {"green": 1, "some concern": 2, "closed": 3}


def test_the_recommendation_alone_is_one() -> None:
    said = read_count_sentence("1 recommendation and 2 AFIs are for the force. The recommendation is at RED.")
    assert (said.red, said.for_force, said.understood) == (1, 3, True)
    said = read_count_sentence("The AFI is complete and the cause of concern remains in progress.")
    assert (said.complete, said.in_progress) == (1, 1)
    assert read_count_sentence("The recommendation is for all forces to record what is complete.").complete is None
