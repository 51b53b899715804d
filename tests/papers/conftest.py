"""A committee format of one's own, to be changed in a test."""

import shutil
from pathlib import Path

import pytest

from rag_reports.papers.formats import find_templates


@pytest.fixture
def own_format(tmp_path: Path) -> Path:
    """A copy of the City of London format in a folder of its own."""
    return Path(shutil.copytree(find_templates() / "city_of_london", tmp_path / "own format"))
