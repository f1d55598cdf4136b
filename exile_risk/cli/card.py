# SPDX-License-Identifier: GPL-3.0-or-later
"""`exile-risk card`: what to do in the first hour in one host, for one situation or all four."""

import argparse
from datetime import date
from typing import Any

from exile_risk.cli.output import day_of, print_json, print_text
from exile_risk.reading import clean
from exile_risk.relocation.cards import EmergencyCard, Right, Situation, Step, card
from exile_risk.wording import card as words


def run_card(chosen: argparse.Namespace) -> int:
    """Print the cards of a host as they stand on a day."""
    day = day_of(chosen.as_of, "--as-of") or date.today()
    wanted = [Situation(chosen.situation)] if chosen.situation else list(Situation)
    cards = [card(clean(chosen.host).upper(), situation, day) for situation in wanted]
    if chosen.json:
        print_json(_document(cards))
    else:
        from exile_risk.cli.card_text import card_text

        print_text("\n\n\n".join(card_text(one) for one in cards))
    return 0


def _document(cards: list[EmergencyCard]) -> dict[str, Any]:
    return {
        "format": "exile-risk/emergency-card",
        "version": 1,
        "host": cards[0].host,
        "as_of": cards[0].day.isoformat(),
        "general": cards[0].general,
        "cards": [_card(one) for one in cards],
    }


def _card(one: EmergencyCard) -> dict[str, Any]:
    return {
        "situation": one.situation.value,
        "known_as_of": one.as_of,
        "confidence": one.confidence.value,
        "stale": one.stale,
        "written_later": one.ahead,
        "cautions": list(words.cautions(one)),
        "steps": [_step(step) for step in one.steps],
        "reach": [{"kind": kind, "text": words.kind_text(kind)} for kind in one.reach],
        "rights": [_right(right) for right in one.rights],
    }


def _step(step: Step) -> dict[str, str]:
    return {"id": step.id, "who": step.who, "text": words.step_text(step)}


def _right(right: Right) -> dict[str, Any]:
    source = right.source
    return {
        "id": right.id,
        "kind": right.kind,
        "text": words.right_text(right),
        "law": right.law,
        "basis": right.basis.value,
        "source": {"title": source.title, "publisher": source.publisher, "year": source.year, "url": source.url},
        "valid_from": right.valid_from.isoformat() if right.valid_from else None,
        "valid_to": right.valid_to.isoformat() if right.valid_to else None,
        "known_as_of": right.as_of,
        "confidence": right.confidence.value,
    }
