"""What a file would be with one small fault: the mutations that `scripts/mutations.py` draws from.

A mutation turns a comparison, a boolean or an arithmetic operator over, drops a ``not``, swaps the
branches of a condition, changes a number, a truth value or a word (a text without a space: prose is
left alone), or removes a statement, but not one that names a value: any use of it would fail.
Annotations, decorators, f-strings and ``__all__`` have none.
"""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

TURNED = {
    "<": "<=", "<=": "<", ">": ">=", ">=": ">", "==": "!=", "!=": "==", "in": "not in",
    "not in": "in", "is": "is not", "is not": "is", "and": "or", "or": "and",
    "+": "-", "-": "+", "*": "+", "//": "*", "%": "*",
}  # fmt: skip
OPERATOR = re.compile(r"not\s+in\b|is\s+not\b|<=|>=|==|!=|//|[<>+*%-]|\b(?:in|is|and|or)\b")
REMOVED = (ast.AugAssign, ast.Return, ast.Raise, ast.Delete, ast.Continue, ast.Break, ast.Expr)
SKIPPED = {"annotation", "returns", "decorator_list"}


@dataclass(frozen=True)
class Mutation:
    """A change of one file: a text instead of the bytes between two places.

    Attributes:
        path: The file.
        line: The line that the change begins in.
        start: The first of the bytes.
        end: Behind the last of them.
        text: What stands there instead.
    """

    path: Path
    line: int
    start: int
    end: int
    text: str

    def apply(self, source: bytes) -> bytes:
        """Return the file with the change."""
        return source[: self.start] + self.text.encode() + source[self.end :]

    def change(self, source: bytes) -> str:
        """Say what stands for what, in Markdown."""
        return f"{_quoted(source[self.start : self.end].decode())} → {_quoted(self.text)}"


def find_mutations(path: Path, source: bytes) -> list[Mutation]:
    """Return the mutations of a file that are Python."""
    found = [
        Mutation(path, source.count(b"\n", 0, start) + 1, start, end, text)
        for start, end, text in _Finder(source).below(ast.parse(source))
    ]
    return [each for each in found if _is_python(each.apply(source))]


def _is_python(source: bytes) -> bool:
    try:
        ast.parse(source)
    except SyntaxError:
        return False
    return True


def _quoted(text: str, most: int = 60) -> str:
    line = " ".join(text.split()).replace("|", "\\|").replace("`", "'")
    return f"`{line if len(line) <= most else f'{line[: most - 1]}…'}`" if line else "nothing"


class _Finder:
    """Finds places and texts in the tree of one file."""

    def __init__(self, source: bytes) -> None:
        self._source = source
        self._lines = [0]
        for line in source.splitlines(keepends=True):
            self._lines.append(self._lines[-1] + len(line))
        self._finders: dict[type[ast.AST], Callable[[Any], Iterator[tuple[int, int, str]]]] = {
            ast.Compare: lambda node: self._turn([node.left, *node.comparators]),
            ast.BoolOp: lambda node: self._turn(node.values),
            ast.BinOp: lambda node: self._turn([node.left, node.right]),
            ast.UnaryOp: self._drop_not,
            ast.If: lambda node: self._swap(node.test),
            ast.IfExp: lambda node: self._swap(node.test),
            ast.Constant: self._alter,
            ast.Assign: self._unset,
            **dict.fromkeys(REMOVED, self._remove),
        }

    def below(self, node: ast.AST) -> Iterator[tuple[int, int, str]]:
        """Yield what can change in a node and in all below it."""
        if finder := self._finders.get(type(node)):
            yield from finder(node)
        for name, value in ast.iter_fields(node):
            for each in value if isinstance(value, list) else [value]:
                if isinstance(each, ast.AST) and name not in SKIPPED and not _is_left_alone(each):
                    yield from self.below(each)

    def _place(self, node: Any) -> tuple[int, int]:
        return (
            self._lines[node.lineno - 1] + node.col_offset,
            self._lines[node.end_lineno - 1] + node.end_col_offset,
        )

    def _turn(self, operands: list[ast.expr]) -> Iterator[tuple[int, int, str]]:
        places = [self._place(each) for each in operands]
        for (_, start), (end, _) in pairwise(places):
            if found := OPERATOR.search(self._source[start:end].decode()):
                before = start + len(found.string[: found.start()].encode())
                yield before, before + len(found[0]), TURNED[" ".join(found[0].split())]

    def _drop_not(self, node: ast.UnaryOp) -> Iterator[tuple[int, int, str]]:
        if isinstance(node.op, ast.Not):
            start, _ = self._place(node)
            yield start, start + len("not"), ""

    def _swap(self, test: ast.expr) -> Iterator[tuple[int, int, str]]:
        start, end = self._place(test)
        yield start, end, f"not ({self._source[start:end].decode()})"

    def _alter(self, node: ast.Constant) -> Iterator[tuple[int, int, str]]:
        value = node.value
        if isinstance(value, bool):
            yield *self._place(node), str(not value)
        elif isinstance(value, (int, float)):
            yield *self._place(node), repr(value + 1)
        elif isinstance(value, str) and not re.search(r"\s", value):
            yield *self._place(node), repr(f"{value}X")

    def _unset(self, node: ast.Assign) -> Iterator[tuple[int, int, str]]:
        if not any(isinstance(each, (ast.Name, ast.Tuple)) for each in node.targets):
            yield from self._remove(node)

    def _remove(self, node: ast.stmt) -> Iterator[tuple[int, int, str]]:
        yield *self._place(node), "pass"


def _is_left_alone(node: ast.AST) -> bool:
    if isinstance(node, ast.If):
        return ast.unparse(node.test) == "TYPE_CHECKING"
    if isinstance(node, ast.Assign):
        return ast.unparse(node.targets[0]) == "__all__"
    if isinstance(node, ast.Expr):
        return isinstance(node.value, ast.Constant)
    return isinstance(node, ast.JoinedStr)  # before Python 3.12, what it holds has no exact place
