"""A committee format as plain data: sections, columns, colours, styles, wording, and the Word file they go into."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from rag_reports.model import DetailField, ItemType
from rag_reports.text import one_or_many


@dataclass(frozen=True, slots=True)
class ColumnFormat:
    """A table column: what it holds, the label of its header cell, and its width in centimetres."""

    field: str
    label: str
    width_cm: float


@dataclass(frozen=True, slots=True)
class LineFormat:
    """A line of a paper: its style, a key of ``[styles]``, and its text with ``{fields}`` and ``**bold**``.

    It stands only where ``when`` holds, "" for always; "not" before it turns it round. Where a field is blank the text
    ``otherwise`` stands in its place, "" for none. What a field of several paragraphs goes on with has the style
    ``more``, "" for the same; the points of a list in it have the style ``bullet``. References to the report or
    item that the line tells of lead to the line that has ``place``.
    """

    style: str
    text: str
    when: str = ""
    otherwise: str = ""
    more: str = ""
    bullet: str = "bullet"
    place: bool = False


@dataclass(frozen=True, slots=True)
class SectionFormat:
    """A section; ``order`` is "" and ``items``, of a movement its kinds of changes, empty for none.

    ``control`` is the tag of the content control that the section goes into. ``lines`` has the lines by what they are
    for: "lines" of a narrative; "lead", "none", "report", "theme" and "item" of reports. ``which`` are the reports that
    are told of, ``heading_style`` is a key of ``[styles]``.
    """

    kind: str
    heading: str
    columns: tuple[ColumnFormat, ...] = ()
    order: str = ""
    items: frozenset[str] = frozenset()
    which: str = ""
    heading_style: str = "heading"
    lines: Mapping[str, tuple[LineFormat, ...]] = field(default_factory=dict)
    control: str = "body"


@dataclass(frozen=True)
class CommitteeFormat:
    """How one committee wants its papers.

    ``wording`` holds the phrases by key, with their ``{fields}`` still in them, and ``words`` the tables of
    ``[wording]`` by name; ``count_sentence`` is the table of that name as it stands in the file. ``colours``
    are six hexadecimal digits. ``fields`` are those of the paper, ``report_fields`` and ``item_fields`` those that
    are given for each report or item. ``styles`` holds only those that the sections use.
    """

    committee: str
    description: str
    title: str
    folder: Path
    classification: Mapping[str, str]
    colours: Mapping[str, str]
    styles: Mapping[str, str]
    sections: tuple[SectionFormat, ...]
    wording: Mapping[str, str]
    words: Mapping[str, Mapping[str, str]]
    count_sentence: Mapping[str, object]
    fields: tuple[DetailField, ...] = ()
    report_fields: tuple[DetailField, ...] = ()
    item_fields: tuple[DetailField, ...] = ()

    @property
    def name(self) -> str:
        """What ``--template`` takes: the folder's name."""
        return self.folder.resolve().name

    @property
    def is_paper(self) -> bool:
        """Whether it is a paper, with text of its own and fields that staff give, rather than an appendix alone."""
        return bool(self.fields) or any(section.lines for section in self.sections)

    @property
    def controls(self) -> tuple[str, ...]:
        """The tags of the content controls that the sections go into, each once."""
        return tuple(dict.fromkeys(section.control for section in self.sections))

    @property
    def template(self) -> Path:
        """The Word file."""
        return self.folder / "template.docx"

    @property
    def files(self) -> tuple[Path, ...]:
        """The files that the format was read from."""
        return self.folder / "format.toml", self.template

    def say(self, phrase: str, **values: object) -> str:
        """A phrase of ``[wording]`` with its fields filled in."""
        return self.wording[phrase].format(**values)

    def count(self, phrase: str, number: int, **values: object) -> str:
        """The phrase for one or for many, "" for none."""
        return self.say(f"{phrase}_{one_or_many(number)}", count=number, **values) if number else ""

    def noun(self, kinds: frozenset[ItemType], number: int) -> str:
        """What so many items are called: by their type where they share one, else simply items."""
        if len(kinds) != 1:
            return self.say(f"item_{one_or_many(number)}")
        return self.words["nouns"][f"{next(iter(kinds)).replace(' ', '_')}_{one_or_many(number)}"]
