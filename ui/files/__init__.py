# SPDX-License-Identifier: GPL-3.0-or-later
"""The page of a case's files: listed, brought in, looked at inside the program only, taken out in clear, removed."""
