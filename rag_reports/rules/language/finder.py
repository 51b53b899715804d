"""Finds many phrases in a text at the cost of few: only those whose first word stands in the text are tried."""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from rag_reports.rules.language.phrases import as_pattern, form_pattern, load_phrases

_WORD = re.compile(r"[^\W_]+")
_KEY_LENGTH = 3


@lru_cache(maxsize=64)
def _keys_in(text: str) -> frozenset[str]:
    return frozenset([word[:_KEY_LENGTH] for word in _WORD.findall(text.lower())])


@cache
def listed_phrases(name: str, key: str) -> "PhraseFinder":
    """The finder of a list of plain phrases of ``name.toml``."""
    return PhraseFinder(map(as_pattern, sorted(load_phrases(name)[key], key=len, reverse=True)))


@cache
def listed_forms(name: str, key: str, ending: str = "") -> "PhraseFinder":
    """The finder of a list of forms of ``name.toml``, each followed by ``ending``."""
    return PhraseFinder(f"(?:{form_pattern(form)}){ending}" for form in load_phrases(name)[key])


class PhraseFinder:
    """Patterns that begin where a word does; they are sorted by the first letters that each can begin with.

    ``before`` and ``after`` are put around each pattern that is tried.
    """

    def __init__(self, forms: Iterable[str], after: str = r"(?!\w)", flags: re.RegexFlag = re.NOFLAG) -> None:
        self._after = after
        self._flags = flags
        self._buckets: dict[str, list[str]] = {}
        self._patterns: dict[str, re.Pattern[str]] = {}
        anywhere = []
        for form in forms:
            keys = first_keys(form)
            if not keys:
                anywhere.append(form)
            for key in keys:
                self._buckets.setdefault(key, []).append(form)
        self._anywhere = self._compile(anywhere) if anywhere else None

    def find(self, text: str) -> Iterator[re.Match[str]]:
        """Every match, those of one beginning together; matches may overlap."""
        for key in _keys_in(text) & self._buckets.keys():
            pattern = self._patterns.get(key)
            if pattern is None:
                pattern = self._patterns[key] = self._compile(self._buckets[key])
            for start in _places(key).finditer(text):
                match = pattern.match(text, start.start())
                if match:
                    yield match
        if self._anywhere:
            yield from self._anywhere.finditer(text)

    def search(self, text: str) -> re.Match[str] | None:
        """Any match, None where there is none."""
        return next(self.find(text), None)

    def _compile(self, forms: list[str]) -> re.Pattern[str]:
        return re.compile(rf"(?:^|\b)(?:{'|'.join(forms)}){self._after}", self._flags)


@cache
def _places(key: str) -> re.Pattern[str]:
    end = r"(?![^\W_])" if len(key) < _KEY_LENGTH else ""
    return re.compile(rf"\b{re.escape(key)}{end}", re.I)


def first_keys(form: str) -> frozenset[str]:
    """The first letters, at most three, of each word that a pattern may begin with; empty where it may be any word."""
    heads = _heads(form, 0, frozenset({""}))
    return frozenset() if heads is None else heads


def _heads(form: str, place: int, begun: frozenset[str]) -> frozenset[str] | None:
    """What the pattern from ``place`` on makes of the beginnings so far; None where it may be anything."""
    done: set[str] = set()
    while begun:
        if place >= len(form):
            return None if any(not head.strip() for head in begun) else frozenset(done | begun)
        if form[place] == "^":
            place += 1
            continue
        atom, options, place = _atom(form, place)
        if options is None:
            return None
        longer = {head + option for head in begun for option in options}
        following = form[place : place + 1]
        if (following == "?" and atom != "look") or (following == "*" and all(map(_is_whole, longer))):
            longer |= begun
            place += 1
        elif following in ("*", "{", "+"):
            return None
        begun = frozenset(head for head in longer if not _is_whole(head))
        done |= {_cut(head) for head in longer if _is_whole(head)}
    return frozenset(done) if all(done) else None


def _is_whole(head: str) -> bool:
    return len(head) >= _KEY_LENGTH or " " in head


def _cut(head: str) -> str:
    return head.split(" ", 1)[0][:_KEY_LENGTH]


def _atom(form: str, place: int) -> tuple[str, set[str] | None, int]:
    """The kind of the next piece of a pattern, the texts that it may begin with (None: any), and where it ends."""
    character = form[place]
    if character == "(":
        end = _closing(form, place)
        inside = form[place + 1 : end]
        if inside.startswith(("?!", "?=", "?<!", "?<=")):
            return "look", {""}, end + 1
        inside = inside.removeprefix("?:").removeprefix("?i:")
        found: set[str] = set()
        for alternative in _alternatives(inside):
            texts = _texts(alternative)
            if texts is None:
                return "group", None, end + 1
            found |= texts
        return "group", found, end + 1
    if character == "\\":
        named = form[place + 1]
        if named == "s":
            quantified = form[place + 2 : place + 3] in ("+", "*")
            return "blank", {" "} if form[place + 2 : place + 3] != "*" else {"", " "}, place + 2 + quantified
        if named in "wdWS":
            return "class", None, place + 2
        return "letter", {"" if named == "b" else " " if not named.isalnum() else named}, place + 2
    if form.startswith(("[- ]", r"[-\s]", r"[-\s+]"), place):
        return "blank", {" "}, form.index("]", place) + 1
    if character in "[.":
        return "class", None, place + 1
    return "letter", {character.lower() if character.isalnum() else " "}, place + 1


def _texts(form: str) -> set[str] | None:
    """What a whole alternative may begin with, up to a key's length; short where the alternative is short."""
    texts, place = {""}, 0
    while place < len(form) and not all(_is_whole(text) for text in texts):
        atom, options, place = _atom(form, place)
        if options is None:
            return None
        longer = {text if _is_whole(text) else text + option for text in texts for option in options}
        if form[place : place + 1] == "?" and atom != "look":
            longer |= texts
            place += 1
        elif form[place : place + 1] in ("*", "{", "+"):
            return None
        texts = longer
    return texts


def _closing(form: str, place: int) -> int:
    depth, in_class = 0, False
    while place < len(form):
        character = form[place]
        if character == "\\":
            place += 1
        elif character == "[":
            in_class = True
        elif character == "]":
            in_class = False
        elif not in_class:
            depth += {"(": 1, ")": -1}.get(character, 0)
            if depth == 0:
                return place
        place += 1
    raise ValueError(f"unclosed group in {form}")


def _alternatives(inside: str) -> list[str]:
    found, depth, start, place = [], 0, 0, 0
    while place < len(inside):
        character = inside[place]
        if character == "\\":
            place += 1
        elif character in "([":
            depth += 1
        elif character in ")]":
            depth -= 1
        elif character == "|" and depth == 0:
            found.append(inside[start:place])
            start = place + 1
        place += 1
    return [*found, inside[start:]]
