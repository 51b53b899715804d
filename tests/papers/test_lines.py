"""The lines of a paper: fields, bold, conditions, what stands in place of a blank field, and long values."""

import pytest

from rag_reports.papers.committee_format import LineFormat
from rag_reports.papers.lines import Scope, write_lines

SCOPE = Scope({}, frozenset({"red_one"})).within(
    {"name": "custody", "blank": "", "long": "First.\n• point\nLast.", "points": "• one\n• two"}
)


def written(text: str, **options: str) -> list[tuple[str, str]]:
    line = LineFormat("body", text, **options)
    return [
        (paragraph.style, "".join(f"**{run.text}**" if run.bold else run.text for run in paragraph.runs))
        for paragraph in write_lines([line], SCOPE)
    ]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("{name} is told of.", [("body", "Custody is told of.")]),
        ("On **{name}**: all", [("body", "On **custody**: all")]),
        ("No {blank} here", []),
        ("{long}", [("body", "First."), ("bullet", "point"), ("body", "Last.")]),
        ("Found: {long}", [("body", "Found: First."), ("bullet", "point"), ("body", "Last.")]),
        ("Found: {long} All told.", [("body", "Found: First."), ("bullet", "point"), ("body", "Last. All told.")]),
        ("{points}", [("bullet", "One"), ("bullet", "two")]),
    ],
)
def test_a_line_holds_its_fields(text: str, shown: list[tuple[str, str]]) -> None:
    assert written(text) == shown


def test_what_a_field_goes_on_with_may_have_another_style() -> None:
    assert written("{long}", more="after") == [("body", "First."), ("bullet", "point"), ("after", "Last.")]


def test_the_points_of_a_list_may_have_another_style() -> None:
    assert written("{long}", bullet="dot") == [("body", "First."), ("dot", "point"), ("body", "Last.")]


def test_a_blank_field_gives_way_to_other_words() -> None:
    assert written("{blank}", otherwise="N/A") == [("body", "N/A")]


@pytest.mark.parametrize(
    ("when", "stands"),
    [
        *[("", True), ("red_one", True), ("red_many", False), ("not red_one", False), ("name", True)],
        *[("not blank", True), ("name and not blank", True), ("red_one and blank", False)],
        ("not blank and not red_one", False),
    ],
)
def test_a_line_stands_on_its_condition(when: str, stands: bool) -> None:
    assert bool(written("x", when=when)) is stands
