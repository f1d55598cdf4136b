# SPDX-License-Identifier: GPL-3.0-or-later
"""The immutable words of the domain: what a case, an answer, a fact and an assessment are."""
