"""Whole archives, as one stream of records in the format ``film-archive/1``: ``manage.py load_archive``.

A line is read (``lines``), held against the form of its kind (``forms``) and the fields of the models
(``values``), and set down with others of its kind in a batch that is written whole or not at all.
What a record names by the archive's own ids is looked up in the ``ledger``, which is kept on disk,
so that memory does not grow with the archive. What came in before is remembered (ArchiveRecord):
the same archive again changes nothing, and one that was interrupted goes on where it was.
"""
