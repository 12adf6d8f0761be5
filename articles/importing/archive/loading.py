"""An archive into the database: one pass, in batches that are written whole or not at all."""

from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.db import DataError, IntegrityError

from people.models import AuditEntry
from people.text import one_line

from .awards import Nominations
from .batches import Load
from .films import Films
from .gate import hold_back_dead_ends
from .ledger import Ledger
from .lines import Record, read_meta, records
from .newsroom import Stories
from .pictures import Pictures
from .report import Remark, Report
from .shelf import People, Sections, Tags

# In this order every record of a window finds those that it names.
BATCHES = {each.kind: each for each in (Sections, Tags, Pictures, People, Films, Nominations, Stories)}
# How many of a kind are written at once: as long as nobody who waits for the database minds.
AT_ONCE = defaultdict(lambda: 500, article=100, photo=100)
# What is read ahead of what is written.
WINDOW_RECORDS, WINDOW_BYTES, WINDOW_STORIES = 1000, 2 * 1024 * 1024, 100
COUNTED = {"articles": "article", "people": "person", "films": "film", "tags": "tag", "photos": "photo"}


def load(
    path: Path,
    *,
    pictures: Path | None = None,
    cleared_under: str = "",
    tell: Callable[[Remark], None] = lambda remark: None,
    progress: Callable[[int, int, int], None] = lambda stories, read, size: None,
) -> Report:
    """Bring an archive in; NoArchive where the file is none. ``tell`` is given a word on records as it goes.

    What is in when this ends, however it does, stays in, and is not done again.
    """
    report = Report(tell)
    with path.open("rb") as file:
        meta = read_meta(file)
        loading = Loading(Load(Ledger(), report, pictures, cleared_under))
        size = path.stat().st_size
        try:
            for record in loading.through(records(file)):
                if record.refused:
                    report.counts["refused"]["line"] += 1
                    tell(Remark(record.line, "", one_line(record.refused), refused=True))
                progress(loading.stories, file.tell(), size)
            hold_back_dead_ends(loading.load.ledger, report)
            compare_counts(meta, report)
        finally:
            loading.load.ledger.close()
            if report.did_something:
                words = f"{report}; from {path.name}"
                AuditEntry.objects.record(AuditEntry.Action.IMPORTED, None, by=None, words=words)
    return report


class Loading:
    """Records on their way into batches."""

    def __init__(self, load: Load):
        self.load = load
        self.batches = {kind: batch(load) for kind, batch in BATCHES.items()}
        self.waiting: dict[str, list[Record]] = {kind: [] for kind in BATCHES}
        self.stories = 0

    def through(self, found):
        """Take records in by windows; those that cannot be read are handed on."""
        count = size = 0
        for record in found:
            if not record.refused and record.kind not in BATCHES:
                known = ", ".join(BATCHES)
                record.refused = f"is of the kind {record.kind[:40]!r}. There are: {known}."
            if record.refused:
                yield record
                continue
            self.waiting[record.kind].append(record)
            count, size = count + 1, size + record.size
            if count >= WINDOW_RECORDS or size >= WINDOW_BYTES or len(self.waiting["article"]) >= WINDOW_STORIES:
                self.take_window()
                count = size = 0
                yield record
        self.take_window()

    def take_window(self):
        for kind, waiting in self.waiting.items():
            for start in range(0, len(waiting), AT_ONCE[kind]):
                self.take(kind, waiting[start : start + AT_ONCE[kind]])
            self.stories += len(waiting) if kind == "article" else 0
            waiting.clear()

    def take(self, kind: str, some: list[Record], again: bool = True):
        """One batch. Where the database refuses it, its records one by one, to find the one that it is about."""
        ledger, report = self.load.ledger, self.load.report
        ledger.begin()
        try:
            self.batches[kind].take(some)
        except (IntegrityError, DataError) as error:
            ledger.rollback()
            report.forget()
            if len(some) > 1:
                for record in some:
                    self.take(kind, [record])
            elif again:  # somebody at the desk may just have been quicker, and what they made is there now
                self.take(kind, some, again=False)
            else:
                ledger.begin()
                self.batches[kind].refuse(some[0], f"is refused by the database: {error}".strip())
                ledger.commit()
                report.settle()
            return
        except BaseException:
            ledger.rollback()
            report.forget()
            raise
        ledger.commit()
        report.settle()


def compare_counts(meta: dict[str, Any], report: Report):
    """Whether as many records came as the first line says: a file may be cut short between two lines."""
    for name, kind in COUNTED.items():
        said = meta.get(name)
        came = sum(counts[kind] for counts in report.counts.values())
        if type(said) is int and said != came:
            report.tell(
                Remark(1, "meta", f"says that there are {said:,} {name}, and {came:,} came. Is this all of it?")
            )
