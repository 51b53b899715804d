"""Lists of phrases kept as TOML beside their module, and the patterns made of them."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from rag_reports.text import fold


@cache
def load_phrases(name: str) -> Mapping[str, tuple[str, ...]]:
    """The lists of ``name.toml`` in this folder, by their key."""
    with (Path(__file__).parent / f"{name}.toml").open("rb") as file:
        return {key: tuple(phrases) for key, phrases in tomllib.load(file).items()}


def any_of(phrases: Iterable[str]) -> str:
    """A pattern for any of the phrases, the longest first; blanks match any white space, "-" also a blank."""
    ordered = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    return "(?:" + "|".join(as_pattern(phrase) for phrase in ordered) + ")"


_CONTRACTIONS = (
    ("can't ", "cannot "), ("won't ", "will not "), ("n't ", " not "), ("'re ", " are "), ("'ll ", " will "),
    ("'ve ", " have "), ("it's ", "it is "), ("that's ", "that is "), ("there's ", "there is "),
)  # fmt: skip


_PLAIN_SIGNS = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "•": " ", "\xa0": " "})


def plain(text: str) -> str:
    """The text folded, with its contractions written out."""
    return expand(fold(text if text.isascii() else text.translate(_PLAIN_SIGNS)))


def expand(small: str) -> str:
    """A text in small letters with its contractions written out."""
    small = small.replace("’", "'")
    if "'" not in small:
        return small
    small += " "
    for short, long in _CONTRACTIONS:
        small = small.replace(short, long)
    return small.strip()


def as_pattern(phrase: str) -> str:
    """A pattern for a phrase; blanks match any white space, "-" also a blank or nothing."""
    return re.escape(phrase).replace(r"\ ", r"\s+").replace(r"\-", r"[-\s]?")


def form_pattern(form: str) -> str:
    """A form, which is a pattern itself, with blanks that match any white space."""
    return form.replace(" ", r"\s+")


def any_form(forms: Iterable[str]) -> str:
    """A pattern for any of the forms, which are patterns themselves; blanks match any white space."""
    return "(?:" + "|".join(map(form_pattern, forms)) + ")"
