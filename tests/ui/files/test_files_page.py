# SPDX-License-Identifier: GPL-3.0-or-later
"""Files of a case in the window: brought in without what they tell, listed, removed, taken out, and gone at a lock."""

import os
import tempfile
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from exile_risk.attachments import limits
from exile_risk.attachments.keeping import attachments_of
from exile_risk.session import unlocked
from tests.attachments.files import PDF, PLACE, SVG, photo
from tests.pages.running import PASSPHRASE, Start
from tests.ui.files.files_page import Files
from ui.files.tasks import TakeOutTask
from ui.panels.unlock_page import UnlockPage
from ui.vault_pages.sure_task import SureTask


@pytest.fixture
def brought(tmp_path: Path) -> Path:
    file = tmp_path / "house <b>17.jpg"
    file.write_bytes(photo())
    return file


def kept(files: Files) -> dict[str, bytes]:
    """Return what the vault itself holds, by media type."""
    verbs = attachments_of(files.running.vault.desk.session)
    return {one.media_type: verbs.content(files.code, one.id) for one in verbs.of_case(files.code)}


def test_an_empty_page_says_what_may_be_kept_and_begins_at_adding(files: Files) -> None:
    title, text = files.viewer.words()
    assert title == "No files yet"
    assert "JPEG" in text
    assert "at most 10 MB" in text
    assert files.page.focusWidget() is files.page.standing.add
    assert not files.page.standing.list.isVisible()


def test_a_photo_is_kept_without_what_it_tells_and_that_is_said(files: Files, brought: Path) -> None:
    said = files.add(brought)
    assert said.startswith("Only the picture itself was kept; place, time, camera and comments")
    assert "still lies where it was, in clear" in said
    assert brought.read_bytes() == photo()
    assert files.names() == ["house _b_17.jpg"]
    (row,) = files.page.standing.list.rows()
    assert row.about.startswith("JPEG picture · ")
    assert row.spoken.startswith("house _b_17.jpg. JPEG picture. ")
    assert PLACE not in kept(files)["image/jpeg"]
    assert files.page.note.text().startswith(f"{files.code} · 1 file · ")


def test_the_original_is_kept_beside_it_when_asked_for(files: Files, brought: Path) -> None:
    said = files.add(brought, original=True)
    assert said.startswith("Kept twice: the picture without place")
    assert [row.tag for row in files.page.standing.list.rows()] == ["", "original"]
    held = kept(files)
    assert held["image/jpeg; original"] == photo()
    assert PLACE not in held["image/jpeg"]


NOT_KEPT: list[tuple[bytes | None, str]] = [
    (None, "there is no such file"),
    (b"", "the file is empty"),
    (SVG, "an SVG drawing can load and run things"),
    (photo()[:300], "the picture is broken or cut off"),
    (b"x" * (limits.BYTES + 1), "larger than the 10 MB"),
    (b"GIF89a" + bytes(40), "A GIF picture cannot be freed of place and time here."),
]


def test_what_cannot_be_kept_is_one_sentence_and_what_was_typed_stays(
    files: Files, tmp_path: Path, subtests: pytest.Subtests
) -> None:
    for n, (content, said) in enumerate(NOT_KEPT):
        with subtests.test(said=said):
            path = tmp_path / f"brought {n}"
            if content is not None:
                path.write_bytes(content)
            task = files.begin_adding(path)
            assert task.note.text() == ""
            assert said in files.refused()
            assert "--keep-original" not in task.note.text()
            assert task.file.text() == str(path)
            assert files.names() == []
            task.leave.click()
            assert files.page.task is None
            assert files.page.focusWidget() is files.page.standing.add


def test_half_a_path_is_not_tried(files: Files, subtests: pytest.Subtests) -> None:
    for path in ("house.jpg", "~nobody-of-that-name/house.jpg", ""):
        with subtests.test(path=path):
            task = files.begin_adding(path)
            assert task.note.text() == ""
            assert files.refused() == "Write the whole path of the file, from its beginning."
            task.leave.click()


def test_a_kind_that_cannot_be_cleaned_is_kept_as_it_came_when_asked_for(files: Files, tmp_path: Path) -> None:
    path = tmp_path / "moving.gif"
    path.write_bytes(b"GIF89a" + bytes(40))
    said = files.add(path, original=True)
    assert said.startswith("It was kept exactly as it came; place, time and author")
    files.look("moving.gif", original=True)
    assert files.viewer.words()[0] == "A picture of this kind is not shown here"


def test_removing_asks_first_and_leaves_the_others(files: Files, brought: Path, tmp_path: Path) -> None:
    other = tmp_path / "card.pdf"
    other.write_bytes(PDF)
    files.add(brought)
    files.add(other)
    files.look("card.pdf")
    files.key_on(files.page.standing.list, Qt.Key.Key_Delete)
    task = files.task(SureTask)
    assert "Backups still hold it" in task.why.text()
    files.key_on(task, Qt.Key.Key_Escape)
    assert len(files.names()) == 2
    files.viewer.remove.click()
    files.finish()
    assert files.names() == ["house _b_17.jpg"]
    assert "application/pdf" not in kept(files)
    assert files.viewer.words()[0] == "Choose a file to look at it"  # it went from the screen too


