# SPDX-License-Identifier: GPL-3.0-or-later
"""Says in the window what is wrong with the facts it rates by: a pack that does not count, or facts grown old."""

from datetime import date
from typing import TYPE_CHECKING

from exile_risk import fact_packs
from exile_risk.wording import _
from exile_risk.wording.packs import concern_texts, short_concerns
from ui.messages import message

if TYPE_CHECKING:
    from ui.main_window import MainWindow

NOTICE = "facts_in_use"


def tell_facts_in_use(main: "MainWindow") -> None:
    """Say it where the version of the facts stands.

    Who took a pack believes that it counts; that it does not is said under the header too, until somebody closes it.
    """
    now, today = fact_packs.in_use(), date.today()
    main.status.set_concerns(short_concerns(now, today), concern_texts(now, today))
    if now.notice is not None:
        close = ((_("Close"), lambda: None),)
        main.notices.tell(
            NOTICE, "caution", _("A pack of facts that was taken does not count"), message(now.notice), close
        )
