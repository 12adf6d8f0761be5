"""Many pictures developed side by side, a process to each core, whatever becomes of the processes."""

import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import get_context, parent_process
from typing import NamedTuple

from .darkroom import Order
from .originals import BrokenPicture

DIED = "The process that developed it was ended from outside. Is there too little memory for a picture of its size?"


class Job(NamedTuple):
    """One picture on its way through the darkroom."""

    key: object
    original: bytes
    order: Order


def develop_all(jobs: Iterable[Job], develop: Callable, workers: int = 0) -> Iterator[tuple[Job, object]]:
    """Each job with what ``develop`` makes of it, or with the BrokenPicture that says why not, as they are done.

    Jobs are taken two ahead for each core: enough to keep it busy, few enough to hold in memory.
    """
    workers, jobs = workers or os.cpu_count() or 1, iter(jobs)
    while unknown := (yield from _side_by_side(jobs, develop, workers)):
        # A process died, which ends them all and does not say over which picture. Alone, each tells.
        for job in unknown:
            if (yield from _side_by_side(iter([job]), develop, workers=1)):
                yield job, BrokenPicture(DIED)


def _side_by_side(jobs, develop, workers):
    """Develop until all is done, or a process dies; returns the jobs of which it is not known what became."""
    unknown: list[Job] = []
    # Spawned, not forked: no child may hold this process's database connection.
    with ProcessPoolExecutor(workers, get_context("spawn"), initializer=_begin) as darkrooms:
        running = {}

        def start(count):
            for job in islice(jobs, count):
                unknown.append(job)
                running[darkrooms.submit(develop, job.original, job.order)] = job

        try:
            start(2 * workers)
            while running:
                for done in wait(running, return_when=FIRST_COMPLETED).done:
                    job = running.pop(done)
                    try:
                        outcome = done.result()
                    except BrokenPicture as reason:
                        outcome = reason
                    start(1)
                    unknown.remove(job)
                    yield job, outcome
        except BrokenProcessPool:
            return unknown
    return []


def _begin():
    """Leave Ctrl-C to the parent, and never outlive it: a child of a killed parent would wait for ever."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_the_parent, daemon=True).start()


def _end_with_the_parent():
    parent_process().join()
    os._exit(1)
