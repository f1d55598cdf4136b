# SPDX-License-Identifier: GPL-3.0-or-later
"""Why the tool thinks so: the sentence behind a derived value, for people."""

from datetime import date

from exile_risk.model.facts import Derived
from exile_risk.wording.catalogue import N_, _, isolated
from exile_risk.wording.countries import capitalised, in_sentence
from exile_risk.wording.dates import day_text
from exile_risk.wording.names import offence_name

_OWN = {"citizenship_from_nationality": N_("Worked out from the nationalities given in this case.")}
_PLACES = ("host", "origin")


def statement(derived: Derived) -> str:
    """Return one sentence that says which rule decided and on what, or why the value is not known."""
    from exile_risk.knowledge.statements import STATEMENTS
    from exile_risk.wording import corrections

    id = derived.rule if derived.value is not None else derived.why_unknown or derived.rule
    template = STATEMENTS.get(id) or _OWN.get(id) or corrections.STATEMENTS.get(id)
    if template is None:
        return id
    return capitalised(_(template).format_map(_Gaps({k: _said(k, v) for k, v in derived.params.items()})))


def _said(name: str, value: str) -> str:
    if name == "written":
        return day_text(date.fromisoformat(value))
    if name == "offence":
        return offence_name(value)
    is_place = name in _PLACES or name.endswith("_country")
    return isolated(in_sentence(value)) if is_place and len(value) == 2 else value


class _Gaps(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "…"
