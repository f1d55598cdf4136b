# SPDX-License-Identifier: GPL-3.0-or-later
"""Words for files that belong to a case: what was kept of them, and what can go wrong."""

from exile_risk.wording.catalogue import N_, _

ERRORS = {
    "attachment_empty": N_("{file}: the file is empty; choose another one."),
    "attachment_large": N_(
        "{file}: larger than the {limit} MB that one file of a case may have; make it smaller, or keep it elsewhere"
        " encrypted and write down where."
    ),
    "attachment_missing": N_("{case} has no file “{id}”; list its files to see their names."),
    "attachment_damaged": N_(
        "The file “{id}” of {case} is not what was kept, so it is not given out; check the vault and restore a backup."
    ),
    "attachment_in_vault": N_(
        "That is within the folder of a vault; save the file anywhere else, for it is not encrypted."
    ),
    "picture_broken": N_("{file}: the picture is broken or cut off; take another copy of it."),
    "picture_pixels": N_(
        "{file}: {width} by {height} pixels is more than the {limit} million that are decoded; make the picture"
        " smaller first."
    ),
    "picture_frames": N_(
        "{file}: a picture that moves cannot be kept; save one of its frames as JPEG or PNG and take that."
    ),
    "picture_kind": N_(
        "{file}: a picture of the kind {kind} cannot be freed of place and time; save it as JPEG or PNG, or keep it as"
        " it came with --keep-original."
    ),
    "picture_drawing": N_("{file}: an SVG drawing can load and run things; save it as PNG and take that."),
}

_TEXTS = {
    "kept_clean": N_("{number}  {name}: only the pixels were kept, without place, time and camera."),
    "kept_as_it_came": N_("{number}  {name}: kept as it came; place, time and author that stand in it stay in it."),
    "file_stays": N_("The file itself is still where it was, in clear; delete it there if it is no longer needed."),
    "count": N_("Files: {count}"),
    "detached": N_("{name} is taken away from {case}; backups hold it until they go."),
    "saved": N_("Saved in clear: {file}. Whoever can read that folder can read it; delete it when it is done with."),
}


def attachment_text(id: str, **gaps: object) -> str:
    """Return one of the sentences about files of a case."""
    return _(_TEXTS[id]).format(**gaps)
