"""The points that are checked: what is wrong, how grave it is, and what to do in Word.

An error is a duty missed: of the Public Sector Bodies (Websites and Mobile Applications) Accessibility Regulations
2018 (WCAG 2.2 level AA), or of publishing nothing that was not meant to be. A warning is for a person to look at.
"""

from dataclasses import dataclass

from rag_reports.model import Severity


@dataclass(frozen=True, slots=True)
class Point:
    """One point by its stable name; ``fault`` has {seen} where what stands there is named."""

    name: str
    severity: Severity
    fault: str
    remedy: str


def _error(name: str, fault: str, remedy: str) -> Point:
    return Point(name, Severity.ERROR, fault, remedy)


def _warning(name: str, fault: str, remedy: str) -> Point:
    return Point(name, Severity.WARNING, fault, remedy)


_LAYOUT_TAB = "Click in the table and choose Layout (the table's own tab)"
_ALT_TEXT = "Right-click it and choose View Alt Text"

POINTS = {
    point.name: point
    for point in (
        # What the tracker keeps from the public.
        _error(
            "withheld",
            "Text that the tracker keeps from the public stands in the file",
            "Take it out, or make the public edition anew from the tracker",
        ),
        _warning(
            "withheld-words",
            "Words that the tracker keeps from the public stand in the file, perhaps for a reason of their own",
            "Look at each, and take it out where it tells of what is withheld",
        ),
        # What the file is called and how it is read out.
        _error("title", "The file has no title in its properties", "Type one under File > Info > Title"),
        _error(
            "title-shown",
            "No paragraph has the style Title or Heading 1",
            "Click in the title and choose Home > Styles > Title",
        ),
        _error(
            "language",
            "The text's language is {seen}, not English (United Kingdom)",
            "Select all with Ctrl+A, choose Review > Language > Set Proofing Language > English (United Kingdom), "
            "and Set As Default",
        ),
        _warning(
            "language-part",
            "Some English text is marked as {seen}",
            "Select it and choose Review > Language > Set Proofing Language > English (United Kingdom)",
        ),
        _error(
            "no-headings",
            "There is no heading in the whole text",
            "Click in each heading and choose Home > Styles > Heading 1 or Heading 2",
        ),
        _error(
            "heading-skipped",
            "A heading of level {seen}",
            "Click in it and choose the next level down under Home > Styles",
        ),
        _error("heading-empty", "A heading holds no text", "Delete that line, or give it the style Normal"),
        _warning(
            "heading-faked",
            "A paragraph looks like a heading and has no heading style",
            "Click in it and choose Home > Styles > Heading 1, 2 or 3",
        ),
        # Tables.
        _error(
            "header-row",
            "A table's first row is not marked as its header row",
            f"{_LAYOUT_TAB} > Repeat Header Rows, with the cursor in the first row",
        ),
        _error("merged-cells", "A table has merged or split cells", f"{_LAYOUT_TAB} > Split Cells, one cell for each"),
        _error("nested-table", "A table stands inside another table", "Move the inner table out, below the outer one"),
        _error(
            "blank-rows",
            "A whole {seen} of a table is blank and serves only for space",
            f"{_LAYOUT_TAB} > Delete, and set the space under Table Properties",
        ),
        _warning("blank-cells", "A table's cell is blank", "Type what it means: None, Not stated or Not applicable"),
        _error(
            "table-alt-text",
            "A table has no alternative text",
            "Right-click it, choose Table Properties > Alt Text, and type a title or what the table shows",
        ),
        _warning(
            "layout-table",
            "A table of {seen} is used as a box, not to hold data",
            f"{_LAYOUT_TAB} > Convert to Text, and put a border round the paragraph",
        ),
        # Colours.
        _error(
            "colour-alone",
            "A status is told by colour alone",
            "Type the status's word on its colour: GREEN, AMBER, RED",
        ),
        _warning(
            "colour-on-figure",
            "A status colour stands behind a figure with no word",
            "Type the status's word beside the figure, where the colour says more than the figure does",
        ),
        _error(
            "contrast",
            "Text is hard to read: {seen}",
            "Select it and choose a darker colour under Home > Font Colour, or a lighter fill",
        ),
        _warning(
            "text-on-picture",
            "Text is nearly as light as the page, and is seen only where a picture lies behind it",
            "Where no picture does, delete it or choose a darker colour under Home > Font Colour",
        ),
        # Lists and space.
        _error(
            "typed-bullets",
            "A bullet is typed, so that nothing says it is a list",
            "Delete the typed bullet, select the lines and choose Home > Bullets",
        ),
        _error(
            "typed-numbers",
            "The numbers of a list are typed",
            "Delete the typed numbers, select the lines and choose Home > Numbering",
        ),
        _warning(
            "blank-paragraphs",
            "Empty paragraphs are used for space",
            "Delete them and set the space under Home > Paragraph > Spacing, or insert a page break",
        ),
        _warning(
            "spaces",
            "Spaces or tabs push text to its place",
            "Use an indent, a tab stop or a table in their place",
        ),
        # Pictures.
        _error(
            "alt-text",
            "{seen} has no alternative text",
            f"{_ALT_TEXT}; type what it shows, or tick Mark as decorative",
        ),
        _warning(
            "alt-text-margin",
            "{seen} in a header or footer has no alternative text",
            f"{_ALT_TEXT}; tick Mark as decorative, or type what it shows",
        ),
        _warning(
            "alt-text-says-nothing",
            "An alternative text says nothing of what is shown: {seen}",
            f"{_ALT_TEXT} and type what it shows",
        ),
        _warning(
            "floating",
            "{seen} floats over the text, so that it is read out at no certain place",
            "Click on it and choose Layout Options > In Line with Text",
        ),
        _warning(
            "watermark",
            "The watermark says {seen}, and no text does",
            "Type it in the header or the text too: no watermark is read out",
        ),
        # Links.
        _warning(
            "link-says-nothing",
            "A link's text does not say where it leads: {seen}",
            "Right-click it, choose Edit Hyperlink, and type the name of the page as Text to display",
        ),
        _warning(
            "link-inside",
            "A link leads where the public cannot go: {seen}",
            "Right-click it and choose Remove Hyperlink, or link to the public page",
        ),
        # The classification.
        _warning(
            "classification",
            "No header or footer bears a classification",
            "Type OFFICIAL, or what the paper is, into Insert > Header and Insert > Footer",
        ),
        _error(
            "classification-missing",
            "The classification {seen} is missing from a header or footer",
            "Double-click the margin of that page and type the classification there too",
        ),
        _error(
            "classification-differs",
            "The headers and footers bear different classifications: {seen}",
            "Keep the one that is right, in every header and footer",
        ),
        _error(
            "not-for-public",
            "The file is for the public and is marked {seen}",
            "Make the public edition, or have the marking changed by whoever may",
        ),
        # What nobody was meant to see.
        _error(
            "hidden-text",
            "Text is hidden: {seen}",
            "Choose File > Info > Inspect Document and remove hidden text, or delete these words",
        ),
        _error("comments", "The file holds comments", "Choose Review > Delete > Delete All Comments in Document"),
        _error(
            "tracked-changes",
            "The file holds tracked changes",
            "Choose Review > Accept > Accept All Changes and Stop Tracking",
        ),
        _error(
            "names",
            "The file's properties name a person: {seen}",
            "Choose File > Info > Inspect Document and remove document properties and personal information; the title "
            "goes with them, so type it again under File > Info > Title",
        ),
        _warning(
            "properties",
            "The file carries properties that readers can open: {seen}",
            "Look at them under File > Info > Properties > Advanced Properties, and delete what is not for readers",
        ),
        _error(
            "path",
            "The file names a folder of yours: {seen}",
            "Choose File > Options > Add-ins > Manage: Templates > Go, and attach Normal in place of that template; "
            "end a mail merge under Mailings > Start Mail Merge > Normal Word Document",
        ),
        _error("macros", "The file holds macros", "Save it as a Word Document (.docx), which holds none"),
        _error(
            "embedded-files",
            "A whole file is embedded: {seen}",
            "Delete it, or put a picture in its place with Home > Paste > Paste Special > Picture",
        ),
        _warning(
            "chart-data",
            "A chart carries the workbook that it was drawn from, which readers can open",
            "Look at the workbook (Chart Design > Edit Data), or paste the chart as a picture with alternative text",
        ),
        _warning(
            "linked-picture",
            "A picture is linked and not held in the file: {seen}",
            "Choose File > Info > Edit Links to Files > Break Link, so that readers see it",
        ),
        _warning(
            "address",
            "A person's e-mail address stands in the file: {seen}",
            "Give a shared mailbox, unless that person's address is meant to be published",
        ),
        _warning(
            "prompt",
            "A content control still shows its prompt: {seen}",
            "Fill it in, or right-click it and choose Remove Content Control",
        ),
    )
}
