"""The deadlines that running texts set, and the dates and terms in them that are none."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag_reports.deadline import Precision, State, read_deadline, read_deadline_phrases
from tests.deadline_strings import WRITTEN

PUBLISHED = dt.date(2018, 7, 18)
SET = """
By January 2019, the national lead should agree a definition. | By January 2019 = 2019-01-31
By 30 September 2019, the Department of Health and the Home Office should review it. | By 30 September 2019 = 2019-09-30
By July 2018, and from then on, forces should train every officer. | By July 2018 = 2018-07-31
By the end of March 2019 the force should publish its plan. | By the end of March 2019 = 2019-03-31
By no later than 31 March 2019 the constabulary must publish a plan. | By no later than 31 March 2019 = 2019-03-31
By Q4 2018/19, the service should review its risk plan. | By Q4 2018/19 = 2019-03-31
By March 31, 2019 forces should comply. | By March 31, 2019 = 2019-03-31
Not later than 31 March 2015, every force should have a plan. | Not later than 31 March 2015 = 2015-03-31
The force should review its policy by 31/03/2019. | by 31/03/2019 = 2019-03-31
The force should review its policy (by March 2019). | by March 2019 = 2019-03-31
The force should, by June 2019, publish its plan. | by June 2019 = 2019-06-30
The plan should be published on or before 31 March 2019. | on or before 31 March 2019 = 2019-03-31
The peer review should be in place by May 2019. | by May 2019 = 2019-05-31
In place by September 2018. | by September 2018 = 2018-09-30
Publish the plan by March 2019. | by March 2019 = 2019-03-31
To be completed by March 2019. | by March 2019 = 2019-03-31
Deadline: March 2019 | Deadline: March 2019 = 2019-03-31
Rec 8 - By March 2019, the chief constable should publish a plan. | By March 2019 = 2019-03-31
To address this cause of concern, by June 2019 the force should train its staff. | by June 2019 = 2019-06-30
All supervisors should be fully trained by September 2019. | by September 2019 = 2019-09-30
Forces should have all officers trained by March 2019. | by March 2019 = 2019-03-31
The policy should be reviewed and updated by June 2019. | by June 2019 = 2019-06-30
We recommend that, by June 2019, forces publish a plan. | by June 2019 = 2019-06-30
The force should review the plan agreed in 2018 by June 2019. | by June 2019 = 2019-06-30
Forces should have a plan by June 2019 and December 2019. | by June 2019 = 2019-06-30; December 2019 = 2019-12-31
It should be in place by May 2019 with first reviews by June 2020. | by May 2019 = 2019-05-31; by June 2020 = 2020-06-30
Forces should:\\n- by March 2019, act;\\n- by June 2019, plan. | by March 2019 = 2019-03-31; by June 2019 = 2019-06-30
Within six months, forces should train their staff. | Within six months = 2019-01-18
Within the next six months, the force should act. | Within the next six months = 2019-01-18
That, within three months, the constabulary reviews its data. | within three months = 2018-10-18
We recommend that, within 12 months, chief constables act. | within 12 months = 2019-07-18
It is recommended that within one year forces act. | within one year = 2019-07-18
The force should, within six months, publish a plan. | within six months = 2019-01-18
The force should publish its plan within six months. | within six months = 2019-01-18
Staff should be trained within six months of publication. | within six months of publication = 2019-01-18
Within 28 days of publication, forces must act. | Within 28 days of publication = 2018-08-15
"""
NONE = """
The findings in the report of March 2015 should be acted on.
Forces should act on what HMIC found in March 2015.
The force has improved since January 2017 and should go on.
By March 2018, the force had trained 40 officers.
By March 2018 only 40 of the officers were trained; the force should train the rest.
The force should bring crime down to below March 2015 levels.
The force should raise satisfaction by 2019/20 standards.
The force should cut calls by 2015 in all.
The standard should be met by the College within the force.
The force should review all cases recorded by March 2018.
The force should review the guidance issued by the College in March 2018.
Forces should find the officers who joined by March 2018.
Analysis should be published at least annually, from July 2018.
The force planned to complete this by March 2018 and should now do so.
The force was told that it should do so by March 2017.
In 2014 we recommended that by March 2015 forces had plans.
As at March 2018, 30 officers should have been trained.
Between April 2017 and March 2018 more should have been recorded.
In the year to March 2018 the force should have trained more.
The Home Office will publish guidance by March 2019.
By March 2018 forces recorded 500 crimes.
By 2020, forces should be better.
By mid March 2019, forces should have a plan.
By 31 February 2019, forces should have a plan.
Forces should examine phones within six months of the crime.
Officers should be trained within six months of joining.
The force should complete its investigations within six months.
Where a child is missing, within two months officers should review the plan.
Officers should respond within 15 minutes.
Victims should be told within 28 days.
Within 28 days, officers should tell the victim.
Suspects should be bailed within three months.
The force should work within the law.
Immediately, forces should review their plans.
"""


def _rows(table: str) -> list[str]:
    return [line.replace("\\n", "\n") for line in table.strip().split("\n")]


@pytest.mark.parametrize("row", _rows(SET))
def test_a_deadline_is_read(row: str) -> None:
    text, told = (part.strip() for part in row.split("|"))
    found = read_deadline_phrases(text, published=PUBLISHED)
    assert "; ".join(f"{phrase.text} = {phrase.last}" for phrase in found) == told


@pytest.mark.parametrize("text", _rows(NONE))
def test_a_date_that_is_no_deadline_is_none(text: str) -> None:
    assert read_deadline_phrases(text, published=PUBLISHED) == ()


def test_terms_need_a_publication_date() -> None:
    assert read_deadline_phrases("Within six months, forces should act.") == ()


def test_terms_run_from_the_last_day_of_a_month_of_publication() -> None:
    last = dt.date(2018, 7, 31)
    found = read_deadline_phrases(
        "Within seven months, forces should act.", published=last, published_precision="month"
    )
    assert [(phrase.last, phrase.precision) for phrase in found] == [(dt.date(2019, 2, 28), Precision.MONTH)]


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("By May 2019, the Home Office should act.", "the Home Office"),
        ("The Home Office should, by May 2019, act.", "The Home Office"),
        ("The Home Office should publish its plan by May 2019.", "The Home Office"),
        ("Forces should act, and by May 2019 the Home Office should act too.", "the Home Office"),
        ("That, by May 2019, Northshire Police reviews it.", "Northshire Police reviews it."),
        ("Chief constables should:\n- publish a plan by May 2019", "Chief constables"),
        ("The Home Office should act. By May 2019, forces should.", "forces"),
        ("Publish a plan by May 2019.", ""),
    ],
)
def test_who_is_to_act_is_told(text: str, subject: str) -> None:
    assert [phrase.subject.strip(" ,") for phrase in read_deadline_phrases(text)] == [subject]


@pytest.mark.parametrize(
    ("day", "precision", "allowed"),
    [
        (dt.date(2019, 9, 30), Precision.MONTH, True),
        (dt.date(2019, 9, 30), Precision.DAY, True),
        (dt.date(2019, 9, 29), Precision.DAY, False),
        (dt.date(2019, 9, 30), Precision.QUARTER, True),
        (dt.date(2019, 11, 30), Precision.SEASON, True),
        (dt.date(2019, 12, 31), Precision.QUARTER, False),
    ],
)
def test_dates_are_compared_at_the_coarser_precision(day: dt.date, precision: Precision, allowed: bool) -> None:
    (phrase,) = read_deadline_phrases("By 30 September 2019, forces should act.")
    assert phrase.allows(day, precision) is allowed


FORMS = [line.split(" | ")[0].replace("\\n", "\n") for line in WRITTEN.strip().split("\n")]


@settings(max_examples=200)
@given(
    st.sampled_from(FORMS),
    st.sampled_from(
        ["By {}, forces should act.", "Forces should publish a plan by {}.", "The force should, by {}, act.",
         "Forces should:\n- by {}, publish a plan.", "It should be in place no later than {}."]
    ),
)  # fmt: skip
def test_a_date_in_a_text_and_the_same_in_a_due_cell_never_disagree(form: str, text: str) -> None:
    due = read_deadline(form, published=PUBLISHED)
    found = read_deadline_phrases(text.format(form), published=PUBLISHED)
    if due.state is State.DATED and found:
        assert any(phrase.allows(date.date, date.precision) for phrase in found for date in due.dates), found
        assert all(any(phrase.allows(date.date, date.precision) for date in due.dates) for phrase in found), found


DAYS = st.dates(dt.date(2015, 1, 1), dt.date(2030, 12, 31))
WAYS = ("%d/%m/%Y", "%d %B %Y", "%B %Y", "%d %b %Y", "%d.%m.%Y", "end of %B %Y", "%B %d, %Y", "%Y-%m-%d", "%b %Y")


@settings(max_examples=150)
@given(DAYS, st.sampled_from(WAYS), st.sampled_from(WAYS))
def test_a_date_written_two_ways_is_read_and_agrees(day: dt.date, one: str, two: str) -> None:
    (phrase,) = read_deadline_phrases(f"By {day.strftime(one)}, forces should act.", published=PUBLISHED)
    (due,) = read_deadline(day.strftime(two), published=PUBLISHED).dates
    assert phrase.allows(due.date, due.precision)


@settings(max_examples=100)
@given(st.text(alphabet="by within 2019 /-.,:()\nshould March six months forces", max_size=120))
def test_any_text_is_read_and_only_its_own_words_are_quoted(text: str) -> None:
    for phrase in read_deadline_phrases(text, published=PUBLISHED):
        assert phrase.text in " ".join(text.split())
        assert phrase.first <= phrase.last