def test_a_file_leaves_only_with_passphrase_and_the_code_typed(files: Files, brought: Path, tmp_path: Path) -> None:
    files.add(brought)
    files.look(files.names()[0])
    files.viewer.take_out.click()
    task, out = files.task(TakeOutTask), tmp_path / "out.jpg"
    assert "house" not in task.path_edit.text()  # no name of a person is proposed for a file in clear
    assert "It is not encrypted" in task.why.text()
    assert task.current is not None
    files.fill(task.path_edit, str(out))
    assert files.refused() == "Type the passphrase that opens the vault now."
    files.fill(task.current.edit, "not the one, not at all")
    assert files.refused() == "That is not the code of this case; nothing was written."
    files.fill(task.typed, files.code.lower())
    assert files.refused().startswith("That is not the passphrase of this vault")
    assert task.current.edit.hasFocus()
    assert not out.exists()
    files.fill(task.current.edit, PASSPHRASE)
    files.finish()
    assert out.read_bytes() == kept(files)["image/jpeg"]
    assert files.page.told.title.text() == "The readable file is written"
    if os.name == "posix":
        assert out.stat().st_mode & 0o077 == 0
    assert all(str(tmp_path) not in str(QSettings().value(key)) for key in QSettings().allKeys())


def test_nothing_is_written_over_and_nothing_into_a_vault(files: Files, brought: Path, vault: Path) -> None:
    files.add(brought)
    files.look(files.names()[0])
    files.viewer.take_out.click()
    task = files.task(TakeOutTask)
    assert task.current is not None
    files.fill(task.typed, files.code)
    for path, said in ((brought, "left as it is"), (vault / "out.jpg", "within the folder of a vault")):
        files.fill(task.path_edit, str(path))
        files.fill(task.current.edit, PASSPHRASE)
        assert said in files.refused()
    assert brought.read_bytes() == photo()
    assert not (vault / "out.jpg").exists()


def test_another_case_shows_its_own_files_and_esc_leads_back(files: Files, brought: Path, qtbot: QtBot) -> None:
    files.add(brought)
    files.look(files.names()[0])
    files.key_on(files.page.standing.list, Qt.Key.Key_Escape)
    main = files.running.vault.main
    assert main.columns.page is None
    assert main.result.isVisible()
    assert files.viewer.picture.picture is None
    files.running.vault.new_case()
    files.running.vault.press(files.navigation.button)
    files.wait_until_read()
    assert files.names() == []
    assert files.page.note.text() == files.code


def test_a_lock_in_the_middle_shows_nothing_and_leaves_no_temporary_file(
    files: Files, brought: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    for name in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(temporary))
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    files.add(brought)
    files.look(files.names()[0])
    assert files.viewer.picture.picture is not None
    page, viewer, running = files.page, files.viewer, files.running
    canvas, shown = viewer.picture.canvas, list[bool]()
    running.vault.desk.put_away.connect(lambda: shown.append(canvas.image is not None or bool(page.viewer.name.text())))
    window = running.vault.main.findChildren(
        QWidget
    )  # this window's only: one of an earlier test may still wait for its end
    assert [widget for widget in window if "house" in widget.accessibleName()]
    page.open_file(files.key(files.names()[0]))  # being read when the lock comes
    running.program.lock()
    qtbot.waitUntil(lambda: bool(running.restarts), timeout=20_000)
    assert shown == [False]
    assert list(temporary.iterdir()) == []
    qtbot.waitUntil(lambda: not any(isValid(widget) and "house" in widget.accessibleName() for widget in window))


def test_a_vault_that_can_only_be_read_shows_and_changes_nothing(
    start: Start, vault: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_bytes(b"come at once")
    with unlocked(vault, bytearray(PASSPHRASE, "ascii")) as elsewhere:
        code = elsewhere.new_case()
        attachments_of(elsewhere).attach(code, [letter])
        running = start()
        running.first.try_passphrase(PASSPHRASE)
        first = running.first.page(UnlockPage)
        qtbot.waitUntil(first.look.isVisible, timeout=20_000)
        running.first.press(first.look)
        running.first.wait_for_window()
        running.vault.desk.open(code)
        qtbot.waitUntil(lambda: running.vault.desk.code == code, timeout=10_000)
        with qtbot.waitActive(running.program.window, timeout=10_000):
            running.program.window.activateWindow()
        files = Files(running, qtbot).open()
        files.look("letter.txt")
        assert files.viewer.text.toPlainText() == "come at once"
        assert "nothing can be added, taken out or removed" in files.words()
        buttons: tuple[QAbstractButton, ...] = (files.page.standing.add, files.viewer.take_out, files.viewer.remove)
        assert not any(button.isEnabled() for button in buttons)
        files.key_on(files.page.standing.list, Qt.Key.Key_Delete)
        assert files.page.task is None
        running.program.leave_for([], forced=True)
        qtbot.waitUntil(lambda: running.program.desk is None, timeout=20_000)
