"""How the rules read English: phrases that must, and must not, be taken for what a rule looks for."""

import pytest

from rag_reports.rules.language.organisations import find_organisation
from rag_reports.rules.language.placeholders import is_blank, points_to_comment, says_nothing
from rag_reports.rules.language.reasons import gives_purpose, gives_reason, gives_reason_for_move, will_not_be_done
from rag_reports.rules.language.unfinished import unfinished_work

OWN = ("Harbour City Police", "HCP")

REASONS = """
The deadline was missed because the trainer left in October.
Delivery slipped due to sickness in the training unit.
Due to the number of new recruits, two sessions were cancelled.
The upgrade was delayed by the supplier.
The roll-out is delayed until the new system has been tested.
We are awaiting a decision of the joint board.
This is dependent on the national form.
Completion is dependant upon the estates programme.
The force cannot publish the figures before the trial ends.
The recommendation will not be implemented.
Not accepted: the force has no marine unit.
Owing to the election period no consultation could be held.
There is a shortage of accredited trainers.
The post has been vacant since May.
The work is on hold while the contract is renewed.
Two posts could not be filled.
The supplier has not provided the software.
The date was missed as the trainer was on long-term leave.
This was not completed as a result of the flooding in November.
Operational demand over the summer took officers out of training.
The testing overran.
It took longer than expected to vet the contractors.
There are delays in recruitment.
Vetting backlogs have slowed recruitment.
Officers were redeployed to the summer protests.
The training provider went into administration.
Chief officers have decided to accept the risk.
The software is not compatible with our record system.
The patch has not been delivered by the supplier.
Recruitment has proved difficult.
The timescale was unrealistic.
Chief officers do not accept the recommendation.
Three sessions were lost as a result of staff sickness.
There was no course because the trainer had left.
The work has not started because of the election.
The deadline has not been met since the old system is still in use.
"""
NO_REASONS = """
120 of the 200 response officers have been trained.
Training is due to be completed in March 2019.
The review is due to start in April and the board is due to meet in May.
The deadline of December 2018 was missed.
Further sessions are planned for February 2019.
As at 31 December 2018 the figure was 62 per cent.
Officers have been given the training they need.
There were no delays in recruitment.
The force has worked hard to reduce delays in charging.
The policy was revised in light of the inspection.
Officers record the reason for each search.
County lines disruption activity took place in June.
The oversight board receives a monthly report.
The vacancy was advertised and filled in May.
Eighty officers are outstanding.
The date has been moved from October 2018 to February 2019.
The force continues to work with partners.
Completion is now expected in June 2019.
Nothing is awaiting approval.
The plan is not dependent on other bodies.
The superintendent chairs the working group.
If all delegates attend, 12 will be left to train.
A group was set up as a result of the inspection.
Eight recommendations arising from the report are with leads.
Officers met 40 people with mental ill-health.
The panel looked at disproportionate use of the power.
This was not raised as an issue.
Work to implement this continues and good progress is being made.
A plan is in place to complete by June.
Overdue. Update to follow.
The policy is due for review by the board in March.
The team has addressed the backlog.
The unit will deal with cases as they arise.
"""
PURPOSES = """
The date was moved to align with the PEEL inspection.
The deadline has been extended so that the new system can be tested first.
The target was revised at the request of the audit committee.
"""
NO_PURPOSES = """
The date was moved in October.
Officers were trained to ensure that they know the policy.
The new deadline is February 2019.
"""
UNFINISHED = """
The posts were advertised and interviews are scheduled for 12 March 2019.
Officers on the second course will then be trained.
The Head of Custody is currently drafting new guidance.
A dashboard is being developed.
We are yet to agree the terms of reference.
The policy is in force. A briefing will be delivered in March 2019.
The procedure is still being reviewed.
A training package will be rolled out to all staff.
The force will introduce a second triage desk.
Two posts are to be advertised.
Work is ongoing to embed the new form.
60 officers remain outstanding.
140 were trained, leaving 60 outstanding.
The force intends to recruit two analysts.
The unit is seeking funding for a third post.
A process map has not yet been written.
The procedure is partially complete.
The new system is due to go live in April.
The policy is being drafted by the Head of Custody.
Harbour City Police, with the College of Policing, is developing a package.
To be completed by March 2019.
Recruitment is under way.
An audit will be completed by the end of March.
We're drafting the policy.
Currently under review.
The constabulary continues to develop its problem profile.
Guidance is in place but training is planned for the summer.
The draft is out for consultation.
Further work is required to raise awareness.
Although no date has been set, a package is being developed.
The profile is currently under review to see what it holds.
The Home Office has issued its guidance and HCP is developing a local version.
Awaiting sign-off by the Head of Crime.
Role profiles are being rewritten so that one supervisor checks every flag.
The two posts will be filled once vetting is complete.
Legal Services is to review the use of orders in March 2019.
"""
NOT_UNFINISHED = """
The policy has been reviewed and published.
It was published in March 2018 and remains on annual review.
No further work is pending.
Guidance from the NPCC lead is pending.
National guidance is pending.
The CPS will provide feedback when it reviews files.
Supervisors will make decisions with the protocol in mind.
The figures are in the dashboard and will be included in future dashboards.
Training has been delivered to all staff.
New crimes are reviewed at the daily meeting.
If a risk is identified, officers will complete a form.
New starters will be trained on induction.
The dashboard will be published each quarter.
Every new procedure will be introduced by a briefing.
Any gap will be filled from the bank.
The aim of the panel is to review searches.
The College of Policing will be replacing its guidance. This will be issued in June.
The guidance is being developed by the College of Policing.
The NPCC has reviewed and is developing a toolkit.
Nothing is outstanding.
This will include the checklist.
The force will continue to monitor compliance.
The force was drafting a policy when it was inspected; it is now in place.
Officers are being supervised by a sergeant.
The form is available to officers for them to complete.
All actions are complete.
Cases are being monitored.
A gatekeeper checks each file before it is submitted.
The training was planned and delivered in 2018.
The Head of Crime keeps a watching brief.
The force is not developing a policy of its own, as one exists.
Supervisors will review every case before submission.
The process is reviewed monthly and changes are made by the board.
Refresher training is scheduled every year.
Compliance will be monitored through the performance board.
This ensures that officers are able to respond.
The interviews were scheduled for May and have been held.
No deadline has been set and no training is planned.
Awaiting publication of the College of Policing guidance.
The Northshire Constabulary is developing a tool of its own.
"""
ORGANISATIONS = """
This is for the NPCC lead.
The College of Policing will decide.
Awaiting the Home Office.
The CPS has the lead.
DHSC and the Home Office will report.
Eastmere County Council has still to agree.
The local authority holds the budget.
This depends on HMCTS listing.
The Ministry of Justice is consulting.
The Northshire Constabulary runs the shared unit.
Dependent on Eastmere University for the evaluation.
Awaiting a toolkit from HMICFRS.
HMICFRS will publish its method.
The Police and Crime Commissioner has to approve the spending.
The ambulance service has the vehicles.
Awaiting College guidance.
The Met are leading for all forces.
This is a matter for the courts.
Dependent on Northshire Fire and Rescue.
The Department for Transport owns the data.
"""
NO_ORGANISATIONS = """
Dependant on 1 above.
Not for Harbour City Police to deliver.
HCP has been told.
The force lead for vulnerability knows of this.
The police have no power to do so.
Awaiting the new national form.
The inspection of November 2018 by HMICFRS gave good feedback.
All police forces should do so.
The Head of Crime is aware.
Awaiting software from our supplier.
See item 4.
The Neighbourhood Police team has the task.
The training improvement board will decide.
This is not ours to deliver.
The DCC has written a letter.
"""


