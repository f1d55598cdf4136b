# SPDX-License-Identifier: GPL-3.0-or-later
"""The vault in plain words: what happened to it, what is safe, what to do."""

from exile_risk.wording.catalogue import N_, _

_TEXTS = {
    "ask": N_("Passphrase: "),
    "ask_again": N_("Passphrase again: "),
    "created": N_("The vault is ready in {folder}. After a lost passphrase nobody can open it."),
    "sound": N_("The vault is whole: {cases} cases, {revisions} saved versions, every page checked."),
    "count": N_("{cases} cases"),
}

ERRORS: dict[str, str] = {}

_FINDINGS: dict[str, str] = {}


def vault_text(id: str, **gaps: str) -> str:
    """Return one of the vault's own sentences."""
    return _(_TEXTS[id]).format(**gaps)


def finding(id: str) -> str:
    """Return what a check of the vault found, in words."""
    return _(_FINDINGS[id]) if id in _FINDINGS else id
