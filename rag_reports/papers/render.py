"""An appendix to a Word file: the template's page, the sections in its body, the rows of the tables streamed in."""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from xml.sax.saxutils import quoteattr

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from lxml import etree

from rag_reports.collection import without_collection
from rag_reports.errors import OutputError
from rag_reports.papers.blocks import flatten
from rag_reports.papers.content import Appendix, Paragraph, Reference, Table
from rag_reports.papers.controls import fill_controls
from rag_reports.papers.properties import set_properties
from rag_reports.papers.public_edition import refuse_marked_page
from rag_reports.papers.reference_fields import settle_references
from rag_reports.papers.template import find_list, find_style_ids, open_template
from rag_reports.papers.word_xml import ParagraphWriter, RowWriter
from rag_reports.saving import whole_file

_MARKER = re.compile(rb"<!--rag-reports rows (\d+)-->")


@without_collection()
def render(appendix: Appendix, path: Path, sources: Iterable[Path] = ()) -> None:
    """Writes the appendix to ``path``, whole or not at all; OutputError where it cannot be written.

    ``sources`` are files that must not be written over, such as the workbook; the format's own never are.
    """
    document = open_template(appendix.format.template)
    body = _Body(document, appendix)
    texts = {
        **appendix.fields,
        "title": appendix.title,
        "force": appendix.force,
        "as_at": appendix.as_at_line,
        "classification": appendix.classification,
        "footer_line": appendix.footer_line,
        "notice": " ".join(part for part in (appendix.notice, appendix.exempt_notice) if part),
    }
    fill_controls(document, texts, body.blocks)
    settle_references(document, body.references)
    if appendix.public:
        refuse_marked_page(document, appendix)
    title = " - ".join(part for part in (appendix.title, appendix.force, appendix.as_at_line) if part)
    set_properties(document, title, appendix.classification)
    if path.suffix.casefold() != ".docx":
        raise OutputError(path, "a Word file needs a name that ends in .docx", "Give it such a name.")
    with whole_file(path, (*appendix.format.files, *sources)) as scratch:
        scratch.write_bytes(_write_package(document, body.writers))


class _Body:
    """The blocks of each control in order; each table holds a marker in place of its rows."""

    def __init__(self, document: Document, appendix: Appendix) -> None:
        self.blocks: dict[str, list[etree._Element]] = {tag: [] for tag in appendix.format.controls}
        self.writers: list[RowWriter] = []
        style_ids = find_style_ids(document, appendix.format.styles)
        lists = {key: find_list(document, style) for key, style in style_ids.items() if key != "table"}
        self._style = style_ids.get("table", "")
        self._paragraphs = ParagraphWriter(style_ids, lists, appendix.as_at)
        for section in appendix.sections:
            elements = self.blocks[section.control]
            elements += (self._element(block.content) for block in flatten(section))

    @property
    def references(self) -> list[Reference]:
        """Those that were left open, by the code of their fields."""
        return self._paragraphs.references

    def _element(self, content: Paragraph | Table) -> etree._Element:
        if isinstance(content, Table):
            return self._table(content)
        return parse_xml(self._paragraphs.xml(content, nsdecls("w")))

    def _table(self, table: Table) -> etree._Element:
        writer = RowWriter(table, self._paragraphs)
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in writer.widths)
        element = parse_xml(
            f"<w:tbl {nsdecls('w')}><w:tblPr><w:tblStyle w:val={quoteattr(self._style)}/>"
            f'<w:tblW w:w="{sum(writer.widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
            '<w:tblLook w:val="0620" w:firstRow="1" w:lastRow="0" w:firstColumn="0"'
            ' w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
            f"<w:tblCaption w:val={quoteattr(table.caption)}/><w:tblDescription w:val={quoteattr(table.description)}/>"
            f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid></w:tbl>"
        )
        element.append(etree.Comment(f"rag-reports rows {len(self.writers)}"))
        self.writers.append(writer)
        return element


def _write_package(document: Document, writers: list[RowWriter]) -> bytes:
    plain = io.BytesIO()
    document.save(plain)
    main = str(document.part.partname).lstrip("/")
    written = io.BytesIO()
    with zipfile.ZipFile(plain) as source, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.infolist():
            part = zipfile.ZipInfo(entry.filename)
            part.compress_type = zipfile.ZIP_DEFLATED
            content = source.read(entry)
            with target.open(part, "w") as stream:
                for piece in _with_rows(content, writers) if entry.filename == main else (content,):
                    stream.write(piece)
    return written.getvalue()


def _with_rows(xml: bytes, writers: list[RowWriter]) -> Iterator[bytes]:
    """The document's XML with each marker replaced by the header row and the rows of its table."""
    end = 0
    for marker in _MARKER.finditer(xml):
        yield xml[end : marker.start()]
        writer = writers[int(marker.group(1))]
        yield writer.header().encode()
        for row in writer.rows():
            yield row.encode()
        end = marker.end()
    yield xml[end:]
