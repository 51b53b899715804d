"""The title and the headings, by which a reader who cannot see the page finds the way."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from lxml import etree

from rag_reports.language.markings import find_marking
from rag_reports.ooxml.markup import whole
from rag_reports.papers.checking.classification import find_classification
from rag_reports.papers.checking.faults import Sighting
from rag_reports.papers.checking.paragraph_text import own_elements, paragraph_text, run_text
from rag_reports.papers.checking.word_file import WordFile
from rag_reports.papers.package import W, value

_LONGEST_HEADING = 80
_LONG_TEXT = 2_000  # characters; a text of more than a page needs headings to be found through
_BIGGER = 1.15
_NOT_HEADINGS = ("caption", "title", "subtitle", "date", "signature", "toc heading", "header", "footer")
_PARTICULAR = re.compile(r":\s+\S")  # "Report of: the Chief Constable"
_SENTENCE_ENDS = (".", ",", ";", "!", "?", "…")


def check_headings(file: WordFile) -> Iterator[Sighting]:
    """The title in the properties and on the page, and the headings' levels and looks."""
    core = file.first("core-properties", "")
    title = None if core is None else core.findtext("{http://purl.org/dc/elements/1.1/}title")
    if not (title or "").strip():
        yield Sighting("title", place="the file's properties")
    last, titled, headed = 0, False, False
    for paragraph in file.body_paragraphs():
        level = file.styles.outline_level(paragraph)
        text = paragraph_text(paragraph).strip()
        titled = titled or (bool(text) and (level == 1 or file.styles.is_named(paragraph, "title")))
        if level is None:
            continue
        if not text and not _holds_picture(paragraph):
            yield Sighting("heading-empty", paragraph)
        elif level > last + 1 and (last or titled):
            after = f"follows level {last}" if last else "is the first heading"
            yield Sighting("heading-skipped", paragraph, seen=f"{level} {after}")
        last, headed = level, True
    if not titled:
        yield Sighting("title-shown", place="the text")
    fakes = list(_find_fakes(file))
    if not headed and (fakes or _is_long(file)):
        yield from (
            (Sighting("no-headings", fake) for fake in fakes) if fakes else [Sighting("no-headings", place="the text")]
        )
    else:
        yield from (Sighting("heading-faked", fake) for fake in fakes)


def _holds_picture(paragraph: etree._Element) -> bool:
    return next(paragraph.iter(f"{W}drawing", f"{W}pict", f"{W}object"), None) is not None


def _is_long(file: WordFile) -> bool:
    total = 0
    for paragraph in file.body_paragraphs():
        total += len(paragraph_text(paragraph))
        if total > _LONG_TEXT:
            return True
    return False


def _find_fakes(file: WordFile) -> Iterator[etree._Element]:
    """Short paragraphs in bold or large letters with ordinary text below; the lines above the first such text are the
    paper's own particulars and count no more than a title does."""
    blocks = [block for block in _blocks(file.body) if block.tag == f"{W}tbl" or paragraph_text(block).strip()]
    usual = _usual_size(file, blocks)
    begun = False
    for block, following in pairwise(blocks):
        if block.tag == f"{W}tbl":
            begun = True
        elif not _stands_out(file, block, usual):
            text = paragraph_text(block).strip()
            begun = begun or len(text) > _LONGEST_HEADING or text.endswith(_SENTENCE_ENDS)
        elif begun and (following.tag == f"{W}tbl" or not _stands_out(file, following, usual)):
            yield block


def _blocks(parent: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs and tables of the text itself, those inside content controls too."""
    for child in parent:
        if child.tag in (f"{W}p", f"{W}tbl"):
            yield child
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}ins"):
            yield from _blocks(child)


def _usual_size(file: WordFile, blocks: Sequence[etree._Element]) -> int:
    """The size, in half-points, of most of the text."""
    sizes: dict[int, int] = {}
    for block in blocks:
        for run in own_elements(block, f"{W}r") if block.tag == f"{W}p" else ():
            size = _size(file, run, block)
            sizes[size] = sizes.get(size, 0) + len(run_text(run))
    return max(sizes, key=lambda size: sizes[size], default=22)


def _size(file: WordFile, run: etree._Element, paragraph: etree._Element) -> int:
    return whole(value(file.styles.run_format(run, paragraph, "sz")), 20)


def _stands_out(file: WordFile, paragraph: etree._Element, usual: int) -> bool:
    """Whether a paragraph that is no heading looks like one."""
    text = paragraph_text(paragraph).strip()
    leads_in = text.endswith(":") and len(text.split()) > 4
    if len(text) > _LONGEST_HEADING or leads_in or text.endswith(_SENTENCE_ENDS) or not any(map(str.isalpha, text)):
        return False
    styles = file.styles
    if styles.outline_level(paragraph) is not None or styles.is_list(paragraph):
        return False
    if (
        _PARTICULAR.search(text)
        or styles.is_named(paragraph, *_NOT_HEADINGS)
        or find_classification(text)
        or find_marking(text)
    ):
        return False
    runs = [run for run in own_elements(paragraph, f"{W}r") if run_text(run).strip()]
    if not runs:
        return False
    is_bold = all(styles.is_set(run, paragraph, "b") for run in runs)
    return is_bold or all(_size(file, run, paragraph) >= _BIGGER * usual for run in runs)
