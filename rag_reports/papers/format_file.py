"""``format.toml`` to CommitteeFormat; everything that does not fit is listed, nothing is guessed."""

import re
from collections.abc import Mapping
from pathlib import Path

from rag_reports.errors import TemplateError
from rag_reports.language.markings import find_marking
from rag_reports.model import Audience, DetailField, Status
from rag_reports.papers.colours import contrast
from rag_reports.papers.committee_format import CommitteeFormat
from rag_reports.papers.folders import find_templates, known_names
from rag_reports.papers.format_sections import read_sections, used_styles
from rag_reports.papers.format_values import (
    is_tables,
    read_heading,
    read_optional,
    read_phrases,
    read_table,
    read_text,
    read_texts,
)
from rag_reports.papers.phrases import PHRASES, SENTENCE, SENTENCE_NOUNS, SENTENCE_STATUSES, WORDS
from rag_reports.small_files import read_toml

AUDIENCES = tuple(Audience)

_INHERITED = ("classification", "colours", "styles", "wording")
_FIELDS = ("fields", "report_fields", "item_fields")
_NAME = re.compile(r"[a-z][a-z0-9_]*\Z")
_COLOUR = re.compile(r"[0-9A-Fa-f]{6}\Z")
_LEAST_CONTRAST = 4.5  # WCAG 2.2, criterion 1.4.3


def read_format(folder: Path, problems: list[str]) -> CommitteeFormat:
    """The folder's format; what does not fit is added to ``problems``, and then the format must not be used."""
    table = _inherit(_load(folder / "format.toml"), problems)
    wording = read_table(table, "wording", problems)
    nouns, sentence = _count_sentence(read_table(wording, "count_sentence", problems, "wording."), problems)
    own = {name: _fields(table.get(name), name, problems) for name in _FIELDS}
    sections = read_sections(table.get("sections"), own, problems)
    return CommitteeFormat(
        committee=read_text(table, "committee", "", problems),
        description=read_text(table, "description", "", problems),
        title=read_heading(table, "title", "", (), problems),
        folder=folder,
        classification=_classification(table, problems),
        colours=_colours(read_table(table, "colours", problems), problems),
        styles=read_texts(table, "styles", used_styles(sections), problems),
        sections=sections,
        wording=read_phrases(wording, PHRASES, "wording.", problems),
        words={
            **{name: read_texts(wording, name, keys, problems, "wording.") for name, keys in WORDS.items()},
            "nouns": nouns,
        },
        count_sentence=sentence,
        fields=own["fields"],
        report_fields=own["report_fields"],
        item_fields=own["item_fields"],
    )


def _inherit(table: dict[str, object], problems: list[str]) -> Mapping[str, object]:
    """The table with what it does not say taken from the format that it names as ``extends``."""
    name = read_optional(table, "extends", "", problems)
    if not name:
        return table
    known = known_names()
    if name not in known:
        problems.append(f'extends "{name}" is no format that comes with rag_reports; known are {", ".join(known)}')
        return table
    other = _inherit(_load(find_templates() / name / "format.toml"), problems)
    return table | {key: _merge(other.get(key), table.get(key)) for key in _INHERITED}


def _merge(other: object, own: object) -> object:
    if isinstance(other, dict) and isinstance(own, dict):
        return other | {key: _merge(other.get(key), value) for key, value in own.items()}
    return other if own is None else own


def _fields(value: object, name: str, problems: list[str]) -> tuple[DetailField, ...]:
    """What staff give for a paper: ``[[fields]]``, ``[[report_fields]]`` or ``[[item_fields]]``."""
    if value is None:
        return ()
    if not is_tables(value):
        problems.append(f"{name} must be tables of name, label and means: [[{name}]]")
        return ()
    found = []
    for place, table in enumerate(value, start=1):
        at = f"{name} {place}: "
        field = read_text(table, "name", at, problems)
        if field and not _NAME.match(field):
            problems.append(f'{at}the name "{field}" must be small letters, digits and _ alone')
        required = table.get("required", False)
        if not isinstance(required, bool):
            problems.append(f"{at}required must be true or false")
        label, means = read_heading(table, "label", at, (), problems), read_text(table, "means", at, problems)
        found.append(DetailField(field, label, means, required is True))
    return tuple(found)


def _load(path: Path) -> dict[str, object]:
    return read_toml(path, TemplateError, "Mend that line, or copy it from another format.")


def _count_sentence(table: Mapping[str, object], problems: list[str]) -> tuple[Mapping[str, str], Mapping[str, object]]:
    """The nouns, and the table that ``build_count_sentence`` takes; both empty where it is missing as a whole."""
    within = "wording.count_sentence."
    if not table:
        return {}, {}
    if table.get("numbers") not in ("digits", "words"):
        problems.append(f'{within}numbers must be "digits" or "words"')
    phrases = read_phrases(table, SENTENCE, within, problems)
    statuses = read_table(table, "statuses", problems, within)
    nouns = read_phrases(read_table(table, "nouns", problems, within), SENTENCE_NOUNS, f"{within}nouns.", problems)
    said = read_phrases(statuses, SENTENCE_STATUSES, f"{within}statuses.", problems)
    for name, phrase in said.items():
        if phrase and not phrase.startswith("{number} "):
            problems.append(f"{within}statuses.{name} must begin with {{number}}, which may give way to other words")
    return nouns, {**phrases, "statuses": said, "nouns": nouns}


def _classification(table: Mapping[str, object], problems: list[str]) -> Mapping[str, str]:
    found = read_texts(table, "classification", AUDIENCES, problems)
    marking = find_marking(found.get(Audience.PUBLIC, ""))
    if marking:
        problems.append(f'classification.public is "{marking}", which no public edition can bear')
    return found


def _colours(table: Mapping[str, object], problems: list[str]) -> Mapping[str, str]:
    for status in Status:
        if status not in table:
            problems.append(f"colours.{status} is missing")
    colours = {}
    for word, value in table.items():
        if not isinstance(value, str) or not _COLOUR.match(value):
            problems.append(f"colours.{word} must be six hexadecimal digits in quotes")
        elif contrast("000000", value) < _LEAST_CONTRAST:
            problems.append(f"colours.{word} is too dark for black text (contrast below {_LEAST_CONTRAST} to 1)")
        else:
            colours[word.upper()] = value.upper()
    return colours
