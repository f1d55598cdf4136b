# SPDX-License-Identifier: GPL-3.0-or-later
"""How large a file of a case may be, so that neither the vault nor the computer's memory is filled by one."""

BYTES = 10 * 1024 * 1024
"""Of a file as it comes and of what is kept of it."""

PIXELS = 40_000_000
"""Of a picture, as its header says; unpacked it takes four bytes each."""
