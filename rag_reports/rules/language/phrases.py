"""Lists of phrases kept as TOML beside their module, and the patterns made of them."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path


@cache
def load_phrases(name: str) -> Mapping[str, tuple[str, ...]]:
    """The lists of ``name.toml`` in this folder, by their key."""
    with (Path(__file__).parent / f"{name}.toml").open("rb") as file:
        return {key: tuple(phrases) for key, phrases in tomllib.load(file).items()}


def any_of(phrases: Iterable[str]) -> str:
    """A pattern for any of the phrases, the longest first; blanks match any white space, "-" also a blank."""
    ordered = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    return "(?:" + "|".join(_escape(phrase) for phrase in ordered) + ")"


def any_form(forms: Iterable[str]) -> str:
    """A pattern for any of the forms, which are patterns themselves; blanks match any white space."""
    return "(?:" + "|".join(form.replace(" ", r"\s+") for form in forms) + ")"


def _escape(phrase: str) -> str:
    return re.escape(phrase).replace(r"\ ", r"\s+").replace(r"\-", r"[-\s]?")
