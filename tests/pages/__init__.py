# SPDX-License-Identifier: GPL-3.0-or-later
"""Page objects: what a person sees and does, so that tests read as stories."""
