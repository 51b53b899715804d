"""How the rules read English: phrases that must, and must not, be taken for what a rule looks for."""

import datetime as dt

import pytest

from rag_reports.language.organisations import find_organisation, points_outside
from rag_reports.language.placeholders import is_blank, points_to_comment, says_nothing
from rag_reports.language.reasons import (
    gives_purpose,
    gives_reason,
    gives_reason_for_move,
    may_give_reason,
    will_not_be_done,
)
from rag_reports.language.unfinished import unfinished_work
from rag_reports.language.updates import newest_update

AS_AT = dt.date(2026, 11, 20)
OWN = ("Harbour City Police", "HCP")

REASONS = """
The contract dispute was resolved in May, but the supplier has not restarted work.
The shortage was reduced by half when the trainer left.
The backlog has not been cleared.
Work will start once the backlog has been cleared.
The backlog is over 400 visits.
The dispute is over pay.
The shortage of officers is down to the pay on offer.
The backlog has grown since the summer.
Sickness has reduced the team to four.
The shortage ended the pilot early.
The shortage of trainers has not eased.
The backlog meant that no officer could be released until it was cleared.
The freeze was lifted in June but the supplier withdrew.
The trainers were redeployed to clear the backlog.
The vacancy has not been filled.
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
Data migration threw up 4,000 errors.
The link to the old system throws up faults.
The new kit failed testing.
The application failed its user acceptance tests.
The server crashed during the move.
The deadline has not been met since the old system is still in use.
"""
NO_REASONS = """
Backlog down from 212 to 47 visits.
The backlog has been cleared.
The backlog of visits was cleared in May.
We cleared the backlog in the summer.
The shortage has ended.
The shortage of trainers is over.
Sickness is at its lowest.
Sickness absence has fallen by a third.
Vacancies have now been filled.
The recruitment freeze was lifted in June.
The dispute has been resolved.
There was no delay.
We are awaiting nothing further.
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
Data migration threw up no errors.
The system was tested in June.
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
REASONS_FOR_MOVES = """
Deadline put back since the College changed the syllabus.
New date reflects the later go live of the regional system.
Revised at the DCC's request so as to fit the audit cycle.
Moved because Gold asked for an independent view first.
The summer's disorder took up the team's time.
Date changed in line with the national timetable.
Waiting for the contractor to finish the roof.
Extended while the new Head of Crime settles in.
The supplier's delivery slipped.
Extended to cover the period of the election.
Extra time is needed to consult staff.
Additional work has been identified.
The scope of the work was widened.
"""
NO_PURPOSES = """
The date was moved in October.
Officers were trained to ensure that they know the policy.
The new deadline is February 2019.
Four of nine procedures have been rewritten.
40 officers were trained and 20 are booked for May.
The working group meets monthly.
Capital scheme.
"""
UNFINISHED = """
On track for completion in March.
On target to finish by the summer.
Draft policy out for consultation.
The draft strategy is now out to consultation.
Training is ongoing.
Staff training is on-going.
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
Training of sergeants will commence in April.
Two of the five stations still need the kit.
A policy is awaiting sign off from the Chief.
The ICT build has slipped and will go live in July.
We are hoping to launch this in May.
A paper will be taken to the board in June to agree funding.
The final two recommendations will be implemented by the summer.
Officers have yet to be trained.
Work has commenced and will be finished by the end of the year.
Policy in draft.
Draft policy is with the federation for comment.
The project is 60% complete.
The review is expected to conclude in June.
Plan to roll out to the other BCUs next year.
The force has not yet implemented this.
Not yet complete.
Nearly complete.
Almost complete - two stations to go.
This will be completed once the IT is delivered.
Procurement exercise under way.
Tender to be issued in June.
Equipment ordered, delivery due in May.
Recruitment of two analysts is in progress.
Additional officers will be trained next year.
Dates are being arranged for the remaining staff.
The remaining 40% will be trained by June 2019.
New guidance will be issued shortly.
Implementation is planned for the autumn.
The strategy needs to be signed off by the DCC.
Further work is needed to embed this.
More remains to be done.
There is still some work to do.
A further audit is required before we can be assured.
Action remains open until the audit has been done.
Actions are in train to deliver this.
Work is progressing well.
Good progress is being made.
Progress is being made against the plan.
The working group is developing options.
Plans are being drawn up.
Discussions are ongoing with the supplier about the fix.
The business case is being considered by the board.
Target date for completion is June 2019.
The unit still needs to appoint two trainers.
Works to begin in October.
The backlog is expected to be cleared by Christmas.
The procedure has gone to print but sergeants haven't been briefed on it yet.
Next steps: agree the posts and advertise them.
Once appointed, the two analysts will visit all sites.
System bought, data migration to do.
The link is not finished.
Cell works outstanding.
"""
PLANS = """
Draft with the printers, launch in the new year.
Roll-out starts in January.
Roll-out planned for the new year.
Job description agreed; advert goes out next week.
Working towards accreditation.
Should be finished by Easter.
This should be in place by the end of the year.
The system goes live on 4 January 2027.
The new app goes live next month.
The roll-out starts on 4/1/2027.
Phase two commences on 4 January.
Training begins in March.
Building works start in spring.
The tender goes out in due course.
Waiting for ICT to switch on the feature.
Still waiting for estates to fit the doors.
Subject to approval at the December board.
Subject to funding.
We intend to run a refresher in February and then close.
Testing is in its second week.
The pilot is now in its final phase.
To be confirmed with finance.
Procurement has started.
Installation has begun.
Pilot running in two districts. Full roll-out to follow in spring.
Software fix is due from the developer by Easter.
A decision is due from finance next week.
Staff campaign launches in the spring.
The second cohort starts in January.
It should be installed by the end of March.
"""
NO_PLANS = """
The panel meets each January.
The policy will be reviewed annually.
Complete. Reviewed again next year.
Complete. The new course starts in January.
Complete. We intend to run a refresher in February.
We intend to run a refresher every year.
The system went live on 4 January 2026.
The system goes live on 4 January 2025.
The roll-out starts on 4/1/2026.
Roll-out started in January and finished in March.
Pilot ended; roll-out begins in May and the figures were good.
Recruitment starts in January, as it does each year.
The annual campaign starts in January.
The next course starts in January.
The financial year starts in April.
Training starts with a week in the classroom.
The contract is in place; an advert goes out with each vacancy.
Launch in the new year was a success.
Waiting times fell from 12 weeks to 2.
Waiting for a crew is now the exception.
No cases are waiting for review.
Waiting for the College of Policing to publish its guidance.
Officers working towards promotion have a mentor.
All overtime is subject to approval by an inspector.
Subject to approval, officers may carry the device.
Subject to HMICFRS sign-off.
Every log should be finished by the end of the shift.
Should a victim ask, the update is given by Easter.
Procurement has started to deliver savings.
Procurement has started and the contract was delivered in May.
The scheme is in its second year.
The NPCC pilot is in its second month.
The CPS roll-out has started.
The College's roll-out starts in January.
The fix is due from the Home Office by Easter.
To be confirmed by HMICFRS.
The policy goes live to officers as soon as it is signed.
Training is in the initial weeks of the course.
Training has started and 96% of staff hold the certificate.
Training has started: 400 of 400 officers.
Waiting for callers: down by half.
Working towards full compliance: 98% of files.
Returns are due from districts by the end of the month.
Launch in the new year drew 400 people.
Launch soon after the inspection.
The project closed in May; the new contract starts in January.
Training for new recruits starts in January.
Vetting begins before the offer.
"""
NOT_UNFINISHED = """
The draft policy went out for consultation in May and was adopted in June.
The draft policy was out for consultation until May.
Training is ongoing for all new joiners.
Annual refresher training is ongoing.
The force was on track for completion and finished in May.
On target to date, with 100 per cent of calls answered.
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
The force has a tasking process which works in all districts. It is chaired by the ACC and meets every four weeks.
All response sergeants attended the input by 31 October 2022. Attendance is recorded on the training system.
Action plan complete. Benefits are being realised and reported to the Change Board.
Detectives are now recruited directly and 24 joined in 2022.
Crime allocation policy in place, with DIs accountable for outstanding named suspects over 28 days.
The unit is working to reduce the number of repeat callers and this has fallen by 12%.
Officers continue to receive training on coercive control.
A new form has been built in to the system and is due no further change.
The backlog has been reduced to 14 and is expected to remain at that level.
In May the board agreed to close this action. It will be picked up as part of the annual assurance plan.
Compliance audits show 96%, and these will be continued by the district SMTs.
The ICO was content with the response. No actions outstanding.
Since the inspection the force has invested £1.4m in the control room, which will provide 40 more staff a year.
The MASH now has a full time health worker, funded by the ICB until March 2024.
Independent custody visitors will be asked for feedback.
Following the trial the scheme went live in all areas on 4 July 2021.
The trial finished in March and its results are being used to inform the wellbeing strategy.
Strategic assessment written, and will inform the control strategy.
This forms part of the Police and Crime Plan which is to be refreshed by the PCC in 2024.
The Chief Constable wrote to all staff in May setting out the standards expected.
Following feedback, the wording is to be amended by the College.
All staff are expected to have completed the e-learning and 97% have.
Fleet telematics fitted. Officers will be spoken to where harsh driving is flagged.
Processes are established and tested. HMICFRS to confirm at next PEEL.
Signed off by HMICFRS in their letter of 3 March.
The inspectorate has been sent the evidence and is considering it.
Complete. A watching brief will be maintained by PSD.
Complete, although work to improve data quality never stops.
Work has been completed on the redesign of the front counter and it opens to the public on 3 May.
Delivered. Ongoing compliance to be monitored by FCR inspectors.
The survey of victims is carried out by a contractor and will be repeated in 2023.
Three of the four recommendations relate to other agencies; the fourth has been delivered.
We have trained 30 tutors. They are to be used on every probationer intake.
The Force no longer requires the additional officers and plans to recruit were withdrawn.
The planned change to shifts was made in January.
Proposals to restructure were agreed and came into effect on 1/4/22.
Plan was signed off by Gold on 12 June; all 14 actions are green.
The force has been asked to present its work at the national conference in June.
Vacancies are filled and the last two PCs start on 5 September.
Quality of files: the error rate is now the third lowest in the country. Work continues with CPS through the PTPM.
Records show that victims are being updated.
Each BCU is being visited in turn by the review team as part of its ordinary programme.
The action was about having a plan to improve. The plan exists and has been approved.
Officers were required to complete the package by the end of March 2018.
All officers were told to attend by March.
Staff reminded to complete the form by the end of the shift.
The changes to be made were agreed in March and are in place.
HMICFRS expects to return in the autumn.
HMICFRS will revisit in November.
The inspectorate is due to return in the spring and will test this then.
Guidance to be followed is on the intranet.
A plan was in place to clear the backlog by June and this was achieved.
The backlog was expected to be cleared by March; it was cleared in January.
It was anticipated that the work would finish in May. It finished in April.
The new form has been live since 4 January and its use is monitored.
Once trained, officers are given a card.
Once a form is submitted it will be reviewed by a sergeant.
This is kept under review by the board.
Sergeants are to check all logs at handover.
The Force continues to train its officers in the THRIVE model.
The Force continues to work with partners to improve outcomes.
Training will continue to be provided to all new officers.
The board will continue to oversee performance.
We will continue to monitor this through our performance framework.
This will be monitored via daily management meetings.
The work is now embedded in business as usual and will be subject to dip sampling.
The unit is now fully staffed. Vacancies will be filled as they arise.
There are no plans to extend the pilot.
No further training is needed to meet the standard.
The pilot is complete and the model has been adopted.
Staff are working to the new policy.
Officers are working with partners to reduce demand.
The team is working well and is meeting its targets.
Crews are completing visits to plan.
The service is delivering the plan.
Officers are attending 93% of calls within the target.
Supervisors are reviewing 98% of investigations.
The Force is meeting the standard.
The force is reviewing every case of this kind at the monthly board.
95% of staff have completed the training.
Training is mandatory and 95% complete.
The Policy is due for review in 2021.
The policy review date is March 2021.
Next review date: March 2021.
Next audit is scheduled for January 2020 under the rolling programme.
Audit completed in March. The next is planned for the same time next year.
The contract runs until March 2023.
Funding is in place until 2022.
The post is funded until March 2020.
Two posts are permanent, the third is funded to March.
The process to be used is in the policy.
The tool is used to assess risk in May and November.
Next steps: none.
Next steps - close.
Recommend closure at the next meeting.
Closure to be ratified at the Board in March.
To be signed off at the next meeting of the board.
Request sign off at May Board.
Evidence to be presented to HMICFRS at the next visit.
Recommended for closure. To be presented to the board in April for sign off.
Submitted to HMICFRS for sign off; awaiting their decision.
Awaiting HMICFRS sign off.
Awaiting formal closure by HMICFRS.
The action is closed and will be reopened if performance falls.
The new CAD went live in May; the old one will be switched off by the supplier.
The lessons will feed into the next refresh of the strategy.
The strategy runs to 2023 and a new one will be written then.
All outstanding warrants were executed.
Outstanding suspects are managed daily.
The number of outstanding actions has fallen to zero.
The officer's performance was outstanding.
The further work identified in the audit has been done.
More work was needed on the form and that has now been done.
Work is done to make sure that victims are told.
Staff know what is expected of them and when.
The expected completion date was March and this was met.
The project plan is in place to support this and all milestones have been met.
All new policies are subject to consultation before publication.
Consultation under way at the time of the inspection has ended.
The rest of the team have been told.
The remainder of the recommendations in this report are for the CPS to deliver.
A second cohort was trained in May.
Phase two was completed in June.
Officers will be held to account.
Staff will be supported through supervision.
It is planned and delivered by L&D.
Patrols are planned using the heat map.
Visits are scheduled by the system.
The plan is to be refreshed each April.
The dashboard is updated overnight.
The College will publish revised APP in June and the policy will then be checked against it.
Should the College change its guidance the Force will amend the policy.
Where gaps are found, an action plan will be drawn up.
The backlog is under control and is being managed within existing resources.
The process is working well and there's nothing further to do.
It has been agreed that no further audits are to be undertaken.
Not started by the previous provider, but completed by the new one.
The work that had not been completed at the time of the inspection is now complete.
Those officers not yet trained are not deployed.
Complete. New recruits receive this on their initial course and will do so in future.
Any remaining staff will be trained on return from long term leave.
The training is ongoing as part of CPD.
Ongoing monitoring is in place.
Dip sampling is ongoing and shows good compliance.
Monitoring is ongoing through the QA framework.
This is an ongoing process that is now business as usual.
Communication is ongoing with staff.
Engagement with communities is ongoing.
This work is ongoing and is embedded in daily business.
Monthly audits are under way.
The force takes part in the national programme, which is expected to report in March.
Vetting is up to date and remains on track.
Sickness is expected to rise in the winter, and plans cover this.
Performance is expected to improve.
The number of crimes is expected to fall in the next year.
Compliance will be tested in the annual audit.
The Force was one of the first to start to use the tool in June.
Custody visitors will report any concerns.
The Force will be inspected again in the autumn.
PEEL inspection in the new year will look at this.
Staff survey results will be published in June as they are each year.
The board meets in March, June, September and December.
The next meeting of the board is in March.
Completed May 2018. To be reviewed in 12 months.
Implemented; will be reviewed after six months to check that it has the effect hoped for.
A post-implementation review will take place in the autumn.
Post implementation review is planned for September.
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
PERHAPS_REASONS = """
The trainer retired and no successor has been appointed.
There is nobody in post to lead on this.
The Finance Director did not release the money.
ICT change freeze until January.
Legal have advised against it.
The contract has not been let because of a challenge by an unsuccessful bidder.
The unions have asked for more time.
Works at the station overran.
The house builder went bust.
Key officer on long term sick.
The project sponsor has moved on.
The scope grew to cover the whole of the estate.
We underestimated how long it would take.
The training venue burnt down.
The grant ran out in March.
Capacity within the team does not allow this at present.
Demand on the control room has been too high to release staff.
Higher priority work has taken the team's time.
The Chief Constable considers the current arrangements sufficient.
The force believes that its own model is better.
The cost outweighs the benefit.
It would cost £1.2m.
The regional board voted it down.
This relies on the national programme.
Linked to the estates strategy.
Tied to the replacement of the command and control system.
The Commissioner preferred another option.
Subject to a judicial review.
IT outage in November meant the data could not be drawn.
Staff were moved to Operation Bluebell.
Staff were pulled into the murder investigation.
The change of DCC led to a review of all projects.
Our priorities changed.
HMICFRS has since changed its view.
The national definition changed.
The data is unreliable.
Recruiting has proved hard.
Hard to recruit analysts at this grade.
The pilot showed that the approach does not work.
The tender attracted no bids.
Only one bid was received and it was over budget.
The bidder pulled out.
Delivery of vehicles was late.
Chip shortage worldwide.
The force took a decision to wait for the national form.
Paused at the request of the CC.
"""
ACTIVITY = """
Three workshops took place in May and a fourth in June.
The draft policy was circulated on 3 May.
The DCC was briefed.
Terms of reference have been agreed.
Now at 67% against a target of 90%.
Training started in May 2018 and is 40% complete.
Owner has changed to Supt Ops.
To be discussed at the next performance board.
Target missed.
Behind schedule.
The action is overdue by three months.
Delivery plan being refreshed.
Officers from each district have been identified.
An options paper was written.
The lead attends the regional meeting.
Compliance has improved from 50% to 70% since June.
Remains red.
RED as the deadline has passed.
Status changed to RED in May.
A new date of June will be proposed to the board.
Completion not yet achieved.
Not completed by the due date.
Work has not started.
The deadline was not met.
No update received.
There has been no progress since the last meeting.
The review found good practice and some gaps.
Meetings are held each month to discuss progress.
Due to report in June.
A survey of victims was run.
Further dates have been put in diaries.
Will be delivered by June.
An action plan has been drawn up to address the shortfall.
A business case for three posts has been submitted.
Recruitment of trainers is under way.
Still outstanding.
A project manager was appointed in March.
Data on stop and search and on strip search was published.
"""
OUTSIDE = """
The SARC provider holds this.
Health to lead.
This is for the Crown.
Home Sec announcement awaited.
The PFCC's office.
HM Prison Wexmouth.
The Insolvency Service.
The magistracy.
Owned by Children's Services.
Adult Social Care has this.
MHCLG to report.
The LADO.
Sits outside of force with the Safeguarding Partnership.
Awaiting new APP from the College.
For chief fire officers collectively via NFCC.
The Coroner must decide.
NHS commissioners.
For the Scottish Government.
It is the responsibility of the local criminal justice partnership.
With the Law Society.
Police Federation of England and Wales.
With the DPP.
Cabinet Office review.
Transport for London.
Awaiting Quillsoft to release the module.
With our supplier.
The Op Bluebell national team has this.
Sits with the four-force collaboration.
Dept for Education to answer.
NEWCO to sign.
"""
NOBODY_OUTSIDE = """
Not ours.
Awaiting further information.
For others to progress.
Outside of our remit.
Nothing required of the Force.
National guidance awaited.
See rec 3.
Held at white.
DCC is aware. Not for force delivery.
ACC Ops monitors.
TBC
Not applicable to this force.
This recommendation is national.
The Head of Crime and the PPU DCI have been sighted.
Dependent on 4.
Will be progressed when guidance is received.
IT to fix.
With L&D and HR.
On hold.
Awaiting publication.
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


@pytest.mark.parametrize("text", _lines(REASONS) + _lines(PERHAPS_REASONS))
def test_what_may_be_a_reason(text: str) -> None:
    assert may_give_reason(text)


@pytest.mark.parametrize("text", _lines(ACTIVITY) + _lines(NO_REASONS)[:4])
def test_activity_is_no_reason(text: str) -> None:
    assert not may_give_reason(text)


def test_one_unknown_sentence_among_many_of_activity_is_no_reason() -> None:
    known = "12 officers were trained in May. The board met in June. The plan was updated."
    assert not may_give_reason(f"{known} The room is blue.")
    assert may_give_reason("The room is blue.")


@pytest.mark.parametrize("text", _lines(OUTSIDE) + _lines(ORGANISATIONS))
def test_what_points_outside(text: str) -> None:
    assert points_outside(text, OWN, ())


@pytest.mark.parametrize("text", _lines(NOBODY_OUTSIDE))
def test_what_points_at_nobody(text: str) -> None:
    assert not points_outside(text, OWN, ())


@pytest.mark.parametrize(
    ("text", "newest"),
    [
        ("Jan: testing.\nFeb: it failed.", "it failed."),
        ("Nov 23 - asked for.\nJan 24 - done.", "done."),
        ("12/02/24 - done.\n03/01/24 - asked for.", "done."),
        ("Dec: closed.\nNov: testing.\nOct: asked for.", "closed."),
        ("Nov: asked for.\nDec: testing.\nJan: closed.", "closed."),
        ("Jan: testing. The unit is new.", "Jan: testing. The unit is new."),
        ("The unit: it is new.\nThe rest: none.", "The unit: it is new.\nThe rest: none."),
        ("31/02: testing.\n45/13: none.", "31/02: testing.\n45/13: none."),
    ],
)
def test_the_newest_update(text: str, newest: str) -> None:
    assert newest_update(text) == newest


def test_only_the_newest_update_counts() -> None:
    assert unfinished_work("Jan: The form is being developed.\nFeb: The form is in use.") is None
    assert unfinished_work("Jan: The form is in use.\nFeb: A second form is being developed.") is not None


@pytest.mark.parametrize("text", _lines(PURPOSES) + _lines(REASONS_FOR_MOVES))
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


@pytest.mark.parametrize("text", _lines(PLANS))
def test_a_plan(text: str) -> None:
    assert unfinished_work(text, OWN, as_at=AS_AT) is not None
    assert unfinished_work(f"Harbour City Police has two leads. {text}", OWN, as_at=AS_AT) is not None


@pytest.mark.parametrize("text", _lines(NO_PLANS))
def test_no_plan(text: str) -> None:
    assert unfinished_work(text, OWN, as_at=AS_AT) is None
    assert unfinished_work(f"Harbour City Police has two leads. {text}", OWN, as_at=AS_AT) is None


def test_a_date_that_has_passed_is_no_plan() -> None:
    text = "The system goes live on 4 January 2027."
    assert unfinished_work(text, OWN, as_at=dt.date(2027, 1, 3)) is not None
    assert unfinished_work(text, OWN, as_at=dt.date(2027, 1, 4)) is None


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
