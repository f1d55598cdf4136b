# SPDX-License-Identifier: GPL-3.0-or-later
"""Cases from one vault to another: sealed to a colleague's key, signed, looked at before anything is merged."""
