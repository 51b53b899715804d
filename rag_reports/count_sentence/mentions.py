"""The atoms of a count sentence grouped by number: what each number counts, for whom, in which status."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rag_reports.count_sentence.atoms import STATUSES, TYPES, Atom
from rag_reports.text import read_number

_MAKES = re.compile(
    r"\b(?:there (?:are|were|is|was)|mak(?:es?|ing)|made|contain(?:s|ed|ing)?|includ(?:es|ed)|total(?:s|ling)?(?: of)?"
    r"|issued|gave|sets? out|identifie[sd]|resulted in|produced|lists?|has|had)"
    r"(?: (?:a|total|of|further|some|just|only|the|another))*\s*$",
    re.I,
)
_WORDS_AFTER = (
    "is are was were be been being has have had remain remains apply applies applying relevant for in at which that "
    "still now relate relates specific directed addressed applicable currently already with further new national "
    "strategic held pertain pertains fall falls item items continue continues also subsequently since just only marked "
    "shown rated recorded listed as of"
)
_FOLLOWERS = frozenset(_WORDS_AFTER.split())
_WEAK = re.compile(r"\b(?:there (?:are|were|is|was)|has|had|lists?)(?: \w+)?\s*$", re.I)
_PLAIN_WORDS = (
    "were was made in total this the report have been are is has with contained issued by hmicfrs hmic of which these"
)
_PLAIN = frozenset(_PLAIN_WORDS.split())
_AGREE = (frozenset({"in_progress", "amber", "not_due", "open"}), frozenset({"red", "overdue", "open"}))


@dataclass(slots=True)
class Mention:
    """A number, or "all" (``value`` None where no number is said), with what is said of it up to the next one.

    ``makes`` is whether a verb such as "makes" or "there are" leads to it, ``part`` whether "including" does.
    ``total`` is the nine of "six of the nine". ``unclear`` is true where its status cannot be told. ``apart`` is
    whether the status is said of a number that was told before: "5 are for the Force and are complete", and not
    "5 for the Force are complete", which says nothing of how many are for the force. ``pronoun`` is true of "both" and
    "it", which take up a number that was told before. ``carried`` is true where other words than "made" say what
    became of the items ("carried forward"), so that the number need not be all. ``strange`` is true where the number
    counts something else ("2 requirements"). ``word`` is the house's own word for the status.
    """

    value: int | None
    every: bool
    start: int
    end: int
    makes: bool = False
    part: bool = False
    item_type: str = ""
    force: bool = False
    other: bool = False
    statuses: tuple[str, ...] = ()
    unclear: bool = False
    joined: bool = False
    apart: bool = True
    pronoun: bool = False
    weak: bool = False
    carried: bool = False
    strange: bool = False
    total: int | None = None
    word: str = ""


def read_mentions(text: str, atoms: Sequence[Atom]) -> list[Mention]:
    """The mentions of a sentence in order."""
    mentions: list[Mention] = []
    index = 0
    while index < len(atoms):
        begun = _begin(text, atoms, index)
        if begun is None:
            index += 1
            continue
        mention, index = begun
        index = _read_context(mention, atoms, index)
        mentions.append(mention)
    _share(mentions)
    return mentions


def _begin(text: str, atoms: Sequence[Atom], index: int) -> tuple[Mention, int] | None:
    """The mention that starts at an atom and the index after its number; None where none starts."""
    atom = atoms[index]
    before, after = _kind(atoms, index - 1), _kind(atoms, index + 1)
    if atom.kind == "all":
        if after == "number" and atom.text.lower() in ("all", "both", "these"):
            begun = _begin(text, atoms, index + 1)
            if begun:
                begun[0].every, begun[0].start = True, atom.start
            return begun
        value = {"both": 2, "it": 1}.get(atom.text.lower())
        return Mention(value, True, atom.start, atom.end, pronoun=value is not None), index + 1
    if atom.kind == "rest":
        if before == "number" or after == "number":
            return None
        return Mention(None, False, atom.start, atom.end, unclear=True), index + 1
    if atom.kind == "label":
        return Mention(None, False, atom.start, atom.end), index + 1
    if atom.kind != "number":
        return None
    if _says_again(atoms, index):
        return None
    word = atom.text.lower()
    value = {"single": 1, "sole": 1, "the": 1, "neither": 0}.get(word, read_number(word))
    lead = text[: atom.start].rstrip("( ")
    makes = bool(_MAKES.search(lead))
    mention = Mention(value, word in ("single", "sole"), atom.start, atom.end, makes, part=before == "part")
    mention.weak = bool(_WEAK.search(lead))
    return mention, index + 1


def _says_again(atoms: Sequence[Atom], index: int) -> bool:
    """Whether a number repeats the one before it: "three (3)"."""
    one, two = atoms[index - 1] if index else None, atoms[index]
    return one is not None and one.kind == "number" and read_number(one.text) == read_number(two.text)


def _kind(atoms: Sequence[Atom], index: int) -> str:
    return atoms[index].kind if 0 <= index < len(atoms) else ""


def _read_context(mention: Mention, atoms: Sequence[Atom], index: int) -> int:
    """Reads what follows a number into its mention, up to the next one or the clause's end; gives the index there."""
    index = _read_total(mention, atoms, index)
    begin = index
    first = atoms[index] if index < len(atoms) else None
    strange = first is not None and first.kind == "word" and first.text.lower() not in _FOLLOWERS and not mention.every
    seen: list[str] = []
    only_joined = True
    separated = False
    while index < len(atoms):
        atom = atoms[index]
        if atom.kind == "stop" or _starts_next(mention, atoms, index):
            break
        if atom.kind in TYPES and not mention.item_type and seen in ([], ["open"]):
            mention.item_type = atom.kind
        elif atom.kind == "force" and not mention.other:
            mention.force = True
        elif atom.kind == "other" and not mention.force:
            mention.other = True
        elif atom.kind in STATUSES or atom.kind == "negative":
            if not seen:
                mention.apart, mention.end, mention.word = separated, atom.end, atom.word
            seen.append(atom.kind)
        elif atom.kind == "and" or atom.text.lower() in ("which", "that"):
            separated = True
        if not seen and (atom.kind in TYPES or atom.kind in ("force", "other")):
            mention.end = atom.end
        only_joined = only_joined and (not mention.item_type or atom.kind in TYPES or atom.kind == "and")
        index += 1
    words = [atom.text.lower() for atom in atoms[begin:index] if atom.kind == "word"]
    mention.carried = (not mention.makes or mention.weak) and not _PLAIN.issuperset(words)
    mention.strange = strange and not mention.item_type
    mention.joined = only_joined and bool(mention.item_type) and _kind(atoms, index) == "number"
    _settle(mention, seen, strange)
    return index


