# SPDX-License-Identifier: GPL-3.0-or-later
"""A report as one self-contained HTML page: nothing is loaded from anywhere, nothing in it runs."""

from collections.abc import Iterator
from html import escape

from exile_risk.report.looks import FAINT, FILLS, INK, LINE, LOWERING_PART, NOW_FILL, NOW_WORD, WORDS
from exile_risk.report.parts import Badge, Bar, Bars, Block, Document, Items, Mark, Paragraph, Range, Section, Table
from exile_risk.report.svg import bar_picture, disc, hatch_definition, range_picture

_BARS = 230.0  # px of the column of bars

_STYLE = f"""
@page {{ size: A4; margin: 14mm 15mm }}
* {{ box-sizing: border-box; -webkit-print-color-adjust: exact; print-color-adjust: exact }}
body {{ font: 10pt/1.4 "Noto Sans", "Noto Sans Khmer", "Noto Sans Arabic", "Noto Sans Thai", sans-serif; color: {INK};
  background: #fff; margin: 0 auto; padding: 16px; max-width: 720px }}
.page {{ display: table; width: 100% }}
.page > main {{ display: table-row-group }}
.page > footer {{ display: table-footer-group }}
header {{ display: flex; justify-content: space-between; gap: 16px; border-bottom: 2px solid {INK};
  padding-bottom: 8px; margin-bottom: 14px }}
h1, h2, p, td, th, li {{ unicode-bidi: plaintext }}
h1 {{ font-size: 14pt; margin: 0 }}
h2 {{ font-size: 11pt; margin: 14px 0 2px; break-after: avoid }}
p {{ margin: 3px 0 }}
.small, header p, td.note {{ font-size: 9pt; color: {FAINT} }}
.aside {{ text-align: end; white-space: nowrap }}
.strong {{ font-weight: bold }}
.badge {{ display: flex; gap: 20px; align-items: flex-start }}
.block {{ display: flex; gap: 14px; align-items: center; border: 1px solid {INK}; border-radius: 8px;
  padding: 12px 16px; min-width: 208px; flex: none }}
.block b {{ display: block; font-size: 18pt; line-height: 1.2 }}
.open {{ border-style: dashed }}
.halves {{ display: flex; gap: 28px }}
.halves > section {{ flex: 1 1 0; min-width: 0 }}
.mark {{ display: inline-flex; gap: 6px; align-items: center; border: 1px solid {INK}; border-radius: 4px;
  padding: 2px 8px; font-weight: bold }}
table {{ border-collapse: collapse; width: 100% }}
td, th {{ border-top: 1px solid {LINE}; padding: 3px 8px 3px 0; text-align: start; vertical-align: top }}
[dir=rtl] td, [dir=rtl] th {{ padding: 3px 0 3px 8px }}
th {{ font-size: 9pt; font-weight: normal; color: {FAINT} }}
tr {{ break-inside: avoid }}
.end {{ text-align: end; white-space: nowrap; font-variant-numeric: tabular-nums }}
ol, ul {{ margin: 3px 0; padding-inline-start: 22px }}
svg {{ vertical-align: middle }}
svg.range {{ max-width: 100%; height: auto; font-family: inherit }}
.new {{ break-before: page }}
footer > div {{ border: 1px solid {INK}; border-radius: 4px; padding: 8px 12px; margin-top: 16px; font-size: 9pt;
  break-inside: avoid }}
@media screen and (max-width: 560px) {{ .halves, .badge, header {{ flex-direction: column }} }}
"""


def html(document: Document) -> str:
    """Return the page. Everything in it is escaped; the disclaimer is its footer, which repeats on printed pages."""
    mirrored = document.direction == "rtl"
    aside = "".join(f"<p>{_clean(text)}</p>" for text in document.aside)
    head = (
        f"<header><div><h1>{_clean(document.title)}</h1><p>{_clean(document.subtitle)}</p></div>"
        f'<div class="aside">{aside}</div></header>'
    )
    body = "\n".join(_sections(document, mirrored))
    foot = f'<footer><div>{_clean(document.disclaimer)}</div><p class="small">{_clean(document.foot)}</p></footer>'
    tag = f'<html lang="{escape(document.language)}" dir="{document.direction}">'
    meta = (
        '<meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="none">'
    )
    return (
        f"<!DOCTYPE html>\n{tag}<head>{meta}<title>{_clean(document.title)}</title><style>{_STYLE}</style></head>\n"
        f'<body>{hatch_definition()}<div class="page"><main>{head}\n{body}\n</main>\n{foot}</div></body></html>\n'
    )


