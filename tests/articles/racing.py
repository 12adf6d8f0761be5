"""Many editors saving one story at once. Run as a program it uses a database file of its own."""

import sys
import threading

from django.db import connections


def race(article_pk, editors, saves):
    """Each editor adds as many words as they have saves, taking up the newest state whenever refused."""
    problems = []
    threads = [threading.Thread(target=edit, args=(article_pk, f"e{n}", saves, problems)) for n in range(editors)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if problems:
        raise problems[0]


def edit(article_pk, name, saves, problems):
    try:
        for number in range(saves):
            while not save_once(article_pk, f"{name}.{number}"):
                pass
    except Exception as problem:
        problems.append(problem)
    finally:
        connections.close_all()


def save_once(article_pk, word):
    from articles import drafting
    from articles.models import Article

    article = Article.objects.get(pk=article_pk)
    frozen = drafting.in_hand(article)
    (block,) = frozen["parts"]["blocks"]
    block["text"] = block["text"].replace("</p>", f" {word}</p>")
    try:
        drafting.save_draft(article, frozen, base=article.saves, by=None)
    except drafting.StaleSave:
        return False
    return True


def words_in_hand(article):
    """The words that the editors' last state holds, and how many versions were kept."""
    from articles import drafting

    (block,) = drafting.in_hand(article)["parts"]["blocks"]
    return block["text"].removeprefix("<p>").removesuffix("</p>").split(), article.versions.count()


def main(editors, saves):
    import django

    django.setup()
    from articles.models import Article
    from tests.factories import make_article
    from tests.tables import make_tables

    make_tables()
    article = make_article(body=["Begun."])
    race(article.pk, editors, saves)
    words, versions = words_in_hand(Article.objects.get(pk=article.pk))
    print(len(words), len(set(words)), versions)


if __name__ == "__main__":
    main(*(int(argument) for argument in sys.argv[1:]))
