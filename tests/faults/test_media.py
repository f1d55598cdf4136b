# SPDX-License-Identifier: GPL-3.0-or-later
"""Disks that turn read-only, sticks that are pulled out, folders with odd names: said, and nothing is lost."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from exile_risk.errors import ExileRiskError
from exile_risk.vault import FLOOR_COST, Vault
from exile_risk.vault.custody import Custody
from exile_risk.wording.errors import sentence

PASSPHRASE = "five quiet herons near water"

pytestmark = pytest.mark.usefixtures("remembered")


def given() -> bytearray:
    return bytearray(PASSPHRASE, "ascii")


def refused(action: object, *arguments: object) -> str:
    with pytest.raises(ExileRiskError) as caught:
        action(*arguments)  # type: ignore[operator]
    said = sentence(caught.value)
    assert said != caught.value.code
    return caught.value.code


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("template") / "vault"
    with Vault.create(folder, given(), FLOOR_COST) as vault:
        vault.add("first", "s")
    return folder


@pytest.fixture
def folder(tmp_path: Path, template: Path) -> Path:
    return Path(shutil.copytree(template, tmp_path / "vault"))


@pytest.fixture
def stick(tmp_path: Path, template: Path) -> Iterator[Path]:
    """A file system of its own with a vault on it, where the system lets one be mounted."""
    place = tmp_path / "stick"
    place.mkdir()
    if sys.platform != "linux" or _run("mount", "-t", "tmpfs", "-o", "size=20m,mode=0700", "tmpfs", str(place)):
        pytest.skip("no file system can be mounted here")
    shutil.copytree(template, place / "vault")
    try:
        yield place
    finally:
        _run("umount", "-l", str(place))


def _run(*command: str) -> int:
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode
    except OSError:
        return 1


def test_f11_a_read_only_disk_is_named_and_its_vault_can_be_read(stick: Path) -> None:
    assert _run("mount", "-o", "remount,ro", str(stick)) == 0
    before = {path.name: path.read_bytes() for path in (stick / "vault").iterdir() if path.is_file()}
    assert refused(Vault.open, stick / "vault", given()) == "vault_read_only"
    with Vault.look(stick / "vault", given()) as vault:
        assert len(vault.cases()) == 1
        assert refused(vault.add, "second", "s") == "vault_only_read"
    assert {path.name: path.read_bytes() for path in (stick / "vault").iterdir() if path.is_file()} == before


def test_f11_a_disk_that_turns_read_only_is_said_and_the_next_saving_works(folder: Path) -> None:
    """SQLite is told to refuse as it does where the system refuses: a disk in use cannot be made read-only here."""
    with Vault.open(folder, given()) as vault:
        with vault.reading() as connection:
            connection.set_authorizer(None)
            connection.execute("PRAGMA query_only = ON")
        for _ in range(3):
            assert refused(vault.add, "second", "s") == "vault_read_only"
        assert len(vault.cases()) == 1
        with vault.reading() as connection:
            connection.execute("PRAGMA query_only = OFF")
        vault.add("second", "s")
    with Vault.open(folder, given()) as vault:
        assert len(vault.cases()) == 2


@pytest.mark.parametrize("how", [shutil.rmtree, lambda folder: folder.rename(folder.parent / "elsewhere")])
def test_f12_what_is_typed_after_the_stick_is_gone_is_never_called_saved(
    folder: Path, how: Callable[[Path], object]
) -> None:
    """The open files are still there for the system, so that SQLite alone would go on writing into nothing."""
    vault = Vault.open(folder, given())
    (code,) = (row.code for row in vault.cases())
    how(folder)
    for _ in range(2):
        assert refused(vault.save_draft, code, "typed", "s") == "vault_unreachable"
        assert refused(vault.add, "second", "s") == "vault_unreachable"
    assert vault.latest(code).document == "first", "what was read stays in view"
    vault.close()
    if not (folder.parent / "elsewhere").exists():
        assert refused(Vault.open, folder, given()) == "vault_missing"
        return
    (folder.parent / "elsewhere").rename(folder)
    with Vault.open(folder, given()) as again:
        assert again.latest(code).document == "first"
        assert again.verify().sound


def test_f12_a_stick_that_comes_back_takes_what_is_still_on_the_desk(folder: Path) -> None:
    with Vault.open(folder, given()) as vault:
        (code,) = (row.code for row in vault.cases())
        folder.rename(folder.parent / "elsewhere")
        assert refused(vault.save_draft, code, "typed", "s") == "vault_unreachable"
        (folder.parent / "elsewhere").rename(folder)
        vault.save_draft(code, "typed", "s")
    with Vault.open(folder, given()) as again:
        assert again.draft(code) == "typed"


LONG = "n" * 200
NAMES = ("with spaces ", "é", "e\u0301", "ជនភៀសខ្លួន", "a'b\"c;d%s{0}", "-rf", "?#&=file:", LONG)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows takes few of these names")
@pytest.mark.parametrize("name", NAMES)
def test_f49_a_vault_works_in_a_folder_of_any_name(name: str, tmp_path: Path, template: Path) -> None:
    folder = shutil.copytree(template, tmp_path / name)
    with Vault.open(folder, given()) as vault:
        vault.add("second", "s")
        Custody(vault).back_up()
    with Vault.open(folder, given()) as vault:
        assert len(vault.cases()) == 2
        assert vault.verify().sound


@pytest.mark.skipif(sys.platform == "win32", reason="Windows takes no such path")
def test_f49_a_path_too_long_for_the_store_is_said_and_nothing_is_left(tmp_path: Path, template: Path) -> None:
    place = tmp_path / LONG / LONG / LONG
    folder = shutil.copytree(template, place / "vault")
    assert refused(Vault.open, folder, given()) == "vault_unreachable"
    assert refused(Vault.create, place / "new", given(), FLOOR_COST) == "vault_unreachable"
    assert not (place / "new").exists()
