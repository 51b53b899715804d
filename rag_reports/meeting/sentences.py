"""The count sentence of a report, generated from its figures in a house's own wording."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from rag_reports.meeting.figures import ReportFigures, TypeFigures
from rag_reports.model import ItemType, Status
from rag_reports.text import number_in_words, one_or_many

_BEFORE_WHITE = (Status.GREEN, Status.AMBER, Status.RED)


class _Part(NamedTuple):
    """A number of items that share a status phrase, such as "AMBER" or "WHITE_pending"."""

    phrase: str
    number: int
    names: tuple[str, ...] = ()


def build_count_sentence(figures: ReportFigures, wording: Mapping[str, object]) -> str:
    """How many items the report makes, how many are for the force and how they stand, each status in its own part.

    ``wording`` is the table ``[wording.count_sentence]`` of a committee format; a missing phrase raises KeyError. How
    many items the report makes is said only where that is known and is not fewer than the tracker holds.
    """
    words = _Wording(wording)
    types = figures.types
    made = figures.made if figures.made is not None and figures.made >= figures.for_force else None
    if made is not None and made > figures.for_force:
        said = [words.say("made", items=words.made_items(made, figures)), *_for_force(words, types)]
    else:
        said = [words.say("held" if made is None else "made", items=words.items(types))]
        said += [_stand_alone(words, types[0])] if len(types) == 1 else [_by_type(words, each) for each in types]
    return " ".join(sentence[:1].upper() + sentence[1:] for sentence in said)


def _for_force(words: "_Wording", types: Sequence[TypeFigures]) -> list[str]:
    """The sentences on the items for the force, where the report makes others too."""
    if not types:
        return [words.say("for_force_none")]
    if len(types) > 1:
        lead = words.say("for_force_many", number=words.items(types)) + "."
        return [lead, *(_by_type(words, each) for each in types)]
    total = types[0].total
    lead = words.say(f"for_force_{one_or_many(total)}", number=words.number(total))
    first, *rest = _parts(types[0])
    if rest:
        subject = words.say("of_which", number=words.number(first.number))
    else:
        subject = words.say("which" if total == 1 else "both_of_which" if total == 2 else "all_of_which")
    return [f"{lead}, {words.join([words.status(first, subject), *map(words.status, rest)])}."]


def _stand_alone(words: "_Wording", figures: TypeFigures) -> str:
    """How the items stand, as a sentence of its own: "5 are complete and 1 is at RED." or "All are complete"."""
    first, *rest = _parts(figures)
    if rest:
        return words.join([words.status(first), *map(words.status, rest)]) + "."
    subject = words.say("it" if figures.total == 1 else "both" if figures.total == 2 else "all")
    return words.status(first, subject) + "."


def _by_type(words: "_Wording", figures: TypeFigures) -> str:
    """How the items of one type among several stand."""
    noun = words.noun(figures.item_type, figures.total)
    first, *rest = _parts(figures)
    if figures.total == 1:
        return words.status(first, words.say("by_type_one", noun=noun)) + "."
    if not rest:
        subject = words.say("both" if figures.total == 2 else "all")
        return words.say("by_type_many", noun=noun, parts=words.status(first, subject))
    return words.say("by_type_many", noun=noun, parts=words.join([words.status(first), *map(words.status, rest)]))


def _parts(figures: TypeFigures) -> list[_Part]:
    """The parts of a breakdown, none of them empty; WHITE items that name whom they wait for are their own part."""
    statuses = figures.statuses
    parts = [_Part(status, statuses[status]) for status in _BEFORE_WHITE]
    parts.append(_Part("WHITE_pending", figures.white_pending, figures.awaited))
    parts.append(_Part("WHITE", statuses[Status.WHITE] - figures.white_pending))
    parts.append(_Part("CLOSED", statuses[Status.CLOSED]))
    parts.append(_Part("none", figures.unstated))
    return [part for part in parts if part.number]


class _Wording:
    """A house's phrases with their numbers agreeing."""

    def __init__(self, table: Mapping[str, object]) -> None:
        self._phrases = {name: value for name, value in table.items() if isinstance(value, str)}
        self._statuses = _phrases(table["statuses"])
        self._nouns = _phrases(table["nouns"])

    def say(self, phrase: str, **values: str) -> str:
        """A phrase with its fields filled in."""
        return self._phrases[phrase].format(**values)

    def number(self, number: int) -> str:
        """A number in digits or words, as the house writes it."""
        return number_in_words(number) if self._phrases["numbers"] == "words" else str(number)

    def noun(self, item_type: ItemType, number: int) -> str:
        """The noun of an item type that agrees with a number."""
        return self._nouns[f"{item_type.value.replace(' ', '_')}_{one_or_many(number)}"]

    def items(self, types: Sequence[TypeFigures]) -> str:
        """Every type with its number: "9 recommendations and 2 areas for improvement"."""
        if not types:
            return f"{number_in_words(0)} {self.noun(ItemType.RECOMMENDATION, 0)}"
        return self.join([f"{self.number(each.total)} {self.noun(each.item_type, each.total)}" for each in types])

    def made_items(self, made: int, figures: ReportFigures) -> str:
        """What a report makes; where the types are not told apart, the number of all its items."""
        if figures.made_types:
            return self.join([f"{self.number(count)} {self.noun(kind, count)}" for kind, count in figures.made_types])
        kinds = [each.item_type for each in figures.types] or [ItemType.RECOMMENDATION]
        return f"{self.number(made)} {self.join([self.noun(kind, made) for kind in kinds])}"

    def status(self, part: _Part, subject: str = "") -> str:
        """A part as a clause; ``subject`` stands in place of its number."""
        phrase = self._statuses[f"{part.phrase}_{one_or_many(part.number)}"]
        return phrase.format(number=subject or self.number(part.number), names=self.join(part.names))

    def join(self, pieces: Sequence[str]) -> str:
        """The pieces as a list: "a, b and c"."""
        if len(pieces) < 2:
            return "".join(pieces)
        return f"{', '.join(pieces[:-1])} {self._phrases['and']} {pieces[-1]}"


def _phrases(table: object) -> dict[str, str]:
    """A sub-table's phrases; empty where there is no such table, so that the phrase asked for is named as missing."""
    return {name: str(value) for name, value in table.items()} if isinstance(table, Mapping) else {}
