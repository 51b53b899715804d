"""Finds many phrases in a text at the cost of few: only those whose first word stands in the text are tried."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache

from rag_reports.language.phrases import as_pattern, form_pattern, load_phrases

_WORD = re.compile(r"[^\W_]+")
_PUNCTUATION = str.maketrans(dict.fromkeys(".,;:!?()[]{}<>/\\|&+*=%£#@~^'\"_–—‘’“”•…-", " "))
_ASCII_WORDS = bytes(sign if chr(sign).isalnum() else 32 for sign in range(128)).ljust(256)
_SHORT, _LONG = 3, 9
_ANYTHING = "\0"


def words_of(text: str) -> frozenset[str]:
    """The different words of a text, in small letters."""
    return _words_of(_small(text))


@lru_cache(maxsize=256)
def _words_of(small: str) -> frozenset[str]:
    if small.isascii():
        return frozenset(small.encode().translate(_ASCII_WORDS).decode().split())
    words = small.translate(_PUNCTUATION).split()
    return frozenset(words if "".join(words).isalnum() else _WORD.findall(small))


def _small(text: str) -> str:
    """The text in small letters, as long as before."""
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)


@dataclass
class _Bucket:
    """The patterns that may begin with the same letters; ``heads`` are those beginnings, in full."""

    forms: list[str] = field(default_factory=list)
    whole: set[str] = field(default_factory=set)
    heads: tuple[str, ...] = ()
    pattern: re.Pattern[str] | None = None


@cache
def listed_phrases(name: str, key: str, flags: re.RegexFlag = re.NOFLAG) -> "PhraseFinder":
    """The finder of a list of plain phrases of ``name.toml``."""
    return PhraseFinder(map(as_pattern, sorted(load_phrases(name)[key], key=len, reverse=True)), flags=flags)


@cache
def listed_forms(name: str, key: str, ending: str = "", flags: re.RegexFlag = re.NOFLAG) -> "PhraseFinder":
    """The finder of a list of forms of ``name.toml``, each followed by ``ending``."""
    return PhraseFinder((f"(?:{form_pattern(form)}){ending}" for form in load_phrases(name)[key]), flags=flags)


class PhraseFinder:
    """Patterns that begin where a word does; they are sorted by the first letters that each can begin with.

    One that begins with [0-9] is tried at every digit, and says itself before which of them no number begins.
    ``before`` and ``after`` are put around each pattern that is tried.
    """

    def __init__(self, forms: Iterable[str], after: str = r"(?!\w)", flags: re.RegexFlag = re.NOFLAG) -> None:
        self._after = after
        self._flags = flags
        self._buckets: dict[str, _Bucket] = {}
        self._idle: set[str] = set()
        """Words met before with which no pattern begins."""
        anywhere = []
        for form in dict.fromkeys(forms):
            heads = first_words(form)
            if not heads:
                anywhere.append(form)
            for head in heads:
                bucket = self._buckets.setdefault(head[:_SHORT].rstrip(), _Bucket())
                if form not in bucket.forms:
                    bucket.forms.append(form)
                if head.endswith(" "):
                    bucket.whole.add(head.rstrip())
                else:
                    bucket.heads = (*bucket.heads, head)
        self._anywhere = self._compile(anywhere) if anywhere else None

    def find(self, text: str) -> Iterator[re.Match[str]]:
        """Every match, in no order; matches may overlap."""
        small = _small(text)
        for word in _words_of(small) - self._idle:
            bucket = self._buckets.get(word[:_SHORT])
            if bucket and (word in bucket.whole or word.startswith(bucket.heads)):
                pattern = bucket.pattern = bucket.pattern or self._compile(bucket.forms)
                start = small.find(word)
                while start >= 0:
                    if not start or not small[start - 1].isalnum():
                        match = pattern.match(text, start)
                        if match:
                            yield match
                    start = small.find(word, start + 1)
            elif word.isalpha():
                self._idle.add(word)
        if self._anywhere:
            yield from self._anywhere.finditer(text)

    def search(self, text: str) -> re.Match[str] | None:
        """Any match, None where there is none."""
        return next(self.find(text), None)

    def _compile(self, forms: list[str]) -> re.Pattern[str]:
        begins = "" if all(form.startswith("[0-9]") for form in forms) else r"(?:^|\b)"
        return re.compile(rf"{begins}(?:{'|'.join(forms)}){self._after}", self._flags)


def first_words(form: str) -> frozenset[str]:
    """What each word begins with that a pattern may begin with, a blank after whole words; empty where any word may."""
    return _usable({text if _is_whole(text) else f"{text} " for text in _texts(form)})


def _usable(heads: set[str]) -> frozenset[str]:
    """The beginnings, each up to its first blank or where anything may follow; none where one is too short."""
    cut = {head.split(" ")[0] + " " if " " in head else head.rstrip(_ANYTHING) for head in heads}
    short = any(head == " " or (len(head) < _SHORT and not head.endswith(" ")) for head in cut)
    return frozenset() if short else frozenset(cut)


def _is_whole(head: str) -> bool:
    return len(head) >= _LONG or head.endswith((" ", _ANYTHING))


def _atom(form: str, place: int) -> tuple[str, set[str], int]:
    """The kind of the next piece of a pattern, the texts that it may begin with, and where it ends."""
    character = form[place]
    if character == "(":
        end = _closing(form, place)
        inside = form[place + 1 : end]
        if inside.startswith(("?!", "?=", "?<!", "?<=")):
            return "look", {""}, end + 1
        inside = inside.removeprefix("?:").removeprefix("?i:")
        found: set[str] = set()
        for alternative in _alternatives(inside):
            found |= _texts(alternative)
        return "group", found, end + 1
    if character == "\\":
        named = form[place + 1]
        if named == "s":
            quantified = form[place + 2 : place + 3] in ("+", "*")
            return "blank", {" "} if form[place + 2 : place + 3] != "*" else {"", " "}, place + 2 + quantified
        if named in "wdWS":
            return "class", {_ANYTHING}, place + 2
        return "letter", {"" if named == "b" else " " if not named.isalnum() else named}, place + 2
    if form.startswith(("[- ]", r"[-\s]", r"[-\s+]"), place):
        return "blank", {" "}, form.index("]", place) + 1
    if character in "[.":
        return "class", {_ANYTHING}, place + 1
    return "letter", {character.lower() if character.isalnum() else " "}, place + 1


def _texts(form: str) -> set[str]:
    """What a pattern may begin with, as far as it is needed; _ANYTHING at the end where it is not known further."""
    texts, place = {""}, 0
    while place < len(form) and not all(map(_is_whole, texts)):
        if form[place] == "^":
            place += 1
            continue
        atom, options, place = _atom(form, place)
        longer = {text if _is_whole(text) else text + option for text in texts for option in options}
        following = form[place : place + 1]
        if (following == "?" and atom != "look") or (following == "*" and all(map(_is_whole, longer))):
            longer |= texts
            place += 1
        elif following in ("*", "{", "+"):
            return {text if _is_whole(text) else text + _ANYTHING for text in texts}
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
