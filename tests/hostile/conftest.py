"""The process that hostile files are fed to."""

import os
from collections.abc import Iterator

import pytest

from .feeding import Feeder


@pytest.fixture(scope="session")
def feeder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Feeder]:
    """Runs commands in a child process, with their time and memory measured."""
    if not hasattr(os, "fork"):
        pytest.skip("the memory of one run is measured in a forked process, which this system does not have")
    with Feeder(tmp_path_factory.mktemp("written")) as feeder:
        yield feeder
