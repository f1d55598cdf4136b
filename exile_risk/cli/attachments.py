# SPDX-License-Identifier: GPL-3.0-or-later
"""`exile-risk vault attach`, `attachments`, `detach` and `save-attachment`: files that belong to a case."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from exile_risk.cli.output import print_json
from exile_risk.ways_in import looked_at, opened
from exile_risk.wording.attachments import attachment_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from exile_risk.attachments.keeping import Attachments
    from exile_risk.vault.attachments import Attachment


def run_attachments(chosen: argparse.Namespace, passphrase: bytearray) -> int:
    """Run one of these actions."""
    from exile_risk.attachments.keeping import Attachments

    actions = {"attach": _attach, "attachments": _list, "detach": _detach, "save-attachment": _save}
    way = looked_at if chosen.action == "attachments" and chosen.read_only else opened
    with way(chosen.vault, passphrase, chosen.key_file) as vault:
        return actions[chosen.action](Attachments(vault), chosen)


def _attach(files: "Attachments", chosen: argparse.Namespace) -> int:
    kept = files.attach(chosen.code, chosen.files, original=chosen.keep_original)
    if chosen.json:
        print_json(_document([one for one, _ in kept]))
        return 0
    for one, taken in kept:
        text = "kept_as_it_came" if taken.as_it_came else "kept_clean"
        print(attachment_text(text, number=one.id, name=one.name))
    print(attachment_text("file_stays"), file=sys.stderr)
    return 0


def _list(files: "Attachments", chosen: argparse.Namespace) -> int:
    found = files.of_case(chosen.code)
    if chosen.json:
        print_json(_document(found))
        return 0
    for one in found:
        print(f"{one.id}\t{one.added_at[:10]}\t{one.size}\t{one.media_type}\t{one.name}")
    print(attachment_text("count", count=len(found)))
    return 0


def _detach(files: "Attachments", chosen: argparse.Namespace) -> int:
    gone = files.detach(chosen.code, chosen.id)
    if chosen.json:
        print_json(_document([gone]))
    else:
        print(attachment_text("detached", name=gone.name, case=gone.code))
    return 0


def _save(files: "Attachments", chosen: argparse.Namespace) -> int:
    path = Path(chosen.to).absolute()
    saved = files.save(chosen.code, chosen.id, path)
    if chosen.json:
        print_json({**_document([saved]), "file": str(path)})
    else:
        print(attachment_text("saved", file=path))
    return 0


def _document(found: "Sequence[Attachment]") -> dict[str, object]:
    return {
        "format": "exile-risk/attachments",
        "version": 1,
        "count": len(found),
        "attachments": [
            {
                "id": one.id,
                "case": one.code,
                "added_at": one.added_at,
                "name": one.name,
                "media_type": one.media_type,
                "bytes": one.size,
                "sha256": one.sha256.hex(),
            }
            for one in found
        ],
    }
