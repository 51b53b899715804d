"""Which organisation, other than the force itself, a text names."""

import re
from functools import cache, lru_cache

from rag_reports.language.finder import PhraseFinder, listed_forms, listed_phrases
from rag_reports.language.phrases import any_of, as_pattern, form_pattern, load_phrases

OWN = "ǁ"  # stands for each letter of the force's own name: a letter to regular expressions, and in no paper
_CAPITALISED = r"(?:[A-Z][\w'&-]+)"
_LINK = r"(?:of|and|the|upon|&)"
_ACRONYM = re.compile(r"(?<![\w/&-])(?:[A-Z]{2,}[a-z]?[A-Z]*s?|[A-Z][a-z]{0,2}[A-Z]{2,})(?![\w&-])")
_CAPITAL = re.compile(r"(?<=[a-z0-9,;:&(/-] )(?<!: )[A-Z][a-z][\w'-]*|(?<=\()[A-Z][a-z][\w'-]*")


def find_organisation(text: str, own: tuple[str, ...], extra: tuple[str, ...]) -> re.Match[str] | None:
    """The first organisation that a text names, None where it names none but the force.

    ``own`` are the force's own names, which do not count; ``extra`` organisations that the layout knows besides.
    Positions are those of :func:`mask_own`.
    """
    masked = mask_own(text, own)
    found = [match for match in (_first(masked, extra), _named_body(masked)) if match]
    return min(found, key=lambda match: match.start(), default=None)


@lru_cache(maxsize=1024)
def points_outside(text: str, own: tuple[str, ...], extra: tuple[str, ...]) -> bool:
    """Whether a text names an organisation, or points at one: "our supplier", "the Op Bluebell team", an acronym.

    Capitals count where they are none of the usual ones inside a force. "Others" points at nobody.
    """
    masked = mask_own(text, own)
    if (
        _first(masked, extra)
        or _named_body(masked)
        or listed_forms("organisations", "outside", flags=re.I).search(masked)
    ):
        return True
    return any(_is_foreign(word, masked) for word in _ACRONYM.finditer(masked)) or any(
        _is_foreign(word, masked) for word in _CAPITAL.finditer(masked)
    )


@cache
def _inside() -> frozenset[str]:
    lists = load_phrases("organisations")
    return frozenset(word.lower() for word in (*lists["internal"], *lists["inside_words"]))


def _is_foreign(word: re.Match[str], text: str) -> bool:
    """Whether a capitalised word is neither the usual vocabulary inside a force nor the name of a person of rank."""
    before = text[: word.start()].rstrip(" .").rsplit(maxsplit=1)[-1:]
    if before and before[0].lower().strip("(,") in load_phrases("organisations")["ranks"]:
        return False
    bare = word.group().lower().removesuffix("'s").strip("'")
    return bare not in _inside() and bare.removesuffix("s") not in _inside()


def mask_own(text: str, own: tuple[str, ...]) -> str:
    """The text with straight apostrophes and the force's own names put out of sight; its length stays."""
    plain = text.replace("’", "'")
    names = tuple(name for name in own if name.strip())
    if not names:
        return plain
    return _own_names(names).sub(lambda match: OWN * len(match.group()), plain)


@cache
def _own_names(names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(names)}(?!\w)", re.I)


def national_work(text: str) -> re.Match[str] | None:
    """What is done nationally without naming a body: "national guidance"."""
    return listed_phrases("organisations", "national", re.I).search(text)


def _first(masked: str, extra: tuple[str, ...]) -> re.Match[str] | None:
    found = [*_acronyms().find(masked), *_names(extra).find(masked)]
    return min(found, key=lambda match: (match.start(), -match.end()), default=None)


@cache
def _acronyms() -> PhraseFinder:
    return PhraseFinder(map(re.escape, load_phrases("organisations")["acronyms"]))


@cache
def _names(extra: tuple[str, ...]) -> PhraseFinder:
    lists = load_phrases("organisations")
    inspectorates = any_of(lists["inspectorates"])
    names = sorted((*lists["names"], *(name for name in extra if name.strip())), key=len, reverse=True)
    awaited = (
        r"(?:await(?:ing|ed from)?|wait(?:ing|s)? (?:for|on)|depend[ea]nt (?:up)?on|pending|is for|are for|owned by)"
    )
    falls_to = r"(?:to (?:deliver|publish|lead|provide|issue|decide|produce)|will|should|must|is to|are to)"
    forms = (rf"{awaited}\s+(?:\w+\s+){{0,3}}{inspectorates}", rf"{inspectorates}\s+{falls_to}")
    return PhraseFinder((*map(as_pattern, names), *map(form_pattern, forms)), flags=re.I)


@cache
def _kinds() -> PhraseFinder:
    kinds = (*load_phrases("organisations")["kinds"], "Ministry", "Department", "Office")
    return PhraseFinder(map(as_pattern, kinds))


@cache
def _body() -> re.Pattern[str]:
    kinds = any_of(load_phrases("organisations")["kinds"])
    names = rf"((?:{_CAPITALISED}\s+)(?:(?:{_CAPITALISED}|{_LINK})\s+){{0,4}}){kinds}(?![\w-])"
    return re.compile(rf"\b{names}|\b(?:Ministry|Department|Office) (?:of|for) (?:the )?{_CAPITALISED}")


def _named_body(masked: str) -> re.Match[str] | None:
    if not _kinds().search(masked):
        return None
    no_name = set(load_phrases("organisations")["no_name"])
    for match in _body().finditer(masked):
        before = [word for word in (match.group(1) or "X").split() if word.lower() not in no_name]
        if before:
            return match
    return None
