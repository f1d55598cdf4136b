# SPDX-License-Identifier: GPL-3.0-or-later
"""The additive model as a decision graph of GoRules zen-engine: a decision table per question, one function node.

Its expression language has neither a sort nor a logarithm, so grouping and bars need the function node (JavaScript);
the tables with a small function are several times quicker than a function that holds the weights.
"""

import json
from collections.abc import Mapping
from typing import Any

import zen

from exile_risk.engine.compiled import COURTS, GATES
from exile_risk.engine.scale import UNKNOWN_GATE
from exile_risk.model.factors import Catalogue, Factor

Json = dict[str, Any]

SUM = """
const base = BASE, unknown = UNKNOWN;
const half = (sorted) => sorted.reduce((sum, w, i) => sum + w / 2 ** i, 0);
const grouped = (ws) => half(ws.filter((w) => w > 0).sort((a, b) => b - a))
                      + half(ws.filter((w) => w < 0).sort((a, b) => a - b));
export const handler = async ({ step = {}, bar = {}, gate = {}, courts = unknown }) => {
  const odds = { ...base };
  for (const t in step) for (const g in step[t]) odds[t] += grouped(Object.values(step[t][g]));
  const obeyed = { right: courts, condition: 0.75 + 0.25 * courts, independent: 1 };
  for (const kind in bar) for (const t in bar[kind]) for (const f in bar[kind][t])
    odds[t] += Math.log2(1 - bar[kind][t][f] * obeyed[kind]);
  for (const t of GATED) odds[t] += Math.log2(gate[t] ?? unknown);
  return odds;
};
"""


class RuleEngine:
    """The model loaded once; `odds` rates one set of answers."""

    def __init__(self, catalogue: Catalogue) -> None:
        content = zen.ZenDecisionContent(json.dumps(_graph(catalogue)))
        self._decision = zen.ZenEngine().create_decision(content)

    def odds(self, answers: Mapping[str, str]) -> dict[str, float]:
        """Return the central log2 odds of every pathway and harm level."""
        found: dict[str, float] = self._decision.evaluate(dict(answers))["result"]
        return found


def _graph(catalogue: Catalogue) -> Json:
    tables = [table for f in catalogue.factors.values() if (table := _table(f))]
    first = {"id": "in", "type": "inputNode", "name": "answers"}
    total = {"id": "sum", "type": "functionNode", "name": "sum", "content": {"source": _function(catalogue)}}
    last = {"id": "out", "type": "outputNode", "name": "odds"}
    pairs = [(a, b) for t in tables for a, b in ((first, t), (t, total))] + [(total, last)]
    edges = [{"id": f"{a['id']}>{b['id']}", "type": "edge", "sourceId": a["id"], "targetId": b["id"]} for a, b in pairs]
    return {"nodes": [first, *tables, total, last], "edges": edges}


def _function(catalogue: Catalogue) -> str:
    base = {**catalogue.pathway_base, **catalogue.harm_base}
    parts = {"BASE": base, "UNKNOWN": UNKNOWN_GATE, "GATED": list(GATES)}
    source = SUM
    for word, value in parts.items():
        source = source.replace(word, json.dumps(value))
    return source


def _table(factor: Factor) -> Json | None:
    """Return the decision table of one question, None where no value says anything."""
    cells = {value: _cells(factor, value) for value in factor.values}
    paths = list(dict.fromkeys(path for found in cells.values() for path in found))
    if not paths:
        return None
    rules = [
        {"_id": value, "asked": json.dumps(value), **{path: str(cells[value].get(path, 0)) for path in paths}}
        for value in factor.values
    ]
    content = {
        "hitPolicy": "first",
        "inputs": [{"id": "asked", "name": factor.id, "field": factor.id}],
        "outputs": [{"id": path, "name": path, "field": path} for path in paths],
        "rules": rules,
        "passThrough": False,
    }
    return {"id": factor.id, "type": "decisionTableNode", "name": factor.id, "content": content}


def _cells(factor: Factor, value: str) -> dict[str, float]:
    """Return what a value puts where: the path of an output and its number."""
    found = {f"step.{t}.{factor.group}.{factor.id}": w for t, w in factor.steps.get(value, {}).items() if w}
    kind = factor.bar_kind.value
    found.update({f"bar.{kind}.{t}.{factor.id}": s for t, s in factor.bars.get(value, {}).items() if s})
    if factor.id == COURTS and factor.gate:
        found["courts"] = factor.gate[value]
    for pathway, gate in GATES.items():
        if factor.id == gate and factor.gate:
            found[f"gate.{pathway}"] = factor.gate[value]
    return found
