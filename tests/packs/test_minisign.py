# SPDX-License-Identifier: GPL-3.0-or-later
"""The real minisign and this program agree, both ways: what it signs is taken, what is taken it verifies."""

import shutil
import subprocess
from pathlib import Path

import pytest

from exile_risk.errors import InputError
from exile_risk.packs.build import Built, build_into
from exile_risk.packs.keys import PublicKey
from exile_risk.packs.signed import read_signed
from tests.packs.signing import Signer

MINISIGN = shutil.which("minisign") or ""
pytestmark = pytest.mark.skipif(not MINISIGN, reason="the program minisign is not installed here")


def minisign(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([MINISIGN, *arguments], capture_output=True, text=True, check=False, timeout=60)


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, PublicKey]:
    """A secret key without a passphrase, and its public half as minisign writes it."""
    folder = tmp_path_factory.mktemp("keys")
    done = minisign("-G", "-W", "-p", str(folder / "k.pub"), "-s", str(folder / "k.key"))
    assert done.returncode == 0, done.stderr
    return folder / "k.key", PublicKey.parse((folder / "k.pub").read_text().splitlines()[1])


def sign(secret: Path, file: Path, comment: str, *more: str) -> None:
    done = minisign("-S", "-s", str(secret), "-m", str(file), "-t", comment, *more)
    assert done.returncode == 0, done.stderr


def test_what_minisign_signs_is_taken(keys: tuple[Path, PublicKey], newer: Path, tmp_path: Path) -> None:
    secret, public = keys
    file = tmp_path / "facts.pack"
    sign(secret, file, build_into(newer, file).comment)
    assert read_signed(file, [public]).version == "2026.12.0"


def test_what_the_test_vectors_hold_minisign_verifies(file: Path, built: Built, signer: Signer) -> None:
    done = minisign("-V", "-P", signer.pub_line, "-m", str(file))
    assert done.returncode == 0, done.stderr
    assert f"Trusted comment: {built.comment}" in done.stdout
    assert read_signed(file, [signer.public]).data == file.read_bytes()
    file.write_bytes(file.read_bytes() + b"\0")
    assert minisign("-V", "-P", signer.pub_line, "-m", str(file)).returncode != 0


def test_both_name_a_key_alike(keys: tuple[Path, PublicKey], file: Path) -> None:
    secret, public = keys
    sign(secret, file, "x")
    other = Signer()
    done = minisign("-V", "-P", other.pub_line, "-m", str(file))
    assert public.id.lstrip("0") in done.stderr  # minisign leaves out zeros in front
    assert other.public.id.lstrip("0") in done.stderr


def test_what_minisign_signs_the_old_way_is_refused(keys: tuple[Path, PublicKey], file: Path, built: Built) -> None:
    secret, public = keys
    sign(secret, file, built.comment, "-l")
    with pytest.raises(InputError) as raised:
        read_signed(file, [public])
    assert raised.value.code == "pack_signature_old"
