"""Many readers coming first at the instant of a launch. Run as a program it uses a database file of its own."""

import sys
import threading

from django.db import connections


def set_up(stories):
    """A launch that is due, of stories with a change each."""
    from articles import drafting
    from articles.launching import version_in_hand
    from articles.models import Article, Launch, LaunchItem
    from tests.factories import ago, make_ready_article

    launch = Launch.objects.create(goes_live_at=ago(seconds=1))
    for number in range(stories):
        article = make_ready_article(f"Before {number}")
        frozen = drafting.in_hand(article)
        frozen["story"]["title"] = f"After {number}"
        drafting.save_draft(article, frozen, base=0, by=None)
        article = Article.objects.get(pk=article.pk)
        LaunchItem.objects.create(launch=launch, article=article, version=version_in_hand(article, by=None))
    return launch


def come_together(readers):
    """Everybody asks for what is due at once: how many found something to do, and what each then saw."""
    done, seen, problems, gate = [], [], [], threading.Barrier(readers)
    threads = [threading.Thread(target=come, args=(gate, done, seen, problems)) for _ in range(readers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if problems:
        raise problems[0]
    return len(done), seen


def come(gate, done, seen, problems):
    from articles.launching import carry_out_due
    from articles.models import Article

    try:
        gate.wait()
        done.extend(carry_out_due())
        seen.append(Article.objects.filter(title__startswith="After").count())
    except Exception as problem:
        problems.append(problem)
    finally:
        connections.close_all()


def main(readers, stories):
    import django

    django.setup()
    from articles.models import Version
    from tests.tables import make_tables

    make_tables()
    set_up(stories)
    done, seen = come_together(readers)
    print(done, min(seen), Version.objects.filter(kind=Version.Kind.PUBLISHED).count())


if __name__ == "__main__":
    main(*(int(argument) for argument in sys.argv[1:]))
