"""Counts of so few people that one of them may be recognised: "two victims", "3 officers were dismissed"."""

import re
from collections.abc import Iterator
from functools import cache

from rag_reports.language.phrases import any_form, any_of, load_phrases
from rag_reports.text import has_digit, number_in_words, read_number, sentences

_LARGEST = 20


def find_small_numbers(text: str, below: int) -> list[str]:
    """The counts of fewer people than ``below`` in a text, each as it stands there; none is no small number."""
    found: list[str] = []
    if not (has_digit(text) or any(word in text for word in _number_words(below))):
        return found
    for sentence in sentences(text):
        if not _has_people().search(sentence):
            continue
        for match in _counted(sentence):
            number = read_number(match["number"])
            if number and number < below:
                found.append(match.group())
    return list(dict.fromkeys(found))


@cache
def _number_words(below: int) -> tuple[str, ...]:
    small = [number_in_words(number) for number in range(1, min(below, _LARGEST))]
    return (*(f"{word} " for word in small), *(f"{word.capitalize()} " for word in small))


@cache
def _has_people() -> re.Pattern[str]:
    lists = load_phrases("small_numbers")
    nouns = (*lists["people"], *lists["others"])
    return re.compile(rf"\b{any_of([*map(_singular, nouns), *map(_plural, nouns)])}\b")


def _singular(noun: str) -> str:
    return noun.partition("=")[0]


def _plural(noun: str) -> str:
    one, _, many = noun.partition("=")
    return many or f"{one}s"


def _counted(sentence: str) -> Iterator[re.Match[str]]:
    """The counts in a sentence that is about people there were."""
    for match in _pattern().finditer(sentence):
        before = sentence[: match.start()]
        is_one = read_number(match["number"]) == 1 and not match["of"]
        if is_one == bool(match["one"] or match["other_one"]) and not _no_count().search(before):
            yield match


@cache
def _no_count() -> re.Pattern[str]:
    lists = load_phrases("small_numbers")
    last = any_of([*lists["limits"], *lists["labels"]])
    return re.compile(rf"\b{any_of(lists['supposed'])}\b|\b{last}\.?\s+\Z", re.I)


@cache
def _pattern() -> re.Pattern[str]:
    lists = load_phrases("small_numbers")
    people, others = lists["people"], lists["others"]
    befell = rf"(?:\s+(?:who|that))?\s+{any_form(lists['befell'])}"
    follows = rf"(?=[,;:)]|\.?\Z|\s+{any_of(lists['follows'])}\b)"
    counted = (
        rf"(?:(?P<one>{any_of(map(_singular, people))}){follows}"
        rf"|{any_of(map(_plural, people))}(?:{follows}|(?=\s+[a-z]{{3,}}ed\b))"
        rf"|(?:(?P<other_one>{any_of(map(_singular, others))})|{any_of(map(_plural, others))}){befell})(?!\w)"
    )
    numbers = any_of(number_in_words(number) for number in range(1, _LARGEST))
    share = r"(?P<of>of\s+(?:the|these|those|our|its)\s+(?:\d+\s+)?)?"
    adjectives = rf"(?:{any_of(lists['adjectives'])}\s+){{0,4}}"
    return re.compile(rf"(?<![\w£$.,/%-])(?P<number>\d{{1,2}}|(?i:{numbers}))\s+{share}{adjectives}{counted}")
