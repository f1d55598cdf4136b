# SPDX-License-Identifier: GPL-3.0-or-later
"""A second, slow and plain reading of the method, kept apart so that the engine has something to disagree with."""
