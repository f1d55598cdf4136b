# SPDX-License-Identifier: GPL-3.0-or-later
"""Newer facts in one signed file: built, checked, looked at before they are taken, taken, and taken back."""
