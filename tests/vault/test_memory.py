# SPDX-License-Identifier: GPL-3.0-or-later
"""What a process with an open vault holds in its memory after its passphrase and key were changed: no key at all."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from exile_risk.vault import keys
from exile_risk.vault.header_copies import read_copies
from exile_risk.vault.slots import Secret, unwrap

PHRASES = (b"first marker zebra 0001x", b"second marker yak 0002y", b"third marker xylo 0003z")
OPEN_AND_CHANGE = """
import sys
from pathlib import Path
from exile_risk.vault import FLOOR_COST, Vault
from exile_risk.vault.slots import Secret
first, second, third = (bytearray(map(int, line.split(","))) for line in sys.stdin.readline().split(";"))
vault = Vault.create(Path(sys.argv[1]), first, FLOOR_COST)
with Secret.of(first) as old, Secret.of(second) as new:
    vault.slots.change(old, new, FLOOR_COST)
with Secret.of(second) as old, Secret.of(third) as new:
    vault.rekey(old, new, FLOOR_COST)
for given in (first, second, third):
    given[:] = bytes(len(given))
print("ready", flush=True)
sys.stdin.readline()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="reads another process's memory as Linux shows it")
def test_an_open_vault_holds_no_key_and_hardly_a_passphrase(tmp_path: Path) -> None:
    script = [sys.executable, "-c", OPEN_AND_CHANGE, str(tmp_path / "vault")]
    with subprocess.Popen(script, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(";".join(",".join(map(str, one)) for one in PHRASES) + "\n")  # never whole in its memory
        process.stdin.flush()
        assert process.stdout.readline() == "ready\n"
        with Secret.of(bytearray(PHRASES[2])) as secret:
            _, vault_key = unwrap(read_copies(tmp_path / "vault").newest, secret, tmp_path)
        store_key = bytes(keys.subkey(vault_key, keys.STORE_PURPOSE))
        memory = _memory(process.pid)
        assert sum(part.count(b"exile_risk") for part in memory) > 10, "else nothing was read"
        for key in (bytes(vault_key), store_key, store_key.hex().encode()):
            assert sum(part.count(key) for part in memory) == 0
        # The library leaves the passphrase in memory that it has freed, until somebody uses that again.
        assert all(sum(part.count(one) for part in memory) <= 2 for one in PHRASES)
        process.stdin.write("\n")


def _memory(pid: int) -> list[bytes]:
    found = []
    with Path(f"/proc/{pid}/mem").open("rb") as memory:
        for line in Path(f"/proc/{pid}/maps").read_text(encoding="ascii", errors="replace").splitlines():
            place = re.match("([0-9a-f]+)-([0-9a-f]+) rw", line)
            if place:
                start, end = (int(edge, 16) for edge in place.groups())
                memory.seek(start)
                found.append(memory.read(end - start))
    return found
