# SPDX-License-Identifier: GPL-3.0-or-later
"""Reports: an assessment as a page for a partner, for the person, or for the own file. No Qt and no files here."""

from exile_risk.report.document import build
from exile_risk.report.options import ALLOWED, DEFAULTS, Part, Reader, ReportOptions
from exile_risk.report.parts import Document

__all__ = ["ALLOWED", "DEFAULTS", "Document", "Part", "Reader", "ReportOptions", "build"]
