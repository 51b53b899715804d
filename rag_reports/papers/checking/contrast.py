"""Text that can be read: enough contrast (WCAG 2.2, criterion 1.4.3), and none that is there and not seen."""

from collections.abc import Iterator

from lxml import etree

from rag_reports.ooxml.markup import whole
from rag_reports.papers.checking.faults import Sighting
from rag_reports.papers.checking.paragraph_text import own_elements, run_text
from rag_reports.papers.checking.word_colours import UNKNOWN, WordColours
from rag_reports.papers.checking.word_file import WordFile
from rag_reports.papers.checking.word_styles import WordStyles
from rag_reports.papers.colours import contrast
from rag_reports.papers.package import W, is_on, value

LEAST = 4.5
LEAST_LARGE = 3.0
_LARGE, _LARGE_BOLD = 36, 28  # half-points: 18 points, or 14 in bold
_LIGHT = 1.6
_UNSEEN = 12  # of 255, in each of red, green and blue
_SMALLEST = 4  # half-points; nobody prints text of two points
_ANCHOR = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}anchor"


def check_text(file: WordFile) -> Iterator[Sighting]:
    """Runs that are hidden, too small to see, of the colour of the page, or of too little contrast."""
    colours = WordColours(file)
    on_pictures = _has_pictures_behind(file)
    for paragraph in file.paragraphs():
        for run in own_elements(paragraph, f"{W}r"):
            text = run_text(run)
            if not any(map(str.isalnum, text)) or _shows_prompt(run):
                continue
            how = _hides(run, paragraph, file.styles)
            if how:
                yield Sighting("hidden-text", paragraph, seen=how)
            else:
                yield from _check_colour(run, paragraph, colours, file.styles, on_pictures=on_pictures)


def _hides(run: etree._Element, paragraph: etree._Element, styles: WordStyles) -> str:
    """How a run is kept from sight; "" where it is not."""
    if styles.is_set(run, paragraph, "vanish"):
        return "it is formatted as hidden"
    row = next(run.iterancestors(f"{W}tr"), None)
    if row is not None and is_on(row.find(f"{W}trPr/{W}hidden")):
        return "it stands in a hidden row"
    size = whole(value(styles.run_format(run, paragraph, "sz")), 20)
    return f"it is {size / 2:g} points high" if size <= _SMALLEST else ""


def _check_colour(
    run: etree._Element, paragraph: etree._Element, colours: WordColours, styles: WordStyles, *, on_pictures: bool
) -> Iterator[Sighting]:
    colour = colours.text(run, paragraph)
    ground = colours.ground(run, paragraph)
    if not colour or ground == UNKNOWN:
        return
    ratio = contrast(colour, ground or "FFFFFF")
    if not ground and on_pictures and ratio < _LIGHT:  # such as a white title on a cover's photograph
        yield Sighting("text-on-picture", paragraph)
        return
    size = whole(value(styles.run_format(run, paragraph, "sz")), 20)
    is_large = size >= _LARGE or (size >= _LARGE_BOLD and styles.is_set(run, paragraph, "b"))
    least = LEAST_LARGE if is_large else LEAST
    if _are_alike(colour, ground or "FFFFFF"):
        yield Sighting("hidden-text", paragraph, seen="it has the colour of what is behind it")
    elif ratio < least:
        seen = (
            f"colour {colour} on {ground or 'the white page'} has a contrast of {ratio:.1f} to 1, less than {least:g}"
        )
        yield Sighting("contrast", paragraph, seen=seen)


def _are_alike(one: str, other: str) -> bool:
    return all(abs(int(one[at : at + 2], 16) - int(other[at : at + 2], 16)) <= _UNSEEN for at in (0, 2, 4))


def _shows_prompt(run: etree._Element) -> bool:
    """Whether a run is the grey prompt of a content control, which is told as such."""
    controls = run.iterancestors(f"{W}sdt")
    return any(is_on(control.find(f"{W}sdtPr/{W}showingPlcHdr")) for control in controls)


def _has_pictures_behind(file: WordFile) -> bool:
    """Whether any drawing stands free of the text, so that it may lie behind some of it."""
    return any(next(story.root.iter(_ANCHOR, f"{W}pict"), None) is not None for story in file.stories)
