"""Workbooks, formats and layouts changed at random keep their promises; more of it with RAG_REPORTS_FUZZ=1000.

The number is how many examples each promise gets. A run by the clock is ``python -m tests.hostile.fuzzing 900``.
"""

import os
import signal
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from .fuzzing import PROMISES, packages
from .mutations import mutated, unpacked

EXAMPLES = os.environ.get("RAG_REPORTS_FUZZ", "")


@pytest.mark.skipif(not hasattr(signal, "SIGALRM"), reason="a run that hangs cannot be stopped on this system")
@pytest.mark.parametrize("promise", range(len(PROMISES)), ids=[promise.__name__ for promise in PROMISES])
@settings(
    max_examples=int(EXAMPLES or 80),
    derandomize=not EXAMPLES,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
@given(st.integers(0, 2**48))
def test_promise(promise: int, seed: int) -> None:
    PROMISES[promise](Random(seed))


def test_what_is_changed_is_mostly_still_a_package_and_never_the_same() -> None:
    """Else the promises would be about files that nothing opens, or that nothing was done to."""
    whole = packages()[0]
    made = [mutated(Random(seed), whole) for seed in range(100)]
    opened = 0
    for package in made:
        try:
            opened += len(unpacked(package)) > 5
        except Exception:  # whatever zipfile raises
            continue
    assert opened > 60 and sum(package != whole for package in made) > 90
