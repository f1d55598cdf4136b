# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures of the page of a case's files, with files that are drawn here: no photo of anybody."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QLinearGradient, QPainter, QPolygonF

from exile_risk.attachments.keeping import attachments_of
from ui.files.opening import FilesOfCase

if TYPE_CHECKING:
    from tools.screenshots import Photographer
    from ui.program import Program

_LETTER = """To the Head of Household

You are summoned to appear at the district office on 28 November at 09:00,
as a witness in case 214. Bring this letter and your identity card.

If you do not appear, you may be brought.
"""


def file_pictures(program: "Program", camera: "Photographer", folder: Path) -> None:
    """Take the page without files, with a picture shown, with text and a tile, and its two tasks."""
    from tools.screenshots import SMALL, WIDE, in_every_look, open_scenario

    open_scenario(program, camera, "refugee-in-thailand-2018")
    navigation = program.main.findChild(FilesOfCase)  # type: ignore[union-attr]
    navigation.show()
    page = navigation.page
    camera.wait(lambda: page.found is not None)
    in_every_look(program, camera, "files-empty")
    program.window.resize(*SMALL)
    camera.take(program, "files-empty-1024x640")
    program.window.resize(*WIDE)
    page.standing.add.click()
    page.task.file.setText(str(Path("/media/stick/house.jpg")))
    camera.take(program, "files-add")
    _keep(program, folder)
    before = page.found
    page.show_now()
    camera.wait(lambda: page.found is not before)
    page.close_task()
    house = next(one for one in page.found.files if one.media_type == "image/jpeg")
    page.open_file(house.id)
    camera.wait(lambda: page.viewer.picture.picture is not None)
    in_every_look(program, camera, "files")
    program.window.resize(*SMALL)
    camera.take(program, "files-1024x640")
    page.viewer.take_out.click()
    camera.take(program, "files-take-out-1024x640")
    program.window.resize(*WIDE)
    camera.take(program, "files-take-out")
    page.close_task()
    page.viewer.remove.click()
    camera.take(program, "files-remove")
    for name in ("summons.txt", "identity card.pdf"):
        page.open_file(next(one.id for one in page.found.files if one.name == name))
        camera.wait(lambda: page.viewer.words()[0] != "Opening …")
        camera.take(program, f"files-{name.partition('.')[2]}")
    navigation.close()


def _keep(program: "Program", folder: Path) -> None:
    code = program.desk.code  # type: ignore[union-attr]
    house, letter, card = folder / "house after the visit.jpg", folder / "summons.txt", folder / "identity card.pdf"
    _house().save(str(house), "JPEG", 92)
    letter.write_text(_LETTER, encoding="utf-8")
    card.write_bytes(b"%PDF-1.7\n" + bytes(240_000))
    files = attachments_of(program.desk.session)  # type: ignore[union-attr]
    files.attach(code, [card, letter])
    files.attach(code, [house], original=True)


def _house() -> QImage:
    """Draw a house whose door was broken in."""
    image = QImage(2400, 1600, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    sky = QLinearGradient(0, 0, 0, 1100)
    sky.setColorAt(0, QColor("#9DB7C6"))
    sky.setColorAt(1, QColor("#E7E3D6"))
    painter.fillRect(0, 0, 2400, 1100, sky)
    painter.fillRect(0, 1100, 2400, 500, QColor("#A38F6D"))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.fillRect(600, 560, 1200, 720, QColor("#C9A27A"))
    painter.setBrush(QColor("#7A4A3A"))
    painter.drawPolygon(QPolygonF([QPointF(500, 580), QPointF(1200, 180), QPointF(1900, 580)]))
    for x in (720, 1460):
        painter.fillRect(x, 720, 220, 220, QColor("#40525C"))
        painter.fillRect(x + 104, 720, 12, 220, QColor("#E9DCC8"))
        painter.fillRect(x, 824, 220, 12, QColor("#E9DCC8"))
    painter.fillRect(1080, 860, 240, 420, QColor("#2A1D16"))
    painter.save()
    painter.translate(1320, 1280)
    painter.rotate(24)
    painter.fillRect(QRectF(-240, -420, 240, 420), QColor("#8C5B3C"))
    painter.restore()
    painter.setFont(QFont("Noto Sans", 48))
    painter.setPen(QColor("#3A2A1E"))
    painter.drawText(1110, 830, "No 17")
    painter.end()
    return image
