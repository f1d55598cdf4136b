# SPDX-License-Identifier: GPL-3.0-or-later
"""How much of a stranger's file is looked at: every bound in one place, far above what a team of caseworkers makes."""

FILE_BYTES = 256 * 1024 * 1024
"""The largest file that is read at all."""

HEADER_BYTES = 64 * 1024
STANZAS = 64

BODY_BYTES = 64 * 1024 * 1024
"""The largest content that is taken apart."""

TOKENS = 4_000_000
"""Brackets and commas: what bounds the memory that a text of many tiny things takes."""

DEPTH = 12
TEXT = 8_000
"""Characters of one text."""

INTEGER_DIGITS = 9

CASES = 2_000
RECORDS = 100_000
RECORDS_OF_A_CASE = 20_000
AFTER = 200
"""Earlier records that one record may replace."""

DELETED = 20_000
RECIPIENTS = 50

WAITING_BUNDLES = 20
WAITING_BYTES = 4 * 1024 * 1024
"""What strangers may leave in a vault until somebody decides."""
