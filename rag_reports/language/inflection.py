"""Forms of regular verbs and of the irregular ones that trackers use; the first word of a phrase is the verb."""

_DOUBLED = ("plan", "submit", "embed", "set", "run", "begin", "put", "map", "commit", "refer", "drop", "stop", "cut")
_PARTICIPLES = {
    "write": "written", "rewrite": "rewritten", "set": "set", "build": "built", "draw": "drawn", "buy": "bought",
    "undertake": "undertaken", "hold": "held", "seek": "sought", "begin": "begun", "take": "taken", "run": "run",
    "go": "gone", "be": "been", "bring": "brought", "put": "put", "meet": "met", "make": "made", "do": "done",
    "drive": "driven", "oversee": "overseen", "fall": "fallen", "rise": "risen", "show": "shown", "feed": "fed",
    "stand": "stood", "re-run": "re-run",
}  # fmt: skip
_PASTS = _PARTICIPLES | {
    "write": "wrote", "rewrite": "rewrote", "draw": "drew", "undertake": "undertook", "begin": "began", "take": "took",
    "run": "ran", "go": "went", "be": "was", "do": "did", "drive": "drove", "oversee": "oversaw", "fall": "fell",
    "rise": "rose", "show": "showed",
}  # fmt: skip


def present_participle(verb: str) -> str:
    """ "rolling out"."""
    first, rest = _split(verb)
    if first in _DOUBLED:
        first += first[-1]
    elif first.endswith("e") and not first.endswith("ee") and first != "be":
        first = first[:-1]
    return f"{first}ing{rest}"


def participle(verb: str) -> str:
    """ "written", "rolled out"."""
    first, rest = _split(verb)
    return _PARTICIPLES.get(first, "") + rest if first in _PARTICIPLES else _regular(first) + rest


def past(verb: str) -> str:
    """ "wrote", "rolled out"."""
    first, rest = _split(verb)
    return _PASTS[first] + rest if first in _PASTS else _regular(first) + rest


def third_person(verb: str) -> str:
    """ "writes", "carries out"."""
    first, rest = _split(verb)
    if first.endswith("y") and first[-2] not in "aeiou":
        return f"{first[:-1]}ies{rest}"
    return f"{first}{'es' if first.endswith(('s', 'sh', 'ch', 'x', 'o')) else 's'}{rest}"


def _split(verb: str) -> tuple[str, str]:
    first, blank, rest = verb.partition(" ")
    return first, blank + rest


def _regular(verb: str) -> str:
    if verb in _DOUBLED:
        return f"{verb}{verb[-1]}ed"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return f"{verb[:-1]}ied"
    return f"{verb}d" if verb.endswith("e") else f"{verb}ed"