def _sections(document: Document, mirrored: bool) -> Iterator[str]:
    half: Section | None = None
    for section in document.sections:
        if half is not None and section.half:
            yield f'<div class="halves">{_section(half, mirrored)}{_section(section, mirrored)}</div>'
            half = None
            continue
        if half is not None:
            yield _section(half, mirrored)
            half = None
        if section.half:
            half = section
        else:
            yield _section(section, mirrored)
    if half is not None:
        yield _section(half, mirrored)


def _section(section: Section, mirrored: bool) -> str:
    head = f"<h2>{_clean(section.heading)}</h2>" if section.heading else ""
    marked = ' class="new"' if section.new_page else ""
    return f"<section{marked}>{head}{''.join(_block(block, mirrored) for block in section.blocks)}</section>"


def _block(block: Block, mirrored: bool) -> str:
    if isinstance(block, Paragraph):
        marked = "" if block.tone == "text" else f' class="{block.tone}"'
        return f"<p{marked}>{_clean(block.text)}</p>"
    if isinstance(block, Items):
        tag = "ol" if block.numbered else "ul"
        return f"<{tag}>{''.join(f'<li>{_clean(row)}</li>' for row in block.rows)}</{tag}>"
    if isinstance(block, Table):
        return _table(block)
    if isinstance(block, Bars):
        return _bars(block, mirrored)
    if isinstance(block, Badge):
        return _badge(block)
    if isinstance(block, Range):
        return f"<p>{range_picture(block, mirrored=mirrored)}</p>"
    return _mark(block)


def _badge(one: Badge) -> str:
    known = one.disc.band is not None
    look = "block" if known else "block open"
    colours = ""
    if one.disc.band is not None:
        fill = NOW_FILL if one.disc.now else FILLS[one.disc.band]
        word = NOW_WORD if one.disc.now else WORDS[one.disc.band]
        colours = f' style="background:{fill};color:{word}"'
    picture = "" if one.waiting else disc(one.disc, 40, on_fill=known)
    small = "".join(f'<p class="small">{_clean(text)}</p>' for text in one.small)
    return (
        f'<div class="badge"><div class="{look}"{colours}>{picture}<div><b>{_clean(one.word)}</b>{_clean(one.second)}'
        f"</div></div><div><p>{_clean(one.sentence)}</p>{small}</div></div>"
    )


def _mark(one: Mark) -> str:
    picture = disc(one.disc, 16)
    return (
        f'<p><span class="mark">{picture} {_clean(one.word)}</span> <span class="small">{_clean(one.note)}</span></p>'
    )


def _table(one: Table) -> str:
    ends = dict.fromkeys(one.ends, ' class="end"')
    columns = "".join(f'<col style="width:{width}%">' for width in one.widths)
    heads = ""
    if any(one.heads):
        titles = "".join(f'<th scope="col"{ends.get(n, "")}>{_clean(t)}</th>' for n, t in enumerate(one.heads))
        heads = f"<thead><tr>{titles}</tr></thead>"
    rows = []
    for row in one.rows:
        cells = []
        for n, cell in enumerate(row):
            said = f"<b>{_clean(cell.text)}</b>" if cell.strong else _clean(cell.text)
            picture = f"{disc(cell.disc, 15)} " if cell.disc is not None else ""
            cells.append(f"<td{ends.get(n, '')}>{picture}{said}</td>")
        rows.append(f"<tr>{''.join(cells)}</tr>")
    return f"<table><colgroup>{columns}</colgroup>{heads}<tbody>{''.join(rows)}</tbody></table>"


def _bars(one: Bars, mirrored: bool) -> str:
    scale, zero = bar_scale(one.rows, _BARS)
    rows = []
    for bar in one.rows:
        picture = bar_picture(bar, scale, zero, _BARS, mirrored=mirrored)
        rows.append(
            f'<tr><td>{_clean(bar.title)}</td><td class="note">{_clean(bar.note)}</td>'
            f'<td>{picture}</td><td class="end"><b>{_clean(bar.shown)}</b></td></tr>'
        )
    return f"<table><tbody>{''.join(rows)}</tbody></table>"


def bar_scale(rows: tuple[Bar, ...], width: float) -> tuple[float, float]:
    """Return (px a step, px from the start to the axis) for bars on one axis in a column of this width."""
    most = max((bar.steps for bar in rows), default=0.0)
    least = min((bar.steps for bar in rows), default=0.0)
    span = max(most, 0.0) - min(least, 0.0) or 1.0
    lowering = max(LOWERING_PART, -min(least, 0.0) / span) * width
    raising = width - lowering
    scale = min(raising / max(most, 0.01), lowering / max(-least, 0.01))
    return scale, lowering


def _clean(text: str) -> str:
    return escape(text)  # the isolates around names stay: browsers follow them
