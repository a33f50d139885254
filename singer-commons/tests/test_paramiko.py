"""What stands on names that paramiko keeps to itself, and that only one file does."""

from __future__ import annotations

import ast
import inspect
from pathlib import Path

import paramiko
import pytest

from singer_commons.sftp import client

# What client.py calls, replaces, or is called by, and the parameters after `self`.
PRIVATE = {
    paramiko.SFTPClient: {
        "_request": ["t", "args"],
        "_async_request": ["fileobj", "t", "args"],
        "_read_response": ["waitfor"],
        "_convert_status": ["msg"],
        "_log": ["level", "msg", "args"],
    },
    paramiko.SFTPAttributes: {"_from_msg": ["filename", "longname"]},
    paramiko.SFTPFile: {"_async_response": ["t", "msg", "num"]},
}
EXCEPTION = Path(client.__file__)


def trees():
    for path in sorted(EXCEPTION.parent.rglob("*.py")):
        yield path, ast.parse(path.read_text(encoding="utf-8"))


def is_private(name):
    return name.startswith("_") and not name.startswith("__")


@pytest.mark.parametrize("kind", PRIVATE, ids=lambda kind: kind.__name__)
def test_this_paramiko_has_the_private_methods_that_client_py_needs(kind):
    for name, wanted in PRIVATE[kind].items():
        found = getattr(kind, name, None)
        parameters = list(inspect.signature(found).parameters)[1:] if found else None
        assert parameters == wanted, (
            f"paramiko {paramiko.__version__} changed {kind.__name__}.{name}: singer_commons/sftp/"
            "client.py reads and writes through it. Read paramiko's change, then mend that file."
        )


def test_the_list_of_private_methods_is_complete():
    defined = {name for name in dir(paramiko.SFTPClient) if is_private(name)}
    used = {
        node.attr if isinstance(node, ast.Attribute) else node.name
        for path, tree in trees()
        if path == EXCEPTION
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute | ast.FunctionDef)
    }
    assert used & defined == set(PRIVATE[paramiko.SFTPClient])


def test_no_other_file_uses_a_private_name_of_another_object_or_derives_from_paramiko():
    found = []
    for path, tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and is_private(node.attr):
                is_own = isinstance(node.value, ast.Name) and node.value.id in {"self", "cls"}
                found += [] if is_own else [(path, node.lineno, node.attr)]
            elif isinstance(node, ast.ClassDef):
                bases = map(ast.unparse, node.bases)
                found += [(path, node.lineno, base) for base in bases if "paramiko" in base]
            elif isinstance(node, ast.ImportFrom) and "paramiko" in (node.module or ""):
                names = [alias.name for alias in node.names if is_private(alias.name)]
                found += [(path, node.lineno, name) for name in names]
    others = [(path.name, line, name) for path, line, name in found if path != EXCEPTION]
    assert others == []
    assert found, "the exception is found, so that others would be"
