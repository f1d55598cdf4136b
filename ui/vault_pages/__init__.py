# SPDX-License-Identifier: GPL-3.0-or-later
"""The pages about the vault itself: health, what opens it, how long cases are kept, handing over, packs of facts."""
