# SPDX-License-Identifier: GPL-3.0-or-later
"""Files that belong to a case: taken in without what they tell besides, kept in the vault, let out only when asked."""
