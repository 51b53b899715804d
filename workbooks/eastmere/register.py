"""The items of Eastmere's register at a meeting, read from reports/."""

import datetime as dt
import tomllib
from pathlib import Path
from typing import Any

QUARTER = dt.timedelta(days=91)

Item = dict[str, Any]


def load_items(folder: Path, meeting: str, as_at: dt.date) -> list[Item]:
    """Every item as it stood at the meeting, newest report first; references run from the oldest report up."""
    items = []
    for source in sorted(folder.glob("*.toml")):
        report = tomllib.loads(source.read_text(encoding="utf-8"))
        title, published, scope = report["title"], report.get("published", ""), report["scope"]
        for item in report["item"]:
            stood = item if meeting == "tracker" else last_time(item, as_at)
            items.append({"report": title, "published": published, "scope": scope, **with_blanks(stood)})
    reports = list(dict.fromkeys(item["report"] for item in items))
    oldest_first = sorted(items, key=lambda item: -reports.index(item["report"]))
    for number, item in enumerate(oldest_first, start=1):
        item["ref"] = f"EM-{number:03}"
    return items


def with_blanks(item: Item) -> Item:
    """The item with every column filled, the update of the meeting before kept below this one's where it asks."""
    names = ("owner", "revised", "reason", "external", "update", "updated", "position_date", "no", "note")
    blanks: Item = dict.fromkeys(names, "")
    full = {**blanks, "type": "Recommendation", "position": "Awaiting review", **item}
    if item.get("keep"):
        full["update"] = f"{item['update']}\n{item['earlier']}"
    return full


def last_time(item: Item, as_at: dt.date) -> Item:
    """The item one quarter earlier: its earlier update, no NEW, and no verdict that came later."""
    before = {**item, "rag": item["rag"].removeprefix("NEW ")}
    before.pop("fill", None)
    before.pop("keep", None)
    if "earlier" in item:
        before |= {"update": item["earlier"], "updated": item["updated"] - QUARTER}
    elif item["rag"] in ("AMBER", "WHITE"):
        before |= {"updated": item["updated"] - QUARTER}
    before |= item.get("last", {})
    if before.get("position_date", as_at) > as_at:
        before |= {"position": "Awaiting review", "position_date": ""}
    return before


def is_live(item: Item) -> bool:
    """Whether the item is still being worked on: anything but GREEN."""
    return not str(item["rag"]).endswith("GREEN")


def signed_off_since(item: Item, day: dt.date) -> bool:
    """Whether HMICFRS signed the item off on that day or later."""
    return bool(item["position"] == "Signed off" and item["position_date"] >= day)
