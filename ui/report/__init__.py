# SPDX-License-Identifier: GPL-3.0-or-later
"""The report in the window: pages laid out once for screen, PDF and printer, and what surrounds them."""
