# SPDX-License-Identifier: GPL-3.0-or-later
"""The emergency card of a host to look at; it leaves the vault only after somebody says where."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from exile_risk.errors import ExileRiskError
from exile_risk.relocation.card_page import card_page
from exile_risk.relocation.cards import EmergencyCard, Situation, card
from exile_risk.report.saving import save_new
from exile_risk.wording import _, isolated
from exile_risk.wording import card as say
from ui.messages import message
from ui.relocation.card_sheet import CardSheet
from ui.report.leaving import PrintCard, SaveCard
from ui.report.output import pdf_bytes, print_on
from ui.theme import set_look
from ui.widgets.chips import ChipPicker
from ui.widgets.icon import keep_icon
from ui.widgets.plain import PlainLabel


class CardView(QWidget):
    """One card at a time, on white as it will be printed."""

    back_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.host, self.day = "", date.min
        self.card: EmergencyCard | None = None
        self.box: SaveCard | PrintCard | None = None
        self._html = ""
        self.back = QPushButton(_("Back to the plan"))
        self.save = QPushButton(_("Save as PDF …"))
        self.print = QPushButton(_("Print …"))
        self.situations = ChipPicker(_("What has happened"))
        self.note = PlainLabel("", "small", "ink-2")
        self.page = QTextBrowser()
        self._build()

    def show_card(self, host: str, day: date) -> None:
        """Show the card of a host as of a day, for an arrest first."""
        self.host, self.day = host, day
        self.situations.choose(Situation.ARREST.value)
        self._show()

    def start(self) -> None:
        """Put the focus on the card."""
        self.page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _save(self, box: SaveCard, path: Path) -> None:
        """Write the card where somebody said, as a PDF of one page."""
        try:
            save_new(path, pdf_bytes(CardSheet(self._html)))
        except ExileRiskError as error:
            box.say(message(error))
            return
        self._close_box()
        self.note.setText(_("Saved in {path}. We cannot call it back.").format(path=isolated(str(path))))

    def _print_on(self, box: PrintCard, name: str) -> None:
        from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

        try:
            print_on(QPrinter(QPrinterInfo.printerInfo(name)), CardSheet(self._html))
        except ExileRiskError as error:
            box.refuse(message(error))
            return
        self._close_box()
        self.note.setText(_("It went to the printer. We cannot call it back."))

    def _show(self) -> None:
        situation = Situation(str(self.situations.chosen_value()))
        found = self.card = card(self.host, situation, self.day)
        self._html = card_page(found)
        self.page.setHtml(self._html)
        self.page.setAccessibleName(say.title(found))
        self.note.setText(_("A printed or saved page leaves the vault. We cannot call it back."))

    def _ask_where(self) -> None:
        """Take the path from the person: nothing is written before."""
        name = f"card-{self.host}-{self.situations.chosen_value()}.pdf".lower()
        box = SaveCard(Path.home() / name, self)
        box.save_wanted.connect(lambda path: self._save(box, path))
        self._open_box(box, box.edit)
        box.edit.selectAll()

    def _ask_printer(self) -> None:
        from PySide6.QtPrintSupport import QPrinterInfo

        box = PrintCard(QPrinterInfo.availablePrinterNames(), QPrinterInfo.defaultPrinterName(), self)
        box.print_wanted.connect(lambda name: self._print_on(box, name))
        self._open_box(box, box.first_stop())

    def _open_box(self, box: SaveCard | PrintCard, focus: QWidget) -> None:
        self._close_box()
        self.box = box
        box.closed.connect(self._close_box)
        self._column.insertWidget(1, box)
        box.show()
        focus.setFocus(Qt.FocusReason.PopupFocusReason)

    def _close_box(self) -> None:
        if self.box is not None:
            self.box.hide()
            self.box.deleteLater()
            self.box = None
            self.save.setFocus(Qt.FocusReason.PopupFocusReason)

    def _build(self) -> None:
        for button, icon in ((self.back, "arrow-left"), (self.save, "save"), (self.print, "printer")):
            set_look(button, kind="small")
            keep_icon(button, icon, size=14)
        self.back.clicked.connect(self.back_wanted)
        self.save.clicked.connect(self._ask_where)
        self.print.clicked.connect(self._ask_printer)
        self.situations.set_choices([(s.value, say.situation_text(s)) for s in Situation])
        self.situations.chosen.connect(lambda _value: self._show())
        self.page.setOpenLinks(False)
        self.page.setMinimumSize(QSize(320, 160))
        self.page.setStyleSheet("QTextBrowser { background: #FFFFFF; color: #000000; }")  # paper, in every theme
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.situations, 1)
        head.addWidget(self.save, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.print, 0, Qt.AlignmentFlag.AlignTop)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 12)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.note)
        column.addWidget(self.page, 1)
