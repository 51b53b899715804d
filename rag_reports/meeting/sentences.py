"""The count sentence of a report, generated from its figures in a house's own wording."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from rag_reports.meeting.figures import ReportFigures, TypeFigures
from rag_reports.model import ItemType, Status
from rag_reports.text import number_in_words, one_or_many

_BEFORE_WHITE = (Status.GREEN, Status.AMBER, Status.RED)
_BETWEEN_SENTENCES = re.compile(r"(?<=[.!?]) +")


class _Part(NamedTuple):
    """A number of items that share a status phrase, such as "AMBER" or "WHITE_pending"."""

    phrase: str
    number: int
    names: tuple[str, ...] = ()


def build_count_sentence(figures: ReportFigures, wording: Mapping[str, object], *, all_held: bool = True) -> str:
    """How many items the report makes, how many are for the force and how they stand, each status in its own part.

    ``wording`` is the table ``[wording.count_sentence]`` of a committee format; a missing phrase raises KeyError.
    ``all_held`` is whether the tracker holds all that is for the force: else only what it holds is told. How many items
    the report makes is said only where that is known and is not fewer than the tracker holds.
    """
    words = _Wording(wording)
    total, types = figures.counts.total, figures.types
    made = figures.made if figures.made is not None and figures.made >= total else None
    if made is None:
        lead = "force" if all_held and total else "held"
    elif made == total:
        lead = "made_all"
    else:
        lead = "made_more" if all_held else "made_held"
    told = {
        "made": words.made_items(made, figures) if made is not None else "",
        "items": words.items(types),
        "number": words.number(total),
    }
    if not types:
        return words.say(f"{lead}_none", **told)
    if len(types) > 1:
        return words.say(f"{lead}_types", **told, types=" ".join(_by_type(words, each) for each in types))
    form, standing = _standing(words, types[0])
    return words.say(f"{lead}_{form}", **told, **standing)


def _by_type(words: "_Wording", figures: TypeFigures) -> str:
    """How the items of one type among several stand, as a sentence of its own."""
    form, standing = _standing(words, figures)
    return words.say(f"type_{form}", noun=words.noun(figures.item_type, figures.counts.total), **standing)


def _standing(words: "_Wording", figures: TypeFigures) -> tuple[str, dict[str, str]]:
    """How items of one type stand: the form of the phrase ("one", "same", "parts"), and its fields."""
    first, *rest = _parts(figures)
    if rest:
        after = [words.status(part) for part in rest]
        of_which = words.status(first, words.say("of_which", number=words.number(first.number)))
        return "parts", {
            "parts": words.join([words.status(first), *after]),
            "of_which": words.join([of_which, *after]),
        }
    if first.number == 1:
        return "one", {"stands": words.status(first, "")}
    return "same", {"every": words.every(first.number), "stand": words.status(first, "")}


def _parts(figures: TypeFigures) -> list[_Part]:
    """The parts of a breakdown, none of them empty; WHITE items that name whom they wait for are their own part."""
    statuses = figures.counts.statuses
    parts = [_Part(status, statuses[status]) for status in _BEFORE_WHITE]
    parts.append(_Part("WHITE_pending", figures.white_pending, figures.awaited))
    parts.append(_Part("WHITE", statuses[Status.WHITE] - figures.white_pending))
    parts.append(_Part("CLOSED", statuses[Status.CLOSED]))
    parts.append(_Part("none", figures.counts.unstated))
    return [part for part in parts if part.number]


class _Wording:
    """A house's phrases with their numbers agreeing."""

    def __init__(self, table: Mapping[str, object]) -> None:
        self._phrases = {name: value for name, value in table.items() if isinstance(value, str)}
        self._statuses = _phrases(table["statuses"])
        self._nouns = _phrases(table["nouns"])

    def say(self, phrase: str, **values: str) -> str:
        """A phrase with its fields filled in, each of its sentences with a capital."""
        if phrase == "of_which":
            return self._phrases[phrase].format(**values)
        said = [sentence.format(**values) for sentence in _BETWEEN_SENTENCES.split(self._phrases[phrase])]
        return " ".join(sentence[:1].upper() + sentence[1:] for sentence in said)

    def number(self, number: int) -> str:
        """A number in digits or words, as the house writes it."""
        return number_in_words(number) if self._phrases["numbers"] == "words" else str(number)

    def every(self, number: int) -> str:
        """What stands for several items together."""
        return self._phrases["both" if number == 2 else "all"]

    def noun(self, item_type: ItemType, number: int) -> str:
        """The noun of an item type that agrees with a number."""
        return self._nouns[f"{item_type.value.replace(' ', '_')}_{one_or_many(number)}"]

    def items(self, types: Sequence[TypeFigures]) -> str:
        """Every type with its number: "9 recommendations and 2 areas for improvement"."""
        if not types:
            return self._counted(0, ItemType.RECOMMENDATION)
        return self.join([self._counted(each.counts.total, each.item_type) for each in types])

    def made_items(self, made: int, figures: ReportFigures) -> str:
        """What a report makes; where the types are not told apart, the number of all its items."""
        if figures.made_types:
            return self.join([self._counted(count, kind) for kind, count in figures.made_types])
        kinds = [each.item_type for each in figures.types] or [ItemType.RECOMMENDATION]
        first, *rest = kinds
        return self.join([self._counted(made, first), *(self.noun(kind, made) for kind in rest)])

    def status(self, part: _Part, subject: str | None = None) -> str:
        """A part as a clause; ``subject`` stands in place of its number, and "" leaves only what is said of it."""
        phrase = self._statuses[f"{part.phrase}_{one_or_many(part.number)}"]
        number = self.number(part.number) if subject is None else subject
        return phrase.format(number=number, names=self.join(part.names)).strip()

    def join(self, pieces: Sequence[str]) -> str:
        """The pieces as a list: "a, b and c"."""
        if len(pieces) < 2:
            return "".join(pieces)
        return f"{', '.join(pieces[:-1])} {self._phrases['and']} {pieces[-1]}"

    def _counted(self, number: int, item_type: ItemType) -> str:
        return f"{self.number(number) if number else number_in_words(0)} {self.noun(item_type, number)}"


def _phrases(table: object) -> dict[str, str]:
    """A sub-table's phrases; empty where there is no such table, so that the phrase asked for is named as missing."""
    return {name: str(value) for name, value in table.items()} if isinstance(table, Mapping) else {}
