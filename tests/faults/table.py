# SPDX-License-Identifier: GPL-3.0-or-later
"""Every bad input and fault that the design names, what has to happen, and which tests show that it does."""

from tests.faults.fault import Fault
from tests.faults.faults_at_the_window import END, WINDOW
from tests.faults.faults_from_outside import FILES, PACKS
from tests.faults.faults_of_the_store import DOOR, STORE

FAULTS: tuple[Fault, ...] = (*STORE, *DOOR, *PACKS, *FILES, *WINDOW, *END)
