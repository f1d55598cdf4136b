# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line: the second client, which proves that the core needs no window. Contract: docs/contracts.md."""
