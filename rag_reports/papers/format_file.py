"""``format.toml`` to CommitteeFormat; everything that does not fit is listed, nothing is guessed."""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from string import Formatter
from typing import TypeGuard

from rag_reports.errors import TemplateError
from rag_reports.model import Status
from rag_reports.papers.colours import contrast
from rag_reports.papers.committee_format import ColumnFormat, CommitteeFormat, SectionFormat
from rag_reports.papers.phrases import (
    ITEM_FIELDS,
    MOVEMENT_FIELDS,
    MOVEMENTS,
    PHRASES,
    SENTENCE,
    SENTENCE_NOUNS,
    SENTENCE_STATUSES,
    WORDS,
)

STYLES = {
    **dict.fromkeys(("heading", "normal", "list", "note", "source", "sentence"), "paragraph"),
    **dict.fromkeys(("table_heading", "table_text", "table_bullet", "item_type", "status"), "paragraph"),
    "table": "table",
}
SECTION_FIELDS = {"key": ("word", "definition"), "items-with-status": ITEM_FIELDS, "movement": MOVEMENT_FIELDS}
ORDERS = ("newest first", "oldest first", "as in the tracker")
ITEMS = ("open", "new", "complete", "closed")
AUDIENCES = ("public", "restricted")

_COLOUR = re.compile(r"[0-9A-Fa-f]{6}\Z")
_LEAST_CONTRAST = 4.5  # WCAG 2.2, criterion 1.4.3


def read_format(folder: Path, problems: list[str]) -> CommitteeFormat:
    """The folder's format; what does not fit is added to ``problems``, and then the format must not be used."""
    table = _load(folder / "format.toml")
    wording = _table(table, "wording", problems)
    nouns, sentence = _count_sentence(_table(wording, "count_sentence", problems, "wording."), problems)
    return CommitteeFormat(
        committee=_text(table, "committee", "", problems),
        description=_text(table, "description", "", problems),
        title=_heading(table, "title", "", (), problems),
        folder=folder,
        classification=_texts(table, "classification", AUDIENCES, problems),
        colours=_colours(_table(table, "colours", problems), problems),
        styles=_texts(table, "styles", STYLES, problems),
        sections=_sections(table.get("sections"), problems),
        wording=_phrases(wording, PHRASES, "wording.", problems),
        words={
            **{name: _texts(wording, name, keys, problems, "wording.") for name, keys in WORDS.items()},
            "nouns": nouns,
        },
        count_sentence=sentence,
    )


