# SPDX-License-Identifier: GPL-3.0-or-later
"""`python -m ui` is the same program as `python -m exile_risk`."""

import sys

from exile_risk.__main__ import main

if __name__ == "__main__":
    sys.exit(main())
