# SPDX-License-Identifier: GPL-3.0-or-later
"""What has become of the options that a case keeps as chosen: danger and programmes move on, a choice does not."""

from collections.abc import Iterable
from dataclasses import dataclass

from exile_risk.model.relocation import Choice, Relocation


@dataclass(frozen=True)
class Chosen:
    """One option chosen. `choice` None: no pathway of that id is on file. `standing` is one of the four words below."""

    id: str
    choice: Choice | None
    standing: str


OFFERED, SET_ASIDE, NOT_OFFERED, NOT_ON_FILE = "offered", "set_aside", "not_offered", "not_on_file"


def possible(listed: Relocation, ids: Iterable[str]) -> tuple[Choice, ...]:
    """Return the options of these ids that a plan or a report may be made for: nothing stands against them."""
    chosen = chosen_options(listed, ids)
    return tuple(one.choice for one in chosen if one.choice is not None and one.standing in (OFFERED, SET_ASIDE))


def chosen_options(listed: Relocation, ids: Iterable[str]) -> tuple[Chosen, ...]:
    """Return the options of these ids in their order, each with how it stands in a whole list."""
    standing = {c.id: (c, NOT_OFFERED) for c in listed.excluded}
    standing |= {c.id: (c, SET_ASIDE) for c in listed.dominated}
    standing |= {c.id: (c, OFFERED) for c in (listed.stay, *listed.options)}
    return tuple(Chosen(id, *standing.get(id, (None, NOT_ON_FILE))) for id in ids)
