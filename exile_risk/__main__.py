# SPDX-License-Identifier: GPL-3.0-or-later
"""The program's one entry: opens the window, or runs a command without it."""

import os
import sys
from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program and return its exit status: 0 done, 2 bad input, 3 wrong key or damaged data, 1 a bug."""
    from exile_risk.cli.run import run

    try:
        return run(list(sys.argv[1:] if argv is None else argv))
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # keeps Python from complaining at exit
        return 0
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
