# SPDX-License-Identifier: GPL-3.0-or-later
"""Secrets for commands, from a prompt that does not show them or from lines of standard input; never from arguments."""

import sys
from types import TracebackType

from exile_risk.errors import InputError
from exile_risk.wording.ways_in import way_in_text

LONGEST = 10_000


class SecretLines:
    """Gives secrets one after the other, and wipes all of them at the end of its block."""

    def __init__(self, *, from_stdin: bool) -> None:
        """Raises InputError("passphrase_needed") where there is nobody to ask."""
        if not from_stdin and not sys.stdin.isatty():
            raise InputError("passphrase_needed")
        self.from_stdin = from_stdin
        self._given: list[bytearray] = []

    def __enter__(self) -> "SecretLines":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, place: TracebackType | None
    ) -> None:
        for secret in self._given:
            secret[:] = bytes(len(secret))

    def current(self) -> bytearray:
        """Return the passphrase that opens the vault now."""
        return self._line(way_in_text("ask"))

    def new(self) -> bytearray:
        """Return a new passphrase; at a prompt it is asked for twice. Raises InputError("passphrases_differ")."""
        first = self._line(way_in_text("ask_new"))
        if not self.from_stdin and self._line(way_in_text("ask_again")) != first:
            raise InputError("passphrases_differ")
        return first

    def keep(self, secret: bytearray) -> bytearray:
        """Return a secret from elsewhere, to be wiped with the others."""
        self._given.append(secret)
        return secret

    def sheets(self) -> list[str]:
        """Return typed sheets of a recovery kit, up to an empty line."""
        found: list[str] = []
        while text := self._line(way_in_text("ask_sheet", number=len(found) + 1)).decode("utf-8", "replace").strip():
            found.append(text)
        return found

    def group(self, sheet: int, group: int) -> str:
        """Return a typed group of words."""
        return self._line(way_in_text("ask_group", sheet=sheet, group=group)).decode("utf-8", "replace")

    def _line(self, prompt: str) -> bytearray:
        if self.from_stdin:
            line = bytearray(sys.stdin.buffer.readline(LONGEST + 1))
        else:
            import getpass

            line = bytearray(getpass.getpass(prompt), "utf-8")
        while line and line[-1] in b"\r\n":
            line.pop()
        return self.keep(line)
