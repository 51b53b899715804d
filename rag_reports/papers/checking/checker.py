"""Every check of a Word file, and what they found."""

from collections.abc import Iterator
from pathlib import Path

from rag_reports.collection import without_collection
from rag_reports.model import Audience, Tracker
from rag_reports.model.documents import DocumentFault
from rag_reports.papers.checking.classification import check_classification
from rag_reports.papers.checking.contrast import check_text
from rag_reports.papers.checking.faults import Sighting, gather
from rag_reports.papers.checking.headings import check_headings
from rag_reports.papers.checking.language import check_language
from rag_reports.papers.checking.links import check_links
from rag_reports.papers.checking.lists import check_lists, check_space
from rag_reports.papers.checking.pictures import check_pictures
from rag_reports.papers.checking.places import Places
from rag_reports.papers.checking.status_colours import check_status_colours
from rag_reports.papers.checking.tables import check_tables
from rag_reports.papers.checking.traces import check_traces
from rag_reports.papers.checking.withheld import check_withheld
from rag_reports.papers.checking.word_file import WordFile

_CHECKS = (
    *(check_headings, check_language, check_tables, check_status_colours, check_text),
    *(check_lists, check_space, check_pictures, check_links, check_traces),
)
GRAVER_FOR_PUBLIC = ("classification", "address")


def check_document(path: Path, audience: Audience | None = None, tracker: Tracker | None = None) -> list[DocumentFault]:
    """Every fault of a Word file, ours or not, errors first; DocumentError where it is no Word file.

    For the public a marking that keeps it from them is told too, and a missing classification or a person's
    e-mail address is an error. With ``tracker`` the file must repeat nothing that it keeps from the public.
    """
    graver = GRAVER_FOR_PUBLIC if audience is Audience.PUBLIC else ()
    with without_collection():
        file = WordFile(path)
        withheld = check_withheld(path, tracker) if tracker else ()
        return gather((*withheld, *_look_at(file, audience)), Places(file), graver)


def _look_at(file: WordFile, audience: Audience | None) -> Iterator[Sighting]:
    """What all checks see; a cell that tells a status by colour alone is not told once more as a blank one."""
    seen = [sighting for check in _CHECKS for sighting in check(file)]
    coloured = {id(sighting.element) for sighting in seen if sighting.point == "colour-alone"}
    yield from (each for each in seen if each.point != "blank-cells" or id(each.element) not in coloured)
    yield from check_classification(file, audience)
