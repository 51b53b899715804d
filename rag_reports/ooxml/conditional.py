"""The fill that a conditional format shows, where its rule is fixed: literals and cells of the same sheet."""

from rag_reports.ooxml.conditional_rules import PlacedRule
from rag_reports.ooxml.formula import parse_formula
from rag_reports.ooxml.formula_values import UndecidedError, Value, compare, shown_text
from rag_reports.ooxml.sheet import ErrorValue, Sheet
from rag_reports.ooxml.styles import Styles

# Bars and icons are drawn over the fill, whatever it is.
_FILL_STAYS = frozenset({"dataBar", "iconSet"})
_SIGNS = {
    "equal": "=",
    "notEqual": "<>",
    "lessThan": "<",
    "lessThanOrEqual": "<=",
    "greaterThan": ">",
    "greaterThanOrEqual": ">=",
}
_TEXT_RULES = frozenset({"containsText", "notContainsText", "beginsWith", "endsWith"})


def shown_fill(sheet: Sheet, row: int, column: int, styles: Styles) -> str | None:
    """The fill, RRGGBB, that the rules give a cell; None where none gives one, or one cannot be decided.

    A rule of lower priority does not count while one above it that could change the fill is undecided.
    """
    if not sheet.rule_index:
        return None
    for placed in sheet.rule_index.rules_at(row, column):
        rule = placed.rule
        if rule.type in _FILL_STAYS:
            continue
        fill = styles.differential_fill(rule.dxf)
        unknown_fill = rule.type in ("colorScale", "extension")
        if fill is None and not unknown_fill and not rule.stop_if_true:
            continue
        try:
            holds = not unknown_fill and _holds(placed, sheet, row, column)
        except UndecidedError:
            return None
        if unknown_fill:
            return None
        if holds:
            return fill
    return None


def _holds(placed: PlacedRule, sheet: Sheet, row: int, column: int) -> bool:
    rule = placed.rule
    cell = sheet.cell(row, column)
    if cell is not None and cell.kind == "d":
        raise UndecidedError
    value = None if cell is None else cell.value
    if rule.type == "expression" and len(rule.formulas) == 1:
        return _is_true(parse_formula(rule.formulas[0], placed.origin).value(row, column, sheet.cell))
    if rule.type == "cellIs":
        return _cell_is(placed, sheet, row, column, value)
    if rule.type in _TEXT_RULES:
        return _text_rule(placed, value)
    if rule.type in ("containsBlanks", "notContainsBlanks"):
        blank = not isinstance(value, ErrorValue) and not shown_text(value).strip(" ")
        return blank is (rule.type == "containsBlanks")
    if rule.type in ("containsErrors", "notContainsErrors"):
        return isinstance(value, ErrorValue) is (rule.type == "containsErrors")
    raise UndecidedError


def _cell_is(placed: PlacedRule, sheet: Sheet, row: int, column: int, value: Value) -> bool:
    bounds = [parse_formula(text, placed.origin).value(row, column, sheet.cell) for text in placed.rule.formulas]
    if value is None and any(not isinstance(bound, str) for bound in bounds):
        raise UndecidedError  # whether a blank counts as 0 here differs between programs
    operator = placed.rule.operator
    if operator in ("between", "notBetween") and len(bounds) == 2:
        inside = _is_true(compare(">=", value, bounds[0])) and _is_true(compare("<=", value, bounds[1]))
        return inside is (operator == "between")
    if operator in _SIGNS and bounds:
        return _is_true(compare(_SIGNS[operator], value, bounds[0]))
    raise UndecidedError


def _text_rule(placed: PlacedRule, value: Value) -> bool:
    rule = placed.rule
    quoted = '"' + rule.text.replace('"', '""') + '"'
    if not rule.text or (rule.formulas and quoted.casefold() not in rule.formulas[0].casefold()):
        raise UndecidedError  # the text to look for stands in a cell
    if any(sign in rule.text for sign in "*?~"):
        raise UndecidedError
    if isinstance(value, ErrorValue):
        return rule.type == "notContainsText"
    text, sought = shown_text(value).casefold(), rule.text.casefold()
    if rule.type == "beginsWith":
        return text.startswith(sought)
    if rule.type == "endsWith":
        return text.endswith(sought)
    return (sought in text) is (rule.type == "containsText")


def _is_true(value: Value) -> bool:
    """A format shows where its formula gives TRUE or a number that is not 0; an error or a text is no."""
    return isinstance(value, (bool, int, float)) and bool(value)
