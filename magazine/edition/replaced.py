"""Rows that SQLite's REPLACE deletes for another, by the hand of a program that has not set recursive_triggers.

No trigger is told of such a row, so which one it will be is looked for before. Only where some rows do not count (of
drafts, say): elsewhere the new one moves the number.
"""

from django.db import connection


def of_rows_that_go_for_another(table, plates, rule):
    """Event to statement; ``rule`` says of a row called ``gone`` whether readers could see it."""
    with connection.cursor() as cursor:
        cursor.execute(
            'SELECT l.name, i.name FROM pragma_index_list(%s) l JOIN pragma_index_info(l.name) i WHERE l."unique" '
            "ORDER BY l.name, i.seqno",
            [table],
        )
        keys = {"": ["id"]}
        for index, column in cursor.fetchall():
            keys.setdefault(index, []).append(column)
    keys = [columns for columns in keys.values() if None not in columns]  # that stands for what is reckoned
    same = " OR ".join(
        "({})".format(" AND ".join(f'gone."{column}" = NEW."{column}"' for column in columns)) for columns in keys
    )
    named = ", ".join(f'"{column}"' for column in sorted({column for columns in keys for column in columns}))
    made = {}
    for event, of, others in [("insert", "", ""), ("update", f" OF {named}", " AND gone.id <> OLD.id")]:
        rows = f"FROM {table} gone WHERE ({same}){others} AND {rule}"
        moved = "UPDATE edition_count SET number = number + 1; "
        if plates:
            moved += (
                f"INSERT INTO articles_platenumber (story, number) SELECT DISTINCT gone.{plates}, 0 {rows} AND "
                f"NOT EXISTS (SELECT 1 FROM articles_platenumber n WHERE n.story = gone.{plates}); "
                "INSERT INTO articles_platenumber (story, number) SELECT -1, 0 "
                "WHERE NOT EXISTS (SELECT 1 FROM articles_platenumber WHERE story = -1); "
                "UPDATE articles_platenumber SET number = number + 1 "
                f"WHERE story = -1 OR story IN (SELECT gone.{plates} {rows}); "
            )
        made[f"{event}_replaced"] = (
            f"CREATE TRIGGER {{name}} BEFORE {event.upper()}{of} ON {table} "
            f"WHEN EXISTS (SELECT 1 {rows}) BEGIN {moved}END"
        )
    return made
