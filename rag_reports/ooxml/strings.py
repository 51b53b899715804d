"""The texts of a workbook: shared and inline strings, their rich runs, and the escapes in them."""

import re
from dataclasses import replace
from typing import NamedTuple

from lxml import etree

from rag_reports.errors import WorkbookError
from rag_reports.model import Run
from rag_reports.ooxml.markup import child, local_name, main_tags, overlong, parse_part, stream_elements, truth
from rag_reports.ooxml.package import Package
from rag_reports.ooxml.plain_rows import LARGEST_PLAIN, STRING, NotPlainError, PlainPart, cut_part, plain_text

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_SURROGATES = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_TAIL = re.compile(r"</sst>\s*\Z")
_WHITE = " \t\r\n"
# Excel's own limit is 32,767 characters; other programs write more.
LONGEST_TEXT = 100_000
MOST_TEXTS = 1_000_000


class RichText(NamedTuple):
    """A string and its runs; ``in_cell_font`` has the positions of the runs that take the cell's own font."""

    text: str
    runs: tuple[Run, ...] | None = None
    in_cell_font: tuple[int, ...] = ()


class SharedStrings(NamedTuple):
    """The shared strings by index, and the rich ones among them."""

    texts: list[str]
    rich: dict[int, RichText]


def read_shared_strings(package: Package, part: str) -> SharedStrings:
    """The shared strings of a part; phonetic text is left out. Raises WorkbookError where it is damaged."""
    where = f"{package.path}, its shared texts"
    plain = cut_part(package.read(part), "sst", "sst") if package.size(part) <= LARGEST_PLAIN else None
    if plain is not None:
        try:
            return _read_plain(plain, where)
        except (NotPlainError, WorkbookError):
            pass
    texts: list[str] = []
    rich: dict[int, RichText] = {}
    items = main_tags("si")
    for _, item in stream_elements(package.chunks(part), where, items, frozenset(items)):
        string = read_string(item)
        check_length(string.text, where)
        if string.runs is not None:
            rich[len(texts)] = string
        texts.append(string.text)
        _check_count(texts, where)
    return SharedStrings(texts, rich)


def _read_plain(part: PlainPart, where: str) -> SharedStrings:
    texts: list[str] = []
    others: dict[int, str] = {}
    for keep, text, other, stray in STRING.findall(part.body):
        if stray or "<!" in other or "<?" in other:
            raise NotPlainError
        if other:
            others[len(texts)] = other
        texts.append(shown_as_text(plain_text(text), bool(keep)))
        check_length(texts[-1], where)
    _check_count(texts, where)
    if not _TAIL.match(part.tail):
        raise NotPlainError
    items = "".join(f"<si>{other}</si>" for other in others.values())
    root = parse_part(f"{part.root}{items}</sst>".encode(), where)
    if len(root) != len(others):
        raise NotPlainError
    rich: dict[int, RichText] = {}
    for place, item in zip(others, root, strict=True):
        string = read_string(item)
        check_length(string.text, where)
        texts[place] = string.text
        if string.runs is not None:
            rich[place] = string
    return SharedStrings(texts, rich)


def read_string(item: etree._Element) -> RichText:
    """The string of an ``si`` or ``is`` element; runs of one format that follow each other are one."""
    texts: list[str] = []
    runs: list[Run] = []
    own: list[int] = []
    before_in_cell_font = False
    for part in item:
        name = local_name(part)
        if name == "t":
            texts.append(read_text(part))
        if name != "r":
            continue
        text, properties = _run_parts(part)
        if not text:
            continue
        texts.append(text)
        run = Run(text) if properties is None else _run(text, properties)
        in_cell_font = properties is None
        if runs and in_cell_font == before_in_cell_font and replace(runs[-1], text=text) == run:
            runs[-1] = replace(run, text=runs[-1].text + text)
            continue
        before_in_cell_font = in_cell_font
        if in_cell_font:
            own.append(len(runs))
        runs.append(run)
    return RichText("".join(texts), tuple(runs) or None, tuple(own))


def _run_parts(run: etree._Element) -> tuple[str, etree._Element | None]:
    text, properties = "", None
    for part in run:
        name = local_name(part)
        if name == "t":
            text += read_text(part)
        elif name == "rPr":
            properties = part
    return text, properties


def check_length(text: str, where: str) -> None:
    """Refuse a text that no cell holds, copies of which would fill the memory."""
    if len(text) > LONGEST_TEXT:
        seen = f"one of its texts has {len(text):,} characters, and a cell holds at most 32,767"
        raise WorkbookError(where, seen, "Shorten that text in Excel, and save the workbook.")


def _check_count(texts: list[str], where: str) -> None:
    """Refuse more texts than a workbook may have cells."""
    if len(texts) > MOST_TEXTS:
        raise overlong(where)


def read_text(element: etree._Element) -> str:
    """The text of a ``t`` element as Excel shows it."""
    return shown_as_text(element.text or "", element.get(_XML_SPACE) == "preserve")


def shown_as_text(text: str, keep_blanks: bool) -> str:
    """The text as Excel shows it: blanks at the ends only where they are declared kept, escapes decoded."""
    if text and not keep_blanks and (text[0] in _WHITE or text[-1] in _WHITE):
        text = text.strip(_WHITE)
    return decode_escapes(text) if "_x" in text else text


def decode_escapes(text: str) -> str:
    """``_x000D_`` and its kin (ECMA-376 22.9.2.19) as the characters that they stand for."""
    decoded = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
    decoded = _SURROGATES.sub(lambda pair: pair[0].encode("utf-16", "surrogatepass").decode("utf-16"), decoded)
    return _LONE_SURROGATE.sub("�", decoded)


def _run(text: str, properties: etree._Element) -> Run:
    marks = {local_name(mark): mark.get("val") for mark in properties}
    bold, italic, strike = (name in marks and truth(marks[name], missing=True) for name in ("b", "i", "strike"))
    return Run(text, bold, italic, strike, "u" in marks and marks["u"] != "none")


def flag(font: etree._Element, name: str) -> bool:
    """Whether a font has a property such as ``b``; an element without ``val`` means that it has."""
    element = child(font, name)
    return element is not None and truth(element.get("val"), missing=True)


def underlined(font: etree._Element) -> bool:
    """Whether a font is underlined in any manner."""
    element = child(font, "u")
    return element is not None and element.get("val") != "none"
