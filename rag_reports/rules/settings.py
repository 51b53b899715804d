"""The options that rules are run with: their defaults, then the layout profile's, then the caller's."""

import difflib
from collections.abc import Iterable, Mapping, Sequence

from rag_reports.errors import LayoutError, RagReportsError, UsageError
from rag_reports.model import Tracker
from rag_reports.rules.registry import Rule

Given = Mapping[str, Mapping[str, object]]


def settle_options(
    rules: Sequence[Rule], tracker: Tracker, given: Given | None
) -> Mapping[str, Mapping[str, int | str]]:
    """The options of each rule by code; LayoutError or UsageError where one is unknown or has a wrong value.

    Rules may be named by code or by name.
    """
    settled = {rule.code: {option.name: option.default for option in rule.options} for rule in rules}
    _apply(settled, rules, tracker.rule_options, LayoutError, f"Layout {tracker.layout.source}")
    _apply(settled, rules, given or {}, UsageError, "Rule options")
    return settled


def _apply(
    settled: dict[str, dict[str, int | str]],
    rules: Sequence[Rule],
    given: Given,
    error: type[RagReportsError],
    where: str,
) -> None:
    known = {rule.code: rule for rule in rules} | {rule.name: rule for rule in rules}
    for name, values in given.items():
        rule = known.get(name.upper()) or known.get(name.lower())
        if rule is None:
            raise error(where, f'there is no rule "{name}"', _remedy(name, known, "Use the code of a rule, as RAG101"))
        options = {option.name: option for option in rule.options}
        for option_name, value in values.items():
            option = options.get(option_name)
            if option is None:
                remedy = _remedy(option_name, options, f"{rule.code} has {_names(options)}")
                raise error(where, f'{rule.code} has no option "{option_name}"', remedy)
            if not option.accepts(value):
                raise error(where, f"{rule.code} {option_name} cannot be {value!r}", f"Give {option.allowed}.")
            settled[rule.code][option_name] = value  # type: ignore[assignment]


def _names(options: Iterable[str]) -> str:
    return ", ".join(options) or "no options"


def _remedy(wrong: str, known: Iterable[str], otherwise: str) -> str:
    near = difflib.get_close_matches(wrong, list(known), n=1, cutoff=0.6)
    return f"Did you mean {near[0]}?" if near else f"{otherwise}."
