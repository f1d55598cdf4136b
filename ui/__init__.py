# SPDX-License-Identifier: GPL-3.0-or-later
"""The window: Qt, and nothing of SQL, cryptography or rules."""
