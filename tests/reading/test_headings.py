"""The lines above a table: title, source line, count sentence, facts, and what is none of these."""

import datetime as dt

import pytest

from rag_reports import CellRef
from rag_reports.layouts.scheme import Scheme
from rag_reports.reading.headings import Heading, Line, read_heading


def _read(*texts: str, banner: bool = False) -> Heading:
    lines = [Line(text, CellRef("Log", row, 1)) for row, text in enumerate(texts, start=1)]
    return read_heading(lines, Scheme(), banner=banner)


@pytest.mark.parametrize(
    ("texts", "title"),
    [
        (("Living in fear", "Published July 2017"), "Living in fear"),
        (("Living in fear (July 2017)",), "Living in fear"),
        (("Living in fear\nPublished July 2017",), "Living in fear"),
        (("Living in fear – July 2017",), "Living in fear"),
        (("Custody: keep the light on - published 24 July 2017",), "Custody: keep the light on"),
        (("Custody: a joint inspection, published 24 July 2017",), "Custody: a joint inspection"),
        (("Living in fear", "HMICFRS thematic, published July 2017"), "Living in fear"),
        (("Living in fear", "National report – HMICFRS – 14 July 2017"), "Living in fear"),
        (("Living in fear", "Publication date - July 2017"), "Living in fear"),
        (("LIVING IN FEAR", "HMICFRS - July 2017"), "LIVING IN FEAR"),
        (("Report: Living in fear",), "Living in fear"),
        (("Inspection title - Living in fear",), "Living in fear"),
        (("“Living in fear”", "Published July 2017"), "Living in fear"),
        (
            ("PEEL: Police Effectiveness 2017 - National", "Published March 2018"),
            "PEEL: Police Effectiveness 2017 - National",
        ),
        (("Published July 2017", "Living in fear"), "Living in fear"),
        (
            ("HMICFRS recommendations tracker", "Hate crime: what do victims need?", "Published July 2018"),
            "Hate crime: what do victims need?",
        ),
        (("Hate crime: what do victims need?", "As at 31 January 2019"), "Hate crime: what do victims need?"),
        (("Harbour City Police", "Hate crime: what do victims need?"), "Hate crime: what do victims need?"),
        (("OFFICIAL - SENSITIVE", "Living in fear", "Published July 2017"), "Living in fear"),
        (("Areas for Improvement",), ""),
        (("GREEN - the recommendation has been implemented.",), ""),
        (("Published July 2017",), ""),
        ((), ""),
    ],
)
@pytest.mark.parametrize("banner", [True, False])
def test_the_title(texts: tuple[str, ...], title: str, banner: bool) -> None:
    assert _read(*texts, banner=banner).title == title


@pytest.mark.parametrize(
    ("text", "published", "precision"),
    [
        ("Published July 2017", dt.date(2017, 7, 31), "month"),
        ("Published: 5 July 2017", dt.date(2017, 7, 5), "day"),
        ("Published 05/07/2017", dt.date(2017, 7, 5), "day"),
        ("A national report by HMICFRS, published on 5th July 2017.", dt.date(2017, 7, 5), "day"),
        ("Publication date - July 2017", dt.date(2017, 7, 31), "month"),
        ("HMICFRS - July 2017", dt.date(2017, 7, 31), "month"),
        ("A national report by HMICFRS", None, ""),
    ],
)
def test_the_publication_date(text: str, published: dt.date | None, precision: str) -> None:
    heading = _read("Living in fear", text)
    assert (heading.title, heading.published, heading.precision) == ("Living in fear", published, precision)


@pytest.mark.parametrize(
    ("source", "scope", "inspectorates"),
    [
        ("A national report by HMICFRS Published July 2017", "national", ("HMICFRS",)),
        ("A national joint report by HMICFRS and HMCPSI Published July 2017", "joint", ("HMICFRS", "HMCPSI")),
        ("A force report by HMICFRS, published July 2017", "force", ("HMICFRS",)),
        (
            "A joint report by HMICFRS, HMI Probation and Ofsted published July 2017",
            "joint",
            ("HMICFRS", "HMI Probation", "Ofsted"),
        ),
        ("Published July 2017", "", ()),
    ],
)
def test_scope_and_inspectorates(source: str, scope: str, inspectorates: tuple[str, ...]) -> None:
    heading = _read("Living in fear", source)
    assert (heading.scope, heading.inspectorates, heading.source) == (scope, inspectorates, source)


@pytest.mark.parametrize(
    "intro",
    [
        "This report makes 11 recommendations, 8 of which are for the force.",
        "There are two recommendations in this report, both of which are complete.",
        "The report made 3 areas for improvement; all are in progress.",
        "8 recommendations are for the force, 5 of which are complete.",
    ],
)
def test_the_count_sentence(intro: str) -> None:
    heading = _read("Living in fear", "Published July 2017", intro)
    assert (heading.title, heading.intro) == ("Living in fear", intro)
    assert heading.cells["intro"] == CellRef("Log", 3, 1)


def test_labelled_facts() -> None:
    heading = _read(
        "Living in fear",
        "Published: 5 July 2017",
        "Scope: National",
        "Judgement: Requires improvement",
        "Inspectorate: HMICFRS and HMCPSI",
        "PCC response published: 30 August 2017",
        "Lead: Head of Crime",
    )
    assert heading == Heading(
        title="Living in fear",
        published=dt.date(2017, 7, 5),
        precision="day",
        published_text="5 July 2017",
        scope="national",
        inspectorates=("HMICFRS", "HMCPSI"),
        grade="Requires improvement",
        response_published=dt.date(2017, 8, 30),
        response_text="30 August 2017",
        owner="Head of Crime",
        cells={
            "title": CellRef("Log", 1, 1),
            "published": CellRef("Log", 2, 1),
            "response_published": CellRef("Log", 6, 1),
        },
    )
