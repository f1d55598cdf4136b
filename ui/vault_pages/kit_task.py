# SPDX-License-Identifier: GPL-3.0-or-later
"""A recovery kit from the wish for one to the day it opens the vault: made, printed or copied, rehearsed, kept."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPushButton, QSpinBox, QWidget

from exile_risk.errors import ExileRiskError
from exile_risk.wording import _
from exile_risk.wording.ways_in import way_in_text
from ui.messages import message
from ui.theme import scaled, set_look
from ui.vault_pages.keeper import Keeper, wiped
from ui.vault_pages.kit_preview import KitPreview
from ui.vault_pages.kit_sheet import KitSheet
from ui.vault_pages.task import Task, secret_of
from ui.widgets.icon import keep_icon
from ui.widgets.plain import PlainLabel

if TYPE_CHECKING:
    from exile_risk.recovery_kit import Kit

MOST_SHEETS = 16
ASK, PAPER, REHEARSE = range(3)


class KitTask(Task):
    """Three steps on one page. The kit opens nothing until its words were typed back from the paper."""

    def __init__(self, keeper: Keeper, *, shared: bool) -> None:
        title = _("Share the recovery key") if shared else _("A recovery kit on paper")
        why = (
            _("Several colleagues each keep one sheet; a few of them together open the vault, one alone cannot.")
            if shared
            else _("Twenty words on paper open the vault when the passphrase is lost. Nobody else can help then.")
        )
        super().__init__(keeper, title, why, _("Make the words"), _("Leave, no kit is kept"))
        self.step = ASK
        self._kit: Kit | None = None
        self.current = self.passphrase(_("&Your passphrase, once more"), _("Your passphrase"))
        self.needed, self.sheets = QSpinBox(), QSpinBox()
        self._counts = self._counts_row()
        self._counts.setVisible(shared)
        self.column.addSpacing(6)
        self.column.addWidget(self._counts)
        self._shared = shared
        self.preview = KitPreview()
        self.printers, self.print = QComboBox(), QPushButton(" " + _("Print"))
        self._paper = self._paper_row()
        self.edits: list[QLineEdit] = []
        self._asks = QWidget()
        self.column.addWidget(self._paper)
        self.column.addWidget(self.preview, 1)
        self._paper.hide()
        self.preview.hide()

    @property
    def kit(self) -> "Kit | None":
        """What is being made, while its words are known."""
        return self._kit

    def act(self) -> None:
        """Go on by one step."""
        if self.step == ASK:
            self._prepare()
        elif self.step == PAPER:
            self._rehearse()
        else:
            self._answer()

    def forget(self) -> None:
        """Let go of the words; a kit that was not kept opens nothing."""
        super().forget()
        if self._kit is not None:
            self._kit.forget()
            self._kit = None
        self.preview.show_sheet(None, "")
        for edit in self.edits:
            edit.clear()

    def _prepare(self) -> None:
        if not self.current.text():
            self.say(_("Type the passphrase that opens the vault now."), self.current.edit)
            return
        current, ways = secret_of(self.current), self._keeper.session.ways_in
        needed, sheets = (self.needed.value(), self.sheets.value()) if self._shared else (1, 1)

        def work() -> "Kit":
            with wiped(current):
                return ways.prepare_kit(current, needed, sheets)

        self.run(work, self._show_paper, _("Making the words, a second or two …"))

    def _show_paper(self, kit: "Kit") -> None:
        self._kit, self.step = kit, PAPER
        self.current.clear()
        for part in (self.current, self._counts):
            part.hide()
        self._label(self.current).hide()
        self.why.setText(
            _(
                "Print it, or copy the words by hand. A printer and its queue may keep what they printed: use one that"
                " is yours and hangs on a cable. Nothing of this is saved anywhere."
            )
        )
        spoken = " ".join(
            way_in_text("kit_group", number=n, words=" ".join(group))
            for sheet in kit.sheets
            for n, group in enumerate(sheet, start=1)
        )
        self.preview.show_sheet(KitSheet(kit.sheets, kit.needed), spoken)
        self.preview.show()
        self.fill_height(True)
        self._fill_printers()
        self._paper.show()
        self.go.setText(_("I have it on paper"))
        self.preview.setFocus()

    def _rehearse(self) -> None:
        assert self._kit is not None  # noqa: S101 - the step before made it
        self.step = REHEARSE
        self._paper.hide()
        self.preview.hide()
        self.fill_height(False)
        self.preview.show_sheet(None, "")
        self.why.setText(
            _("Now from the paper, not from memory: a kit that was copied wrongly would be found out too late.")
        )
        for sheet, group in self._kit.asked:
            edit = QLineEdit()
            edit.setMaxLength(200)
            if len(self._kit.sheets) > 1:
                word = _("Sheet {sheet}, the words of group {group}").format(sheet=sheet, group=group)
            else:
                word = _("The words of group {group}").format(group=group)
            edit.setAccessibleName(word)
            self.add_field(word, edit)
            edit.returnPressed.connect(self._go)
            self.edits.append(edit)
        self.go.setText(_("Check and keep the kit"))
        self.edits[0].setFocus()

    def _answer(self) -> None:
        assert self._kit is not None  # noqa: S101 - the step before made it
        kit, ways = self._kit, self._keeper.session.ways_in
        for (sheet, group), edit in zip(kit.asked, self.edits, strict=True):
            right = kit.answer(sheet, group, edit.text())
            set_look(edit, mend=not right)
            if not right:
                self.say(way_in_text("kit_wrong"), edit)
                return

        def work() -> None:
            ways.keep_kit(kit)

        self.run(work, self._kept, _("Working, a few seconds …"))

    def _kept(self, _none: None) -> None:
        self.forget()
        self.finished.emit(_("The recovery kit is kept"), way_in_text("kit_kept"))

    def _print(self) -> None:
        from PySide6.QtPrintSupport import QPrinter

        from ui.report.output import print_on

        if self._kit is None:
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPrinterName(self.printers.currentText())
        printer.setDocName("note")  # the queue shows this to whoever looks
        try:
            print_on(printer, KitSheet(self._kit.sheets, self._kit.needed))  # type: ignore[arg-type]
        except ExileRiskError as error:
            self.say(message(error))
            return
        self.say(_("It went to the printer. Take every page with you."))

    def _fill_printers(self) -> None:
        from PySide6.QtPrintSupport import QPrinterInfo

        self.printers.clear()
        self.printers.addItems(QPrinterInfo.availablePrinterNames())
        self.printers.setCurrentIndex(max(0, self.printers.findText(QPrinterInfo.defaultPrinterName())))
        there = self.printers.count() > 0
        self.printers.setVisible(there)
        self.print.setVisible(there)
        self._no_printer.setVisible(not there)

    def _paper_row(self) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 4, 0, 4)
        line.setSpacing(8)
        self.printers.setAccessibleName(_("Printer"))
        self.printers.setMinimumWidth(scaled(220))
        set_look(self.print, kind="small")
        keep_icon(self.print, "printer", size=14)
        self.print.clicked.connect(self._print)
        said = _("No printer is set up on this computer. Copy the words by hand.")
        self._no_printer = PlainLabel(said, "small", "ink-2")
        line.addWidget(self.printers)
        line.addWidget(self.print)
        line.addWidget(self._no_printer, 1)
        return row

    def _counts_row(self) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        for spin, least, value, name in (
            (self.needed, 2, 2, _("Sheets needed to open the vault")),
            (self.sheets, 2, 3, _("Sheets in all")),
        ):
            spin.setRange(least, MOST_SHEETS)
            spin.setValue(value)
            spin.setAccessibleName(name)
            spin.setFixedWidth(scaled(72))
        self.sheets.valueChanged.connect(self.needed.setMaximum)
        self.needed.setMaximum(self.sheets.value())
        for part in (self.needed, PlainLabel(_("of"), wrap=False), self.sheets):
            line.addWidget(part)
        line.addWidget(PlainLabel(_("sheets together open the vault")), 1)
        return row

    def _label(self, field: QWidget) -> QWidget:
        item = self.column.itemAt(self.row_of(field) - 1)
        found = item.widget() if item is not None else None
        return found if found is not None else field
