"""What a status says in other words than the known ones: short phrases in cells, definitions in keys."""

import re

from rag_reports.model import Status

_LONGEST = 45
_MOST_WORDS = 7


def _words(*phrases: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(phrases)})", re.I)


_ENDED = _words(
    r"superseded\b",
    r"not (?:accepted|adopted|agreed|taken forward)\b",
    r"no longer\b",
    r"withdrawn\b",
    r"rejected\b",
    r"merged\b",
    r"not applicable\b",
    r"cancelled\b",
    r"closed (?:by|as)\b",
    r"duplicate\b",
    r"declined\b",
)
_OTHERS = _words(
    r"(?:another|other|external|partner|national|outside) (?:bod(?:y|ies)|organi[sz]ations?|agenc(?:y|ies))\b",
    r"(?:another|other|external|national|outside) (?:lead|part(?:y|ies))\b",
    r"not (?:our|us|ours|the force'?s?|a force|for (?:the force|us))\b",
    r"responsib\w+ of (?:other|another|national|partner)",
    r"external\b",
    r"(?:reliant|dependent|dependant|waiting|relies|depends) (?:up)?on (?:a |the )?(?:other|partner|national)",
    r"(?:rests|sits|lies) with (?:a |the )?(?:other|partner|national)",
    r"(?:partners?|nationally|national)[- ](?:led|dependent|dependant|owned)\b",
    r"n/?a ?[-–:(]? ?national\b",
    r"outside (?:of )?(?:our|the force)",
    r"(?:our|the force'?s?) responsibility to deliver",
)
_LATE = _words(
    r"past (?:its |the )?(?:due|deadline|date)\b",
    r"overdue\b",
    r"missed\b",
    r"beyond\b",
    r"cannot\b",
    r"will not\b",
    r"off[- ](?:track|target|plan|course)\b",
    r"will not be (?:finished|done|met|implemented|delivered)",
    r"late\b",
    r"behind\b",
    r"delayed\b",
    r"stalled\b",
    r"unlikely\b",
    r"significant (?:risk|delay)",
    r"failed\b",
    r"undeliverable\b",
    r"not deliverable\b",
    r"not (?:yet )?(?:be )?(?:achieved|met|delivered|implemented|compliant|addressed|done)\b",
    r"date passed\b",
    r"non[- ]complian",
    r"major concerns?\b",
    r"serious concerns?\b",
)
_UNDER_WAY = _words(
    r"partial(?:ly)?\b",
    r"partly\b",
    r"part[- ](?:complete|achieved|implemented|met)",
    r"in (?:process|progress|hand|train|delivery)\b",
    r"progressing\b",
    r"(?:is |are )?being \w+ed\b",
    r"will be (?:finished|done)\b",
    r"on[- ]course\b",
    r"on[- ]?going\b",
    r"under ?way\b",
    r"on[- ](?:track|target|schedule|plan|course)\b",
    r"not (?:yet )?(?:due|started|complete|completed|finished)\b",
    r"extension\b",
    r"extended\b",
    r"at risk\b",
    r"some (?:concerns?|risk|delay)",
    r"planned\b",
    r"anticipated\b",
    r"expected\b",
    r"started\b",
    r"open\b",
    r"live\b",
    r"delivering\b",
    r"slip(?:ped|ping|page)?\b",
    r"work continues\b",
    r"within timescale\b",
    r"will be (?:complete|implemented|met|achieved|delivered)",
    r"to be (?:complete|implemented|delivered|done)",
    r"pending\b",
    r"not addressed\b",
)
_DONE = _words(
    r"complet(?:e|ed|ion)\b",
    r"implemented\b",
    r"achieved\b",
    r"delivered\b",
    r"discharged\b",
    r"done\b",
    r"embedded\b",
    r"signed[- ]off\b",
    r"verif(?:ied|ication)\b",
    r"finished\b",
    r"(?:fully )?met\b",
    r"compliant\b",
    r"addressed\b",
    r"(?:proposed|recommended|ready|submitted|put forward)\b.{0,24}\bclos(?:ure|e|ed)\b",
    r"evidence accepted\b",
    r"assured\b",
    r"closed\b.{0,20}\b(?:complete|evidence|implemented|achieved)",
    r"fully achieved\b",
    r"validated\b",
    r"closed\b(?! (?:by|as))",
)
_ORDER = (
    (Status.CLOSED, _ENDED),
    (Status.WHITE, _OTHERS),
    (Status.RED, _LATE),
    (Status.AMBER, _UNDER_WAY),
    (Status.GREEN, _DONE),
)


def status_of_definition(definition: str) -> Status | None:
    """The status that a definition in a key describes, None where it describes none plainly."""
    return next((status for status, pattern in _ORDER if pattern.search(definition)), None)


def status_of_wording(text: str) -> Status | None:
    """The status of a short phrase such as "In process - past due"; None for longer texts and other phrases."""
    if len(text) > _LONGEST or len(text.split()) > _MOST_WORDS or text.rstrip().endswith("."):
        return None
    return status_of_definition(text)


def says_on_track(definition: str) -> bool:
    """Whether a definition is of work that goes well and is not done."""
    return _UNDER_WAY.search(definition) is not None and _LATE.search(definition) is None


def says_done(definition: str) -> bool:
    """Whether a definition is of finished work."""
    return _DONE.search(definition) is not None and not says_on_track(definition)
