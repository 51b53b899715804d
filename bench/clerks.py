"""A tracker of any length as clerks keep it: invented, each comment put together anew, with few faults in it."""

import datetime as dt
import random
from pathlib import Path

from xlsxwriter.workbook import Workbook

LABELS = ("Report", "Published", "No.", "Recommendation", "Status", "Due date", "Strategic lead", "External owner",
    "Comment")  # fmt: skip
AS_AT = dt.date(2019, 1, 31)
_ITEMS_IN_REPORT = 12
_STATUSES = {"GREEN": 60, "AMBER": 25, "RED": 8, "WHITE": 7}

_SLOTS = {
    "topic": ("domestic abuse", "stalking", "custody", "vetting", "crime recording", "missing children", "fraud",
        "hate crime", "stop and search", "cyber crime", "firearms licensing", "call handling", "case files",
        "knife crime", "modern slavery", "mental health crises", "digital evidence", "the victims' code"),
    "lead": ("Head of Crime", "Head of Public Protection", "Head of Custody", "Head of People", "Head of Contact",
        "Head of Intelligence", "Head of Professional Standards", "Assistant Chief Constable",
        "Chief Information Officer", "Head of Criminal Justice", "Head of Response"),
    "body": ("the College of Policing", "the National Police Chiefs' Council", "the Home Office",
        "the Crown Prosecution Service", "the county council"),
    "who": ("sergeants", "response officers", "detectives", "call takers", "custody staff", "supervisors",
        "new starters", "neighbourhood teams", "investigators", "the duty inspectors"),
    "what": ("the policy", "the procedure", "the checklist", "the risk assessment", "the guidance",
        "the referral form", "the allocation matrix", "the service agreement", "the template",
        "the protocol with partners", "the dashboard"),
    "forum": ("the crime board", "the performance meeting", "the scrutiny panel", "the daily meeting",
        "the people board", "the vulnerability board", "the regional meeting"),
    "rate": ("83 per cent", "nine in ten", "almost all", "62%", "97 per cent", "three quarters", "88%"),
    "past": ("in March 2018", "on 14 May 2018", "in July 2018", "on 3 September 2018", "in October 2018",
        "on 21 November 2018", "in December 2018", "last autumn", "during 2017", "over the summer", "on 08/10/2018"),
    "ahead": ("in March 2019", "by the end of April 2019", "on 14 May 2019", "in June 2019", "in July 2019",
        "in September 2019", "by 30 November 2019", "in spring 2019"),
    "small": ("four", "11", "six", "23", "eight", "17", "three", "35", "12"),
    "great": ("120", "340", "1,480", "75", "210", "96", "640", "58"),
    "place": ("both suites", "all districts", "the north of the county", "headquarters", "the control room",
        "every station", "the public protection unit", "the crime hub"),
}  # fmt: skip
_REQUIRED = (
    "Chief constables should ensure that {who} use {what} in every case of {topic}, and that {forum} sees the results",
    "The force should improve how {who} record {topic}",
    "By {due}, forces should review {what} for {topic} so that it is understood by {who}",
    "The force should assure itself that its response to {topic} is consistent across {place}",
    "The force needs to understand the demand that {topic} makes on {who} and to plan for it",
    "Supervision of {topic} should be strengthened, with audits that are reported to {forum}",
)
_SO_THAT = (
    ", paying regard to {topic} at {place}.",
    ". In particular, {what} should be kept up to date by {who}.",
    ", so that {who} in {place} know what is expected of them and {forum} can hold them to account.",
    ". The inspection found that {rate} of {great} cases examined met the standard.",
    ", with {what} as the first step.",
)
_REQUIRED_OF_OTHERS = (
    "{body} should set a standard for {topic} and publish it, so that {who} in {place} work to the same one.",
    "{body} should revise {what} for {topic}, and consult {forum} of each force.",
)
_DONE = (
    "{what} was rewritten {past} and has been in use at {place} since.",
    "Signed off by {forum} {past}.",
    "{great} {who} were trained {past}; the course is now part of induction.",
    "An audit of {great} records {past} found that {rate} met the standard.",
    "Dip samples are reported to {forum} each month.",
    "{who} now check {what} before a case of {topic} is filed.",
    "Compliance has been at {rate} since the change was made {past}.",
    "A lead for {topic} was appointed {past}, and the role profile is on the intranet.",
    "Closed at {forum} {past} on the evidence of the audit.",
    "The inspectorate saw {what} during fieldwork {past} and had no concerns.",
    "Prompts for {topic} were added to the crime system {past}.",
    "All {small} teams have adopted {what}.",
    "Minutes and the audit report are held by the {lead}.",
)
_GOING_ON = (
    "{small} of the {great} {who} have had the input so far.",
    "{what} is being redrafted with {body} and goes to {forum} {ahead}.",
    "A pilot has run at {place} since {past_month}, and {who} like it.",
    "The next audit of {topic} takes place {ahead}.",
    "{forum} asked {past} for more evidence from {place}.",
    "Work continues with {who}; {what} has been circulated for comment.",
    "Funding for {small} posts was agreed {past} and the adverts are out.",
    "Figures for {topic} are better than a year ago ({rate}) but not yet where {forum} wants them.",
    "The supplier delivered the first release {past}. The second is due {ahead}.",
    "Training dates for {who} have been set, the last of them {ahead}.",
    "The {lead} has taken this on and will report to {forum} {ahead}.",
)
_STUCK = (
    "The date was missed because the supplier withdrew {past}; the {lead} is tendering again.",
    "{small} vacancies among {who} mean that {what} cannot be brought in at {place} for the time being.",
    "No funding was found in this year's budget. The risk is on the register and {forum} reviews it monthly.",
    "The upgrade failed its tests {past}, which puts the target at risk; a new plan goes to {forum} {ahead}.",
    "Compliance is at {rate} against a target of 95 per cent, and {who} have not been released for training.",
)
_OTHERS = (
    "This is for {body}; the force will respond once a standard for {topic} is out.",
    "Owned nationally. The {lead} sits on the working group, which last met {past}.",
    "Awaiting {body}. The force keeps its own {topic} procedure in the meantime.",
    "National recommendation, no action for the force. {who} have been told.",
)
_OF_STATUS = {"GREEN": _DONE, "AMBER": _GOING_ON, "RED": _STUCK, "WHITE": _OTHERS}
_DUE = {
    "GREEN": ("March 2018", "30/06/2018", "September 2018", "31 December 2018", "Complete", "October 2018"),
    "AMBER": ("July 2019", "30/08/2019", "June 2019", "September 2019", "31 December 2019", "March 2019"),
    "RED": ("December 2018", "30/11/2018", "January 2019", "September 2018"),
    "WHITE": ("December 2019", "July 2019", "September 2019", "31/12/2019"),
}  # fmt: skip


