"""A public edition counts so few people that one of them may be recognised.

Why:
"Two victims withdrew" tells nobody's name, and yet in a small place people know who is meant. Public bodies therefore
do not publish counts of fewer than five people of whom something is learnt: victims, offenders, complainants,
detainees, children, or officers and staff who were dismissed, suspended or investigated.

The comment (or the public wording that stands in its place), the rationale and the sign-off are read, in rows that the
tracker does not keep from the public; the inspectorate's own text is published already. Counts of officers of whom
nothing is learnt ("one officer was trained") are not found, nor limits, labels and suppositions. The rule runs only
with `--audience public`.

Flagged:

Number | Status | Comment
1 | AMBER | The new form is in use, and two victims said that they were kept informed.
2 | AMBER | Of last year's cases, 3 officers were dismissed and the policy is now in force.
3 | AMBER | The audit of custody records found that one child was held overnight.
4 | AMBER | The new process is in force, and four of the 212 complainants have appealed.

Accepted:

Number | Status | Comment
1 | AMBER | The new form is in use, and 2 recommendations on victims are complete.
2 | AMBER | One officer was trained as the lead, and three victim surveys have been held.
3 | AMBER | Five detainees and 12 officers under investigation were asked.
4 | AMBER | Each van can hold up to four detainees, and phase 2 victims are asked next.
5 | AMBER | Two children's homes have signed the agreement, and no victims complained.

Options:
fewest: the smallest count of people that may be published; 5 by default.

How to fix:
Write "fewer than 5", or leave the count out.
"""

from collections.abc import Iterator

from rag_reports.language.small_numbers import find_small_numbers
from rag_reports.model import Field, Recommendation, Severity
from rag_reports.rules.problem import Check, Option, Problem
from rag_reports.rules.publication.printed import public_texts
from rag_reports.rules.wording import listed, quoted
from rag_reports.text import number_in_words

CODE = "RAG804"
NAME = "small-numbers"
SEVERITY = Severity.INFO
NEEDS = ((Field.COMMENT, Field.RATIONALE),)
OPTIONS = (Option("fewest", 5, "the smallest count of people that may be published"),)
PUBLIC_ONLY = True
_FIELDS = frozenset({Field.COMMENT, Field.PUBLIC_WORDING, Field.RATIONALE, Field.SIGN_OFF})


def check_item(item: Recommendation, check: Check) -> Iterator[Problem]:
    """At each cell that has such a count."""
    if not check.is_published(item):
        return
    fewest = check.number("fewest")
    for name, text in public_texts(item, check):
        found = find_small_numbers(text, fewest) if name in _FIELDS else []
        if found:
            told = listed([quoted(count) for count in found])
            verb = "counts" if len(found) == 1 else "count"
            message = (
                f"{told} in the public edition {verb} so few people that one may be recognised. "
                f'Write "fewer than {number_in_words(fewest)}".'
            )
            yield Problem(item.cells[name], message)
