"""References in a finished document: as Word's own fields, with the numbers that Word will show."""

from collections.abc import Sequence

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from rag_reports.model import Run
from rag_reports.papers.content import Reference
from rag_reports.papers.controls import remove
from rag_reports.papers.numbering import number_paragraphs
from rag_reports.papers.word_xml import run_xml


def settle_references(document: Document, references: Sequence[Reference]) -> None:
    """Puts a REF field (ECMA-376 Part 1, 17.16.5.48) in each place that was left open for a reference.

    The text alone stands where its target bears no number.
    """
    if not references:
        return
    numbers = {
        str(mark.get(qn("w:name"))): number
        for paragraph, number in number_paragraphs(document)
        for mark in paragraph.findall(qn("w:bookmarkStart"))
    }
    for field in list(document.element.body.iter(qn("w:fldSimple"))):
        code = str(field.get(qn("w:instr")))
        if not code.isdecimal():
            continue  # a field of the template's own
        reference = references[int(code)]
        for piece in parse_xml(f"<w:p {nsdecls('w')}>{_written(reference, numbers.get(reference.target))}</w:p>"):
            field.addprevious(piece)
        remove(field)


def _written(reference: Reference, number: str | None) -> str:
    def plain(text: str) -> str:
        return run_xml(Run(text, reference.bold, reference.italic)) if text else ""

    if number is None:
        return plain(reference.text)
    before, _, after = reference.phrase.partition("{paragraph}")
    return (
        f'{plain(before)}<w:fldSimple w:instr=" REF {reference.target} \\n \\h ">{plain(number)}</w:fldSimple>'
        f"{plain(after)}"
    )
