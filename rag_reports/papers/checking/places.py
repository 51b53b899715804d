"""Where something stands in a Word file, in words by which a person finds it in Word."""

from collections.abc import Iterator

from lxml import etree

from rag_reports.papers.checking.paragraph_text import paragraph_text, quoted
from rag_reports.papers.checking.word_file import Story, WordFile
from rag_reports.papers.checking.word_tables import own_parts
from rag_reports.papers.package import R, W, value

_PAGES = {"first": "first-page ", "even": "even-page "}
_LONGEST_IN_TABLE = 30
_NOTES = {"footnotes": "the footnotes", "endnotes": "the endnotes", "comments": "the comments"}


class Places:
    """Finds the heading above an element, and counts tables, paragraphs and rows from 1."""

    def __init__(self, file: WordFile) -> None:
        self._margins = dict(_name_margins(file.document))
        self._relations = {link.target: link.id for link in file.links.values()}
        self._styles = file.styles
        self._stories: dict[etree._Element, Story] = {}
        self._headings: dict[etree._Element, str] = {}
        self._before: dict[etree._Element, str] = {}
        self._tables: dict[etree._Element, int] = {}
        for story in file.stories:
            self._number(story)

    def story(self, story: Story) -> str:
        """What a part of the file is called: "the text", "the footer"."""
        if story.kind == "document":
            return "the text"
        return self._margins.get(self._relations.get(story.part, ""), "") or _NOTES.get(story.kind, f"a {story.kind}")

    def of(self, element: etree._Element) -> str:
        """Where an element stands: its table and row or its paragraph's first words, and the heading above."""
        root = element.getroottree().getroot()
        story = self._stories.get(root)
        table = next(_self_or_above(element, f"{W}tbl"), None)
        paragraph = next(_self_or_above(element, f"{W}p"), None)
        if table is not None:
            where = self._in_table(element, table)
        else:
            where = "" if paragraph is None else self._of_paragraph(paragraph)
        if story is not None and story.kind != "document":
            return f"{self.story(story)}, {where}" if where else self.story(story)
        anchor = table if table is not None else paragraph
        heading = "" if anchor is None else self._headings.get(anchor, "")
        return (f"{where} below the heading {quoted(heading)}" if heading else where) or "the text"

    def _of_paragraph(self, paragraph: etree._Element) -> str:
        text = paragraph_text(paragraph).strip()
        if text:
            return f"the paragraph {quoted(text)}"
        before = self._before.get(paragraph, "")
        return f"the line after {quoted(before)}" if before else "the first line"

    def _in_table(self, element: etree._Element, table: etree._Element) -> str:
        number = f"table {self._tables.get(table, 0)}"
        row = next((each for each in _self_or_above(element, f"{W}tr") if _table_of(each) is table), None)
        if row is not None:
            number = f"{number}, row {list(own_parts(table, 'tr')).index(row) + 1}"
        first = next((text for each in element.iter(f"{W}p") if (text := paragraph_text(each).strip())), "")
        return f"{number} ({quoted(first, _LONGEST_IN_TABLE)})" if first else number

    def _number(self, story: Story) -> None:
        self._stories[story.root] = story
        heading, before, tables = "", "", 0
        for element in story.root.iter(f"{W}p", f"{W}tbl"):
            self._headings[element] = heading
            if element.tag == f"{W}tbl":
                tables += 1
                self._tables[element] = tables
                continue
            text = paragraph_text(element).strip()
            self._before[element] = before
            before = text or before
            if text and self._styles.outline_level(element) is not None:
                heading = text


def _self_or_above(element: etree._Element, tag: str) -> Iterator[etree._Element]:
    if element.tag == tag:
        yield element
    yield from element.iterancestors(tag)


def _table_of(row: etree._Element) -> etree._Element | None:
    return next(row.iterancestors(f"{W}tbl"), None)


def _name_margins(document: etree._Element) -> Iterator[tuple[str, str]]:
    """The headers and footers by relationship; the section is named where there is more than one."""
    sections = list(document.iter(f"{W}sectPr"))
    for number, section in reversed(list(enumerate(sections, start=1))):
        for reference in section.iterchildren(f"{W}headerReference", f"{W}footerReference"):
            kind = "header" if reference.tag == f"{W}headerReference" else "footer"
            name = f"the {_PAGES.get(value(reference, 'type'), '')}{kind}"
            yield value(reference, "id", R), f"{name} of section {number}" if len(sections) > 1 else name
