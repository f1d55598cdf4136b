# SPDX-License-Identifier: GPL-3.0-or-later
"""Rate very many cases again, on several processes, telling how far it is and stopping when it is told to.

Between processes cases go through pipes alone: nothing of them is written anywhere.
"""

import gc
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from exile_risk.assessing import answers_with_facts, inferred_factors
from exile_risk.engine.bands_only import BandsOnly, bands_only
from exile_risk.model.answers import Answer
from exile_risk.model.case import Case, Charge
from exile_risk.model.factors import Catalogue

if TYPE_CHECKING:
    from concurrent.futures import Future

    from exile_risk.knowledge import Knowledge
    from exile_risk.knowledge.corrections import Correction

AT_ONCE = 250
"""Cases that a process takes before it is heard of again: some tenths of a second of work."""

AHEAD = 2
"""Shares that wait while every process has one, so that none has to wait for its next."""

RUBBISH = 50_000
"""New objects after which a process looks for rubbish; rating makes next to none."""

GoOn = Callable[[int], bool]
"""Is told how many cases are done, and says whether to go on."""

Sent = tuple[str, str, date, tuple[Charge, ...], dict[str, Answer], tuple[str, ...] | None]


def bands_of(cases: Iterable[Case], catalogue: Catalogue, knowledge: "Knowledge | None") -> Iterator[BandsOnly]:
    """Yield the bands of each case as `assessing.assess` would find them, one by one; whoever takes them may stop."""
    for case in cases:
        answers, doubtful, _ = answers_with_facts(case, catalogue, knowledge)
        yield bands_only(catalogue, answers, doubtful, inferred_factors(case))


def rate_again(
    cases: Sequence[Case],
    catalogue: Catalogue,
    go_on: GoOn,
    *,
    processes: int = 2,
    corrections: tuple["Correction", ...] = (),
) -> list[BandsOnly]:
    """Return the bands of these cases by a shipped model and the shipped facts with corrections over them, in order.

    Where `go_on` says no, those that are done by then. The processes are new ones, each with its own copy of the facts.
    """
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    shares = (cases[n : n + AT_ONCE] for n in range(0, len(cases), AT_ONCE))
    found: list[BandsOnly] = []
    under_way: deque[Future[list[BandsOnly]]] = deque()
    new = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processes, new, _prepare, (catalogue.version, corrections)) as pool:
        # Few at once: whoever stops waits for those to end. Processes that were ended with work still in the pipe to
        # them would leave its writer, and so everybody, waiting for ever.
        for share in shares:
            under_way.append(pool.submit(_share, [_sent(case) for case in share]))
            if len(under_way) >= processes + AHEAD and not _taken(under_way, found, go_on):
                return found
        while under_way:
            if not _taken(under_way, found, go_on):
                break
    return found


def _taken(under_way: "deque[Future[list[BandsOnly]]]", found: list[BandsOnly], go_on: GoOn) -> bool:
    """Wait for the oldest share and take its bands; where that is to be the last, call off what has not begun."""
    found += under_way.popleft().result()
    going = go_on(len(found))
    if not going:
        for later in under_way:
            later.cancel()
    return going


def _sent(case: Case) -> Sent:
    """Return what moves the rating of a case, in a form that can be sent: a read-only view cannot."""
    return case.origin, case.host, case.as_of, case.charges, dict(case.answers), case.nationalities


_at_hand: list[tuple[Catalogue, "Knowledge"]] = []


def _prepare(version: str, corrections: tuple["Correction", ...]) -> None:
    from exile_risk.catalogue import load_catalogue
    from exile_risk.session import shared_knowledge

    _at_hand.append((load_catalogue(version), shared_knowledge().with_corrections(corrections)))
    gc.freeze()  # the facts stay: looking through them for rubbish again and again is a tenth of the work
    gc.set_threshold(RUBBISH)


def _share(cases: list[Sent]) -> list[BandsOnly]:
    return list(bands_of((Case(*sent) for sent in cases), *_at_hand[0]))
