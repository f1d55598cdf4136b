# SPDX-License-Identifier: GPL-3.0-or-later
"""The maximum is what rots: sizes, network imports and swallowed errors, over every file."""

import ast
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
CODE = sorted(p for folder in ("exile_risk", "ui", "tools") for p in (ROOT / folder).rglob("*.py"))
ALL = [*CODE, *sorted((ROOT / "tests").rglob("*.py"))]
NETWORK = {"socket", "http", "urllib.request", "requests", "httpx", "aiohttp", "urllib3", "ftplib", "smtplib"}
NETWORK |= {"PySide6.QtNetwork", "PySide6.QtWebEngineWidgets", "xmlrpc"}


def _imports(tree: ast.AST) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def test_there_is_code_to_look_at() -> None:
    assert len(CODE) > 60


@pytest.mark.parametrize("path", ALL, ids=lambda p: str(p.relative_to(ROOT)))
def test_no_file_is_over_400_lines(path: Path) -> None:
    assert path.read_text(encoding="utf-8").count("\n") <= 400


@pytest.mark.parametrize("path", CODE, ids=lambda p: str(p.relative_to(ROOT)))
def test_functions_are_short_and_nothing_reaches_for_a_network(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert (node.end_lineno or 0) - node.lineno < 60, f"{node.name} is too long"
    assert not _imports(tree) & NETWORK


def test_the_core_imports_without_qt_json_schemas_or_the_vault() -> None:
    """Start-up is measured: what the unlock page does not need must not be loaded by the core's front door."""
    import sys

    code = (
        "import sys, exile_risk, exile_risk.engine, exile_risk.model.case, exile_risk.session;"
        "print(sorted(m for m in ('PySide6', 'msgspec', 'sqlcipher3', 'cryptography', 'jsonschema', 'numpy')"
        " if m in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "[]"
