"""Values of ``format.toml``, read with what is wrong with them added to a list of problems."""

import re
from collections.abc import Iterable, Mapping
from string import Formatter
from typing import TypeGuard

_NOT_IN_WORD = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def read_optional(table: Mapping[str, object], key: str, within: str, problems: list[str]) -> str:
    """The text of a key, "" where it is not there."""
    return read_text(table, key, within, problems) if key in table else ""


def read_table(table: Mapping[str, object], key: str, problems: list[str], within: str = "") -> Mapping[str, object]:
    """The table of a key, empty where it is missing."""
    value = table.get(key)
    if isinstance(value, dict):
        return value
    problems.append(f"the table [{within}{key}] is missing")
    return {}


def read_text(table: Mapping[str, object], key: str, within: str, problems: list[str]) -> str:
    """The text of a key, "" where it is missing."""
    value = table.get(key)
    if isinstance(value, str) and not _NOT_IN_WORD.search(value):
        return value
    if isinstance(value, str):
        problems.append(f"{within}{key} holds a control character, which Word does not take")
    else:
        problems.append(f"{within}{key} is missing" if value is None else f"{within}{key} must be text in quotes")
    return ""


def read_texts(
    table: Mapping[str, object], name: str, keys: Iterable[str], problems: list[str], within: str = ""
) -> Mapping[str, str]:
    """The texts of the keys wanted in an inner table."""
    inner = table.get(name)
    if not isinstance(inner, dict):
        problems.append(f"the table [{within}{name}] is missing")
        return {}
    return {key: read_text(inner, key, f"{within}{name}.", problems) for key in keys}


def read_phrases(
    table: Mapping[str, object], wanted: Mapping[str, tuple[str, ...]], within: str, problems: list[str]
) -> Mapping[str, str]:
    """The phrases wanted, each with no other ``{fields}`` than it may use."""
    found = {name: read_text(table, name, within, problems) for name in wanted}
    for name, phrase in found.items():
        check_fields(phrase, f"{within}{name}", wanted[name], problems)
    return found


def read_heading(
    table: Mapping[str, object], key: str, within: str, fields: tuple[str, ...], problems: list[str]
) -> str:
    """A text that must not be empty, with its ``{fields}``; a paper without it has a blank line or no title."""
    text = read_text(table, key, within, problems)
    check_fields(text, f"{within}{key}", fields, problems)
    if not text.strip() and isinstance(table.get(key), str):
        problems.append(f"{within}{key} is empty")
    return text


def check_fields(phrase: str, name: str, fields: tuple[str, ...], problems: list[str]) -> None:
    """Tells of each ``{field}`` of a phrase that it may not use."""
    try:
        used = [part[1:] for part in Formatter().parse(phrase) if part[1] is not None]
    except ValueError:
        problems.append(f"{name} has a brace without its partner")
        return
    for field, form, conversion in used:
        if field not in fields or form or conversion:
            allowed = ", ".join(f"{{{known}}}" for known in fields) or "none"
            problems.append(f"{name} uses {{{field}{form and ':'}{form}}}; it may use {allowed}")


def is_tables(value: object) -> TypeGuard[list[dict[str, object]]]:
    """Whether a value is a list of at least one table and of nothing else."""
    return isinstance(value, list) and bool(value) and all(isinstance(table, dict) for table in value)
