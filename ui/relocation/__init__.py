# SPDX-License-Identifier: GPL-3.0-or-later
"""The relocation tab: options in order, what each comes to, the map of it, and the plan made from those chosen."""
