"""The claims of a count sentence, from its mentions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from rag_reports.count_sentence.atoms import read_atoms
from rag_reports.count_sentence.mentions import Mention, read_mentions
from rag_reports.text import squash

_BREAKDOWN = ("complete", "in_progress", "amber", "white", "red", "overdue", "closed", "not_due", "open")


@dataclass(frozen=True, slots=True)
class CountSentence:
    """The claims of a count sentence, each None where the sentence does not make it or it is not understood.

    ``made`` is how many items the report makes, ``for_force`` how many of them are for the force ("makes 3
    recommendations for the police" is that). ``amber`` and ``red`` are claimed by those words alone, ``overdue`` and
    ``not_due`` by theirs; ``in_progress`` may cover several of them. ``others`` is how
    many are said to be for other bodies, with no status. ``types`` counts the made items, or else those
    for the force, by item type where the sentence names types. ``breaks_down`` is whether any count by status is
    claimed; ``all_one_status`` names the one status ("complete", "in_progress" ...) that every item is said to have,
    else "". ``understood`` is false where some count could not be placed, so that nothing may be made of what the
    sentence leaves out. ``stretches`` holds, by the name of the field, the text that a claim was read from. ``by_word``
    holds the counts that are told in the house's own status words, by those; each is also in the field of its status.
    """

    text: str
    made: int | None = None
    for_force: int | None = None
    complete: int | None = None
    in_progress: int | None = None
    amber: int | None = None
    white: int | None = None
    red: int | None = None
    overdue: int | None = None
    closed: int | None = None
    not_due: int | None = None
    open: int | None = None
    others: int | None = None
    types: Mapping[str, int] = field(default_factory=dict)
    breaks_down: bool = False
    all_one_status: str = ""
    understood: bool = True
    stretches: Mapping[str, str] = field(default_factory=dict)
    by_word: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Claim:
    value: int
    item_type: str
    stretch: str
    word: str


class _Claims:
    """The claims gathered so far, by field."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.by_field: dict[str, list[_Claim]] = {}
        self.parts: dict[str, int] = {}
        self.doubtful: set[str] = set()
        self.others: int | None = None
        self.understood = True

    def add(self, name: str, mention: Mention, value: int) -> None:
        """Notes that a mention claims a value for a field."""
        stretch = self.text[mention.start : mention.end]
        self.by_field.setdefault(name, []).append(
            _Claim(value, mention.item_type, stretch, mention.word if name in _BREAKDOWN else "")
        )

    def value(self, name: str) -> int | None:
        """The value claimed: the sum over words and item types counted apart, None where claims contradict."""
        claims = self.by_field.get(name, [])
        if not claims or name in self.doubtful:
            return None
        values = [self._agreed([c for c in claims if c.word == word]) for word in {claim.word for claim in claims}]
        told = [value for value in values if value is not None]
        return sum(told) if len(told) == len(values) else None

    def by_word(self) -> Mapping[str, int]:
        """What is claimed in each of the house's own words."""
        words: dict[str, list[_Claim]] = {}
        for claim in (claim for claims in self.by_field.values() for claim in claims if claim.word):
            words.setdefault(claim.word, []).append(claim)
        agreed = {word: self._agreed(claims) for word, claims in words.items()}
        return MappingProxyType({word: value for word, value in agreed.items() if value is not None})

    def _agreed(self, claims: Sequence[_Claim]) -> int | None:
        types = [claim.item_type for claim in claims]
        if all(types) and len(set(types)) == len(types):
            return sum(claim.value for claim in claims)
        if len({(claim.value, claim.item_type) for claim in claims}) == 1:
            return claims[0].value
        self.understood = False
        return None


def read_count_sentence(text: str, force: Sequence[str] = (), words: Mapping[str, str] | None = None) -> CountSentence:
    """What a typed sentence claims about the items of a report; ``force`` holds the force's own names.

    ``words`` are the house's own status words, folded, each with the field that it claims ("complete", "red" ...).
    """
    line = squash(text)
    mentions = read_mentions(line, read_atoms(line, force, words))
    claims = _Claims(line)
    for mention in mentions:
        if not mention.every or mention.value is not None:
            _claim_totals(claims, mention)
    total = claims.value("for_force") if "for_force" in claims.by_field else claims.value("made")
    every = ""
    for mention in mentions:
        every = _claim_statuses(claims, mention, total) or every
    return _conclude(text, claims, every)


def _claim_totals(claims: _Claims, mention: Mention) -> None:
    """Claims of how many items there are, and how many are for the force."""
    value = mention.value
    if value is None or mention.other:
        if value is not None and not mention.statuses and not mention.unclear:
            claims.others = (claims.others or 0) + value
        return
    if mention.force:
        if mention.total is not None and mention.statuses and not mention.apart:
            claims.add("for_force", mention, mention.total)  # "1 of the 5 recommendations for the force is at RED"
            return
        if mention.apart or mention.every:
            claims.add("for_force", mention, value)
        if mention.total is not None:
            claims.add("made", mention, mention.total)
    elif mention.part:
        if mention.item_type:
            claims.parts[mention.item_type] = value
    elif (mention.makes and mention.apart) or (mention.item_type and not mention.statuses and not mention.unclear):
        told = mention.makes or not claims.by_field
        if mention.total is None and told and not mention.carried and (mention.makes or not mention.every):
            claims.add("made", mention, value)
        elif not mention.every:
            claims.understood = False
            claims.doubtful.add("made")
    elif not (mention.statuses or mention.unclear or mention.strange or mention.every):
        claims.understood = False


def _claim_statuses(claims: _Claims, mention: Mention, total: int | None) -> str:
    """Claims of how many items have a status; gives the status that all of them are said to have."""
    if mention.unclear:
        claims.understood = False
        return ""
    if mention.every and mention.value is None:
        return _claim_every(claims, mention, total)
    if mention.pronoun and mention.statuses and mention.value != total and (total is not None or mention.value == 1):
        claims.understood = claims.understood and mention.value == 1  # "it" may be the report
        return ""
    if mention.value is None or (mention.other and not mention.statuses):
        return ""
    for status in mention.statuses:
        claims.add(status, mention, mention.value)
    return mention.statuses[0] if mention.every and mention.statuses else ""


def _claim_every(claims: _Claims, mention: Mention, total: int | None) -> str:
    """What "all are complete" or "these apply to the force" claims, given the total named before."""
    if mention.force and "for_force" not in claims.by_field and total is not None:
        claims.add("for_force", mention, total)
    if not mention.statuses:
        return ""
    if any(name in claims.by_field for name in _BREAKDOWN):
        claims.understood = False
        return ""
    for status in mention.statuses:
        if total is not None:
            claims.add(status, mention, total)
    return mention.statuses[0]


def _conclude(text: str, claims: _Claims, every: str) -> CountSentence:
    values = {name: claims.value(name) for name in ("made", "for_force", *_BREAKDOWN)}
    stretches = {
        name: "; ".join(dict.fromkeys(claim.stretch for claim in claims.by_field[name]))
        for name, value in values.items()
        if value is not None
    }
    counted = {name: values[name] for name in _BREAKDOWN if values[name]}
    total = values["for_force"] if values["for_force"] is not None else values["made"]
    if not every and total and len(counted) == 1 and next(iter(counted.values())) == total:
        every = next(iter(counted))
    source = "made" if any(claim.item_type for claim in claims.by_field.get("made", [])) else "for_force"
    typed = {claim.item_type: claim.value for claim in claims.by_field.get(source, []) if claim.item_type}
    return CountSentence(
        text=text,
        **values,
        others=claims.others,
        types=MappingProxyType(claims.parts or (typed if values[source] is not None else {})),
        breaks_down=bool(every) or any(values[name] is not None for name in _BREAKDOWN),
        all_one_status=every,
        understood=claims.understood,
        stretches=MappingProxyType(stretches),
        by_word=claims.by_word(),
    )
