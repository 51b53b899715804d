"""The lines of a paper: a format's phrases with their fields filled in, as paragraphs."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from string import Formatter

from rag_reports.model import Run
from rag_reports.papers.committee_format import LineFormat
from rag_reports.papers.content import Paragraph
from rag_reports.papers.paragraphs import build_paragraphs

_BOLD = "**"

Value = tuple[Paragraph, ...]


@dataclass(frozen=True)
class Scope:
    """What lines may use: values by field, each as paragraphs, none for a blank one, and the conditions that hold.

    ``anchor`` is the name of the report or item that is told of, for references to it.
    """

    values: Mapping[str, Value]
    flags: frozenset[str] = frozenset()
    anchor: str = ""

    def within(self, values: Mapping[str, str | Value], flags: Iterable[str] = ()) -> "Scope":
        """The scope with more values and conditions; texts become paragraphs."""
        more = {name: as_value(value) if isinstance(value, str) else value for name, value in values.items()}
        return Scope({**self.values, **more}, self.flags | frozenset(flags), self.anchor)

    def holds(self, condition: str) -> bool:
        """Whether a condition holds, and each of several: a flag that is set, or a field that is not blank."""
        return all(
            (name in self.flags or bool(self.values.get(name))) is held for name, held in read_condition(condition)
        )

    def text(self, name: str) -> str:
        """A field on one line."""
        return " ".join(paragraph.text for paragraph in self.values.get(name, ()))


def as_value(text: str) -> Value:
    """A text as the paragraphs that it is made of."""
    return build_paragraphs((Run(text),))


def write_lines(lines: Iterable[LineFormat], scope: Scope) -> Iterator[Paragraph]:
    """The paragraphs of each line that stands."""
    for line in lines:
        if scope.holds(line.when):
            yield from _write_line(line, scope)


def read_condition(condition: str) -> list[tuple[str, bool]]:
    """The names in a condition such as "due and not is_red", each with whether it must hold."""
    parts = [part.strip() for part in condition.split(" and ")] if condition.strip() else []
    return [(part.removeprefix("not ").strip(), not part.startswith("not ")) for part in parts]


def used_fields(text: str) -> list[str]:
    """The names in braces, in their order."""
    return [name for _, name, _, _ in Formatter().parse(text) if name is not None]


def _write_line(line: LineFormat, scope: Scope) -> Iterator[Paragraph]:
    text = line.text
    if not all(scope.values.get(name) for name in used_fields(text)):
        if not line.otherwise:
            return
        text = line.otherwise
    written: list[Paragraph] = [Paragraph((), line.style)]
    for place, piece in enumerate(text.split(_BOLD)):
        bold = place % 2 == 1
        for literal, name, _, _ in Formatter().parse(piece):
            if literal:
                written[-1] = _joined(written[-1], (Run(literal, bold=bold),))
            for number, paragraph in enumerate(scope.values.get(name, ()) if name else ()):
                if number:
                    written.append(Paragraph(paragraph.runs, _style(paragraph, line, line.more or line.style)))
                    continue
                style = written[-1].style if written[-1].runs else _style(paragraph, line, line.style)
                told = tuple(replace(run, bold=run.bold or bold) for run in paragraph.runs)
                written[-1] = _joined(Paragraph(written[-1].runs, style), told)
    anchor = scope.anchor if line.place else ""
    yield Paragraph(_capitalised(written[0].runs), written[0].style, anchor=anchor)
    yield from written[1:]


def _joined(paragraph: Paragraph, runs: tuple[Run, ...]) -> Paragraph:
    return Paragraph((*paragraph.runs, *runs), paragraph.style)


def _style(paragraph: Paragraph, line: LineFormat, style: str) -> str:
    return line.bullet if paragraph.style == "table_bullet" else style


def _capitalised(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    if not runs:
        return ()
    text = runs[0].text
    return (replace(runs[0], text=text[:1].upper() + text[1:]), *runs[1:])
