"""A tracker's status scheme: its words, NEW beside them, and what its fill colours say."""

import colorsys
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import NamedTuple

from rag_reports.layouts.status_wording import status_of_wording
from rag_reports.model import Status
from rag_reports.text import closest, fold, squash

_NEW = re.compile(r"\(\s*new\s*\)|\[\s*new\s*\]|\bnew\b\s*[-:]?|\bnewly\b", re.I)
_LEADING_CODE = re.compile(r"^(?:\d{1,2}|[a-z])\s*[-.):]\s*(?=[a-z]{3,})")
_COLOUR = re.compile(r"\b(?:green|amber|red|white|blue)\b|(?<![\w/])[rag](?=/[rag](?![\w/]))|(?<=[rag]/)[rag](?![\w/])")
_MOVED = re.compile(r"\W*\w+\s*(?:>|->|=>|→|➔|➜|\bto\b)\s*(?P<now>\w+)\W*")
_SYMBOLS = re.compile(r"[^\w\s/%&'().,:;?!*-]")
_PER_CENT = re.compile(r"(\d{1,3}(?:\.\d+)?)\s*(?:%|per cent)(?:\s*(?:complete|completed|done))?")
_LONGEST_STATUS = 60
_LOOSE_HEADS = frozenset(("open", "closed", "live", "in progress", "in process", "ongoing", "active", "outstanding"))
_CORRECTABLE = (
    "green",
    "amber",
    "white",
    "complete",
    "completed",
    "closed",
    "implemented",
    "ongoing",
    "in progress",
    "on track",
    "overdue",
    "superseded",
)


class StatusReading(NamedTuple):
    """What a status cell's text says; ``misspelt`` where a known word was one slip away or oddly spaced."""

    status: Status | None
    word: str
    new: bool
    misspelt: bool = False
    placeholder: bool = False
    by_wording: bool = False


class _Words(NamedTuple):
    statuses: Mapping[str, Status]
    placeholders: frozenset[str]


@cache
def _known_words() -> _Words:
    table = tomllib.loads((Path(__file__).parent / "statuses.toml").read_text(encoding="utf-8"))
    statuses = {fold(word): Status(name) for name in Status for word in table[name]}
    return _Words(statuses, frozenset(table["placeholders"]["words"]))


def default_statuses() -> Mapping[str, Status]:
    """The folded status words that are known without a key or profile."""
    return _known_words().statuses


