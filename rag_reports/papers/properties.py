"""What a file tells about itself: title, language and classification, and nobody's name."""

import re

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part
from docx.oxml.ns import qn

# Parts in which Word, SharePoint and data-loss software keep who wrote, labelled or commented on a file.
_NAMING = ("/custom-properties", "/people", "/customXml", "/comments", "/commentsExtended", "/commentsIds")
_LONGEST = 255  # characters of a property, python-docx's limit and Word's
_APP_PROPERTIES = "/docProps/app.xml"
_NAMES = re.compile(rb"<(Company|Manager)>[^<]*</\1>")


def set_properties(document: Document, title: str, classification: str) -> None:
    """Sets the properties that a published file must have, and takes out what the template's editors left behind.

    ``classification`` is "" where there is none. No date is kept: the same appendix is the same file.
    """
    package = document.part.package
    for holder in (package, document.part):
        for key in [key for key, relation in holder.rels.items() if relation.reltype.endswith(_NAMING)]:
            del holder.rels[key]
    _forget_folder(document)
    for part in package.iter_parts():
        if part.partname == _APP_PROPERTIES:
            _remove_names(part)
    properties = document.core_properties
    for child in list(properties._element):
        properties._element.remove(child)
    properties.title = title[:_LONGEST]
    properties.language = "en-GB"
    if classification:
        properties.category = classification[:_LONGEST]


def _forget_folder(document: Document) -> None:
    """Word notes the template that a file was made from with its path, which names a person's folder."""
    settings = document.settings.element
    for mark in settings.findall(qn("w:attachedTemplate")):
        document.part.part_related_by(RELATIONSHIP_TYPE.SETTINGS).rels.pop(mark.get(qn("r:id"), ""), None)
        settings.remove(mark)


def _remove_names(part: Part) -> None:
    part._blob = _NAMES.sub(b"", part.blob)
