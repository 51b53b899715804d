"""The faults of a Word file: each told once, with how often and where it was first seen."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from lxml import etree

from rag_reports.model import Severity
from rag_reports.model.documents import DocumentFault
from rag_reports.papers.checking.places import Places
from rag_reports.papers.checking.points import POINTS

_PLACES_TOLD = 3


@dataclass(frozen=True, slots=True)
class Sighting:
    """One place at which a point is missed: an element of a story, or ``place`` in words."""

    point: str
    element: etree._Element | None = None
    place: str = "the file"
    seen: str = ""


def gather(sightings: Iterable[Sighting], places: Places, graver: Sequence[str] = ()) -> list[DocumentFault]:
    """One fault for each point and thing seen, errors first, in the order of the points.

    ``graver`` are points that are errors here though they are warnings elsewhere.
    """
    groups: dict[tuple[str, str], list[Sighting]] = {}
    for sighting in sightings:
        groups.setdefault((sighting.point, sighting.seen), []).append(sighting)
    faults = [_fault(name, seen, group, places) for (name, seen), group in groups.items()]
    raised = [replace(fault, severity=Severity.ERROR) if fault.point in graver else fault for fault in faults]
    order, grades = list(POINTS), list(Severity)
    return sorted(raised, key=lambda fault: (grades.index(fault.severity), order.index(fault.point)))


def _fault(name: str, seen: str, group: Sequence[Sighting], places: Places) -> DocumentFault:
    point = POINTS[name]
    told = dict.fromkeys(
        each.place if each.element is None else places.of(each.element) for each in group[: 4 * _PLACES_TOLD]
    )
    fault = point.fault.replace("{seen}", seen)
    return DocumentFault(
        name, point.severity, fault[:1].upper() + fault[1:], point.remedy, len(group), tuple(told)[:_PLACES_TOLD]
    )
