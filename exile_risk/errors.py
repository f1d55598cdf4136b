# SPDX-License-Identifier: GPL-3.0-or-later
"""The one error tree: a code and its parameters; `exile_risk.wording` turns them into a sentence."""


class ExileRiskError(Exception):
    """Something a person can mend.

    `code` names the sentence in `exile_risk.wording.errors`; `params` fill its gaps. Neither ever holds
    a name, an answer or any other content of a case.
    """

    exit_status = 2

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code)
        self.code = code
        self.params = params


class InputError(ExileRiskError):
    """Bad usage or bad input: names the file, the place in it and the mend."""


class LockedError(ExileRiskError):
    """The key is wrong, or the vault is damaged, missing or held by someone else."""

    exit_status = 3
