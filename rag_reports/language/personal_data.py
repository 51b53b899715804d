"""What a text says of a person who is no chief officer: "DS Jones", a collar number, an e-mail address, a telephone."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from rag_reports.language.contacts import find_addresses, find_telephones
from rag_reports.language.finder import words_of
from rag_reports.language.phrases import any_form, load_phrases
from rag_reports.language.post_names import is_post_word

_CUE = re.compile(
    r"PC|PSs? |Pcs? |Ps |DCs? |DSs? |DIs? |DSU|Dcs? |Ds |Dci |CI |DCS|Constable|Det Con|Supt|Sgt|Sergeant|Superint"
    r"|SUPT|SGT|Insp |Insp\.|Inspector|INSP|@|\+44|\(0"
)
_CUE_OF_NUMBER = re.compile("(?:ollar|arrant|houlder) nu")
_RANK = re.compile("PC|PS|P[cs]|DC|DS|D[cs]|DI|CI|S(?:gt|GT|erg|upt|UPT|uper)|Det|Const|I(?:nsp|NSP)")
"""A part of each rank."""
_WARRANT = re.compile(
    r"\b(?:collar|warrant|shoulder)\s+(?:numbers?)\s*(?:is\s+|:\s*)?(?:[A-Z]{1,2}\s?)?\d{2,6}\b", re.I
)
_AFTER = re.compile(r"\.?(?:[ \xa0]*(?P<collar>\d{1,6})\b(?!\s*(?:%|per cent|percent)|[.,/:-]\d))?")
_WORD = re.compile(r"[ \xa0]+(?P<word>[A-Z](?:[\w'’-]*\w)?)(?P<stop>\.?)")
_INITIALS = re.compile(r"[A-Z]{1,2}\Z")
_WRITTEN_AS_NAME = re.compile(r"(?:O['’]|Mc|Mac)?[A-Z][a-z]+\Z")
_CELTIC = re.compile(r"(?:O['’]|Mc)[A-Z]")
_NO_RANK = re.compile(r"(?:[/&-]|\b(?:chief|hm|majesty['’]s)\s)\Z", re.I)
_NEAR = 10
_YEARS = range(1980, 2041)


@dataclass(frozen=True, slots=True)
class PersonalData:
    """What a text holds: persons by rank and name or number, and contacts, each once, as they stand in it."""

    people: tuple[str, ...]
    contacts: tuple[str, ...]


def may_hold_personal_data(text: str) -> bool:
    """A cheap test of a text that begins with a blank: without one of the cues nothing is looked for."""
    if " 0" in text or _CUE.search(text):
        return True
    return " nu" in text and _CUE_OF_NUMBER.search(text) is not None


@lru_cache(maxsize=1024)
def find_personal_data(text: str) -> PersonalData | None:
    """Roles, chief officers, shared mailboxes and public lines are none; None where there is nothing."""
    if not may_hold_personal_data(f" {text}"):
        return None
    people = [*_people(text)]
    if "number" in text.lower():
        people += [" ".join(match.group().split()) for match in _WARRANT.finditer(text)]
    contacts = [*find_addresses(text), *find_telephones(text)] if "@" in text or "0" in text else []
    if not (people or contacts):
        return None
    return PersonalData(tuple(dict.fromkeys(people)), tuple(dict.fromkeys(contacts)))


def _people(text: str) -> Iterator[str]:
    if not _RANK.search(text):
        return
    for rank in _ranks().finditer(text):
        if _NO_RANK.search(text, max(0, rank.start() - _NEAR), rank.start()):
            continue
        low = rank["low"] is not None
        after = _AFTER.match(text, rank.end())
        collar = after["collar"] if after else None
        start = after.end() if after else rank.end()
        end = _end_of_name(text, start, low=low, numbered=bool(collar))
        if end is None and low and collar and _is_collar_number(collar, rank.start(), start, text):
            end = start
        if end is not None:
            yield " ".join(text[rank.start() : end].split())


@cache
def _ranks() -> re.Pattern[str]:
    lists = load_phrases("personal_data")
    low, high = (any_form(sorted(lists[key], key=len, reverse=True)) for key in ("low", "high"))
    acting = r"(?:[AT][/-]|(?:Acting|Temporary|Temp\.?|Det\.?|Detective)\s+|D/)?"
    return re.compile(rf"\b{acting}(?:(?P<low>{low})|{high})(?![A-Za-z'’/-])")


def _end_of_name(text: str, start: int, *, low: bool, numbered: bool) -> int | None:
    """Where the surname that begins here ends, None where no name begins."""
    following = _words(text, start)
    names = load_phrases("personal_data")
    if not following:
        return None
    first, second = following[0], following[1] if len(following) > 1 else None
    if second and (_INITIALS.match(first["word"]) or first["word"].lower() in names["forenames"]):
        plain = _plain(second)
        if _is_surname(plain, low=True, before_capital=False) or (
            _WRITTEN_AS_NAME.match(plain) and not is_post_word(plain)
        ):
            return _end(second)
    plain = _plain(first)
    if _is_surname(plain, low=low, before_capital=second is not None):
        return _end(first)
    if not (low and _WRITTEN_AS_NAME.match(plain)) or is_post_word(plain):
        return None
    acts = second is None and not first["stop"] and _acts().match(text, first.end())
    return _end(first) if acts or (numbered and second is None) else None


def _words(text: str, start: int) -> list[re.Match[str]]:
    """Up to three words with a capital that stand here, to the end of a sentence; full stops of initials end none."""
    found: list[re.Match[str]] = []
    while len(found) < 3 and (match := _WORD.match(text, start)):
        found.append(match)
        start = match.end()
        if match["stop"] and not _INITIALS.match(match["word"]):
            break
    return found


def _plain(word: re.Match[str]) -> str:
    return word["word"].replace("’", "'").removesuffix("'s")


def _end(word: re.Match[str]) -> int:
    return word.start("word") + len(_plain(word))


def _is_surname(name: str, *, low: bool, before_capital: bool) -> bool:
    """Whether a word is one after a rank; in capitals throughout it must be one that is nothing else."""
    lists = load_phrases("personal_data")
    small = name.lower()
    if small in _surnames() or (_CELTIC.match(name) and len(name) > 4):
        return True
    if name.isupper() or before_capital:
        return "-" in name and any(part in _surnames() for part in small.split("-"))
    parts = small.split("-")
    return (
        small in lists["also_words"]
        or (low and small in lists["also_places"])
        or (len(parts) == 2 and any(part in _surnames() for part in parts) and not any(map(is_post_word, parts)))
    )


@cache
def _surnames() -> frozenset[str]:
    return frozenset(load_phrases("personal_data")["surnames"])


@cache
def _acts() -> re.Pattern[str]:
    return re.compile(rf"\s+{any_form(load_phrases('personal_data')['person_verbs'])}\b")


def _is_collar_number(collar: str, start: int, end: int, text: str) -> bool:
    """Whether a figure after a rank is one officer's number: not a year, and not a count of officers."""
    if len(collar) < 4 and not collar.startswith("0"):
        return False
    if len(collar) == 4 and int(collar) in _YEARS:
        return False
    before = max(text.rfind(sign, 0, start) for sign in ".!?\n")
    ends = [place for place in (text.find(sign, end) for sign in ".!?\n") if place >= 0]
    sentence = text[before + 1 : min(ends, default=len(text))]
    return not any(word in load_phrases("personal_data")["counts"] for word in words_of(sentence))
