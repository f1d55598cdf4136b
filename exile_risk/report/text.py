# SPDX-License-Identifier: GPL-3.0-or-later
"""A report as plain text: for a terminal, and for whoever has the preview read aloud."""

from collections.abc import Iterator
from textwrap import wrap

from exile_risk.report.parts import Badge, Bars, Block, Document, Items, Paragraph, Range, Section, Table

WIDTH = 100


def text(document: Document) -> str:
    """Return everything that stands on the page, in its order, with the disclaimer at the end."""
    head = [document.title, document.subtitle, " · ".join(document.aside)]
    parts = ["\n".join(head), *("\n".join(_section(section)) for section in document.sections)]
    parts.append("\n".join([*wrap(document.disclaimer, WIDTH), document.foot]))
    return "\n\n".join(part for part in parts if part)


def _section(section: Section) -> Iterator[str]:
    if section.heading:
        yield section.heading
    for block in section.blocks:
        yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield from _wrapped(block.text, "  ", "  ")
    elif isinstance(block, Items):
        for n, row in enumerate(block.rows, start=1):
            yield from _wrapped(row, f"  {n}. " if block.numbered else "  – ", "     " if block.numbered else "    ")
    elif isinstance(block, Table):
        yield from _table(block)
    elif isinstance(block, Bars):
        for bar in block.rows:
            yield from _wrapped(f"{bar.shown}: {bar.title} ({bar.note})", "  ", "    ")
    elif isinstance(block, Badge):
        yield f"{block.word} – {block.second}"
        for said in (block.sentence, *block.small):
            yield from _wrapped(said, "", "")
    elif isinstance(block, Range):
        yield from _wrapped(f"{block.captions[0]}: {block.words[block.rating]}", "  ", "  ")
    else:
        yield f"  {block.word}, {block.note}"


def _table(table: Table) -> Iterator[str]:
    for row in table.rows:
        told = " · ".join(cell.text for cell in row if cell.text)
        yield from _wrapped(told, "  " if row[0].text else "    ", "      ")


def _wrapped(said: str, first: str, rest: str) -> list[str]:
    return wrap(said, WIDTH, initial_indent=first, subsequent_indent=rest)
