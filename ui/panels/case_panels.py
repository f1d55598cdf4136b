# SPDX-License-Identifier: GPL-3.0-or-later
"""The two panels of a case, joined: the result answers the form, and its questions lead back into it."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.panels.case_form import CaseFormPanel
from ui.panels.result import ResultPanel

if TYPE_CHECKING:
    from exile_risk.session import Session
    from ui.tasks import Tasks


def case_panels(session: "Session", tasks: "Tasks", parent: QWidget) -> tuple[CaseFormPanel, ResultPanel]:
    """Return (form, result) for an unlocked session."""
    form = CaseFormPanel(session, parent)
    result = ResultPanel(session, tasks, parent)
    join(form, result)
    return form, result


def join(form: CaseFormPanel, result: ResultPanel) -> None:
    """Let the result answer the form, and lead back into it."""
    result.shown.connect(form.show_assessment)
    result.question_wanted.connect(form.go_to)
    result.needs_changed.connect(form.take_needs)
