"""The house: imports point down only, each library has one home, and modules keep to their size and names."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "rag_reports"
MODULES = sorted(path for path in PACKAGE.rglob("*.py"))

LAYERS = (
    {"cli"},
    {"output", "papers", "editing"},
    {"rules"},
    {"reconcile"},
    {"meeting"},
    {"reading"},
    {"layouts"},
    {"ooxml"},
    {"model"},
    {"language"},
    {"deadline", "matching", "count_sentence"},
    {"text", "saving", "small_files", "collection"},
    {"errors"},
)
LEVELS = {name: level for level, names in enumerate(LAYERS) for name in names}
HOMES = {
    "click": {"cli"},
    "docx": {"papers"},
    "icalendar": {"output"},
    "lxml": {"ooxml", "papers"},
    "msoffcrypto": {"reading"},
    "numpy": {"output"},
    "openpyxl": {"reading"},
    "pandas": {"output"},
    "python_calamine": {"reading"},
    "rapidfuzz": {"matching"},
    "xlsxwriter": {"output"},
}
FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "common", "base", "core", "manager", "misc"}


def imports(source: str, package: str) -> Iterator[str]:
    """Every module that is imported, inside functions too; a relative import is spelt out."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            start = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
            module = ".".join([*start, *([node.module] if node.module else [])])
            yield from (f"{module}.{alias.name}" for alias in node.names)


def area_of(module: str) -> str:
    """The second part of a dotted name: ``rules`` of ``rag_reports.rules.status``."""
    return [*module.split("."), ""][1]


def faults(path: Path, source: str) -> list[str]:
    """What is wrong with a module's imports."""
    dotted = ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts)
    area = area_of(dotted)
    found = []
    for name in imports(source, dotted.rpartition(".")[0]):
        top = name.split(".")[0]
        other = area_of(name)
        if top == "rag_reports":
            if area in LEVELS and other != area and LEVELS.get(other, -1) <= LEVELS[area]:
                found.append(f"{dotted} imports {name}: {area} may not import {other or 'the public verbs'}")
        elif area not in HOMES.get(top, {area}):
            found.append(f"{dotted} imports {name}: {top} has its home in {', '.join(sorted(HOMES[top]))}")
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_point_down_and_libraries_stay_at_home(path: Path) -> None:
    assert faults(path, path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("rules/checker.py", "def f():\n    from rag_reports.output import records\n"),
        ("output/console.py", "import rag_reports.papers.render\n"),
        ("meeting/figures.py", "from rag_reports import rules\n"),
        ("rules/status/red.py", "from ...cli import main\n"),
        ("cli/show.py", "import pandas as pd\n"),
        ("model/tracker.py", "from lxml import etree\n"),
        ("rules/checker.py", "from rag_reports import read_tracker\n"),
    ],
)
def test_the_test_sees_a_fault(module: str, source: str) -> None:
    assert len(faults(PACKAGE / module, source)) == 1


@pytest.mark.parametrize("source", ["import click\n", "from rag_reports.output import console\n", "import json\n"])
def test_the_test_lets_what_is_allowed_pass(source: str) -> None:
    assert faults(PACKAGE / "cli" / "show.py", source) == []


def test_every_part_has_its_layer() -> None:
    parts = {path.stem for path in PACKAGE.glob("*.py")} | {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    assert parts - {"__init__", "__main__"} <= set(LEVELS)


def test_no_module_is_named_for_nothing() -> None:
    assert [path for path in MODULES if path.stem in FORBIDDEN_NAMES or path.parent.name in FORBIDDEN_NAMES] == []


def test_modules_are_not_too_long() -> None:
    lengths = {path.relative_to(PACKAGE).as_posix(): len(path.read_text("utf-8").splitlines()) for path in MODULES}
    assert {name for name, length in lengths.items() if length > 300} == set()


def test_a_command_is_short() -> None:
    commands = [path for path in (PACKAGE / "cli").glob("*.py") if "@click.command" in path.read_text("utf-8")]
    assert len(commands) >= 7
    assert [path.name for path in commands if len(path.read_text("utf-8").splitlines()) >= 80] == []
