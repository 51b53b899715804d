"""A final paper is refused while errors stand."""

import pytest

from rag_reports.errors import FinalRefusedError
from rag_reports.papers import check_final
from tests.papers.paper_trackers import make_findings, make_tracker


def test_a_final_paper_is_refused_with_the_rules_that_stand_against_it() -> None:
    with pytest.raises(FinalRefusedError) as caught:
        check_final(make_findings(make_tracker(), 2, warnings=1, accepted=1))
    assert str(caught.value) == (
        "tracker.xlsx: 2 errors neither corrected nor accepted (RAG101 2 times). "
        "Correct or accept them, or make the draft without --final"
    )


def test_warnings_and_accepted_errors_do_not_stand_in_the_way() -> None:
    check_final(make_findings(make_tracker(), 0, warnings=4, accepted=3))
