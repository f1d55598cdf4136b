# SPDX-License-Identifier: GPL-3.0-or-later
"""What is seen before a vault is open: the card with its pages on a quiet map, and how the window should look."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QActionGroup, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QScrollArea, QVBoxLayout, QWidget

from exile_risk import __version__
from exile_risk.vault_folder import vault_exists
from exile_risk.wording import N_, _
from ui import language
from ui.panels.unlock_page import UnlockPage
from ui.settings import THEMES, Settings
from ui.theme import scaled, set_look
from ui.widgets.icon import Icon, keep_icon
from ui.widgets.plain import PlainLabel

if TYPE_CHECKING:
    from ui.tasks import Tasks

_CARD_WIDTH = 440
_TEXT_SIZES = (80, 90, 100, 110, 125, 150, 175, 200)
THEME_WORDS = {"system": N_("As the system"), "light": N_("Light"), "dark": N_("Dark")}


class Welcome(QWidget):
    """Shows one page of the card at a time. It opens nothing itself: it says what is wanted, with the passphrase."""

    unlock_wanted = Signal(object, object, object)
    """A folder, a passphrase (bytearray, to be wiped by whoever takes it) and the path of a key file or None."""

    look_wanted = Signal(object, object, object)
    """The same, to be read only."""

    recover_wanted = Signal(object, object, object)
    """A folder, the typed sheets of a recovery kit, and a new passphrase (bytearray)."""

    create_wanted = Signal(object, object)
    """The same, for a vault that is not there yet."""

    opened_wanted = Signal()
    """The vault just made may be opened now."""

    practise_wanted = Signal()
    painted = Signal()
    """The page is on the screen for the first time."""

    setting_chosen = Signal(str, object)
    """A key of the settings table and its new value."""

    def __init__(
        self, folder: Path, settings: Settings, tasks: "Tasks", *, default_folder: Path, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._folder, self._default = folder, default_folder
        self._settings = settings
        self._backdrop: QWidget | None = None
        self._was_painted = False
        self._card = QFrame()
        self._inside = QVBoxLayout(self._card)
        self.page: QWidget = QWidget()
        self.limits = QPushButton(_("What this program cannot protect against"))
        self._build()
        self.show_first()

    def show_first(self) -> None:
        """Show the unlock page, or the way to a first vault where there is none."""
        if vault_exists(self._folder):
            self.show_unlock()
        else:
            self.show_missing()

    def show_unlock(self) -> None:
        """Ask for the passphrase of the vault."""
        page = UnlockPage(self._name(), self._folder)
        for wish, signal in ((page.unlock_wanted, self.unlock_wanted), (page.look_wanted, self.look_wanted)):
            wish.connect(
                lambda signal=signal: signal.emit(self._folder, _taken(page.passphrase.text()), page.chosen_key_file())
            )
        page.recover_wanted.connect(self.show_recover)
        page.other_wanted.connect(self.show_other)
        page.practise_wanted.connect(self.practise_wanted)
        page.create_wanted.connect(self.show_create)
        self._set_page(page)

    def show_recover(self) -> None:
        """Ask for the words of a recovery kit and a new passphrase."""
        from ui.vault_pages.recover_page import RecoverPage

        page = RecoverPage(self._tasks, self._folder)
        page.back.connect(self.show_unlock)
        page.recover_wanted.connect(lambda: self.recover_wanted.emit(self._folder, page.typed(), page.new.take()))
        self._set_page(page)

    def show_missing(self) -> None:
        """Offer to create a vault first."""
        from exile_risk.wording.under_search import left_behind
        from ui.panels.first_vault import FirstVault

        page = FirstVault(left_behind(self._folder))
        page.create_wanted.connect(self.show_create)
        page.other_wanted.connect(self.show_other)
        page.practise_wanted.connect(self.practise_wanted)
        self._set_page(page)

    def show_other(self) -> None:
        """Ask where another vault lies."""
        from ui.panels.create_vault import PlaceStep

        page = PlaceStep(self._folder, new=False, default=self._default)
        page.back.connect(self.show_first)
        page.chosen.connect(self._open_at)
        self._set_page(page)

    def show_create(self) -> None:
        """Ask where a new vault shall lie."""
        from ui.panels.create_vault import PlaceStep

        taken = vault_exists(self._folder)
        page = PlaceStep(self._default if taken else self._folder, new=True, default=self._default)
        page.back.connect(self.show_first)
        page.chosen.connect(self._passphrase_for)
        self._set_page(page)

    def show_ready(self, folder: Path) -> None:
        """Say that the vault is made; it waits, open, for its owner."""
        from ui.panels.create_vault import ReadyStep

        page = ReadyStep(folder)
        page.chosen.connect(self.opened_wanted)
        self._set_page(page)

    def show_limits(self) -> None:
        """Say what the program cannot protect against."""
        from ui.panels.limits import Limits

        page = Limits()
        page.done.connect(self.show_first)
        self._set_page(page)

    def set_working(self) -> None:
        """Show on the page that the vault is being opened or made."""
        getattr(self.page, "set_working", lambda: None)()

    def refuse(self, sentence: str, *, wrong_passphrase: bool, code: str = "") -> None:
        """Say on the page why the vault did not open or was not made; `code` of the error, where it is one of ours."""
        from ui.panels.create_vault import PassphraseStep
        from ui.panels.first_vault import FirstVault
        from ui.vault_pages.recover_page import RecoverPage

        if isinstance(self.page, UnlockPage):
            self.page.refuse(sentence, wrong_passphrase=wrong_passphrase, code=code)
        elif isinstance(self.page, PassphraseStep | FirstVault | RecoverPage):
            self.page.refuse(sentence)

    def start(self) -> None:
        """Put the focus where the person goes on."""
        getattr(self.page, "start", lambda: None)()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Lay the map beneath once the page is there: the field must not wait for a picture."""
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            self.painted.emit()
            QTimer.singleShot(0, self, self._lay_map)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the map as large as the page."""
        super().resizeEvent(event)
        if self._backdrop is not None:
            self._backdrop.setGeometry(self.rect())

    def _lay_map(self) -> None:
        from ui.widgets.map_backdrop import MapBackdrop

        self._backdrop = MapBackdrop(self)
        self._backdrop.setGeometry(self.rect())
        self._backdrop.lower()
        self._backdrop.show()

    def _open_at(self, folder: Path) -> None:
        self._folder = folder
        self.show_unlock()

    def _passphrase_for(self, folder: Path) -> None:
        from ui.panels.create_vault import PassphraseStep

        page = PassphraseStep(self._tasks, folder)
        page.back.connect(self.show_create)
        page.chosen.connect(lambda: self.create_wanted.emit(folder, page.new.take()))
        self._set_page(page)

    def _name(self) -> str:
        return _("My vault") if self._folder == self._default else self._folder.name

    def _set_page(self, page: QWidget) -> None:
        old, self.page = self.page, page
        self._inside.replaceWidget(old, page)
        old.hide()
        old.deleteLater()
        self.start()

    def _build(self) -> None:
        set_look(self, surface="window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 8)
        column.setSpacing(8)
        column.addLayout(self._corner())
        column.addWidget(self._middle(), 1)
        column.addLayout(self._foot())

    def _corner(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        spoken = language.offered()
        sizes = tuple((n, _("Text {n} %").format(n=n)) for n in _TEXT_SIZES)
        themes = tuple((name, _(THEME_WORDS[name])) for name in THEMES)
        settings = self._settings
        for key, name, icon, now, choices in (
            ("language", _("Language"), "globe", settings.language, spoken),
            ("text_size", _("Text size"), "text-size", settings.text_size, sizes),
            ("theme", _("Look"), "moon", settings.theme, themes),
        ):
            row.addWidget(self._menu_button(key, name, icon, now, choices))
        return row

    def _menu_button(
        self, key: str, name: str, icon: str, now: str | int, choices: tuple[tuple[str | int, str], ...]
    ) -> QPushButton:
        button = QPushButton()
        button.setObjectName(key)
        set_look(button, kind="small")
        keep_icon(button, icon, size=14)
        menu = QMenu(button)

        def fill() -> None:  # at its first opening: the first page must not wait for menus nobody opens
            group = QActionGroup(menu)
            for value, word in choices:
                action = menu.addAction(word)
                action.setCheckable(True)
                action.setChecked(value == now)
                group.addAction(action)
                action.triggered.connect(self._chooser(button, key, name, value, word))
            menu.aboutToShow.disconnect(fill)

        menu.aboutToShow.connect(fill)
        button.setMenu(menu)
        self._show_choice(button, name, dict(choices).get(now, str(now)))
        return button

    def _chooser(self, button: QPushButton, key: str, name: str, value: str | int, word: str) -> Callable[[], None]:
        def choose() -> None:
            self._show_choice(button, name, word)
            self.setting_chosen.emit(key, value)

        return choose

    def _show_choice(self, button: QPushButton, name: str, word: str) -> None:
        button.setText(f" {word}   ")
        button.setAccessibleName(f"{name}: {word}")

    def _middle(self) -> QScrollArea:
        self._card.setProperty("surface", "card")
        self._inside.setContentsMargins(32, 28, 32, 24)
        self._inside.setSpacing(20)
        self._inside.addLayout(_brand())
        self._inside.addWidget(self.page)
        self._inside.addStretch(1)
        held, stack = QWidget(), QWidget()
        stack.setFixedWidth(scaled(_CARD_WIDTH))
        column = QVBoxLayout(stack)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(16)
        locked = _(
            "Locked. No case is held in memory. After a lost passphrase only your recovery kit opens the vault; we"
            " cannot."
        )
        words = PlainLabel(locked, type="small", tone="ink-2")
        words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        column.addWidget(self._card)
        column.addWidget(words)
        column.addStretch(2)
        row = QHBoxLayout(held)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(stack)
        row.addStretch(1)
        area = QScrollArea()
        area.setWidget(held)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        held.setAutoFillBackground(False)
        return area

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(
            PlainLabel(_("Rates danger to a person. Never danger from one."), type="small", tone="ink-2", wrap=False)
        )
        row.addStretch(1)
        set_look(self.limits, kind="link", type="small")
        self.limits.clicked.connect(self.show_limits)
        row.addWidget(self.limits)
        version = _("Version {version}").format(version=__version__)
        row.addWidget(PlainLabel(version, type="small", tone="ink-2", wrap=False))
        return row


def _brand() -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(12)
    row.addWidget(Icon("logo", "accent", 40))
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(PlainLabel("Exile Risk", type="strong", wrap=False))
    words.addWidget(PlainLabel(_("Works without a network"), type="small", tone="ink-2", wrap=False))
    row.addLayout(words, 1)
    return row


def _taken(text: str) -> bytearray:
    return bytearray(text, "utf-8", "surrogatepass")
