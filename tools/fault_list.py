# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes docs/faults.md from the table that the tests hold true, so that what is claimed is what was tried.

`python tools/fault_list.py` writes the file, `--check` ends with 1 where it is not current.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
TARGET = ROOT / "docs" / "faults.md"
HEAD = """# Bad input and faults, and which tests show what happens

Made by `make lists` from the table in `tests/faults`; change that, not this file. A test checks that each test named
here exists. Beside these, `tests/faults/test_fuzz.py` gives broken headers, bundles, packs and case files to their
readers (2,700 in every run of the tests, a million in `make torture`), and `make torture` kills the vault some thousand
times. Nothing here ran on Windows or macOS.
"""


def whole_list() -> str:
    """Return the text of the file."""
    sys.path.insert(0, str(ROOT))
    from tests.faults.fault import Fault
    from tests.faults.table import FAULTS

    def told(fault: Fault) -> str:
        lines = [f"**F{fault.number}. {fault.what[:1].upper()}{fault.what[1:]}.** Expected: {fault.expected}.", ""]
        lines += [f"- `{name}`" for name in fault.tests]
        lines += [f"- Not shown: {fault.open}"] if fault.open else []
        return "\n".join([*lines, ""])

    return "\n".join([HEAD, *map(told, FAULTS)])


def main() -> None:
    """Write the file, or say that it is not current."""
    text = whole_list()
    if "--check" not in sys.argv:
        TARGET.write_text(text, encoding="utf-8")
    elif not TARGET.exists() or TARGET.read_text(encoding="utf-8") != text:
        raise SystemExit(f"docs/{TARGET.name} is not current; run: make lists")


if __name__ == "__main__":
    main()
