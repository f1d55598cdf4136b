# SPDX-License-Identifier: GPL-3.0-or-later
"""What the list shows of saved cases whose facts have changed since: newer bands beside revisions, which stay.

Everything stands in the settings of the vault. A newer summary counts while it is of what was saved last.
"""

import contextlib
import json
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any

from exile_risk.errors import LockedError

if TYPE_CHECKING:
    from exile_risk.vault import CaseRow, Vault

KEPT, WAITING, FACTS = "rated_anew", "waiting_to_be_rated_anew", "rated_with_facts"

Scope = tuple[str | None, str | None]
"""State feared and host of a correction; None: every one."""

EVERY_CASE: Scope = (None, None)
"""What waits after a pack of facts was taken or taken back; a correction always names a state."""

CORRECTION, NEW_FACTS, BOTH = "correction", "facts", "both"
"""Why a case is rated anew: a correction of this vault, other facts in use, or either of them."""

Rate = Callable[[str], tuple[str, str | None] | None]
"""Gives the newer summary of a case and its day to look again (ISO 8601); None: it cannot be rated."""


@dataclass(frozen=True)
class Anew:
    """The newer summary of a case as saved at `saved_at`. `changed`: nobody has opened it since its band changed.

    `before` is the band that was listed until then (None: none was), `by` why it was rated anew since.
    """

    saved_at: str
    summary: str
    review_by: str | None = None
    changed: bool = False
    before: int | None = None
    by: str = CORRECTION


class RatingAnew:
    """Belongs on the vault's thread, as everything that blocks."""

    def __init__(self, vault: "Vault", *, corrected: bool) -> None:
        """Read what the vault holds; where nothing was ever `corrected`, by a pack of facts either, there is nothing.

        What cannot be read holds nothing: cases are then listed as last saved.
        """
        self._vault = vault
        self._facts = vault.setting(FACTS)
        corrected = corrected or self._facts is not None
        kept, waiting = (_read(vault.setting(k) if corrected else None) for k in (KEPT, WAITING))
        self._kept = {code: Anew(**row) for code, row in kept.items()} if isinstance(kept, dict) else {}
        self._waiting = [(origin, host) for origin, host in waiting] if isinstance(waiting, list) else []
        self._left: list[CaseRow] | None = None
        self._written = self._text()

    def of(self, row: "CaseRow") -> Anew | None:
        """Return the newer summary of what is listed, if there is one."""
        found = self._kept.get(row.code)
        return found if found is not None and found.saved_at == row.saved_at else None

    def touch(self, origin: str | None, host: str | None) -> None:
        """Remember that cases of these corridors are to be rated again; it is resumed when it was broken off."""
        if (origin, host) not in self._waiting:
            self._waiting.append((origin, host))
        self._left = None
        with contextlib.suppress(LockedError):  # the correction itself is kept: that must not look like a failure
            self._vault.set_setting(WAITING, json.dumps(self._waiting))

    def follow_facts(self, version: str, *, packed: bool) -> None:
        """Let every case wait for a rating where a pack of facts was taken, or taken back, since the last one.

        Without a pack nothing is written: facts that come with a new program start nothing (decision 6).
        """
        if version == self._facts or (self._facts is None and not packed):
            return
        self.touch(*EVERY_CASE)
        with contextlib.suppress(LockedError):
            self._vault.set_setting(FACTS, version)
        self._facts = version

    @property
    def because(self) -> str:
        """Why cases wait: CORRECTION, NEW_FACTS or BOTH; "" while none does."""
        return _why(self._waiting)

    def go_on(self, rate: Rate, seconds: float, on_desk: str | None) -> "tuple[tuple[CaseRow, ...], int]":
        """Rate for about so long; returns the cases whose band changed and how many are left.

        The case `on_desk` is in view and needs no mark. Errors: those of the vault; what was not written is done again.
        """
        if self._left is None:
            rows = self._vault.cases() if self._waiting else ()
            self._left = [row for row in rows if any(_concerns(scope, row.summary) for scope in self._waiting)]
        until, changed = time.monotonic() + seconds, []
        while self._left:
            row = self._left.pop()
            why = _why([scope for scope in self._waiting if _concerns(scope, row.summary)])
            if self._rate(row, rate, why, marks=row.code != on_desk):
                changed.append(row)
            if time.monotonic() >= until:
                break
        self._write()
        if not self._left and self._waiting:
            self._waiting.clear()
            self._vault.set_setting(WAITING, "[]")
        return tuple(changed), len(self._left)

    def seen(self, code: str) -> None:
        """Mark a case no longer: somebody has opened it."""
        found = self._kept.get(code)
        if found is not None and found.changed:
            self._kept[code] = replace(found, changed=False, before=None)
            with contextlib.suppress(LockedError):  # a case opens on a full disk too
                self._write()

    def forget(self, code: str) -> None:
        """Keep nothing of a case that is deleted."""
        self._left = None
        if self._kept.pop(code, None) is not None:
            self._write()

    def saved(self, code: str, summary: str) -> None:
        """Take the summary of what is saved now, where an earlier saving may be listed with an outdated one."""
        if code in self._kept:
            self._kept[code] = Anew(self._vault.latest(code).saved_at, summary)
            self._write()

    def _rate(self, row: "CaseRow", rate: Rate, why: str, *, marks: bool) -> bool:
        """Rate one case; returns whether another band is listed now than before."""
        found = rate(row.code)
        if found is None:
            return False
        summary, review_by = found
        earlier = self.of(row)
        listed = json.loads(row.summary if earlier is None else earlier.summary)["band"]
        unseen = earlier is not None and earlier.changed  # then nobody knows what it was in between
        before = earlier.before if earlier is not None and unseen else listed
        band = json.loads(summary)["band"]
        changed = marks and band != before
        if not changed:
            self._kept[row.code] = Anew(row.saved_at, summary, review_by)
        else:
            by = why if earlier is None or not unseen or earlier.by == why else BOTH
            self._kept[row.code] = Anew(row.saved_at, summary, review_by, True, before, by)
        return bool(band != listed)

    def _write(self) -> None:
        text = self._text()
        if text != self._written:
            self._vault.set_setting(KEPT, text)
            self._written = text

    def _text(self) -> str:
        return json.dumps({code: _row(one) for code, one in self._kept.items()})


def _row(one: Anew) -> dict[str, Any]:
    """Return what is kept; what every version before took for granted is not written, so that they read it too."""
    return {name: value for name, value in asdict(one).items() if (name, value) != ("by", CORRECTION)}


def _why(scopes: list[Scope]) -> str:
    packed, corrected = EVERY_CASE in scopes, any(scope != EVERY_CASE for scope in scopes)
    if packed and corrected:
        return BOTH
    return NEW_FACTS if packed else CORRECTION if corrected else ""


def _concerns(scope: Scope, summary: str) -> bool:
    listed: Mapping[str, Any] = json.loads(summary)
    return all(one is None or one == listed[name] for one, name in zip(scope, ("origin", "host"), strict=True))


def _read(text: str | None) -> Any:
    try:
        return json.loads(text) if text is not None else None
    except ValueError:
        return None