@dataclass(frozen=True)
class Scheme:
    """The status words in use, and the fills that the tracker's key shows beside them."""

    statuses: Mapping[str, Status] = field(default_factory=default_statuses)
    fills: Mapping[str, Status] = field(default_factory=dict)
    has_white: bool = False
    blank_is: Status | None = None
    blue_is: Status | None = None
    _cache: dict[str, StatusReading] = field(default_factory=dict, compare=False, repr=False)

    def read(self, text: str) -> StatusReading:
        """What a status cell's text says; cached, because statuses repeat down a column."""
        known = self._cache.get(text)
        if known is None:
            known = self._cache[text] = self._read(text)
        return known

    def _read(self, text: str) -> StatusReading:
        line = squash(text)
        if not line:
            return StatusReading(None, "", False)
        whole = fold(line)
        if len(line) <= 3 and line.strip("\ufe0f") in self.statuses:
            return StatusReading(self.statuses[line.strip("\ufe0f")], line, False)
        colours = _COLOUR.findall(whole) if len(line) <= _LONGEST_STATUS else []
        moved = _MOVED.fullmatch(whole) if len(set(colours)) > 1 else None
        if moved:
            return StatusReading(self.statuses.get(moved["now"]), line, bool(_NEW.search(line)))
        if len(set(colours)) > 1:
            return StatusReading(None, line, bool(_NEW.search(line)))
        if whole in self.statuses and whole != "new":
            return StatusReading(self.statuses[whole], line, False, misspelt=_oddly_spaced(text))
        word = squash(_NEW.sub(" ", line)).strip(" -:")
        new = word != line and bool(_NEW.search(line))
        if not word:
            return StatusReading(self.statuses.get("new") if new else None, line, False, placeholder=not new)
        status, head = (self.statuses.get(colours[0]), word) if colours else self._find(word)
        if status is None and colours:
            status, head = self._find(word)
        if status is not None:
            return StatusReading(status, head, new, misspelt=_oddly_spaced(text))
        if fold(word) in _known_words().placeholders:
            return StatusReading(None, word, new, placeholder=True)
        worded = status_of_wording(word)
        if worded is not None:
            return StatusReading(worded, word, new, by_wording=True)
        corrected = closest(word, (known for known in _CORRECTABLE if known in self.statuses))
        if corrected is not None:
            return StatusReading(self.statuses[corrected], word, new, misspelt=True)
        return StatusReading(None, word, new)

    def _find(self, word: str) -> tuple[Status | None, str]:
        folded = _SYMBOLS.sub("", _LEADING_CODE.sub("", fold(word))).strip(" .:;-*!?")
        if folded in self.statuses:
            return self.statuses[folded], word
        per_cent = _PER_CENT.fullmatch(folded)
        if per_cent:
            return (Status.GREEN if float(per_cent[1]) >= 100 else Status.AMBER), word
        if len(word) > _LONGEST_STATUS * 4:
            return None, word
        if "/" in folded:
            told = {
                self.statuses[part.strip()]
                for part in folded.split("/")
                if len(part.strip()) > 1 and part.strip() in self.statuses
            }
            if len(told) == 1:
                return told.pop(), word
        head = re.match(r"[a-z][a-z ]*[a-z]|[a-z](?=\s*[-–:(/,;])", folded)
        if head is None:
            return None, word
        rest = folded[head.end() :]
        if head[0] in self.statuses and (not rest or not rest[0].isalnum()):
            worded = status_of_wording(word) if rest and head[0] in _LOOSE_HEADS else None
            return worded or self.statuses[head[0]], word
        pieces = head[0].split(" ")
        colour = pieces[0]
        if (
            colour in ("green", "amber", "red", "white", "blue")
            and colour in self.statuses
            and len(word) <= _LONGEST_STATUS
        ):
            return self.statuses[colour], word
        last = pieces[-1]
        if (
            len(pieces) == 2
            and last in ("green", "amber", "red", "white")
            and not rest.strip()
            and len(word) <= _LONGEST_STATUS
        ):
            return self.statuses.get(last), word
        return None, word

    def status_of_fill(self, fill: str | None) -> Status | None:
        """The status that a fill colour ("RRGGBB") says by the key, else by its hue; white and grey say none.

        Where the tracker's words give a colour another meaning, as BRAG does to green, so does the fill.
        """
        if fill is None:
            return None
        if fill in self.fills:
            return self.fills[fill]
        hue = hue_status(fill)
        if hue == "BLUE":
            return self.blue_is
        return self.statuses.get(fold(hue), Status(hue)) if hue else None


def _oddly_spaced(text: str) -> bool:
    return text != text.strip() or "  " in text or "\u00a0" in text


@cache
def hue_status(fill: str) -> str:
    """ "GREEN", "AMBER", "RED" or "BLUE" by the hue of a fill ("RRGGBB"); "" for white, grey, black and other hues."""
    red, green, blue = (int(fill[start : start + 2], 16) / 255 for start in (0, 2, 4))
    hue, lightness, _ = colorsys.rgb_to_hls(red, green, blue)
    chroma = max(red, green, blue) - min(red, green, blue)
    degrees = hue * 360
    if chroma < 0.12 or lightness < 0.12:
        return ""
    if degrees < 17 or degrees >= 340:
        return "RED"
    if degrees < 68:
        return "AMBER"
    if 72 <= degrees < 172:
        return "GREEN"
    if 185 <= degrees < 250:
        return "BLUE"
    return ""


def colours_that_tell(pairs: Iterable[tuple[str, Status | None]], scheme: Scheme) -> Mapping[str, Status]:
    """The fills of a status column that stand for a status, with that status.

    ``pairs`` are (fill, status of the word in the cell, None where there is no word). A fill that lies
    behind several statuses, as banding does, says nothing; one that disagrees with its few words still tells.
    """
    words: dict[str, list[Status]] = {}
    for fill, status in pairs:
        seen = words.setdefault(fill, [])
        if status is not None:
            seen.append(status)
    told: dict[str, Status] = {}
    for fill, statuses in words.items():
        says = scheme.status_of_fill(fill)
        if says is None:
            continue
        agree = statuses.count(says)
        if fill in scheme.fills or agree * 2 >= len(statuses) or (len(statuses) <= 2 and _strong(fill)):
            told[fill] = says
    return told


def _strong(fill: str) -> bool:
    channels = [int(fill[start : start + 2], 16) for start in (0, 2, 4)]
    return max(channels) - min(channels) >= 128
