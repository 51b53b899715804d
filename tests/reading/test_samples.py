"""The sample trackers are read as their force.toml and reports/ state them."""

import datetime as dt
import tomllib
from collections import Counter
from typing import Any

import pytest

from rag_reports import Recommendation, Shape, Status, Tracker, read_tracker
from rag_reports.layouts.profile import samples_folder

Report = dict[str, Any]


def _stated(force: str) -> list[Report]:
    folder = samples_folder() / force / "reports"
    return [tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.toml"))]


def _key(force: str) -> list[tuple[str, str]]:
    table = tomllib.loads((samples_folder() / force / "force.toml").read_text(encoding="utf-8"))
    return [(entry["word"], entry["meaning"]) for entry in table["key"]]


def _meant(item: Report) -> str:
    """The status word that the item states, or what its fill tells where the word is missing or misspelt."""
    return str(item["rag"] if item["rag"].removeprefix("NEW ") in list(Status) else item["fill"])


def _status(item: Recommendation) -> str:
    return f"{'NEW ' if item.new else ''}{item.status}"


@pytest.fixture(scope="module")
def harbour_city() -> Tracker:
    return read_tracker(samples_folder() / "harbour_city" / "tracker.xlsx")


@pytest.fixture(scope="module")
def eastmere() -> Tracker:
    return read_tracker(samples_folder() / "eastmere" / "tracker.xlsx")


def test_harbour_city_is_blocks_with_every_item(harbour_city: Tracker) -> None:
    stated = [
        (report["title"], [(str(item["number"]), item["status"]) for item in report["item"] if "only" not in item])
        for report in _stated("harbour_city")
    ]
    read = [(report.title, [(item.number, _status(item)) for item in report.items]) for report in harbour_city.reports]
    assert harbour_city.layout.shape is Shape.BLOCKS
    assert [(title, items) for title, items in read if items] == [(title, items) for title, items in stated if items]


def test_harbour_citys_headings_are_read_as_typed(harbour_city: Tracker) -> None:
    stated = {report["title"]: (report["source"], report["intro"]) for report in _stated("harbour_city")}
    assert {report.title: (report.source, report.intro) for report in harbour_city.reports} == stated
    assert all(report.published for report in harbour_city.reports)


def test_eastmere_is_a_register_with_every_item(eastmere: Tracker) -> None:
    stated = Counter((report["title"], _meant(item)) for report in _stated("eastmere") for item in report["item"])
    read = Counter((report.title, _status(item)) for report, item in eastmere.items)
    assert eastmere.layout.shape is Shape.REGISTER
    assert read == stated


def test_34_recommendations_and_10_areas_for_improvement_of_eastmere_are_live(eastmere: Tracker) -> None:
    assert Counter(item.item_type.value for _, item in eastmere.items if item.is_open) == {
        "recommendation": 34,
        "area for improvement": 10,
    }


def test_29_items_of_eastmere_are_signed_off_by_the_inspectorate_since_november(eastmere: Tracker) -> None:
    stated = [item for report in _stated("eastmere") for item in report["item"] if item.get("position") == "Signed off"]
    assert sum(item["position_date"] >= dt.date(2019, 11, 1) for item in stated) == 29
    assert sum(item.sign_off == "Signed off" for _, item in eastmere.items) == len(stated)


@pytest.mark.parametrize("force", ["harbour_city", "eastmere"])
def test_the_key_is_the_forces_own(force: str, request: pytest.FixtureRequest) -> None:
    tracker: Tracker = request.getfixturevalue(force)
    assert [(entry.word, entry.definition) for entry in tracker.key] == _key(force)
    assert [str(entry.status) for entry in tracker.key] == [word for word, _ in _key(force)]


@pytest.mark.parametrize("force", sorted(folder.name for folder in samples_folder().iterdir() if folder.is_dir()))
def test_both_meetings_are_read_without_a_warning(force: str) -> None:
    for meeting in ("tracker", "last_meeting"):
        tracker = read_tracker(samples_folder() / force / f"{meeting}.xlsx")
        table = tomllib.loads((samples_folder() / force / "force.toml").read_text(encoding="utf-8"))
        assert tracker.warnings == ()
        assert tracker.force == (table["force"],)
