"""A layout profile: what a person settles about a workbook's layout, as TOML that wins over inference."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from textwrap import wrap

from rag_reports.errors import LayoutError
from rag_reports.layouts.labels import label_words
from rag_reports.layouts.scheme import default_statuses
from rag_reports.model import Column, Field, Shape, Status, Tracker, column_letters
from rag_reports.small_files import read_toml
from rag_reports.text import escape_active, fold, squash

IGNORE = "ignore"
_COLUMN_KEY = re.compile(r"column ([A-Z]{1,3})", re.I)
_TABLES = {"shape", "sheets", "header_rows", "columns", "statuses", "colours", "force", "public", "rules"}


@dataclass(frozen=True)
class LayoutProfile:
    """What is settled; everything left empty is inferred.

    ``sheets`` are the only sheets read. ``header_rows`` maps a sheet to the rows (1-based) of its labels, the lower
    of two where labels take two. ``columns`` maps a label, or ``column C``, to a field, None to leave the column
    alone; the case, punctuation and small words of a label do not count. ``statuses`` maps folded words
    and ``colours`` fills ("RRGGBB") to statuses. ``withheld`` are the columns, named as in ``columns``, that no public
    edition shows.
    """

    name: str
    shape: Shape | None = None
    sheets: tuple[str, ...] = ()
    header_rows: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    columns: Mapping[str, Field | None] = field(default_factory=dict)
    statuses: Mapping[str, Status] = field(default_factory=dict)
    colours: Mapping[str, Status] = field(default_factory=dict)
    force: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    withheld: tuple[str, ...] = ()
    rule_options: Mapping[str, Mapping[str, object]] = field(default_factory=dict)

    def settled(self, label: str, column: int) -> tuple[bool, Field | None]:
        """Whether the profile settles a column, and the field it gives it (None: leave it alone)."""
        for key in (f"column {column_letters(column)}", column_key(label)):
            if key in self._by_key:
                return True, self._by_key[key]
        return False, None

    def withholds(self, label: str, column: int) -> bool:
        """Whether the column is kept from the public."""
        keys = {column_key(key) for key in self.withheld}
        return not keys.isdisjoint((f"column {column_letters(column)}", column_key(label)))

    def unused(self, labels: Iterable[str], columns: Iterable[int]) -> list[str]:
        """The columns that it names and that fit none of the labels and columns of the tables that were found."""
        known = {column_key(label) for label in labels} | {f"column {column_letters(column)}" for column in columns}
        named = [key for key, field in self.columns.items() if field is not None]
        return [key for key in dict.fromkeys((*named, *self.withheld)) if column_key(key) not in known]

    @cached_property
    def _by_key(self) -> Mapping[str, Field | None]:
        """``columns`` by the words of their labels."""
        return {column_key(label): field for label, field in self.columns.items()}


def column_key(label: str) -> str:
    """What two ways of typing a label have in common; ``column C`` keeps its letters."""
    letters = _COLUMN_KEY.fullmatch(squash(label))
    return f"column {letters[1].upper()}" if letters else " ".join(label_words(label))


def samples_folder() -> Path:
    """The folder of the sample workbooks: beside the modules when installed, beside the package in a checkout."""
    package = Path(__file__).parent.parent
    inside = package / "workbooks"
    return inside if inside.is_dir() else package.parent / "workbooks"


def load_profile(name: str | Path) -> LayoutProfile:
    """Read a profile from a TOML file, or by the name of a sample force; raises LayoutError."""
    path = Path(name)
    if not path.is_file():
        sample = samples_folder() / path.name / "layout.toml"
        if path.name != str(name) or not sample.is_file():
            known = ", ".join(sorted(folder.parent.name for folder in samples_folder().glob("*/layout.toml")))
            raise LayoutError(name, "there is no such layout file", f"Give a .toml file, or one of: {known}.")
        path = sample
    return _read_table(read_toml(path, LayoutError, "Correct that line, or save the layout anew."), path)


def _read_table(table: dict[str, object], path: Path) -> LayoutProfile:
    unknown = sorted(set(table) - _TABLES)
    if unknown:
        raise LayoutError(path, f'"{unknown[0]}" is not known here', f"Known are: {', '.join(sorted(_TABLES))}.")
    shape = table.get("shape")
    if shape is not None and shape not in list(Shape):
        raise LayoutError(path, f'shape = "{shape}"', f"Choose one of: {', '.join(Shape)}.")
    force = _table(table, "force", path)
    name = force.get("name", "")
    if not isinstance(name, str):
        raise LayoutError(path, "the force's name is not a text", 'Write it as name = "...".')
    names = (name, *_strings(force.get("also", []), "also", path))
    return LayoutProfile(
        name=str(path),
        shape=Shape(str(shape)) if shape else None,
        sheets=_strings(table.get("sheets", []), "sheets", path),
        header_rows={sheet: _rows(rows, path) for sheet, rows in _table(table, "header_rows", path).items()},
        columns=dict(_column(key, name, path) for key, name in _table(table, "columns", path).items()),
        statuses={fold(word): _status(name, path) for word, name in _table(table, "statuses", path).items()},
        colours=dict(_colour(key, name, path) for key, name in _table(table, "colours", path).items()),
        force=tuple(name for name in names if name),
        organisations=_strings(force.get("organisations", []), "organisations", path),
        withheld=_withheld(table, path),
        rule_options=_rule_options(table, path),
    )


def _table(table: Mapping[str, object], name: str, path: Path) -> dict[str, object]:
    value = table.get(name, {})
    if not isinstance(value, dict):
        raise LayoutError(path, f"{name} is not a table", f"Write it as [{name}] with one line for each entry.")
    return value


def _rule_options(table: Mapping[str, object], path: Path) -> dict[str, dict[str, object]]:
    rules = _table(table, "rules", path)
    return {code.upper(): _table({f"rules.{code}": rules[code]}, f"rules.{code}", path) for code in rules}


def _withheld(table: Mapping[str, object], path: Path) -> tuple[str, ...]:
    public = _table(table, "public", path)
    unknown = sorted(set(public) - {"withheld"})
    if unknown:
        raise LayoutError(path, f'"{unknown[0]}" is not known in [public]', 'Known is: withheld = ["Rationale"].')
    return _strings(public.get("withheld", []), "withheld", path)


def _strings(value: object, name: str, path: Path) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(entry, str) for entry in value):
        raise LayoutError(path, f"{name} is not a list of texts", f'Write it as {name} = ["...", "..."].')
    return tuple(value)


def _rows(value: object, path: Path) -> tuple[int, ...]:
    rows = value if isinstance(value, list) else [value]
    if not rows or not all(isinstance(row, int) and row > 0 for row in rows):
        raise LayoutError(path, f"header_rows has {value!r}", "Give row numbers as Excel shows them, such as [4].")
    return tuple(rows)


def _column(key: str, name: object, path: Path) -> tuple[str, Field | None]:
    label = squash(key)
    if name == IGNORE:
        return label, None
    if name not in list(Field):
        raise LayoutError(
            path, f'the column "{key}" is given to "{name}"', f"Choose one of: {', '.join(Field)}, {IGNORE}."
        )
    return label, Field(str(name))


def _colour(key: str, name: object, path: Path) -> tuple[str, Status]:
    fill = key.strip("# ").upper()
    if not re.fullmatch(r"(?:FF)?[0-9A-F]{6}", fill):
        raise LayoutError(
            path, f'"{key}" is not a fill colour', 'Write it as six hexadecimal digits, such as "00B050".'
        )
    return fill[-6:], _status(name, path)


def _status(name: object, path: Path) -> Status:
    if name not in list(Status):
        raise LayoutError(path, f'"{name}" is not a status', f"Choose one of: {', '.join(Status)}.")
    return Status(str(name))


def profile_of(tracker: Tracker) -> LayoutProfile:
    """The profile that would read this tracker's workbook as it was read."""
    layout = tracker.layout
    columns: dict[str, Field | None] = {}
    for column in (each for each in layout.columns if each.sheet in layout.sheets):
        columns.setdefault(_saved_key(column, layout.columns), column.field)
    known = default_statuses()
    return LayoutProfile(
        name=layout.source,
        shape=layout.shape,
        sheets=() if layout.source == "inferred" else layout.sheets,
        columns=columns,
        statuses={word: status for word, status in layout.statuses.items() if known.get(word) is not status},
        force=tracker.force,
        organisations=tracker.organisations,
        withheld=tuple(dict.fromkeys(_saved_key(each, layout.columns) for each in layout.columns if each.withheld)),
        rule_options=tracker.rule_options,
    )


