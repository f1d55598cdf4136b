# SPDX-License-Identifier: GPL-3.0-or-later
"""What can go wrong when a report is to leave the vault, each with what to do."""

from exile_risk.wording.catalogue import N_

ERRORS = {
    "report_path": N_("Write the whole path of the new file, from its beginning, with its name at the end."),
    "report_no_folder": N_("There is no folder {folder}; make it first, or write another path."),
    "report_in_vault": N_("That is the folder of a vault; save the page anywhere else, for it is not encrypted."),
    "report_exists": N_("There is a file “{file}” already, and it was left as it is; choose another name."),
    "report_not_written": N_(
        "Nothing was saved: {folder} does not take it. Check the disk, its room and your rights, or choose another."
    ),
    "report_not_made": N_("The page could not be made; try again, then report it. Nothing was saved."),
    "report_not_printed": N_("The printer did not take the page; check it, or save the page and print it elsewhere."),
}
