# SPDX-License-Identifier: GPL-3.0-or-later
"""The list of method.md, section 5: each property of the rating is tested somewhere, and says so in its docstring."""

import ast
import re
from pathlib import Path

import pytest

RATING = [f"P{n}" for n in (*range(1, 18), 20)]
"""P18 and P19 are about relocation."""


def docstrings() -> list[str]:
    found = []
    for path in sorted(Path(__file__).parent.glob("test_*.py")):
        if path.name != Path(__file__).name:
            tree = ast.parse(path.read_text(encoding="utf-8"))
            for node in ast.walk(tree):
                if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                    found.append(ast.get_docstring(node) or "")
    return found


@pytest.mark.parametrize("property", RATING)
def test_a_property_of_the_method_is_named_by_a_test(property: str) -> None:
    assert any(re.search(rf"\b{property}\b", text) for text in docstrings())
