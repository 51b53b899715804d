"""Lists that are lists, and space that is not made of empty paragraphs, blanks and tabs."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from lxml import etree

from rag_reports.papers.checking.faults import Sighting
from rag_reports.papers.checking.paragraph_text import paragraph_text
from rag_reports.papers.checking.word_file import WordFile
from rag_reports.papers.checking.word_styles import WordStyles
from rag_reports.papers.package import W

_BULLET = re.compile(r"\s*[•●◦▪■‣➤➢►·▪\uf0b7\uf0a7]\s*\S")
_DASH = re.compile(r"\s*[-–—*o]\s+\S")
_NUMBER = re.compile(
    r"\s*(?:(?P<figure>\d{1,2})[.)]|\((?P<bracketed>\d{1,2}|[a-z]{1,5})\)|(?P<letter>[a-z]{1,5})[.)]"
    r"|(?P<above>\d{1,2}(?:\.\d{1,2})*)\.(?P<last>\d{1,2})\.?|(?P<bare>\d{1,2})(?=\t))\s+\S"
)
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_MANY_EMPTY = 5
_SPACES = re.compile(r"\S(?: {4,}|\t[\t ]*\t)(?=\S)|\A {4,}(?=\S)", re.M)
_MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath"
_DRAWN = tuple(f"{W}{name}" for name in ("drawing", "pict", "object", "sdt", "sectPr", "fldChar", "fldSimple", "pBdr"))
_BREAKS = (f"{W}br", f"{W}lastRenderedPageBreak")
_CONTENTS = (*(f"toc {level}" for level in range(1, 10)), "table of figures", "toc heading", "signature")


def check_lists(file: WordFile) -> Iterator[Sighting]:
    """Bullets and numbers that are typed, in every run of paragraphs that stand below each other."""
    for story in file.stories:
        for paragraphs in _runs_of_paragraphs(story.root):
            texts = [paragraph_text(each) if _may_be_listed(each, file.styles) else "" for each in paragraphs]
            yield from _typed_bullets(paragraphs, texts)
            yield from _typed_numbers(paragraphs, texts)


def check_space(file: WordFile) -> Iterator[Sighting]:
    """Empty paragraphs where two follow each other or there are many, and blanks that push text to its place."""
    single = []
    series = []
    for paragraphs in _runs_of_paragraphs(file.body):
        for empty, group in groupby(paragraphs if not all(map(_is_empty, paragraphs)) else [], _is_empty):
            held = list(group)
            if empty and len(held) > 1:
                series += held
            elif empty and _may_go(held[0]):
                single += held
    if series or len(single) >= _MANY_EMPTY:
        yield from (Sighting("blank-paragraphs", each) for each in [*series, *single])
    for paragraph in file.body_paragraphs():
        if not file.styles.is_named(paragraph, *_CONTENTS) and _SPACES.search(paragraph_text(paragraph)):
            yield Sighting("spaces", paragraph)


def _may_be_listed(paragraph: etree._Element, styles: WordStyles) -> bool:
    """Whether it belongs to no list yet, and is neither a heading nor a line of the table of contents."""
    is_heading = styles.outline_level(paragraph) is not None
    return not (is_heading or styles.is_list(paragraph) or styles.is_named(paragraph, *_CONTENTS))


def _runs_of_paragraphs(root: etree._Element) -> Iterator[Sequence[etree._Element]]:
    """The paragraphs of each cell, text box or part in order, cut where a table stands between them."""
    held: dict[tuple[etree._Element | None, int], list[etree._Element]] = {}
    tables: dict[etree._Element | None, int] = {}
    for element in root.iter(f"{W}p", f"{W}tbl"):
        around = next(element.iterancestors(f"{W}tc", f"{W}txbxContent", f"{W}footnote", f"{W}endnote"), None)
        if element.tag == f"{W}tbl":
            tables[around] = tables.get(around, 0) + 1
        else:
            held.setdefault((around, tables.get(around, 0)), []).append(element)
    yield from held.values()


def _typed_bullets(paragraphs: Sequence[etree._Element], texts: Sequence[str]) -> Iterator[Sighting]:
    """A bullet alone will do; dashes and asterisks, which have other uses, only where two lines begin with one."""
    for number, (paragraph, text) in enumerate(zip(paragraphs, texts, strict=True)):
        lines = [line for line in text.split("\n") if line.strip()]
        beside = [*texts[max(0, number - 1) : number], *texts[number + 1 : number + 2]]
        is_dashed = bool(lines) and _DASH.match(lines[0]) is not None
        same = [other for other in beside if is_dashed and other[:8].split()[:1] == lines[0].split()[:1]]
        inside = [line for line in lines if _DASH.match(line)]
        if any(map(_BULLET.match, lines)) or len(inside) > 1 or (is_dashed and any(map(_DASH.match, same))):
            yield Sighting("typed-bullets", paragraph)


def _typed_numbers(paragraphs: Sequence[etree._Element], texts: Sequence[str]) -> Iterator[Sighting]:
    """Every paragraph of a series whose typed numbers follow each other, other paragraphs between them or not."""
    series: dict[tuple[str, str], list[etree._Element]] = {}
    counted: dict[tuple[str, str], int] = {}
    found: list[etree._Element] = []
    for paragraph, text in zip(paragraphs, texts, strict=True):
        for kind, number in _numbers(text):
            if number == counted.get(kind, 0) + 1 and (number > 1 or kind not in series):
                series.setdefault(kind, []).append(paragraph)
                counted[kind] = number
            elif number == 1:
                found += series[kind] if len(series.get(kind, [])) > 1 else []
                series[kind], counted[kind] = [paragraph], 1
    for held in series.values():
        found += held if len(held) > 1 else []
    for paragraph in dict.fromkeys(found):
        yield Sighting("typed-numbers", paragraph)


def _numbers(text: str) -> Iterator[tuple[tuple[str, str], int]]:
    """What a text's own number may be, with the kind of its series: "(i)" is a letter and a roman number."""
    match = _NUMBER.match(text)
    if match is None:
        return
    kind = match.lastgroup or ""
    if kind == "last":
        yield ("above", match["above"]), int(match["last"])
        return
    label = match[kind]
    if label.isdigit():
        yield (kind, "figure"), int(label)
    elif len(label) == 1:
        yield (kind, "letter"), ord(label) - ord("a") + 1
    if label in _ROMAN:
        yield (kind, "roman"), _ROMAN.index(label) + 1


def _is_empty(paragraph: etree._Element) -> bool:
    if paragraph_text(paragraph).strip(" \t\xa0"):
        return False
    return (
        next(paragraph.iter(_MATHS, *_DRAWN, *_BREAKS), None) is None
        and next(paragraph.iterancestors(f"{W}sdt"), None) is None
    )


def _may_go(paragraph: etree._Element) -> bool:
    """Whether a single empty paragraph has no duty: it neither ends a cell nor keeps two tables apart."""
    before, after = paragraph.getprevious(), paragraph.getnext()
    return not any(each is not None and each.tag == f"{W}tbl" for each in (before, after)) and after is not None
