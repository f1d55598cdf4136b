# SPDX-License-Identifier: GPL-3.0-or-later
"""An emergency card as one self-contained A4 side to print: plain tags and styles that every renderer knows.

Nothing in it comes from outside: no script, no image, no font file, no link. Each block says its own direction, since a
law keeps its language beside a translated sentence.
"""

import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from html import escape

from exile_risk.relocation.cards import EmergencyCard, Right, Step
from exile_risk.wording import card as words
from exile_risk.wording import language, set_language

RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ps", "ur"})
"""Languages whose page runs from right to left."""

_ISOLATES = dict.fromkeys((0x2066, 0x2067, 0x2068, 0x2069))

_STYLE = (
    "@page{size:A4;margin:12mm}"
    "body{font-family:'Noto Sans',sans-serif;font-size:9pt;margin:0;color:#000;background:#fff}"
    "h1{font-size:15pt;margin:0}"
    "h2{font-size:10.5pt;margin:6px 0 1px 0}"
    "p{margin:1px 0}"
    ".caution{font-weight:bold}"
    ".law{font-size:7.5pt;color:#333}"
    ".line{margin:5px 0}"
)


def card_page(card: EmergencyCard, client_language: str | None = None) -> str:
    """Return a card as an HTML page in the client's language, else in the one spoken now.

    Text by text, what has no translation is in English, and the page then says so in English. The page runs from right
    to left in Arabic and its neighbours.
    """
    with _speaking(client_language or language()):
        return _page(card)


@contextmanager
def _speaking(code: str) -> Iterator[None]:
    before = language()
    set_language(code)
    try:
        yield
    finally:
        set_language(before)


def _page(card: EmergencyCard) -> str:
    names = words.headings()
    note = words.translation_note(card)
    spoken = language()
    direction = "rtl" if spoken.split("-")[0].split("_")[0] in RIGHT_TO_LEFT else "ltr"
    body = [_block("h1", words.title(card)), _block("p", words.as_known(card), "law")]
    body += [_block("p", text, "caution") for text in (*filter(None, [note]), *words.cautions(card))]
    body.append(_block("h2", names["do"]))
    body += [_block("p", f"{n}. {_step(step)}") for n, step in enumerate(card.steps, start=1)]
    body.append(_block("h2", names["reach"]))
    body.append(_block("p", " · ".join(words.kind_text(kind) for kind in card.reach)))
    body.append(_block("h2", names["numbers"]))
    body += [_block("p", "_" * 80, "line")] * 2
    for kind in ("right", "limit"):
        body += _rights([r for r in card.rights if r.kind == kind], names[kind])
    if not card.rights:
        body.append(_block("p", words.no_rights()))
    head = f'<meta charset="utf-8"><title>{_clean(words.title(card))}</title><style>{_STYLE}</style>'
    # a page whose texts are still English says so to whatever reads it aloud
    tag = f'<html lang="{escape("en" if note else spoken)}" dir="{direction}">'
    return f"<!DOCTYPE html>\n{tag}<head>{head}</head><body>\n" + "\n".join(body) + "\n</body></html>\n"


def _step(step: Step) -> str:
    said = words.step_text(step)
    return said if step.who == "client" else f"[{words.who_text(step.who)}] {said}"


def _rights(rights: list[Right], name: str) -> list[str]:
    if not rights:
        return []
    rows = [f"{_tag('p', words.right_text(right))}{_clean('• ' + words.right_text(right))} " for right in rights]
    laws = [f'<span class="law">{_clean(words.law_text(right))}</span></p>' for right in rights]
    return [_block("h2", name), *(row + law for row, law in zip(rows, laws, strict=True))]


def _block(tag: str, text: str, kind: str = "") -> str:
    return f"{_tag(tag, text, kind)}{_clean(text)}</{tag}>"


def _tag(tag: str, text: str, kind: str = "") -> str:
    marked = f' class="{kind}"' if kind else ""
    return f'<{tag}{marked} dir="{_direction(text)}">'


def _clean(text: str) -> str:
    return escape(text.translate(_ISOLATES))


def _direction(text: str) -> str:
    """Return the direction of the first letter that has one."""
    found = next((b for b in map(unicodedata.bidirectional, text) if b in ("L", "R", "AL")), "L")
    return "ltr" if found == "L" else "rtl"