def _saved_key(column: Column, columns: tuple[Column, ...]) -> str:
    key = column_key(column.label)
    same = [other for other in columns if column_key(other.label) == key and other.field is not column.field]
    shared = any((other.sheet, other.column) != (column.sheet, column.column) for other in same)
    return squash(column.label) if key and column.by_label and not shared else f"column {column_letters(column.column)}"


def format_profile(profile: LayoutProfile) -> str:
    """The profile as TOML, with a comment on what each part settles."""
    lines = ["# How this workbook is laid out. What stands here wins over what is inferred; delete a line to infer it."]
    if profile.shape:
        lines.append(f"shape = {_quote(profile.shape)}   # {', '.join(Shape)}")
    lines.append(f"sheets = {_quote_list(profile.sheets)}   # only these sheets are read; [] for all")
    lines += _section("header_rows", {sheet: list(rows) for sheet, rows in profile.header_rows.items()})
    lines.append("")
    fields = wrap(f"{', '.join(Field)}, {IGNORE}.", 100)
    lines += ['# A label of the header row, or "column C", = one of:', *(f"#   {line}" for line in fields)]
    lines += _section("columns", {key: name or IGNORE for key, name in profile.columns.items()}, blank=False)
    lines += _section("statuses", profile.statuses, note=f"A word of the status column = one of: {', '.join(Status)}.")
    lines += _section("colours", profile.colours)
    force = {
        "name": profile.force[0] if profile.force else "",
        "also": list(profile.force[1:]),
        "organisations": list(profile.organisations),
    }
    lines += _section("force", force, note="The force's own names, and other bodies that a WHITE item may wait for.")
    if profile.withheld:
        lines += _section("public", {"withheld": profile.withheld}, note="Columns that no public edition shows.")
    for code, options in profile.rule_options.items():
        lines += _section(f"rules.{code}", options)
    return "\n".join(lines) + "\n"


def _section(name: str, entries: Mapping[str, object], *, note: str = "", blank: bool = True) -> list[str]:
    if not entries:
        return []
    head = ([""] if blank else []) + ([f"# {note}"] if note else []) + [f"[{name}]"]
    return head + [
        f"{_quote(key) if not re.fullmatch(r'[a-z_]+', key) else key} = {_value(value)}"
        for key, value in entries.items()
    ]


def _value(value: object) -> str:
    return _quote_list(value) if isinstance(value, (list, tuple)) else _quote(value)


def _quote(value: object) -> str:
    return escape_active(json.dumps(str(value) if isinstance(value, str) else value, ensure_ascii=False))


def _quote_list(values: object) -> str:
    return "[" + ", ".join(_quote(value) for value in (values if isinstance(values, (list, tuple)) else ())) + "]"


def write_profile(profile: LayoutProfile, path: Path) -> None:
    """Write the profile as TOML; raises LayoutError where the file cannot be written."""
    try:
        path.write_text(format_profile(profile), encoding="utf-8")
    except OSError as error:
        raise LayoutError(
            path, "the layout cannot be written here", "Choose another folder or close the file."
        ) from error
