from django.db import models


class ArchiveRecordQuerySet(models.QuerySet):
    def by_key(self, kind, keys):
        """What is remembered of records of one kind, by their keys, in one query."""
        return {record.key: record for record in self.filter(kind=kind, key__in=keys)}


class ArchiveRecord(models.Model):
    """A record of an archive as it last came in, and the row that it became: see articles.importing.archive.

    Two digests tell apart who changed what since: ``digest`` is of the record, ``state`` of the row as
    it was made of it. The row is named by its number, since an editor may give it another address.
    """

    kind = models.CharField(max_length=10)
    key = models.CharField(max_length=300, help_text="The slug; of a picture the name of its file.")
    row = models.PositiveBigIntegerField()
    digest = models.CharField(max_length=32)
    state = models.CharField(max_length=32, help_text="Of a story, the number of its saves.")
    lacking = models.PositiveIntegerField(default=0, help_text="How many of its pictures were not there.")

    objects = ArchiveRecordQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "key"],
                name="archive_record_once",
                violation_error_message="That record came in already.",
            ),
        ]

    def __str__(self):
        return f"{self.kind} {self.key}"
