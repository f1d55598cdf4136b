# SPDX-License-Identifier: GPL-3.0-or-later
"""`exile-risk vault high-risk`, `travel` and `accept`, without the window."""

import argparse
from collections.abc import Callable

from exile_risk import under_search, ways_in
from exile_risk.cli.output import print_json
from exile_risk.cli.secret_lines import SecretLines
from exile_risk.errors import InputError
from exile_risk.ways_in import opened
from exile_risk.wording.custody import announcement
from exile_risk.wording.under_search import after_travel, search_text, travelled_text
from exile_risk.wording.vault import finding
from exile_risk.wording.ways_in import strength_lines, way_in_text


def run_under_search(chosen: argparse.Namespace) -> int:
    """Run one of these actions."""
    actions: dict[str, Callable[[argparse.Namespace, SecretLines], None]] = {
        "high-risk": _high_risk,
        "travel": _travel,
        "accept": _accept,
    }
    with SecretLines(from_stdin=chosen.passphrase_stdin) as lines:
        actions[chosen.action](chosen, lines)
    return 0


def _high_risk(chosen: argparse.Namespace, lines: SecretLines) -> None:
    with opened(chosen.vault, lines.current(), chosen.key_file) as vault:
        if chosen.on or chosen.off:
            under_search.switch_high_risk(vault, on=chosen.on)
        on, _ = under_search.high_risk(vault)
    if chosen.json:
        print_json({"high_risk": on})
        return
    print(search_text("high_risk_on" if on else "high_risk_off"))
    print(search_text("high_risk_what"))


def _travel(chosen: argparse.Namespace, lines: SecretLines) -> None:
    current = lines.current()
    known = lines.keep(bytearray(current))
    with opened(chosen.vault, current, chosen.key_file) as vault:
        new = lines.keep(ways_in.made_passphrase()) if chosen.words else lines.new()
        if new == known:
            raise InputError("travel_same_passphrase")
        done = under_search.travelling(vault, chosen.new, new, chosen.case)
    made = new.decode() if chosen.words else None
    if chosen.json:
        row = {"folder": str(done.folder), "cases": done.cases, "files": done.files}
        print_json(row | ({"passphrase": made} if made else {}))
        return
    if made:
        print(way_in_text("made", passphrase=made))
    else:
        print("\n".join(strength_lines(ways_in.passphrase_strength(new, chosen.new))))
    print(travelled_text(done.folder, done.cases, done.files))
    for number, text in enumerate(after_travel(), start=1):
        print(f"{number}. {text}")


def _accept(chosen: argparse.Namespace, lines: SecretLines) -> None:
    with opened(chosen.vault, lines.current(), chosen.key_file) as vault:
        vault.verify()  # a broken record is found only by following it
        barred = vault.barred
        said = [announcement(found.id, **found.gaps) for found in vault.announcements]
        vault.accept()
    if chosen.json:
        print_json({"accepted": barred})
        return
    if barred == "audit_broken" and not said:
        said = [finding(barred)]
    for text in said:
        print(text)
    print(search_text("accepted" if barred else "nothing_to_accept"))
