# SPDX-License-Identifier: GPL-3.0-or-later
"""About the program: what it is and is not, every source by licence, and the licences. It opens no browser."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from exile_risk import __version__, fact_packs
from exile_risk.about import components, licence_texts, sources_by_licence
from exile_risk.model.facts import Source
from exile_risk.wording import _, isolated, ngettext_
from exile_risk.wording.about import is_not_texts, is_texts, licence_name
from exile_risk.wording.dates import partial_date_text
from exile_risk.wording.packs import concern_texts
from ui.panels.surfaces import on_panel, rule
from ui.widgets.fact_rows import FactRow, FactRows
from ui.widgets.icon import icon
from ui.widgets.type_ahead_match import folded

if TYPE_CHECKING:
    from exile_risk.knowledge import Knowledge
    from exile_risk.session import Session
    from ui.tasks import Tasks

PROGRAM, SOURCES, LICENCES = range(3)
Group = tuple[str, tuple[Source, ...]]


class AboutPage(QWidget):
    """Three tabs: the program, its sources, its licences."""

    titled = Signal(str, str)

    def __init__(self, session: "Session", tasks: "Tasks", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._tasks = session, tasks
        self._groups: tuple[Group, ...] = ()
        self.tools = QWidget()
        self.search = QLineEdit()
        self.tabs = QTabBar()
        self.program = FactRows(_("About"), (24, 76))
        self.sources = FactRows(_("Sources"), (52, 22, 26))
        self.licences = QPlainTextEdit()
        self._pages = QStackedWidget()
        self._build()
        self.tabs.currentChanged.connect(self._turn)
        self.search.textChanged.connect(self._list_sources)

    def show_about(self) -> None:
        """Read sources and licences beside the window and show them."""
        self.titled.emit(_("About Exile Risk and its licences"), _("Version {version}").format(version=__version__))
        knowledge = self._session.knowledge

        def work() -> tuple[tuple[FactRow, ...], tuple[Group, ...], str]:
            texts = "\n\n\n".join(f"{name}\n\n{text}" for name, text in licence_texts())
            return tuple(_program_rows(knowledge)), sources_by_licence(knowledge), texts

        def show(found: tuple[tuple[FactRow, ...], tuple[Group, ...], str]) -> None:
            rows, self._groups, texts = found
            self.program.set_rows(rows)
            self.licences.setPlainText(texts)
            self._list_sources()

        self._tasks.read(work, show, self)

    def start(self) -> None:
        """Put the focus where the person goes on."""
        self.tabs.setFocus(Qt.FocusReason.OtherFocusReason)

    def _turn(self, tab: int) -> None:
        self._pages.setCurrentIndex(tab)
        self.search.setVisible(tab == SOURCES)

    def _list_sources(self) -> None:
        typed = folded(self.search.text())
        rows: list[FactRow] = []
        for licence, sources in self._groups:
            found = [s for s in sources if typed in folded(f"{s.title} {s.publisher} {s.year} {licence}")]
            if found:
                count = ngettext_("{n} source", "{n} sources", len(found))
                rows.append(
                    FactRow(licence_name(licence), (_("Publisher"), f"{_('Year, link')} · {count}"), heading=True)
                )
                rows += [_source_row(s) for s in found]
        if not rows and typed:
            words = isolated(self.search.text().strip())
            rows.append(FactRow(_("No source matches “{words}”.").format(words=words), later=True))
        self.sources.set_rows(rows)

    def _build(self) -> None:
        on_panel(self)
        tools = QVBoxLayout(self.tools)
        tools.setContentsMargins(0, 0, 0, 0)
        tools.addWidget(self.search)
        self.search.setPlaceholderText(_("Find a source"))
        self.search.setAccessibleName(_("Find a source by title, publisher, year or licence"))
        self.search.addAction(icon("search", "ink-2"), QLineEdit.ActionPosition.LeadingPosition)
        self.search.setClearButtonEnabled(True)
        self.search.hide()
        self.tabs.setAccessibleName(_("Parts of the page"))
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        for word in (_("The program"), _("Sources"), _("Licences")):
            self.tabs.addTab(word)
        self.licences.setReadOnly(True)
        self.licences.setAccessibleName(_("Licences"))
        for page in (self.program, self.sources, self.licences):
            self._pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 4, 8, 8)
        column.setSpacing(0)
        column.addWidget(self.tabs)
        column.addWidget(rule())
        column.addWidget(self._pages, 1)


def _source_row(source: Source) -> FactRow:
    quiet = " · ".join(p for p in (source.year, source.url or "") if p)
    return FactRow(source.title, (source.publisher, quiet))


def _program_rows(knowledge: "Knowledge") -> list[FactRow]:
    manifest = knowledge.manifest
    rows = [FactRow(_("What it is"), heading=True)]
    rows += [FactRow(text) for text in is_texts()]
    rows.append(FactRow(_("What it is not"), heading=True))
    rows += [FactRow(text) for text in is_not_texts()]
    rows.append(FactRow(_("Versions"), heading=True))
    facts = _("{version}, reviewed {day}").format(version=manifest.version, day=partial_date_text(manifest.reviewed))
    rows.append(FactRow(_("Program"), (__version__,)))
    rows.append(FactRow(_("Facts"), (facts,)))
    rows += [
        FactRow(_("About these facts"), (said,), caution=True)
        for said in concern_texts(fact_packs.in_use(), date.today())
    ]
    rows.append(FactRow(_("Parts and their licences"), heading=True))
    rows.append(FactRow("Exile Risk", (_("GPL-3.0-or-later: you may use, study, share and change it."),)))
    rows.append(FactRow(_("V-Dem data (facts/vdem_*.csv)"), (licence_name("CC BY-SA 4.0"),)))
    for part in components():
        rows.append(FactRow(" ".join(p for p in (part.name, part.version) if p), (part.licence,)))
    return rows
