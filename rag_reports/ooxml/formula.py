"""The few formulas that conditional formats of trackers use, worked out; all others are undecided."""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from rag_reports.ooxml.area import column_number
from rag_reports.ooxml.formula_values import COMPARISONS, FUNCTIONS, UndecidedError, Value, compare
from rag_reports.ooxml.sheet import Cell, ErrorValue

Lookup = Callable[[int, int], Cell | None]

_TOKEN = re.compile(
    r"""\s*(?:(?P<text>"(?:[^"]|"")*")|(?P<number>\d+(?:\.\d*)?(?:[eE][+-]?\d+)?|\.\d+)
    |(?P<cell>\$?[A-Za-z]{1,3}\$?[1-9]\d{0,6}(?![\w.(!:]))|(?P<name>[A-Za-z_\\][\w.]*)|(?P<sign><>|<=|>=|[=<>(),;:!&+*/^%-]))""",
    re.X,
)
_NESTING = 32


class _Cell(NamedTuple):
    row: int
    row_fixed: bool
    column: int
    column_fixed: bool


class _Call(NamedTuple):
    name: str
    arguments: tuple["Node", ...]


class _Comparison(NamedTuple):
    sign: str
    left: "Node"
    right: "Node"


class _Literal(NamedTuple):
    value: Value


Node = _Cell | _Call | _Comparison | _Literal


class Formula(NamedTuple):
    """A parsed formula, written as for the cell ``origin``."""

    node: Node
    origin: tuple[int, int] | None

    def value(self, row: int, column: int, lookup: Lookup) -> Value:
        """What the formula gives for a cell. Raises UndecidedError."""
        return _Evaluation(row, column, self.origin, lookup).value(self.node)


def parse_formula(text: str, origin: tuple[int, int] | None) -> Formula:
    """Parse a formula. Raises UndecidedError where it has what is not known here."""
    node = _parse(text)
    if node is None:
        raise UndecidedError
    return Formula(node, origin)


@lru_cache(maxsize=4096)
def _parse(text: str) -> Node | None:
    try:
        return _Parser(text.removeprefix("=")).whole()
    except UndecidedError:
        return None


class _Parser:
    def __init__(self, text: str) -> None:
        self._tokens: list[tuple[str, str]] = []
        place, text = 0, text.rstrip()
        while place < len(text):
            match = _TOKEN.match(text, place)
            if match is None:
                raise UndecidedError
            self._tokens.append((match.lastgroup or "", match[match.lastgroup or 0]))
            place = match.end()
        self._at = 0
        self._depth = 0

    def whole(self) -> Node:
        node = self._comparison()
        if self._at < len(self._tokens):
            raise UndecidedError
        return node

    def _peek(self) -> tuple[str, str]:
        return self._tokens[self._at] if self._at < len(self._tokens) else ("", "")

    def _take(self) -> tuple[str, str]:
        token = self._peek()
        self._at += 1
        return token

    def _expect(self, sign: str) -> None:
        if self._take()[1] != sign:
            raise UndecidedError

    def _comparison(self) -> Node:
        self._depth += 1
        if self._depth > _NESTING:
            raise UndecidedError
        node = self._operand()
        while self._peek()[0] == "sign" and self._peek()[1] in COMPARISONS:
            sign = self._take()[1]
            node = _Comparison(sign, node, self._operand())
        self._depth -= 1
        return node

    def _operand(self) -> Node:
        kind, text = self._take()
        if kind == "text":
            return _Literal(text[1:-1].replace('""', '"'))
        if kind == "number":
            return _Literal(float(text))
        if kind == "cell":
            return _cell(text)
        if kind == "name":
            return self._named(text.upper())
        if text == "-" and self._peek()[0] == "number":
            return _Literal(-float(self._take()[1]))
        if text == "(":
            node = self._comparison()
            self._expect(")")
            return node
        raise UndecidedError

    def _named(self, name: str) -> Node:
        if name in ("TRUE", "FALSE") and self._peek()[1] != "(":
            return _Literal(name == "TRUE")
        self._expect("(")
        arguments: list[Node] = []
        while self._peek()[1] != ")":
            arguments.append(self._comparison())
            if self._peek()[1] != ")":
                self._expect(",")
        self._expect(")")
        return _Call(name, tuple(arguments))


class _Evaluation:
    def __init__(self, row: int, column: int, origin: tuple[int, int] | None, lookup: Lookup) -> None:
        self._row, self._column, self._origin, self._lookup = row, column, origin, lookup

    def value(self, node: Node) -> Value:
        if isinstance(node, _Literal):
            return node.value
        if isinstance(node, _Cell):
            return self._cell(node)
        if isinstance(node, _Comparison):
            return compare(node.sign, self.value(node.left), self.value(node.right))
        if node.name in ("AND", "OR"):
            return self._junction(node)
        work = FUNCTIONS.get(node.name)
        if work is None:
            raise UndecidedError
        function, fewest, most = work
        if not fewest <= len(node.arguments) <= most:
            raise UndecidedError
        values = [self.value(argument) for argument in node.arguments]
        error = next((value for value in values if isinstance(value, ErrorValue)), None)
        return error if error is not None and not node.name.startswith("IS") else function(*values)

    def _cell(self, node: _Cell) -> Value:
        if self._origin is None and not (node.row_fixed and node.column_fixed):
            raise UndecidedError
        top, left = self._origin or (1, 1)
        row = node.row if node.row_fixed else node.row + self._row - top
        column = node.column if node.column_fixed else node.column + self._column - left
        cell = self._lookup(row, column)
        if cell is not None and cell.kind == "d":
            raise UndecidedError
        return None if cell is None else cell.value

    def _junction(self, node: _Call) -> Value:
        settles = node.name == "OR"
        undecided = not node.arguments
        for argument in node.arguments:
            try:
                value = self.value(argument)
            except UndecidedError:
                undecided = True
                continue
            if not isinstance(value, (bool, int, float)):
                raise UndecidedError
            if bool(value) is settles:
                return settles
        if undecided:
            raise UndecidedError
        return not settles


def _cell(text: str) -> Node:
    match = re.fullmatch(r"(\$?)([A-Za-z]+)(\$?)(\d+)", text)
    column = column_number(match[2]) if match else 0
    if match is None or not column:
        raise UndecidedError
    return _Cell(int(match[4]), bool(match[3]), column, bool(match[1]))
