"""Which texts may be alike, without comparing all with all."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

_RUN = 3  # words that two alike texts are sure to share in a row somewhere
_COMMON_RUN = 40  # texts; a run of words in more of them tells nothing
_CANDIDATES = 6


def find_candidates(
    old_texts: Sequence[str], old_places: Sequence[int], new_texts: Sequence[str], new_places: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """Pairs of places, old and new: each new text with the few old ones that share most runs of words with it.

    Texts that are 90 alike share runs of three words; a run that stands in many texts is passed over, so that the
    time grows with the number of texts and not with its square.
    """
    index: defaultdict[str, list[int]] = defaultdict(list)
    for old in old_places:
        for run in _runs(old_texts[old]):
            index[run].append(old)
    for new in new_places:
        shared: Counter[int] = Counter()
        for run in _runs(new_texts[new]):
            holders = index.get(run, ())
            if len(holders) <= _COMMON_RUN:
                shared.update(holders)
        for old, _number in shared.most_common(_CANDIDATES):
            yield old, new


def _runs(text: str) -> dict[str, None]:
    """The runs of words of a text, each once and in order; a text of fewer words is one run."""
    each = text.split()
    if len(each) <= _RUN:
        return {text: None} if text else {}
    return dict.fromkeys(" ".join(each[i : i + _RUN]) for i in range(len(each) - _RUN + 1))