def _lines(text: str) -> list[str]:
    return text.strip().split("\n")


@pytest.mark.parametrize("text", _lines(REASONS))
def test_a_reason(text: str) -> None:
    assert gives_reason(text)
    assert gives_reason_for_move(f"40 officers were trained. {text}")


@pytest.mark.parametrize("text", _lines(NO_REASONS))
def test_no_reason(text: str) -> None:
    assert not gives_reason(text)


@pytest.mark.parametrize("text", _lines(PURPOSES))
def test_the_purpose_of_a_move(text: str) -> None:
    assert gives_reason_for_move(text)


@pytest.mark.parametrize("text", _lines(NO_PURPOSES))
def test_no_purpose_of_a_move(text: str) -> None:
    assert not gives_reason_for_move(text)


def test_a_purpose_beside_a_date() -> None:
    assert gives_purpose("No deadline set. December 2019 set to align with the inspection")
    assert not gives_purpose("October 2018 Now February 2019")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The recommendation will not be implemented.", True),
        ("Not accepted by the force.", True),
        ("The force has decided not to adopt the model.", True),
        ("The deadline will not be missed again.", False),
        ("Delayed by the supplier.", False),
    ],
)
def test_what_will_not_be_done(text: str, expected: bool) -> None:
    assert will_not_be_done(text) is expected


@pytest.mark.parametrize("text", _lines(UNFINISHED))
def test_unfinished_work(text: str) -> None:
    passage = unfinished_work(text, OWN)
    assert passage is not None
    assert text.endswith(passage)
    assert unfinished_work(f"The policy was published in May. {text}", OWN) is not None


@pytest.mark.parametrize("text", _lines(NOT_UNFINISHED))
def test_no_unfinished_work(text: str) -> None:
    assert unfinished_work(text, OWN) is None


def test_the_passage_that_tells_of_it_is_given() -> None:
    text = "The form is in use. HCP has bought licences and a dashboard is being developed.\nAll staff were told."
    assert unfinished_work(text, OWN) == "a dashboard is being developed."


@pytest.mark.parametrize("text", _lines(ORGANISATIONS))
def test_an_organisation(text: str) -> None:
    assert find_organisation(text, OWN, ())


@pytest.mark.parametrize("text", _lines(NO_ORGANISATIONS))
def test_no_organisation(text: str) -> None:
    assert find_organisation(text, OWN, ()) is None


def test_the_layout_adds_organisations() -> None:
    assert find_organisation("Awaiting Forensic Capability Hub.", OWN, ()) is None
    assert find_organisation("Awaiting Forensic Capability Hub.", OWN, ("Forensic capability hub",))
    assert unfinished_work("The hub is developing a form.", OWN, ("the hub",)) is None


@pytest.mark.parametrize("text", ["", " ", "-", "–", "..."])
def test_blank(text: str) -> None:
    assert is_blank(text)
    assert says_nothing(text)


@pytest.mark.parametrize("text", ["TBC", "n/a", "N/A.", "(tbc)", "To be confirmed", "As above", "none", "ongoing"])
def test_placeholder(text: str) -> None:
    assert says_nothing(text)
    assert not is_blank(text)


@pytest.mark.parametrize("text", ["Supplier", "No budget", "None of the suppliers bid.", "TBC by the Home Office"])
def test_no_placeholder(text: str) -> None:
    assert not says_nothing(text)


def test_pointing_to_the_comment() -> None:
    assert points_to_comment("See comment.")
    assert not points_to_comment("Delayed by the supplier.")
