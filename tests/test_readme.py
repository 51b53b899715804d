"""The README's commands work, and every command of the program is in it."""

import re
import shlex
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import click
import pytest

from rag_reports.cli import main
from rag_reports.cli.program import COMMANDS, program

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", README, re.M | re.S)
BASH = [text.strip() for language, text in BLOCKS if language == "bash"]


def documents() -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "README.md", *(ROOT / "docs").glob("*.md"))}


def commands() -> Iterator[str]:
    """Every ``rag-reports ...`` of the documents: in backquotes, or at the end of a line of a block."""
    for text in documents().values():
        yield from re.findall(r"`rag-reports ([^`]+)`", text)
        for _language, block in re.findall(r"^```(bash|powershell)\n(.*?)^```$", text, re.M | re.S):
            yield from re.findall(r"rag-reports ((?:[^\n&|;])+)", block)


@pytest.mark.parametrize("line", sorted(set(commands())))
def test_a_documented_command_parses(line: str) -> None:
    name, *arguments = shlex.split(line.replace("\\", "/"))
    if name == "COMMAND":  # stands for any
        return
    command: click.Command = import_module(f"rag_reports.cli.{name.replace('-', '_')}").command
    if arguments:  # else it is only the name
        command.make_context(name, arguments, parent=click.Context(program))


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_documented(name: str) -> None:
    assert f"rag-reports {name}" in "\n".join(documents().values())


def test_the_first_two_commands_set_everything_up() -> None:
    assert len(BASH) >= 2
    for command in BASH[:2]:
        assert command.startswith("python3 -m venv .venv && .venv/bin/pip install --quiet ")
        assert "\n" not in command
    assert "pytest" in BASH[1]


def test_the_commands_are_found_once_the_readme_has_told_how() -> None:
    before, _, after = README.partition("| Command | Does |")
    told = before.partition("## Commands")[2]
    assert ". .venv/bin/activate\n" in told and "$PWD\\.venv\\Scripts" in told
    assert "`rag-reports prepare TRACKER.xlsx`" in after


def test_the_first_command_makes_the_papers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = shlex.split(BASH[0].rpartition("rag-reports ")[2])
    arguments[arguments.index("-o") + 1] = str(tmp_path / "out")
    monkeypatch.chdir(ROOT)
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["appendix.docx", "findings.xlsx"]
    assert capsys.readouterr().out.splitlines()[-1].startswith("Open first: ")


def test_the_python_of_the_readme_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    code = next(text for language, text in BLOCKS if language == "python")
    names: dict[str, object] = {}
    exec(code, names)
    assert len(names["frame"]) > 0  # type: ignore[arg-type]


def test_every_link_leads_somewhere() -> None:
    targets = re.findall(r"\]\(([^)#:]+)\)", README)
    assert [target for target in targets if not (ROOT / target).exists()] == []
