# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes docs/knowledge-rules.md from the rules themselves, so that what people read is what the program does.

`python tools/rule_list.py` writes the file, `--check` ends with 1 where it is not current.
"""

import inspect
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import CodeType
from typing import Any

from exile_risk import assets
from exile_risk.knowledge.rules import CHARGED, CORRIDOR, RULES
from exile_risk.knowledge.sources import Threshold, read_thresholds
from exile_risk.knowledge.statements import STATEMENTS
from exile_risk.wording.questions import short_question

TARGET = Path(__file__).parent.parent / "docs" / "knowledge-rules.md"
HEAD = """# How each answer is derived

Made by `make lists` from the rules in `exile_risk/knowledge/rules`, the cuts in `resources/knowledge/thresholds.json`
and the sentences in `exile_risk/knowledge/statements.py`; change those, not this file.

For every question the rules are asked in the order given here. The first that has an answer gives it; if none has, the
answer is unknown. Every fact is read as of the rating day, an index as of the year before, and contradictions are
resolved before a rule sees them ([knowledge.md](knowledge.md), “Rules”).
"""


def whole_list() -> str:
    """Return the text of the file."""
    cuts = read_thresholds(assets.path("knowledge", "thresholds.json"))
    parts = [HEAD]
    for title, factors in (("From origin, host and day", CORRIDOR), ("From the charges", CHARGED)):
        parts += [f"## {title}\n", *(_factor(factor, cuts) for factor in factors)]
    return "\n".join(parts)


def _factor(factor: str, cuts: Mapping[str, Threshold]) -> str:
    lines = [f"### {short_question(factor)} (`{factor}`)", ""]
    for number, rule in enumerate(RULES[factor], 1):
        lines.append(f"{number}. {_said(rule)}")
        lines += [f"   - `{id}` {cuts[id].value:g}: {cuts[id].reason}" for id in cuts if _uses(id, set(_texts(rule)))]
    lines += ["", "| rule or reason | what it says |", "|---|---|"]
    lines += [f"| `{id}` | {text} |" for id, text in STATEMENTS.items() if id.partition(".")[0] == factor]
    return "\n".join([*lines, ""])


def _said(rule: Callable[..., Any]) -> str:
    text = inspect.getdoc(rule)
    if not text:
        raise SystemExit(f"{rule.__name__}: a rule without a docstring; say in a sentence what it does.")
    return " ".join(text.split())


def _uses(id: str, texts: set[str]) -> bool:
    """Whether a cut is named in full, or by its beginning where the end is chosen while the rule runs."""
    return id in texts or any(text.endswith(".") and id.startswith(text) for text in texts)


def _texts(function: Callable[..., Any]) -> Iterator[str]:
    """Yield every text that a rule and the functions it calls in the same files hold."""
    seen: set[CodeType] = set()
    waiting: list[tuple[CodeType, dict[str, Any]]] = [(function.__code__, function.__globals__)]
    while waiting:
        code, names = waiting.pop()
        if code in seen:
            continue
        seen.add(code)
        for constant in code.co_consts:
            if isinstance(constant, str):
                yield constant
            elif isinstance(constant, CodeType):
                waiting.append((constant, names))
        for name in code.co_names:
            called = names.get(name)
            if inspect.isfunction(called) and called.__module__.startswith("exile_risk.knowledge.rules."):
                waiting.append((called.__code__, called.__globals__))


def main() -> None:
    """Write the file, or say that it is not current."""
    text = whole_list()
    if "--check" not in sys.argv:
        TARGET.write_text(text, encoding="utf-8")
    elif not TARGET.exists() or TARGET.read_text(encoding="utf-8") != text:
        raise SystemExit(f"docs/{TARGET.name} is not current; run: make lists")


if __name__ == "__main__":
    main()
