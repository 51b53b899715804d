"""White space, titles, sentences and numbers in words."""

import re
import textwrap
import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import lru_cache

_DASHES = {"‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "‘": "'", "’": "'", "“": '"', "”": '"'}
_DASH_OR_QUOTE = re.compile(f"[{''.join(_DASHES)}]")
_BULLET = re.compile(r"^\s*(?:[•●◦▪■‣➤➢►○]|[-–—*·](?=\s))\s*")
_SENTENCE_END = re.compile(r"[.!?\n](?:(?<=\n)\n*|(?<!\n)[\"')\]]*\s+(?=[\"'(\[]?[A-Z0-9]))")
_ABBREVIATION = re.compile(r"(?:\b(?:e\.g|i\.e|etc|nos?|paras?|pp?|dr|mrs?|ms|st|cf|vs|approx|qtr)\.|\b[A-Z]\.)$", re.I)
# Control characters but the tab and line feed, those that turn the direction of what follows, and no characters.
_ACTIVE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]")
_WORD = re.compile(r"[a-z0-9][a-z0-9&'/%-]*")
_LONGEST_END = len("approx.")

_UNITS = [
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]  # fmt: skip
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def squash(text: str) -> str:
    """One line: every run of white space, line breaks included, is one blank; ends are trimmed."""
    return " ".join(text.split())


def tidy(text: str) -> str:
    """Lines kept, each with single blanks and trimmed ends; blank lines at both ends dropped."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return "\n".join([" ".join(line.split()) for line in text.split("\n")]).strip("\n")


def without_active(text: str) -> str:
    """The text without the characters by which it could move a cursor, colour a screen or hide its own direction."""
    return _ACTIVE.sub("", text)


def escape_active(text: str) -> str:
    """JSON or TOML with those characters as ``\\uXXXX``, which says the same and does nothing on a screen."""
    return _ACTIVE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def fold(text: str) -> str:
    """A key for comparing titles and labels: case, accents, dash and quote shapes and spacing do not count."""
    return squash(_fold_letters(text))


def _fold_letters(text: str) -> str:
    if text.isascii():
        return text.casefold()
    text = _DASH_OR_QUOTE.sub(lambda match: _DASHES[match.group()], text)
    plain = unicodedata.normalize("NFKD", text).casefold()
    accents = {character for character in set(plain) if unicodedata.combining(character)}
    if accents:
        plain = "".join(character for character in plain if character not in accents)
    return plain


def number_key(number: str) -> str:
    """A key for comparing items' numbers: "4." and "4 " are the same, "1.1" and "11" are not."""
    return fold(number).strip(" .")


def count_lines(text: str, width: int) -> int:
    """The lines that a text takes at a width in characters, at least one."""
    return sum(max(1, len(textwrap.wrap(line, width))) for line in text.split("\n"))


def words(text: str) -> list[str]:
    """The words of a text in lower case, punctuation dropped; "L&D" stays one word."""
    return _WORD.findall(_fold_letters(text))


def has_digit(text: str) -> bool:
    """Whether a digit stands in the text; ten tests for a single character cost a thirtieth of what a pattern does."""
    few = "0" in text or "1" in text or "2" in text or "3" in text or "4" in text
    return few or "5" in text or "6" in text or "7" in text or "8" in text or "9" in text


def strip_bullet(line: str) -> tuple[bool, str]:
    """Whether a line begins with a bullet, and the line without it."""
    match = _BULLET.match(line)
    if match is None:
        return False, line.strip()
    return True, line[match.end() :].strip()


def sentences(text: str) -> list[str]:
    """The sentences of a comment in order, trimmed, never empty; a line break ends a sentence."""
    return list(_sentences(text))


@lru_cache(maxsize=256)
def _sentences(text: str) -> tuple[str, ...]:
    found: list[str] = []
    start = 0
    for match in _SENTENCE_END.finditer(text):
        piece = text[start : match.start() + 1]
        if piece[-1] == "." and "\n" not in match.group() and _ABBREVIATION.search(piece, len(piece) - _LONGEST_END):
            continue
        found.append(squash(piece))
        start = match.end()
    return tuple(filter(None, [*found, squash(text[start:])]))


def closest(word: str, known: Iterable[str]) -> str | None:
    """The one known word that a misspelt word must be, or None where none or several are as near.

    ``word`` and ``known`` are compared folded. Two words are near when one slip apart (a letter wrong,
    missing, doubled or swapped with its neighbour); words under four letters are never corrected.
    """
    seen = fold(word)
    near = {candidate for candidate in known if _one_slip(seen, fold(candidate))}
    return near.pop() if len(near) == 1 else None


def _one_slip(seen: str, known: str) -> bool:
    if seen == known:
        return True
    if min(len(seen), len(known)) < 3 or len(known) < 3 or abs(len(seen) - len(known)) > 1:
        return False
    changes = [op for op in SequenceMatcher(None, seen, known, autojunk=False).get_opcodes() if op[0] != "equal"]
    if len(changes) == 1:
        _, i1, i2, j1, j2 = changes[0]
        return max(i2 - i1, j2 - j1) == 1 or (i2 - i1 == j2 - j1 == 2 and seen[i1:i2] == known[j1:j2][::-1])
    if len(changes) == 2:  # a swap of neighbours shows as one insertion and one deletion
        where = changes[0][1]
        swapped = seen[:where] + seen[where : where + 2][::-1] + seen[where + 2 :]
        return swapped == known
    return False


def read_number(word: str) -> int | None:
    """A whole number from digits or English words up to ninety-nine ("no", "one", "twenty-two"), else None."""
    folded = fold(word).strip(".,;:()")
    if folded.isascii() and folded.isdigit():
        return int(folded)
    if folded in _UNITS:
        return _UNITS.index(folded)
    if folded in ("none", "nil", "zero"):
        return 0
    tens, _, unit = folded.replace(" ", "-").partition("-")
    if tens in _TENS and (not unit or unit in _UNITS[1:10]):
        return 20 + 10 * _TENS.index(tens) + (_UNITS.index(unit) if unit else 0)
    return None


def plural(number: int, noun: str) -> str:
    """``1 item``, ``2 items``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def one_or_many(number: int) -> str:
    """The end of a phrase's key in the wording: "one" for 1, else "many"."""
    return "one" if number == 1 else "many"


def number_in_words(number: int) -> str:
    """A whole number in English words from "no" (0) to "ninety-nine"; digits from 100."""
    if number < len(_UNITS):
        return _UNITS[number]
    if number > 99:
        return str(number)
    tens, unit = divmod(number, 10)
    return _TENS[tens - 2] + (f"-{_UNITS[unit]}" if unit else "")
