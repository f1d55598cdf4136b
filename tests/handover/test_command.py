# SPDX-License-Identifier: GPL-3.0-or-later
"""`exile-risk bundle` from one real vault to another."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from exile_risk.handover.desk import handover_of
from exile_risk.model.case import Needs
from exile_risk.session import Session
from exile_risk.vault import Vault
from tests.handover.commands import Done, program
from tests.handover.desks import PHRASE, a_case, meet

__all__ = ["program"]


def test_the_command_line_hands_a_case_over(
    folders: tuple[Path, Path], program: Callable[..., Done], tmp_path: Path
) -> None:
    cards = {}
    for folder in folders:
        with Vault.open(folder, bytearray(PHRASE, "ascii")) as vault:
            session = Session(vault)
            if folder.name == "a":
                code = session.add(replace(a_case(session), needs=Needs(not_to=("LA",))))
            cards[folder.name] = handover_of(session).card()
            (tmp_path / f"{folder.name}.card").write_text(cards[folder.name].text)
    a, b = folders
    card_a = cards["a"]
    on = "--passphrase-stdin"
    shown = program("card", str(a), on)
    assert (shown.stdout, " ".join(card_a.words) in shown.stderr) == (card_a.text, True)
    for here, other, name in ((a, "b", "Bo"), (b, "a", "An")):
        words = " ".join(cards[other].words)
        made = program("colleague", str(here), str(tmp_path / f"{other}.card"), "--name", name, "--words", words, on)
        assert made.returncode == 0, made.stderr
    out = tmp_path / "out.bundle"
    seal = ["seal", str(a), code, "--to", "Bo", "--out", str(out), on]
    listed = program(*seal)
    assert (listed.returncode, out.exists()) == (0, False)
    assert f"{code}: origin value: KH" in listed.stdout
    mistyped = program(*seal, "--yes", "--leave-out", "orgin")
    assert (mistyped.returncode, out.exists()) == (2, False), "what was meant to stay would have left"
    assert "No chosen case has a field “orgin”" in mistyped.stderr
    assert "origin value" not in program(*seal, "--leave-out", "origin").stdout
    assert "needs.not_to" not in listed.stdout
    assert "stay here, since they could point to the person" in listed.stdout
    assert f'{code}: needs.not_to value: ["LA"]' in program(*seal, "--wishes").stdout
    assert json.loads(program(*seal, "--json").stdout)["wishes_stay"] == [code]
    assert program(*seal, "--yes").returncode == 0
    assert "Keys that open it: 1;" in program("inspect", str(out), phrase="").stdout
    found = json.loads(program("inspect", str(out), "--vault", str(b), "--json", on).stdout)
    assert (found["standing"], found["sender"], found["cases"][0]["new"]) == ("trusted", "An", True)
    opened = program("open", str(b), str(out), on)
    assert (opened.returncode, "origin" in opened.stdout) == (0, True)
    with Vault.open(b, bytearray(PHRASE, "ascii")) as vault:
        (there,) = (row.code for row in vault.cases())
    assert f"{there}: new in this vault" in opened.stdout
    assert f"{there}: what the person wishes or refuses was kept back" in opened.stdout
    assert found["cases"][0]["kept_back"] == ["needs.not_to"]
    assert "opened before" in program("open", str(b), str(out), on).stdout
    wrong = program("open", str(a), str(out), on)
    assert (wrong.returncode, wrong.stdout) == (2, "")
    assert len(wrong.stderr.splitlines()) == 1


def test_the_command_line_shows_conflicts_and_decides_them(
    folders: tuple[Path, Path], program: Callable[..., Done], tmp_path: Path
) -> None:
    a, b = folders
    codes: dict[str, str] = {}
    with Vault.open(a, bytearray(PHRASE, "ascii")) as one, Vault.open(b, bytearray(PHRASE, "ascii")) as two:
        here, there = Session(one), Session(two)
        bo, an = meet(handover_of(here), handover_of(there))
        codes["a"] = here.add(a_case(here))
        handover_of(here).seal(tmp_path / "1", [codes["a"]], [bo])
        handover_of(there).take(handover_of(there).look(tmp_path / "1"))
        codes["b"] = there.cases()[0].code
        for session, code, host in ((here, codes["a"], "MY"), (there, codes["b"], "VN")):
            session.save(code, replace(session.draft(code), host=host))
            session.commit(code)
        handover_of(there).seal(tmp_path / "2", [codes["b"]], [an])
    on = "--passphrase-stdin"
    opened = program("open", str(a), str(tmp_path / "2"), on)
    assert "two readings" in opened.stdout, opened.stderr
    listed = json.loads(program("conflicts", str(a), "--json", on).stdout)["conflicts"]
    assert [(row["case"], row["field"]) for row in listed] == [(codes["a"], "host")]
    number = 1 + listed[0]["readings"].index({"value": "VN"})
    assert f"host: {number}. VN" in program("conflicts", str(a), on).stdout
    assert program("resolve", str(a), codes["a"], "host", "3", on).returncode == 2
    assert program("resolve", str(a), codes["a"], "host", str(number), on).returncode == 0
    assert "Nobody" in program("conflicts", str(a), on).stdout
    with Vault.open(a, bytearray(PHRASE, "ascii")) as vault:
        session = Session(vault)
        assert session.draft(codes["a"]).host == "VN"
        assert [draft.host for _, draft in session.history(codes["a"])] == ["TH", "MY", "VN"]
