"""What publishing one story takes on a magazine of any size: ``--only publishing``.

Each round saves a story that is no reader's yet, publishes it, and asks for the pages on which it then
stands. Publishing is its checks, its rows and a version, its social picture, the notes for the index and the
numbers of editions and plates. Everything else comes with the next reading, and is told apart.
"""

import logging
import statistics
import time
from itertools import islice

from articles import drafting
from articles.checks import check
from articles.models import Article
from magazine.search.indexing import take_in_everything

CLOCKS = {"elapsed": time.perf_counter, "work": time.process_time}


def run(options, say, magazine):
    for size in options.sizes:
        with magazine(size, options):
            print_steps(size, measure(size, options.rounds, say))


def measure(size, rounds, say):
    from django.test import Client

    from tests.factories import make_editor

    take_in_everything(lambda done: say(f"\r{done:,} rows taken into the index"))
    logging.disable()  # made-up photos have no files, which the social picture of each story would say
    editor, reader, steps = make_editor(f"publisher-{time.time_ns()}"), Client(), {}
    made_up = Article.objects.live().filter(draft=None).newest_first()[: 20 * rounds]
    ready = (story for story in made_up if not any(problem.stops for problem in check(story)))
    for number, story in enumerate(islice(ready, rounds + 1)):
        say(f"\rstory {number} of {rounds}")
        section = story.section.get_absolute_url()
        reader.get(story.get_absolute_url()), reader.get(section)  # so that both have plates
        took = Timed()
        Article.objects.filter(pk=story.pk).update(status=Article.Status.DRAFT)
        story.refresh_from_db()
        frozen = drafting.in_hand(story)
        frozen["story"]["title"] = f"Anew {number}"
        with took("the save itself"):
            drafting.save_draft(story, frozen, base=story.saves, by=editor)
        story = Article.objects.get(pk=story.pk)
        with took("publishing it"):
            drafting.publish(story, base=story.saves, by=editor, reason="For measuring only")
        for name, address in {
            "then the first search": f"/search/?q=Anew+{number}",
            "the first reading of the story": story.get_absolute_url(),
            "the second": story.get_absolute_url(),
            "the first reading of its section": section,
            "the second, of the section": section,
            "the first reading of the front page": "/",
        }.items():
            with took(name):
                reader.get(address)
        if number:  # the first one warms what is kept for the process
            for step, figures in took.steps.items():
                steps.setdefault(step, []).append(figures)
    say("\r" + 40 * " " + "\r")
    return steps


class Timed:
    def __init__(self):
        self.steps = {}

    def __call__(self, name):
        self.name = name
        return self

    def __enter__(self):
        self.begun = {clock: read() for clock, read in CLOCKS.items()}

    def __exit__(self, *failed):
        self.steps[self.name] = {clock: 1000 * (read() - self.begun[clock]) for clock, read in CLOCKS.items()}


def print_steps(size, steps):
    print(f"\n{f'Publishing one of {size:,} stories':40}{'elapsed ms':>12}{'work ms':>10}")
    for name, rounds in steps.items():
        elapsed, work = (statistics.median(each[clock] for each in rounds) for clock in CLOCKS)
        print(f"{name:40}{elapsed:12.1f}{work:10.1f}")
