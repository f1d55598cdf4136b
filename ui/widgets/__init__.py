# SPDX-License-Identifier: GPL-3.0-or-later
"""The parts of the window: painted, keyboard operable, mirrored in right-to-left, free of words and of rules.

Every word comes in through arguments; bands are 0-3, `None` means "not enough yet", `now` the act-within-days form.
One file per part; import from the file (`from ui.widgets.badge import Badge`). All take `parent=None` last.

- icon: `keep_icon(button_or_action, name, role="ink", size=16)`, `icon(name, role, size) -> QIcon`,
  `icon_pixmap(...)`, `paint_icon(painter, name, QRectF, QColor)`, `Icon(name, role, size)`.
- plain: `PlainLabel(text, type="text", tone="ink", bold=False, wrap=True)`: always plain text;
  `ElidedLabel(text, type, tone, bold)`: one line, full text as tooltip when cut.
- disc: `RiskDisc(band, now=False, size=24, name="")`, `set_rating(band, now, name)`;
  `paint_disc(painter, QRectF, band, now=False, tint=None)`.
- badge: `Badge()`, `set_rating(word, second_line, band, now=False, accessible_name="")`, band None = hatched;
  `set_waiting(word, second_line, icon_name="clock", accessible_name="")` = dashed, no rating (danger check first).
- pill: `Pill(word, number="", band=None, now=False)`, `set_rating(word, number, band, now, accessible_name="")`;
  `paint_pill(painter, QRectF, word, number, band, now)`, `pill_size(word, number) -> QSize`.
- range_bar: `RangeBar()`, `set_range(words, likely, bounds, rating, answers_alone=None, rating_caption="",
  answers_caption="", accessible_name="")`; likely and bounds are (low, high) bands, inclusive; likely None = all open.
- route_bars: `RouteBars()`, `set_routes([Route(label, fraction, word)], accessible_name="")`; fraction 0-1.
- reason_list: `Reason(title, subtitle, steps, parts=(), shown="", link="", key=None)`; `ReasonModel(reasons)`,
  `set_reasons(list)`; `ReasonList()`: `set_reasons(list, lowers_word, raises_word)`, signal `opened(object)` gives the
  Reason's key (row number when key is None); rows by arrow keys, Enter opens; `shown` is the step value as text.
- flow: `FlowLayout(parent=None, spacing=8)`: wraps its items, mirrored.
- chips: `ChipPicker(accessible_name="")`, `set_choices([(value, word)], unknown=(value_or_None, word) or None)`,
  `choose(value)`, `clear_choice()`, `chosen_value() -> value | None`, `has_choice()`; signal `chosen(object)` (a value,
  or the unknown chip's value, None by default).
- yes_no: `YesNo(no_word, yes_word, accessible_name="")`, `set_answer(True | False | None)`, `answer()`;
  signal `answered(object)`: True, False, or None when the chosen cell is taken back.
- type_ahead: `Entry(id, label, secondary="", terms=())`; `TypeAhead(placeholder="", accessible_name="",
  nothing_found="", clear_name="", search_icon=False)`, `set_entries(list)`, `set_picked(id | None)`, `picked_id()`;
  signals `picked(object)` (id) and `cleared()`. `EntryIndex(entries).find(typed, limit=50)`, `folded(text)`.
- tag_field: `Tag(id, label, choice=None)`; `TagField(placeholder, accessible_name, nothing_found, remove_word)`,
  `set_entries(list[Entry])`, `set_choices([(value, word)], menu_title="", default=None)`, `set_tags([Tag])`,
  `tags() -> [Tag]`; signal `changed()`. Each chip reads "label · choice word", opens its menu by
  Enter or click, goes by Delete or cross.
- banner: `Banner(kind, title, text, icon_name=None)` with kind "note" | "caution" | "stop";
  `add_button(word) -> QPushButton` (at most two).
- empty_state: `EmptyState(icon_name, title, text, button="", link="", button_icon="", main=True)`, signals `acted()`,
  `link_followed()`; `button`, `link` attributes.
- section_header: `SectionHeader(title, note="", rule=False, quiet=False)`, `rule_line(upright=False)`,
  `set_note(text)`, `set_title(text)`,
  `add_end(widget)` puts a widget at the end side.
- ghost_rows: `GhostRows(rows=3)`.
- fact_popover: `FactPopover(title, rows=[(label, value) or None], close_name="", mark=(icon, word))`: None is a line
  across; `add_button(word) -> QPushButton`, `show_at(widget)`, signal `dismissed()`; many rows scroll; Esc closes and
  gives the focus back.
- mark: `Mark(icon_name, word="", wrap=False)`: an icon with its word; `set_word("")` hides it.
- fitting: `FittingScroll(page, width, most)`: as high as its page up to `most()`, then it scrolls; `step(key_event)`.
- passphrase: `PassphraseField(accessible_name, show_word, hide_word)`, `text()`, `set_text()`, `clear()`, `edit`,
  `set_keyboard(word)`, `set_hint(text)` (Caps Lock line), signals `submitted()`, `changed()`, `caps_lock_maybe(bool)`.
- map_backdrop: `MapBackdrop()`: land and arcs of the unlock page, to lay a card upon; `set_arcs(origin, targets)`.
- hatch: `paint_hatch(painter, QPainterPath, QColor, spacing=6, width=1)`, `dashed_pen(QColor, width=1)`.
- sheet: `build_sheet() -> QWidget`, every part in every state, for looking at.
"""