def _load(path: Path) -> Mapping[str, object]:
    """The file's table; with a byte order mark or without, since Notepad writes one."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise TemplateError(path, "the file cannot be read", "Look whether it opens in an editor") from error
    except UnicodeDecodeError as error:
        raise _not_utf8(path) from error
    if "\0" in text:
        raise _not_utf8(path)
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise TemplateError(path, f"not in order: {error}", "Mend that line, or copy it from another format") from error


def _not_utf8(path: Path) -> TemplateError:
    return TemplateError(path, "the file is not saved as UTF-8", "Save it as UTF-8 (Notepad: Save as, Encoding)")


def _table(table: Mapping[str, object], key: str, problems: list[str], within: str = "") -> Mapping[str, object]:
    value = table.get(key)
    if isinstance(value, dict):
        return value
    problems.append(f"the table [{within}{key}] is missing")
    return {}


def _text(table: Mapping[str, object], key: str, within: str, problems: list[str]) -> str:
    value = table.get(key)
    if isinstance(value, str):
        return value
    problems.append(f"{within}{key} is missing" if value is None else f"{within}{key} must be text in quotes")
    return ""


def _texts(
    table: Mapping[str, object], name: str, keys: Iterable[str], problems: list[str], within: str = ""
) -> Mapping[str, str]:
    inner = table.get(name)
    if not isinstance(inner, dict):
        problems.append(f"the table [{within}{name}] is missing")
        return {}
    return {key: _text(inner, key, f"{within}{name}.", problems) for key in keys}


def _count_sentence(table: Mapping[str, object], problems: list[str]) -> tuple[Mapping[str, str], Mapping[str, object]]:
    """The nouns, and the table that ``build_count_sentence`` takes; both empty where it is missing as a whole."""
    within = "wording.count_sentence."
    if not table:
        return {}, {}
    if table.get("numbers") not in ("digits", "words"):
        problems.append(f'{within}numbers must be "digits" or "words"')
    phrases = _phrases(table, SENTENCE, within, problems)
    statuses = _table(table, "statuses", problems, within)
    nouns = _phrases(_table(table, "nouns", problems, within), SENTENCE_NOUNS, f"{within}nouns.", problems)
    said = _phrases(statuses, SENTENCE_STATUSES, f"{within}statuses.", problems)
    for name, phrase in said.items():
        if phrase and not phrase.startswith("{number} "):
            problems.append(f"{within}statuses.{name} must begin with {{number}}, which may give way to other words")
    return nouns, {**phrases, "statuses": said, "nouns": nouns}


def _phrases(
    table: Mapping[str, object], wanted: Mapping[str, tuple[str, ...]], within: str, problems: list[str]
) -> Mapping[str, str]:
    """The phrases wanted, each with no other ``{fields}`` than it may use."""
    found = {name: _text(table, name, within, problems) for name in wanted}
    for name, phrase in found.items():
        _check_fields(phrase, f"{within}{name}", wanted[name], problems)
    return found


def _heading(table: Mapping[str, object], key: str, within: str, fields: tuple[str, ...], problems: list[str]) -> str:
    """A text that must not be empty, with its ``{fields}``; a paper without it has a blank line or no title."""
    text = _text(table, key, within, problems)
    _check_fields(text, f"{within}{key}", fields, problems)
    if not text.strip() and isinstance(table.get(key), str):
        problems.append(f"{within}{key} is empty")
    return text


def _check_fields(phrase: str, name: str, fields: tuple[str, ...], problems: list[str]) -> None:
    try:
        used = [part[1:] for part in Formatter().parse(phrase) if part[1] is not None]
    except ValueError:
        problems.append(f"{name} has a brace without its partner")
        return
    for field, form, conversion in used:
        if field not in fields or form or conversion:
            allowed = ", ".join(f"{{{known}}}" for known in fields) or "none"
            problems.append(f"{name} uses {{{field}{form and ':'}{form}}}; it may use {allowed}")


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


def _sections(value: object, problems: list[str]) -> tuple[SectionFormat, ...]:
    if not _is_tables(value):
        problems.append("there is no [[sections]] table")
        return ()
    return tuple(_section(table, f"section {place}", problems) for place, table in enumerate(value, start=1))


def _is_tables(value: object) -> TypeGuard[list[dict[str, object]]]:
    return isinstance(value, list) and bool(value) and all(isinstance(table, dict) for table in value)


def _section(table: Mapping[str, object], where: str, problems: list[str]) -> SectionFormat:
    kind = _text(table, "kind", f"{where}: ", problems)
    if kind and kind not in SECTION_FIELDS:
        problems.append(f'{where}: the kind "{kind}" is not known; known are {", ".join(SECTION_FIELDS)}')
    fields = ("title",) if kind == "items-with-status" else ()
    heading = _heading(table, "heading", f"{where}: ", fields, problems)
    columns = _columns(table.get("columns"), SECTION_FIELDS.get(kind, ()), where, problems)
    if kind == "movement":
        return SectionFormat(kind, heading, columns, items=_choice(table, "changes", MOVEMENTS, where, problems))
    if kind != "items-with-status":
        return SectionFormat(kind, heading, columns)
    order = _text(table, "order", f"{where}: ", problems)
    if order and order not in ORDERS:
        problems.append(f'{where}: the order "{order}" is not known; known are {", ".join(ORDERS)}')
    return SectionFormat(kind, heading, columns, order, _choice(table, "items", ITEMS, where, problems))


def _choice(
    table: Mapping[str, object], key: str, known: Sequence[str], where: str, problems: list[str]
) -> frozenset[str]:
    """A list of at least one of the known words."""
    chosen = table.get(key)
    if isinstance(chosen, list) and chosen and all(word in known for word in chosen):
        return frozenset(chosen)
    problems.append(f"{where}: {key} must be a list of some of {', '.join(known)}")
    return frozenset()


def _columns(value: object, fields: tuple[str, ...], where: str, problems: list[str]) -> tuple[ColumnFormat, ...]:
    if not _is_tables(value):
        problems.append(f"{where}: columns must be a list of {{ field, label, width_cm }}")
        return ()
    found = []
    for place, table in enumerate(value, start=1):
        at = f"{where}, column {place}: "
        field = _text(table, "field", at, problems)
        if field and fields and field not in fields:
            problems.append(f'{at}the field "{field}" is not known; known are {", ".join(fields)}')
        width = table.get("width_cm")
        if not isinstance(width, int | float) or isinstance(width, bool) or not 0.5 <= width <= 50:
            problems.append(f"{at}width_cm must be a number of centimetres between 0.5 and 50")
            width = 1.0
        found.append(ColumnFormat(field, _text(table, "label", at, problems), float(width)))
    return tuple(found)
