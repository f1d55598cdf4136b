# SPDX-License-Identifier: GPL-3.0-or-later
"""The kinds of text that a value may be, so that no rule ever meets a figure it cannot read."""

import re
from collections.abc import Mapping
from types import MappingProxyType

_NUMBER = r"-?\d{1,12}(\.\d{1,9})?"

KINDS: Mapping[str, tuple[re.Pattern[str], str]] = MappingProxyType(
    {
        kind: (re.compile(pattern, re.ASCII), example)
        for kind, pattern, example in (
            ("number", _NUMBER, "0.36"),
            ("text", r"(?s:.*\S.*)", "a word"),
            ("position", rf"{_NUMBER} {_NUMBER}", "11.55 104.917"),
            ("count", r"\d{1,9}|some", "12, or some"),
            ("penalty", r"death|life|fine|\d{1,3}(\.\d{1,2})? years", "5 years, life, death or fine"),
        )
    }
)
"""By kind: what a value must match as a whole, and an example of it."""
