# SPDX-License-Identifier: GPL-3.0-or-later
"""The one object a window holds: an unlocked vault, the knowledge and the model, and what can be done with them.

Everything about the vault blocks and belongs on one worker thread; `assess` is pure and may run anywhere.
"""

import contextlib
import json
import shutil
import tempfile
import threading
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from exile_risk.case_line import CaseLine, case_line
from exile_risk.errors import InputError
from exile_risk.model.draft import Draft
from exile_risk.safekeeping import Safekeeping

if TYPE_CHECKING:
    from exile_risk.case_file import Vocabulary
    from exile_risk.case_record import CaseRecord, KeptRating
    from exile_risk.judgement import KeptJudgement, Opinion
    from exile_risk.knowledge import Knowledge
    from exile_risk.knowledge.corrections import Correction
    from exile_risk.local_knowledge import KeptCorrection, LocalKnowledge
    from exile_risk.model.assessment import Assessment
    from exile_risk.model.factors import Catalogue
    from exile_risk.rating_anew import RatingAnew
    from exile_risk.vault import Rated, Vault
    from exile_risk.ways_in import WaysIn

__all__ = ["CaseLine", "Session", "shared_knowledge", "unlocked", "vocabulary"]


class Session:
    """An unlocked vault and its verbs."""

    def __init__(
        self,
        vault: "Vault",
        *,
        training: bool = False,
        throw_away: Path | None = None,
        key_file: Path | None = None,
    ) -> None:
        self._vault = vault
        self.ways_in = self._ways_in(key_file)
        self._local = self._read_corrections()
        self._record = self._case_record()
        self._anew = self._rating_anew()
        self.safekeeping = Safekeeping(vault, self._anew, training=training)
        self._throw_away = throw_away
        self.training = training

    @classmethod
    def create(cls, folder: Path, passphrase: bytearray) -> "Session":
        """Make a new vault and open it. Errors: those of `ways_in.created`."""
        from exile_risk.ways_in import created

        return cls._over(created(folder, passphrase))

    @classmethod
    def unlock(cls, folder: Path, passphrase: bytearray, key_file: Path | None = None) -> "Session":
        """Open a vault. Errors: those of `ways_in.opened`."""
        from exile_risk.ways_in import opened

        return cls._over(opened(folder, passphrase, key_file), key_file)

    @classmethod
    def look(cls, folder: Path, passphrase: bytearray, key_file: Path | None = None) -> "Session":
        """Open a vault that is open elsewhere or of another version, to be read only. Errors: those of `looked_at`."""
        from exile_risk.ways_in import looked_at

        return cls._over(looked_at(folder, passphrase, key_file), key_file)

    @classmethod
    def recover(
        cls, folder: Path, sheets: Sequence[str], passphrase: bytearray, key_file: Path | None = None
    ) -> "Session":
        """Open a vault with the words of a recovery kit and give it a passphrase. Errors: those of `recovered`."""
        from exile_risk.ways_in import recovered

        return cls._over(recovered(folder, sheets, passphrase, key_file), key_file)

    @classmethod
    def train(cls) -> "Session":
        """Open a throw-away vault with the practice cases; it is really encrypted, and gone when closed."""
        import secrets

        from exile_risk.scenarios import scenarios
        from exile_risk.vault import FLOOR_COST, Vault

        place = Path(tempfile.mkdtemp(prefix="practice-"))
        passphrase = bytearray(secrets.token_hex(32), "ascii")
        session = cls(Vault.create(place / "vault", passphrase, FLOOR_COST), training=True, throw_away=place)
        for scenario in scenarios():
            session.add(session.read(scenario.text, scenario.path.name))
        return session

    @property
    def catalogue(self) -> "Catalogue":
        """The model that rates."""
        from exile_risk.catalogue import load_catalogue

        return load_catalogue()

    @property
    def knowledge(self) -> "Knowledge":
        """The facts about states and corridors with this vault's corrections over them, loaded at first use."""
        return self._local.knowledge

    @property
    def knowledge_version(self) -> str:
        """The date-like version of the facts."""
        return self.knowledge.version

    def cases(self) -> tuple[CaseLine, ...]:
        """Return every case, the most recently changed first."""
        lines = [case_line(row, self._anew.of(row)) for row in self._vault.cases()]
        return tuple(sorted(lines, key=lambda line: line.changed, reverse=True))

    def new_case(self) -> str:
        """Add an empty case and return its code."""
        return self.add(Draft())

    def add(self, draft: Draft) -> str:
        """Add a case with its rating and return its code."""
        from exile_risk.case_file import write_draft

        found = self._rating(draft)
        return self._vault.add(write_draft(draft), self._summary(draft, found), self._rated(draft, found))

    def read(self, text: str, file: str) -> Draft:
        """Return the draft of a case file's text. Errors: those of `exile_risk.case_file.read_draft`."""
        from exile_risk.case_file import read_draft

        return read_draft(text, file, self._words())

    def draft(self, code: str) -> Draft:
        """Return the case as last saved, finished or not."""
        return self.read(self._vault.draft(code) or self._vault.latest(code).document, code)

    def save(self, code: str, draft: Draft) -> datetime:
        """Keep an unfinished case; returns when it was written."""
        from exile_risk.case_file import write_draft

        return _moment(self._vault.save_draft(code, write_draft(draft), self._summary(draft, self._rating(draft))))

    def commit(self, code: str) -> None:
        """Turn what was kept into a revision that nothing overwrites, and keep its rating beside it.

        A case whose words this program does not know is committed all the same, without a rating.
        """
        try:
            draft = self.read(self._vault.draft(code) or "", code)
        except InputError:
            self._vault.commit_draft(code)
            return
        found = self._rating(draft)
        self._vault.commit_draft(code, self._rated(draft, found))
        self._anew.saved(code, self._summary(draft, found))

    def history(self, code: str) -> tuple[tuple[datetime, Draft], ...]:
        """Return every revision of a case, oldest first."""
        return tuple((_moment(r.saved_at), self.read(r.document, code)) for r in self._vault.history(code))

    def ratings(self, code: str) -> "tuple[KeptRating, ...]":
        """Return every rating kept for a case, oldest first: one for each saving that changed it."""
        return self._record.ratings(code)

    def judgements(self, code: str) -> "tuple[KeptJudgement, ...]":
        """Return every judgement of a case, oldest first; nothing overwrites an earlier one."""
        return self._record.judgements(code)

    def judge(self, code: str, draft: Draft, opinion: "Opinion") -> "tuple[KeptJudgement, ...]":
        """Save a case, its rating and what is written on the judgement bar; returns every judgement of it.

        Errors: those of `exile_risk.judgement.judge`.
        """
        from exile_risk.case_file import write_draft

        found = self.assess(draft)
        summary = self._summary(draft, found)
        self._record.judge(code, draft, (write_draft(draft), summary), opinion, found)
        self._anew.saved(code, summary)
        return self._record.judgements(code)

    def second(self, code: str, number: int, by: str, *, agrees: bool, why: str = "") -> "tuple[KeptJudgement, ...]":
        """Add a second person's word on the newest judgement; returns every judgement of the case.

        Errors: those of `exile_risk.case_record.CaseRecord.second`.
        """
        self._record.second(code, number, by, agrees=agrees, why=why)
        return self._record.judgements(code)

    def due(self, code: str) -> date | None:
        """Return the day to look again at a case, or None while no rating or judgement of today sets one."""
        return next((line.review_by for line in self.cases() if line.code == code), None)

    def opinion(self, code: str) -> "Opinion":
        """Return what stood on the judgement bar when it was last kept."""
        return self._record.opinion(code)

    def keep_opinion(self, code: str, opinion: "Opinion") -> datetime:
        """Keep what stands on the judgement bar; returns when it was written."""
        return self._record.keep_opinion(code, opinion)

    def bin(self, code: str) -> None:
        """Put a case into the bin; it can be taken out again."""
        self._vault.bin(code)

    def unbin(self, code: str) -> None:
        """Take a case out of the bin."""
        self._vault.unbin(code)

    def assess(self, draft: Draft) -> "Assessment | None":
        """Return the assessment of a draft as of its day (today where it has none); None while it names no places."""
        from exile_risk.assessing import assess

        case = draft.case(date.today())
        return assess(case, self.catalogue, self.knowledge) if case else None

    def corrections(self) -> tuple["KeptCorrection", ...]:
        """Return every correction to a fact in this vault, oldest first, withdrawn ones too. Does not block."""
        return self._local.kept

    def add_correction(self, correction: "Correction") -> "KeptCorrection":
        """Keep a correction, written today; from now on `knowledge` and `assess` follow it.

        Errors: those of `exile_risk.knowledge.corrections.check`.
        """
        kept = self._local.add(correction, date.today())
        self._anew.touch(correction.origin, correction.host)
        return kept

    def withdraw_correction(self, number: int) -> None:
        """Let a correction count no longer; it stays on record.

        Raises InputError: correction_missing(number) or correction_withdrawn(number).
        """
        self._local.withdraw(number)
        for one in (k.correction for k in self._local.kept if k.number == number and k.correction is not None):
            self._anew.touch(one.origin, one.host)

    def rate_anew(self, seconds: float, on_desk: str | None = None) -> tuple[tuple[CaseLine, ...], int]:
        """Rate cases whose facts were corrected or came in a pack, for about so long; what was broken off is resumed.

        Returns the lines of those whose band changed, and how many cases are left. Errors: those of the vault.
        """
        version = self.knowledge_version
        self._anew.follow_facts(version, packed="+pack." in version)
        changed, left = self._anew.go_on(self._anew_of, seconds, on_desk)
        return tuple(case_line(row, self._anew.of(row)) for row in changed), left

    def waits_because(self) -> str:
        """Return why cases wait to be rated anew, as `exile_risk.rating_anew` says it; "" while none does."""
        return self._anew.because

    def seen(self, code: str) -> None:
        """Mark a case no longer as changed by a correction or by new facts."""
        self._anew.seen(code)

    def damage(self) -> tuple[str, ...]:
        """Check every page of the vault and return what is wrong, in words; empty for a whole vault."""
        from exile_risk.wording.vault import finding

        health = self._vault.verify()
        return () if health.sound else tuple(finding(id) for id in health.findings)

    def note_page(self, code: str, reader: str, way: str) -> None:
        """Note in the vault that a page about a case leaves it. Errors: those of the vault."""
        from exile_risk.vault.pages_out import note_page

        note_page(self._vault, code, reader, way)

    def confirm(self, passphrase: bytearray) -> None:
        """Return if this is the vault's passphrase, else raise as `WaysIn.confirm`; it stays the caller's to wipe."""
        self.ways_in.confirm(passphrase)

    def close(self) -> None:
        """Close the vault and forget its keys; a practice vault is removed."""
        self.safekeeping.before_closing()
        self._vault.close()
        if self._throw_away is not None:
            shutil.rmtree(self._throw_away, ignore_errors=True)

    @classmethod
    def _over(cls, vault: "Vault", key_file: Path | None = None) -> "Session":
        """Return a session over an open vault, which is closed again if its corrections cannot be read."""
        try:
            return cls(vault, key_file=key_file)
        except BaseException:
            vault.close()
            raise

    def _read_corrections(self) -> "LocalKnowledge":
        from exile_risk.local_knowledge import LocalKnowledge

        return LocalKnowledge(self._vault, shared_knowledge(), self.catalogue)

    def _ways_in(self, key_file: Path | None) -> "WaysIn":
        from exile_risk.ways_in import WaysIn

        return WaysIn(self._vault, key_file)

    def _case_record(self) -> "CaseRecord":
        from exile_risk.case_record import CaseRecord

        return CaseRecord(self._vault, self.catalogue)

    def _rating_anew(self) -> "RatingAnew":
        from exile_risk.rating_anew import RatingAnew

        return RatingAnew(self._vault, corrected=bool(self._local.kept))

    def _anew_of(self, code: str) -> tuple[str, str | None] | None:
        """Return summary and day to look again of a case as it is rated now; None where it cannot be read or rated."""
        from exile_risk.case_record import review_day

        try:
            draft = self.draft(code)
            found = self.assess(draft)
        except Exception:  # it stays listed as it was, and says what is wrong when it is opened
            return None
        due = review_day(draft, found, date.today()) if found is not None else None
        return self._summary(draft, found), due.isoformat() if due is not None else None

    def _words(self) -> "Vocabulary":
        return vocabulary(self.knowledge, self.catalogue)

    def _rating(self, draft: Draft) -> "Assessment | None":
        """Return the assessment of a draft, or None: damaged facts must never cost an answer of a caseworker."""
        try:
            return self.assess(draft)
        except Exception:
            return None

    def _rated(self, draft: Draft, found: "Assessment | None") -> "Rated | None":
        from exile_risk.case_record import rated

        return rated(draft, found, date.today()) if found is not None else None

    def _summary(self, draft: Draft, found: "Assessment | None") -> str:
        """Return what the case list shows, so that listing a thousand cases rates none of them again."""
        now = any(draft.answers[t].known == "yes" for t in self.catalogue.triggers if t in draft.answers)
        return json.dumps(
            {
                "origin": draft.origin,
                "host": draft.host,
                "band": None if found is None or found.band is None else int(found.band),
                "state": "empty" if found is None else found.state,
                "now": now,
            }
        )


def vocabulary(knowledge: "Knowledge", catalogue: "Catalogue") -> "Vocabulary":
    """Return the words a case file may use with this knowledge and this model."""
    from exile_risk.case_file import Vocabulary

    return Vocabulary(frozenset(knowledge.countries()), frozenset(knowledge.offences()), catalogue)


def shared_knowledge() -> "Knowledge":
    """Return the facts in use, loaded once in a process: those of a pack that was taken, else those that ship."""
    from exile_risk.fact_packs import found_anew

    with _loading:  # the window and its worker may ask at the same time
        if not _shared:
            _shared.append(found_anew().knowledge)
        return _shared[0]


_shared: list["Knowledge"] = []
_loading = threading.Lock()


@contextlib.contextmanager
def unlocked(folder: Path, passphrase: bytearray, key_file: Path | None = None) -> Iterator[Session]:
    """Open a vault for the length of a block."""
    session = Session.unlock(folder, passphrase, key_file)
    try:
        yield session
    finally:
        session.close()


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)
