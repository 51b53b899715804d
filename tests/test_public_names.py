"""``import rag_reports``: the verbs and the model's classes, imported when they are first used."""

import ast
import operator
import subprocess
import sys
from pathlib import Path

import pytest

import rag_reports

PACKAGE = Path(rag_reports.__file__).parent


def names_for_type_checkers() -> set[str]:
    tree = ast.parse((PACKAGE / "__init__.py").read_text(encoding="utf-8"))
    aliases = [alias for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) for alias in node.names]
    return {alias.asname for alias in aliases if alias.asname}


def test_what_a_type_checker_sees_is_there() -> None:
    assert len(names_for_type_checkers()) > 20
    assert [name for name in names_for_type_checkers() if not callable(getattr(rag_reports, name))] == []


def test_every_class_of_the_model_is_public() -> None:
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in (PACKAGE / "model").glob("*.py")]
    nodes = [node for tree in trees for node in tree.body if isinstance(node, ast.ClassDef)]
    classes = {node.name for node in nodes if not node.name.startswith("_")}
    assert len(classes) > 20
    assert classes - names_for_type_checkers() == set()


def test_a_name_that_is_not_there_is_missed_under_the_packages_own_name() -> None:
    with pytest.raises(AttributeError, match="module 'rag_reports' has no attribute 'nonsense'"):
        operator.attrgetter("nonsense")(rag_reports)


def test_importing_the_package_imports_nothing_else() -> None:
    program = "import sys, rag_reports; print(*[name for name in sys.modules if name.startswith('rag_reports.')])"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=PACKAGE.parent, capture_output=True, text=True, check=True
    )
    assert done.stdout == "\n"
