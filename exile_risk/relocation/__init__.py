# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a person could go, and how much danger would go with them."""
