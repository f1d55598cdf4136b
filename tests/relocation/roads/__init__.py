# SPDX-License-Identifier: GPL-3.0-or-later
"""Roads from a host to a destination."""
