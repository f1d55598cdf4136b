# SPDX-License-Identifier: GPL-3.0-or-later
"""An emergency card as text for a terminal, one page."""

from textwrap import wrap

from exile_risk.relocation.cards import EmergencyCard, Right
from exile_risk.wording import card as words

WIDTH = 100


def card_text(card: EmergencyCard) -> str:
    """Return a card: cautions, steps, whom to reach, rights with law and basis, and what does not protect."""
    names = words.headings()
    lines = [words.title(card), words.as_known(card)]
    for caution in (*filter(None, [words.translation_note(card)]), *words.cautions(card)):
        lines += _wrapped(caution, "! ", "  ")
    lines += ["", names["do"]]
    for number, step in enumerate(card.steps, start=1):
        said = words.step_text(step)
        text = said if step.who == "client" else f"[{words.who_text(step.who)}] {said}"
        lines += _wrapped(text, f"{number:2}. ", "    ")
    lines += ["", names["reach"], *_wrapped("; ".join(words.kind_text(kind) for kind in card.reach), "  ", "  ")]
    for kind in ("right", "limit"):
        lines += _rights([r for r in card.rights if r.kind == kind], names[kind])
    if not card.rights:
        lines += ["", words.no_rights()]
    return "\n".join(lines)


def _rights(rights: list[Right], name: str) -> list[str]:
    lines = ["", name] if rights else []
    for right in rights:
        lines += _wrapped(words.right_text(right), "  - ", "    ")
        lines += _wrapped(words.law_text(right), "      ", "      ")
    return lines


def _wrapped(text: str, first: str, rest: str) -> list[str]:
    return wrap(text, WIDTH, initial_indent=first, subsequent_indent=rest)
