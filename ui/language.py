# SPDX-License-Identifier: GPL-3.0-or-later
"""Which language the window speaks; writing direction follows that choice alone, never the system."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from exile_risk import assets
from exile_risk.wording import catalogue, set_language

_OWN_NAMES = {
    "ar": "العربية",
    "en": "English",
    "fr": "Français",
    "km": "ខ្មែរ",
    "lo": "ລາວ",
    "my": "မြန်မာ",
    "th": "ไทย",
    "vi": "Tiếng Việt",
}
_QT_WORDS = "qt-words"


def offered() -> tuple[tuple[str, str], ...]:
    """Return (code, own name) of every language that has a catalogue, by code."""
    found = {p.parent.parent.name for p in assets.path("i18n").glob(f"*/LC_MESSAGES/{catalogue.DOMAIN}.mo")}
    return tuple((code, _OWN_NAMES.get(code, code)) for code in sorted(found | {catalogue.SOURCE_LANGUAGE}))


def own_name(code: str) -> str:
    """Return what a language calls itself."""
    return _OWN_NAMES.get(code, code)


def speak(code: str) -> None:
    """Use a language from now on: texts, direction, digits and Qt's own words. Pages built before keep theirs."""
    known = code if code in dict(offered()) else catalogue.SOURCE_LANGUAGE
    set_language(known)
    locale = QLocale(known)
    QLocale.setDefault(locale)
    application = QApplication.instance()
    assert isinstance(application, QApplication)  # noqa: S101 - there is no window without it
    for old in application.findChildren(QTranslator, _QT_WORDS):
        application.removeTranslator(old)
        old.deleteLater()
    if known != catalogue.SOURCE_LANGUAGE:
        _load_qt_words(application, locale)
    application.setLayoutDirection(locale.textDirection())


def _load_qt_words(application: QCoreApplication, locale: QLocale) -> None:
    """Qt's own menus of text fields (Copy, Undo) in the same language, where Qt has it."""
    words = QTranslator(application)
    words.setObjectName(_QT_WORDS)
    if words.load(locale, "qtbase", "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        application.installTranslator(words)
    else:
        words.deleteLater()
