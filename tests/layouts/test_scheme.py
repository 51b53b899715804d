"""What a status text and a fill colour say."""

import pytest

from rag_reports import Status
from rag_reports.layouts.scheme import Scheme, StatusReading, colours_that_tell, hue_status

SCHEME = Scheme()


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("GREEN", StatusReading(Status.GREEN, "GREEN", False)),
        ("NEW GREEN", StatusReading(Status.GREEN, "GREEN", True)),
        ("Red (new)", StatusReading(Status.RED, "Red", True)),
        (" amber", StatusReading(Status.AMBER, "amber", False, misspelt=True)),
        ("NEW  GREEN", StatusReading(Status.GREEN, "GREEN", True, misspelt=True)),
        ("Grren", StatusReading(Status.GREEN, "Grren", False, misspelt=True)),
        ("TBC", StatusReading(None, "TBC", False, placeholder=True)),
        ("-", StatusReading(None, "-", False, placeholder=True)),
        ("Purple", StatusReading(None, "Purple", False)),
        ("", StatusReading(None, "", False)),
    ],
)
def test_a_status_text(text: str, reading: StatusReading) -> None:
    assert SCHEME.read(text) == reading


@pytest.mark.parametrize("text", ["Greenwich review", "Reduced", "A plan is in place", "Ambition", "A lot of work"])
def test_words_that_only_begin_like_a_status(text: str) -> None:
    assert SCHEME.read(text).status is None


def test_a_house_may_give_words_another_meaning() -> None:
    scheme = Scheme(statuses={"green": Status.AMBER, "blue": Status.GREEN})
    assert scheme.read("Green - on track").status is Status.AMBER
    assert scheme.read("Blue").status is Status.GREEN
    assert scheme.read("Red").status is None
    assert scheme.status_of_fill("00B050") is Status.AMBER


@pytest.mark.parametrize(
    ("fill", "hue"),
    [
        ("00B050", "GREEN"),
        ("92D050", "GREEN"),
        ("C6EFCE", "GREEN"),
        ("FFC000", "AMBER"),
        ("FFFF00", "AMBER"),
        ("ED7D31", "AMBER"),
        ("FF0000", "RED"),
        ("C00000", "RED"),
        ("FFC7CE", "RED"),
        ("0070C0", "BLUE"),
        ("FFFFFF", ""),
        ("000000", ""),
        ("D9D9D9", ""),
        ("F2F2F2", ""),
        ("7030A0", ""),
    ],
)
def test_the_hue_of_a_fill(fill: str, hue: str) -> None:
    assert hue_status(fill) == hue


def test_a_fill_behind_several_statuses_tells_nothing() -> None:
    pairs = [("E2EFDA", Status.AMBER), ("E2EFDA", Status.RED), ("E2EFDA", Status.GREEN), ("FF0000", Status.RED)]
    assert colours_that_tell(pairs, SCHEME) == {"FF0000": Status.RED}


def test_the_fills_of_the_key_count_before_their_hue() -> None:
    scheme = Scheme(fills={"7030A0": Status.CLOSED, "FFFF00": Status.RED})
    assert [scheme.status_of_fill(fill) for fill in ("7030A0", "FFFF00", "00B050", "D9D9D9", None)] == [
        Status.CLOSED,
        Status.RED,
        Status.GREEN,
        None,
        None,
    ]