def write_tracker(path: Path, items: int) -> None:
    """Write a register with so many items, twelve in a report."""
    chance = random.Random(20190131)
    book = Workbook(str(path), {"constant_memory": True})
    sheet = book.add_worksheet("Register")
    date = book.add_format({"num_format": "dd/mm/yyyy"})
    sheet.write_row(0, 0, LABELS)
    titles = _titles(chance, -(-items // _ITEMS_IN_REPORT))
    for row in range(items):
        title, published = titles[row // _ITEMS_IN_REPORT]
        for column, text in enumerate((title, "", str(row % _ITEMS_IN_REPORT + 1), *_cells(chance))):
            sheet.write_string(row + 1, column, text)
        sheet.write_datetime(row + 1, 1, published, date)
    book.close()


def _titles(chance: random.Random, number: int) -> list[tuple[str, dt.datetime]]:
    """So many titles, each of a visit of its own, with the days on which they came out."""
    kinds = ("An inspection of {topic} in {place}", "How well do {who} respond to {topic}?", "{topic} and {forum}")
    return [
        (
            f"{_fill(chance, chance.choice(kinds))}, visit {visit}",
            dt.datetime(2014, 1, 6) + dt.timedelta(days=chance.randrange(1500)),
        )
        for visit in range(1, number + 1)
    ]


def _cells(chance: random.Random) -> tuple[str, str, str, str, str, str]:
    """What is required, the status, when it is due, who leads, which other body owns it, and the comment."""
    status = chance.choices(list(_STATUSES), weights=list(_STATUSES.values()))[0]
    lead, due = chance.choice(_SLOTS["lead"]), chance.choice(_DUE[status])
    if status == "WHITE":
        body = chance.choice(_SLOTS["body"])
        required = _fill(chance, chance.choice(_REQUIRED_OF_OTHERS), body=body)
        return required, status, due, lead, body.removeprefix("the "), _comment(chance, status, body=body, lead=lead)
    required = _fill(chance, chance.choice(_REQUIRED) + chance.choice(_SO_THAT), due=due)
    return required, status, due, lead, "", _comment(chance, status, lead=lead)


def _comment(chance: random.Random, status: str, **given: str) -> str:
    """One to five sentences in one of the ways that comments are laid out."""
    kinds = _OF_STATUS[status]
    length = min(len(kinds), chance.choices((1, 2, 3, 4, 5), weights=(20, 35, 25, 12, 8))[0])
    said = [_fill(chance, kind, **given) for kind in chance.sample(kinds, length)]
    way = chance.random()
    if way < 0.15 and length > 1:
        return "\n".join([said[0], *(f"• {sentence}" for sentence in said[1:])])
    if way < 0.3:
        return f"{chance.choice(('Update', 'January 2019', 'Jan 2019'))}: {' '.join(said)}"
    return " ".join(said)


def _fill(chance: random.Random, kind: str, **given: str) -> str:
    words = {name: chance.choice(choices) for name, choices in _SLOTS.items()} | given
    text = kind.format(**words, past_month=words["past"].removeprefix("in ").removeprefix("on "))
    return text[0].upper() + text[1:]
