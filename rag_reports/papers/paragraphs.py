"""A tracker cell's text to paragraphs: lines, bullets, bold and strikethrough, with nothing that Word cannot hold."""

import re
from collections.abc import Iterable

from rag_reports.model import Field, Recommendation, Run
from rag_reports.papers.content import Paragraph
from rag_reports.text import fold, squash, strip_bullet

# XML 1.0, production 2 (Char): what stands outside it, lone surrogates too, makes the whole file unreadable.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LINE_BREAK = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_INLINE_BULLET = re.compile(r"\s+(?=•)")
_BLANKS = re.compile(r"[^\S\n]+")

_TYPE_NAMES = frozenset(
    {
        *("recommendation", "recommendations", "area for improvement", "areas for improvement", "afi", "action"),
        *("cause of concern", "causes of concern", "accelerated cause of concern"),
        *("area for enhancement", "areas for enhancement"),
    }
)
_LONGEST_NAME = 2 * max(map(len, _TYPE_NAMES))  # with room for blanks


def clean(text: str) -> str:
    """The text with line breaks as ``\\n``, single blanks, and no character that XML forbids."""
    if "  " not in text and text.replace("\n", "").isprintable():
        return text
    return _BLANKS.sub(" ", _FORBIDDEN.sub("", _LINE_BREAK.sub("\n", text)))


def one_line(text: str) -> str:
    """The text on one line, without what Word cannot hold."""
    return squash(clean(text))


def build_paragraphs(runs: Iterable[Run]) -> tuple[Paragraph, ...]:
    """A paragraph for each line that holds anything; bullet lines have the style ``table_bullet``."""
    runs = tuple(runs)
    if len(runs) == 1 and _is_plain_line(runs[0].text):
        return (Paragraph(runs),)
    found: list[Paragraph] = []
    for line in _lines(runs):
        if len(line) == 1 and _is_plain_line(line[0].text):
            found.append(Paragraph((line[0],)))
            continue
        whole = "".join(run.text for run in line)
        bullet, rest = strip_bullet(whole)
        if rest:
            kept = _trim(line, len(whole.rstrip()) - len(rest), len(rest))
            found.append(Paragraph(kept, "table_bullet" if bullet else "table_text"))
    return tuple(found)


def _is_plain_line(text: str) -> bool:
    """Whether a text is one line as it stands: most are, and need no more work."""
    return text[:1].isalnum() and text[-1] != " " and text.isprintable() and "  " not in text and text.count("•") < 2


def read_field(item: Recommendation, name: Field) -> tuple[Paragraph, ...]:
    """An item's field as paragraphs, from its formatted runs where it has them; none where it is blank."""
    plain = item.text_of(name)
    runs = item.rich.get(name)
    if runs is None:
        return build_paragraphs((Run(plain),))
    found = build_paragraphs(runs)
    if name is Field.TEXT and found and _names_type(found[0]) and fold(found[0].text) != fold(plain.split("\n", 1)[0]):
        return found[1:]
    return found


def mark_type_lines(paragraphs: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    """A line inside a text that only names an item type ("Recommendation" under a cause of concern) as a label."""
    return tuple(
        Paragraph((Run(squash(paragraph.text).rstrip(":")),), "item_type") if _names_type(paragraph) else paragraph
        for paragraph in paragraphs
    )


def _names_type(paragraph: Paragraph) -> bool:
    text = paragraph.text
    return len(text) <= _LONGEST_NAME and fold(text).rstrip(": ") in _TYPE_NAMES


def _lines(runs: tuple[Run, ...]) -> list[list[Run]]:
    """The lines, without more ado where there is one run and no list in a line."""
    if len(runs) != 1 or runs[0].text.count("•") > 1:
        return _split_lines(runs)
    return [[_with_text(runs[0], line)] for line in clean(runs[0].text).split("\n")]


def _split_lines(runs: Iterable[Run]) -> list[list[Run]]:
    lines: list[list[Run]] = [[]]
    for run in runs:
        first, *others = (part for line in clean(run.text).split("\n") for part in _split_bullets(line))
        lines[-1].append(_with_text(run, first))
        lines.extend([_with_text(run, other)] for other in others)
    return lines


def _split_bullets(line: str) -> list[str]:
    """The line in parts where it holds a whole list: two or more round bullets run together."""
    return _INLINE_BULLET.split(line) if line.count("•") > 1 else [line]


def _trim(line: list[Run], start: int, length: int) -> tuple[Run, ...]:
    """The runs that hold ``length`` characters of the line from ``start`` on."""
    kept: list[Run] = []
    for run in line:
        piece = run.text[max(start, 0) : max(start + length, 0)]
        start -= len(run.text)
        if piece:
            kept.append(_with_text(run, piece))
    return tuple(kept)


def _with_text(run: Run, text: str) -> Run:
    return Run(text, run.bold, run.italic, run.strike, run.underline)
