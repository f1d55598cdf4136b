# SPDX-License-Identifier: GPL-3.0-or-later
"""What may be passed on: single facts are free, whole tables of some publishers are not, share-alike stays apart."""

import re
from collections import Counter
from collections.abc import Iterator

from exile_risk.errors import InputError
from exile_risk.knowledge.rows import Rows
from exile_risk.model.facts import Source

NO_WHOLE_TABLES = (
    "Freedom House",
    "Political Terror Scale",
    "World Justice Project",
    "Reporters Without Borders",
    "Reporters sans frontières",
    "Bertelsmann",
    "Institute for Economics and Peace",
    "Global Peace Index",
)
"""Publishers whose terms do not let others pass their tables on. A figure or an event they reported may be told."""

SINGLE_FACTS = 20
"""Rows of one table from such a publisher that still count as single facts."""

_FORBIDDING = re.compile(r"\b(NC|ND)\b|non-?commercial|no derivatives|all rights reserved", re.IGNORECASE)
_SHARE_ALIKE = re.compile(r"\bSA\b|\bODbL\b")


def forbidden_tables(rows: Rows) -> Iterator[InputError]:
    """Yield knowledge_licence_forbids(file, source, publisher) for a table taken whole from where that is not allowed.

    A table counts as taken whole where the source stands for all its rows, or for most of them and more than
    SINGLE_FACTS.
    """
    for name, found in rows.by_table.items():
        whole = rows.knowledge.manifest.tables[name].defaults.get("sources", "").split(";")
        cited = Counter(s for row in found for s in row.fact.sources)
        for id, count in cited.items():
            source = rows.knowledge.source(id)
            if _forbids(source) and (id in whole or (count > SINGLE_FACTS and 2 * count > len(found))):
                params = {"source": id, "publisher": source.publisher}
                yield InputError("knowledge_licence_forbids", file=f"facts/{name}.csv", **params)


def mixed_share_alike(rows: Rows) -> Iterator[InputError]:
    """Yield knowledge_licence_apart(file, row, source, licence) where share-alike data stand among others.

    Such a table names its source once, for all rows: whoever passes the file on knows under which licence.
    """
    for name, found in rows.by_table.items():
        whole = rows.knowledge.manifest.tables[name].defaults.get("sources", "").split(";")
        for row in found:
            for id in row.fact.sources:
                licence = rows.knowledge.source(id).licence or ""
                if _SHARE_ALIKE.search(licence) and id not in whole:
                    params = {"source": id, "licence": licence}
                    yield InputError("knowledge_licence_apart", file=row.file, row=row.number, **params)
                    break


def _forbids(source: Source) -> bool:
    named = any(name in source.publisher or name in source.title for name in NO_WHOLE_TABLES)
    return named or bool(_FORBIDDING.search(source.licence or ""))