def _starts_next(mention: Mention, atoms: Sequence[Atom], index: int) -> bool:
    kind = atoms[index].kind
    if kind == "number":
        return not _says_again(atoms, index)
    if kind == "all":
        # "which are all complete" says it of the number before
        word = atoms[index].text.lower()
        relative = _kind(atoms, index - 1) == "word" and atoms[index - 1].text.lower() in (
            "are",
            "have",
            "which",
            "that",
        )
        return not (word in ("all", "both") and relative)
    return kind == "rest" and _kind(atoms, index + 1) != "number" and _kind(atoms, index - 1) != "number"


def _read_total(mention: Mention, atoms: Sequence[Atom], index: int) -> int:
    """Steps over "of the nine recommendations"; gives the index after it."""
    if _kind(atoms, index) != "out":
        return index
    index += 1
    if _kind(atoms, index) == "all":
        index += 1
    if _kind(atoms, index) == "number":
        mention.total = read_number(atoms[index].text)
        index += 1
    return index


def _settle(mention: Mention, seen: Sequence[str], strange: bool) -> None:
    """Gives a mention its statuses, or marks it unclear where they contradict each other."""
    if not seen:
        if strange and not mention.item_type:
            mention.value, mention.force, mention.makes = None, False, False
        return
    if seen[0] != "negative" and "negative" in seen:
        seen = seen[: seen.index("negative")]  # "in progress and expected to be complete in June"
    kinds = frozenset(seen)
    if (strange and not mention.item_type) or (mention.value is None and not mention.every):
        mention.unclear = True
    elif seen[0] == "white":
        # what follows tells what is awaited: "held at WHITE until the review is complete"
        mention.statuses = ("white",)
    elif len(kinds) == 1 and "negative" not in kinds:
        mention.statuses = (seen[0],)
    elif any(kinds <= agreeing for agreeing in _AGREE):
        mention.statuses = tuple(dict.fromkeys(seen))
    else:
        mention.unclear = True


def _share(mentions: Sequence[Mention]) -> None:
    """In "9 recommendations and 2 AFIs for the force" both numbers are for the force, and both are made."""
    for place in range(len(mentions) - 2, -1, -1):
        one, two = mentions[place], mentions[place + 1]
        if one.joined and two.item_type and one.item_type != two.item_type:
            one.force, one.other = one.force or two.force, one.other or two.other
            if not one.statuses:
                one.statuses, one.word = two.statuses, two.word
            one.unclear = one.unclear or two.unclear
            if one.statuses and not two.statuses:  # "34 live recommendations and 10 AFIs"
                two.statuses, two.apart, two.word = one.statuses, one.apart, one.word
            two.makes = two.makes or one.makes
            two.part = two.part or one.part
