"""Stories of an archive, written: a batch of new ones in a few statements, and those that came before one by one."""

from django.db import transaction

from articles.models import Article
from people.models import FormerAddress

from . import again, stories
from .batches import Batch, Wanted, keep_records, remember
from .gate import why_held_back
from .ledger import Above
from .lines import Record
from .parts import rows_of, sources_of
from .pictures import give_credits
from .rows import insert


class Stories(Batch):
    kind = "article"

    def named(self, given):
        return stories.named(given)

    def read(self, record: Record, above: Above) -> Wanted:
        return stories.read(record, above)

    def place(self, wanted: list[Wanted]):
        there = self.find(wanted)
        new = [each for each in wanted if each.remembered is None and each.key not in there]
        rows = self.make(new) if new else {}
        for each in wanted:
            if each.key not in rows:
                self.compare(each, there.get(each.key))
        rows |= {key: row.pk for key, row in there.items()}
        self.put_off_links(wanted, there, rows)
        for each in wanted:
            each.more = None
        self.note(wanted, rows)

    def find(self, wanted: list[Wanted]) -> dict[str, Article]:
        """The stories that are there, by the slugs that the archive has for them: also those that were moved since."""
        fields = ("pk", "slug", "saves", "status", "draft")
        keys = {each.key for each in wanted}
        rows = {each.key: each.remembered.row for each in wanted if each.remembered}
        there = {row.slug: row for row in Article.objects.filter(slug__in=keys - rows.keys()).only(*fields)}
        if unknown := keys - rows.keys() - there.keys():
            former = FormerAddress.objects.of_model(Article).filter(slug__in=unknown)
            rows |= dict(former.values_list("slug", "object_id"))
        found = {row.pk: row for row in Article.objects.filter(pk__in=rows.values()).only(*fields)} if rows else {}
        return there | {key: found[pk] for key, pk in rows.items() if pk in found}

    def make(self, new: list[Wanted]) -> dict[str, int]:
        for each in new:
            self.hold_back(each)
        with transaction.atomic():
            sources = sources_of(new)
            articles = Article.objects.bulk_create(
                Article(slug=each.key, source_id=sources.get(each.key), **each.values) for each in new
            )
            pairs = [(article.pk, each.more) for article, each in zip(articles, new, strict=True)]
            for rows in rows_of(pairs):
                insert(*rows)
            keep_records([remember(self.kind, each, article, "0") for article, each in zip(articles, new, strict=True)])
            credits = {mark: credit for each in reversed(new) for mark, credit in each.more.credits.items()}
            give_credits(self.load.ledger, credits, self.load.cleared_under)
        self.load.report.count("made", self.kind, len(new))
        return {each.key: article.pk for article, each in zip(articles, new, strict=True)}

    def hold_back(self, each: Wanted):
        """Make a draft of a story that a check stops. The moment that it is dated stays with it."""
        if each.more.cleaned:
            count = each.more.cleaned
            noun = "paragraph" if count == 1 else "paragraphs"
            self.load.report.add("cleaned", count)
            self.remark(each.line, each.key, f"{count} {noun} held markup that is not kept; the words are all there.")
        if each.values["status"] == Article.Status.PUBLISHED and (
            reason := why_held_back(each.values, each.more.blocks)
        ):
            each.values["status"] = Article.Status.DRAFT
            self.load.report.add("held_back")
            self.remark(each.line, each.key, f"came in as a draft: {reason}")

    def compare(self, each: Wanted, row: Article | None):
        """A story that came in before, or that was there already."""
        report, known = self.load.report, each.remembered
        if row is None:
            return self.leave(each, "was deleted at the desk since, and is not made again.")
        if known is None:
            return self.leave(each, "is at an address that a story of ours has or had. That one stays as it is.")
        mine = known.state == str(row.saves)
        if known.digest == each.digest and (not mine or each.lacking >= known.lacking):
            return report.count("unchanged", self.kind)
        if known.digest == each.digest:
            if again.complete(row, each):
                report.add("completed")
            return report.count("unchanged", self.kind)
        if not mine:
            return self.leave(each, "says something else than before, and an editor has saved it since. It stays.")
        self.remark(each.line, each.key, again.change(row, each))
        return report.count("changed", self.kind)

    def leave(self, each, words):
        self.remark(each.line, each.key, words)
        self.load.report.count("kept", self.kind)

    def put_off_links(self, wanted, there, rows):
        """Links of stories that are as the archive made them are looked at when all is in."""
        for each in wanted:
            row = there.get(each.key)
            mine = row is None or (each.remembered and each.remembered.state == str(row.saves))
            if each.more.links and mine and each.key in rows:
                self.load.ledger.put_off(each.line, rows[each.key], " ".join(dict.fromkeys(each.more.links)))
