# SPDX-License-Identifier: GPL-3.0-or-later
"""Why: the steps of one route around a zero axis, each with who says so; every row opens its facts."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from exile_risk.catalogue import load_catalogue
from exile_risk.model.assessment import Assessment
from exile_risk.model.assessment import Reason as Step
from exile_risk.model.factors import BarKind
from exile_risk.reasons import TwofoldReason, reasons
from exile_risk.wording import _, ngettext_
from exile_risk.wording.corrections import label, rests_on_correction
from exile_risk.wording.countries import capitalised, in_sentence
from exile_risk.wording.explaining import both_text
from exile_risk.wording.names import pathway_name
from exile_risk.wording.provenance import provenance
from exile_risk.wording.reasons import reason as reason_text
from ui.panels.fact_card import MARK
from ui.theme import set_look
from ui.widgets.plain import PlainLabel
from ui.widgets.reason_list import ReasonList
from ui.widgets.reason_model import Reason

if TYPE_CHECKING:
    from exile_risk.knowledge import Knowledge

SHOWN = 4
"""Reasons that raise, before the rest is shown as one row; the ones that lower are always shown."""

SMALLER = "smaller"


class ReasonsSection(QWidget):
    """Shows the reasons of the leading route, or of the route chosen."""

    opened = Signal(object)
    """The reason whose facts are asked for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: Assessment | None = None
        self._knowledge: Knowledge | None = None
        self._all = False
        self._steps: dict[str, Step] = {}
        self.route = QComboBox()
        self.route.setAccessibleName(_("Why: route"))
        self.route.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        set_look(self.route, kind="quiet", type="text")
        self.list = ReasonList(_("Reasons"))
        self.fewer = QPushButton(_("Show fewer"))
        set_look(self.fewer, kind="link", type="small")
        self._build()
        self.route.activated.connect(lambda _n: self._fill())
        self.list.opened.connect(self._open)
        self.fewer.clicked.connect(lambda: self._show_all(on=False))

    def _build(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(PlainLabel(_("Why"), "text", bold=True, wrap=False))
        line.addWidget(self.route)
        line.addWidget(PlainLabel(_("1 step doubles the odds"), "small", "ink-3", wrap=False))
        line.addStretch(1)
        line.addWidget(self.fewer)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(line)
        column.addWidget(self.list)

    def show_assessment(self, found: Assessment, knowledge: "Knowledge") -> None:
        """Show an assessment; the route chosen stays while its case does."""
        same_case = self._found is not None and self._found.case.origin == found.case.origin
        chosen = self.route.currentData() if same_case and self.route.currentIndex() > 0 else None
        self._found, self._knowledge = found, knowledge
        ordered = sorted(found.rating.pathways.values(), key=lambda p: -p.share)
        self.route.clear()
        for pathway in ordered:
            self.route.addItem(pathway_name(pathway.id), pathway.id)
        if chosen is not None:
            self.route.setCurrentIndex(max(0, self.route.findData(chosen)))
        self._fill()

    def _fill(self) -> None:
        if self._found is None:
            return
        listed = reasons(self._found, str(self.route.currentData()))
        raising = [r for r in listed if not r.lowers]
        lowering = [r for r in listed if r.lowers]
        shown = raising if self._all else raising[:SHOWN]
        rest = [] if self._all else raising[SHOWN:]
        if len(rest) == 1:
            shown, rest = raising, []
        self._steps = {r.term.factor: r for r in listed}
        rows = [self._row(r) for r in shown]
        if rest:
            rows.append(self._together(rest))
        rows += [self._row(r) for r in lowering]
        self.fewer.setVisible(self._all and len(raising) > SHOWN)
        self.list.set_reasons(rows, _("lowers"), _("raises"))

    def _row(self, one: Step) -> Reason:
        assert self._found is not None  # noqa: S101 - rows are made only of an assessment
        assert self._knowledge is not None  # noqa: S101 - comes with it
        case, term = self._found.case, one.term
        said = capitalised(reason_text(term.factor, term.value, in_sentence(case.origin), in_sentence(case.host)))
        source = provenance(one, self._found, self._knowledge)
        corrected = self._correction_behind(one)
        if isinstance(one, TwofoldReason):
            steps = (one.by_itself.steps, one.as_protection.steps, one.as_protection.weight)
            source = f"{both_text(*steps)} · {source}"
        elif term.kind == "bar" and term.weight < term.steps - 0.05:
            weaker = _("Would be {steps} if it were always obeyed").format(steps=steps_text(term.weight))
            source = weaker
        mark = MARK if corrected else ""
        if corrected and corrected not in source:
            source = f"{corrected} · {source}"
        parts = (one.by_itself.steps, one.as_protection.steps) if isinstance(one, TwofoldReason) else ()
        return Reason(said, source, term.steps, parts, steps_text(term.steps), "", term.factor, mark)

    def _correction_behind(self, one: Step) -> str:
        """Return the label of a correction that this step rests on: its own, or for a bar that of the courts."""
        assert self._found is not None  # noqa: S101 - as in `_row`
        own = label(one.derived) if one.derived is not None else ""
        courts = self._found.derived.get("host_courts")
        if own or one.term.kind != "bar" or courts is None or "host_courts" in self._found.case.answers:
            return own
        leans_on_courts = load_catalogue().factors[one.term.factor].bar_kind is not BarKind.INDEPENDENT
        return rests_on_correction() if leans_on_courts and label(courts) else ""

    def _together(self, rest: list[Step]) -> Reason:
        title = ngettext_("{n} smaller reason", "{n} smaller reasons together", len(rest))
        parts = tuple(r.term.steps for r in rest)
        corrected = any(self._correction_behind(r) for r in rest)
        said, mark = (_("Your correction is among them"), MARK) if corrected else ("", "")
        return Reason(title, said, sum(parts), parts, steps_text(sum(parts)), _("show all"), SMALLER, mark)

    def _open(self, key: object) -> None:
        if key == SMALLER:
            self._show_all(on=True)
        elif isinstance(key, str) and key in self._steps:
            self.opened.emit(self._steps[key])

    def _show_all(self, *, on: bool) -> None:
        self._all = on
        self._fill()


def steps_text(steps: float) -> str:
    """Return steps with a sign and at most two decimals, as look and ledger write them: +3.5, −0.15."""
    text = f"{abs(steps):.2f}".rstrip("0")
    text = text + "0" if text.endswith(".") else text
    return ("−" if steps < 0 else "+") + text
