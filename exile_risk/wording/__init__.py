# SPDX-License-Identifier: GPL-3.0-or-later
"""The words people read. The engine and the vault speak in ids; only this package knows sentences.

Texts are bound late: call `_` where a text is used, never at import, so that a change of language is seen at once.
"""

from exile_risk.wording.catalogue import N_, _, isolated, language, ngettext_, set_language

__all__ = ["N_", "_", "isolated", "language", "ngettext_", "set_language"]
