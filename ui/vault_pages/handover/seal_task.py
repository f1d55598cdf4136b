# SPDX-License-Identifier: GPL-3.0-or-later
"""Handing cases over in four steps: which cases, what of them goes, to whom, and the file that only they can open."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QPushButton, QVBoxLayout, QWidget

from exile_risk.handover.desk import Handover
from exile_risk.handover.sending import Fields, Leaving, Options
from exile_risk.wording import _, isolated, ngettext_
from exile_risk.wording.handover import handover_text
from ui.theme import scaled
from ui.typed_path import typed_path
from ui.vault_pages.handover.words import part_text, value_text
from ui.vault_pages.keeper import Keeper, wiped
from ui.vault_pages.steps import StepLine
from ui.vault_pages.task import Task, secret_of
from ui.vault_pages.text_table import TextTable
from ui.widgets.flow import FlowLayout
from ui.widgets.plain import PlainLabel

if TYPE_CHECKING:
    from exile_risk.vault.colleagues import Colleague

CASES, WHAT, WHO, FILE = range(4)


class SealTask(Task):
    """A wizard: nothing is written before its last step, and Back loses nothing."""

    def __init__(self, keeper: Keeper, desk: Handover, colleagues: "tuple[Colleague, ...]") -> None:
        super().__init__(keeper, _("Hand cases over"), "", _("Next"), _("Leave, nothing is written"))
        self._desk = desk
        self.step = CASES
        self.fields_leaving: Fields | None = None
        self.line = StepLine((_("Cases"), _("What goes"), _("Who gets it"), _("Write the file")))
        self.column.addWidget(self.line)
        self.pages = [self._cases_page(), self._what_page(), self._who_page(colleagues), self._file_page()]
        for page in self.pages:
            self.column.addWidget(page, 1)
        self.back = QPushButton(_("Back"))
        self.back.setMinimumHeight(scaled(32))
        self.back.clicked.connect(lambda: self._turn_to(self.step - 1))
        self.buttons.insertWidget(1, self.back)
        self.fields.append(self.back)
        self._turn_to(CASES)

    def start(self) -> None:
        """Put the focus on the first case."""
        first = next(iter(self.cases.values()), None)
        (first or self.go).setFocus()

    @property
    def codes(self) -> list[str]:
        """The cases that are chosen."""
        return [code for code, box in self.cases.items() if box.isChecked()]

    @property
    def options(self) -> Options:
        """What goes along."""
        kept_back = {"free_text", "initials", "history", "wishes"}
        chosen = {id: box.isChecked() for id, box in self.what.items() if id in kept_back}
        groups = frozenset(id for id, box in self.what.items() if id not in kept_back and not box.isChecked())
        return Options(chosen["free_text"], chosen["initials"], chosen["history"], groups, chosen["wishes"])

    def act(self) -> None:
        """Go on by one step."""
        if self.step == CASES:
            if not self.codes:
                self.say(_("Choose at least one case."))
                return
            self._preview(lambda: self._turn_to(WHAT))
        elif self.step == WHAT:
            self._turn_to(WHO)
            (next(iter(self.readers.values()), None) or self.go).setFocus()
        elif self.step == WHO:
            if not self._readers():
                self.say(_("Choose at least one colleague who is confirmed."))
                return
            self._turn_to(FILE)
            self.file.setFocus()
        else:
            self._write()

    def _turn_to(self, step: int) -> None:
        self.step = step
        self.line.set_step(step)
        self.fill_height(step == WHAT)
        for number, page in enumerate(self.pages):
            page.setVisible(number == step)
        self.back.setVisible(step > CASES)
        self.go.setText(_("Write the file") if step == FILE else _("Next"))
        self.say("")
        count = len(self.codes)
        self.why.setText(ngettext_("{n} case is chosen.", "{n} cases are chosen.", count) if step > CASES else "")
        self.why.setVisible(step > CASES)

    def _preview(self, then: Callable[[], None]) -> None:
        """Read what would leave, from the very content that would be sealed; an open case is put away first."""
        desk, codes, options = self._desk, self.codes, self.options

        def show(found: Fields) -> None:
            self.fields_leaving = found
            self.table.show_rows([(one.code, part_text(one.field, one.part), _told(one)) for one in found.leaving])
            n = len(found.leaving)
            said = [ngettext_("{n} value leaves.", "{n} values leave.", n), handover_text("always")]
            said += [handover_text("unsaved", case=code) for code in found.unsaved]
            said += [handover_text("wishes_stay", case=code) for code in found.wishes_stay]
            self.counted.setText(" ".join(said))
            then()

        def read() -> None:
            self.run(lambda: desk.preview_of(codes, options), show, _("Reading what would leave …"))

        if self._keeper.desk.code in codes:
            self._keeper.put_away(read)
        else:
            read()

    def _readers(self) -> list[str]:
        return [id for id, box in self.readers.items() if box.isChecked()]

    def _write(self) -> None:
        if self.current is not None and not self.current.text():
            self.say(_("Type the passphrase that opens the vault now."), self.current.edit)
            return
        given = secret_of(self.current) if self.current is not None else bytearray()
        session, asks = self._keeper.session, self.current is not None
        desk, codes, readers, options = self._desk, self.codes, self._readers(), self.options
        path = typed_path(self.file.text())
        names = [box.accessibleName() for id, box in self.readers.items() if id in readers]

        def work() -> None:
            with wiped(given):
                if asks:
                    session.confirm(given)
            desk.seal(path, codes, readers, options)

        def done(_none: None) -> None:
            self.forget()
            said = _("It lies in {path}. Only {names} can open it; that it was written is noted.")
            said = said.format(path=isolated(str(path)), names=", ".join(isolated(name) for name in names))
            self.finished.emit(_("The bundle is sealed"), said)

        self.run(work, done, _("Sealing the cases …"))

    def _cases_page(self) -> QWidget:
        self.cases: dict[str, QCheckBox] = {}
        for line in sorted(self._keeper.desk.lines, key=lambda line: line.code):
            if not line.binned:
                self.cases[line.code] = box = QCheckBox(line.code)
                self.fields.append(box)
        told = [] if self.cases else [PlainLabel(_("There is no case to hand over."), tone="ink-2")]
        return _page(PlainLabel(_("Which cases?"), "strong"), *self.cases.values(), *told)

    def _what_page(self) -> QWidget:
        words = {
            "answers": (_("Answers, with how they are known"), True),
            "needs": (_("Needs"), True),
            "charges": (_("Charges"), True),
            "judgement": (_("Judgements"), True),
            "wishes": (_("Wishes, refusals and options chosen: may point to the person"), False),
            "free_text": (_("Reasons in your own words: may hold names"), False),
            "initials": (_("Initials of caseworkers"), False),
            "history": (_("What fields held earlier"), False),
        }
        self.what: dict[str, QCheckBox] = {}
        for id, (word, on) in words.items():
            self.what[id] = box = QCheckBox(word)
            box.setChecked(on)
            self.fields.append(box)
        self.what["needs"].toggled.connect(self._needs_ticked)
        self.what["wishes"].toggled.connect(self._wishes_ticked)
        for box in self.what.values():  # after the two: wishes are needs, and neither box may say what does not happen
            box.toggled.connect(lambda _=False: self._preview(lambda: None))
        heads = (_("Case"), _("What"), _("Value that leaves"))
        self.table = TextTable(heads, _("Every value that would leave"))
        self.counted = PlainLabel("", "small", "ink-2")
        told = _("The code of a case, names, notes and contacts stay here; of each case these values go:")
        head = PlainLabel(_("What goes along?"), "strong")
        boxes = QWidget()
        flow = FlowLayout(boxes, 12)
        for box in self.what.values():
            flow.addWidget(box)
        return _page(head, boxes, PlainLabel(told, "small", "ink-2"), self.table, self.counted)

    def _needs_ticked(self, on: bool) -> None:
        if not on:
            self.what["wishes"].setChecked(False)

    def _wishes_ticked(self, on: bool) -> None:
        if on:
            self.what["needs"].setChecked(True)

    def _who_page(self, colleagues: "tuple[Colleague, ...]") -> QWidget:
        self.readers: dict[str, QCheckBox] = {}
        parts: list[QWidget] = [PlainLabel(_("Who gets it?"), "strong")]
        for one in colleagues:
            if one.retired_at is not None:
                continue
            box = QCheckBox(one.label.replace("&", "&&"))
            box.setAccessibleName(one.label)
            box.setEnabled(one.trusted)
            parts.append(box)
            if one.trusted:
                self.readers[one.id] = box
                self.fields.append(box)
            else:
                parts.append(PlainLabel(_("Compare the six words with them first."), "small", "ink-2"))
        if not self.readers:
            parts.append(PlainLabel(_("Nobody is confirmed yet: add a colleague’s card first."), tone="ink-2"))
        return _page(*parts)

    def _file_page(self) -> QWidget:
        page = _page(PlainLabel(_("Where should the file lie?"), "strong"))
        outer, column = self.column, page.layout()
        assert isinstance(column, QVBoxLayout)  # noqa: S101 - made so just before
        self.column = column
        hint = _("It can travel by any way. Who finds it can read nothing of it.")
        self.file = self.path(_("Path of the new &file"), _("Path of the new file"), hint)
        self.file.setText(str(Path.home() / f"note-{date.today().isoformat()}.age"))
        asks = not self._keeper.session.training
        self.current = self.passphrase(_("&Your passphrase, once more"), _("Your passphrase")) if asks else None
        column.addStretch(1)
        self.column = outer
        return page


def _page(*parts: QWidget) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 6, 0, 0)
    column.setSpacing(4)
    for part in parts:
        column.addWidget(part, 1 if isinstance(part, TextTable) else 0)
    if not any(isinstance(part, TextTable) for part in parts):
        column.addStretch(1)
    return page


def _told(one: Leaving) -> str:
    text = value_text(one.field, one.part, one.value)
    return _("{value} (earlier)").format(value=text) if one.earlier else text
